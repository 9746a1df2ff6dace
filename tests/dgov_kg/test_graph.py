"""The verbs of the graph: run, query, describe, search, load."""

from __future__ import annotations

import pytest

from dgov_kg.exceptions import BadFile, BadParameter, BadQuery, DgovError, UnknownName
from dgov_kg.graph import load
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import place

MINE = "@prefix dg: <https://w3id.org/dgov-kg/id/> .\n"


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def guangdong(kg):
    return kg.run("co-owners", province="guangdong")


@pytest.mark.parametrize(
    "name",
    [
        "dg:guangdong",
        PREFIXES["dg"] + "guangdong",
        "广东省",
        "Guangdong Province",
        "广东",
        " 广东省 ",
    ],
)
def test_a_parameter_takes_every_name(kg, name):
    """Slug, CURIE, IRI, label and other label ask the same."""

    assert guangdong(kg) == kg.run("co-owners", province=name)


def test_a_parameter_takes_a_node_of_an_answer(kg):
    """What one answer holds can be asked about in the next."""

    row = guangdong(kg)[0]

    assert guangdong(kg) == kg.run("co-owners", province=row["province"])


def test_no_value_asks_for_all(kg):
    """None leaves the default in place."""

    assert kg.run("co-owners") == kg.run("co-owners", province=None)


@pytest.mark.parametrize(
    ("call", "kind", "en", "zh"),
    [
        (lambda kg: kg.run("co-owner"), UnknownName, "did you mean co-owners", "是不是 co-owners"),
        (lambda kg: kg.run("qqq"), UnknownName, "see: dgov-kg questions", "全部问题见"),
        (lambda kg: kg.run("../co-owners"), UnknownName, "No question ../co-owners", "没有问题"),
        (
            lambda kg: kg.run("co-owners", province="tencent"),
            BadParameter,
            "not Tencent; such as",
            "腾讯不是",
        ),
        (lambda kg: kg.run("co-owners", province="Narnia"), BadParameter, "Narnia", "Narnia"),
        (
            lambda kg: kg.run("co-owners", year="2019"),
            BadParameter,
            "it takes province",
            "province",
        ),
        (lambda kg: kg.run("undated", a="b"), BadParameter, "takes", "参数"),
        (lambda kg: kg.run("timeline", year="soon"), BadParameter, "whole number", "整数"),
        (lambda kg: kg.run("timeline", year="9" * 5000), BadParameter, "whole number", "整数"),
        (lambda kg: kg.describe("Tencnet"), UnknownName, "Tencent (tencent)", "腾讯（tencent）"),
        (
            lambda kg: kg.describe("zzzzzz"),
            UnknownName,
            "Try dgov-kg search",
            "可用 dgov-kg search",
        ),
        (lambda kg: kg.describe(""), UnknownName, "Nothing is called", "没有名为"),
        (lambda kg: kg.query("SELECT * {"), BadQuery, "error at 1:", "不合语法"),
        (lambda kg: kg.query("SELECT *\n{ ?s ?p }"), BadQuery, "error at 2:", "2:"),
        (lambda kg: kg.construct("ASK {}"), BadQuery, "Only CONSTRUCT", "只有 CONSTRUCT"),
    ],
)
def test_a_mistake_is_told_in_both_languages(kg, call, kind, en, zh):
    """The error says what is wrong, and the nearest that is right."""

    with pytest.raises(kind) as caught:
        call(kg)

    assert en in caught.value.in_language("en")
    assert zh in caught.value.in_language("zh")


def test_every_error_is_the_builtin_that_it_is():
    """A program can catch ours or Python's own."""

    assert [LookupError, ValueError, ValueError, ValueError] == [
        kind.__mro__[2] for kind in (UnknownName, BadParameter, BadQuery, BadFile)
    ]
    assert all(issubclass(kind, DgovError) for kind in (UnknownName, BadFile))


