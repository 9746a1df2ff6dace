"""`dgov-kg ask` without words: questions one after the other, with history and completion."""

from __future__ import annotations

import os

from dgov_kg.cli.ask import show
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from prompt_toolkit.completion import CompleteEvent, Completion
    from prompt_toolkit.document import Document

    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_WELCOME = Bilingual(
    "用中文或英文提问，可接着问“那浙江呢？”；Tab 补全名称与问题，上箭头回看，Ctrl-D 结束。",
    "Ask in Chinese or English, and go on: “And in Zhejiang?”; Tab completes names and questions,"
    " Up looks back, Ctrl-D ends.",
)
_SHOWN = 12


def converse(kg: KnowledgeGraph, options: argparse.Namespace) -> int:
    """Answer questions until the reader leaves."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    kg.memory  # noqa: B018 - so that the first answer comes at once
    place = history_place(os.environ)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(place) if place else InMemoryHistory(),
        completer=completer(kg, options.language),
        complete_while_typing=False,
    )
    print(_WELCOME.in_language(options.language))
    before: Answer | None = None
    while True:
        try:
            words = session.prompt("? ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if words:
            before = kg.ask(words, after=before)
            show(before, options, kg, asked=words)
            print()


def completer(kg: KnowledgeGraph, language: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return a completer of the names of things and of whole questions."""
    from prompt_toolkit.completion import Completer, Completion

    titles = [question.title.in_language(language) for question in kg.questions()]

    class Names(Completer):
        def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
            text = document.text_before_cursor
            for title in titles:
                if text and title.lower().startswith(text.lower()):
                    yield Completion(title, start_position=-len(text))
            for start in range(max(0, len(text) - _SHOWN), len(text)):
                tail = text[start:]
                found = kg.names.found(tail, most=_SHOWN) if tail.strip() else []
                if found:
                    for node in found:
                        yield Completion(node.label(language), start_position=-len(tail))
                    return

    return Names()


def history_place(environment: Mapping[str, str]) -> str | None:
    """Return where the questions asked are remembered (XDG Base Directory 0.8), or None.

    >>> history_place({})
    """
    home = environment.get("XDG_STATE_HOME")
    if not home and environment.get("HOME"):
        home = os.path.join(environment["HOME"], ".local", "state")
    if not home:
        return None
    folder = os.path.join(home, "dgov-kg")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        return None
    return os.path.join(folder, "questions")
