"""The classes and what ties them, as one SVG drawing.

Each card is a class with its subclasses; under a class stand the properties it may have.  Cards
that point to one another stand in columns, the pointing card to the left; a line that has to pass a
column gets a place of its own in it.  The other cards follow below.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

import networkx as nx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PAGE, ROW, GAP, PAD, LANE = 1120, 19, 22, 10, 9
GREY = "#556"
COLOURS = ("#0b6e8f", "#a3470f", "#3f6f21", "#7a3b8f", "#9a2b4a", "#4d5aa8", "#7b6a12", "#2b7a63")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card: a class, or a property with the class it points to, if any."""

    name: str
    text: str
    target: str = ""
    depth: int = 0
    is_class: bool = True
    derived: bool = False

    @property
    def left(self) -> float:
        """Where its text begins."""
        return PAD + 18 * self.depth + (0 if self.is_class else 9)

    @property
    def width(self) -> float:
        """The room it takes: a Chinese character is as wide as it is high, a letter about half."""
        size = 13.5 if self.is_class else 11.5
        wide = sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.57 for c in self.text)
        return self.left + size * wide + PAD


@dataclass(slots=True)
class Card:
    """A class with its subclasses and their properties; without rows, room for lines to pass."""

    name: str
    rows: Sequence[Row] = ()
    lanes: int = 0
    x: float = 0
    y: float = 0
    wide: float = 0
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        found = reversed([*enumerate(self.rows)])
        self.places = {row.name: place for place, row in found if row.is_class}

    @property
    def height(self) -> float:
        """Its height."""
        return ROW * len(self.rows) + 10 if self.rows else LANE * self.lanes

    def middle(self, place: int) -> float:
        """Return the height at which the middle of a row, or of a lane, lies."""
        return self.y + (5 + ROW * (place + 0.5) if self.rows else LANE * (place + 0.5))


def drawing(cards: Mapping[str, Sequence[Row]], *, title: str, description: str) -> str:
    """Return the SVG element that shows these cards; every name in it is a link to #name."""
    made = {name: Card(name, rows) for name, rows in cards.items()}
    home: dict[str, str] = {}
    for card in made.values():
        for name in filter(None, card.places):
            home.setdefault(name, card.name)
    columns, lines = _columns(made, home)
    used = {card.name for column in columns for card in column}
    height = _stack([c for c in made.values() if c.name not in used], _place(columns) + 2 * GAP)
    pointed = {
        home[row.target]: None for row, chain in lines if row.target not in chain[0][0].places
    }
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(pointed)}
    parts = [
        *(_line(row, passed, made[home[row.target]], colours) for row, passed in lines),
        *(part for card in made.values() for part in _card(card, home, colours)),
    ]
    opening = (
        f'<svg viewBox="0 0 {PAGE} {height:.0f}" width="{PAGE}" role="group" '
        'aria-labelledby="drawing-title drawing-words">'
    )
    told = (
        f'<title id="drawing-title">{escape(title)}</title>'
        f'<desc id="drawing-words">{escape(description)}</desc>'
    )
    return "\n".join([opening, told, *parts, "</svg>"])


def _columns(
    made: Mapping[str, Card], home: Mapping[str, str]
) -> tuple[list[list[Card]], list[tuple[Row, list[tuple[Card, int]]]]]:
    """Return the cards that are tied, by column, and each line with the places it passes."""
    tied = [(card, row) for card in made.values() for row in card.rows if row.target in home]
    graph = nx.DiGraph()
    for card, row in tied:
        target = home[row.target]
        graph.add_nodes_from((card.name, target))
        if not nx.has_path(graph, target, card.name):  # A ring would have no first column.
            graph.add_edge(card.name, target)
    linked = [name for name in graph if graph.degree(name)]
    order = list(made)
    layers = [*nx.topological_generations(graph.subgraph(linked))]
    level = {name: number for number, layer in enumerate(layers) for name in layer}
    columns = [
        sorted((made[n] for n in layer), key=lambda c: order.index(c.name)) for layer in layers
    ]
    rooms: dict[tuple[str, str, int], Card] = {}
    chains: list[tuple[Row, list[tuple[Card, int]]]] = []
    sides: list[tuple[str, str]] = []
    for card, row in tied:
        chain = [(card, card.rows.index(row))]
        names = [card.name]
        for number in range(level.get(card.name, 0) + 1, level.get(home[row.target], 0)):
            key = (card.name, home[row.target], number)
            if key not in rooms:
                rooms[key] = Card(f"{card.name} {home[row.target]} {number}")
                columns[number].append(rooms[key])
            chain.append((rooms[key], rooms[key].lanes))
            names.append(rooms[key].name)
            rooms[key].lanes += 1
        sides += pairwise([*names, home[row.target]])
        chains.append((row, chain))
    _untangle(columns, sides)
    return columns, chains


