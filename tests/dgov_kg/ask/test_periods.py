"""What is dated within a period: after a year, since it, before it, from one to another."""

from __future__ import annotations

import pytest

import dgov_kg

SHANGHAI = {"shanghai-work-points-2019", "shanghai-work-points-2020"}


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("2018年以后上海为一网通办出了哪些文件？", SHANGHAI),
        ("Which documents did Shanghai issue after 2018?", SHANGHAI),
        ("Which documents did Shanghai issue since 2020?", {"shanghai-work-points-2020"}),
        ("2019年以后浙江发布了哪些规划？", {"zhejiang-digital-government-plan"}),
        ("2010年以前出台了哪些文件？", {"e-government-opinions", "digital-guangdong-opinions"}),
        (
            "Which documents of 2022 or later are in table 1?",
            {
                *("service-standardisation-opinions", "digital-government-opinions"),
                "data-institutions-opinions",
            },
        ),
    ],
)
def test_the_things_of_a_period_are_told_and_no_others(kg, words, slugs):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {value.slug for value in answer.values} == slugs


def test_each_thing_is_told_with_its_date(kg):
    assert "work points for advancing one-network handling in 2019 (2019)" in (
        kg.ask("Which documents did Shanghai issue after 2018?").sentence
    )


def test_what_is_for_a_period_is_not_said_to_be_of_then(kg):
    """The text does not say when the work points for 2022 were issued."""

    said = kg.ask("2020年之后广东有哪些政策文件？").sentence

    assert "广东省数字政府改革建设2022年工作要点（所定时段：2022年）" in said
    assert "没有注明时间的：广东省“数字政府2.0”建设方案" in said


def test_firms_without_a_date_are_named_as_such(kg):
    said = kg.ask("Which companies have been founded since 2019?").sentence

    assert said.startswith("Digital Zhejiang Technology Operation Co., Ltd. (2019).")
    assert "The article does not date: Digital Guangdong" in said


def test_the_centre_has_no_documents_of_a_province(kg):
    answer = kg.ask("2022年以前中央发布了哪些文件？")

    assert {"e-government-opinions", "informatisation-plan"} <= {v.slug for v in answer.values}
    assert not any("shanghai" in value.slug for value in answer.values)


def test_where_nothing_is_of_the_period_it_is_said_and_what_there_is(kg):
    answer = kg.ask("2025年以后北京出台了哪些文件？")

    assert answer.outcome == "not-said"
    assert "北京市推进政务服务“一网通办”工作实施方案（2018年）" in answer.sentence


@pytest.mark.parametrize(
    ("words", "sentences", "command"),
    [
        ("2020年以前浙江做了什么？", {"p14s2", "p16s4"}, "--until 2019 --province zhejiang"),
        (
            "What did Guangdong do between 2008 and 2017?",
            {"p11s2", "p11s3", "p10s1"},
            "--since 2008 --until 2017 --province guangdong",
        ),
        ("What happened before 2000?", {"p02s2", "p04s4", "p04s5"}, "--until 1999"),
        ("2019年以后北京有哪些动作？", {"p19s5"}, "--since 2020 --province beijing"),
    ],
)
def test_what_happened_in_a_period_is_on_its_timeline(kg, words, sentences, command):
    """What is dated "after 2019" is after 2019, too."""

    answer = kg.ask(words)

    assert {node.slug for node in answer.evidence} == sentences
    assert answer.command == f"dgov-kg run timeline {command}"


@pytest.mark.parametrize(
    "words",
    ["请概括一下2016年以后这个阶段的三个特征。", "What was issued under the 2018—2020 plan?"],
)
def test_a_stage_and_a_title_set_no_period(kg, words):
    assert "--since" not in kg.ask(words).command


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (
            "2022年中央出台了哪几份与数字政府有关的文件？",
            {
                *("service-standardisation-opinions", "digital-government-opinions"),
                "data-institutions-opinions",
            },
        ),
        (
            "Besides the smart city outline, which policy documents did Beijing issue after 2019?",
            {
                "beijing-digital-government-affairs-action-scheme",
                *("beijing-digital-services-scheme", "beijing-integrated-supervision-scheme"),
            },
        ),
        ("2018年以后浙江还印发了哪份数字政府方面的规划？", {"zhejiang-digital-government-plan"}),
    ],
)
def test_what_a_question_leaves_open_or_sets_aside_counts_for_nothing(kg, words, slugs):
    """Digital government as such narrows nothing; what is besides is not told."""

    assert {value.slug for value in kg.ask(words).values} == slugs


def test_by_whom_is_told_of_each(kg):
    said = kg.ask("Which policy documents were issued in 2022, and by whom?").sentence

    assert "government services (March 2022, State Council)" in said
