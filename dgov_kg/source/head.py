"""The head of an index: what a source is called and who wrote it, as an editor gives it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from dgov_kg.exceptions import BadParameter
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Quad

_PERSON = PREFIXES["foaf"] + "Person"
_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["skos"] + "prefLabel"
_AUTHOR = PREFIXES["schema"] + "author"


@dataclass(frozen=True, slots=True)
class Author:
    """One who wrote: address, name in both languages, and class."""

    iri: str
    name: Bilingual
    kind: str = _PERSON


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a source, its title in both languages, and its authors in their order."""

    source: str
    title: Bilingual
    authors: tuple[Author, ...] = ()

    def turtle(self, form: Sequence[str]) -> str:
        """Return the article, with these further statements, and each author, as Turtle."""
        names = [_label(self.title.zh, "zh"), _label(self.title.en, "en")]
        names += [f"schema:author {_term(author.iri)}" for author in self.authors]
        blocks = [_block(f"dg:{self.source}", "dgov:SourceArticle", [*names, *form])]
        for author in self.authors:
            names = [_label(author.name.zh, "zh"), _label(author.name.en, "en")]
            blocks.append(_block(_term(author.iri), _term(author.kind), names))
        return "\n".join(blocks)


def new_head(source: str) -> Head:
    """Return the head of a source of which nothing is known.

    >>> new_head("mountain-city").title.en
    'source mountain-city'
    """
    return Head(source, Bilingual(f"来源 {source}", f"source {source}"))


def read_head(path: str, source: str) -> Head:
    """Return the head that the index of this source has, or a new one.  Raises BadFile."""
    from dgov_kg.source.turtle import parsed

    head = new_head(source)
    if not os.path.isfile(path):
        return head
    quads = parsed(path)
    article = PREFIXES["dg"] + source
    writers = _things(quads, article, _AUTHOR)
    return Head(
        source,
        _names(quads, article, head.title),
        tuple(_author(quads, writer) for writer in dict.fromkeys(writers)),
    )


def given_author(words: str) -> Author:
    """Return the author that `ZH=EN` names, or raise BadParameter.

    >>> given_author("山人=Shan Ren").iri
    'https://w3id.org/dgov-kg/id/shan-ren'
    """
    from unicodedata import normalize

    zh, _, en = (part.strip() for part in words.partition("="))
    plain = normalize("NFKD", en).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", re.sub("['’]", "", plain)).strip("-")
    if not zh or not slug:
        raise BadParameter(
            zh=f"作者写作“中文名=English Name”，而不是 {words}。",
            en=f"An author is given as 中文名=English Name, not {words}.",
        )
    return Author(PREFIXES["dg"] + slug, Bilingual(zh, en))


def source_name(path: str) -> str:
    """Return the name of the source whose index a path is: that of the folder.

    >>> source_name("graph/mountain-city/source.ttl")
    'mountain-city'
    """
    name = os.path.basename(os.path.dirname(os.path.abspath(path)))
    if not re.fullmatch("[A-Za-z0-9][A-Za-z0-9_-]*", name):
        raise BadParameter(
            zh=f"来源以索引所在的文件夹为名；{name} 须只含英文字母、数字与连字符。",
            en=f"A source is called like the folder of its index: {name} may have no other signs "
            "than letters, digits and hyphens.",
        )
    return name


def _author(quads: Sequence[Quad], iri: str) -> Author:
    kinds = _things(quads, iri, _TYPE)
    slug = iri.rpartition("/")[2]
    return Author(iri, _names(quads, iri, Bilingual(slug, slug)), kinds[0] if kinds else _PERSON)


def _names(quads: Sequence[Quad], iri: str, otherwise: Bilingual) -> Bilingual:
    from pyoxigraph import Literal

    said = {
        quad.object.language: quad.object.value
        for quad in quads
        if _says(quad, iri, _LABEL) and isinstance(quad.object, Literal)
    }
    return Bilingual(said.get("zh", otherwise.zh), said.get("en", otherwise.en))


def _says(quad: Quad, subject: str, predicate: str) -> bool:
    return getattr(quad.subject, "value", "") == subject and quad.predicate.value == predicate


def _things(quads: Sequence[Quad], subject: str, predicate: str) -> list[str]:
    from pyoxigraph import NamedNode

    said = (quad.object for quad in quads if _says(quad, subject, predicate))
    return [thing.value for thing in said if isinstance(thing, NamedNode)]


def _label(words: str, language: str) -> str:
    from pyoxigraph import Literal

    return f"skos:prefLabel {Literal(' '.join(words.split()), language=language)}"


def _term(iri: str) -> str:
    """Return an address as the file can write it, which declares only some prefixes."""
    short = compress(iri)
    known = short.partition(":")[0] in {"dg", "dgov", "foaf", "schema"}
    return short if known and re.fullmatch(r"\w+:[\w-]+", short) else f"<{iri}>"


def _block(subject: str, kind: str, statements: Sequence[str]) -> str:
    return " ;\n    ".join([f"{subject} a {kind}", *statements]) + " .\n"
