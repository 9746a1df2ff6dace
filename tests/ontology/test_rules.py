"""The rules of ontology/rules: what follows from what is said, and from which node."""

from __future__ import annotations

import os
import re
import tomllib

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import SKOS

from dgov_kg import files
from dgov_kg.interchange import to_graph
from dgov_kg.namespaces import PREFIXES, compress

PATHS = files.listed(files.RULES, ".rq")

#: Derived by Python from the date expressions, since SPARQL does not know EDTF.
BY_PYTHON = {"dgov:earliestDate", "dgov:latestDate"}


def stem(path: str) -> str:
    return os.path.basename(path).removesuffix(".rq")


def text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def template(path: str) -> str:
    return re.search(r"CONSTRUCT \{ (.*) \}", text(path))[1]


def derived(name: str, turtle: str) -> set[tuple[str, str]]:
    """Return subject and object of what a rule derives from a few statements."""
    store = ox.Store()
    prefixes = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("dg", "dgc", "dgov"))
    store.load(prefixes + turtle, format=ox.RdfFormat.TURTLE)
    path = os.path.join(files.RULES, f"{name}.rq")
    return {
        (compress(triple.subject.value), compress(triple.object.value))
        for triple in store.query(text(path))
    }


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_rule_is_named_in_both_languages(path: str) -> None:
    """The lines `#+` are TOML and hold a title in Chinese and one in English."""
    lines = re.findall(r"^#\+ (.*)$", text(path), re.MULTILINE)

    assert sorted(tomllib.loads("\n".join(lines))["title"]) == ["en", "zh"]


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_rule_makes_one_triple_and_says_because_of_what(path: str, store: ox.Store) -> None:
    """The template is one triple, and the pattern binds ?because to the node it comes from."""
    assert len(template(path).split()) == 3

    pattern = text(path).replace(f"CONSTRUCT {{ {template(path)} }}", "SELECT *")
    for solution in store.query(pattern, use_default_graph_as_union=True):
        assert isinstance(solution["because"], ox.NamedNode)


def test_derived_predicates_and_rules_are_the_same(vocabulary: rdflib.Graph) -> None:
    """Each predicate noted as derived has one rule, and no rule makes anything else."""
    noted = {compress(term) for term in vocabulary.subjects(SKOS.editorialNote)}

    assert sorted(template(path).split()[1] for path in PATHS) == sorted(noted - BY_PYTHON)


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_two_engines_derive_the_same(path: str, store: ox.Store, statements: rdflib.Graph) -> None:
    """Oxigraph and rdflib derive the same edges from the whole graph."""
    quick = to_graph(store.query(text(path), use_default_graph_as_union=True))
    slow = set(statements.query(text(path)))

    assert set(quick) == slow
    assert slow, f"{stem(path)} derives nothing from the graph"


def test_named_members_of_a_group_are_founders() -> None:
    """A group founds, and so do its named members."""
    founding = """
        dg:founding a dgov:Founding ; dgov:hasActor dg:group ; dgov:hasOutcome dg:firm .
        dg:group dgov:hasMember dg:alibaba .
    """

    assert derived("founder-of", founding) == {("dg:group", "dg:firm"), ("dg:alibaba", "dg:firm")}
    assert derived("co-founded-with", founding) == set()


def test_founding_together_is_not_owning_together() -> None:
    """共同组建 makes founders, and only a stake makes holders."""
    founding = """
        dg:founding a dgov:Founding ; dgov:hasOutcome dg:firm ;
            dgov:hasActor dg:tencent, dg:china-mobile ;
            dgov:hasManner dgc:manner-joint-establishment .
    """

    both = {("dg:tencent", "dg:china-mobile"), ("dg:china-mobile", "dg:tencent")}
    assert derived("co-founded-with", founding) == both
    assert derived("holds-stake-in", founding) == set()
    assert derived("co-owns-with", founding) == set()


def test_an_unnamed_holder_is_paired_with_nobody() -> None:
    """国资控股 names no holder: it may be one of the named, so it co-owns with none of them."""
    stakes = """
        dg:a a dgov:Stake ; dgov:hasStakeholder dg:tencent ; dgov:isStakeIn dg:firm ;
            dgov:hasInterestType dgc:interest-capital .
        dg:b a dgov:Stake ; dgov:hasStakeholder dg:state ; dgov:isStakeIn dg:firm ;
            dgov:hasInterestType dgc:interest-control .
        dg:state a dgov:UnnamedParty .
    """

    assert derived("co-owns-with", stakes) == set()
    assert derived("holds-stake-in", stakes) == {("dg:tencent", "dg:firm"), ("dg:state", "dg:firm")}


def test_one_operates_for_the_jurisdiction_of_what_one_operates() -> None:
    """A platform's operator operates for the platform's jurisdiction."""
    role = """
        dg:role a dgov:RoleAssignment ; dgov:hasRole dgc:role-operation ;
            dgov:hasRoleBearer dg:firm ; dgov:isInRespectOf dg:portal .
        dg:portal a dgov:Platform ; dgov:hasJurisdiction dg:guizhou .
        dg:guizhou a dgov:Jurisdiction .
    """

    assert derived("operates-for", role) == {("dg:firm", "dg:guizhou")}
    assert derived("administers-for", role) == set()


def test_a_response_makes_its_recommendation_address_its_problem() -> None:
    """Stated or inferred, a response ties one to the other."""
    response = """
        dg:response a dgov:Response ; dgov:respondsWith dg:advice ; dgov:respondsTo dg:problem ;
            dgov:hasAssertionMode dgc:mode-inferred .
    """

    assert derived("addresses", response) == {("dg:advice", "dg:problem")}


def test_an_initiative_is_pursued_where_its_local_form_is() -> None:
    """A local form, and a document of the place, pursue an initiative there; a claim does not."""
    said = """
        dg:one-network a dgov:Initiative .
        dg:shanghai-network dgov:isLocalFormOf dg:one-network ; dgov:hasJurisdiction dg:shanghai .
        dg:plan dgov:callsFor dg:one-network ; dgov:hasJurisdiction dg:beijing .
        dg:claim a dgov:Claim ; dgov:concerns dg:one-network ; dgov:hasJurisdiction dg:guizhou .
    """

    places = {("dg:one-network", "dg:shanghai"), ("dg:one-network", "dg:beijing")}
    assert derived("pursued-in", said) == places
