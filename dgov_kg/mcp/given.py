"""The arguments of a call, as an agent sent them: anything at all, until they have been read."""

from __future__ import annotations

import json

from dgov_kg.exceptions import BadParameter
from dgov_kg.language import LANGUAGES
from dgov_kg.mcp.tools import tools

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: Bytes of the arguments of one call, and characters of one word or sentence among them.
MOST_BYTES, MOST_WORDS = 64_000, 1_000
#: Rows that are given where no number is asked for, at most, and how far in an answer may begin.
ROWS, MOST_ROWS, FARTHEST = 50, 200, 10_000


class Given:
    """The arguments of a call of one tool.  Raises BadParameter for what it does not take.

    >>> given = Given("search", {"words": " 腾讯 ", "limit": 3})
    >>> given.text("words"), given.number("limit", ROWS, MOST_ROWS)
    ('腾讯', 3)
    """

    def __init__(self, tool: str, arguments: Mapping[str, Any]) -> None:
        known = tools()[tool][1]["properties"]
        for name in arguments:
            if name not in known:
                listed = ", ".join(known)
                shown = name[:40]
                raise BadParameter(
                    zh=f"{tool} 没有参数 {shown}；可用：{listed}",
                    en=f"{tool} takes no {shown}; it takes {listed}",
                )
        self._tool = tool
        self._arguments = arguments

    def has(self, name: str) -> bool:
        """Say whether an argument is given."""
        return self._arguments.get(name) is not None

    def text(self, name: str, most: int = MOST_WORDS) -> str:
        """Return the words of an argument that has to be given."""
        return _words(name, self._arguments.get(name), most)

    def number(self, name: str, default: int, most: int, least: int = 0) -> int:
        """Return a whole number, or the default where it is not given."""
        if not self.has(name):
            return default
        value = self._arguments[name]
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise BadParameter(
                zh=f"{name} 应为 {least} 至 {most} 的整数。",
                en=f"{name} is a whole number from {least} to {most}.",
            )
        return value

    def parameters(self) -> dict[str, str]:
        """Return the parameters of a question: each a word."""
        value = self._arguments.get("parameters")
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise BadParameter(
                zh='parameters 应为对象，例如 {"province": "guangdong"}。',
                en='parameters is an object, such as {"province": "guangdong"}.',
            )
        return {
            _words("parameters", name, MOST_WORDS): _words(name, str(word), MOST_WORDS)
            if isinstance(word, int)
            else _words(name, word, MOST_WORDS)
            for name, word in value.items()
        }


def spoken(arguments: Mapping[str, Any], default: str) -> str:
    """Return the language of whoever calls: the one asked for, or that of the words.

    >>> spoken({"question": "谁在运营？"}, "en"), spoken({"claim": "x", "lang": "zh"}, "en")
    ('zh', 'zh')
    """
    from dgov_kg.names.spelling import language_of

    if arguments.get("lang") in LANGUAGES:
        return str(arguments["lang"])
    words = " ".join(
        value[:MOST_WORDS]
        for name in ("question", "claim", "words", "thing", "one", "other")
        if isinstance(value := arguments.get(name), str)
    )
    return language_of(words) if words.strip() else default


def sent(arguments: Mapping[str, Any]) -> str:
    """Return arguments as text for a worker.  Raises BadParameter where there is too much."""
    text = json.dumps(arguments)
    if len(text) > MOST_BYTES:
        raise BadParameter(
            zh=f"参数超过 {MOST_BYTES} 字节。", en=f"The arguments are over {MOST_BYTES} bytes."
        )
    return text


def _words(name: str, value: object, most: int) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadParameter(zh=f"{name[:40]} 应为文字。", en=f"{name[:40]} has to be words.")
    if len(value) > most:
        raise BadParameter(
            zh=f"{name[:40]} 超过 {most} 个字符。", en=f"{name[:40]} is over {most} characters."
        )
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadParameter(
            zh=f"{name[:40]} 不是 Unicode 文字。", en=f"{name[:40]} is not Unicode text."
        ) from None
    return value.strip()
