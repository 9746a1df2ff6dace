"""What pages tell of things and texts: groups, marks, places, sentences; from the real graph."""

from __future__ import annotations

import re

import pytest

from dgov_kg import files
from dgov_kg.about.edition import KINDS, headings, read
from dgov_kg.about.grouping import ORIGINS, groups, origin, spoken
from dgov_kg.about.marks import MARKED, left_open, marks
from dgov_kg.about.mentions import asking, definitions, mentions, other_names
from dgov_kg.about.sentence import topics
from dgov_kg.coverage import coverage
from dgov_kg.graph import load
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import order
from dgov_kg.reason import why

THINGS = ("guangdong", "digital-zhejiang", "founding-of-digital-guangdong", "tencent", "ning-tan")


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module")
def edition(kg):
    return read(kg, "ning-tan")


@pytest.mark.parametrize("name", THINGS)
def test_groups_keep_every_statement(kg, name):
    """What is not in a group is another name, a mark, or the same text in the other language."""

    entity = kg.describe(name)
    grouped = {row.statement for group in groups(kg, entity) for row in group.rows}
    left = [one for one in entity.statements if one not in grouped]
    told_apart = {PREFIXES["skos"] + "altLabel", *MARKED}

    assert grouped
    assert all(one.predicate.iri in told_apart or isinstance(one.object, str) for one in left)


@pytest.mark.parametrize("name", THINGS)
def test_groups_are_in_order(kg, name):
    """By what they rest on, then what a thing says itself before what is said of it."""

    found = groups(kg, kg.describe(name))
    places = [(list(ORIGINS).index(group.origin), not group.outgoing) for group in found]

    assert places == sorted(places)


def test_an_event_comes_with_its_parties(kg):
    """A founding tells who, how, and what is left open of it."""

    found = groups(kg, kg.describe("digital-zhejiang"))
    (row,) = next(group.rows for group in found if group.predicate.en == "has outcome")
    told = {relation.en: [str(value) for value in values] for relation, values in row.facts}

    assert told["date expression"] == ["2019"]
    assert "Zhejiang Provincial Government" in told["has actor"]
    assert "has outcome" not in told  # That is the thing whose page it is.
    assert {mark.how.en for mark in row.marks} == {"counted", "resolved"}


def test_what_a_statement_rests_on(kg):
    """A sentence, a rule, the editors and the index are told apart."""

    found = {group.origin for name in THINGS for group in groups(kg, kg.describe(name))}

    assert {"stated", "derived", "background", "index"} <= found
    for statement in kg.describe("guangdong").statements:
        kinds = {r.kind for r in _why(kg, statement)} if statement.predicate.iri else set()
        assert origin(statement) in kinds, statement


def _why(kg, statement):
    value = statement.object
    return why(
        kg,
        statement.subject.iri,
        statement.predicate.iri,
        value if isinstance(value, str) else value.iri,
    )


def test_a_unit_is_told_in_one_language(kg):
    """Of a text in both languages the reader's is given, and the other where it is alone."""

    import pyoxigraph as ox

    zh, en = (ox.Literal(text, language=tag) for text, tag in (("集团", "zh"), ("groups", "en")))

    assert spoken([zh, en], "zh") == [zh]
    assert spoken([zh], "en") == [zh]
    four = next(t for t in topics(kg, kg.node_of("src:p16s4"), "zh") if t.node.en == "4 groups")
    assert [str(e.value) for rel, ends in four.facts if rel.en == "unit" for e in ends] == ["集团"]


def test_marks_have_their_sentences(kg):
    """What is left open names the sentence that leaves it so."""

    (row,) = [row for row in kg.run("left-unsaid") if row["how"].slug == "UnnamedParty"]
    found = marks(kg, row["thing"])

    assert [mark.how.en for mark in found] == ["unnamed party"]
    assert [sentence.slug for sentence in found[0].evidence] == ["p16s4"]


def test_every_open_list_is_a_mark(kg):
    """What the question `left-unsaid` lists, the page of the thing marks."""

    for row in kg.run("left-unsaid"):
        assert row["how"] in {mark.how for mark in marks(kg, row["thing"])}, row


