"""Where a query stops being SPARQL, and what could stand there.

The engine's own place is that of the last word it tried, which may lie well behind the fault.  So
it is asked again, with the query cut after one token or another: a beginning of SPARQL is read to
its end, anything else is not.  What could stand at the fault is found the same way.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

import pyoxigraph as ox

from dgov_kg.diagnosis.lexing import Token, declared, lexed
from dgov_kg.diagnosis.marks import Mark
from dgov_kg.exceptions import BadQuery
from dgov_kg.guard import refuse
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES

#: Longer than any word of SPARQL: the engine looks so far ahead and no farther.
_MARGIN = "\n" + " " * 40
#: No token begins so: reading always ends here, and nothing is ever evaluated.
_END = "\x01"
_PLACE = re.compile(r"error at (\d+):(\d+)")

#: The words of a query (SPARQL 1.1, 19.8) that a fault may be a misspelling of.
WORDS: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        "SELECT ASK CONSTRUCT DESCRIBE PREFIX BASE DISTINCT REDUCED FROM NAMED WHERE OPTIONAL "
        "GRAPH UNION MINUS FILTER BIND AS VALUES UNDEF GROUP BY HAVING ORDER ASC DESC LIMIT "
        "OFFSET EXISTS NOT IN COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR BOUND COALESCE "
        "IF REGEX REPLACE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER SUBSTR STRLEN STR LANG "
        "LANGMATCHES DATATYPE CONCAT UCASE LCASE YEAR MONTH DAY ISIRI ISLITERAL ISNUMERIC ABS "
        "ROUND CEIL FLOOR IRI STRDT STRLANG true false a",
    )
)
#: What is tried at a fault, and what it is called where it fits.
_COULD: dict[str, str | Bilingual] = {
    "}": "“}”", ")": "“)”", "{": "“{”", "(": "“(”", ".": "“.”", ";": "“;”",
    "x:": Bilingual("前缀", "a prefix with its colon"),
    "?x": Bilingual("变量", "a variable"),
    "<urn:x>": Bilingual("项", "a term"),
    "1": Bilingual("数", "a number"),
    "SELECT": "SELECT", "ASK": "ASK", "CONSTRUCT": "CONSTRUCT", "DESCRIBE": "DESCRIBE", "BY": "BY",
    "AS": "AS", "WHERE": "WHERE", "FILTER": "FILTER", "OPTIONAL": "OPTIONAL", "UNION": "UNION",
    "GRAPH": "GRAPH", "BIND": "BIND", "VALUES": "VALUES", "UNDEF": "UNDEF", "GROUP": "GROUP BY",
    "ORDER": "ORDER BY", "LIMIT": "LIMIT",
}  # fmt: skip
_MOST = 7
#: What the engine finds only when it has read all.
_WHOLE = {
    "variable that is unbound": Bilingual(
        "SELECT 里有变量既不在 GROUP BY 中，也没有用 COUNT 等聚合。",
        "SELECT holds a variable that is neither in GROUP BY nor inside COUNT or the like.",
    ),
    "overrides an existing variable": Bilingual(
        "SELECT 里 AS 之后的变量在别处已有值，请换个名字。",
        "The variable after AS in SELECT has a value already; take another name.",
    ),
}


def bad_query(sparql: str, error: Exception) -> BadQuery:
    """Return the error for a query that the engine does not read: its place, and what is wrong.

    >>> print(bad_query("SELECT * { ?s dgv:a ?o }", SyntaxError()))
    The query does not parse: error at 1:15: dgv: is not declared; did you mean dgov:a?
    """
    mark = fault(sparql, error)
    line, column = mark.place(sparql)
    return BadQuery(
        zh=f"查询不合语法（{line}:{column}）：{mark.said.zh}",
        en=f"The query does not parse: error at {line}:{column}: {mark.said.en}",
    )


def fault(sparql: str, error: Exception) -> Mark:
    """Return the place where a query that the engine does not read goes wrong."""
    tokens = lexed(sparql)
    good = _good(sparql, tokens)
    if good == len(tokens):
        return _at_end(sparql, tokens, str(error))
    wrong, before = tokens[good], sparql[: tokens[good - 1].end if good else 0]
    said, instead = _said(wrong, before, tokens)
    return Mark(wrong.start, wrong.end, said, instead)


def unreadable(sparql: str) -> Mark | None:
    """Return the place where a query may not or cannot be read, or None where it can.

    >>> mark = unreadable("SELEKT * { ?s ?p ?o }")
    >>> mark.start, mark.end, mark.instead
    (0, 6, ('SELECT',))
    >>> unreadable("ASK {}")
    """
    try:
        refuse(sparql)
    except BadQuery as error:
        word = re.search(r"\w+", sparql)
        named = next((w for w in error.en.split() if w.isupper() and len(w) > 2), "")  # noqa: PLR2004
        at = re.search(rf"\b{named}\b", sparql, re.IGNORECASE) if named else word
        at = at or word
        start, end = at.span() if at else (0, len(sparql))
        return Mark(start, end, Bilingual(error.zh, error.en))
    try:
        ox.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        return fault(sparql, error)
    except (RuntimeError, ValueError, OSError) as error:  # A function that the engine has not got.
        name = re.search(r"<[^>]*>", str(error))
        start = sparql.find(name[0]) if name else -1
        said = Bilingual(f"引擎做不到：{error}", f"The engine cannot do this: {error}")
        return Mark(
            max(start, 0), start + len(name[0]) if name and start >= 0 else len(sparql), said
        )
    return None


def _good(sparql: str, tokens: list[Token]) -> int:
    """Return how many of the first tokens are a beginning of SPARQL."""
    least, most = 0, len(tokens)
    while least < most:
        middle = (least + most + 1) // 2
        if _begins(sparql[: tokens[middle - 1].end]):
            least = middle
        else:
            most = middle - 1
    return least


def _begins(text: str) -> bool:
    """Say whether a text is a beginning of SPARQL: whether the engine reads it to its end."""
    try:
        ox.Store().query(text + _MARGIN + _END, prefixes=PREFIXES)
    except SyntaxError as error:
        place = _PLACE.search(str(error))
        return (
            place is not None
            and int(place[2]) >= len(_MARGIN)
            and int(place[1]) > text.count("\n") + 1
        )
    except (RuntimeError, ValueError, OSError):
        return False
    return True  # pragma: no cover - the end is no token


def _at_end(sparql: str, tokens: list[Token], message: str) -> Mark:
    """Return the mark for a query whose every token is right, and that is no query yet."""
    for part, said in _WHOLE.items():
        if part in message:
            word = next((t for t in tokens if t.text.upper() == "SELECT"), tokens[0])
            return Mark(word.start, word.end, said)
    end = tokens[-1].end if tokens else len(sparql)
    could = _could(sparql[:end])
    said = Bilingual(
        f"查询没有写完；接下来可以是：{_listed(could, 'zh')}",
        f"The query is not finished; next can come: {_listed(could, 'en')}",
    )
    return Mark(tokens[-1].start if tokens else 0, end, said)


def _said(wrong: Token, before: str, tokens: list[Token]) -> tuple[Bilingual, tuple[str, ...]]:
    """Return what is said of a token that cannot stand where it stands, and what may be meant."""
    text = wrong.text
    prefix, colon, local = text.partition(":")
    known = PREFIXES | declared(tokens)
    if wrong.kind == "name" and prefix not in known and _begins(f"{before} <urn:x>"):
        near = get_close_matches(prefix, known, n=1, cutoff=0.6)
        instead = tuple(f"{other}{colon}{local}" for other in near)
        named = prefix + colon
        zh = f"是不是 {instead[0]}？" if near else f"请先写 PREFIX {named} <…>。"
        en = f"did you mean {instead[0]}?" if near else f"write PREFIX {named} <…> before it."
        return Bilingual(f"没有声明 {named}；{zh}", f"{named} is not declared; {en}"), instead
    if text in {'"', "'"}:
        return Bilingual("引号没有成对。", "Nothing closes this quotation mark."), ()
    near_words = _words_like(wrong, before)
    if near_words:
        meant = near_words[0]
        zh, en = f"是不是 {meant}？", f"did you mean {meant}?"
        return Bilingual(f"不认识 {text}；{zh}", f"{text} is no word of SPARQL; {en}"), near_words
    could = _could(before)
    if not could:
        said = Bilingual(f"查询在“{text}”之前已经结束。", f"The query is over before “{text}”.")
        return said, ()
    return Bilingual(
        f"这里不能是“{text}”；可以是：{_listed(could, 'zh')}",
        f"“{text}” cannot stand here; what can: {_listed(could, 'en')}",
    ), ()


def _words_like(wrong: Token, before: str) -> tuple[str, ...]:
    """Return the word of SPARQL that a word is a misspelling of, where there is one."""
    if wrong.kind != "word":
        return ()
    written = wrong.text.upper()
    alike = get_close_matches(written, WORDS, n=5, cutoff=0.6)
    return tuple(word for word in alike if word != written and _begins(f"{before} {word}"))[:1]


def _could(before: str) -> list[str | Bilingual]:
    """Return what could stand behind a beginning of SPARQL."""
    could: list[str | Bilingual] = []
    for text, name in _COULD.items():
        if len(could) < _MOST and _begins(f"{before} {text}"):
            could.append(name)
    return could


def _listed(could: list[str | Bilingual], language: str) -> str:
    words = [name.in_language(language) if isinstance(name, Bilingual) else name for name in could]
    comma, dot = ("、", "。") if language == "zh" else (", ", ".")
    return comma.join(words) + dot
