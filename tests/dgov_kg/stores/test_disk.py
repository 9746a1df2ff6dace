"""A store in a folder: made once, opened at once, read by many, written by one, mended."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pyoxigraph as ox
import pytest

import dgov_kg
from dgov_kg.cli import main
from dgov_kg.disk import locks, parts
from dgov_kg.disk.checking import check
from dgov_kg.disk.loading import load, replace
from dgov_kg.disk.opening import open_store
from dgov_kg.disk.record import read
from dgov_kg.disk.telling import Telling
from dgov_kg.disk.upkeep import backup, compact
from dgov_kg.exceptions import BadFile, BadStore


class Noted(Telling):
    """Whoever is told, keeps it."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.warned: list[str] = []

    def done(self, what) -> None:
        self.kept.append(what.en)

    def warn(self, what) -> None:
        self.warned.append(what.en)


def values(store) -> set[str]:
    """Return the values of the files that tests write."""
    about = store.quads_for_pattern(None, ox.NamedNode("urn:p"), None, None)
    return {quad.object.value for quad in about}


def index(place) -> str:
    """Return where the present index lies."""
    return os.path.join(place, "index", str(read(place).index.number))


def test_a_file_is_there_for_whoever_opens_the_store(tmp_path, write):
    """What is loaded once is answered from Python and by name, beside the project's own."""

    kg = dgov_kg.load(write("firms.nq", 1, 2), store=str(tmp_path / "store"), language="en")

    again = dgov_kg.load(store=str(tmp_path / "store"), language="en")

    assert values(kg.store) == values(again.store) == {"1", "2"}
    assert again.run("co-owners") == dgov_kg.load(language="en").run("co-owners")
    assert again.search("Digital Guangdong")[0]["found"].slug == "digital-guangdong"


def test_the_files_are_kept_exact(tmp_path):
    """The master copy is the reader's file byte for byte, its mark and its spelling included."""

    content = "\ufeff<urn:s:1>  <urn:p>\t'51.00'^^<http://www.w3.org/2001/XMLSchema#decimal> ."
    (tmp_path / "mine.ttl").write_text(content, encoding="utf-8")
    place = str(tmp_path / "store")

    record = load(place, [str(tmp_path / "mine.ttl")], with_project=False)

    with open(record.path(place, record.files[0]), "rb") as file:
        assert file.read() == content.encode()


def test_a_store_grows_and_derives_again(tmp_path):
    """A second load adds to the first, and rules see both: who co-owns what."""

    first, second = tmp_path / "first.trig", tmp_path / "second.trig"
    stake = (
        "dg:stake-{0} a dgov:Stake ; dgov:hasInterestType dgc:interest-capital ;"
        " dgov:hasStakeholder dg:{0} ; dgov:isStakeIn dg:new-firm ."
    )
    prefixes = "".join(
        f"@prefix {name}: <{iri}> ."
        for name, iri in (
            ("dg", "https://w3id.org/dgov-kg/id/"),
            ("dgc", "https://w3id.org/dgov-kg/concept/"),
            ("dgov", "https://w3id.org/dgov-kg/ontology#"),
        )
    )
    first.write_text(prefixes + "<urn:g:1> {" + stake.format("new-one") + "}", encoding="utf-8")
    second.write_text(prefixes + "<urn:g:2> {" + stake.format("new-two") + "}", encoding="utf-8")
    place = str(tmp_path / "store")
    asked = "ASK { dg:new-one dgov:coOwnsWith dg:new-two }"

    alone = dgov_kg.load(str(first), store=place).query(asked)[0]["answer"]
    both = dgov_kg.load(str(second), store=place).query(asked)[0]["answer"]

    assert (alone, both) == (False, True)


