"""The catalogue, asking and export over two servers that share no code: Oxigraph and Virtuoso 7."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from dgov_kg import files
from dgov_kg.exceptions import BadQuery, BadStore
from dgov_kg.export import export
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.lookup import options
from dgov_kg.question import find
from dgov_kg.store import load_into, opened

PROGRAM = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
NAMES = [os.path.basename(path)[:-3] for path in files.listed(files.QUERIES, ".rq")]
PARAMETERS = [(name, parameter) for name in NAMES for parameter in find(name).parameters]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_the_same_answer_everywhere(near, far, name):
    """Every row, name and number is that of the graph in memory, in the same order."""

    assert far.run(name) == near.run(name)


def fitting(near: KnowledgeGraph, name: str, parameter) -> str:
    """Return a value for a parameter, one to which there is an answer."""
    if parameter.type == "xsd:integer":
        return "2018"
    if parameter.type == "xsd:string":
        return "数字"
    found = options(near, parameter.type)
    return next((v for v in found if near.run(name, **{parameter.name: v})), found[0])


@pytest.mark.parametrize(
    ("name", "parameter"), PARAMETERS, ids=[f"{name}-{p.name}" for name, p in PARAMETERS]
)
def test_a_question_with_a_parameter_too(near, far, name, parameter):
    """A parameter that is given narrows the answer as it does in memory."""

    given = {parameter.name: fitting(near, name, parameter)}

    assert far.run(name, **given) == near.run(name, **given)


@pytest.mark.parametrize("name", ["腾讯", "digital-guangdong", "dgov:isStakeIn", "guangdong"])
def test_a_thing_is_described_alike(near, far, name):
    """Its classes, its statements both ways and their sentences."""

    assert far.describe(name).to_json() == near.describe(name).to_json()


@pytest.mark.parametrize(
    "words",
    [
        "谁投资成立了数字广东？",
        "Which body is in charge of digital government in Guangdong?",
        "Did Alibaba invest in Digital Guangdong?",
        "How many documents were issued in 2018?",
    ],
)
def test_a_question_in_plain_words_is_answered_alike(near, far, words):
    """The answer, its rows and its evidence."""

    one, other = far.ask(words), near.ask(words)

    assert (one.verdict, one.evidence, one.table) == (other.verdict, other.evidence, other.table)


def test_finding_and_connecting_agree(near, far):
    """By name, by path, in time, side by side, ranked, and what is near an unknown name."""

    for verb in (
        lambda kg: kg.search("shuzi guangdong"),
        lambda kg: kg.search("一网通办"),
        lambda kg: kg.path("tencent", "guangdong", shortest=True),
        lambda kg: kg.timeline("guizhou"),
        lambda kg: kg.compare("guangdong", "zhejiang"),
        lambda kg: kg.rank(by="degree", over="co-investment"),
        lambda kg: kg.verify("腾讯投资了数字广东").verdict,
    ):
        assert verb(far) == verb(near)


def test_all_statements_come_over(near, far):
    """Each statement with its graph, and nothing of the engine's own; blank nodes as others."""

    def plain(kg):
        return {str(quad) for quad in kg.quads() if "_:" not in str(quad)}

    assert plain(far) == plain(near)
    assert sum(1 for _ in far.quads()) == sum(1 for _ in near.quads())


@pytest.mark.parametrize("form", ["graphml", "csv", "cypher"])
def test_an_export_is_the_same_file(near, far, form):
    """What is written for other programs does not depend on where it lay."""

    assert export(far, form) == export(near, form)


def test_other_queries_are_answered(near, far):
    """ASK, CONSTRUCT, a solution without rows, text in any script, and a long query."""

    stake = "dg:tencent dgov:holdsStakeIn dg:digital-guangdong"
    many = " ".join(f"dg:nobody-{n}" for n in range(900))

    for sparql in (
        f"ASK {{ {stake} }}",
        "SELECT ?who { ?who skos:prefLabel '腾讯'@zh }",
        "SELECT ?x { dg:nobody ?x ?y }",
        f"SELECT ?x {{ VALUES ?x {{ {many} dg:tencent }} ?x a dgov:Enterprise }}",
        "PREFIX own: <https://w3id.org/dgov-kg/id/> SELECT ?p { own:tencent ?p dg:china }",
    ):
        assert far.query(sparql) == near.query(sparql)
    construct = f"CONSTRUCT {{ {stake} }} WHERE {{ {stake} }}"
    assert far.construct(construct) == near.construct(construct)
    assert "dg:tencent" in far.construct("DESCRIBE dg:tencent")


