"""What a thing is, by its name alone: all that the graph says of it, as `describe` has it."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.statements import ASIDE
from dgov_kg.ask.rank.giving import ACTORS, numbers_of
from dgov_kg.ask.read.besides import GENERAL
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import folded, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Entity, Node, Table

_DEFINITION = "dgov:Definition"
#: How the editors sorted a thing tells least of it.
_ENDS = " \t\n?？!！.。,，\"'“”‘’「」『』《》"
_PARTICLES = "呢啊呀哦"
_SPEAKS = {"zh": "见于", "en": "spoken of in"}


def of_thing(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what a thing is, where a question asks for that alone and names it whole.

    Where the article defines it, that is how.  And the aim of the article itself.
    """
    if says("aim-of-the-source", reading.text):
        aims = Fact(tuple(numbers_of(memory, memory.sources)), "dgov:hasGoal")
        return answer_of(kg, memory, reading, aims, 1.0)
    if folded(reading.words.strip(_ENDS)) in vocabulary().source:
        sources = numbers_of(memory, memory.sources)
        return _described(kg, memory, reading, sources[0]) if len(sources) == 1 else None
    return _by_name(kg, memory, reading)


def _by_name(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what a thing is that a question names whole."""
    words = asked_about(reading.words)
    if not words:
        return None
    pieces = read(memory, words).pieces
    if len(pieces) != 1 or pieces[0].kind != "name" or len(pieces[0].text) != len(words):
        return None
    definitions = _definitions(memory, pieces[0])
    if definitions:
        return answer_of(kg, memory, reading, Fact(tuple(definitions), ""), 1.0)
    things = [one for one in pieces[0].things if not memory.things[one].startswith("dgc:")]
    if not things or ("who" in reading.asks and ACTORS.isdisjoint(memory.classes[things[0]])):
        return None
    return _described(kg, memory, reading, things[0])


def _described(kg: KnowledgeGraph, memory: Memory, reading: Reading, thing: int) -> Answer | None:
    """Return all that is said of a thing; None where no sentence speaks of it."""
    entity = kg.describe(memory.things[thing]).in_language(reading.language)
    if not entity.evidence:
        return None
    return Answer(
        reading.words,
        reading.language,
        "answered",
        _said(entity, reading.language),
        understood=label(entity.node, reading.language),
        table=_table(entity),
        command=f"dgov-kg describe {entity.node.slug}",
        answering=("subject", "object"),
        confidence=1.0,
    )


def asked_about(words: str) -> str:
    """Return the name of what a question asks about, where it asks what it is and no more.

    >>> asked_about("“管运分离”是什么意思？"), asked_about("What is the Guangdong model?")
    ('管运分离', 'guangdong model')
    >>> asked_about("谁投资了数字广东？"), asked_about("What is China Mobile?")
    ('', 'china mobile')
    >>> asked_about("What  is  Tencent ?"), asked_about("管运分离是什么呢？")
    ('tencent', '管运分离')
    """
    text = " ".join(plain(words).split()).strip(_ENDS).rstrip(_PARTICLES)
    found = (
        text[len(before) : len(text) - len(after)].strip(_ENDS)
        for before, after in vocabulary().defining
        if text.startswith(before) and text.endswith(after)
    )
    return min(
        (expression("article").sub("", one, count=1) for one in found if one), key=len, default=""
    )


def _definitions(memory: Memory, piece: Piece) -> list[int]:
    """Return how the article defines what a piece names."""
    named = {memory.things[thing] for thing in piece.things}
    things = numbers_of(memory, GENERAL if named & GENERAL else named)
    said = (v for thing in things for v in memory.values.get((thing, "^dgov:concerns"), ()))
    found = dict.fromkeys(numbers_of(memory, said))
    return [one for one in found if _DEFINITION in memory.classes[one]]


def _table(entity: Entity) -> Table:
    """Return what the sentences say of a thing, a row for each that says it."""
    whole = entity.to_table()
    rows = [
        (one.subject, one.predicate, one.object, sentence)
        for one in entity.statements
        for sentence in one.evidence
    ]
    return whole.only(rows)


def _said(entity: Entity, language: str) -> str:
    """Return a thing with its classes, what sentences say of it, and what speaks of it."""
    own: dict[Node, dict[str, None]] = {}
    speaking: dict[str, None] = {}
    for one in entity.statements:
        if not one.evidence:
            continue
        if one.subject == entity.node:
            own.setdefault(one.predicate, {})[label(one.object, language)] = None
        else:
            speaking[label(one.subject, language)] = None
    zh = language == "zh"
    parts = [listed([label(one, language) for one in entity.classes], language)]
    parts += [
        f"{label(key, language)} {listed(list(own[key]), language)}"
        for key in own
        if key.curie.startswith("dgov:") and key.curie not in ASIDE
    ]
    if speaking:
        parts.append(f"{_SPEAKS[language]} {listed(list(speaking), language)}")
    name = label(entity.node, language)
    said = ("；" if zh else "; ").join(one for one in parts if one)
    return f"{name}：{said}。" if zh else f"{name}: {said}."
