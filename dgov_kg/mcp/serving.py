"""The server of the tools, over stdio or HTTP: it reads no query itself, its workers do.

It answers an agent's greeting at once and gets its workers ready meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
from dataclasses import replace

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.transport_security import TransportSecuritySettings

from dgov_kg import __version__
from dgov_kg.exceptions import DgovError
from dgov_kg.language import Bilingual
from dgov_kg.mcp.given import MOST_BYTES, sent, spoken
from dgov_kg.mcp.tools import INSTRUCTIONS, tools
from dgov_kg.mcp.working import asked
from dgov_kg.web import holding
from dgov_kg.web.pool import Pool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from starlette.applications import Starlette

    from dgov_kg.web.settings import Settings

_FAULT = Bilingual(
    "服务器出错了，请报告给维护者。", "Something went wrong; please tell the maintainers."
)
#: Seconds that a call may keep a worker while others wait: a new worker takes as long to be ready.
_QUICK = 2
#: A message holds the arguments, each letter of which may take six (`\\u817e`), and an envelope.
_MOST_MESSAGE = 8 * MOST_BYTES


class Desk:
    """The workers, from the first call on: opened beside, waited for by whoever needs them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, verbs=("tool",), quick=_QUICK)
        self._pool = Pool(self._settings)
        self._opening: asyncio.Task[str] | None = None

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Get the workers ready, and end them."""
        self._opening = asyncio.get_running_loop().create_task(self._open())
        try:
            yield
        finally:
            await self.close()

    async def answer(self, tool: str, arguments: dict[str, Any]) -> types.CallToolResult:
        """Return the answer to a call, or the sentence that says what is wrong with it."""
        language = spoken(arguments, self._settings.language)
        try:
            assert self._opening
            request = asked(tool, sent(arguments), language)
            await asyncio.shield(self._opening)
            response = await self._pool.answer("tool", request)
        except DgovError as error:
            return _result(error.in_language(language), is_error=True)
        except Exception:  # noqa: BLE001 - an agent gets a sentence, whatever happens
            return _result(_FAULT.in_language(language), is_error=True)
        text = response.body.decode()
        if response.status == 200:  # noqa: PLR2004
            return _result(text)
        return _result(str(json.loads(text)[language]), is_error=True)

    async def _open(self) -> str:
        place = await asyncio.to_thread(holding.made, self._settings)
        await self._pool.open(place)
        return place

    async def close(self) -> None:
        """End the workers, and remove what they had open."""
        assert self._opening
        place = ""
        with contextlib.suppress(DgovError, OSError):
            place = await asyncio.shield(self._opening)
        await self._pool.close()
        if place:
            shutil.rmtree(place, ignore_errors=True)


def server(desk: Desk) -> Server[Any]:
    """Return the server of the tools."""
    listed = types.ListToolsResult(
        tools=[
            types.Tool(
                name=name,
                description=description,
                input_schema=schema,
                annotations=types.ToolAnnotations(read_only_hint=True),
            )
            for name, (description, schema) in tools().items()
        ]
    )

    async def list_tools(_: Any, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return listed

    async def call_tool(_: Any, call: types.CallToolRequestParams) -> types.CallToolResult:
        return await desk.answer(call.name, call.arguments or {})

    @contextlib.asynccontextmanager
    async def lifespan(_: Server[Any]) -> AsyncIterator[dict[str, Any]]:
        async with desk.opened():
            yield {}

    return Server(
        "dgov-kg",
        version=__version__,
        title="dgov_kg · 中国省级数字政府知识图谱",
        instructions=INSTRUCTIONS,
        lifespan=lifespan,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def over_stdio(settings: Settings) -> None:
    """Serve the process that started this one, until it closes the pipe or asks to stop."""
    import signal

    from mcp.server.stdio import stdio_server

    desk = Desk(settings)
    made = server(desk)
    leaving: list[asyncio.Task[None]] = []

    async def leave() -> None:
        """End at once: the thread that waits for the pipe cannot be called back."""
        try:
            await desk.close()
        finally:
            os._exit(0)

    with contextlib.suppress(NotImplementedError):  # Windows
        loop = asyncio.get_running_loop()
        for one in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(one, lambda: leaving.append(loop.create_task(leave())))
    async with stdio_server() as (reading, writing):
        await made.run(reading, writing, made.create_initialization_options())


def over_http(settings: Settings) -> Starlette:
    """Return the application that serves at `/mcp`, to pages and clients of this machine alone."""
    names = [f"{host}:{settings.port}" for host in ("127.0.0.1", "localhost", "[::1]")]
    return server(Desk(settings)).streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=_MOST_MESSAGE,
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=names,
            allowed_origins=[f"http://{name}" for name in names],
        ),
    )


def _result(text: str, *, is_error: bool = False) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], is_error=is_error
    )
