"""What every request meets first and every answer last: who may ask, and what a browser may do.

A page of another site that has made its own name point to this machine (DNS rebinding) still sends
its name as Host; one that asks from where it is sends it as Origin.  Neither is answered, unless
the name was given when the server was started.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response as Answer

from dgov_kg.web.exchange import Request
from dgov_kg.web.refusal import Refused, reader, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dgov_kg.web.settings import Settings

LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANYONE = "*"

#: A page from here runs its own scripts and styles and nothing else's, and stands in no frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_MAY_ASK = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Walls:
    """The application inside its walls."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = names(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    given.setdefault(name, value)
                if origin and self._may_read(origin):
                    given["Access-Control-Allow-Origin"] = origin
                    given["Access-Control-Expose-Headers"] = "Link, Retry-After"
                given.add_vary_header("Origin")
            await send(message)

        try:
            self._check(scope, headers)
        except Refused as error:
            request = Request("/", languages=headers.get("accept-language", ""))
            response = refusal(error, reader(request, self._settings.language))
            answer = Answer(response.body, response.status, media_type=response.media)
            answer.headers["Connection"] = "close"
            await answer(scope, receive, sealed)
            return
        if scope["method"] == "OPTIONS":
            posts = scope["path"].rstrip("/") == "/sparql"
            methods = "GET, HEAD, POST, OPTIONS" if posts else "GET, HEAD, OPTIONS"
            told = _MAY_ASK | {"Allow": methods, "Access-Control-Allow-Methods": methods}
            await Answer(status_code=204, headers=told)(scope, receive, sealed)
            return
        await self._app(scope, receive, sealed)

    def _check(self, scope: Scope, headers: Headers) -> None:
        """Raise Refused where a request is not to be answered."""
        limits = self._settings.limits
        given = headers.getlist("host")
        if len(given) != 1 or not {ANYONE, named(given[0])} & self._hosts:
            raise Refused(
                403,
                zh="Host 不是本服务器的名称；启动时可用 --allow-host 添加。",
                en="Host is not a name of this server; --allow-host adds one when it is started.",
            )
        for origin in headers.getlist("origin"):
            if not self._may_read(origin):
                raise Refused(
                    403,
                    zh="此来源（Origin）的网页不得读取；启动时可用 --allow-origin 添加。",
                    en="Pages of this Origin may not read here; --allow-origin adds one when the "
                    "server is started.",
                )
        if len(scope["raw_path"]) + len(scope["query_string"]) > limits.address:
            raise Refused(
                414,
                zh=f"地址超过 {limits.address} 字节；请用 POST 发送查询。",
                en=f"The address is over {limits.address} bytes; send the query by POST.",
            )
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise Refused(
                415,
                zh="不接受压缩的正文。",
                en="A compressed body is not accepted.",
            )

    def _may_read(self, origin: str) -> bool:
        """Say whether a page of this origin may read the answers."""
        allowed = self._settings.origins
        if ANYONE in allowed or origin in allowed:
            return True
        return (
            origin.startswith(("http://", "https://"))
            and named(origin.partition("//")[2]) in self._hosts
        )


def names(settings: Settings) -> frozenset[str]:
    """Return the names that a server answers to.

    >>> from dgov_kg.web.settings import Settings
    >>> sorted(names(Settings(public="https://kg.example.org/")))
    ['127.0.0.1', '::1', 'kg.example.org', 'localhost']
    """
    own = (settings.host, urlsplit(settings.public).hostname or "", *settings.hosts)
    return frozenset((*LOOPBACK, *(name.lower() for name in own if name)))


def named(authority: str) -> str:
    """Return the name in a Host header, without its port.

    >>> named("[::1]:8880"), named("LocalHost:8880"), named("user@localhost")
    ('::1', 'localhost', '')
    """
    try:
        parts = urlsplit(f"//{authority}")
        wrong = parts.username is not None or parts.path or parts.query or parts.fragment
        return "" if wrong else (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
