"""A question is a file: a header that is TOML, a default for each parameter, and SPARQL."""

from __future__ import annotations

import os
import tomllib

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dgov_kg import files
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.graph import load
from dgov_kg.question import Question

PATHS = files.listed(files.QUERIES, ".rq")
NAMES = [os.path.basename(path)[:-3] for path in PATHS]
HEADER = '#+ title.zh = "问"\n#+ title.en = "Q"\n'
TWO = HEADER + "".join(
    f'#+ param.{name}.type = "xsd:string"\n'
    f'#+ param.{name}.zh = "值"\n'
    f'#+ param.{name}.en = "value"\n'
    for name in ("a", "b")
)
BODY = "SELECT ?a ?b { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }"


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def toml(text: str) -> dict:
    return tomllib.loads("\n".join(s[2:] for s in text.split("\n") if s.startswith("#+")))


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_the_header_is_toml(path):
    """What a split reads from the header is what a TOML reader reads."""

    question = Question.read(path)
    expected = toml(question.text)

    for key in ("title", "note", "empty"):
        assert expected.get(key, {"zh": "", "en": ""}) == getattr(question, key)._asdict()
    assert expected.get("view", "table") == question.view
    assert expected.get("param", {}) == {
        p.name: {"type": p.type, **p.label._asdict()} for p in question.parameters
    }
    assert expected.get("column", {}) == {k: c._asdict() for k, c in question.columns.items()}


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_what_the_header_takes_toml_takes(words):
    """A title that is accepted reads the same with a TOML reader."""

    text = f'#+ title.zh = "问"\n#+ title.en = "{words}"\n'
    try:
        title = Question.parse("any", text).title.en
    except BadFile:
        return

    assert toml(text)["title"]["en"] == title


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("#+ title.zh = 问\n", 1),
        ('#+ title.zh = "问"\n#+ title.en = "a "b" c"\n', 2),
        (HEADER + '#+ title.en = "again"\n', 3),
        (HEADER + '#+ titel.en = "x"\n', 3),
        (HEADER + '\n#+ view = "pie"\n', 4),
        (HEADER + "#+ note.zh\n", 3),
        (HEADER + '#+ title = "x"\n', 3),
        (HEADER + '#+ param.province = "x"\n', 3),
        (HEADER + '#+ note.zh = "a" # remark\n', 3),
    ],
)
def test_a_bad_line_fails_when_read(text, line):
    """The error names the file and the line, in both languages."""

    with pytest.raises(BadFile) as caught:
        Question.parse("mine", text)

    assert f"queries/mine.rq, line {line}:" in caught.value.en
    assert f"queries/mine.rq 第 {line} 行：" in caught.value.zh


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('#+ title.zh = "问"\n', "title.en"),
        (HEADER + '#+ note.en = "x"\n', "note.zh"),
        (HEADER + '#+ column.place.zh = "地"\n', "column.place.en"),
        (HEADER + '#+ param.place.zh = "地"\n#+ param.place.en = "place"\n', "param.place.type"),
    ],
)
def test_a_missing_line_fails_when_read(text, missing):
    """Both languages are needed, and the type of a parameter."""

    with pytest.raises(BadFile, match=f"{missing} is missing"):
        Question.parse("mine", text)


@pytest.mark.parametrize("body", ["SELECT * {}", BODY + BODY])
def test_a_parameter_has_one_default(body):
    """A parameter without its VALUES, or with two of them, fails when read."""

    with pytest.raises(BadFile, match="needs VALUES"):
        Question.parse("mine", TWO + body)


def test_a_bound_parameter_takes_the_place_of_the_default_and_nothing_else():
    """The rest of the text stays, letter by letter."""

    question = Question.parse("mine", TWO + BODY)

    assert TWO + BODY.replace("?b { UNDEF }", "?b { <urn:x> }") == question.bind(
        {"b": ox.NamedNode("urn:x")}
    )
    assert question.text == question.bind({})


def test_an_unknown_parameter_is_refused():
    """The error names the parameters that there are."""

    with pytest.raises(BadParameter, match="takes no parameter c; it takes a, b"):
        Question.parse("mine", TWO + BODY).bind({"c": ox.Literal("x")})


HOSTILE = [
    'x" } } DROP ALL #',
    "line\nbreak\r'''\"\"\"",
    "back\\slash\\",
    "VALUES ?b { UNDEF }",
    "VALUES ?a { UNDEF }",
]


@pytest.mark.parametrize("first", HOSTILE)
@pytest.mark.parametrize("second", HOSTILE)
def test_hostile_words_stay_words(first, second):
    """Whatever is bound comes back as the same literal."""

    question = Question.parse("mine", TWO + BODY)
    text = question.bind({"a": ox.Literal(first), "b": ox.Literal(second)})
    (row,) = ox.Store().query(text)

    assert [first, second] == [term.value for term in row]


@pytest.mark.parametrize("value", ["http://x> } #", "http://x y", 'a"b', "x\ny", "{", "<x>", "\\"])
def test_a_hostile_address_names_nothing(kg, value):
    """No text of a person reaches SPARQL as text: it names a thing of the graph, or fails."""

    with pytest.raises(BadParameter):
        kg.run("co-owners", province=value)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_every_column_has_a_heading(kg, path):
    """Each variable of the SELECT has a name in both languages, evidence aside."""

    question = Question.read(path)
    solutions = kg.store.query(question.text, use_default_graph_as_union=True)
    stems = {v.value.removesuffix("_zh").removesuffix("_en") for v in solutions.variables}

    assert stems - {"evidence"} == set(question.columns)


PARAMETERS = [
    (name, parameter)
    for name, path in zip(NAMES, PATHS, strict=True)
    for parameter in Question.read(path).parameters
]


@pytest.mark.parametrize(
    ("name", "parameter"), PARAMETERS, ids=[f"{name}-{p.name}" for name, p in PARAMETERS]
)
def test_every_parameter_works(kg, name, parameter):
    """A parameter takes values of its type, and one of them at least has an answer."""

    from dgov_kg.lookup import options

    years = [str(year) for year in range(1990, 2026)]
    values = years if parameter.type == "xsd:integer" else options(kg, parameter.type)[:60]
    answers = [kg.run(name, **{parameter.name: value}) for value in values]

    assert any(answers), f"queries/{name}.rq: no value of {parameter.name} has an answer"
    assert all(
        answer.note in {kg.question(name).note, kg.question(name).empty} for answer in answers
    )