TRIPLE = "dg:tencent dgov:holdsStakeIn dg:digital-guangdong"


def test_select_gives_columns_and_rows(kg):
    """Variables are columns; the prefixes of the project are known."""

    table = kg.query(
        "SELECT ?firm (2 AS ?n) (1.5 AS ?x) (true AS ?b) { BIND(dg:tencent AS ?firm) }"
    )

    assert table.columns == ("firm", "n", "x", "b")
    assert [kg.node(PREFIXES["dg"] + "tencent"), 2, 1.5, True] == list(table[0].values())


@pytest.mark.parametrize(
    ("sparql", "answer"), [(f"ASK {{ {TRIPLE} }}", True), ("ASK { dg:x a dg:y }", False)]
)
def test_ask_gives_one_cell(kg, sparql, answer):
    """Yes or no."""

    assert [{"answer": answer}] == list(kg.query(sparql))


@pytest.mark.parametrize("verb", ["CONSTRUCT WHERE", "DESCRIBE dg:tencent WHERE"])
def test_construct_and_describe_give_triples(kg, verb):
    """Subject, predicate and object."""

    table = kg.query(f"{verb} {{ {TRIPLE} }}")

    assert table.columns == ("subject", "predicate", "object")
    assert any(
        row["object"].slug == "digital-guangdong" for row in table if hasattr(row["object"], "slug")
    )


def test_describe_shows_evidence(kg):
    """A statement has its sentences, or says what else it comes from."""

    statements = kg.describe("digital-guangdong").statements
    table = kg.describe("digital-guangdong").to_table()
    supports = [row["evidence"] for row in table]

    assert "p13s3" in {node.slug for statement in statements for node in statement.evidence}
    assert "derived" in supports
    assert all(supports)


def test_describe_tells_background_from_derived(kg):
    """What the editors add is not what the rules derive."""

    english = str(kg.describe("guangdong"))
    chinese = str(kg.describe("guangdong").in_language("zh"))

    assert [
        word in text
        for text, word in (
            (english, "background"),
            (english, "derived"),
            (chinese, "背景"),
            (chinese, "推导"),
        )
    ] == [True] * 4


def test_describe_lines_up_both_directions(kg):
    """Outgoing and incoming statements stand in one table: the last column begins in one place."""

    from dgov_kg.formats import width

    entity = kg.describe("tencent")
    lines = str(entity).splitlines()[3:]
    arrows = {line[0] for line in lines}
    supports = [row["evidence"] for row in entity.to_table()]
    starts = {
        width(line.removesuffix(support)) for line, support in zip(lines, supports, strict=True)
    }

    assert arrows == {"→", "←"}
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("腾讯", "tencent"),
        ("ＴＥＮＣＥＮＴ", "tencent"),
        ("数字广东", "digital-guangdong"),
        ("“一网通办”", None),
        ("digital-guangdong", "digital-guangdong"),
    ],
)
def test_search_ranks_the_exact_name_first(kg, words, first):
    """Exact before beginning before holding; width, case and quotes do not matter."""

    found = kg.search(words)

    assert found
    assert found[0]["found"].slug == (first or found[0]["found"].slug)


def test_search_is_limited(kg):
    """No more rows than asked for, and none for words that name nothing."""

    assert [
        len(kg.search("政府", limit=3)),
        len(kg.search("政府", limit=0)),
        len(kg.search("“”")),
    ] == [3, 0, 0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mine.ttl", MINE + "dg:mine dg:likes dg:tencent ."),
        ("MINE.TTL", "\ufeff" + MINE + "dg:mine dg:likes dg:tencent ."),
        ("mine.trig", MINE + "dg:notes { dg:mine dg:likes dg:tencent }"),
        (
            "mine.nt",
            "".join(
                f"<https://w3id.org/dgov-kg/id/{name}> " for name in ("mine", "likes", "tencent")
            )
            + ".",
        ),
    ],
)
def test_a_file_of_ones_own_is_loaded(tmp_path, name, text):
    """Turtle, TriG and N-Triples, with or without the mark that Windows sets."""

    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    kg = load(str(path), language="en")

    assert kg.query("ASK { dg:mine dg:likes dg:tencent }")[0] == {"answer": True}
    assert "mine" in str(kg.describe("tencent"))


