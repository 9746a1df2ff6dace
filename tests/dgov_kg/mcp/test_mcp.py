"""The agent's tools, as an agent uses them: real processes, the package's own client."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path

import pytest

import dgov_kg
from dgov_kg.mcp.found import MOST_BYTES, MOST_EVIDENCE, Found, written
from dgov_kg.mcp.given import MOST_ROWS, ROWS
from dgov_kg.mcp.tools import INSTRUCTIONS, tools
from dgov_kg.passage import place
from dgov_kg.result import Node
from dgov_kg.version import version

from .conftest import SECONDS

CALLS = [
    ("ask", {"question": "谁在运营广东的数字政府？"}),
    ("ask", {"question": "那浙江呢？", "after": "谁在运营广东的数字政府？"}),
    ("verify", {"claim": "Digital Zhejiang was founded in 2018"}),
    ("run", {"name": "co-owners", "parameters": {"province": "guangdong"}}),
    (
        "query",
        {"sparql": "SELECT ?a ?evidence { GRAPH ?evidence { ?f dgov:hasActor ?a } } LIMIT 3"},
    ),
    ("describe", {"thing": "tencent"}),
    ("search", {"words": "腾讯"}),
    ("path", {"one": "tencent", "other": "guangdong"}),
]
ENDLESS = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
    "SELECT DISTINCT ?x { ?x (!<x:y>|^!<x:y>)* ?y . ?y (!<x:y>|^!<x:y>)* ?z . ?z (!<x:y>)* ?w }",
]
HOSTILE = {
    "nothing given": ("ask", {}),
    "a number": ("ask", {"question": 7}),
    "a list": ("search", {"words": ["腾讯"]}),
    "an object": ("describe", {"thing": {"$ne": None}}),
    "blank": ("verify", {"claim": "   "}),
    "long": ("ask", {"question": "谁" * 5_000}),
    "longer": ("query", {"sparql": "SELECT * { ?s ?p ?o } #" + "x" * 60_000}),
    "another argument": ("ask", {"question": "谁", "file": "/etc/passwd"}),
    "no such tool": ("shell", {"command": "id"}),
    "a path for a name": ("run", {"name": "../../../etc/passwd"}),
    "no such question": ("run", {"name": "co-ownrs"}),
    "no such parameter": ("run", {"name": "co-owners", "parameters": {"colour": "red"}}),
    "parameters in a list": ("run", {"name": "co-owners", "parameters": ["guangdong"]}),
    "SPARQL for a value": (
        "run",
        {"name": "co-owners", "parameters": {"province": "} DROP ALL {"}},
    ),
    "a negative limit": ("search", {"words": "腾讯", "limit": -1}),
    "a great limit": ("search", {"words": "腾讯", "limit": 10**30}),
    "a limit that is none": ("search", {"words": "腾讯", "limit": True}),
    "a far offset": ("query", {"sparql": "SELECT * { ?s ?p ?o }", "offset": 10**9}),
    "SERVICE": ("query", {"sparql": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
    "an update": ("query", {"sparql": "INSERT DATA { dg:a dg:b dg:c }"}),
    "LOAD": ("query", {"sparql": "LOAD <file:///etc/passwd>"}),
    "no SPARQL": ("query", {"sparql": "DROP TABLE students"}),
    "deep": ("query", {"sparql": "SELECT * " + "{" * 4_000 + "}" * 4_000}),
    "a long way": ("path", {"one": "tencent", "other": "guangdong", "longest": 99}),
    "nobody": ("path", {"one": "nobody", "other": "guangdong"}),
}


def test_the_tools_take_few_tokens():
    """A token is three bytes at the least; all schemas and the instructions stay under 2,000."""

    listed = [
        {"name": name, "description": description, "inputSchema": schema}
        for name, (description, schema) in tools().items()
    ]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + INSTRUCTIONS

    assert len(text.encode()) / 3 < 2_000


def test_a_client_sees_the_tools(agent):
    """By name, described, and marked as reading only."""

    found = agent.tools()

    assert list(tools()) == [tool.name for tool in found]
    assert all(tool.description and tool.annotations.read_only_hint for tool in found)


@pytest.mark.parametrize("call", CALLS, ids=[name for name, _ in CALLS])
def test_every_answer_can_be_checked(agent, call):
    """It names its sentences and their places in both languages, the query, and the data."""

    went_well, answer = agent.call(call[0], **call[1])

    assert went_well, answer
    assert answer["evidence"]
    for sentence in answer["evidence"]:
        iri = f"https://w3id.org/dgov-kg/source/ning-tan/{sentence['sentence']}"
        assert (sentence["zh"], sentence["en"]) == tuple(place(iri))
    assert answer["query"]
    assert answer["data"] == version(dgov_kg.load())


def test_answers_are_those_of_the_shell(agent):
    """The same verbs stand behind both."""

    kg = dgov_kg.load(language="en")
    table = kg.run("co-owners", province="zhejiang")

    _, ran = agent.call("run", name="co-owners", parameters={"province": "浙江省"})
    _, verified = agent.call("verify", claim="腾讯投资了数字广东")

    assert [row["party"].curie for row in table] == [row["party"]["id"] for row in ran["rows"]]
    assert "dg:zhejiang" in ran["query"]
    assert verified["verdict"] == kg.verify("腾讯投资了数字广东").verdict


def test_the_digest_is_of_the_data():
    """One statement more, another digest; the version stays that of the ontology."""

    import pyoxigraph as ox

    kg = dgov_kg.load()
    before = version(kg)
    node = ox.NamedNode("https://example.org/x")
    kg.store.add(ox.Quad(node, node, node))
    after = version(kg)

    assert before["version"] == after["version"] != ""
    assert before["digest"] != after["digest"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_call_gets_a_sentence(agent, kind, language):
    """In the caller's language, without a traceback, and no more than a few lines."""

    tool, arguments = HOSTILE[kind]
    went_well, said = agent.call(tool, **arguments, lang=language)

    assert not went_well, said
    assert "Traceback" not in said
    assert "went wrong" not in said
    assert "出错" not in said
    assert len(said) < 1_000
    assert language.startswith("zh") == any("一" <= c <= "鿿" for c in said if c not in "腾讯谁")


