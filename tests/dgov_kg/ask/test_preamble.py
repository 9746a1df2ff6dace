"""What people say of themselves around what they ask is left out, and what it names is lent."""

from __future__ import annotations

import pytest

import dgov_kg
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.preamble import what_is_asked


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "I'm preparing a briefing on reform. Which companies invested in Digital Guangdong?",
            "Which companies invested in Digital Guangdong?",
        ),
        (
            "Which companies invested in Digital Guangdong? I ask because my essay needs it.",
            "Which companies invested in Digital Guangdong?",
        ),
        (
            "作为记者，我想核实几件事：数字广东的股东有哪些？",
            "数字广东的股东有哪些？",
        ),
        ("请问一下，数字广东的股东有哪些？谢谢！", "请问一下，数字广东的股东有哪些？"),
    ],
)
def test_what_the_asker_says_of_himself_is_left_out(kg, words, asked):
    assert what_is_asked(kg.memory, read(kg.memory, words)) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "我在写关于浙江的论文，想知道那边的运营公司是哪家？",
            "浙江，想知道那边的运营公司是哪家？",
        ),
        (
            "My list is complete but for “three networks and one database”. Who put that forward?",
            "three networks and one database, Who put that forward?",
        ),
    ],
)
def test_what_is_named_there_is_lent_to_a_question_that_refers_back_to_it(kg, words, asked):
    assert what_is_asked(kg.memory, read(kg.memory, words)) == asked


@pytest.mark.parametrize(
    "words",
    [
        "Who owns Digital Guangdong?",
        "2019年出资数字浙江的四个集团里，阿里巴巴之外还有谁？",
        "Where do we find a platform of three tiers?",
        "广东要让多少项事项跨省通办？港澳那边又是多少项？",
        "国家信息化领导小组出台了指导意见，里面提出了什么？",
        "投资数字广东的四家公司里，有没有国企？",
        "在政府工作报告里，中央提出要推广什么？",
        "部门之间对接有麻烦，作者有什么建议？",
        "Digital Zhejiang Technology Operation Co., Ltd. was founded by whom?",
    ],
)
def test_a_question_that_says_nothing_of_the_asker_stays_whole(kg, words):
    assert what_is_asked(kg.memory, read(kg.memory, words)) == words


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("I live in Beijing and wonder what app the city launched in 2017.", "beijing-app"),
        ("我老家在贵州，云上贵州到底归谁所有？", "guizhou-sasac"),
        ("我们单位想学上海，它的总门户什么时候开始试运行的？", None),
    ],
)
def test_they_are_answered_as_the_bare_question_is(kg, words, slug):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert answer.question == words
    assert slug is None or slug in {value.slug for value in answer.values}


def test_a_claim_keeps_what_it_claims(kg):
    """Of a statement in a frame no more is taken off than the frame."""

    answer = kg.ask("作为记者，我想核实：数字浙江是国资控股的，对吗？")

    assert answer.verdict == "yes"
