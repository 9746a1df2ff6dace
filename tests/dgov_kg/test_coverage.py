"""Every sentence of the article yields statements, or says why it has none."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from dgov_kg import cli
from dgov_kg.coverage import coverage, uncovered
from dgov_kg.graph import KnowledgeGraph, load
from dgov_kg.namespaces import PREFIXES

P13S3 = ox.NamedNode(PREFIXES["src"] + "p13s3")


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture
def without_p13s3(kg):
    """Return the graph without what one sentence says."""

    store = ox.Store()
    store.extend(quad for quad in kg.store if quad.graph_name != P13S3)
    return KnowledgeGraph(store, language="en")


def test_every_sentence_is_in_the_table_once(kg):
    """The rows are the sentences of the index, in the order of their names."""

    rows = [row["evidence"].slug for row in coverage(kg)]

    assert rows == sorted(set(rows))
    assert len(rows) == len(kg.query("SELECT ?s { ?s a dgov:Sentence }"))


def test_every_sentence_is_covered_once(kg):
    """A sentence has statements or a reason why not, in both languages; never both."""

    for row in coverage(kg):
        stated, zh, en = row["statements"], row["reason_zh"], row["reason_en"]
        assert bool(stated) != bool(zh), (
            f"{row['evidence'].slug}: encode it in its paragraph's file, "
            "or say why not in omissions.ttl, and not both"
        )
        assert bool(zh) == bool(en), f"{row['evidence'].slug}: give the reason in both languages"


def test_the_title_sums_up(kg, without_p13s3):
    """Covered of all."""

    whole, part = coverage(kg), coverage(without_p13s3)

    assert whole.title.en == f"Sentences covered: {len(whole)}/{len(whole)}"
    assert part.title.en == f"Sentences covered: {len(whole) - 1}/{len(whole)}"


def test_what_is_missing_is_named(kg, without_p13s3):
    """The sentence whose graph is taken away is the one that is uncovered."""

    assert uncovered(coverage(kg)) == ()
    assert uncovered(coverage(without_p13s3)) == ("p13s3",)


def test_a_reason_covers_a_sentence(without_p13s3):
    """What omissions.ttl says of it counts."""

    omitted = ox.NamedNode(PREFIXES["dgov"] + "omittedBecause")
    for language in ("zh", "en"):
        reason = ox.Literal("…", language=language)
        without_p13s3.store.add(ox.Quad(P13S3, omitted, reason))

    assert uncovered(coverage(without_p13s3)) == ()


def test_command_line(monkeypatch, capsys, without_p13s3):
    """The status is 0 where every sentence is covered, else 1; a script can ask."""

    assert cli.main(["coverage", "--format", "csv"]) == 0
    assert "p13s3" in capsys.readouterr().out

    incomplete = coverage(without_p13s3)
    monkeypatch.setattr("dgov_kg.coverage.coverage", lambda _: incomplete)
    assert cli.main(["coverage", "--format", "csv"]) == 1
    assert "p13s3" in capsys.readouterr().out
