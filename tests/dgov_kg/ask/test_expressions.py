"""The expressions are data, and do what their examples say."""

from __future__ import annotations

import re

import pytest

from dgov_kg import files
from dgov_kg.ask.words.alternations import alternations, tables_of_expressions
from dgov_kg.ask.words.expressions import expression
from dgov_kg.exceptions import BadFile
from dgov_kg.names.spelling import plain

_TABLES = {name: table for name, (_, table) in tables_of_expressions().items()}
_EXAMPLES = [
    (name, kind, example)
    for name, table in _TABLES.items()
    for kind in ("catches", "spares")
    for example in table.get(kind, ())
]


@pytest.mark.parametrize(("name", "kind", "example"), _EXAMPLES)
def test_an_expression_catches_and_spares_what_it_says(name, kind, example):
    """An example is read as a question is, in either language."""

    found = expression(name).search(plain(example))

    assert (found is not None) == (kind == "catches"), f"[{name}] {kind}: {example}"


@pytest.mark.parametrize("name", _TABLES)
def test_every_expression_has_an_example_in_each_of_its_languages(name):
    """What is there for Chinese catches something Chinese, and so in English."""

    told = {"zh": ("zh",), "en": ("en", "words")}
    for language in (one for one, keys in told.items() if any(k in _TABLES[name] for k in keys)):
        examples = map(plain, _TABLES[name].get("catches", ()))
        assert any(map(expression(name, language).search, examples)), f"[{name}] in {language}"


def test_every_expression_is_used_and_every_one_used_is_there():
    """An expression is named in the code, or in another one."""

    modules = "".join(map(files.read, files.layers()))
    data = "".join(map(files.read, files.listed(files.EXPRESSIONS, ".toml")))
    called = set(re.findall(r'\b(?:expression|says)\(\s*"([a-z-]+)"', modules))

    assert called <= {*_TABLES}
    unused = [n for n in _TABLES if f'"{n}"' not in modules and f"{{{n}}}" not in data]
    assert not unused, f"queries/words/expressions: used nowhere: {unused}"


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("catches = ['a']", "[one]: it has neither zh nor en nor words."),
        ("english = ['a']\nzh = ['a']", "[one]: english is none of "),
        ("zh = 'a'", "[one]: zh is no list of words."),
        ("zh = ['']", "[one]: zh is no list of words."),
        ("zh = ['(a']", "[one]: missing ), unterminated subpattern"),
        ("zh = ['{other}']", "[one]: {other} has nothing in zh."),
        ("zh = ['{one}']", "[one]: {one} holds itself."),
        ("zh = a", "Invalid value (at line 2, column 6)."),
    ],
)
def test_a_mistake_is_told_with_its_file_and_table(tmp_path, content, wrong):
    """Whoever adds a word is told where it went wrong."""

    (tmp_path / "some.toml").write_text(f"[one]\n{content}\n")

    with pytest.raises(BadFile) as caught:
        alternations(str(tmp_path))

    assert f"queries/words/expressions/some.toml: {wrong}" in str(caught.value)


def test_what_stands_before_all_tables_is_told(tmp_path):
    """A list without a table is none of a table's lists."""

    (tmp_path / "some.toml").write_text("zh = ['一']\n")

    with pytest.raises(BadFile, match=r"some\.toml: \[zh\]: it is no table\."):
        alternations(str(tmp_path))


def test_a_name_stands_for_one_expression_only(tmp_path):
    """Two files do not both tell what a name stands for."""

    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("[one]\nzh = ['一']\n")

    with pytest.raises(BadFile, match=r"b\.toml: \[one\]: it stands in a\.toml, too\."):
        alternations(str(tmp_path))
