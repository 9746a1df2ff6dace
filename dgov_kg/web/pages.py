"""The pages for a browser: small templates, every word in them escaped, whole without script."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from dgov_kg.dates import bounds, in_words
from dgov_kg.formats import cell, heading, shown, support
from dgov_kg.language import LANGUAGES, Bilingual
from dgov_kg.passage import is_sentence
from dgov_kg.result import Node
from dgov_kg.web import addresses, assets
from dgov_kg.web.delivery import downloads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from dgov_kg.web.delivery import Download
    from dgov_kg.web.exchange import Request

#: The pages that every page leads to: path, and name in Chinese and in English.
PLACES = (
    ("/questions", "问题", "Questions"),
    ("/article", "原文", "Article"),
    ("/matrix", "对照", "Matrix"),
    ("/graph", "图谱", "Graph"),
    ("/query", "SPARQL", "SPARQL"),
)
#: What else belongs to one of those.
_WITHIN = {"/article": ("/doc/source",), "/questions": ("/run",)}


@cache
def environment() -> Environment:
    """Return the templates, read once: a worker that has started opens no file."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("dgov_kg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in made.list_templates():
        made.get_template(name)
    return made


def page(template: str, request: Request, language: str, /, **told: object) -> bytes:
    """Return a page in a language, from the template of this name."""
    words = Words(request, language)
    made = environment().get_template(f"{template}.html")
    return made.render(at=words, language=language, **told).encode(errors="replace")


class Words:
    """What templates call: text in the reader's language, and addresses at this server."""

    def __init__(self, request: Request, language: str) -> None:
        self.request = request
        self.language = language
        self.prefix = addresses.prefix(request.address)
        self.places = PLACES
        self._kept = f"?lang={language}" if ("lang", language) in request.parameters else ""

    def say(self, zh: str, en: str) -> str:
        """Return the one of two texts that the reader reads."""
        return Bilingual(zh, en).in_language(self.language)

    def both(self, text: Bilingual) -> str:
        """Return a text in the reader's language."""
        return text.in_language(self.language)

    def path(self, path: str) -> str:
        """Return a path of this server as a link, the chosen language kept."""
        page, sharp, place = path.partition("#")
        return f"{self.prefix}{page}{self._kept}{sharp}{place}"

    def asset(self, name: str) -> str:
        """Return the address of a file that pages are made with."""
        return self.prefix + assets.address(name)

    def is_here(self, path: str) -> bool:
        """Say whether a page is the one at a path, or belongs to it."""
        return str(self.request.path).startswith((path, *_WITHIN.get(path, ())))

    def file(self, stem: str, ending: str) -> str:
        """Return the address of a document in one form."""
        return f"{self.prefix}{addresses.escaped(stem)}.{ending}"

    def link(self, value: object) -> str:
        """Return where a cell leads: to our document, to another site, or nowhere."""
        if not isinstance(value, Node):
            return ""
        ours = addresses.document(value.iri, self.request.names)
        if ours is not None:
            return self.path(ours)
        return value.iri if addresses.outside(value.iri) else ""

    def label(self, value: object) -> str:
        """Return what a person reads in a cell."""
        return cell(value, self.language)  # type: ignore[arg-type]

    def date(self, expression: object) -> str:
        """Return an EDTF date as the reader writes it, and what is no such date as it is."""
        try:
            bounds(str(expression))
        except ValueError:
            return str(expression)
        return self.both(in_words(str(expression)))

    def to(self, path: str, **parameters: str) -> str:
        """Return a path of this server with parameters as a link, the chosen language kept."""
        from urllib.parse import urlencode

        return self.address(f"{path}?{urlencode(parameters)}")

    def address(self, path: str) -> str:
        """Return a path that may have parameters as a link, the chosen language kept."""
        kept = self._kept.replace("?", "&") if "?" in path else self._kept
        return f"{self.prefix}{path}{kept}"

    def downloads(self, forms: Iterable[str], stem: str = "") -> list[Download]:
        """Return the forms that the page can be had in, as `delivery.downloads` does."""
        return downloads(self.request, forms, stem)

    def other(self) -> str:
        """Return the address of the same page in the other language."""
        return self.with_parameter("lang", LANGUAGES[LANGUAGES[0] == self.language])

    def with_parameter(self, name: str, value: str) -> str:
        """Return the address of the same page with a parameter set."""
        from urllib.parse import urlencode

        kept = [pair for pair in self.request.parameters if pair[0] != name]
        path = addresses.escaped(self.request.path)
        return f"{self.prefix}{path}?{urlencode([*kept, (name, value)])}"

    support = staticmethod(support)
    heading = staticmethod(heading)
    shown = staticmethod(shown)

    @staticmethod
    def is_sentence(value: object) -> bool:
        """Say whether a cell is a sentence."""
        return isinstance(value, Node) and is_sentence(value.iri)

    @staticmethod
    def repeated(
        row: Sequence[object], above: Sequence[object] | None, places: list[int]
    ) -> set[int]:
        """Return the first places of a row that repeat the row above: they may be quiet."""
        if above is None:
            return set()
        pairs = takewhile(lambda place: row[place] == above[place], places[:-1])
        return set(pairs)

    @staticmethod
    def is_number(value: object) -> bool:
        """Say whether a cell is a number."""
        return isinstance(value, (int, float)) and not isinstance(value, bool)
