"""The hand-given places of what is no prose: the rows of a table that the text runs together."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from dgov_kg.exceptions import BadFile
from dgov_kg.source.reading import read_text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its paragraph, its pieces in reading order, and whether it was put right.

    >>> Row(paragraph=9, table=1, number=2, pieces=((91, 99), (126, 170))).name
    'p09r2'
    """

    paragraph: int
    table: int
    number: int
    pieces: tuple[tuple[int, int], ...]
    reconstructed: bool = False

    @property
    def name(self) -> str:
        """The local name of the row: row 0 is the header."""
        return f"p{self.paragraph:02}r{self.number}"


def read_layout(path: str) -> tuple[Row, ...]:
    """Return the rows of a layout file, in its order.

    Raises BadFile where it is no TOML or a row lacks its numbers.
    """
    try:
        rows = tomllib.loads(read_text(path)).get("row", [])
        return tuple(
            Row(
                paragraph=int(row["paragraph"]),
                table=int(row["table"]),
                number=int(row["number"]),
                pieces=tuple((int(start), int(end)) for start, end in row["pieces"]),
                reconstructed=bool(row.get("reconstructed", False)),
            )
            for row in rows
        )
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, BadFile):
            raise
        raise BadFile(
            zh=f"{path} 不是版面文件：{error}。", en=f"{path} is not a layout file: {error}."
        ) from error
