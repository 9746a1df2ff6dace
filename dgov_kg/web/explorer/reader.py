"""The article as places: choose a sentence and see its statements; the words where there is a copy.

All that is chosen stands in the address: `sentence`, `entity`, `kind`.  With `part=statements` the
answer is the statements of one sentence alone, which a script puts beside the text.
"""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.about.edition import KINDS, NONE
from dgov_kg.about.sentence import topics
from dgov_kg.exceptions import BadParameter
from dgov_kg.lookup import resolve
from dgov_kg.namespaces import SOURCES
from dgov_kg.web.explorer.citing import of_thing
from dgov_kg.web.explorer.kept import edition as kept
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.about.edition import Edition, Line
    from dgov_kg.result import Entity, Node
    from dgov_kg.web.exchange import Request
    from dgov_kg.web.ready import Ready

_PART = "statements"


class Shown(NamedTuple):
    """A paragraph with those of its sentences that are shown, and how many are not."""

    paragraph: Node
    heading: object
    lines: list[Line]
    hidden: int


def is_source(ready: Ready, iri: str) -> bool:
    """Say whether an address is that of a source whose sentences the graph holds."""
    source = iri.removeprefix(SOURCES)
    if source in {iri, ""} or "/" in source:
        return False
    return bool(kept(ready.kg, source).sections)


def reader_page(
    ready: Ready, request: Request, iri: str, language: str, forms: Mapping[str, str]
) -> bytes:
    """Return the page of a source, or the statements of one of its sentences.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/doc/source/ning-tan", (("sentence", "p16s4"),))
    >>> iri = SOURCES + "ning-tan"
    >>> html = reader_page(Ready.of(load()), asked, iri, "en", {}).decode()
    >>> "founding of Digital Zhejiang" in html
    True
    """
    kg = ready.kg
    edition = kept(kg, iri.removeprefix(SOURCES))
    chosen = _chosen(edition, request.given("sentence"))
    if request.has("part"):
        return _fragment(ready, request, edition, chosen, language)
    name = request.given("entity").strip()
    entity = kg.node(resolve(kg, name).value) if name else None
    kind = _kind(request.given("kind"))
    shown = _shown(edition, entity, kind, chosen)
    return page(
        "reader",
        request,
        language,
        edition=edition,
        chosen=chosen,
        topics=topics(kg, chosen.sentence, language) if chosen else [],
        beside=edition.beside(chosen.sentence) if chosen else (None, None),
        sections=shown,
        matching=sum(len(section.lines) for section in shown),
        kinds=_kinds(edition),
        kind=kind,
        entity=entity,
        words=ready.words,
        given=dict(request.parameters),
        has_words=any(line.sentence.slug in ready.words for line in edition.lines),
        forms=forms,
    )


def sentence_page(
    ready: Ready, request: Request, entity: Entity, language: str, forms: Mapping[str, str]
) -> bytes:
    """Return the page of one sentence: what it says, where it stands, how to cite it."""
    from dgov_kg.passage import source_of

    kg, node = ready.kg, entity.node
    source = source_of(node.iri)
    edition = kept(kg, source)
    section, line = next(
        (
            (section, line)
            for section in edition.sections
            for line in section.lines
            if line.sentence == node
        ),
        (None, None),
    )
    return page(
        "sentence",
        request,
        language,
        entity=entity,
        edition=edition,
        section=section,
        line=line,
        topics=topics(kg, node, language),
        facts=[s for s in entity.statements if node in {s.subject, s.object}],
        beside=edition.beside(node),
        words=ready.words.get(node.slug, ""),
        citation=of_thing(kg, node, language),
        forms=forms,
    )


def _fragment(
    ready: Ready, request: Request, edition: Edition, chosen: Line | None, language: str
) -> bytes:
    if request.given("part") != _PART or chosen is None:
        raise BadParameter(
            zh=f"part 应为 {_PART}，并用 sentence 选一句。",
            en=f"part is {_PART}, and sentence chooses one.",
        )
    return page(
        "statements",
        request,
        language,
        edition=edition,
        chosen=chosen,
        topics=topics(ready.kg, chosen.sentence, language),
        beside=edition.beside(chosen.sentence),
        words=ready.words,
    )


def _chosen(edition: Edition, name: str) -> Line | None:
    """Return the sentence of a name in a source.  Raises BadParameter where there is none."""
    if not name:
        return None
    for line in edition.lines:
        if name in {line.sentence.iri.rpartition("/")[2], line.sentence.slug}:
            return line
    first = edition.lines[0].sentence.slug
    raise BadParameter(
        zh=f"没有语句 {name}；语句的写法如 {first}。",
        en=f"There is no sentence {name}; a sentence is written like {first}.",
    )


def _kind(name: str) -> str:
    if name and name not in {*KINDS, NONE}:
        listed = ", ".join((*KINDS, NONE))
        raise BadParameter(
            zh=f"没有语句类别 {name}；可用：{listed}",
            en=f"No kind of sentence is called {name}; there are {listed}",
        )
    return name


def _kinds(edition: Edition) -> list[tuple[str, object, int]]:
    """Return the kinds of sentences that there are, with how many each has."""
    counted = [
        (name, label, sum(name in line.kinds for line in edition.lines))
        for name, (label, _) in KINDS.items()
    ]
    return [kind for kind in counted if kind[2]]


def _shown(edition: Edition, entity: Node | None, kind: str, chosen: Line | None) -> list[Shown]:
    """Return the paragraphs that have a sentence to show, with those; the chosen one stays."""

    def fits(line: Line) -> bool:
        speaks = entity is None or entity.iri in line.things
        is_kind = not kind or kind in line.kinds or (kind == NONE and not line.statements)
        return (speaks and is_kind) or line == chosen

    found = []
    for paragraph, heading, lines in edition.sections:
        kept_lines = [line for line in lines if fits(line)]
        if kept_lines:
            found.append(Shown(paragraph, heading, kept_lines, len(lines) - len(kept_lines)))
    return found
