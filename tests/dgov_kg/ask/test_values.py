"""The values that are asked for, and no more: of a statement, of two things, of what is advised."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="zh")


def _names(answer):
    return {value.zh for value in answer.values}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("北京的数字化改革坚持什么？", {"一张图规划", "一体化部署", "一盘棋推进"}),
        ("数字技术落后的地方，项目靠什么来做？", {"远程开发", "项目委托"}),
        ("What does Beijing combine its city code with?", {"城市码", "电子营业执照企业身份码"}),
        ("What is lacking for services across provinces?", {"“跨省通办”的落地支撑"}),
    ],
)
def test_what_a_statement_gives_answers_rather_than_the_statement(kg, words, names):
    assert _names(kg.ask(words)) == names


def test_what_a_statement_does_not_say_itself_does_not_answer_for_it(kg):
    """What the teams work under is no answer to what they lean towards."""

    answer = kg.ask("What do operating teams lean towards?")

    assert _names(answer) == {"运营团队偏向各种检测测试"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("试点推广要避免什么？", {"项目上避免盲目跟风"}),
        ("What should local governments unify?", {"尽可能使牵头部门与主管部门统一"}),
        (
            "What should be made clear for the approval of projects?",
            {"明确准入原则", "明确总体流程", "明确负面清单"},
        ),
    ],
)
def test_of_what_is_advised_the_verb_that_is_asked_by_tells_what_is_meant(kg, words, names):
    assert _names(kg.ask(words)) == names


def test_all_that_is_advised_is_told_where_no_verb_tells(kg):
    assert len(_names(kg.ask("2015年中央政府工作报告提出了什么？"))) > 1


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Which law is both blamed for leaving data undivided and taken as a basis?",
            {"中华人民共和国数据安全法"},
        ),
        ("哪些省市既在全国前十之列，又有管运分离的特点？", {"广东省", "浙江省"}),
    ],
)
def test_what_two_things_hold_of_is_what_answers_each(kg, words, names):
    answer = kg.ask(words)

    assert _names(answer) == names
    assert len({node.slug for node in answer.evidence}) > 1


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("茅台跟数字政府有什么关系？", {"p24s2"}),
        ("“新基建”跟数字政府建设有什么关系？", {"p42s3"}),
        ("区块链和政府监管有什么关系？", {"p31s3"}),
        ("数字政府建设和“放管服”改革有什么关系？", {"p29s2", "p45s1"}),
    ],
)
def test_two_things_are_connected_by_what_speaks_of_both(kg, words, evidence):
    assert {node.slug for node in kg.ask(words).evidence} == evidence


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("点对点通办服务开通了几个？", "34"),
        ('How many "point-to-point" services between provinces has the platform opened?', "34"),
        ("How many stages of goals does the June 2022 opinion set?", "two"),
    ],
)
def test_the_number_of_what_is_named_is_told_and_no_other(kg, words, number):
    answer = kg.ask(words)

    assert len(answer.values) == 1
    assert number in answer.sentence


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("哪些类型的数据发生过泄露？", {"p38s2"}),
        ("云上贵州的出资方有哪些？", {"p24s2"}),
        ("我国第一个严格意义上的政府网站叫什么？", {"p04s4"}),
        (
            "Which technologies are meant for recognising papers across provinces?",
            {"p43s3"},
        ),
        ("哪些部门是垂管部门？", {"p28s7"}),
        (
            "What are the dangers of internal management and service delivery respectively?",
            {"p34s3", "p34s4"},
        ),
    ],
)
def test_the_noun_that_is_asked_for_is_found(kg, words, evidence):
    """A measure, a noun before 哪些, a verb before the noun, two things asked of each."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {node.slug for node in answer.evidence} == evidence


def test_no_cited_work_answers_where_none_is_asked_for(kg):
    answer = kg.ask("基层信息化工作没有被列入什么规划？")

    assert answer.outcome == "answered"
    assert [node.slug for node in answer.evidence] == ["p28s5"]
    assert not any("文献" in value.zh for value in answer.values)


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("公私合作的三种模式里，哪一种会使政府职能转变更困难？", {"p34s3"}),
        ("And how many stages do most Chinese scholars distinguish?", {"p02s1"}),
        ("浙江那家国资控股的运营公司是哪一年成立的？", {"p16s4"}),
    ],
)
def test_of_several_the_one_that_is_meant_answers(kg, words, slugs):
    assert {node.slug for node in kg.ask(words).evidence} == slugs


def test_with_whom_they_did_it_is_no_answer_to_who_did(kg):
    answer = kg.ask("Which firms founded Cloud Guizhou together with the provincial SASAC?")

    assert len(answer.values) == 4
    assert "guizhou-sasac" not in {node.slug for node in answer.values}


def test_people_who_work_somewhere_are_not_counted_by_what_they_do(kg):
    assert kg.ask("How many people work at Cloud Guizhou?").outcome == "not-said"


def test_what_stands_beside_a_body_is_not_who_makes_it_up(kg):
    answer = kg.ask("Who made up the leading group for digital government reform in Guangdong?")

    assert answer.outcome == "not-said"
