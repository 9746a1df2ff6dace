"""Questions of several parts: what is told is answered, and what is not is said not to be."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "told", "unsaid"),
    [
        ("数字广东是谁出资的，注册资本多少？", "腾讯", "另外所问的，文章没有说"),
        ("When was Digital Zhejiang founded, and who is its chairman?", "2019", "besides"),
    ],
)
def test_the_part_that_is_told_is_answered_beside_one_that_is_not(kg, words, told, unsaid):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert told in answer.sentence
    assert unsaid in answer.sentence


def test_a_part_without_a_thing_of_its_own_is_not_answered_for_another(kg):
    """Departments are told in the sentence, and not those in which anything was breached."""
    answer = kg.ask("How many data breaches are recorded, and in which departments?")

    assert answer.outcome == "not-said"


def test_who_they_are_is_told_by_the_list_that_was_counted(kg):
    answer = kg.ask("How many shareholders does the Guangdong operating company have, and who?")

    assert {node.slug for node in answer.evidence} == {"p13s3"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("贵州的平台公司是哪几家国企出资组建的？", "moutai"),
        (
            "Who put up the money for the company that runs Guangdong's digital government?",
            "tencent",
        ),
        ("广东出资成立了哪家公司？", "digital-guangdong"),
    ],
)
def test_who_founds_is_told_apart_from_what_is_founded(kg, words, value):
    assert value in {one.slug for one in kg.ask(words).values}


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        (
            "What three forms of public-private partnership exist, and what is the risk of each?",
            {"p34s2", "p34s3", "p34s4", "p34s5"},
        ),
        ("What did Beijing do in 2017 and in 2019?", {"p19s2", "p19s4"}),
        ("Which provinces ranked in the top ten for digitalisation, according to whom?", {"p10s3"}),
    ],
)
def test_each_part_is_answered_by_what_has_its_own_words(kg, words, evidence):
    answer = kg.ask(words)

    assert {node.slug for node in answer.evidence} == evidence


@pytest.mark.parametrize(
    ("words", "verdict", "said"),
    [
        ("Did Guangdong and Zhejiang both set up an operating company?", "yes", "Zhejiang: "),
        ("广东和浙江是不是都搞管运分离？", "yes", "浙江："),
        ("Were Digital Zhejiang and Cloud Guizhou both founded in 2019?", "", "Zhejiang: Yes."),
        ("Are both Digital Guangdong and Digital Zhejiang state-controlled?", "", "Zhejiang: Yes."),
    ],
)
def test_what_is_said_of_several_is_settled_of_each(kg, words, verdict, said):
    """Where the article settles it of one of them only, neither yes nor no is said of both."""
    answer = kg.ask(words)

    assert answer.outcome == ("answered" if verdict else "not-said")
    assert answer.verdict == verdict
    assert said in answer.sentence


def test_a_comparison_is_not_taken_apart_at_its_names(kg):
    answer = kg.ask("How do Guangdong and Guizhou differ in who operates their digital government?")

    assert {node.slug for node in answer.values} == {"digital-guangdong", "cloud-guizhou"}
    assert "owned by the provincial state" in answer.sentence
