"""Who does the parts: processes of this machine, or Apache Spark.  Both write the same files."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from dgov_kg.building.document import Fault, sources
from dgov_kg.building.shards import parts, write
from dgov_kg.exceptions import BadFile, BadParameter, MissingPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dgov_kg.building.shards import Part

    Outcome = tuple[int, list[Fault]]


class Report(NamedTuple):
    """How much was built: sources, files, lines of them, and what was left out and why."""

    sources: int
    shards: int
    lines: int
    faults: tuple[Fault, ...]


def build(
    paths: Sequence[str], target: str, *, engine: str = "local", shards: int | None = None
) -> Report:
    """Build the sources in these folders into `part-00000.nq` … of a folder.

    The folder must be empty or not there.  Raises BadFile, BadParameter and MissingPackage.
    """
    if engine not in ENGINES:
        known = ", ".join(ENGINES)
        raise BadParameter(
            zh=f"没有引擎 {engine}；可用：{known}", en=f"No engine {engine}: {known}"
        )
    if os.path.exists(target) and (not os.path.isdir(target) or os.listdir(target)):
        raise BadFile(
            zh=f"{target} 已存在且不是空文件夹；请另选一个。",
            en=f"{target} is there already and is no empty folder; choose another.",
        )
    folders = sources(paths)
    work = parts(folders, os.path.abspath(target), shards=shards)
    done = list(ENGINES[engine](work))
    faults = tuple(fault for _, found in done for fault in found)
    return Report(len(folders), len(work), sum(lines for lines, _ in done), faults)


def _local(work: Sequence[Part]) -> Iterator[Outcome]:
    """Do the parts in as many processes as there are processors; one part in this one."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if len(work) == 1:
        yield write(work[0])
        return
    # A fresh process: forking one with threads in it may hang.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(write, work)


def _spark(work: Sequence[Part]) -> Iterator[Outcome]:
    """Let Spark do the parts, one task each; it takes its master and the rest from its settings.

    The workers read the sources and write the files themselves, so the folders have to lie where
    all of them see them.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingPackage("pyspark", "spark") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.appName("dgov-kg build")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    try:
        yield from session.sparkContext.parallelize(work, len(work)).map(write).collect()
    finally:
        session.stop()


ENGINES: dict[str, Callable[[Sequence[Part]], Iterator[Outcome]]] = {
    "local": _local,
    "spark": _spark,
}
