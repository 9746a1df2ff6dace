"""The graph as networkx holds it, and as a picture shows it."""

from __future__ import annotations

import itertools

import pytest

from dgov_kg.exceptions import UnknownName
from dgov_kg.namespaces import PREFIXES, expand
from dgov_kg.network import Detail, neighbourhood, network, of_nodes, projection, sentence_order

_ONTOLOGY = """
    GRAPH <https://w3id.org/dgov-kg/ontology> {
        dgov:Actor a owl:Class . dgov:Enterprise rdfs:subClassOf dgov:Actor .
        dgov:Event a owl:Class . dgov:Founding rdfs:subClassOf dgov:Event ;
            rdfs:label "组建"@zh , "founding"@en .
        dgov:Stake rdfs:subClassOf dgov:Relationship . dgov:Enterprise rdfs:label "企业"@zh .
        dgov:hasActor rdfs:label "主体"@zh , "has actor"@en .
    }
    GRAPH <https://w3id.org/dgov-kg/concept> {
        dgc:manner-joint a skos:Concept ; skos:prefLabel "共同出资"@zh , "joint investment"@en .
        dgc:interest-capital a skos:Concept ; skos:prefLabel "出资"@zh , "capital"@en .
    }
    GRAPH <https://w3id.org/dgov-kg/source/ning-tan> {
        src:p13s3 a dgov:Sentence ; dgov:isPartOf src:p13 ; rdfs:label "第13段第3句"@zh .
    }
"""
_FOUNDING = """
    GRAPH src:p13s3 {
        dg:founding a dgov:Founding ; dgov:hasActor dg:one , dg:two ; dgov:hasOutcome dg:firm ;
            dgov:hasManner dgc:manner-joint ; dgov:dateExpression "2017"^^edtf:EDTF-level0 ;
            skos:prefLabel "公司的成立"@zh , "founding of the firm"@en .
        dg:one a dgov:Actor , dgov:Enterprise ; skos:prefLabel "甲"@zh , "One"@en .
        dg:stake a dgov:Stake ; dgov:hasStakeholder dg:one ; dgov:isStakeIn dg:firm ;
            dgov:hasInterestType dgc:interest-capital ; dgov:arisesFrom dg:founding .
        dg:model dgov:isExemplifiedBy dg:founding .
    }
    GRAPH src:p2s1 { dg:founding dgov:hasOutcome dg:firm . dg:firm dgov:sequenceNumber 7 . }
    GRAPH dg:derived { dg:one dgov:isFounderOf dg:firm . }
    GRAPH dg:background { dg:firm dgov:isPartOf dg:two . }
"""


def dg(name: str) -> str:
    return PREFIXES["dg"] + name


def graph_of(trig: str):
    import pyoxigraph as ox

    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return network(list(ox.parse(prefixes + trig, format=ox.RdfFormat.TRIG)))


@pytest.fixture(name="whole", scope="module")
def fixture_whole():
    return graph_of(_ONTOLOGY + _FOUNDING)


@pytest.fixture(name="drawn", scope="module")
def fixture_drawn(whole):
    return projection(whole)


def test_statement_keeps_every_sentence_that_makes_it(whole):
    """A statement that two sentences make is one edge with both, in the order of the text."""
    edge = whole.edges[dg("founding"), dg("firm"), "dgov:hasOutcome"]

    assert edge["evidence"] == ["p2s1", "p13s3"]
    assert edge["origin"] == "stated"


def test_edges_bear_the_names_of_their_property(whole):
    """An edge has the CURIE of its property and its label in both languages."""
    edge = whole.edges[dg("founding"), dg("one"), "dgov:hasActor"]

    assert (edge["predicate"], edge["zh"], edge["en"]) == ("dgov:hasActor", "主体", "has actor")


def test_kind_is_the_most_specific_class(whole):
    """Of the classes of a node, the one under the others is its kind."""
    assert whole.nodes[dg("one")]["kind"] == "Enterprise"
    assert whole.nodes[dg("one")]["class"] == "dgov:Enterprise"


def test_literals_become_lists_on_the_node(whole):
    """A literal stands on its node under the CURIE of its property; integers are integers."""
    assert whole.nodes[dg("firm")]["dgov:sequenceNumber"] == [7]
    assert whole.nodes[dg("founding")]["dgov:dateExpression"] == ["2017"]


def test_background_and_derived_are_told_apart(whole):
    """An edge that no sentence states says where it comes from, and has no evidence."""
    derived = whole.edges[dg("one"), dg("firm"), "dgov:isFounderOf"]
    background = whole.edges[dg("firm"), dg("two"), "dgov:isPartOf"]

    assert (derived["origin"], derived["evidence"]) == ("derived", [])
    assert (background["origin"], background["evidence"]) == ("background", [])


def test_ontology_schemes_and_index_are_names_only(whole):
    """Nothing that only the ontology, a scheme or the index speaks of is a node."""
    assert expand("src:p13") not in whole
    assert expand("dgov:Actor") not in whole
    assert whole.graph["labels"]["p13s3"][0] == "第13段第3句"


def test_evidence_of_two_sources_names_the_source():
    """Once there are two sources, a sentence is named with its own."""
    graph = graph_of("""
        GRAPH <https://w3id.org/dgov-kg/source/a/p1s1> { dg:x dgov:drawsOn dg:y . }
        GRAPH <https://w3id.org/dgov-kg/source/b/p1s1> { dg:x dgov:drawsOn dg:y . }
    """)

    assert graph.edges[dg("x"), dg("y"), "dgov:drawsOn"]["evidence"] == ["a/p1s1", "b/p1s1"]