@pytest.mark.parametrize(
    "sparql", ["SELECT * { ?s", "SELECT ?x { ?x nobody:knows ?y }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_what_does_not_parse_is_told(far, sparql):
    """As a mistake of the query's, in a sentence."""

    with pytest.raises(BadQuery):
        far.query(sparql)


def test_an_answer_that_is_cut_is_no_answer(far, endpoint):
    """Virtuoso stops at ResultSetMaxRows and says so in a header alone; Oxigraph gives all."""

    sparql = (
        "SELECT ?a ?b { { SELECT ?a { ?a a ?x } LIMIT 250 } { SELECT ?b { ?b a ?y } LIMIT 250 } }"
    )

    if "/sparql" in endpoint:
        with pytest.raises(BadStore, match="broke its answer off after 20000 rows"):
            far.query(sparql)
    else:
        assert len(far.query(sparql)) == 62_500


def test_a_store_without_the_union_is_refused(endpoint):
    """An engine that does not look into its named graphs would find nothing, and not say so."""

    bare = endpoint.partition("?")[0]

    if bare == endpoint:
        assert opened(bare).query("ASK { ?s a ?o }")
    else:
        with pytest.raises(BadStore, match="is not the union of its named graphs"):
            opened(bare).query("ASK { ?s a ?o }")


def test_digest_authentication(endpoint, monkeypatch):
    """Virtuoso's protected endpoint lets in who has the password, and nobody else."""

    if "/sparql" not in endpoint:
        return
    guarded = endpoint.replace("/sparql", "/sparql-auth")
    for password, said in ((None, "does not let us in"), ("wrong", "does not let us in")):
        if password:
            monkeypatch.setenv("DGOV_STORE_USER", "dba")
            monkeypatch.setenv("DGOV_STORE_PASSWORD", password)
        with pytest.raises(BadStore, match=said):
            opened(guarded).query("ASK { ?s a ?o }")
    monkeypatch.setenv("DGOV_STORE_PASSWORD", "dba")

    kg = KnowledgeGraph(opened(guarded), language="en")

    assert len(kg.run("co-owners", province="guangdong")) == 4


def test_the_program_asks_an_endpoint(program, endpoint):
    """The same commands, with an address in place of a folder."""

    runs = [
        program("run", "co-owners", "--province", "广东省", "--store", endpoint),
        program("view", "co-owners", "-o", "page.html", "--store", endpoint),
        program("export", "-f", "ntriples", "--store", endpoint),
        program("why", "alibaba", "dgov:isFounderOf", "digital-zhejiang", "--store", endpoint),
    ]

    assert [run.returncode for run in runs] == [0] * len(runs), runs
    assert runs[0].stdout.count("p13s3") == 4
    assert "digital-guangdong" in runs[2].stdout
    assert "p16s4" in runs[3].stdout


@contextlib.contextmanager
def served(store: str):
    """Serve a store, and give the address."""
    patient = ("--patience", "99", "--seconds", "99")  # The machine may have other work.
    command = [PROGRAM, "serve", "--store", store, "--lang", "en", "--port", "0", *patient]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        line = next(line for line in server.stderr if line.startswith("SPARQL: "))
        yield line.removeprefix("SPARQL: ").removesuffix("/sparql\n")
    finally:
        server.terminate()
        server.communicate(timeout=30)


def test_a_folder_is_served_in_the_browser(near, tmp_path):
    """`dgov-kg serve --store DIR`: the pages and the endpoint are those of what is in it."""

    store = str(tmp_path / "store")
    load_into(store, [])

    assert shown(store) == (4, derived(near))


def test_an_endpoint_is_served_in_the_browser(near, endpoint):
    """`dgov-kg serve --store URL`: the same, of what lies elsewhere."""

    assert shown(endpoint) == (4, derived(near))


def shown(store: str) -> tuple[int, int]:
    """Return how often a served page names a sentence, and the rows that its endpoint counts."""
    asked = quote("SELECT (COUNT(*) AS ?n) { ?s dgov:coOwnsWith ?o }")
    with served(store) as address:
        page = urlopen(f"{address}/run/co-owners?province=guangdong&format=csv", timeout=120).read()
        count = urlopen(f"{address}/sparql?query={asked}&format=csv", timeout=120).read()
    return page.decode().count("p13s3"), int(count.split()[1])


def derived(kg: KnowledgeGraph) -> int:
    """Return how many pairs own something together."""
    return len(kg.query("SELECT DISTINCT ?s ?o { ?s dgov:coOwnsWith ?o }"))
