"""A made-up source: its sentences, each a named graph, and the index of their places."""

from __future__ import annotations

from hashlib import sha256

from dgov_kg.namespaces import SOURCES
from dgov_kg.synthesis import ties, works
from dgov_kg.synthesis.geography import geography
from dgov_kg.synthesis.naming import label, name
from dgov_kg.synthesis.terms import A, Said, integer, named, term, thing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dgov_kg.synthesis.world import World

#: What stands in one named graph: its name, and what is said in it.
Graph = tuple[str, list[Said]]

_PARAGRAPHS = 10
_SENTENCES = 6

_ARTICLE, _PARAGRAPH = term("dgov:SourceArticle"), term("dgov:Paragraph")
_SENTENCE, _IS_PART_OF = term("dgov:Sentence"), term("dgov:isPartOf")
_NUMBER, _LENGTH = term("dgov:sequenceNumber"), term("dgov:canonicalLength")
_START, _END, _DIGEST = term("dgov:start"), term("dgov:end"), term("dgov:digest")

#: What sentences say, each kind as often as it stands here.
_KINDS: tuple[Callable[[World], list[Said]], ...] = (
    *(ties.founding, ties.founding, ties.founding, ties.duty, ties.duty, ties.department),
    *(works.issuance, works.issuance, works.issuance, works.launch, works.launch),
    *(works.problem, works.problem, works.claim, works.claim, works.initiative),
)


def graphs(world: World) -> Iterator[Graph]:
    """Yield named graphs until the world has its statements: whole sentences, then their index.

    The first source brings up the places.  The last sentence may go a few statements too far.
    """
    said, number = 0, 0
    while said < world.statements:
        source = f"synthetic-{number:06}"
        subjects = geography(world) if number == 0 else _sentences(world)
        index = _Index(source, number)
        for sentence in subjects:
            graph = index.add()
            yield graph, sentence
            said += len(sentence)
            if number and said + len(index.said) >= world.statements:
                break
        said += len(index.said)
        yield f"<{SOURCES}{source}>", index.said
        number += 1


def _sentences(world: World) -> Iterator[list[Said]]:
    for _ in range(world.chance.between(1, _PARAGRAPHS * 2) * _SENTENCES):
        yield world.chance.among(_KINDS)(world)


class _Index:
    """The places of a source's sentences, as `dgov-kg source index` would give them."""

    def __init__(self, source: str, number: int) -> None:
        self._source = source
        self._sentences = 0
        self._end = 0
        article = thing("article", number)
        self._article = article
        self.said: list[Said] = [
            (article, A, _ARTICLE),
            *named(article, label("article", name=name(number))),
        ]

    def add(self) -> str:
        """Add a sentence and return its IRI, which is the name of its graph."""
        paragraph, sentence = (number + 1 for number in divmod(self._sentences, _SENTENCES))
        whole = f"<{SOURCES}{self._source}/p{paragraph:02}>"
        iri = f"{whole[:-1]}s{sentence}>"
        if sentence == 1:
            self._end = 0
            self.said += [
                (whole, A, _PARAGRAPH),
                (whole, _IS_PART_OF, self._article),
                (whole, _NUMBER, integer(paragraph)),
            ]
        digest = sha256(iri.encode()).hexdigest()
        length = 20 + int(digest[:2], 16) // 4
        self.said += [
            (iri, A, _SENTENCE),
            (iri, _IS_PART_OF, whole),
            (iri, _NUMBER, integer(sentence)),
            (iri, _START, integer(self._end)),
            (iri, _END, integer(self._end + length)),
            (iri, _LENGTH, integer(length - 1)),
            (iri, _DIGEST, f'"sha256:{digest}"'),
        ]
        self._end += length
        self._sentences += 1
        return iri
