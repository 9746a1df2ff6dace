"""What was acknowledged is there afterwards: after kill -9 at any moment, and on a full disk."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pyoxigraph as ox
import pytest

from dgov_kg.disk.checking import check
from dgov_kg.disk.loading import load
from dgov_kg.disk.opening import open_store
from dgov_kg.disk.record import read
from dgov_kg.exceptions import BadStore

KILLS = 100
#: Loads one small file after the other, each in two halves of a command, for ever.
LOADING = """
import os, sys
from dgov_kg.disk.loading import load
from dgov_kg.disk.telling import Telling

class Told(Telling):
    def done(self, what):
        os.write(1, what.en.encode() + b"\\n")

place, folder, first = sys.argv[1], sys.argv[2], int(sys.argv[3])
os.write(1, b"ready\\n")
for number in range(first, first + 1000, 2):
    paths = [os.path.join(folder, f"{one}.nq") for one in (number, number + 1)]
    for path in paths:
        name = os.path.basename(path)
        with open(path, "w") as file:
            file.writelines(f'<urn:s:{name}-{n}> <urn:p> "{name}" <urn:g> .\\n' for n in range(20))
    load(place, paths, with_project=False, telling=Told())
"""


def held(store) -> dict[str, int]:
    """Return how many statements of each file a store holds."""
    rows = store.query(
        "SELECT ?file (COUNT(*) AS ?n) { ?s <urn:p> ?file } GROUP BY ?file",
        use_default_graph_as_union=True,
    )
    return {row[0].value: int(row[1].value) for row in rows}


@pytest.fixture
def quick_folder(tmp_path):
    """Give a folder in memory, where there is one: what a killed process wrote stays there too."""
    if not os.path.isdir("/dev/shm"):
        yield str(tmp_path)
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield folder


def test_all_that_was_acknowledged_survives_being_killed(quick_folder):
    """A hundred loaders are killed at random moments; every file they said was kept is whole."""

    place, folder = (os.path.join(quick_folder, name) for name in ("store", "given"))
    os.mkdir(folder)
    chance = random.Random(20260)
    acknowledged: set[str] = set()
    broken_off = 0
    for kill in range(KILLS):
        command = [sys.executable, "-c", LOADING, place, folder, str(kill * 1000)]
        loader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with loader:
            assert loader.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.25))
            loader.send_signal(signal.SIGKILL)
            said, complaint = loader.communicate()
        assert (loader.returncode, complaint) == (-signal.SIGKILL, b"")
        whole = said.decode().rpartition("\n")[0].splitlines()
        acknowledged |= {os.path.basename(line) for line in whole if line.startswith("kept: ")}
        if os.path.exists(os.path.join(place, "store.json")):
            broken_off += not read(place).is_current()
            found = held(open_store(place))
            assert {name: found.get(name) for name in acknowledged} == dict.fromkeys(
                acknowledged, 20
            )
    assert len(acknowledged) > KILLS / 4
    assert broken_off > 0  # Some were hit between the word and the index.
    assert all(finding.is_well for finding in check(place))
    for kept in read(place).files:
        with open(read(place).path(place, kept), "rb") as copy, open(kept.name, "rb") as given:
            assert copy.read() == given.read()


class Mounted:
    """A disk of 12 MB, that is there as long as it is used."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp()
        mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", self.folder]
        subprocess.run(mount, check=True, capture_output=True)

    def fill(self) -> None:
        with contextlib.suppress(OSError), open(f"{self.folder}/filler", "wb") as file:
            while True:
                file.write(b"\0" * 65_536)
                file.flush()

    def free(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(f"{self.folder}/filler")

    def close(self) -> None:
        subprocess.run(["umount", "-l", self.folder], check=True)
        os.rmdir(self.folder)


class Limited:
    """A folder in which no file may grow over 600 kB: a full disk for who may not mount one."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        self.handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self.before[1]))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, self.before[1]))

    def close(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)
        signal.signal(signal.SIGXFSZ, self.handler)
        shutil.rmtree(self.folder)


@pytest.fixture(params=[Mounted, Limited])
def disk(request):
    """Give a small disk; where it may not be mounted, the limited folder stands for both."""
    try:
        small = request.param()
    except (OSError, subprocess.CalledProcessError):
        small = Limited()
    yield small
    small.close()


def test_a_full_disk_loses_nothing_and_works_again(disk, write):
    """What was acknowledged answers while the disk is full; with room again, more is loaded."""

    place = os.path.join(disk.folder, "store")
    small, another = write("small.nq", *range(50)), write("another.nq", 7)
    large = write("large.nq", *range(1000, 60_000))
    disk.free()
    load(place, [small], with_project=False)
    before = room(disk.folder)

    with pytest.raises(BadStore, match="the disk is full"):
        load(place, [large])
    kept = [kept.name for kept in read(place).files]
    after = room(disk.folder)
    disk.fill()
    with pytest.raises(BadStore, match="the disk is full"):
        load(place, [another])
    while_full = held_values(open_store(place))
    disk.free()
    load(place, [another])

    assert kept == [small]
    assert before - after < 100_000  # What was begun has been taken away again.
    assert while_full == {str(n) for n in range(50)}
    assert held_values(open_store(place)) == while_full
    assert read(place).index.statements == 51
    assert all(finding.is_well for finding in check(place))


def test_what_was_acknowledged_before_the_disk_was_full_answers(disk, write):
    """A file was kept, its index found no room: it answers all the same, and is indexed later."""

    place = os.path.join(disk.folder, "store")
    first, second = write("first.nq", *range(10)), write("second.nq", *range(10, 20))
    third = write("third.nq", *range(100, 60_000))
    disk.free()
    load(place, [first], with_project=False)

    with pytest.raises(BadStore, match="the disk is full"):
        load(place, [second, third])
    kept, was_current = [kept.name for kept in read(place).files], read(place).is_current()
    disk.fill()
    while_full = held_values(open_store(place))
    disk.free()
    afterwards = held_values(open_store(place))

    assert (kept, was_current) == ([first, second], False)
    assert while_full == afterwards == {str(n) for n in range(20)}
    assert read(place).is_current()


def room(folder: str) -> int:
    """Return the bytes that files take below a folder, as a number below nought."""
    return -sum(
        os.lstat(os.path.join(at, name)).st_size
        for at, _, names in os.walk(folder)
        for name in names
    )


def held_values(store) -> set[str]:
    return {
        quad.object.value for quad in store.quads_for_pattern(None, ox.NamedNode("urn:p"), None)
    }
