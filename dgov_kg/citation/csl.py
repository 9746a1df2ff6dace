"""Items of CSL-JSON, the input of CSL 1.0.2 (csl-data.json of the CSL project)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.citation.work import Citation, Work

#: What each kind of work is to CSL; `document` is what fits no other type.
_TYPES = {"dataset": "dataset", "entry": "dataset", "article": "document"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def written(citation: Citation) -> str:
    """Return the items of a citation as JSON, a date on one line."""
    import json
    import re

    items = [item(work, citation) for work in citation.works]
    text = json.dumps(items, ensure_ascii=False, indent=2)
    # No string holds a line break: JSON escapes it.
    dates = re.compile(r"\[\n\s*\[\n\s*(\d+),\n\s*(\d+),\n\s*(\d+)\n\s*\]\n\s*\]")
    return dates.sub(r"[[\1, \2, \3]]", text) + "\n"


def item(work: Work, citation: Citation) -> dict[str, object]:
    """Return one item; what is not known is left out.

    >>> from dgov_kg.graph import load
    >>> citation = load(language="en").cite("tencent")
    >>> item(citation.works[0], citation)["title"]
    'Tencent'
    """
    language = citation.language
    dated = work.whole or work
    notes = (work.note.in_language(language), dated.digest)
    told = {
        "id": work.key,
        "type": _TYPES[work.kind],
        "title": work.title.in_language(language),
        "author": [{"literal": author.name.in_language(language)} for author in work.authors],
        "container-title": work.whole.title.in_language(language) if work.whole else "",
        "version": dated.version,
        "issued": _date(dated.issued),
        "accessed": _date(citation.accessed if work.address else ""),
        "URL": work.address,
        "language": _LANGUAGES[language],
        "note": "; ".join(part for part in notes if part),
    }
    return {name: value for name, value in told.items() if value}


def _date(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}
