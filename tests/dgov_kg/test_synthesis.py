"""A made-up graph is of the size asked for, skewed, sound by our own rules, and always the same."""

import gzip
import os
import tracemalloc

import pyoxigraph as ox
import pytest

from dgov_kg.cli import main
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.graph import load
from dgov_kg.synthesis import synthesize
from dgov_kg.validation import validate


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("synthetic") / "small.nq")
    return path, synthesize(path, statements=20_000)


@pytest.fixture(scope="module")
def kg(small):
    return load(small[0], language="en")


def quads(path):
    return set(ox.parse(path=path))


def test_size(small):
    """As many statements as asked for, up to the end of a sentence, none of them twice."""
    path, count = small

    assert 20_000 <= count < 20_100
    assert len(quads(path)) == count


def test_sound(small):
    """What is made up keeps the house rules and fits the shapes."""
    report = validate([small[0]])

    assert report.conforms, report


def test_same_seed(small, tmp_path):
    """The same seed gives the same bytes, another one another file."""
    path, other = str(tmp_path / "same.nq"), str(tmp_path / "other.nq")
    synthesize(path, statements=20_000, seed=1)
    synthesize(other, statements=20_000, seed=2)

    with open(small[0], "rb") as one, open(path, "rb") as same, open(other, "rb") as another:
        content = one.read()
        assert same.read() == content
        assert another.read() != content


def test_forms(small, tmp_path):
    """TriG says the same as N-Quads, and packing changes nothing but the size."""
    trig, packed = str(tmp_path / "small.trig"), str(tmp_path / "small.nq.gz")
    synthesize(trig, statements=20_000)
    synthesize(packed, statements=20_000)

    assert quads(trig) == quads(small[0])
    with gzip.open(packed) as unpacked, open(small[0], "rb") as plain:
        assert unpacked.read() == plain.read()
    assert os.path.getsize(packed) < os.path.getsize(small[0]) / 5


def test_memory(tmp_path):
    """Five times the statements need no more memory."""
    peaks = []
    for statements in (40_000, 200_000):
        tracemalloc.start()
        synthesize(str(tmp_path / "large.nq"), statements=statements)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.2


def test_sentences(kg):
    """Every graph is a sentence with its place in a source, or the index of one."""
    made_up = "SELECT ?g { GRAPH ?g { ?s ?p ?o } FILTER CONTAINS(STR(?g), '/synthetic-') "
    stray = "MINUS { ?g a dgov:Sentence } FILTER (!REGEX(STR(?g), '/synthetic-[0-9]+$')) }"

    assert not kg.query(made_up + stray)


def test_skew(kg):
    """A few firms hold far more stakes than others."""
    held = kg.query(
        "SELECT ?holder (COUNT(?stake) AS ?n) { ?stake dgov:hasStakeholder ?holder "
        "FILTER CONTAINS(STR(?holder), 'synthetic') } GROUP BY ?holder ORDER BY DESC(?n)"
    )
    numbers = [row["n"] for row in held]

    assert numbers[0] > 10 * numbers[len(numbers) // 2]


def test_rings_and_chains(kg):
    """There are firms that own themselves by way of others, and chains of many steps."""
    ring = "ASK { ?firm a dgov:Enterprise ; dgov:holdsStakeIn+ ?firm }"
    chain = "ASK { ?one " + "/".join(["dgov:holdsStakeIn"] * 8) + " ?other }"

    assert kg.query(ring)[0]["answer"]
    assert kg.query(chain)[0]["answer"]


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("co-owners", {"province": "synthetic-province-01"}),
        ("timeline", {"province": "synthetic-province-01"}),
        ("policies", {"level": "level-prefecture", "year": "2022"}),
        ("actors-across-provinces", {}),
        ("unanswered-problems", {"dimension": "dimension-law"}),
    ],
)
def test_questions(kg, name, parameters):
    """The catalogue answers over it, each row with a made-up sentence."""
    found = [node.iri for node in kg.run(name, **parameters).evidence]

    assert any("/synthetic-" in iri for iri in found)


def test_wrong_wishes(tmp_path):
    """A file of an unknown kind and a number out of bounds are refused, and nothing is written."""
    with pytest.raises(BadFile, match=r"should end in \.nq or \.trig"):
        synthesize(str(tmp_path / "made.ttl"), statements=10_000)
    with pytest.raises(BadParameter, match="from 1,000 to"):
        synthesize(str(tmp_path / "made.nq"), statements=10)

    assert not os.listdir(tmp_path)


def test_broken_off(tmp_path):
    """What is broken off leaves no part of a file."""

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        synthesize(str(tmp_path / "made.nq"), statements=50_000, progress=stop)

    assert not os.listdir(tmp_path)


def test_command(small, tmp_path, capsys):
    """The command takes 2e4 for 20,000 and, off a terminal, prints one line."""
    path = str(tmp_path / "made.nq")

    assert main(["synthesize", "--statements", "2e4", "-o", path]) == 0
    assert capsys.readouterr().err == f"written: {path} ({small[1]:,} statements, all made up)\n"


def test_command_refuses(tmp_path, capsys):
    """A number that is none is refused in the reader's language."""
    path = str(tmp_path / "made.nq")
    with pytest.raises(SystemExit) as end:
        main(["synthesize", "--statements", "many", "-o", path, "--lang", "zh"])

    assert end.value.code == 2
    assert "应为个数：'many'" in capsys.readouterr().err
