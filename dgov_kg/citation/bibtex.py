"""Entries for BibTeX: `@misc` with fields that its own styles and biblatex's both read."""

from __future__ import annotations

import hashlib

from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.citation.work import Citation, Work

#: The signs that TeX reads as commands, and how it prints them.  BibTeX counts braces, escaped or
#: not, and so none may stand alone.
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_ENTRY = Bilingual("载：{}", "In: {}")
_VERSION = Bilingual("{}版", "version {}")


def entry(work: Work, citation: Citation) -> str:
    r"""Return one entry, a field a line.

    >>> from dgov_kg.graph import load
    >>> citation = load(language="en").cite()
    >>> print(entry(citation.works[0], citation).splitlines()[1])
      author       = {{dgov\_kg contributors}},
    """
    fields = {name: value for name, value in _fields(work, citation).items() if value}
    width = max(map(len, fields))
    lines = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(work.key)},\n{lines}}}\n"


def _fields(work: Work, citation: Citation) -> dict[str, str]:
    language = citation.language
    dated = work.whole or work
    version = _VERSION.in_language(language).format(dated.version) if dated.version else ""
    whole = work.whole.title.in_language(language) if work.whole else ""
    held = [_ENTRY.in_language(language).format(whole) if whole else "", version]
    notes = [work.note.in_language(language), dated.digest]
    names = [f"{{{_printed(author.name.in_language(language))}}}" for author in work.authors]
    title = work.title.in_language(language)
    return {
        "author": " and ".join(names),
        "title": f"{{{_printed(title)}}}" if title else "",
        "howpublished": _printed(", ".join(part for part in held if part)),
        "year": dated.issued[:4],
        "url": work.address,
        "urldate": citation.accessed if work.address else "",
        "note": _printed("; ".join(part for part in notes if part)),
        "langid": "chinese" if language == "zh" else "english",
    }


def _printed(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in " ".join(text.split()))


def _key(name: str) -> str:
    """Return a key of letters, digits and hyphens; what it loses is told apart by a digest.

    >>> _key("dgov-kg-tencent"), _key("dgov-kg-腾讯云")
    ('dgov-kg-tencent', 'dgov-kg-73937323')
    """
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
    if name and kept == name:
        return name
    parts = [part for part in kept.split("-") if part]
    return "-".join([*parts, hashlib.sha256(name.encode()).hexdigest()[:8]])