def test_the_same_content_is_loaded_once(tmp_path, write):
    """A file that is there already, under whatever name, changes nothing."""

    place, told = str(tmp_path / "store"), Noted()
    load(place, [write("a.nq", 1)], with_project=False)
    shutil.copy(tmp_path / "a.nq", tmp_path / "b.nq")

    record = load(place, [str(tmp_path / "b.nq")], telling=told)

    assert [kept.file for kept in record.files] == ["0001-a.nq"]
    assert told.kept == [f"already there: {tmp_path / 'b.nq'}"]


def test_a_bad_file_stops_the_load_and_harms_nothing(tmp_path, write):
    """Those before it are loaded, it is not, and the error gives its line; large or small."""

    place = str(tmp_path / "store")
    small, large = tmp_path / "small.nq", tmp_path / "large.nq"
    small.write_text("<urn:a> <urn:b>\n", encoding="utf-8")
    lines = [f'<urn:s:{n}> <urn:p> "bad" <urn:g> .\n' for n in range(40_000)]
    large.write_text("".join(lines) + "<urn:a> <urn:b>\n", encoding="utf-8")

    for number, bad in enumerate((small, large)):
        with pytest.raises(BadFile, match=f"{bad.name}: not well-formed"):
            load(place, [write(f"{number}.nq", number), str(bad)], with_project=False)

    assert values(open_store(place)) == {"0", "1"}
    assert sorted(os.listdir(os.path.join(place, "files"))) == ["0001-0.nq", "0002-1.nq"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mine.docx", b"", "unknown kind of file"),
        ("gone.nq", None, "cannot be read"),
        ("deep.nt", b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 100_000, "nested more than"),
        ("deep.ttl", b"<urn:a> <urn:b> " + b"[ <urn:b> " * 100_000, "nested more than"),
        ("gbk.ttl", "<urn:a> <urn:b> '中' .".encode("gbk"), "not UTF-8"),
        ("gbk.nq", "<urn:a> <urn:b> '中' .".encode("gbk"), "not well-formed"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_by_name(tmp_path, name, content, said):
    """One sentence, and the process lives."""

    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(BadFile, match=f"{name}.*{said}"):
        load(str(tmp_path / "store"), [str(tmp_path / name)], with_project=False)


def test_the_second_writer_is_told_who_writes(tmp_path, write):
    """Only one writes at a time; who reads sees the store as it was."""

    place = str(tmp_path / "store")
    load(place, [write("a.nq", 1)], with_project=False)
    script = (
        "import sys; from dgov_kg.disk.locks import writing\n"
        f"with writing({place!r}): print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        other.stdout.readline()

        with pytest.raises(locks.Busy, match=f"process {other.pid} is writing"):
            load(place, [write("b.nq", 2)])
        with pytest.raises(locks.Busy):
            compact(place)
        seen = values(open_store(place))
        other.stdin.close()

    load(place, [write("b.nq", 2)])
    assert (seen, values(open_store(place))) == ({"1"}, {"1", "2"})


def test_a_reader_keeps_what_it_reads(tmp_path, write):
    """Loads that come later neither change nor remove the index under a reader."""

    place = str(tmp_path / "store")
    load(place, [write("a.nq", 1)], with_project=False)
    script = (
        "import sys; from dgov_kg.disk.opening import open_store\n"
        f"store = open_store({place!r})\n"
        "print('open', flush=True); sys.stdin.readline(); print(len(store), flush=True)"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reader:
        reader.stdout.readline()
        for number in (2, 3):
            load(place, [write(f"{number}.nq", number)])
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "1\n"
        reader.stdin.close()

    load(place, [write("4.nq", 4)])
    held = {name.partition(".")[0] for name in os.listdir(os.path.join(place, "index"))}
    assert held == {str(read(place).index.number)}
    assert values(open_store(place)) == {"1", "2", "3", "4"}


def spoiled(path: str) -> None:
    """Change one byte in the middle of a file."""
    with open(path, "r+b") as file:
        file.seek(os.path.getsize(path) // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 0x55]))


def largest(place: str) -> str:
    """Return the largest sorted file of the index."""
    entries = [entry for entry in os.scandir(index(place)) if entry.name.endswith(".sst")]
    return max(entries, key=lambda entry: entry.stat().st_size).path


@pytest.mark.parametrize("how", ["spoiled", "shortened", "gone", "all gone", "emptied"])
def test_a_damaged_index_is_made_anew_of_the_files(tmp_path, write, how):
    """Its own sizes and checksums tell; whoever opens the store gets all of it, and is told."""

    place, told = str(tmp_path / "store"), Noted()
    load(place, [write("a.nq", *range(500))], with_project=False)
    path = largest(place)
    if how == "spoiled":
        spoiled(path)
    elif how == "shortened":
        os.truncate(path, os.path.getsize(path) - 1)
    elif how == "gone":
        os.unlink(path)
    elif how == "all gone":
        shutil.rmtree(os.path.join(place, "index"))
    else:
        os.truncate(os.path.join(index(place), "CURRENT"), 0)

    store = open_store(place, told)

    assert values(store) == {str(n) for n in range(500)}
    assert told.warned == [f"{place}: the index is damaged; it is made anew."]
    assert values(open_store(place)) == values(store)


def test_damage_that_is_met_later_is_told(tmp_path, write, capsys, monkeypatch):
    """A large index is not read through when it is opened; the engine finds what is wrong in it."""

    monkeypatch.setattr(parts, "_ALWAYS", 0)
    place = str(tmp_path / "store")
    load(place, [write("a.nq", *range(3000))], with_project=False)
    for name in sorted(os.listdir(index(place))):
        if os.path.getsize(os.path.join(index(place), name)) > 50_000 and name.endswith(".sst"):
            spoiled(os.path.join(index(place), name))

    status = main(["query", "SELECT * { ?s ?p ?o }", "--store", place, "--lang", "en"])

    assert status == 1
    assert f"dgov-kg store check {place}" in capsys.readouterr().err
    assert all(finding.is_well for finding in check(place))
    assert len(open_store(place)) == 3000


def test_a_wrong_count_is_found(tmp_path, write):
    """An index that holds another number of statements than the record says is made anew."""

    place = str(tmp_path / "store")
    load(place, [write("a.nq", 1, 2)], with_project=False)
    path = os.path.join(place, "store.json")
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    from dgov_kg.disk.record import _checksum

    document["index"]["statements"] = 3
    del document["checksum"]
    document["checksum"] = _checksum(document)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)

    found = [finding.what.en for finding in check(place)]

    assert "the index does not match its count; it was made anew of the files" in found
    assert found[-1] == "index: 2 statements"


def test_a_damaged_record_is_written_anew(tmp_path, write):
    """Without its record a store is not read, nor emptied; `check` makes one of the files."""

    place = str(tmp_path / "store")
    load(place, [write("a.nq", 1), write("b.nq", 2)], with_project=False)
    path = os.path.join(place, "store.json")

    for harm in (lambda: spoiled(path), lambda: os.unlink(path)):
        harm()
        with pytest.raises(BadStore, match="dgov-kg store check"):
            open_store(place)
        with pytest.raises(BadStore, match="dgov-kg store check"):
            load(place, [write("c.nq", 3)])
        assert all(finding.is_well for finding in check(place))
        assert {"1", "2"} <= values(open_store(place))


def test_a_damaged_file_is_named_and_mended_by_loading_it_again(tmp_path, write):
    """The index still answers; the copy is made good from the reader's own."""

    place = str(tmp_path / "store")
    record = load(place, [write("a.nq", 1, 2, 3)], with_project=False)
    spoiled(record.path(place, record.files[0]))

    broken = [finding.what.en for finding in check(place) if not finding.is_well]
    seen = values(open_store(place))
    load(place, [str(tmp_path / "a.nq")])

    mending = f"dgov-kg load {tmp_path / 'a.nq'} --store {place}"
    assert len(broken) == 1
    assert broken[0].endswith(f"the copy in the store is damaged; load it again: {mending}")
    assert seen == {"1", "2", "3"}
    assert all(finding.is_well for finding in check(place))


def test_a_store_is_replaced_whole(tmp_path, write):
    """The new files alone are there afterwards, exact; whoever read keeps reading the old."""

    place = str(tmp_path / "store")
    load(place, [write("2024.nq", 1, 2), write("2025.nq", 3)], with_project=False)
    reader = open_store(place)
    told = Noted()

    record = replace(place, [write("2026.nq", 4), write("again.nq")], telling=told)

    assert values(open_store(place)) == {"4"}
    assert values(reader) == {"1", "2", "3"}
    assert [os.path.basename(kept.name) for kept in record.files] == ["2026.nq", "again.nq"]
    assert sorted(os.listdir(tmp_path / "store" / "files")) == sorted(k.file for k in record.files)
    assert len(told.kept) == 2
    assert all(finding.is_well for finding in check(place))


def test_what_cannot_replace_changes_nothing(tmp_path, write):
    """A bad file, the second of two, leaves the store and its files as they were."""

    place = str(tmp_path / "store")
    before = load(place, [write("2025.nq", 1)], with_project=False)
    bad = tmp_path / "bad.nq"
    bad.write_text("<urn:a> <urn:b> nonsense .\n", encoding="utf-8")

    with pytest.raises(BadFile, match=r"bad\.nq"):
        replace(place, [write("2026.nq", 2), str(bad)])

    assert read(place) == before
    assert values(open_store(place)) == {"1"}
    assert os.listdir(tmp_path / "store" / "files") == [before.files[0].file]
    assert os.listdir(tmp_path / "store" / "index") != []
    assert all(finding.is_well for finding in check(place))


def test_replacing_makes_a_store_where_there_is_none(tmp_path, write):
    """As loading does, with the project beside it or without."""

    record = replace(str(tmp_path / "store"), [write("a.nq", 1)], with_project=False)

    assert record.index.statements == 1


def test_what_cannot_replace_makes_no_half_of_a_store(tmp_path, write):
    """Where there was none, a bad second file leaves an empty one, and the first can come again."""

    place, good = str(tmp_path / "store"), write("2026.nq", 2)
    bad = tmp_path / "bad.nq"
    bad.write_text("<urn:a> <urn:b> nonsense .\n", encoding="utf-8")

    with pytest.raises(BadFile, match=r"bad\.nq"):
        replace(place, [good, str(bad)], with_project=False)

    assert read(place).files == ()
    assert os.listdir(tmp_path / "store" / "files") == []
    assert values(open_store(place)) == set()
    assert replace(place, [good]).index.statements == 1


def test_a_backup_is_a_store(tmp_path, write):
    """It shares nothing with the first, and is not written over anything."""

    place, copy = str(tmp_path / "store"), str(tmp_path / "copies" / "one")
    load(place, [write("a.nq", 1)], with_project=False)

    backup(place, copy)
    shutil.rmtree(place)

    assert values(open_store(copy)) == {"1"}
    assert all(finding.is_well for finding in check(copy))
    with pytest.raises(BadStore, match="exists already"):
        backup(copy, str(tmp_path))
    assert os.listdir(tmp_path / "copies") == ["one"]


def test_a_compact_store_holds_the_same(tmp_path, write):
    """File by file it grows; compact, it is no larger than made at once."""

    place, other = str(tmp_path / "store"), str(tmp_path / "other")
    paths = [write(f"{n}.nq", *range(n * 1000, n * 1000 + 1000)) for n in range(6)]
    for path in paths:
        load(place, [path], with_project=False)
    load(other, paths, with_project=False)
    before = values(open_store(place))

    compact(place)

    assert values(open_store(place)) == before
    sizes = [sum(size for size, _ in read(at).index.parts.values()) for at in (place, other)]
    assert sizes[0] <= sizes[1] * 1.05


def test_a_folder_with_other_things_is_no_store(tmp_path, write):
    """Nothing is put among somebody's files, and nothing of theirs is removed."""

    with pytest.raises(BadStore, match=r"holds other things, such as a\.nq"):
        load(str(tmp_path), [write("a.nq", 1)])

    assert os.listdir(tmp_path) == ["a.nq"]


def test_a_store_that_may_not_be_written_is_read(tmp_path, write):
    """Somebody else's store answers, even where its index has to be made in memory."""

    place, told = str(tmp_path / "store"), Noted()
    load(place, [write("a.nq", 1)], with_project=False)
    path = os.path.join(place, "lock")
    os.unlink(path)
    os.mkdir(path)  # What even the superuser cannot open to write.

    plain = values(open_store(place))
    os.unlink(largest(place))
    made = values(open_store(place, told))

    assert plain == made == {"1"}
    assert told.warned == [
        f"{place}: there is no room for a new index; this time it is made in memory."
    ]


def test_the_program_makes_and_looks_after_a_store(program, write):
    """What the shell says, in both languages, with its exit status."""

    write("a.nq", 1)

    runs = [
        program("load", "a.nq", "--store", "store", "--only"),
        program("load", "a.nq", "--store=store", "--lang", "zh"),
        program("store", "check", "store"),
        program("store", "backup", "store", "copy", "--lang", "zh"),
        program("store", "compact", "copy"),
        program(
            "query", "SELECT ?o { <urn:s:1> <urn:p> ?o }", "--store", "copy", "--format", "csv"
        ),
    ]

    assert [(run.returncode, run.stderr) for run in runs] == [(0, "")] * len(runs)
    assert runs[0].stdout == "kept: a.nq\nstore: 1 files, 1 statements\n"
    assert runs[1].stdout == "已在库中：a.nq\nstore：1 个文件，1 条陈述\n"
    assert runs[2].stdout == "  files: 1 sound\n  index: 1 statements\n"
    assert runs[3].stdout == "已备份：copy（1 个文件，1 条陈述）\n"
    assert runs[4].stdout.startswith("index: ")
    assert runs[5].stdout == "o\n1\n"


def test_the_program_replaces_and_validates_what_a_store_holds(program, write):
    """The new file stands for the old; what breaks a rule is named in the file that is kept."""

    write("old.nq", 1)
    write("new.nq", 2)

    runs = [
        program("load", "old.nq", "--store", "store", "--only"),
        program("load", "new.nq", "--store", "store", "--replace"),
        program("query", "SELECT ?o { ?s <urn:p> ?o }", "--store", "store", "--format", "csv"),
    ]
    checked = program("validate", "--store", "store", "--format", "json")

    assert [run.returncode for run in runs] == [0, 0, 0]
    assert runs[1].stdout == "kept: new.nq\nstore: 1 files, 1 statements\n"
    assert runs[2].stdout == "o\n2\n"
    assert json.loads(checked.stdout)["files"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "co-owners", "--store", "nowhere"], "no store here"),
        (["load", "a.nq"], "Give a folder with --store"),
        (["load", "a.nq", "--store", "https://example.org/sparql"], "an endpoint is only asked"),
        (["load", "--store", "store", "--replace"], "--replace needs files"),
        (["validate", "--store", "nowhere"], "no store here"),
        (["validate", "--store", "https://example.org/sparql"], "an endpoint keeps no files"),
        (["store", "check", "nowhere"], "no store here"),
        (["store", "backup", "nowhere"], "backup takes a new folder"),
        (["store", "tidy", "nowhere"], "invalid choice"),
        (["source", "show", "p13s3", "--store", "nowhere"], "--store means nothing to source"),
        (["run", "co-owners", "--store"], "expected one argument"),
        (["run", "co-owners", "--store", "https://"], "not the address of an endpoint"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(program, write, words, said):
    """No traceback, nothing on standard output, a status that is not 0."""

    write("a.nq", 1)

    run = program(*words)

    assert run.returncode in {1, 2}
    assert said in run.stderr
    assert (run.stdout, "Traceback" in run.stderr) == ("", False)
