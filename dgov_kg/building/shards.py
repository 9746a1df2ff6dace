"""A part of the sources in one file: what one worker does, of whichever engine."""

from __future__ import annotations

import os
from itertools import pairwise

from dgov_kg import files
from dgov_kg.building.document import Fault, built

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    #: Which file, and of which sources.
    Part = tuple[str, tuple[str, ...]]

_SOURCES_A_SHARD = 100


def parts(folders: Sequence[str], target: str, *, shards: int | None = None) -> list[Part]:
    """Return which sources go to which file: in their order, the same for every engine.

    >>> parts(["a", "b", "c"], "out", shards=2)
    [('out/part-00000.nq', ('a',)), ('out/part-00001.nq', ('b', 'c'))]
    """
    count = min(shards or -(-len(folders) // _SOURCES_A_SHARD), len(folders))
    edges = [len(folders) * number // count for number in range(count + 1)]
    return [
        (f"{target}/part-{number:05}.nq", tuple(folders[start:end]))
        for number, (start, end) in enumerate(pairwise(edges))
    ]


def write(part: Part) -> tuple[int, list[Fault]]:
    """Build the sources of a part and write them; return how many lines, and the faults.

    A source with faults is left out.  The file is there whole or not at all.
    """
    path, folders = part
    count, faults = 0, list[Fault]()
    with files.writing(os.path.abspath(path)) as file:
        for folder in folders:
            lines, wrong = built(folder)
            file.writelines(f"{line}\n".encode() for line in lines)
            count += len(lines)
            faults += wrong
    return count, faults
