"""How well questions are answered, and that the evaluation itself is sound."""

from __future__ import annotations

from collections import Counter

import pytest

import dgov_kg

#: What was measured, and no less: of so many first questions of a part, or of all, at least so
#: large a share is right, at most so large a share wrong.  The parts grew; each bound stays.
BOUNDS = [
    ("develop", 337, 0.89, 0.009),
    ("develop", 484, 0.885, 0.0125),
    ("develop", 724, 0.85, 0.0125),
    ("develop", 993, 0.87, 0.0135),
    ("develop", 1292, 0.865, 0.022),
    ("develop", 1558, 0.87, 0.021),
    ("develop", 2150, 0.87, 0.0255),
    ("develop", 2575, 0.855, 0.032),
    ("develop", 2973, 0.835, 0.036),
    ("develop", 3266, 0.825, 0.036),
    ("develop", 3362, 0.835, 0.033),
    ("develop", 3649, 0.835, 0.033),
    ("develop", 3934, 0.837, 0.031),
    ("develop", 4216, 0.84, 0.03),
    ("develop", 4863, 0.837, 0.028),
    ("develop", None, 0.825, 0.036),
    ("held-back", None, 0.82, 0.029),
    ("fresh", 73, 0.775, 0.055),
    ("fresh", 193, 0.69, 0.078),
    ("fresh", 283, 0.68, 0.075),
    ("fresh", 403, 0.73, 0.075),
    ("fresh", 523, 0.74, 0.073),
    ("fresh", 832, 0.79, 0.056),
    ("fresh", 950, 0.80, 0.053),
    ("fresh", 1067, 0.805, 0.051),
    ("fresh", 1189, 0.823, 0.04),
    ("fresh", None, 0.805, 0.049),
    ("whether", None, 0.76, 0.06),
    ("manners", None, 0.6, 0.09),
]
PARTS = tuple(dict.fromkeys(part for part, *_ in BOUNDS))


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize("part", PARTS)
def test_questions_are_answered_as_well_as_was_measured(kg, scoring, part):
    """Right answers do not become fewer, wrong ones not more."""

    rows = scoring.grades(kg, part)

    for _, first, least, most in (bound for bound in BOUNDS if bound[0] == part):
        graded = rows[:first]
        found = Counter(grade for *_, grade in graded)
        assert found["right"] >= least * len(graded), scoring.table(graded)
        assert found["wrong"] <= most * len(graded), scoring.table(graded)


def test_there_are_enough_questions_of_every_sort(scoring):
    """At least 300 in both languages, and a fifth of them that cannot be answered as they stand."""

    questions = [one for part in PARTS for one in scoring.questions(part)]
    languages = Counter(question["language"] for question in questions)
    unanswerable = sum(question["outcome"] != "answered" for question in questions)

    assert len(questions) >= 300
    assert min(languages["zh"], languages["en"]) >= 150
    assert unanswerable >= 0.2 * len(questions)


def test_the_parts_share_no_question(scoring):
    """What is kept back is not asked while developing."""

    asked = [one["ask"] for part in PARTS for one in scoring.questions(part)]

    assert len(asked) == len(set(asked))


def test_the_sentences_of_the_evaluation_exist(kg, scoring):
    """Evidence names sentences of the article."""

    known = {
        row["evidence"].slug for row in kg.query("SELECT ?evidence { ?evidence a dgov:Sentence }")
    }
    for part in PARTS:
        for question in scoring.questions(part):
            named = {*question["evidence"], *question.get("also", ())}
            assert named <= known, f"{part}: {question['ask']}: {named - known}"


def test_a_wrong_answer_is_graded_wrong(kg, scoring):
    """The rules tell a right answer from a wrong one, and a no from an answer."""

    known = scoring._names(kg)
    answer = kg.ask("Who invested in Digital Guangdong?")
    right = {
        "outcome": "answered",
        "ask": "",
        "answers": ["腾讯", "中国联通", "中国电信", "中国移动"],
    }
    right |= {"evidence": ["p13s3"]}
    other = {"answers": ["阿里巴巴"], "evidence": ["p16s4"]}

    assert scoring.grade(known, right, answer) == "right"
    assert scoring.grade(known, right | other, answer) == "wrong"
    assert scoring.grade(known, right | {"answers": ["腾讯"]}, answer) == "partly"
    assert scoring.grade(known, right | {"outcome": "not-said"}, answer) == "wrong"
    assert scoring.grade(known, right, kg.ask("那另外那个呢？")) == "no answer"
