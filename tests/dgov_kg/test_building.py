"""Many sources are built one by one, and the same by Spark as on this machine."""

import os
import shutil

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.building import build
from dgov_kg.cli import main
from dgov_kg.exceptions import BadFile
from dgov_kg.namespaces import DERIVED, PREFIXES, SOURCES
from dgov_kg.store import load

TEXT = "{0}市有两家企业。一家在另一家中出资。\n{0}市另有一局。\n"
SENTENCES = """
@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgc: <https://w3id.org/dgov-kg/concept/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/dgov-kg/source/{0}/> .

src:p00s1 {{
    dg:holder-of-{0} a dgov:Enterprise ; skos:prefLabel "甲"@zh ; skos:prefLabel "A"@en .
    dg:firm-of-{0} a dgov:Enterprise ; skos:prefLabel "乙"@zh ; skos:prefLabel "B"@en ;
        dgov:hasJurisdiction dg:guangdong .
}}
src:p00s2 {{
    dg:stake-of-{0} a dgov:Stake ; skos:prefLabel "甲在乙"@zh ; skos:prefLabel "A in B"@en ;
        dgov:hasStakeholder {1} ; dgov:isStakeIn dg:firm-of-{0} ;
        dgov:hasInterestType dgc:interest-capital .
}}
"""
STAKE = ox.NamedNode(PREFIXES["dgov"] + "holdsStakeIn")


def lay_out(folder, name, holder=None):
    """Write a source of this name; its stake has the holder that is given."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "text.txt").write_text(TEXT.format(name), encoding="utf-8")
    said = SENTENCES.format(name, holder or f"dg:holder-of-{name}")
    (place / "p00-firms.trig").write_text(said, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shelf")
    for number in range(7):
        lay_out(folder, f"town-{number}")
    return str(folder)


@pytest.fixture(scope="module")
def local(shelf, tmp_path_factory):
    target = str(tmp_path_factory.mktemp("built") / "local")
    return target, build([shelf], target, shards=3)


def contents(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def quads(folder):
    return {quad for content in contents(folder).values() for quad in parsed(content)}


def parsed(content):
    return list(ox.parse(content, format=ox.RdfFormat.N_QUADS))


def test_every_source_is_built(local):
    """Each source is in one of the files: its index, its sentences, and what follows from them."""
    target, report = local
    found = quads(target)

    assert report == (7, 3, len(found), ())
    assert sorted(contents(target)) == [f"part-0000{number}.nq" for number in range(3)]
    assert {q.graph_name.value for q in found} == {DERIVED} | {
        f"{SOURCES}town-{number}{place}"
        for number in range(7)
        for place in ("", "/p00s1", "/p00s2")
    }
    assert sum(quad.predicate == STAKE for quad in found) == 7


def test_spark_builds_the_same(shelf, local, tmp_path):
    """Spark, in its local mode, writes the same files, byte for byte."""
    target = str(tmp_path / "spark")
    report = build([shelf], target, engine="spark", shards=3)

    assert report == local[1]
    assert contents(target) == contents(local[0])


def test_shards_do_not_matter(shelf, local, tmp_path):
    """One file holds what three hold."""
    target = str(tmp_path / "one")
    build([shelf], target)

    assert list(contents(target)) == ["part-00000.nq"]
    assert quads(target) == quads(local[0])


def test_the_project_s_own_source(raw, tmp_path):
    """Built anew from the damaged text, the first source is what the project holds."""
    place = tmp_path / "shelf" / "ning-tan"
    shutil.copytree(os.path.join(files.GRAPH, "ning-tan"), place)
    (place / "text.txt").write_text(raw, encoding="utf-8")
    build([str(place)], str(tmp_path / "out"))
    ours = f"{SOURCES}ning-tan"

    assert {quad for quad in quads(tmp_path / "out") if quad.graph_name.value.startswith(ours)} == {
        quad for quad in load() if getattr(quad.graph_name, "value", "").startswith(ours)
    }


def test_a_faulty_source_is_left_out(tmp_path, capsys):
    """What breaks a shape, or is no RDF, is named and left out; the others are built."""
    shelf = tmp_path / "shelf"
    lay_out(shelf, "sound")
    lay_out(shelf, "placed", holder="dg:guangdong")
    (lay_out(shelf, "broken") / "p01-more.trig").write_text("src:p00s1 {", encoding="utf-8")

    status = main(["build", str(shelf), "-o", str(tmp_path / "out")])
    said = capsys.readouterr().err

    assert status == 1
    assert "placed: dg:stake-of-placed: A place does not act." in said
    assert f"broken: {shelf}/broken/p01-more.trig:1" in said
    assert "1 sources" in said
    assert "2 left out for their faults" in said
    assert {q.graph_name.value.removeprefix(SOURCES) for q in quads(tmp_path / "out")} == {
        *("sound", "sound/p00s1", "sound/p00s2", DERIVED)
    }


def test_what_cannot_be_built(shelf, tmp_path):
    """A folder without sources, one name for two, and a folder that holds something are refused."""
    other = lay_out(tmp_path / "other", "town-1")
    with pytest.raises(BadFile, match="no source, and none in it"):
        build([str(tmp_path)], str(tmp_path / "out"))
    with pytest.raises(BadFile, match="have one name"):
        build([shelf, str(other)], str(tmp_path / "out"))
    with pytest.raises(BadFile, match="no empty folder"):
        build([shelf], str(tmp_path))

    assert not (tmp_path / "out").exists()
