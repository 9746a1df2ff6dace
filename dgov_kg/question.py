"""A question of the catalogue: a SPARQL file with a header, and its parameters bound as terms.

The lines that begin with `#+` are TOML: dotted keys with strings without escapes, so that a split
reads them.  The modules `tomllib`, `json` and `re` would each cost a fifth of the cold start.
"""

from __future__ import annotations

import os
from collections import namedtuple
from functools import cache

from dgov_kg import files
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyoxigraph as ox

    Term = ox.NamedNode | ox.Literal

    Header = dict[str, str]

#: What a question may be shown as.
VIEWS = ("table", "network", "timeline", "number", "tree", "map")

#: The keys of a header, with a star for the name of a parameter or a column.
_KEYS = {
    *("title.zh", "title.en", "note.zh", "note.en", "empty.zh", "empty.en", "view", "order"),
    *("param.*.type", "param.*.zh", "param.*.en", "column.*.zh", "column.*.en"),
}

#: A parameter's name, the type it takes, and what a person calls it.
Parameter = namedtuple("Parameter", "name type label")


class Question(
    namedtuple(
        "Question", "name title note empty view parameters columns text order", defaults=("",)
    )
):
    """One question that can be asked by name.

    ``title`` is the question itself, ``note`` how to read the answer and ``empty`` what it means
    if there is none, all in both languages; ``columns`` maps a variable to its heading.  ``order``
    sorts those that stand together, as the dimensions of provinces do.

    >>> question = Question.parse("capital", '''
    ... #+ title.zh = "省会是哪里？"
    ... #+ title.en = "Which city is the capital?"
    ... #+ param.province.type = "dgov:Jurisdiction"
    ... #+ param.province.zh = "省份"
    ... #+ param.province.en = "Province"
    ... SELECT ?city WHERE { VALUES ?province { UNDEF } ?city dgov:isPartOf ?province }
    ... ''')
    >>> question.title.en
    'Which city is the capital?'
    >>> question.parameters  # doctest: +ELLIPSIS
    (Parameter(name='province', type='dgov:Jurisdiction', label=Bilingual(zh='省份', en=...)),)
    """

    __slots__ = ()

    @classmethod
    def read(cls, path: str) -> Question:
        """Read a question from its file; the file's stem is its name.

        A file that has not changed is not opened again.
        """
        told = os.stat(path)
        return _read(path, told.st_mtime_ns, told.st_size)

    @classmethod
    def parse(cls, name: str, text: str) -> Question:
        """Make a question of a name and the text of its file, or raise BadFile."""
        header = _header(name, text)
        parameters = tuple(
            Parameter(key, header[f"param.{key}.type"], _both(header, f"param.{key}"))
            for key in _names(header, "param")
        )
        for parameter in parameters:
            default = _default(parameter.name)
            if text.count(default) != 1:
                raise BadFile(
                    zh=f"查询 {name}：参数 {parameter.name} 应有且只有一处 {default}",
                    en=f"query {name}: parameter {parameter.name} needs {default}, once",
                )
        return cls(
            name=name,
            title=_both(header, "title"),
            note=_both(header, "note"),
            empty=_both(header, "empty"),
            view=header.get("view", VIEWS[0]),
            parameters=parameters,
            columns={key: _both(header, f"column.{key}") for key in _names(header, "column")},
            text=text,
            order=header.get("order", ""),
        )

    def bind(self, terms: Mapping[str, Term | Sequence[Term]]) -> str:
        """Return the SPARQL text with each given term in place of its default, and nothing else.

        Several terms for one parameter stand for any of them.  Raises BadParameter where the
        question has no parameter of that name.
        """
        known = [parameter.name for parameter in self.parameters]
        places: dict[int, tuple[str, str]] = {}
        for name, term in terms.items():
            if name not in known:
                listed = ", ".join(known)
                raise BadParameter(
                    zh=f"问题 {self.name} 没有参数 {name}；"
                    + (f"可用：{listed}" if known else "它不带参数"),
                    en=f"Question {self.name} takes no parameter {name}; "
                    + (f"it takes {listed}" if known else "it takes none"),
                )
            default = _default(name)
            given = " ".join(map(str, term)) if isinstance(term, (list, tuple)) else str(term)
            places[self.text.index(default)] = default, default.replace("UNDEF", given)
        text, end = "", 0
        for start, (default, value) in sorted(places.items()):
            text += self.text[end:start] + value
            end = start + len(default)
        return text + str(self.text[end:])


@cache
def _read(path: str, _changed: int, _size: int) -> Question:
    with open(path, encoding="utf-8") as file:
        return Question.parse(os.path.splitext(os.path.basename(path))[0], file.read())


def find(name: str) -> Question | None:
    """Return the question of this name, or None."""
    path = os.path.join(files.QUERIES, f"{name}.rq")
    return Question.read(path) if os.path.basename(name) == name and os.path.isfile(path) else None


def _default(name: str) -> str:
    """Return the text that stands where a parameter takes its value; unbound, it allows any."""
    return f"VALUES ?{name} {{ UNDEF }}"


def _header(name: str, text: str) -> Header:
    """Return the values of the `#+` lines by dotted key, or raise BadFile with the line."""
    header: Header = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("#+"):
            continue
        key, _, value = (part.strip() for part in line[2:].partition("="))
        wrong = _fault(key, value, header)
        if wrong:
            raise BadFile(
                zh=f"queries/{name}.rq 第 {number} 行：{wrong.zh}",
                en=f"queries/{name}.rq, line {number}: {wrong.en}",
            )
        header[key] = value[1:-1]
    for key in ("title.zh", "title.en", *header):
        stem = key.rpartition(".")[0]
        needed = ("type", "zh", "en") if stem.startswith("param.") else ("zh", "en")
        for missing in (f"{stem}.{part}" for part in needed if stem):
            if missing not in header:
                raise BadFile(
                    zh=f"queries/{name}.rq：缺少 #+ {missing}",
                    en=f"queries/{name}.rq: #+ {missing} is missing",
                )
    return header


def _fault(key: str, value: str, header: Header) -> Bilingual | None:
    """Return what is wrong with a line of the header."""
    words = value[1:-1]
    if value != f'"{words}"' or {'"', "\\", "\x7f"} & set(words) or min(words, default=" ") < " ":
        return Bilingual(
            '应为 #+ 键 = "文字"，文字中不含 " 与 \\',
            'should read #+ key = "text", without " or \\',
        )
    if _pattern(key) not in _KEYS:
        return Bilingual(f"不认识的键 {key}", f"unknown key {key}")
    if key in header:
        return Bilingual(f"重复的键 {key}", f"{key} stands twice")
    choices = {"view": VIEWS}.get(key, (words,))
    if words not in choices:
        listed = ", ".join(choices)
        return Bilingual(f"{key} 应为其中之一：{listed}", f"{key} should be one of {listed}")
    return None


def _pattern(key: str) -> str:
    """Return a key with a star in place of the name of a parameter or column."""
    first, _, rest = key.partition(".")
    name, _, last = rest.partition(".")
    own = first in {"param", "column"} and name.isascii() and name.replace("_", "a").isalnum()
    return f"{first}.*.{last}" if own else key


def _names(header: Header, kind: str) -> list[str]:
    """Return the names of the parameters or columns, in the order of the header."""
    keys = (key.split(".") for key in header)
    return list(dict.fromkeys(key[1] for key in keys if key[0] == kind))


def _both(header: Header, key: str) -> Bilingual:
    return Bilingual(header.get(f"{key}.zh", ""), header.get(f"{key}.en", ""))
