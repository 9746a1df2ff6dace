"""Spelling that does not matter to a name or a question."""

from __future__ import annotations

import pytest

from dgov_kg.names.spelling import folded, language_of, plain, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("數字廣東", "数字广东"),
        ("“一网通办”", "一网通办"),
        ("ＡＰＰ", "app"),
        ("Digital  Guangdong", "digital guangdong"),
        ("贵州双龙航空港（集团）", "贵州双龙航空港(集团)"),
    ],
)
def test_names_are_the_same_however_they_are_written(one, other):
    """Script, width, case, marks and spaces make no other name."""

    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("二〇二二年", "2022年"),
        ("零八年底", "2008年底"),
        ("九九年", "1999年"),
        ("一九年", "一九年"),
        ("十二年", "十二年"),
    ],
)
def test_years_in_characters_become_digits(words, expected):
    """A year in characters is read as a year, a number of years is not."""

    assert plain(words) == expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("谁在运营？", "zh"),
        ("what is 一网通办", "en"),
        ("zhejiang的“152”到底啥意思?", "zh"),
        ("Who?", "en"),
        ("？？", "en"),
    ],
)
def test_a_question_is_answered_in_the_language_it_is_in(words, language):
    """Names in the other language do not change the language of a question."""

    assert language_of(words) == language


def test_tokens_know_where_they_stand():
    """A token's place is that in the plain text, so that clauses can be told apart."""

    found = tokens("广东’s 12 companies")

    assert [(token.text, token.start) for token in found] == [
        ("广", 0),
        ("东", 1),
        ("12", 5),
        ("compani", 8),
    ]
