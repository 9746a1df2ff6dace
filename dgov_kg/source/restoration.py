"""Mend a damaged text, and say of every repair what it is, where it stands and how sure it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dgov_kg.source.bytewise import NOTE, SPLIT, Mend, mend_slip, mend_split
from dgov_kg.source.damage import Doubt, asks, doubts
from dgov_kg.source.gbk import to_full_width, to_half_width
from dgov_kg.source.likelihood import Habits
from dgov_kg.source.pronunciation import sureness
from dgov_kg.source.script import simplified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: The kinds of repair.
PRONUNCIATION, LOST_STEP, SPLIT_PRONUNCIATION, SCRIPT = KINDS = (
    "pronunciation",
    "lost-step",
    "split-pronunciation",
    "script",
)

_PLACES = re.compile(rf"{SPLIT.pattern}|.{NOTE.pattern}|\?")
_DAMAGED = re.compile(r"\?[^@-~\n]{0,40}[@-~]*")
_SURE = 0.9
_TWINS = ",;:?!()"


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: ``before`` at ``start`` of the damaged paragraph is ``after`` at ``place`` now.

    Paragraphs count from 0, places in code points from 0; ``sure`` runs from 0 to 1.
    """

    paragraph: int
    start: int
    place: int
    kind: str
    before: str
    after: str
    sure: float


@dataclass(frozen=True, slots=True)
class Restoration:
    """A mended text, its repairs in the order of the text, and what could not be mended.

    >>> result = restore("山區(qū)開放圖書館。")
    >>> result.text, result.counts()
    ('山区开放图书馆。', {'pronunciation': 1, 'script': 5})
    """

    text: str
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]

    def counts(self) -> dict[str, int]:
        """Return the number of repairs of each kind that occurs."""
        kinds = [repair.kind for repair in self.repairs]
        return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    after: str
    kind: str
    sure: float


def restore(text: str) -> Restoration:
    """Return the text without injected pronunciations, with its lost characters, simplified.

    Paragraphs are lines.  A text that needs no repair comes back as it is.

    >>> restore("各縣(市、區)同時推進。").text
    '各县(市、区)同时推进。'
    """
    workshop = _Workshop(text)
    mended: list[str] = []
    repairs: list[Repair] = []
    doubtful: list[Doubt] = []
    for number, raw in enumerate(text.split("\n")):
        edits = list(workshop.edits(raw))
        plain, made = _apply(number, raw, edits)
        mended.append(plain)
        repairs.extend(made)
        doubtful.extend(doubts(number, plain))
    return Restoration("\n".join(mended), tuple(repairs), tuple(doubtful))


class _Workshop:
    """What the repairs of one text share: its habits, and the width of its stops."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._habits: Habits | None = None
        self._lost: Counter[str] = Counter()
        half = sum(text.count(sign) for sign in _TWINS)
        full = sum(text.count(to_full_width(sign)) for sign in _TWINS)
        self._half_width = half - 2 * len(NOTE.findall(text)) > full

    def edits(self, raw: str) -> Iterator[_Edit]:
        """Yield the edits that mend one paragraph, in order, none across another."""
        start, before = 0, ""
        while found := _PLACES.search(raw, start):
            before += raw[start : found.start()]
            edit = self._edit(raw, found, before)
            if edit is None:
                start = found.start() + 1
                before += raw[found.start()]
            else:
                yield edit
                before += raw[found.start() : edit.start] + edit.after
                start = edit.end

    def _edit(self, raw: str, found: re.Match[str], before: str) -> _Edit | None:
        place = found.start()
        if raw[place] == "?":
            split = mend_split(before, raw, place, self._known()) if found[1] else None
            if split:
                return self._made(place, split, SPLIT_PRONUNCIATION)
            # A letter behind a question is what the author wrote.
            asked = "@" <= raw[place + 1 : place + 2] <= "~" and asks(before)
            slip = None if asked else mend_slip(before, raw, place, self._known(), self._lost)
            if slip:
                self._lost[slip.after[0]] += slip.sure >= _SURE
                return self._made(place, slip, LOST_STEP)
        note = NOTE.match(raw, place + 1)
        sure = sureness(raw[place], note[1]) if note else 0.0
        if note and sure:
            return _Edit(place + 1, note.end(), "", PRONUNCIATION, sure)
        return None

    def _made(self, place: int, mend: Mend, kind: str) -> _Edit:
        after = to_half_width(mend.after) if self._half_width else mend.after
        return _Edit(place, mend.end, after, kind, mend.sure)

    def _known(self) -> Habits:
        if self._habits is None:
            whole = NOTE.sub("", SPLIT.sub("\n", self._text))
            self._habits = Habits(_DAMAGED.sub("\n", whole))
        return self._habits


def _apply(number: int, raw: str, edits: list[_Edit]) -> tuple[str, list[Repair]]:
    """Return the mended paragraph in simplified characters, and its repairs."""
    traditional, starts, start = "", list[int](), 0
    places = []
    for edit in edits:
        traditional += raw[start : edit.start]
        starts.extend(range(start, edit.start))
        places.append(len(traditional))
        traditional += edit.after
        starts.extend([edit.start] * len(edit.after))
        start = edit.end
    traditional += raw[start:]
    starts.extend(range(start, len(raw)))
    plain = simplified(traditional)
    repairs = [
        Repair(
            number,
            edit.start,
            place,
            edit.kind,
            raw[edit.start : edit.end],
            edit.after,
            round(edit.sure, 3),
        )
        for edit, place in zip(edits, places, strict=True)
    ]
    if len(plain) == len(traditional):
        repairs.extend(
            Repair(number, starts[place], place, SCRIPT, old, new, 1.0)
            for place, (old, new) in enumerate(zip(traditional, plain, strict=True))
            if old != new
        )
    elif plain != traditional:
        repairs.append(Repair(number, 0, 0, SCRIPT, traditional, plain, 1.0))
    return plain, sorted(repairs, key=lambda repair: (repair.place, repair.start))
