"""The file of a made-up graph: N-Quads or TriG, packed or not, sentence by sentence."""

from __future__ import annotations

import gzip

from dgov_kg import files
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.synthesis.articles import Graph, graphs
from dgov_kg.synthesis.chance import Chance
from dgov_kg.synthesis.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

LEAST = 1_000
MOST = 1_000_000_000

_BLOCK = 1 << 20


def synthesize(
    path: str,
    *,
    statements: int,
    seed: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Write a made-up graph of so many stated statements, and return how many there are exactly.

    The last sentence is whole, so there may be some tens more than asked for.  The same seed gives
    the same bytes.  Derived edges are left to the loading, as in the project's own files.  The
    ending says the form: `.nq` or `.trig`, with `.gz` after it to pack.  `progress` is told how
    many statements there are so far.  Raises BadFile and BadParameter.
    """
    if not LEAST <= statements <= MOST:
        raise BadParameter(
            zh=f"陈述数须在 {LEAST:,} 与 {MOST:,} 之间，而不是 {statements:,}。",
            en=f"The number of statements is from {LEAST:,} to {MOST:,}, not {statements:,}.",
        )
    form = _form(path)
    with files.writing(path) as file:
        if not path.endswith(".gz"):
            return _write(file, form, World(Chance(seed), statements), progress)
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            return _write(packed, form, World(Chance(seed), statements), progress)


def _write(
    file: BinaryIO | gzip.GzipFile,
    form: Callable[[Graph], str],
    world: World,
    progress: Callable[[int], None],
) -> int:
    count, block, size = 0, list[str](), 0
    for graph in graphs(world):
        count += len(graph[1])
        block.append(form(graph))
        size += len(block[-1])
        if size > _BLOCK:
            file.write("".join(block).encode())
            progress(count)
            block, size = [], 0
    file.write("".join(block).encode())
    progress(count)
    return count


def _form(path: str) -> Callable[[Graph], str]:
    forms = {".nq": _n_quads, ".trig": _trig}
    for ending, form in forms.items():
        if path.removesuffix(".gz").endswith(ending):
            return form
    raise BadFile(
        zh=f"{path}：文件名须以 .nq 或 .trig 结尾，其后可加 .gz。",
        en=f"{path}: the name should end in .nq or .trig, and may have .gz after it.",
    )


def _n_quads(graph: Graph) -> str:
    """Return the lines of a graph (RDF 1.1 N-Quads)."""
    name, said = graph
    return "".join(f"{s} {p} {o} {name} .\n" for s, p, o in said)


def _trig(graph: Graph) -> str:
    """Return the block of a graph (RDF 1.1 TriG)."""
    name, said = graph
    return f"{name} {{\n{''.join(f'    {s} {p} {o} .{chr(10)}' for s, p, o in said)}}}\n"
