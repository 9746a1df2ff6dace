"""A store is opened on another core; the one that an earlier command kept opens at once."""

from __future__ import annotations

import os
import subprocess
import sys

import pyoxigraph as ox
import pytest

from dgov_kg import files, snapshot
from dgov_kg.exceptions import BadFile
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.opening import Opening
from dgov_kg.store import load


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return an empty cache folder that the program uses in place of the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "dgov-kg"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return a rule file that changes what the project's files are."""
    rules = tmp_path / "rules"
    rules.mkdir()
    for path in files.listed(files.RULES, ".rq"):
        os.symlink(path, rules / os.path.basename(path))
    monkeypatch.setattr(files, "RULES", str(rules))
    return rules


@pytest.mark.usefixtures("cache")
def test_the_first_opening_loads_and_keeps():
    """What is kept is what was loaded."""

    opening = Opening()
    loaded = opening.store()
    opening.keep()
    kept = snapshot.opened()

    assert kept is not None
    assert set(loaded) == set(kept)


def test_the_second_opening_takes_what_was_kept(cache):
    """Nothing is loaded, and every question finds the same answer."""

    first = Opening()
    first.store()
    first.keep()
    kg = KnowledgeGraph(load(), language="en")
    again = KnowledgeGraph(Opening().store(), language="en")

    assert [path.name for path in cache.iterdir()] == [os.path.basename(snapshot.where(os.environ))]
    assert kg.run("co-owners") == again.run("co-owners")
    assert kg.describe("tencent") == again.describe("tencent")


def test_a_changed_file_is_seen(cache, small):
    """A newer file makes another store; that of the older files stays for who still has those."""

    snapshot.keep(load())
    (before,) = cache.iterdir()
    (small / "again.rq").write_text("CONSTRUCT { ?a ?b ?c } WHERE { VALUES ?a { UNDEF } }")
    missed = snapshot.opened()
    snapshot.keep(load())

    assert missed is None
    assert before in cache.iterdir()
    assert snapshot.opened() is not None


def test_the_oldest_are_forgotten(cache, small):
    """Of many versions four stay, the newest among them."""

    store = load()
    for number in range(6):
        rule = f"# {number}\nCONSTRUCT {{ ?a ?b ?c }} WHERE {{ VALUES ?a {{ UNDEF }} }}"
        (small / "again.rq").write_text(rule)
        snapshot.keep(store)

    assert len(list(cache.iterdir())) == 4
    assert os.path.basename(snapshot.where(os.environ)) in os.listdir(cache)


@pytest.mark.parametrize("suffix", ["CURRENT", "MANIFEST", ".sst", "checksum"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "gone"])
def test_a_damaged_store_is_made_anew(cache, suffix, damage):
    """No answer comes from a store of which a byte is missing or changed, and it is replaced."""

    snapshot.keep(load())
    (place,) = cache.iterdir()
    path = max(
        (path for path in place.iterdir() if suffix in path.name),
        key=lambda path: path.stat().st_size,
    )
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    missed = snapshot.opened()
    opening = Opening()
    opening.store()
    opening.keep()
    again = snapshot.opened()

    assert missed is None
    assert again is not None
    assert len(load()) == len(again)


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    """Without a place to keep it the store is loaded each time."""

    (tmp_path / "taken").write_text("a file, not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "taken"))
    opening = Opening()
    opening.store()
    opening.keep()

    assert snapshot.opened() is None


def test_two_commands_at_once_keep_one_store(cache):
    """Whoever comes second finds the place taken and leaves it whole."""

    script = "from dgov_kg.opening import Opening; o = Opening(); o.store(); o.keep()"
    running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(3)]
    status = [process.wait(timeout=120) for process in running]
    kept = snapshot.opened()

    assert status == [0, 0, 0]
    assert len(list(cache.iterdir())) == 1
    assert kept is not None
    assert len(kept) == len(load())


@pytest.mark.usefixtures("cache")
def test_a_kept_store_is_read_only():
    """No question can change what the next one reads."""

    snapshot.keep(load())
    kept = snapshot.opened()

    with pytest.raises(RuntimeError):
        kept.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")))


@pytest.mark.usefixtures("cache")
def test_what_goes_wrong_while_loading_is_raised_where_it_is_waited_for(tmp_path, monkeypatch):
    """Opening does not raise; waiting does, each time."""

    (tmp_path / "dgov.ttl").write_text("this is no Turtle", encoding="utf-8")
    (tmp_path / "schemes.ttl").write_text("", encoding="utf-8")
    monkeypatch.setattr(files, "ONTOLOGY", str(tmp_path))
    opening = Opening()
    for _ in range(2):
        with pytest.raises(BadFile, match=r"dgov\.ttl"):
            opening.store()
