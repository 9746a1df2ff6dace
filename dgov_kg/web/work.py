"""How a request reaches a worker and its answer comes back: a line of JSON and bytes, over a pipe.

A verb is a module with ``answer(kg, request, settings) -> Response``.  A started worker can open
nothing, neither file nor connection: what a verb reads from disk it reads when it is imported, or
in its ``prepare(kg, settings)``, which is called once before the first request.
"""

from __future__ import annotations

import json

from dgov_kg.web.exchange import Request, Response
from dgov_kg.web.settings import Limits, Settings

#: Verb to the module that answers it.
VERBS = {
    "sparql": "dgov_kg.web.evaluation",
    "service": "dgov_kg.web.service",
    "read": "dgov_kg.web.reading",
    "explore": "dgov_kg.web.exploring",
    "tool": "dgov_kg.mcp.working",
}


def asked(verb: str, request: Request) -> bytes:
    """Return a verb and its request as one line.

    >>> asking(asked("sparql", Request("/sparql", (("query", "ASK {}"),))))[1].given("query")
    'ASK {}'
    """
    return json.dumps([verb, request._asdict()]).encode() + b"\n"


def asking(line: bytes) -> tuple[str, Request]:
    """Return the verb and the request of a line."""
    verb, fields = json.loads(line)
    path, pairs = fields.pop("path"), fields.pop("parameters")
    return verb, Request(path, tuple((name, value) for name, value in pairs), **fields)


def head(response: Response) -> bytes:
    """Return the line that goes before the body of an answer.

    >>> answered(head(Response(200, "text/plain", b"yes", ())))
    (3, Response(status=200, media='text/plain', body=b'', headers=()))
    """
    line = [response.status, response.media, len(response.body), list(response.headers)]
    return json.dumps(line).encode() + b"\n"


def answered(line: bytes) -> tuple[int, Response]:
    """Return the length of the body that follows, and the answer without it."""
    status, media, length, headers = json.loads(line)
    return length, Response(status, media, b"", tuple((name, value) for name, value in headers))


def told(settings: Settings) -> str:
    """Return settings as text, for the worker that starts.

    >>> telling(told(Settings(port=1))) == Settings(port=1)
    True
    """
    from dataclasses import asdict

    return json.dumps(asdict(settings))


def telling(text: str) -> Settings:
    """Return the settings of a text."""
    fields = json.loads(text)
    limits = Limits(**fields.pop("limits"))
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return Settings(limits=limits, **(fields | lists))