def test_event_is_drawn_from_each_actor_to_the_outcome(drawn):
    """A founding by two is two edges, each with date, manner, event and evidence."""
    for actor in ("one", "two"):
        edge = drawn.edges[dg(actor), dg("firm"), dg("founding")]

        assert (edge["zh"], edge["en"]) == ("组建", "founding")
        assert edge["event_en"] == "founding of the firm"
        assert edge["evidence"] == ["p2s1", "p13s3"]
        assert Detail("dgov:hasManner", "共同出资", "joint investment") in edge["details"]
        assert Detail("dgov:dateExpression", "2017", "2017") in edge["details"]
    assert dg("founding") not in drawn


def test_tie_is_named_by_its_sort(drawn):
    """A stake is named by the interest it gives, and tells the event it arises from."""
    edge = drawn.edges[dg("one"), dg("firm"), dg("stake")]

    assert edge["zh"] == "出资"
    assert Detail("dgov:arisesFrom", "公司的成立", "founding of the firm") in edge["details"]


def test_statement_about_an_event_is_drawn_at_its_outcome(drawn):
    """What is said of a founding is drawn at what was founded, and names the founding."""
    (edge,) = drawn.get_edge_data(dg("model"), dg("firm")).values()

    assert edge["predicate"] == "dgov:isExemplifiedBy"
    assert dg("founding") == edge["event"]


def test_picture_leaves_out_what_it_says_otherwise(drawn):
    """Derived edges and the values of the schemes are not drawn beside what they repeat."""
    assert not [one for *_, one in drawn.edges(data="origin") if one == "derived"]
    assert expand("dgc:manner-joint") not in drawn


def test_full_picture_keeps_every_node_and_edge(whole):
    """With `full`, nothing becomes an edge or a detail only."""
    full = projection(whole, full=True)

    assert set(whole) == set(full)
    assert whole.number_of_edges() == full.number_of_edges()


@pytest.mark.parametrize("missing", ["dgov:hasActor dg:one", "dgov:hasOutcome dg:firm"])
def test_event_that_lacks_an_end_stays_a_node(missing):
    """An event without actor or without outcome keeps its node and its edges."""
    drawn = projection(
        graph_of(_ONTOLOGY + f"GRAPH src:p1s1 {{ dg:event a dgov:Founding ; {missing} . }}")
    )

    assert dg("event") in drawn
    assert drawn.number_of_edges() == 1


def test_event_about_an_event_loses_nothing():
    """An event with an event at one end stays a node beside the edge of the other."""
    drawn = projection(
        graph_of(
            _ONTOLOGY
            + """GRAPH src:p1s1 {
            dg:inner a dgov:Founding ; dgov:hasActor dg:a ; dgov:hasOutcome dg:b .
            dg:outer a dgov:Founding ; dgov:hasActor dg:c ; dgov:hasOutcome dg:inner . }"""
        )
    )

    assert dg("outer") in drawn
    assert drawn.has_edge(dg("outer"), dg("b"))
    assert drawn.has_edge(dg("a"), dg("b"))


def test_neighbourhood_counts_steps_either_way(drawn):
    """One step reaches what points here and what is pointed at; two steps reach farther."""
    assert {dg("model"), dg("firm")} == set(neighbourhood(drawn, dg("model")))
    assert dg("one") in neighbourhood(drawn, dg("model"), hops=2)


def test_neighbourhood_of_nothing_is_an_error_in_both_languages(drawn):
    """A node that is not there is an unknown name."""
    with pytest.raises(UnknownName) as caught:
        neighbourhood(drawn, dg("nobody"))

    assert "dg:nobody" in caught.value.in_language("zh")
    assert "dg:nobody" in caught.value.in_language("en")


def test_result_brings_the_parties_of_its_events(drawn):
    """A query's rows with an event's IRI draw the parties; other names are passed over."""
    part = of_nodes(drawn, [dg("founding"), "urn:elsewhere"])

    assert {dg("one"), dg("two"), dg("firm")} == set(part)


def test_every_statement_of_the_article_is_drawn_or_told():
    """In the whole graph, an entity lost from the picture is a concept or became an edge."""
    whole = article()
    drawn = projection(whole)
    events = {event for *_, event in drawn.edges(data="event")}

    for node in set(whole) - set(drawn):
        assert node in events or whole.nodes[node]["kind"] == "Concept"
    assert all(
        data["evidence"] or data["origin"] != "stated" for *_, data in drawn.edges(data=True)
    )


def test_sentences_sort_as_the_text_runs():
    """Paragraph 2 comes before 13, whether or not zeros fill the numbers."""
    assert sorted(["p13s1", "p02s10", "p02s9"], key=sentence_order) == ["p02s9", "p02s10", "p13s1"]


def article():
    import pyoxigraph as ox

    from dgov_kg import files, namespaces

    store = ox.Store()
    for path, name in (("dgov.ttl", namespaces.ONTOLOGY), ("schemes.ttl", namespaces.CONCEPTS)):
        store.load(
            path=f"{files.ONTOLOGY}/{path}",
            format=ox.RdfFormat.TURTLE,
            to_graph=ox.NamedNode(name),
        )
    for path in itertools.chain.from_iterable(files.paragraphs(one) for one in files.sources()):
        store.load(path=path, format=ox.RdfFormat.TRIG)
    return network(store)
