"""Apache Jena as Debian ships it: its disk store TDB2, by its own commands.

Debian has no server of it.  `tdb2.tdbquery` asks several times in one process and prints how long
each time took, all solutions gone through; those times are told, so that the start of Java counts
for nothing.
"""

from __future__ import annotations

import glob
import os
import re
import resource
import shutil
import subprocess
import zipfile

from engines import Unable
from engines.base import Local
from engines.process import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row

_JARS = "/usr/share/java"
_NAMES = (
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io"),
    *("commons-lang3", "guava", "httpclient", "httpclient-cache", "httpcore", "thrift"),
    *("jackson-annotations", "jackson-core", "jackson-databind", "jsonld-java", "protobuf"),
    *("jcl-over-slf4j", "slf4j-api", "slf4j-nop"),
)
_VERSION = re.compile(r"-[0-9.]+\.jar$")
_TIME = re.compile(rb"^Time: ([0-9.]+) sec$", re.MULTILINE)


class Engine(Local):
    """A TDB2 database; asking starts Java, and its own times are told."""

    def __init__(self, folder: str) -> None:
        if not shutil.which("java") or not os.path.exists(f"{_JARS}/jena-tdb2.jar"):
            raise FileNotFoundError("libapache-jena-java")
        super().__init__(folder)
        self._place = os.path.join(folder, "tdb2")
        messages = _messages(os.path.join(folder, "messages"))
        jena = [path for path in glob.glob(f"{_JARS}/jena-*.jar") if not _VERSION.search(path)]
        jars = [f"{_JARS}/{name}.jar" for name in _NAMES]
        self._java = ["java", "-Xmx4g", "-Dfile.encoding=UTF-8", "-cp"]
        self._java.append(":".join([messages, *jena, *jars]))

    def load(self, path: str) -> None:
        subprocess.run(
            [*self._java, "tdb2.tdbloader", "--loc", self._place, path],
            check=True,
            capture_output=True,
        )

    def ask(self, asked: Asked) -> bytes:
        return self._run(asked, "json" if "SELECT" in asked.sparql else "ntriples").stdout

    def times(self, asked: Asked, runs: int) -> list[float]:
        """Return its own times, after a run to warm up; of one run where there is time for one."""
        repeat = f"--repeat=1,{runs}" if runs else "--repeat=1"
        done = self._run(asked, "none", "--time", repeat)
        return [float(time) for time in _TIME.findall(done.stdout + done.stderr)]

    def _run(self, asked: Asked, results: str, *options: str) -> subprocess.CompletedProcess[bytes]:
        query = os.path.join(self.folder, "asked.rq")
        with open(query, "w", encoding="utf-8") as file:
            file.write(asked.sparql)
        where = ["--loc", self._place, "--set", "tdb2:unionDefaultGraph=true"]
        done = subprocess.run(
            [
                *(*self._java, "tdb2.tdbquery", *where, "--query", query),
                *("--results", results, *options),
            ],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise Unable(done.stderr.decode(errors="replace").strip().splitlines()[-1][:60])
        return done

    def rows(self, body: bytes) -> list[Row]:
        return told(body)

    def busy(self) -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def memory(self) -> int:
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _messages(folder: str) -> str:
    """Lay out the messages of Xerces, which Debian keeps in another package and forgot there."""
    wrong, right = "org/apache/jena/ext/xerces/", "xerces/"
    with zipfile.ZipFile(f"{_JARS}/jena-core.jar") as jar:
        for entry in jar.namelist():
            if entry.startswith(wrong) and entry.endswith(".properties"):
                target = os.path.join(folder, right + entry.removeprefix(wrong))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as file:
                    file.write(jar.read(entry))
    return folder
