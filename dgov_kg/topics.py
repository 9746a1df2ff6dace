"""The catalogue by topic, for who wants to see what there is; and examples of asking in words."""

from __future__ import annotations

import os
from functools import cache
from typing import Any, NamedTuple

from dgov_kg import files
from dgov_kg.language import Bilingual
from dgov_kg.question import Question


class Topic(NamedTuple):
    """A topic: what it is called, and the names of its questions, the best known first."""

    title: Bilingual
    questions: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics of the catalogue in their order; read once.

    >>> topics()[0].questions[0]
    'co-owners'
    """
    return tuple(
        Topic(_both(topic), tuple(topic["questions"])) for topic in _content().get("topic", ())
    )


@cache
def examples() -> tuple[Bilingual, ...]:
    """Return questions in plain words, the same one in both languages.

    >>> len(examples()) > 3
    True
    """
    return tuple(_both(example) for example in _content().get("example", ()))


@cache
def starters() -> tuple[Question, ...]:
    """Return queries to begin with in SPARQL, the easiest first.

    >>> starters()[0].title.en
    'What is said of one thing, and in which sentence?'
    """
    folder = os.path.join(files.QUERIES, "starters")
    names = _content().get("starters", ())
    return tuple(Question.read(os.path.join(folder, f"{name}.rq")) for name in names)


@cache
def _content() -> dict[str, Any]:
    return files.toml(os.path.join(files.QUERIES, "topics.toml"))


def _both(words: dict[str, list[str]]) -> Bilingual:
    return Bilingual(str(words["zh"]), str(words["en"]))
