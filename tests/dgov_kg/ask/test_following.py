"""A question that follows another leaves to it what it is about."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("questions", "full"),
    [
        (["谁在运营广东的数字政府？", "那浙江呢？"], "谁在运营浙江的数字政府？"),
        (
            ["谁在运营广东的数字政府？", "那浙江呢？", "它是哪年成立的？"],
            "数字浙江技术运营有限公司是哪年成立的？",
        ),
        (["What is Digital Guangdong?", "Who funded it?"], "Who funded Digital Guangdong?"),
        (
            ["What is Digital Guangdong?", "Who funded it?", "And Cloud Guizhou?"],
            "Who funded Cloud Guizhou?",
        ),
        (["What happened in 2018?", "And in 2019?"], "What happened in 2019?"),
        (
            ["Did Alibaba invest in Digital Guangdong?", "And Tencent?"],
            "Did Tencent invest in Digital Guangdong?",
        ),
        (
            ["How many people work at Tencent?", "And who invested in Digital Guangdong?"],
            "And who invested in Digital Guangdong?",
        ),
    ],
)
def test_what_it_leaves_out_is_taken_from_the_question_before(kg, questions, full):
    answer = None
    for words in questions:
        answer = kg.ask(words, after=answer)

    assert answer.question == full
    assert answer.outcome == "answered"


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("数字浙江是哪年成立的？", "贵州呢？"),
        ("Which provinces are in the top ten?", "Who published it?"),
        ("谁在运营广东的数字政府？", "数字浙江是哪年成立的？"),
    ],
)
def test_what_is_of_another_sort_or_not_meant_is_not_guessed(kg, first, words):
    assert kg.ask(words, after=kg.ask(first)).question == words
