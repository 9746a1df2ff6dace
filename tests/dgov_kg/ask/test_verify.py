"""Whether a claim is supported, contradicted, or not in the graph."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest

import dgov_kg
from dgov_kg.ask.judge.verification import VERDICTS
from dgov_kg.coverage import coverage
from dgov_kg.names.spelling import language_of

from . import claims

#: Part, right at the least, wrong at the most.
BOUNDS = [("develop", 33, 0), ("held-back", 27, 0), ("fresh", 18, 0)]


@pytest.fixture(scope="module")
def kg():
    return dgov_kg.load(language="en")


def verdict(kg, words):
    found = kg.verify(words)
    return found.verdict, [node.slug for node in found.evidence]


def test_the_claims_are_balanced(kg):
    """A third each, in both languages, with sentences that exist; none twice."""

    found = claims.claims()
    sentences = {node.slug for node in coverage(kg).evidence}

    assert len(found) >= 60
    assert Counter(c["verdict"] for c in found) == dict.fromkeys(VERDICTS, len(found) // 3)
    assert min(Counter(language_of(c["claim"]) for c in found).values()) >= len(found) * 0.4
    assert len({c["claim"] for c in found}) == len(found)
    for claim in found:
        assert bool(claim["sentences"]) == (claim["verdict"] != "not-in-graph"), claim
        assert sentences >= {*claim["sentences"]}, claim


@pytest.mark.parametrize(("part", "right", "wrong"), BOUNDS)
def test_verdicts_are_right(kg, part, right, wrong):
    """So many at the least; and none is wrong: in doubt a claim is not in the graph."""

    rows = claims.grades(kg, part)
    counts = Counter(grade for _, _, grade in rows)

    assert [claim["claim"] for claim, _, grade in rows if grade == "wrong"][wrong:] == []
    assert counts["right"] >= right


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("数字广东由腾讯投资", "supported"),
        ("腾讯由数字广东投资", "not-in-graph"),
        ("数字广东投资了腾讯", "not-in-graph"),
        ("Digital Guangdong was founded by Tencent", "supported"),
        ("Tencent was founded by Digital Guangdong", "not-in-graph"),
    ],
)
def test_who_did_what_to_whom(kg, words, expected):
    """The order of the words tells, and the passive turns it around."""

    assert kg.verify(words).verdict == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Digital Zhejiang was founded in 2019", "supported"),
        ("Digital Zhejiang was not founded in 2019", "contradicted"),
        ("Digital Zhejiang was founded in 2018", "contradicted"),
        ("Digital Zhejiang was not founded in 2018", "supported"),
    ],
)
def test_a_denial_turns_the_verdict(kg, words, expected):
    """Of the same sentence."""

    assert verdict(kg, words) == (expected, ["p16s4"])


def test_an_open_list_leaves_room(kg):
    """Where the article says “and others”, no party is shut out; where it lists all, it is."""

    assert kg.verify("阿里巴巴参与组建了云上贵州").verdict == "not-in-graph"
    assert verdict(kg, "阿里巴巴参与组建了数字广东") == ("contradicted", ["p13s3"])


def test_what_ought_to_be_is_not_so(kg):
    """A recommendation bears out that something should be, not that it is."""

    assert kg.verify("省市级政府组建了专门的数据治理机构").verdict == "not-in-graph"
    assert kg.verify("省市级政府应组建专门的数据治理机构").verdict == "supported"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "？",
        "腾讯",
        "Tencent",
        "谁投资了数字广东？",
        "Who founded Digital Zhejiang?",
        "2019",
        "的" * 999,
    ],
)
def test_what_is_no_claim(kg, words):
    """A name, a question, nothing: none of them is borne out."""

    assert kg.verify(words).verdict == "not-in-graph"


def test_a_verdict_can_be_checked(kg):
    """Its query gives its statements again; JSON holds all of it."""

    found = kg.verify("腾讯投资了数字广东")
    told = json.loads(found.to_json())

    assert kg.query(found.sparql).evidence == found.evidence
    assert told["verdict"] == "supported"
    assert told["evidence"] == ["p13s3"]
    assert str(found).splitlines()[-1] == "p13s3"


def test_the_nearest_is_shown(kg):
    """Where a claim is not in the graph, what is near it is, with a command."""

    found = kg.verify("China Mobile is the largest shareholder of Digital Guangdong")

    assert found.nearest
    assert all(near.command.startswith("dgov-kg ") for near in found.nearest)


@pytest.mark.parametrize(
    ("words", "status", "shown"),
    [
        (["腾讯投资了数字广东"], 0, "有依据"),
        (["Digital", "Zhejiang", "was", "founded", "in", "2018"], 1, "Contradicted"),
        (["江苏省成立了大数据管理局"], 1, "图谱中没有"),
        (["腾讯投资了数字广东", "--format", "json"], 0, '"verdict": "supported"'),
        (["腾讯投资了数字广东", "--format", "turtle"], 0, "dg:tencent"),
        (["腾讯投资了数字广东", "--format", "csv"], 0, "p13s3"),
    ],
)
def test_the_command(words, status, shown):
    """Status 0 where a claim is supported, 1 where it is not."""

    code = "import sys; from dgov_kg.cli import main; sys.exit(main(['verify', *sys.argv[1:]]))"
    run = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
        encoding="utf-8",
    )

    assert (run.returncode, run.stderr) == (status, "")
    assert shown in run.stdout


def test_what_the_sentence_says_stands_under_a_verdict(kg):
    found = kg.verify("Tencent invested in Digital Guangdong")

    assert found.to_dict()["gists"]["p13s3"].startswith("In technological innovation")
