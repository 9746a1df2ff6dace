"""An answer's call, ready to copy: for the shell, Python, curl, and as SPARQL."""

from __future__ import annotations

import shlex
from typing import NamedTuple
from urllib.parse import urlencode

from dgov_kg.ask.say.composing import query_text
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_SHELL = Bilingual("命令行", "Shell")


class Snippet(NamedTuple):
    """A piece of text to copy, and what it is."""

    title: Bilingual
    text: str


def of_run(name: str, given: Mapping[str, str], sparql: str, address: str) -> tuple[Snippet, ...]:
    """Return the calls that give the answer of a question.

    >>> for snippet in of_run("founders", {"province": "广东省"}, "ASK {}", "http://localhost"):
    ...     print(snippet.text)
    dgov-kg run founders --province '广东省'
    import dgov_kg
    <BLANKLINE>
    kg = dgov_kg.load()
    print(kg.run('founders', province='广东省'))
    curl 'http://localhost/run/founders?province=%E5%B9%BF%E4%B8%9C%E7%9C%81&format=csv'
    ASK {}
    """
    words = [word for key, value in given.items() for word in (f"--{key}", value)]
    named = "".join(f", {key}={value!r}" for key, value in given.items())
    query = urlencode([*given.items(), ("format", "csv")])
    python = f"import dgov_kg\n\nkg = dgov_kg.load()\nprint(kg.run({name!r}{named}))"
    return (
        Snippet(_SHELL, shlex.join(["dgov-kg", "run", name, *words])),
        Snippet(Bilingual("Python", "Python"), python),
        Snippet(Bilingual("curl", "curl"), f"curl {shlex.quote(f'{address}/run/{name}?{query}')}"),
        Snippet(Bilingual("SPARQL", "SPARQL"), query_text(sparql)),
    )
