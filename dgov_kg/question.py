"""A question of the catalogue: a SPARQL file with a header, and its parameters bound as terms.

The lines that begin with `#+` are TOML: dotted keys with strings without escapes, so that a split
reads them.  The modules `tomllib`, `json` and `re` would each cost a fifth of the cold start.
"""

from __future__ import annotations

import os
from collections import namedtuple

from dgov_kg import files
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

#: A parameter's name, the type it takes, and what a person calls it.
Parameter = namedtuple("Parameter", "name type label")


class Question(namedtuple("Question", "name title note empty view reads parameters columns text")):
    """One question that can be asked by name.

    ``title`` is the question itself, ``note`` how to read the answer and ``empty`` what it means
    if there is none, all in both languages; ``columns`` maps a variable to its heading.  A question
    that ``reads`` "statements" needs neither the index of the source nor derived edges.

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
    >>> question.parameters
    (Parameter(name='province', type='dgov:Jurisdiction', label=Bilingual(zh='省份', en='Province')),)
    """

    __slots__ = ()

    @classmethod
    def read(cls, path: str) -> Question:
        """Read a question from its file; the file's stem is its name."""
        with open(path, encoding="utf-8") as file:
            return cls.parse(os.path.splitext(os.path.basename(path))[0], file.read())

    @classmethod
    def parse(cls, name: str, text: str) -> Question:
        """Make a question of a name and the text of its file, or raise BadFile."""
        header = _header(name, text)
        parameters = tuple(
            Parameter(key, fields["type"], Bilingual(fields["zh"], fields["en"]))
            for key, fields in header.get("param", {}).items()
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
            title=_both(header["title"]),
            note=_both(header.get("note", {})),
            empty=_both(header.get("empty", {})),
            view=header.get("view", "table"),
            reads=header.get("reads", "everything"),
            parameters=parameters,
            columns={key: _both(fields) for key, fields in header.get("column", {}).items()},
            text=text,
        )

    def bind(self, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
        """Return the SPARQL text with each given term in place of its default, and nothing else.

        Raises BadParameter where the question has no parameter of that name.
        """
        text = self.text
        known = [parameter.name for parameter in self.parameters]
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
            text = text.replace(default, default.replace("UNDEF", str(term)))
        return text


def find(name: str) -> Question | None:
    """Return the question of this name, or None."""
    path = os.path.join(files.QUERIES, f"{name}.rq")
    return Question.read(path) if os.path.basename(name) == name and os.path.isfile(path) else None


def _default(name: str) -> str:
    """Return the text that stands where a parameter takes its value; unbound, it allows any."""
    return f"VALUES ?{name} {{ UNDEF }}"


def _header(name: str, text: str) -> dict[str, dict[str, dict[str, str]]]:
    header: dict = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        keys, equals, value = line[2:].partition("=")
        *path, last = keys.strip().split(".")
        place = header
        for key in path:
            place = place.setdefault(key, {})
        value = value.strip()
        if not equals or value[:1] != '"' or value[-1:] != '"' or {'"', "\\"} & set(value[1:-1]):
            raise BadFile(
                zh=f'查询 {name} 第 {number} 行：应为 #+ 键 = "文字"，文字中不含 " 与 \\',
                en=f'query {name}, line {number}: should read #+ key = "text", without " or \\ in it',
            )
        place[last] = value[1:-1]
    if set(header.get("title", ())) != {"zh", "en"}:
        raise BadFile(
            zh=f"查询 {name}：缺少 #+ title.zh 或 #+ title.en",
            en=f"query {name}: #+ title.zh or #+ title.en is missing",
        )
    return header


def _both(fields: Mapping[str, str]) -> Bilingual:
    return Bilingual(fields.get("zh", ""), fields.get("en", ""))
