"""Chinese and English as equals: which one a person reads, and text that holds both."""

from __future__ import annotations

import os
from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("zh", "en")


class Bilingual(namedtuple("Bilingual", "zh en")):
    """One text in both languages.

    >>> Bilingual("省份", "Province").in_language("zh")
    '省份'
    """

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """Return the text in ``"zh"`` or ``"en"``."""
        return str(self.zh if language == "zh" else self.en)


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """Return ``"zh"`` where the locale is Chinese, else ``"en"`` (POSIX.1-2024, 8.2).

    >>> preferred({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> preferred({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"})
    'en'
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "zh" if environment[variable].lower().startswith("zh") else "en"
    return "en"
