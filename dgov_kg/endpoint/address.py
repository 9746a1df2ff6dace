"""Where an endpoint is, and who asks it: the address from the reader, the secret from elsewhere.

A secret in an address would stand in the shell's history and in every list of processes.
"""

from __future__ import annotations

import os
from collections import namedtuple
from urllib.parse import urljoin, urlsplit

from dgov_kg.exceptions import BadStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_PORTS = {"http": 80, "https": 443}


class Address(namedtuple("Address", "scheme host port path")):
    """An endpoint's address, its query and all, without what stands behind a `#`.

    >>> Address.parse("https://example.org/sparql?union=yes#x").path
    '/sparql?union=yes'
    >>> str(Address.parse("http://[::1]:7878/query"))
    'http://[::1]:7878/query'
    """

    __slots__ = ()

    @classmethod
    def parse(cls, url: str) -> Address:
        """Read an address.  Raises BadStore where it is not http or https, or holds a secret."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise _no_address(url) from None
        printable = url.isprintable() and " " not in url
        if parts.scheme not in _PORTS or not parts.hostname or not printable:
            raise _no_address(url)
        if parts.username or parts.password:
            raise BadStore(
                zh="地址里不要写密码；请设环境变量 DGOV_STORE_USER 与 DGOV_STORE_PASSWORD。",
                en="Leave the password out of the address; set DGOV_STORE_USER and "
                "DGOV_STORE_PASSWORD in the environment.",
            )
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path)

    def redirected(self, location: str) -> Address:
        """Return the address that an endpoint sends on to.  Raises BadStore for one it must not."""
        found = Address.parse(urljoin(str(self), location))
        if self.scheme == "https" and found.scheme != "https":
            raise BadStore(
                zh=f"{self} 转到不加密的 {found}，已拒绝。",
                en=f"{self} sends on to {found}, which is not encrypted; refused.",
            )
        return found

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.scheme == "https" or self.host in _LOOPBACK

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


class Credentials(namedtuple("Credentials", "user password token")):
    """What the environment gives: a name with a password, or a bearer's token, or nothing.

    >>> Credentials.found({"DGOV_STORE_TOKEN": "secret"}).token
    'secret'
    """

    __slots__ = ()

    @classmethod
    def found(cls, environment: Mapping[str, str] = os.environ) -> Credentials:
        """Return the credentials for stores: DGOV_STORE_USER, _PASSWORD and _TOKEN."""
        names = ("USER", "PASSWORD", "TOKEN")
        return cls(*(environment.get(f"DGOV_STORE_{name}", "") for name in names))

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def header(self) -> dict[str, str]:
        """Return the header that a request carries (RFC 7617, RFC 6750)."""
        from base64 import b64encode

        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if self.user:
            pair = b64encode(f"{self.user}:{self.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}

    def __repr__(self) -> str:
        return f"<Credentials of {self.user or 'a bearer'}>" if self else "<no Credentials>"


def _no_address(url: str) -> BadStore:
    return BadStore(
        zh=f"{url!r} 不是端点的地址；应形如 https://example.org/sparql",
        en=f"{url!r} is not the address of an endpoint; it should look like "
        "https://example.org/sparql",
    )
