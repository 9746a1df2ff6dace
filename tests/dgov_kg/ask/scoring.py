"""How an answer is held against what the article says: the rules of `make evaluate`.

A question of the evaluation has an outcome, and where it can be answered either the values that
answer it (names as printed, numbers, dates) or the sentences from which the answer must come.

right      the outcome is the one expected; all values are given and none too many, but for those
           that the question itself names; or the answer comes from the sentences: from at least
           half of them, and at least half of it from them
partly     something of it is given, or more than it
no answer  declined, where the article does answer, or for another reason than the expected
wrong      anything else: an answer that is none, or one where there is none to give
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from dgov_kg.names.spelling import folded, plain

FOLDER = Path(__file__).parent / "evaluation"
GRADES = ("right", "partly", "no answer", "wrong")
#: What is expected, by what `ask` calls it.
_OUTCOMES = {"corrected": "false-premise"}
_HALF = 0.5


def questions(part):
    """Return the questions of a part: "develop", "held-back", "fresh", "whether" or "manners"."""
    return tomllib.loads((FOLDER / f"{part}.toml").read_text(encoding="utf-8"))["question"]


def grades(kg, part):
    """Return each question of a part with its answer and its grade."""
    known = _names(kg)
    return [
        (asked, answer, grade(known, asked, answer))
        for asked in questions(part)
        for answer in [kg.ask(asked["ask"])]
    ]


def grade(known, asked, answer):
    """Return the grade of one answer."""
    outcome = _OUTCOMES.get(answer.outcome, answer.outcome)
    if asked["outcome"] != "answered":
        if outcome == asked["outcome"]:
            return "right"
        return "wrong" if answer else "no answer"
    if not answer:
        return "no answer"
    if asked["answers"] in (["yes"], ["no"]):
        return _of_verdict(asked, answer)
    if asked["answers"]:
        return _of_values(known, asked, answer)
    return _of_sentences(asked, answer)


def _of_verdict(asked, answer):
    if answer.verdict:
        return "right" if [answer.verdict] == asked["answers"] else "wrong"
    return "partly" if _said(answer) & set(asked["evidence"]) else "wrong"


def _of_values(known, asked, answer):
    values = _values(answer)
    missing = [one for one in asked["answers"] if not any(_same(known, one, v) for v in values)]
    surplus = [
        value
        for value in values
        if not any(_same(known, one, value) for one in asked["answers"])
        and not _is_named(known, asked["ask"], value)
    ]
    if not missing and not surplus:
        return "right"
    touched = len(missing) < len(asked["answers"]) or _said(answer) & set(asked["evidence"])
    return "partly" if touched else "wrong"


def _is_named(known, question, value):
    """Say whether the question itself names a value, as the end of a path."""
    words = folded(question)
    return any(
        len(name) > 1 and folded(name) in words
        for name in known.get(getattr(value, "curie", ""), ())
    )


def _of_sentences(asked, answer):
    said, wanted = _said(answer), set(asked["evidence"])
    allowed = wanted | set(asked.get("also", ()))
    if not said & allowed:
        return "wrong"
    covers = len(said & wanted) >= _HALF * len(wanted)
    return "right" if covers and len(said & allowed) >= _HALF * len(said) else "partly"


def _said(answer):
    return {node.slug for node in answer.evidence}


def _values(answer):
    """Return what answers, each value once: of a catalogue table, its answering columns."""
    return list(dict.fromkeys(value for value in answer.values if value is not None))


def _same(known, printed, value):
    """Say whether a value is what is printed: one of its names, or a number or date in it."""
    wanted = folded(printed)
    for text in known.get(getattr(value, "curie", ""), [str(value)]):
        name = folded(text)
        if name == wanted:
            return True
        if re.fullmatch(r"[\d-]+%?", printed):
            number = re.escape(printed.rstrip("%"))
            if re.search(rf"(?<!\d){number}(?!\d)", plain(text)):
                return True
        elif len(wanted) > 1 and (
            wanted in name or (len(name) > 1 and name in wanted and len(name) * 2 >= len(wanted))
        ):
            return True
    return False


def _names(kg):
    """Return the names, numbers and dates of each thing, by its CURIE."""
    memory = kg.memory
    known = {curie: [] for curie in memory.things}
    for words, things in memory.content["names"].items():
        for thing in things:
            known[memory.things[thing]].append(
                words.replace(" ", "") if not words.isascii() else words
            )
    for (thing, gives), values in memory.values.items():
        if gives in {"dgov:number", "dgov:dateExpression", "dgov:upperNumber"}:
            known[memory.things[thing]] += values
    for (thing, gives), values in memory.values.items():
        if gives == "dgov:hasQuantity":
            known[memory.things[thing]] += [text for value in values for text in known[value]]
    for curie, texts in known.items():
        node = kg.node_of(curie)
        texts += [node.zh, node.en]
    return known


def table(rows):
    """Return the grades by kind of question as text, the shares of all below."""
    kinds = {}
    for asked, _, given in rows:
        kind = asked["kind"] if asked["outcome"] == "answered" else asked["outcome"]
        kinds.setdefault(kind, Counter())[given] += 1
    total = sum(kinds.values(), Counter())
    lines = [f"{'':16}" + "".join(f"{grade:>11}" for grade in (*GRADES, "of"))]
    for kind, found in [*sorted(kinds.items()), ("all", total)]:
        count = sum(found.values())
        cells = [found[grade] for grade in GRADES] + [count]
        lines.append(f"{kind:16}" + "".join(f"{cell:>11}" for cell in cells))
    count = sum(total.values())
    lines.append(f"{'':16}" + "".join(f"{total[grade] / count:>11.1%}" for grade in GRADES))
    return "\n".join(lines)
