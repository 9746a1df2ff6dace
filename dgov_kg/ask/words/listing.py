"""Words one after the other, as a language lists them."""

from __future__ import annotations

from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 12  # So many are said; the rest is in the table.


def listed(words: Sequence[str], language: str) -> str:
    """Return words one after the other as the language lists them, the longest lists cut.

    >>> listed(["腾讯", "中国电信"], "zh"), listed(["Tencent", "China Telecom", "Alibaba"], "en")
    ('腾讯、中国电信', 'Tencent, China Telecom and Alibaba')
    """
    most = list(words[:_MOST])
    long = any("，" in word or "、" in word or ", " in word for word in most)
    if len(words) > _MOST:
        rest = len(words) - _MOST
        most.append(f"另有 {rest} 项" if language == "zh" else f"{rest} more")
    if language == "zh":
        return ("；" if long else "、").join(most)
    if len(most) < 2 or long:  # noqa: PLR2004
        return "; ".join(most)
    return f"{', '.join(most[:-1])} and {most[-1]}"


def label(value: object, language: str) -> str:
    """Return a value as it is called in a language."""
    return value.label(language) if isinstance(value, Node) else str(value or "")
