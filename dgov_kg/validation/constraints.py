"""The constraints of SHACL Core that our shapes use, each as what is wrong with some values.

A function takes the values at a focus node and the parameter of the constraint, and returns the
values at fault; None stands for the fault of having too few, too many or the wrong ones together.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.validation.index import Term

_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
_WHOLE = re.compile(r"[+-]?[0-9]+")


def min_count(values: Sequence[Term], least: Term) -> list[Term | None]:
    """Fewer values than that (SHACL, 4.2.1)."""
    return [None] if len(values) < _number(least) else []


def max_count(values: Sequence[Term], most: Term) -> list[Term | None]:
    """More values than that (SHACL, 4.2.2)."""
    return [None] if len(values) > _number(most) else []


def datatype(values: Sequence[Term], wanted: Term) -> list[Term | None]:
    """Values that are no literal of this datatype, or are not well-formed (SHACL, 4.1.2)."""
    return [value for value in values if not _is_of(value, wanted)]


def _is_of(value: Term, wanted: Term) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype != wanted:
        return False
    return wanted != _INTEGER or _WHOLE.fullmatch(value.value) is not None


def min_inclusive(values: Sequence[Term], least: Term) -> list[Term | None]:
    """Values below that, or that are no number (SHACL, 4.3.2)."""
    return [value for value in values if not _at_least(value, _number(least))]


def _at_least(value: Term, least: int) -> bool:
    return _is_of(value, _INTEGER) and _number(value) >= least


def pattern(values: Sequence[Term], regex: Term) -> list[Term | None]:
    """Values whose words do not match (SHACL, 4.4.3)."""
    assert isinstance(regex, ox.Literal)
    found = re.compile(regex.value).search
    return [
        value
        for value in values
        if not isinstance(value, ox.Literal | ox.NamedNode) or not found(value.value)
    ]


def language_in(values: Sequence[Term], languages: Sequence[str]) -> list[Term | None]:
    """Values in none of these languages (SHACL, 4.4.4; RFC 4647, 3.3.1)."""
    return [value for value in values if not _is_in(value, languages)]


def _is_in(value: Term, languages: Sequence[str]) -> bool:
    if not isinstance(value, ox.Literal) or not value.language:
        return False
    spoken = value.language.lower()
    return any(spoken == each or spoken.startswith(f"{each}-") for each in languages)


def unique_language(values: Sequence[Term]) -> list[Term | None]:
    """As often as a language has more than one value (SHACL, 4.4.5)."""
    spoken = [
        value.language for value in values if isinstance(value, ox.Literal) and value.language
    ]
    return [None for language in dict.fromkeys(spoken) if spoken.count(language) > 1]


def less_than(values: Sequence[Term], others: Sequence[Term]) -> list[Term | None]:
    """Each value once for each other that it is not below (SHACL, 4.5.3)."""
    return [value for value in values for other in others if not _below(value, other)]


def _below(value: Term, other: Term) -> bool:
    return _is_of(value, _INTEGER) and _is_of(other, _INTEGER) and _number(value) < _number(other)


def _number(term: Term) -> int:
    assert isinstance(term, ox.Literal)
    return int(term.value)
