"""A question as it is meant: in characters, without its frame and what stands before a colon."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter

from dgov_kg.ask.read.contractions import in_full
from dgov_kg.ask.read.framing import framed, is_tagged
from dgov_kg.ask.read.homophones import respelt
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.preamble import what_is_asked
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.read.sounding import spelled_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading

#: What may stand before a question, and a colon after it.
_HEADING = re.compile(r"[^:：,，?？。]{2,30}[:：]\s*")


def understood(memory: Memory, words: str) -> Reading:
    """Read a question; of a statement in a frame, it is asked whether it is so."""
    spelled = respelt(memory, spelled_out(memory, in_full(words)))
    reading = _without_preamble(memory, read(memory, spelled))
    reading = _without_heading(memory, reading)
    is_open = reading.asks & OPEN_ASKS and not is_tagged(reading.words, reading.language)
    statement = "" if is_open else framed(reading.words, reading.language)
    if not statement:
        return reading
    claim = read(memory, statement)
    asked = [(start, asks - OPEN_ASKS) for start, asks in claim.asked]
    asked.append((0, (reading.asks & {"author"}) | {"yes-no"}))
    return replace(claim, asked=tuple(sorted(asked, key=itemgetter(0))))


def _without_preamble(memory: Memory, reading: Reading) -> Reading:
    """Return a question without what the asker says around it, a claim with what it claims."""
    is_claim = is_tagged(reading.words, reading.language)
    asked = what_is_asked(memory, reading, lends=not is_claim)
    if asked == reading.words or (is_claim and not framed(asked, reading.language)):
        return reading
    return read(memory, asked)


def _without_heading(memory: Memory, reading: Reading) -> Reading:
    """Return a question without what stands before a colon and names nothing: "Exam question:"."""
    heading = _HEADING.match(reading.words)
    if heading is None:
        return reading
    before = [piece for piece in reading.pieces if piece.start < heading.end()]
    if any(piece.kind in {"name", "year"} for piece in before):
        return reading
    rest = reading.words[heading.end() :]
    return read(memory, rest) if len(rest) > 2 * len(heading[0]) else reading
