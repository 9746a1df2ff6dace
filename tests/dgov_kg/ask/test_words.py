"""The wordings are data, and the data holds."""

from __future__ import annotations

import random
import re

import pyoxigraph as ox
import pytest

import dgov_kg
from dgov_kg.ask.laying import lay_out
from dgov_kg.ask.read.homophones import respelt
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.ask.words.wordings import catalogue, other_names, ways_to_ask
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.namespaces import expand

KG = dgov_kg.load(language="en")


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


def test_every_question_of_the_catalogue_has_wordings_in_both_languages(kg):
    """queries/words/questions.toml and queries/*.rq hold the same names."""

    known = catalogue()

    assert sorted(known) == [question.name for question in kg.questions()]
    for name, table in known.items():
        zh = [way for way in table["ways"] if re.search("[一-鿿]", way)]
        assert min(len(zh), len(table["ways"]) - len(zh)) >= 6, f"{name}: add wordings"


def test_a_wording_without_a_slot_asks_of_no_single_party(kg):
    """Whoever asks just so would be told of all the others, too."""

    parties = {"dgov:Enterprise", "dgov:PublicBody"}
    memory, known = kg.memory, catalogue()

    for question in (one for one in kg.questions() if one.parameters):
        for way in known[question.name]["plain"]:
            named = [
                piece.text
                for piece in read(memory, way).named
                if any(parties & {*memory.classes[thing]} for thing in piece.things)
            ]
            assert len(named) != 1, f"{question.name}: {way}"


def test_the_slots_and_answering_columns_of_wordings_exist(kg):
    """A slot is a parameter of its question, an answering column one of its variables."""

    for name, table in catalogue().items():
        question = kg.question(name)
        parameters = {parameter.name for parameter in question.parameters}
        slots = {slot for way in table["ways"] for slot in re.findall(r"\{(\w+)\}", way)}
        assert slots <= parameters, f"queries/words/questions.toml: {name}: {slots - parameters}"
        missing = [column for column in table["answer"] if f"?{column}" not in question.text]
        assert not missing, f"queries/words/questions.toml: {name}: no column {missing}"


def test_wordings_are_about_things_of_the_graph_and_properties_they_have(kg):
    """What is asked for is said: every thing exists and has the property, or is its value."""

    memory = kg.memory
    for about, gives, _ in ways_to_ask():
        for slug in about:
            thing = memory.number.get(f"dg:{slug}")
            assert thing is not None, f"queries/words: no thing {slug}"
        if gives:
            given = [memory.values.get((memory.number[f"dg:{slug}"], gives)) for slug in about]
            assert any(given), f"queries/words: {about} has no {gives}"


def test_other_names_are_of_things_of_the_graph(kg):
    """A name leads to something."""

    strange = [slug for slug, _ in other_names() if f"dg:{slug}" not in kg.memory.number]

    assert strange == []


def test_senses_stand_for_terms_of_the_ontology(kg):
    """A sense names classes, properties and values that are declared."""

    borrowed = {"skos:Concept"}
    asked = {term for terms in vocabulary().asked_classes.values() for term in terms}
    for term in {*vocabulary().terms, *asked} - borrowed:
        assert any(kg.node(expand(term))[1:]), f"queries/words/senses.toml: no term {term}"


def test_what_is_laid_out_does_not_hang_on_the_order_in_which_a_store_tells(kg):
    """Two stores of the same statements give the same memory, and so the same answers."""

    quads = list(kg.quads())
    random.Random(7).shuffle(quads)
    store = ox.Store()
    for quad in quads:
        store.add(quad)
    other = KnowledgeGraph(store, language=kg.language, has_own=True)

    assert lay_out(other) == lay_out(kg)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("数字折江是哪年成立的？", "p16s4"),
        ("首席数据观是哪里设的？", "p12s3"),
    ],
)
def test_a_wrong_character_of_the_same_sound_is_understood(words, sentence):
    assert sentence in {node.slug for node in KG.ask(words).evidence}


def test_a_word_with_a_meaning_is_no_such_slip():
    """省既 sounds like 省级, and 背景 like 北京."""
    for words in ("哪个省既有试验区又有云？", "北京的背景是什么？"):
        assert respelt(KG.memory, words) == words
