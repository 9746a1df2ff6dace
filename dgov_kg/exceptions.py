"""The errors a person may meet; each one says the same thing in Chinese and in English.

DgovError
UnknownName       LookupError    no such question, entity, term or command
BadParameter      ValueError     a parameter that the question does not take, or a wrong value
BadQuery          ValueError     SPARQL that does not parse, or that may not run
BadFile           ValueError     a file that cannot be read as what it should be
BadStore          RuntimeError   a store that cannot be opened, asked or written to
MissingPackage    ImportError    an optional package that this verb needs
"""

from __future__ import annotations


class DgovError(Exception):
    """The base of every error a person can mend.

    >>> error = DgovError(zh="没有这个问题。", en="There is no such question.")
    >>> print(error)
    There is no such question.
    >>> print(error.in_language("zh"))
    没有这个问题。
    """

    def __init__(self, *, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def in_language(self, language: str) -> str:
        """Return the message in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class UnknownName(DgovError, LookupError):
    """Raised when a question, entity, term or command of this name does not exist."""


class BadParameter(DgovError, ValueError):
    """Raised when a question does not take a parameter, or not this value of it."""


class BadQuery(DgovError, ValueError):
    """Raised when SPARQL does not parse, or asks for what may not be done here."""


class BadFile(DgovError, ValueError):
    """Raised when a file cannot be read as what it should be."""


class BadStore(DgovError, RuntimeError):
    """Raised when a store cannot be opened, asked or written to."""


class MissingPackage(DgovError, ImportError):
    """Raised when an optional package is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        command = f"pip install 'dgov_kg[{extra}]'"
        super().__init__(
            zh=f"此处需要 {package}，尚未安装。请运行：{command}",
            en=f"This needs {package}, which is not installed. Run: {command}",
        )
