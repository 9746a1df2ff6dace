"""References after GB/T 7714—2015, 4.1, 4.2 and 4.6: an electronic database, [DB/OL].

A part of a work stands after its own title and before `//`, with the day of access in brackets.  A
place of publication and a publisher may be left out of what is on line (8.4).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.citation.work import Author, Citation, Work

_MARK = "[DB/OL]"
#: A work of no other kind (appendix A.1), and of no stated title.
_OTHER = "[Z]"
_UNTITLED = {"zh": "[题名未录]", "en": "[title not recorded]"}


def reference(work: Work, citation: Citation) -> str:
    """Return one reference.

    >>> from datetime import date
    >>> from dgov_kg.graph import load
    >>> citation = load(language="zh").cite("p13s3").seen_on(date(2026, 11, 25))
    >>> print(reference(citation.works[1], citation))
    宁琪, 谭家超. [题名未录][Z]. 第13段第3句.
    """
    language = citation.language
    title = work.title.in_language(language) or _UNTITLED[language]
    own = [_authors(work, language), title + (_OTHER if work.kind == "article" else _MARK)]
    whole = work.whole
    if whole is not None:
        host = _sentence([_authors(whole, language), whole.title.in_language(language)])
        own[-1] += f"//{host.removesuffix('.')}"
    dated = whole or work
    own += [_version(dated.version, language), _dates(dated.issued, work, citation)]
    own += [work.note.in_language(language) if work.kind == "article" else "", work.address]
    return _sentence(own)


def _sentence(parts: list[str]) -> str:
    """Return the parts that there are, each with a stop behind it."""
    return ". ".join(part for part in parts if part) + "."


def _authors(work: Work, language: str) -> str:
    """Return up to three authors; of more, three and “et al.” (8.1.2)."""
    named = [_author(author, language) for author in work.authors]
    if len(named) > 3:  # noqa: PLR2004
        named[3:] = ["等" if language == "zh" else "et al"]
    return ", ".join(named)


def _author(author: Author, language: str) -> str:
    """Return a name; of a person's in pinyin the family name stands in capitals (8.1.1)."""
    name = str(author.name.in_language(language))
    if not author.is_person or language == "zh":
        return name
    family, _, given = name.partition(" ")
    return f"{family.upper()} {given}".rstrip()


def _version(version: str, language: str) -> str:
    if not version:
        return ""
    return f"{version}版" if language == "zh" else f"Version {version}"


def _dates(issued: str, work: Work, citation: Citation) -> str:
    """Return when the data were made, in parentheses, and when the reader looked, in brackets."""
    made = f"({issued})" if issued else ""
    return made + (f"[{citation.accessed}]" if work.address else "")
