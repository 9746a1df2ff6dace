"""An answer in one sentence, with what the source leaves open said and not smoothed over."""

from __future__ import annotations

import os
from functools import cache

from dgov_kg import files
from dgov_kg.ask.know.telling import DATES, dated, duties_told, is_statement, told
from dgov_kg.ask.words.listing import listed
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

_DATE = "date"  # The column that questions of the catalogue give dates in.

_UNSTATED = "dgc:list-not-stated"  # By whom is not said: told where parties are given.
#: What is advised and said to be possible may be done.
_POSSIBLE, _PERMITTED = "dgc:modality-possible", "dgov:Recommendation"
_PARTIES = {"", "dgov:hasActor"}
#: Of a party that is merely named it is its kind that is inferred.
_INFERRED, _ACTOR = "dgc:mode-inferred", "dgov:Actor"
_LISTING = (
    *("dgov:hasActor", "dgov:hasMember", "dgov:hasRole", "dgov:hasOutcome", "dgov:hasField"),
    "^dgov:isPartOf",
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value


def sentence(kg: KnowledgeGraph, memory: Memory, fact: Fact, table: Table, language: str) -> str:
    """Return what a fact's rows say, in one sentence, then what hedges it."""
    values = _values(table)
    named = _in_groups(table, language) | _with_members(memory, values, language)
    said = listed(
        [
            named.get(value)
            or (dated(str(value), language) if fact.gives in DATES else shown(value, language))
            for value in _without_members(memory, values)
        ],
        language,
    )
    if fact.gives:
        about = listed(
            [kg.node(_iri(memory, thing)).label(language) for thing in fact.about], language
        )
        text = _pattern(fact.gives, kg, language).format(about=_within(about), answer=said)
    else:
        things = [memory.number[value.curie] for value in values if isinstance(value, Node)]
        names = [
            shown(value, language)
            if is_statement(memory, thing)
            else told(kg, memory, thing, language) or shown(value, language)
            for value, thing in zip(values, things, strict=True)
        ]
        each = [
            _with_own_hedges(memory, fact, thing, name, language)
            for thing, name in zip(things, names, strict=True)
        ]
        names = duties_told(kg, memory, things, language) or each
        text = _ended(listed(names, language), language)
    hedges = [hedge.in_language(language) for hedge in _hedges(memory, fact, values)]
    return (" " if language == "en" else "").join([text, *hedges])


def _within(name: str) -> str:
    """Return a name as it stands between quotation marks: its own are single there.

    >>> _within("“七通一平”"), _within("“青岛政务信息公众网”的上线")
    ('七通一平', '‘青岛政务信息公众网’的上线')
    """
    inner = name[1:-1]
    if name.startswith("“") and name.endswith("”") and not {"“", "”"} & {*inner}:
        return inner
    return name.replace("“", "‘").replace("”", "’")


def _ended(text: str, language: str) -> str:
    """Return a sentence with its full stop."""
    if language == "zh":
        return text.rstrip("。") + "。"
    return text.rstrip(".") + "."


def from_rows(table: Table, columns: Sequence[str], lead: str, language: str) -> str:
    """Return what a table says after a lead: its first values, or what it means to have none."""
    places = [table.columns.index(column) for column in columns if column in table.columns]
    rows = dict.fromkeys(
        " – ".join(
            filter(None, (_in_column(row[at], table.columns[at], language) for at in places))
        )
        for row in table.rows
    )
    said = (
        listed([row for row in rows if row], language) if rows else table.note.in_language(language)
    )
    return _ended(f"{lead}{said}" if language == "zh" else f"{lead} {said}".lstrip(), language)


def _in_column(value: Value, column: str, language: str) -> str:
    return dated(str(value), language) if value and column == _DATE else shown(value, language)


def shown(value: Value, language: str) -> str:
    """Return a value as a person reads it in a sentence."""
    from dgov_kg.formats import cell

    return cell(value, language)


def _values(table: Table) -> list[Value]:
    place = table.columns.index("answer")
    return list(dict.fromkeys(row[place] for row in table.rows))


def _in_groups(table: Table, language: str) -> dict[Value, str]:
    """Return how each value is said that a text names as one of a group."""
    if "group" not in table.columns:
        return {}
    pattern = "{one}（{group}之一）" if language == "zh" else "{one} (one of {group})"
    return {
        row["answer"]: pattern.format(
            one=shown(row["answer"], language), group=shown(row["group"], language)
        )
        for row in table
        if row["group"] is not None
    }


def _members(memory: Memory, value: Value, values: Sequence[Value]) -> list[Value]:
    """Return those of some values that are the members of one of them, if all of them are there."""
    if not isinstance(value, Node) or value.curie not in memory.number:
        return []
    members = memory.values.get((memory.number[value.curie], "dgov:hasMember"), ())
    found: list[Value] = [v for v in values if isinstance(v, Node) and v.curie in members]
    return found if len(found) == len(members) else []


def _with_members(memory: Memory, values: Sequence[Value], language: str) -> dict[Value, str]:
    """Return how each value is said whose members are told, too: it first, then they."""
    pattern = "{group}（{members}）" if language == "zh" else "{group} ({members})"
    said: dict[Value, str] = {}
    for value in values:
        members = _members(memory, value, values)
        if members:
            names = listed([shown(one, language) for one in members], language)
            said[value] = pattern.format(group=shown(value, language), members=names)
    return said


def _without_members(memory: Memory, values: Sequence[Value]) -> list[Value]:
    """Return values without those that are told with the group whose members they are."""
    told_already = {one for value in values for one in _members(memory, value, values)}
    return [value for value in values if value not in told_already]


def _iri(memory: Memory, thing: int) -> str:
    from dgov_kg.namespaces import expand

    return str(expand(memory.things[thing]))


def _pattern(gives: str, kg: KnowledgeGraph, language: str) -> str:
    known = _sentences().get(gives)
    if known is not None:
        return str(known[language])
    from dgov_kg.namespaces import expand

    label = kg.node(str(expand(gives.lstrip("^")))).label(language)
    if language == "zh":
        return f"{{answer}}（“{{about}}”{label}）。"
    return f"{{answer}} (“{{about}}” {label})."


def _advised(memory: Memory, thing: int) -> tuple[str, ...]:
    """Return that a thing ought to be where it is advised, and called for by nothing else."""
    callers = [memory.number[one] for one in memory.values.get((thing, "^dgov:callsFor"), ())]
    is_so = callers and all("dgov:Recommendation" in memory.classes[one] for one in callers)
    return ("dgc:modality-ought",) if is_so else ()


def _is_permitted(memory: Memory, thing: int, mark: str) -> bool:
    """Say whether a thing is advised as what may be done: “可”, and not “可能”."""
    return mark == _POSSIBLE and _PERMITTED in memory.classes[thing]


def _of_their_list(memory: Memory, fact: Fact) -> list[str]:
    """Return how complete the one list is that several things are in: 等, or a total."""
    if fact.gives or len(fact.about) < 2:  # noqa: PLR2004
        return []
    lists = [
        {one for gives in _LISTING for one in memory.values.get((thing, f"^{gives}"), ())}
        for thing in fact.about
    ]
    shared = sorted(set.intersection(*lists))
    marks = [mark for one in shared for mark in memory.marks.get(memory.number[one], ())]
    return [mark for mark in marks if mark.startswith("dgc:list-")]


def _hedges(memory: Memory, fact: Fact, values: Sequence[Value]) -> list[Bilingual]:
    """Return what the things of an answer say of how complete, certain or outright it is."""
    answering = [
        memory.number[v.curie] for v in values if isinstance(v, Node) and v.curie in memory.number
    ]
    hedging = _sentences()["hedges"]
    found = dict.fromkeys(mark for thing in fact.about for mark in _marks(memory, fact, thing))
    if _is_list(fact):
        own = [set(_marks(memory, fact, thing)) for thing in fact.about]
        found = dict.fromkeys(mark for mark in found if all(mark in one for one in own))
    for mark in _of_their_list(memory, fact):
        found[mark] = None
    if answering and fact.about != tuple(answering):
        marks = [set(memory.marks.get(thing, ())) for thing in answering]
        found |= dict.fromkeys(
            sorted(m for m in set.intersection(*marks) if not m.startswith("dgc:list-"))
        )
    return [Bilingual(hedging[m]["zh"], hedging[m]["en"]) for m in found if m in hedging]


def _is_list(fact: Fact) -> bool:
    """Say whether several things are the answer themselves, each with hedges of its own."""
    return not fact.gives and len(fact.about) > 1


def _marks(memory: Memory, fact: Fact, thing: int) -> list[str]:
    """Return how complete, certain or outright the text is on a thing, as far as it matters."""
    is_listing = fact.gives in _LISTING
    found = []
    for mark in (*memory.marks.get(thing, ()), *_advised(memory, thing)):
        is_of_parties = mark != _UNSTATED or fact.gives in _PARTIES
        is_of_kind = mark != _INFERRED or _ACTOR not in memory.classes[thing]
        if (not mark.startswith("dgc:list-") or is_listing) and is_of_parties and is_of_kind:
            found.append(_PERMITTED if _is_permitted(memory, thing, mark) else mark)
    return found


def _with_own_hedges(memory: Memory, fact: Fact, thing: int, name: str, language: str) -> str:
    """Return one of several things with what hedges it and not all of them."""
    if not _is_list(fact):
        return name
    shared = set.intersection(*({*_marks(memory, fact, one)} for one in fact.about))
    hedges = _sentences()["hedges"]
    own = [one for one in _marks(memory, fact, thing) if one in hedges and one not in shared]
    if not own:
        return name
    said = "；".join(hedges[one]["zh"].rstrip("。") for one in own)
    if language == "zh":
        return f"{name}（{said}）"
    told = (hedges[one]["en"].rstrip(".") for one in own)
    return f"{name} ({'; '.join(one[0].lower() + one[1:] for one in told)})"


def hedge(mark: str) -> Bilingual:
    """Return how it is said how complete, certain or outright a statement is.

    >>> hedge("dgc:modality-difficult").zh
    '说的是难以做到。'
    """
    said = _sentences()["hedges"][mark]
    return Bilingual(said["zh"], said["en"])


@cache
def _sentences() -> dict[str, dict[str, dict[str, str]]]:
    return files.toml(os.path.join(files.WORDS, "sentences.toml"))
