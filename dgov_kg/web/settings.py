"""What a server is told when it starts: where it listens, what it serves, how much it allows."""

from __future__ import annotations

from dataclasses import dataclass, field

from dgov_kg.namespaces import BASE

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use, what one request may send, and what all of them may use together.

    >>> Limits(seconds=2).rows
    10000
    """

    seconds: float = 10  # of running
    memory: int = 1000 * MEGABYTE  # of one query
    total: int = 1200 * MEGABYTE  # of all queries together
    rows: int = 10_000  # of an answer
    answer: int = 32 * MEGABYTE  # bytes of an answer
    body: int = 2 * MEGABYTE  # bytes of a request's body
    address: int = 32_768  # bytes of a request's address
    sending: int = 128 * MEGABYTE  # bytes of all answers on their way
    waiting: int = 256  # requests in the queue
    patience: float = 20  # seconds that one of them stays there


@dataclass(frozen=True, slots=True)
class Settings:
    """One server: where it listens, what it is called, its data and its limits.

    ``public`` is the address under which others reach it, where that is not the one it listens at;
    ``base`` is what the names in the data begin with.
    ``hosts`` are the names it answers to beside its own, ``origins`` the pages that may read it.

    >>> Settings(port=8000).address
    'http://127.0.0.1:8000'
    """

    host: str = "127.0.0.1"
    port: int = 8880
    public: str = ""
    base: str = BASE
    files: tuple[str, ...] = ()
    only: bool = False  # the files, without the project's graph
    store: str = ""  # the address of a store to take the data from
    text: str = ""  # the reader's copy of the source
    language: str = "en"  # where a request prefers none
    quick: float = 0.1  # seconds of processor that a query may take while others wait
    workers: int = 2  # that are kept for quick queries, and as many for the others
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    log_queries: bool = False
    verbs: tuple[str, ...] = ("sparql", "service", "read")  # what its workers are asked for
    limits: Limits = field(default_factory=Limits)

    @property
    def address(self) -> str:
        """The address under which clients see the server, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public.rstrip("/") or f"http://{host}:{self.port}"
