"""What is cited, before it is written in any form."""

from __future__ import annotations

from collections import namedtuple

from dgov_kg.result import NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Self

#: An author by name; the name of a person begins with the family's in both languages.
Author = namedtuple("Author", "name is_person")


class Work(namedtuple("Work", "key kind title authors whole version digest issued address note")):
    """One work, or one entry of it: then ``whole`` is the work it is an entry of.

    ``kind`` is "dataset", "entry" or "article".  ``title`` and ``note`` are in both languages, and
    empty where nothing is known; so are ``version``, ``digest``, ``issued`` (ISO 8601) and
    ``address``.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0913 - a work has that many parts, and most may be unknown
        cls,
        key: str,
        kind: str,
        *,
        title: object = NOTHING,
        authors: tuple[Author, ...] = (),
        whole: Work | None = None,
        version: str = "",
        digest: str = "",
        issued: str = "",
        address: str = "",
        note: object = NOTHING,
    ) -> Self:
        """Make a work of what is known of it."""
        return super().__new__(
            cls, key, kind, title, authors, whole, version, digest, issued, address, note
        )


class Citation(namedtuple("Citation", "works accessed language")):
    """What to put in a list of references: the entry first, then the article that it rests on.

    ``accessed`` is the day on which the reader looked; ``language`` is that of the references.

    >>> from dgov_kg.graph import load
    >>> citation = load(language="en").cite("tencent")
    >>> [work.kind for work in citation.works]
    ['entry', 'article']
    >>> print(citation.to_gbt7714().partition("[DB/OL]")[0])
    dgov_kg contributors. Tencent
    """

    __slots__ = ()

    def in_language(self, language: str) -> Citation:
        """Return the same citation for a reader of ``"zh"`` or ``"en"``."""
        return self._replace(language=language)

    def seen_on(self, day: date) -> Citation:
        """Return the same citation with another day of access."""
        return self._replace(accessed=day.isoformat())

    def to_gbt7714(self) -> str:
        """Return references as GB/T 7714—2015 has them, one a line."""
        from dgov_kg.citation.gbt7714 import reference

        return "\n".join(reference(work, self) for work in self.works) + "\n"

    def to_bibtex(self) -> str:
        """Return entries for BibTeX, which biblatex reads as well."""
        from dgov_kg.citation.bibtex import entry

        return "\n".join(entry(work, self) for work in self.works)

    def to_csl_json(self) -> str:
        """Return CSL-JSON (the input of CSL processors, Zotero and Pandoc): a list of items."""
        from dgov_kg.citation.csl import written

        return written(self)


#: The forms by name, as the shell and the pages call them.
FORMS = {
    "gbt7714": Citation.to_gbt7714,
    "bibtex": Citation.to_bibtex,
    "csl-json": Citation.to_csl_json,
}
