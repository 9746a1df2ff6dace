"""Digest authentication (RFC 7616), as the standard library has it: Virtuoso asks for it."""

from __future__ import annotations

from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.endpoint.address import Credentials


def authorization(
    challenge: str, method: str, url: str, credentials: Credentials
) -> dict[str, str]:
    """Return the header that answers a challenge.

    >>> from dgov_kg.endpoint.address import Credentials
    >>> who = Credentials("dba", "secret", "")
    >>> told = authorization('Digest realm="kg", nonce="1", qop="auth"', "GET", "http://a/", who)
    >>> told["Authorization"].startswith('Digest username="dba", realm="kg", nonce="1"')
    True
    """
    book = HTTPPasswordMgrWithDefaultRealm()
    book.add_password(None, url, credentials.user, credentials.password)
    request = Request(url, method=method)  # noqa: S310 - it is signed, not opened
    terms = parse_keqv_list(parse_http_list(challenge.partition(" ")[2]))
    signed = AbstractDigestAuthHandler(book).get_authorization(request, terms)
    return {"Authorization": f"Digest {signed}"} if signed else {}
