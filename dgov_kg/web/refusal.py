"""What a server does not answer: with which status, and in which sentence, in both languages."""

from __future__ import annotations

import json

from dgov_kg.exceptions import BadFile, BadParameter, DgovError, UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.web.exchange import NotAcceptable, NotHere, Request, Response
from dgov_kg.web.negotiation import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.settings import Limits

#: Why a query was stopped, by the status of its refusal.
STOPPED = {
    "400": Bilingual("引擎处理不了这个查询。", "The engine cannot take this query."),
    "408": Bilingual(
        "查询太慢，已停止。请缩小查询。",
        "The query took too long and was stopped. Ask for less at once.",
    ),
    "413": Bilingual(
        "查询或其答案太大，已停止。请用 LIMIT，或缩小查询。",
        "The query or its answer grew too large and was stopped. Use LIMIT, or ask for less.",
    ),
    "503": Bilingual("服务器正忙，请稍后再试。", "The server is busy; try again later."),
}

_STATUS = {UnknownName: 404, NotHere: 404, NotAcceptable: 406, BadFile: 500}


class Refused(DgovError):
    """Raised where a request gets another answer than the one it asked for.

    >>> Refused(413, zh="太长。", en="Too long.").status
    413
    """

    def __init__(self, status: int, *, zh: str, en: str, retry_after: int = 0) -> None:
        super().__init__(zh=zh, en=en)
        self.status = status
        self.headers = (("Retry-After", str(retry_after)),) if retry_after else ()


def refusal(error: DgovError, spoken: str) -> Response:
    """Return the answer that says what is wrong: its status, and a sentence in JSON.

    >>> refusal(Refused(413, zh="太长。", en="Too long."), "en").body.decode()
    '{"status": 413, "error": "Too long.", "zh": "太长。", "en": "Too long."}'
    """
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 400)
    status = getattr(error, "status", status)
    document = {
        "status": status,
        "error": error.in_language(spoken),
        "zh": error.zh,
        "en": error.en,
    }
    body = json.dumps(document, ensure_ascii=False).encode(errors="replace")
    return Response(status, "application/json", body, getattr(error, "headers", ()))


def reader(request: Request, default: str) -> str:
    """Return the language of the person behind a request, even where the request is at fault.

    >>> reader(Request("/", (("lang", "xx"),), languages="zh"), "en")
    'zh'
    """
    try:
        return language(request, default)
    except BadParameter:
        return language(Request(request.path, languages=request.languages), default)


def too_long(limits: Limits) -> Refused:
    """Return the refusal of an answer of too many bytes."""
    most = limits.answer // 1_000_000
    return Refused(
        413,
        zh=f"答案超过 {most} MB，未发送。请用 LIMIT 与 OFFSET 分批取，或缩小查询。",
        en=f"The answer is over {most} MB and was not sent. Take it in parts with LIMIT and "
        "OFFSET, or ask for less.",
    )


def too_many_rows(limits: Limits) -> Refused:
    """Return the refusal of an answer of too many rows."""
    return Refused(
        413,
        zh=f"答案超过 {limits.rows} 行，未发送。请用 LIMIT 与 OFFSET 分批取，或缩小查询。",
        en=f"The answer is over {limits.rows} rows and was not sent. Take it in parts with LIMIT "
        "and OFFSET, or ask for less.",
    )


def too_much_memory(limits: Limits) -> Refused:
    """Return the refusal of a query that needs too much memory."""
    most = limits.memory // 1_000_000
    return Refused(
        413,
        zh=f"查询所需内存超过 {most} MB，已停止。请缩小查询。",
        en=f"The query needs more than {most} MB of memory and was stopped. Ask for less at once.",
    )


def too_slow(limits: Limits) -> Refused:
    """Return the refusal of a query that runs too long."""
    return Refused(
        408,
        zh=f"查询超过 {limits.seconds:g} 秒，已停止。请缩小查询。",
        en=f"The query ran longer than {limits.seconds:g} s and was stopped. Ask for less at once.",
    )


def not_started() -> Refused:
    """Return the refusal where no worker ever comes up."""
    return Refused(
        500,
        zh="工作进程一启动就终止，无法回答；请报告给维护者。",
        en="The workers die as they start: nothing can be answered. Please tell the maintainers.",
    )


def too_hard() -> Refused:
    """Return the refusal of a query that the engine died of."""
    return Refused(
        400,
        zh="引擎处理不了这个查询。请把它写得简单些。",
        en="The engine cannot take this query. Write it more simply.",
    )


def too_busy(limits: Limits) -> Refused:
    """Return the refusal of a request that would wait too long."""
    return Refused(
        503,
        zh=f"服务器正忙：排队已满 {limits.waiting} 个或已等 {limits.patience:g} 秒。请稍后再试。",
        en=f"The server is busy: {limits.waiting} requests are waiting, or this one has waited "
        f"{limits.patience:g} s. Try again later.",
        retry_after=5,
    )
