"""Requests to an endpoint: connections kept open, patience with a busy one, faults told."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import time

from dgov_kg.endpoint.address import Address, Credentials
from dgov_kg.endpoint.patience import LATER, TIMES, wait
from dgov_kg.exceptions import BadStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECTING = 10.0  # seconds
ANSWERING = 60.0  # seconds of silence; DGOV_STORE_TIMEOUT allows more
_HOPS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_UNAUTHORIZED = 401


class Connection:
    """The way to one endpoint.  It may be used by several threads.

    >>> Connection(Address.parse("http://localhost:1/")).request("GET", "/", {}, b"")
    Traceback (most recent call last):
        ...
    dgov_kg.exceptions.BadStore: Nothing listens at http://localhost:1/.
    """

    def __init__(
        self, address: Address, credentials: Credentials | None = None, seconds: float = 0
    ) -> None:
        self._idle: dict[Address, list[http.client.HTTPConnection]] = {}
        self.address = address
        self._credentials = Credentials.found() if credentials is None else credentials
        self._seconds = seconds or _seconds()
        self._challenge = ""
        if self._credentials and not address.is_private:
            raise BadStore(
                zh=f"{address} 不加密，不会把密码发给它；请用 https。",
                en=f"{address} is not encrypted, so no password is sent to it; use https.",
            )

    def request(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return the answer of the endpoint, whatever its status, once it is willing to give one.

        A path differs from the endpoint's in its query alone.  Raises BadStore.
        """
        for attempt in range(TIMES):
            answer = self._sent_on(method, path, headers, body)
            if answer.status not in LATER:
                return answer
            answer.close()
            if attempt < TIMES - 1:
                time.sleep(wait(attempt, answer.header("Retry-After")))
        raise BadStore(
            zh=f"{self.address} 正忙（{answer.status}），试了 {TIMES} 次。请稍后再试。",
            en=f"{self.address} is busy ({answer.status}); it was asked {TIMES} times. "
            "Try again later.",
        )

    def _sent_on(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return an answer that is none of "look there" and, where we can, of "who are you"."""
        here = self.address._replace(path=path)
        asked = 0
        for _ in range(_HOPS):
            # Virtuoso says what it wants only to who says nothing.
            who = {} if asked == 1 and not self._challenge else self._who(method, here)
            answer = self._asked(method, here, {**headers, **who}, body)
            location = answer.header("Location")
            if answer.status in _REDIRECTS and location:
                answer.close()
                here = here.redirected(location)
            elif answer.status == _UNAUTHORIZED and self._credentials.user and asked < 2:  # noqa: PLR2004
                asked = 2 if self._is_challenged(answer) else asked + 1
            else:
                return answer
            answer.close()
        raise BadStore(
            zh=f"{self.address} 一再转向别处，已放弃。",
            en=f"{self.address} keeps sending on to somewhere else.",
        )

    def _is_challenged(self, answer: Answer) -> bool:
        """Take note of the digest that an endpoint wants instead of a password (RFC 7616)."""
        challenge = answer.header("WWW-Authenticate") or ""
        if challenge.lower().startswith("digest "):
            self._challenge = challenge
            return True
        return False

    def _asked(self, method: str, here: Address, headers: Mapping[str, str], body: bytes) -> Answer:
        while True:
            idle = self._idle.setdefault(here._replace(path=""), [])
            is_fresh = not idle
            line = self._opened(here) if is_fresh else idle.pop()
            try:
                line.request(method, here.path, body or None, dict(headers))
                return Answer(line.getresponse(), line, self)
            except (ConnectionError, http.client.BadStatusLine) as error:
                line.close()
                if is_fresh:  # Else it is one that was closed while nobody looked.
                    raise self._fault(here, error) from None
            except (OSError, http.client.HTTPException) as error:
                line.close()
                raise self._fault(here, error) from None

    def _who(self, method: str, here: Address) -> dict[str, str]:
        """Return the header that says who asks; nobody but the endpoint is told."""
        if here._replace(path="") != self.address._replace(path=""):
            return {}
        if self._challenge:
            from dgov_kg.endpoint.digest import authorization

            return authorization(self._challenge, method, str(here), self._credentials)
        return self._credentials.header()

    def _opened(self, here: Address) -> http.client.HTTPConnection:
        if here.scheme == "https":
            context = ssl.create_default_context()
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                here.host, here.port, timeout=CONNECTING, context=context
            )
        else:
            line = http.client.HTTPConnection(here.host, here.port, timeout=CONNECTING)
        try:
            line.connect()
        except OSError as error:
            raise self._fault(here, error) from None
        line.sock.settimeout(self._seconds)
        return line

    def _fault(self, here: Address, error: Exception) -> BadStore:
        """Return the sentence for what went wrong on the way."""
        if isinstance(error, socket.gaierror):
            return BadStore(zh=f"找不到主机 {here.host}。", en=f"There is no host {here.host}.")
        if isinstance(error, ConnectionRefusedError):
            return BadStore(zh=f"{here} 无人应答。", en=f"Nothing listens at {here}.")
        if isinstance(error, ssl.SSLCertVerificationError):
            why = error.verify_message
            return BadStore(
                zh=f"不信任 {here.host} 的证书：{why}",
                en=f"The certificate of {here.host} is not trusted: {why}",
            )
        if isinstance(error, TimeoutError):
            return silent(here, self._seconds)
        return BadStore(
            zh=f"与 {here} 的连接断了：{error}", en=f"The connection to {here} broke: {error}"
        )

    def take_back(self, line: http.client.HTTPConnection) -> None:
        """Keep a connection open for the next request."""
        scheme = "https" if isinstance(line, http.client.HTTPSConnection) else "http"
        self._idle.setdefault(Address(scheme, line.host, line.port, ""), []).append(line)

    def __del__(self) -> None:
        for idle in self._idle.values():
            for line in idle:
                line.close()


class Answer:
    """An answer on its way: a file to read from, which gives its connection back at its end."""

    def __init__(
        self,
        response: http.client.HTTPResponse,
        line: http.client.HTTPConnection,
        way: Connection,
    ) -> None:
        self.status = response.status
        self._response = response
        self._line: http.client.HTTPConnection | None = line
        self._way = way

    def header(self, name: str) -> str | None:
        """Return a header, or None."""
        return self._response.headers.get(name)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or none at the end.  Raises BadStore where it breaks off."""
        if self._line is None:
            return b""
        try:
            block = self._response.read(None if size < 0 else size)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise BadStore(
                zh=f"答案没有传完：{error or type(error).__name__}",
                en=f"The answer broke off: {error or type(error).__name__}",
            ) from None
        if self._response.isclosed() or not block:
            self._give_back()
        return block

    def close(self) -> None:
        """Read no more."""
        if self._line is not None:
            self._response.close()
            self._line.close()
            self._line = None

    def _give_back(self) -> None:
        if self._line is not None and not self._response.will_close:
            self._way.take_back(self._line)
        else:
            self.close()
        self._line = None

    def __del__(self) -> None:
        self.close()


def silent(address: Address, seconds: float) -> BadStore:
    """Return the error for an endpoint that does not answer in time."""
    return BadStore(
        zh=f"{address} 在 {seconds:g} 秒内没有回答；可用环境变量 DGOV_STORE_TIMEOUT 放宽。",
        en=f"{address} has not answered in {seconds:g} s; DGOV_STORE_TIMEOUT in the environment "
        "allows more.",
    )


def _seconds() -> float:
    told = os.environ.get("DGOV_STORE_TIMEOUT", "")
    try:
        return min(max(float(told), 0.1), 86_400)
    except ValueError:
        return ANSWERING
