"""Who stands where in a network, by networkx or by one of its backends."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points

import networkx as nx
import pytest

from dgov_kg.exceptions import BadParameter
from dgov_kg.graph import load
from dgov_kg.grounds import grounds
from dgov_kg.ranking import MEASURES, NETWORKS, backends

#: A backend as one is installed: a module, and the entry point that names it.
_MODULE = """
import networkx as nx
class Backend:
    @staticmethod
    def convert_from_nx(graph, *args, **more): return graph
    @staticmethod
    def convert_to_nx(result, *args, **more): return result
    @staticmethod
    def degree_centrality(graph):
        print("counted elsewhere")
        return {node: len(graph[node]) / (len(graph) - 1) for node in graph}
"""
_BROKEN = "from networkx.algorithms.centrality.betweenness import _gone"


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


@pytest.mark.parametrize("over", NETWORKS)
@pytest.mark.parametrize("by", MEASURES)
def test_a_rank_rests_on_ties_that_sentences_say(kg, by, over):
    """Every row is a tie with what ties and where that is said; better scores rank higher."""

    table = kg.rank(by=by, over=over)
    ranks = [(row["rank"], -row["score"]) for row in table]

    assert len(table) > 0
    assert ranks == sorted(ranks)
    assert len({rank for rank, _ in ranks}) == len({score for _, score in ranks})
    assert all(row["evidence"].is_sentence and row["link"] for row in table)
    assert all(row["thing"] != row["tied"] for row in table)


def test_the_scores_are_those_of_networkx(kg):
    """Over a network built here from the same question, networkx finds the same."""

    graph = nx.Graph((row["one"], row["other"]) for row in kg.run("connections"))
    found = nx.betweenness_centrality(graph)

    table = kg.rank(by="betweenness", over="connection", most=len(graph))
    assert {row["thing"]: row["score"] for row in table} == {
        node: round(score, 6) for node, score in found.items()
    }


def test_investing_together_is_told_from_founding_together(kg):
    """Founding without a word of capital is no investment: Guizhou's founders are not among it."""

    invested = {row["thing"].slug for row in kg.rank(by="degree", over="co-investment", most=99)}
    founded = {row["thing"].slug for row in kg.rank(by="degree", over="co-founding", most=99)}

    assert {"tencent", "alibaba", "zhejiang-government"} <= invested
    assert invested < founded


def test_equals_share_a_rank(kg):
    """The four who own Digital Guangdong have three fellows each."""

    table = kg.rank(by="degree", over="co-investment", most=1)

    assert {row["thing"].slug for row in table} == {
        "tencent", "china-mobile", "china-telecom", "china-unicom"
    }  # fmt: skip
    assert {row["rank"] for row in table} == {1}
    assert "the first 4 are shown" in table.note.en
    assert "前 4 个" in table.note.zh


def test_a_measure_that_tells_nothing_says_so(kg):
    """Two bodies that issued one document stand alike."""

    table = kg.rank(by="betweenness", over="co-issuance")

    assert "All score the same" in table.note.en
    assert "分不出高下" in table.note.zh


@pytest.mark.parametrize(
    ("by", "over", "backend"),
    [
        ("fame", "connection", None),
        ("degree", "friendship", None),
        ("degree", "connection", "nx-nowhere"),
    ],
)
def test_what_is_not_there_is_refused(kg, by, over, backend):
    """An unknown measure, network or backend; the message names what was asked for."""

    with pytest.raises(BadParameter) as caught:
        kg.rank(by=by, over=over, backend=backend)

    wrong = backend or (by if by not in MEASURES else over)
    assert wrong in caught.value.zh
    assert wrong in caught.value.en


@pytest.mark.parametrize("name", ["parallel"])
@pytest.mark.parametrize("by", MEASURES)
def test_an_installed_backend_agrees_or_is_refused(kg, by, name):
    """A backend that is installed gives networkx's answer, or the message that it cannot."""

    if name not in backends():
        pytest.skip(f"no backend {name} of networkx: pip install nx-parallel")
    try:
        found = kg.rank(by=by, over="connection", backend=name)
    except BadParameter as refusal:
        assert name in refusal.en  # noqa: PT017 - either is right, and which depends on the machine
    else:
        assert found == kg.rank(by=by, over="connection")


def installed(folder, name: str, module: str) -> dict[str, str]:
    """Install a backend into a folder, as pip would, and return the environment that has it."""
    package = f"backend_{name}"
    (folder / f"{package}.py").write_text(module, encoding="utf-8")
    about = folder / f"{package}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8"
    )
    (about / "entry_points.txt").write_text(
        f"[networkx.backends]\n{name} = {package}:Backend\n", encoding="utf-8"
    )
    return {**os.environ, "PYTHONPATH": str(folder), "LC_ALL": "C.UTF-8"}


def ranked(environment, *words):
    return subprocess.run(
        [sys.executable, "-c", "from dgov_kg.cli import main; main()", "rank", *words],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env=environment,
    )


def test_a_backend_does_the_work(tmp_path):
    """Chosen by name, with or without `nx-`, it is what measures, and the answer is the same."""

    environment = installed(tmp_path, "elsewhere", _MODULE)
    plain = ranked(environment, "--by", "degree", "--format", "csv")
    runs = [
        ranked(environment, "--by", "degree", "--format", "csv", "--backend", name)
        for name in ("elsewhere", "nx-elsewhere")
    ]

    assert "elsewhere" not in plain.stdout
    for run in runs:
        assert (run.returncode, run.stderr) == (0, "")
        first, _, rest = run.stdout.partition("\n")
        assert first == "counted elsewhere"
        assert rest == plain.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_backend_that_cannot_says_so(tmp_path, language):
    """One that has not the measure, and one that does not load: a sentence, no traceback."""

    environment = installed(tmp_path, "elsewhere", _MODULE) | installed(tmp_path, "old", _BROKEN)
    for name, by in (("elsewhere", "closeness"), ("old", "betweenness")):
        run = ranked(environment, "--by", by, "--backend", name, "--lang", language)

        assert (run.returncode, run.stdout) == (2, "")
        assert name in run.stderr
        assert "Traceback" not in run.stderr
        assert len(run.stderr.splitlines()) == 1


def test_backends_are_those_of_the_entry_points():
    """What pip installed, and not networkx's own for its tests."""

    points = {point.name for point in entry_points(group="networkx.backends")}

    assert backends() == points - {"nx_loopback"}


def test_every_format_has_the_ties(kg):
    """A ranking is a table like any other."""

    table = kg.rank(by="degree", over="co-investment")

    assert "p13s3" in table.to_csv()
    assert '"score": 0.5' in table.to_json()
    assert "dg:stake-of-tencent-in-digital-guangdong a dgov:Stake" in grounds(kg, table)
    assert "名次" in str(table.in_language("zh"))
