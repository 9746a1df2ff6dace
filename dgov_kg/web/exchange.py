"""What is asked of a worker and what it answers: plain values that pass from process to process."""

from __future__ import annotations

from collections import namedtuple

from dgov_kg.exceptions import BadParameter, DgovError
from dgov_kg.namespaces import BASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Self


class Request(namedtuple("Request", "path parameters accept languages address names")):
    """One request for what the graph holds.

    ``path`` is decoded, ``parameters`` are the pairs of the query string in their order, ``accept``
    and ``languages`` the headers Accept and Accept-Language.  ``address`` is where the client sees
    this server, without a slash at its end; ``names`` is what the names in the data begin with.

    >>> Request("/run/co-owners", [["lang", "zh"]]).given("lang")
    'zh'
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917 - a client need not say more than a path
        cls,
        path: str,
        parameters: Sequence[Sequence[str]] = (),
        accept: str = "",
        languages: str = "",
        address: str = "http://localhost",
        names: str = BASE,
    ) -> Self:
        """Make a request."""
        pairs = tuple((key, value) for key, value in parameters)
        return super().__new__(cls, path, pairs, accept, languages, address, names)

    def given(self, name: str) -> str:
        """Return the value of a parameter, empty where it is not given.

        Raises BadParameter where it is given twice.
        """
        values = [value for key, value in self.parameters if key == name]
        if len(values) > 1:
            raise BadParameter(
                zh=f"参数 {name} 给了 {len(values)} 次，只能给一次。",
                en=f"{name} is given {len(values)} times; give it once.",
            )
        return str(values[0]) if values else ""

    def listed(self, name: str) -> list[str]:
        """Return the values of a parameter that may be given several times; the empty are left out.

        >>> Request("/matrix", [["province", "beijing"], ["province", ""]]).listed("province")
        ['beijing']
        """
        return [value for key, value in self.parameters if key == name and value]

    def has(self, name: str) -> bool:
        """Say whether a parameter is given, be it empty."""
        return any(key == name for key, _ in self.parameters)

    def refuse_others(self, known: Collection[str]) -> None:
        """Raise BadParameter where a parameter is given that is not among these."""
        for name, _ in self.parameters:
            if name not in known:
                listed = ", ".join(known)
                raise BadParameter(
                    zh=f"{self.path} 没有参数 {name}；可用：{listed}",
                    en=f"{self.path} takes no parameter {name}; it takes {listed}",
                )


class Response(namedtuple("Response", "status media body headers")):
    """One answer: its status, the type of its body, its body, and its other headers in pairs."""

    __slots__ = ()

    def header(self, name: str) -> str:
        """Return the value of a header, empty where there is none.

        >>> Response(200, "text/plain", b"", (("Vary", "Accept"),)).header("Vary")
        'Accept'
        """
        return next((str(value) for key, value in self.headers if key == name), "")


class NotHere(DgovError, LookupError):
    """Raised when nothing has the address that is asked for."""


class NotAcceptable(DgovError, ValueError):
    """Raised when there is no form of an answer that the client takes."""
