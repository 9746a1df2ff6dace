"""A question of the catalogue: a SPARQL file with a header, and its parameters bound as terms.

The lines that begin with `#+` are TOML, dotted keys with strings, which JSON reads alike: the
`tomllib` module alone would cost a third of the cold start.
"""

from __future__ import annotations

import json
import os
import re
from collections import namedtuple

from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

#: A parameter's name, the type it takes, and what a person calls it.
Parameter = namedtuple("Parameter", "name type label")

_DEFAULT = r"(VALUES\s+\?{name}\s*\{{)[^}}]*(\}})"


class Question(namedtuple("Question", "name title note empty view parameters columns text")):
    """One question that can be asked by name.

    ``title`` is the question itself, ``note`` how to read the answer and ``empty`` what it means
    if there is none, all in both languages; ``columns`` maps a variable to its heading.

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
            if not re.search(_DEFAULT.format(name=parameter.name), text):
                raise BadFile(
                    zh=f"查询 {name}：参数 {parameter.name} 没有 VALUES ?{parameter.name} {{ UNDEF }} 一行",
                    en=f"query {name}: parameter {parameter.name} lacks its line "
                    f"VALUES ?{parameter.name} {{ UNDEF }}",
                )
        return cls(
            name=name,
            title=_both(header["title"]),
            note=_both(header.get("note", {})),
            empty=_both(header.get("empty", {})),
            view=header.get("view", "table"),
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
            pattern = _DEFAULT.format(name=name)
            text = re.sub(pattern, lambda found, term=term: f"{found[1]} {term} {found[2]}", text)
        return text


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
        try:
            place[last] = json.loads(value)
        except json.JSONDecodeError:
            raise BadFile(
                zh=f"查询 {name} 第 {number} 行：应为 #+ 键 = \"文字\"",
                en=f'query {name}, line {number}: should read #+ key = "text"',
            ) from None
    if set(header.get("title", ())) != {"zh", "en"}:
        raise BadFile(
            zh=f"查询 {name}：缺少 #+ title.zh 或 #+ title.en",
            en=f"query {name}: #+ title.zh or #+ title.en is missing",
        )
    return header


def _both(fields: Mapping[str, str]) -> Bilingual:
    return Bilingual(fields.get("zh", ""), fields.get("en", ""))