def test_a_language_that_is_none(agent):
    """It is passed over: the words tell."""

    _, said = agent.call("describe", thing="没有这个东西", lang="fr")

    assert said.startswith("没有名为")


@pytest.mark.parametrize("sparql", ENDLESS)
def test_an_endless_query_is_stopped(agent, sparql):
    """With a sentence; meanwhile another call is answered, and afterwards the next one."""

    began = time.monotonic()
    (stopped, said), (went_well, beside) = agent.calls(
        [("query", {"sparql": sparql}), ("search", {"words": "腾讯"})]
    )
    taken = time.monotonic() - began
    after, _ = agent.call("ask", question="Who founded Digital Guangdong?")

    assert not stopped
    assert "stopped" in said or "cannot take" in said
    assert went_well, beside
    assert taken < SECONDS + 10
    assert after


def test_a_question_may_follow_another(agent):
    """It is told in full, with what answers it."""

    went_well, said = agent.call(
        "ask", question="And in Zhejiang?", after="Who operates digital government in Guangdong?"
    )

    assert went_well
    assert said["question"] == "Who operates digital government in Zhejiang?"
    assert "Digital Zhejiang" in said["answer"]


def test_calls_at_once(agent):
    """Each gets its own answer, the same as when it is made alone."""

    alone = [agent.call(tool, **arguments) for tool, arguments in CALLS]

    assert alone * 4 == agent.calls(CALLS * 4)


@pytest.mark.parametrize(
    "call",
    [
        ("query", {"sparql": "SELECT * { ?s ?p ?o }", "limit": MOST_ROWS}),
        ("query", {"sparql": "CONSTRUCT WHERE { ?s ?p ?o }"}),
        ("query", {"sparql": f"SELECT ('{'x' * 9_000}' AS ?x) {{}}"}),
        ("describe", {"thing": "china"}),
        ("run", {"name": "claims-about"}),
        ("run", {"name": "mentions"}),
        ("path", {"one": "tencent", "other": "guangdong", "limit": 10}),
        ("search", {"words": "数字政府", "limit": 5}),
    ],
)
def test_sizes_are_capped(agent, call):
    """An answer is small, and says what it leaves out."""

    went_well, answer = agent.call(call[0], **call[1])

    assert went_well, answer
    assert len(json.dumps(answer, ensure_ascii=False).encode()) <= MOST_BYTES
    assert len(answer["rows"]) <= MOST_ROWS
    assert answer["cut"]


def test_the_rest_can_be_asked_for(agent):
    """Page after page gives each row once."""

    sparql = "SELECT ?thing { ?thing a dgov:Enterprise } ORDER BY ?thing"
    rows, offset = [], 0
    while True:
        _, answer = agent.call("query", sparql=sparql, limit=5, offset=offset)
        rows += [row["thing"]["id"] for row in answer["rows"]]
        if not any("offset" in one for one in answer.get("cut", ())):
            break
        offset += 5

    assert [row["thing"].curie for row in dgov_kg.load().query(sparql)] == rows


def test_ten_thousand_sentences_are_not_listed():
    """What does not fit is counted, and the rows are halved until the answer fits."""

    nodes = [
        Node(f"https://w3id.org/dgov-kg/source/ning-tan/p01s{n}", f"第1段第{n}句", f"sentence {n}")
        for n in range(1, 10_001)
    ]
    rows = [("词" * 300, node) for node in nodes[:200]]
    found = Found({}, nodes, "ASK {}", ("words", "evidence"), rows, 0, 10_000)

    answer = json.loads(written(found, {}, "en"))

    assert len(written(found, {}, "en").encode()) <= MOST_BYTES
    assert 0 < len(answer["rows"]) < 200
    assert len(answer["evidence"]) <= MOST_EVIDENCE
    assert f"go on with offset={len(answer['rows'])}" in " ".join(answer["cut"])


def test_the_whole_catalogue_and_many_words(agent):
    """A worker can open no file any more, and needs none."""

    folder = Path(__file__).parents[1] / "ask" / "evaluation"
    claims = tomllib.loads((folder / "claims.toml").read_text(encoding="utf-8"))["claim"]
    asked = tomllib.loads((folder / "develop.toml").read_text(encoding="utf-8"))["question"]
    calls = [("run", {"name": question.name}) for question in dgov_kg.load().questions()]
    calls += [("verify", {"claim": claim["claim"]}) for claim in claims]
    calls += [("ask", {"question": one["ask"]}) for one in asked[::8]]

    for start in range(0, len(calls), 16):
        part = calls[start : start + 16]
        failed = [
            (call, said)
            for call, (went_well, said) in zip(part, agent.calls(part), strict=True)
            if not went_well
        ]
        assert failed == []


def test_the_catalogue_is_listed(agent):
    """Without a name, `run` says what there is to run."""

    _, answer = agent.call("run")

    assert [q.name for q in dgov_kg.load().questions()] == [row["name"] for row in answer["rows"]]
    assert len(answer["rows"]) > ROWS