def test_marks_of_a_thing_stand_first(kg):
    """Its own marks go before those of the events it is in, each once."""

    node = kg.node_of("dg:founding-of-digital-zhejiang")
    others = marks(kg, kg.node_of("dg:digital-guangdong")) + marks(kg, node)

    assert left_open(kg, node, others)[0].thing == node
    assert len(left_open(kg, node, others)) == len(set(left_open(kg, node, others)))


def test_mentions_are_the_evidence(kg):
    """The sentences that mention a thing are those behind its statements, in order."""

    entity = kg.describe("guangdong")
    found = [one.sentence for listed in mentions(kg, entity).values() for one in listed]

    assert found == sorted(entity.evidence, key=lambda node: order(node.iri))


def test_names_and_definitions(kg):
    """Other names know their language; a definition is a claim about the thing."""

    assert ("zh", "数字广东") in other_names(kg, kg.node_of("dg:digital-guangdong"))
    (claim,) = definitions(kg, kg.node_of("dg:digital-government-building"))
    assert claim.en.startswith("digital government building is")


def test_questions_about_a_thing_can_be_asked(kg):
    """Each takes the thing as the parameter that is named; a place is no actor."""

    for name in ("guangdong", "tencent"):
        node = kg.node_of(f"dg:{name}")
        for question, parameter in asking(kg, node):
            kg.run(question.name, **{parameter.name: node.slug})
    names = {question.name for question, _ in asking(kg, kg.node_of("dg:guangdong"))}
    assert "platforms" in names
    assert "partners" not in names


def test_an_edition_is_the_coverage(kg, edition):
    """Every sentence is a place, in the order of the text, with what it yields or why nothing."""

    listed = {row[0]: row[1] for row in coverage(kg).rows}

    assert {line.sentence: line.statements for line in edition.lines} == listed
    keys = [order(line.sentence.iri) for line in edition.lines]
    assert keys == sorted(keys)
    assert all(line.statements or line.reason.zh for line in edition.lines)
    assert all(all(line.gist) and line.about for line in edition.lines if line.statements)


def test_every_paragraph_has_its_heading(edition):
    """The first two comments of each file of the graph say what the paragraph is about."""

    assert [s.paragraph.slug for s in edition.sections if not all(s.heading)] == []
    for name, told in headings("ning-tan").items():
        assert re.search("[一-鿿]", told.zh), name
        assert not re.search("[一-鿿]", told.en), name
    assert headings("nosuch") == {}
    assert len(headings("ning-tan")) == len(list(files.paragraphs(files.sources()[0])))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_sentence_is_there(edition, kind):
    """No kind is empty, none is all, and its label is in both languages."""

    found = [line for line in edition.lines if kind in line.kinds]

    assert 0 < len(found) < len(edition.lines)
    assert all(KINDS[kind][0])


def test_recommendations_are_where_the_question_finds_them(kg, edition):
    """The sentences with recommendations are those the catalogue names."""

    asked = set(kg.run("recommendations").evidence)

    assert asked <= {line.sentence for line in edition.lines if "recommendations" in line.kinds}


def test_a_sentence_says_all_of_its_statements(kg):
    """Each statement of a sentence is an end of a topic, a class or a name."""

    sentence = kg.node_of("src:p13s3")
    told = topics(kg, sentence, "zh")
    ends = sum(len(ends) for topic in told for _, ends in topic.facts)
    names = kg.query(
        "SELECT ?s { GRAPH src:p13s3 { ?s ?p ?o FILTER (?p IN (rdf:type, skos:prefLabel)) } }"
    )
    both = kg.query(
        "SELECT ?s ?p { GRAPH src:p13s3 { ?s ?p ?o FILTER (LANG(?o) = 'en' && ?p != skos:prefLabel)"
        " ?s ?p ?other FILTER (LANG(?other) = 'zh') } }"
    )
    (line,) = [one for one in read(kg, "ning-tan").lines if one.sentence == sentence]

    assert ends + len(names) + len(both) == line.statements


def test_before_and_after(edition):
    """The first sentence has none before it, the last none after it."""

    first, last = edition.lines[0].sentence, edition.lines[-1].sentence

    assert edition.beside(first)[0] is None
    assert edition.beside(last)[1] is None
    assert edition.beside(edition.beside(first)[1])[0] == first