def _untangle(columns: list[list[Card]], sides: Sequence[tuple[str, str]]) -> None:
    """Order each column by where the neighbours of its cards stand, there and back."""
    beside: dict[str, list[str]] = {}
    for one, other in sides:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    for _ in range(4):
        for column in (*columns, *reversed(columns)):
            at = {card.name: (n + 0.5) / len(c) for c in columns for n, card in enumerate(c)}

            def wish(card: Card, at: Mapping[str, float] = at) -> float:
                near = [at[name] for name in beside.get(card.name, ())]
                return sum(near) / len(near) if near else at[card.name]

            column.sort(key=wish)


def _place(columns: list[list[Card]]) -> float:
    """Spread the columns over the page, each in the middle of the height, which is returned."""
    tall = max((_tall(column) for column in columns), default=0)
    widths = [max(row.width for card in column for row in card.rows) for column in columns]
    gutter = (PAGE - 2 - sum(widths)) / max(1, len(columns) - 1)
    x = 1.0
    for column, wide in zip(columns, widths, strict=True):
        y = 1 + (tall - _tall(column)) / 2
        for card in column:
            card.x, card.y, card.wide = x, y, wide
            y += card.height + GAP
        x += wide + gutter
    return tall


def _tall(column: Sequence[Card]) -> float:
    return sum(card.height + GAP for card in column) - GAP


def _stack(rest: Sequence[Card], top: float) -> float:
    """Set the cards that no line ties in even columns below the others; return where they end."""
    wide = max((row.width for card in rest for row in card.rows), default=0)
    count = max(1, int((PAGE + 2 * GAP) // (wide + 2 * GAP)))
    step = (PAGE - 2 - wide) / max(1, count - 1)
    ends = [top] * count
    for card in sorted(rest, key=lambda card: -card.height):
        column = ends.index(min(ends))
        card.x, card.y, card.wide = 1 + column * step, ends[column], wide
        ends[column] += card.height + GAP
    return max(ends) - GAP + 2


def _line(
    row: Row, passed: Sequence[tuple[Card, int]], target: Card, colours: Mapping[str, str]
) -> str:
    """Return the path from a property through the columns it passes to what it points to."""
    card, place = passed[0]
    end = target.middle(target.places[row.target])
    x, y = card.x + card.wide, card.middle(place)
    path = f"M{x:.0f} {y:.1f}"
    if card is target:
        path += f"C{x + 34:.0f} {y:.1f} {x + 34:.0f} {end:.1f} {x + 5:.0f} {end:.1f}"
        head = f"M{x:.0f} {end:.1f}l6 -3.5v7z"
    else:
        steps = [(room, room.middle(lane)) for room, lane in passed[1:]]
        for room, middle in [*steps, (target, end)]:
            bend = (x + room.x) / 2
            path += f"C{bend:.0f} {y:.1f} {bend:.0f} {middle:.1f} {room.x - 5:.0f} {middle:.1f}"
            if not room.rows:
                path += f"H{room.x + room.wide:.0f}"
            x, y = room.x + room.wide, middle
        head = f"M{target.x:.0f} {end:.1f}l-6 -3.5v7z"
    colour = colours.get(target.name, GREY)
    dashes = ' stroke-dasharray="5 3"' if row.derived else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}"{dashes}/>'
        f'<path d="{head}" fill="{colour}"/>'
    )


def _card(card: Card, home: Mapping[str, str], colours: Mapping[str, str]) -> Iterator[str]:
    """Yield the elements of a card: its frame, and a linked text a row."""
    colour = colours.get(card.name, GREY)
    yield (
        f'<rect x="{card.x:.0f}" y="{card.y:.0f}" width="{card.wide:.0f}" '
        f'height="{card.height:.0f}" rx="5" fill="#fff" stroke="{colour}"/>'
    )
    for place, row in enumerate(card.rows):
        baseline = card.middle(place) + 4.5
        words = f'<text x="{card.x + row.left:.0f}" y="{baseline:.1f}"'
        if row.is_class:
            own = colours.get(home.get(row.name, ""), "#223")
            words += f' font-size="13.5" font-weight="{400 if row.depth else 700}" fill="{own}"'
        else:
            slant = ' font-style="italic"' if row.derived else ""
            words += f' font-size="11.5" fill="#444"{slant}'
        words += f">{escape(row.text)}</text>"
        yield f'<a href="#{row.name}">{words}</a>' if row.name else words
