"""The application put together: routes, walls, workers, and what is said when all is not well."""

from __future__ import annotations

import contextlib
import shutil

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from dgov_kg.exceptions import DgovError
from dgov_kg.web.access import Access
from dgov_kg.web.health import Meter
from dgov_kg.web.late import Late
from dgov_kg.web.pool import Pool
from dgov_kg.web.refusal import Refused, reader, refusal
from dgov_kg.web.relay import Whole, asked
from dgov_kg.web.routes import routes
from dgov_kg.web.walls import Walls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request as Received
    from starlette.responses import Response as Answer

    from dgov_kg.web.settings import Settings

_WORDS = {
    404: ("这里没有这个地址。", "There is nothing at this address."),
    405: ("此地址不接受这种方法。", "This address does not take this method."),
}
_FAULT = ("服务器出错了，请报告给维护者。", "Something went wrong; please tell the maintainers.")


def made(settings: Settings, place: str) -> Starlette:
    """Return the application over the store at a place, which is removed when it ends."""
    pool, late = Pool(settings), Late(settings)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await pool.open(place)
            late.begin(place)
            yield
        finally:
            await late.close()
            await pool.close()
            shutil.rmtree(place, ignore_errors=True)

    meter = Meter(pool, late)
    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(Access, settings=settings, meter=meter),
            Middleware(Walls, settings=settings),
        ],
        exception_handlers={DgovError: _refused, HTTPException: _http, Exception: _fault},
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.pool = pool
    app.state.late = late
    app.state.meter = meter
    return app


async def _refused(received: Received, error: Exception) -> Answer:
    assert isinstance(error, DgovError)
    try:
        request = asked(received)
    except DgovError:  # Its parameters cannot be read.
        request = asked(received, ())
    return Whole(refusal(error, reader(request, received.app.state.settings.language)))


async def _http(received: Received, error: Exception) -> Answer:
    assert isinstance(error, HTTPException)
    zh, en = _WORDS.get(error.status_code, (error.detail, error.detail))
    answer = await _refused(received, Refused(error.status_code, zh=zh, en=en))
    answer.headers.update(error.headers or {})
    return answer


async def _fault(received: Received, _: Exception) -> Answer:
    return await _refused(received, Refused(500, zh=_FAULT[0], en=_FAULT[1]))
