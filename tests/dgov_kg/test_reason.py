"""Why a statement holds: who says it, or from what it follows."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest

from dgov_kg import cli, files
from dgov_kg.exceptions import UnknownName
from dgov_kg.graph import load
from dgov_kg.namespaces import DERIVED, PREFIXES, compress
from dgov_kg.reason import _BOUNDS, _RULE, _TITLE, why

RULES = files.listed(files.RULES, ".rq")


def stem(path):
    return os.path.basename(path).removesuffix(".rq")


def text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module")
def derived(kg):
    """Return all that the rules derive."""

    return list(kg.store.quads_for_pattern(None, None, None, ox.NamedNode(DERIVED)))


def slugs(reason):
    return [sentence.slug for sentence in reason.evidence]


def test_a_stated_triple_names_every_sentence_that_states_it(kg):
    """Two sentences say one thing: both are named, in the order of the text."""

    (reason,) = why(kg, "shanghai-portal", "dgov:hasJurisdiction", "shanghai")

    assert (reason.kind, slugs(reason)) == ("stated", ["p04s8", "p17s1"])
    assert reason.rule is reason.because is None


def test_a_stated_literal_is_explained_as_well(kg):
    """The words of a name or a date are said by a sentence too."""

    (reason,) = why(kg, "founding-of-digital-zhejiang", "dgov:dateExpression", "2019")

    assert (reason.kind, slugs(reason)) == ("stated", ["p16s4"])


def test_what_the_editors_added_is_called_background(kg):
    """No sentence says it, and none is named."""

    (reason,) = why(kg, "china-mobile", "dgov:hasKind", "actor-telecom-operator")

    assert (reason.kind, reason.evidence) == ("background", ())


def test_what_is_said_and_added_has_both_grounds(kg):
    """A sentence calls Guizhou a province, and so does the background."""

    reasons = why(kg, "guizhou", "dgov:hasAdministrativeLevel", "level-province")

    assert [reason.kind for reason in reasons] == ["stated", "background"]
    assert slugs(reasons[0])


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (
            ("dgov:Founding", "rdfs:subClassOf", "dgov:Event"),
            "vocabulary",
            ("词表所定", "Part of the vocabulary"),
        ),
        (
            ("role-construction", "skos:inScheme", "dgc:role"),
            "vocabulary",
            ("词表所定", "Part of the vocabulary"),
        ),
        (
            ("src:p13s3", "dgov:isPartOf", "src:p13"),
            "index",
            ("来源索引所记", "Recorded in the index of the source"),
        ),
    ],
)
def test_what_no_sentence_says_is_called_what_it_is(kg, capsys, words, kind, said):
    """The vocabulary and the index hold statements too, and no sentence is named for them."""

    (reason,) = why(kg, *words)

    assert (reason.kind, reason.evidence) == (kind, ())
    for language, beginning in zip(("zh", "en"), said, strict=True):
        assert cli.main(["why", *words, "--lang", language]) == 0
        assert capsys.readouterr().out.startswith(beginning)


@pytest.mark.parametrize("graph", ["", "<https://example.org/mine>"])
def test_what_a_readers_file_says_is_called_his_own(tmp_path, graph):
    """A file of the reader's own is no part of the article."""

    path = tmp_path / "mine.trig"
    triple = (
        f"<{PREFIXES['dg']}tencent> <{PREFIXES['dgov']}hasJurisdiction> <{PREFIXES['dg']}hubei>"
    )
    path.write_text(f"{graph} {{ {triple} }}", encoding="utf-8")
    mine = load(str(path))

    (reason,) = why(mine, "tencent", "dgov:hasJurisdiction", "dg:hubei")

    assert (reason.kind, reason.evidence) == ("own", ())


def test_a_class_is_explained_by_the_short_word(kg):
    """`a` and rdf:type are one, as in Turtle."""

    assert why(kg, "tencent", "a", "dgov:Enterprise") == why(
        kg, "tencent", "rdf:type", "dgov:Enterprise"
    )


@pytest.mark.parametrize("path", RULES, ids=stem)
def test_every_rule_is_read(path):
    """The form that `why` expects of a rule is the form of every rule file."""

    assert len(_RULE.findall(text(path))) == 1
    assert sorted(language for language, _ in _TITLE.findall(text(path))) == ["en", "zh"]
    assert "?because" in text(path)[_RULE.search(text(path)).end() :]


@pytest.mark.parametrize("path", RULES, ids=stem)
def test_every_derived_triple_has_its_reason(kg, derived, path):
    """Each edge that the rule derives names the rule, a node and a sentence that speaks of it."""

    predicate = _RULE.search(text(path))[2]
    edges = [quad for quad in derived if compress(quad.predicate.value) == predicate]

    assert edges
    for edge in edges:
        grounds = why(kg, edge.subject.value, predicate, edge.object.value)
        assert grounds, edge
        for reason in grounds:
            assert (reason.kind, reason.rule[0]) == ("derived", stem(path))
            assert reason.because.label("zh") != reason.because.label("en"), edge
            assert reason.evidence, f"{edge}: no sentence speaks of {reason.because.curie}"


def test_every_derived_date_has_its_reason(kg, derived):
    """A first or last day follows from the date of its subject, which a sentence gives."""

    dates = [quad for quad in derived if quad.predicate.value in _BOUNDS]

    assert dates
    for quad in dates:
        (reason,) = why(kg, quad.subject.value, quad.predicate.value, quad.object.value)
        assert (reason.kind, reason.rule[0]) == ("derived", "date-bounds")
        assert reason.because.iri == quad.subject.value
        assert reason.evidence, f"{quad}: no sentence gives the date"


def test_nothing_derived_is_left_unexplained(derived):
    """What the rules and the dates explain is all that is derived."""

    explained = {_RULE.search(text(path))[2] for path in RULES} | set(map(compress, _BOUNDS))

    assert {compress(quad.predicate.value) for quad in derived} == explained


@pytest.mark.parametrize(
    ("predicate", "object_", "message"),
    [
        ("dgov:holdsStakeIn", "digital-zhejiang", "does not say: dg:tencent dgov:holdsStakeIn"),
        ("dgov:holdsStakeIn", "nobody-at-all", "Nothing is called nobody-at-all"),
        ("skos:prefLabel", "Ten Cents", "does not say: dg:tencent skos:prefLabel Ten Cents"),
    ],
)
def test_what_does_not_hold_is_refused(kg, predicate, object_, message):
    """Nobody is given a reason for what the graph does not say."""

    with pytest.raises(UnknownName, match=message):
        why(kg, "tencent", predicate, object_)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "zh",
            "推导，规则 date-bounds：时间表达 2019 所允许的最早一日",
            "数字浙江技术运营有限公司的成立",
        ),
        ("en", "the first day that the date 2019 allows", "founding of Digital Zhejiang"),
    ],
)
def test_command_line_explains_a_date(capsys, language, first, second):
    """Rule, node and sentence stand on three lines, in the language asked for."""

    words = ["why", "founding-of-digital-zhejiang", "dgov:earliestDate", "2019-01-01"]

    assert cli.main([*words, "--lang", language]) == 0
    rule, node, evidence = capsys.readouterr().out.splitlines()
    assert first in rule
    assert second in node
    assert "(p16s4)" in evidence or "（p16s4）" in evidence
