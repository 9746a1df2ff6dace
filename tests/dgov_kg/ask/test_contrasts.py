"""What has a point of a sentence right or wrong, and what asks for more: the data and its use."""

from __future__ import annotations

import re
from collections import Counter

import pytest

import dgov_kg
from dgov_kg.ask.check.contrasting import contrasted
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.words.phrases import laid_out, words_of
from dgov_kg.ask.words.wordings import contrasts, ways_to_ask
from dgov_kg.names.spelling import language_of
from dgov_kg.namespaces import SOURCES

#: Wordings that ask whether, or offer a choice, may say what is not so.
_OPEN_TO_FALSEHOOD = re.compile(
    r"真的|既然|吗|还是|是不是|听说|有没有|到底|哪头|满意|有多|属于|算不算|有没|与否|吧|不是"
    r"|\b(?:is it|was it|or|right|whether|true|correct|leaving aside|besides|other than|except|not"
    r"|instead|than)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|can|should|must|will|would|could|may)\b"
)
_MOST_PLACES = 2  # A fact that more sentences say is not of any one of them.


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


def test_every_table_is_of_sentences_of_the_graph_and_in_both_languages(kg):
    """A sentence that is not there would never be asked about, nor words of no language."""

    sentences = set(kg.memory.content["in_sentence"])
    for source, kind, table in contrasts():
        names = table.get("all_but", table.get("sentence"))
        for name in [names] if isinstance(names, str) else names:
            assert f"{SOURCES}{source}/{name}" in sentences, f"contrasts: no sentence {name}"
        sides = [table] if kind == "unsaid" else [table["said"], table["against"]]
        assert all({"zh", "en"} <= side.keys() for side in sides), table
        assert sides[-1]["zh"] or sides[-1]["en"], table


def test_no_phrase_stands_twice_on_a_side_nor_says_nothing():
    """What is sought once is enough, and a phrase of marks alone is never found."""

    for _, kind, table in contrasts():
        sides = [table] if kind == "unsaid" else [table["said"], table["against"]]
        for side in sides:
            for language in ("zh", "en"):
                laid = Counter(laid_out(phrase, language) for phrase in side[language])
                assert "" not in laid, table
                assert max(laid.values(), default=1) == 1, (table, laid.most_common(1))


def test_no_wording_is_held_against_the_sentence_that_it_leads_to(kg):
    """Thousands of ways to ask rightly take nothing wrong for granted, nor ask for the unsaid."""

    memory = kg.memory
    number = {fact: one for one, fact in enumerate(memory.facts)}
    points = contrasted(contrasts(), memory.content["in_sentence"])
    tried = 0
    for about, gives, ways in ways_to_ask():
        fact = number[Fact(tuple(memory.number[f"dg:{slug}"] for slug in about), gives)]
        if len(memory.said[fact]) > _MOST_PLACES:
            continue
        for way in ways:
            language = language_of(way)
            if _OPEN_TO_FALSEHOOD.search(way.lower()):
                continue
            words = words_of(way, language)
            for place in memory.said[fact]:
                key = memory.spoken_at[place], language
                tried += 1
                for line in points["contrasts"].get(key, "").split("\n"):
                    said, wrong = ([*filter(None, s.split("\t"))] for s in (line or "|").split("|"))
                    found = [one for one in wrong if words.where(one, is_affirmed=True)]
                    assert not [
                        one for one in found if not any(words.holds_beside(s, one) for s in said)
                    ], f"{key}: “{way}”"
                asked = re.split(r"[\t\n]", points["unsaid"].get(key, ""))
                assert not [one for one in asked if one and words.where(one)], f"{key}: “{way}”"
    assert tried > 20_000


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Why did Guangdong get off to such a late start with digital government?", "p11s1"),
        ("Why do regional gaps shrink once digital government goes deeper?", "p25s2"),
        ("既然非敏感信息一律不许流通，该怎么管？", "p53s5"),
        ("为什么敏感信息可以自由流通？", "p53s5"),
        ("作者为什么主张先建数字政府，再搞“放管服”改革？", "p45s1"),
        ("Why is it that private companies run the cloud firm in Guizhou?", "p24s2"),
    ],
)
def test_what_a_question_has_wrong_of_its_sentence_is_put_right(kg, words, sentence):
    """Whatever it asks, what it takes for granted is named, and what the article says is said."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("“接诉即办”提高了公共服务水平吗？", "yes"),
        (
            "Is it true that leaks of state secrets and trade secrets occur from time to time?",
            "yes",
        ),
        ("广东有没有设政府首席数据官？", "yes"),
        ("Did the regional gaps narrow as digital government deepened?", "no"),
        ("敏感信息可以自由流通，对吗？", "no"),
    ],
)
def test_a_claim_is_held_against_the_points_of_its_sentence(kg, words, verdict):
    """All of it said, it is so; one point wrong, it is not."""

    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    "words",
    [
        "What was the registered capital of Digital Guangdong?",
        "青岛政务信息公众网当年花了多少钱？",
        "To exactly what administrative rank should the national coordinating body be raised?",
        "“三网一库”是哪三网?",
    ],
)
def test_what_no_sentence_gives_is_not_said(kg, words):
    """A neighbouring fact is no answer."""

    assert kg.ask(words).outcome == "not-said"


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("Was the portal of Shanghai opened before 2005?", "p17s1"),
        ("What happened in Shanghai and in Beijing in 2019?", "p19s4"),
        ("Apart from Tencent, who invested in Digital Guangdong?", "p13s3"),
        ("上海一网通办移动端是几月份上线的？", "p17s5"),
        ("What do data breaches show?", "p38s2"),
    ],
)
def test_words_that_are_meant_otherwise_are_not_held_against_a_question(kg, words, evidence):
    """Limits, one of several places, what is set aside, and what a sentence does tell."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert evidence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    ("question", "phrase", "language", "found"),
    [
        ("哪三家大企业出的资", "三家企业", "zh", "三家大企业"),
        ("三家，企业", "三家企业", "zh", ""),
        ("2015年", "5年", "zh", ""),
        ("规划2.0", "20", "zh", ""),
        ("没搞成", "搞成", "zh", ""),
        ("有没有搞成", "搞成", "zh", "搞成"),
        ("没钱", "没钱", "zh", "没钱"),
        ("省里被部门忽视了", "省…忽视", "zh", "省里被部门忽视"),
        ("five big founders", "five founder", "en", "five big founders"),
        ("not a private firm", "private firm", "en", ""),
        ("firms, private ones", "firm private", "en", ""),
    ],
)
def test_a_phrase_is_found_in_a_clause_and_affirmed(question, phrase, language, found):
    """Other words may stand within it, but no mark, no denial, and no more of a number."""

    at = words_of(question, language).where(laid_out(phrase, language), is_affirmed=True)

    assert (question[slice(*at)] if at else "") == found
