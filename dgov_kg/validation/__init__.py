"""Check data: whether it parses, keeps the house rules and fits the SHACL shapes.

validate()                       the whole graph
validate(["p14-zhejiang.trig"])  some files of it, or files of your own, beside the rest

report     Finding, Report: what is wrong, where, how to mend it
reading    a file: its statements and the line where each thing stands
rules      the house rules, which SHACL cannot see: files, graphs, births
shapes     SHACL over everything together: shacl, its constraints, an index of the statements
reference  what pySHACL finds, to hold ours against
"""

from __future__ import annotations

import os

from dgov_kg.validation.report import Finding, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Finding", "Report", "validate"]


def validate(files: Sequence[str] = ()) -> Report:
    """Return what is wrong with the whole graph, or with these files read beside it.

    A file is one of the graph's own, or any `.ttl`, `.trig`, `.nt` or `.nq` of the reader's.
    """
    from dgov_kg.validation import rules, shapes
    from dgov_kg.validation.reading import DataFile

    own = [DataFile.read(path, own=True) for path in _own_paths()]
    named = {os.path.realpath(path): path for path in files}
    foreign = [path for real, path in named.items() if real not in {file.real for file in own}]
    others = [DataFile.read(path, own=False) for path in foreign]
    everything = own + others
    asked = [file for file in everything if not files or file.real in named]

    whole = not any(file.broken for file in everything)
    context = rules.Context.gather(everything, whole=whole)
    findings = [finding for file in asked for finding in rules.check(file, context)]
    if whole:
        findings += shapes.check(everything, asked, findings)
    return Report(tuple(sorted(findings, key=_place)), files=len(asked))


def _own_paths() -> list[str]:
    from dgov_kg import files

    folders = [files.GRAPH, *files.sources()]
    return [
        path
        for folder in folders
        for ending in (".trig", ".ttl")
        for path in files.listed(folder, ending)
    ]


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return (finding.file, finding.line, finding.focus, finding.rule)
