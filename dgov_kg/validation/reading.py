"""A data file: its statements, what kept it from being read, and the line where a thing stands.

Oxigraph parses, since it refuses what is not Turtle or TriG and says where.  A few thousand nested
brackets would overflow its native stack and end the process, so they are counted first.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cache

from dgov_kg.exceptions import BadFile
from dgov_kg.guard import DEEPEST
from dgov_kg.language import Bilingual
from dgov_kg.validation.report import ERROR, WARNING, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox

#: What may hold any bracket without meaning it, and an escape, which opens nothing (Turtle, 6.5).
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|(?P<iri><[^<>\"{}|^`\x00-\x20]*>)"
    r"|\#[^\n]*"
    r"|\\.",
    re.DOTALL,
)
_TOKEN = re.compile(r"<[^<>\s]*>|@?\w[\w.-]*:?[\w.%-]*|:[\w.%-]+|[{}.]|\n")
_FORMATS = (".trig", ".ttl", ".nt", ".nq")


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file as it was found on disk; `own` says that it belongs to the graph of the project.

    `bare` is its text without comments and literals, line by line.
    """

    path: str
    own: bool
    quads: tuple[ox.Quad, ...] = ()
    findings: tuple[Finding, ...] = ()
    bare: str = field(default="", repr=False)

    @classmethod
    def read(cls, path: str, *, own: bool) -> DataFile:
        """Read a file; what is wrong with it is among its findings.

        Raises BadFile where there is no such file, or its name does not say what it is.
        """
        if not path.endswith(_FORMATS):
            raise BadFile(
                zh=f"不认识 {path} 的格式；可用 {'、'.join(_FORMATS)}。",
                en=f"What is {path}? Files end in {', '.join(_FORMATS)}.",
            )
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            raise BadFile(
                zh=f"读不了 {path}：{error.strerror}。", en=f"Cannot read {path}: {error.strerror}."
            ) from error
        return cls._parse(path, content, own=own)

    @classmethod
    def _parse(cls, path: str, content: bytes, *, own: bool) -> DataFile:
        import pyoxigraph as ox

        found = []
        if content.startswith(b"\xef\xbb\xbf"):
            content = content[3:]
            found.append(_finding(WARNING, path, 1, "byte-order-mark"))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            return cls(path, own, findings=(*found, _finding(ERROR, path, line, "encoding")))
        bare = _OPAQUE.sub(_blanked, text)
        line = _too_deep(bare)
        if line:
            return cls(path, own, findings=(*found, _finding(ERROR, path, line, "nesting")))
        try:
            form = ox.RdfFormat.from_extension(path.rpartition(".")[2])
            quads = tuple(ox.parse(text, format=form))
        except SyntaxError as error:
            place = f"({error.lineno}:{error.offset}) {error.msg}"
            failure = _finding(ERROR, path, error.lineno or 0, "syntax", place)
            return cls(path, own, findings=(*found, failure))
        return cls(path, own, quads, tuple(found), bare)

    @property
    def broken(self) -> bool:
        """Whether the file could not be read to its end."""
        return any(finding.severity == ERROR for finding in self.findings)

    @property
    def real(self) -> str:
        """The path that two names of one file share."""
        return os.path.realpath(self.path)

    @property
    def shown(self) -> str:
        """The path as a person reads it: from the working folder, where the file lies in it."""
        return shown(self.path)

    def line(self, iri: str, graph: str = "") -> int:
        """Return the line where a thing is first described in a graph, else named, else 0."""
        subjects, mentions = _lines(self.bare)
        places = [(graph, iri)] if graph else [key for key in mentions if key[1] == iri]
        described = [subjects[key] for key in places if key in subjects]
        named = [mentions[key] for key in places if key in mentions]
        return min(described or named or [0])


def shown(path: str) -> str:
    """Return a path relative to the working folder, where it lies within."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _blanked(match: re.Match[str]) -> str:
    if match["iri"]:
        return match[0]
    return re.sub(r"[^\n]", " ", match[0])


def _too_deep(bare: str) -> int:
    """Return the line where brackets are nested too deeply, or 0."""
    depth, line = 0, 1
    for bracket in re.findall(r"<[^<>\s]*>|<<|>>|[\[\](){}\n]", bare):
        if bracket == "\n":
            line += 1
        elif bracket in {"[", "(", "{", "<<"}:
            depth += 1
            if depth > DEEPEST:
                return line
        elif bracket in {"]", ")", "}", ">>"}:
            depth -= 1
    return 0


@cache  # of the few files in which something is found
def _lines(bare: str) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """Return the first line of every (graph, IRI): as a subject, and in any place."""
    prefixes: dict[str, str] = {}
    subjects: dict[tuple[str, str], int] = {}
    mentions: dict[tuple[str, str], int] = {}
    line, depth, graph, last, opening = 1, 0, "", "", True
    tokens = _TOKEN.findall(bare)
    for position, token in enumerate(tokens):
        if token == "\n":  # noqa: S105
            line += 1
        elif token in {"{", "}", "."}:
            if token == "{" and depth == 0:  # noqa: S105
                graph = last
            depth += {"{": 1, "}": -1}.get(token, 0)
            graph = graph if depth else ""
            opening, last = True, ""
        elif token.lower() in {"@prefix", "prefix"} and position + 2 < len(tokens):
            prefixes[tokens[position + 1].rstrip(":")] = tokens[position + 2].strip("<>")
        elif iri := _expanded(token, prefixes):
            if opening:
                subjects.setdefault((graph, iri), line)
            mentions.setdefault((graph, iri), line)
            opening, last = token.endswith("."), iri
    return subjects, mentions


def _expanded(token: str, prefixes: dict[str, str]) -> str:
    if token.startswith("<"):
        return token[1:-1]
    prefix, colon, name = token.partition(":")
    return prefixes[prefix] + name.rstrip(".") if colon and prefix in prefixes else ""


_TEXTS = {
    "byte-order-mark": (
        Bilingual("文件以字节顺序标记（BOM）开头。", "The file begins with a byte order mark."),
        Bilingual("存为不带 BOM 的 UTF-8。", "Save it as UTF-8 without one."),
    ),
    "encoding": (
        Bilingual("文件不是 UTF-8。", "The file is not UTF-8."),
        Bilingual("在编辑器中另存为 UTF-8。", "Save it as UTF-8 in your editor."),
    ),
    "nesting": (
        Bilingual(f"括号嵌套超过 {DEEPEST} 层。", f"Brackets are nested more than {DEEPEST} deep."),
        Bilingual("给内层事物取名，分开写。", "Give the inner things names and write them apart."),
    ),
    "syntax": (
        Bilingual("读到此处不通：", "It does not parse here:"),
        Bilingual(
            "看此处及上一行是否缺少点、分号或引号。",
            "Look here and one line above for a missing stop, semicolon or quote.",
        ),
    ),
}


def _finding(severity: str, path: str, line: int, rule: str, detail: str = "") -> Finding:
    message, repair = _TEXTS[rule]
    if detail:
        message = Bilingual(f"{message.zh}{detail}。", f"{message.en} {detail}.")
    return Finding(severity, shown(path), line, "", rule, message, repair)