def test_a_file_of_ones_own_may_hold_anything(tmp_path):
    """Blank nodes with names, classes in a ring, brackets in strings: every verb still works."""

    path = tmp_path / "mine.ttl"
    path.write_text(
        MINE
        + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        + "@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .\n"
        + '[] rdfs:label "nobody"@en ; a dgov:Jurisdiction ; dg:likes dg:tencent .\n'
        + "dgov:Jurisdiction rdfs:subClassOf dg:a . dg:a rdfs:subClassOf dgov:Jurisdiction .\n"
        + f'dg:smile rdfs:label "{"(" * 500}"@en .\n',
        encoding="utf-8",
    )
    kg = load(str(path), language="en")

    assert guangdong(kg)
    assert "your file" in str(kg.describe("tencent"))
    assert not kg.search("nobody")
    with pytest.raises(BadParameter):
        kg.run("co-owners", province="nobody")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mine.ttl", b"dg:a dg:b", "not well-formed"),
        ("mine.ttl", "中".encode("gbk"), "not UTF-8 from byte 0"),
        ("mine.ttl", MINE.encode() + b"dg:a dg:b " + b"[ dg:b " * 9000, "nested more than"),
        ("mine.docx", b"", "unknown kind of file"),
        ("mine.ttl", None, "No such file"),
        (
            "mine.ttl",
            MINE.encode() + b'dg:a <https://w3id.org/dgov-kg/ontology#dateExpression> "soon" .',
            "dg:a has the dgov:dateExpression soon",
        ),
    ],
    ids=["syntax", "encoding", "nesting", "kind", "missing", "date"],
)
def test_a_bad_file_is_told(tmp_path, name, content, words):
    """The error says which file, and what is wrong."""

    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadFile, match=words):
        load(str(path))


def test_a_folder_is_no_file(tmp_path):
    """Neither is it a traceback."""

    folder = tmp_path / "x.ttl"
    folder.mkdir()
    with pytest.raises(BadFile, match="Is a directory"):
        load(str(folder))


def test_rdflib_holds_the_same(kg):
    """As many quads, in as many graphs."""

    dataset = kg.to_rdflib()
    graphs = {quad.graph_name.value for quad in kg.quads()}

    assert len(kg.store) == sum(1 for _ in dataset.quads())
    assert graphs == {str(context) for *_, context in dataset.quads()}


SENTENCES = (
    "SELECT ?s (STR(?l) AS ?zh) { ?s a dgov:Sentence ; rdfs:label ?l FILTER(LANG(?l) = '%s') }"
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_place_reads_as_the_index_says(kg, language):
    """The name of every sentence, read as a place, is the label in the index of the source."""

    solutions = list(
        kg.store.query(SENTENCES % language, prefixes=PREFIXES, use_default_graph_as_union=True)
    )

    assert len(solutions) > 100
    assert [label.value for _, label in solutions] == [
        place(sentence.value).in_language(language) for sentence, _ in solutions
    ]


def test_names_are_the_same_whether_kept_or_looked_up_again(kg, monkeypatch):
    """However few are kept, and whether they were met before."""

    sparql = "SELECT DISTINCT ?class { ?thing a ?class } ORDER BY ?class"
    whole = [kg.query(sparql).to_json() for _ in range(2)]
    monkeypatch.setattr("dgov_kg.naming.MOST", 3)

    small = load(language="en")

    assert [small.query(sparql).to_json() for _ in range(2)] == whole
    assert "enterprise" in whole[0]
