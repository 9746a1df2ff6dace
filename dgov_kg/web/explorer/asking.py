"""Asking in plain words in the browser: the answer, what it rests on, and what is called so."""

from __future__ import annotations

import re
import shlex
from urllib.parse import urlencode

from dgov_kg.exceptions import BadParameter
from dgov_kg.forms import MEDIA, of_table
from dgov_kg.passage import is_sentence
from dgov_kg.topics import examples
from dgov_kg.web.delivery import is_marked, leading, sent
from dgov_kg.web.held import networks
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.result import Node
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: As JSON it is the whole answer, in the other forms its table.
FORMS = {"json": MEDIA["json"], "html": "text/html", **MEDIA}
#: Letters of a question; a longer one is no question.
LONGEST = 500
_NAMED = 6
_NAMED_SENTENCE = re.compile(r"\[(p\d+[sr]\d+)\]")


def ask(ready: Ready, request: Request) -> Response:
    """Answer a question in plain words.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/ask", (("words", "谁投资成立了数字广东？"), ("format", "json")))
    >>> "p13s3" in ask(Ready.of(load()), asked).body.decode()
    True
    """
    request.refuse_others(("words", "after", "format", "lang", "bom"))
    words, after = request.given("words").strip(), request.given("after").strip()
    form, marked = negotiated(request, FORMS), is_marked(request)
    preferred(request, "")  # A wrong word is told, whatever the form.
    if max(len(words), len(after)) > LONGEST:
        raise BadParameter(
            zh=f"问题超过 {LONGEST} 字。", en=f"The question is longer than {LONGEST} letters."
        )
    if not words and form != "html":
        raise BadParameter(zh="/ask 需要参数 words。", en="/ask needs the parameter words.")
    answer = ready.kg.ask(words, after=after) if words else None
    if answer is not None and form == "json":
        return sent(request, form, answer.language, answer.to_json().encode(), FORMS[form])
    language = preferred(request, ready.kg.language if answer is None else answer.language)
    if answer is not None and form != "html":
        body = of_table(
            answer.table.in_language(language),
            form,
            kg=ready.kg,
            parameters={"words": words},
            link=leading(request),
            guarded=marked,
            networks=networks,
        )
        return sent(request, form, language, body, FORMS[form])
    body = page(
        "ask",
        request,
        language,
        words=words,
        answer=answer,
        table=None if answer is None else answer.table.in_language(language),
        told=[] if answer is None else list(_told(ready, answer)),
        said={} if answer is None else ready.words_of(answer.quoted),
        named=ready.kg.search(words, limit=_NAMED).in_language(language) if words else None,
        again="" if answer is None else _address(answer.command),
        lead="" if answer is None else _lead(answer),
        nearest=[] if answer is None else _nearest(answer),
        examples=examples(),
        forms=FORMS,
    )
    return sent(request, form, language, body, FORMS[form])


def _told(ready: Ready, answer: Answer) -> Iterator[tuple[str, Node | None]]:
    """Yield what an answer says in pieces, each with the sentence that it names after it.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.ready import Ready
    >>> ready = Ready.of(load(language="en"))
    >>> answer = ready.kg.ask("What should be done about the gap between building and operating?")
    >>> [node.slug for _, node in _told(ready, answer) if node][:2]
    ['p49s1', 'p49s3']
    """
    source = answer.evidence[0].iri.rpartition("/")[0] if answer.evidence else ""
    start = 0
    for found in _NAMED_SENTENCE.finditer(answer.sentence) if source else ():
        iri = f"{source}/{found[1]}"
        if is_sentence(iri):
            yield answer.sentence[start : found.start()], ready.kg.node(iri)
            start = found.end()
    yield answer.sentence[start:], None


def _lead(answer: Answer) -> str:
    """Return what an answer says before what is nearest, which is listed after it.

    >>> from dgov_kg.graph import load
    >>> _lead(load(language="en").ask("How many people work at Cloud Guizhou?"))
    'The article does not say this outright. The sentence nearest to it says:'
    """
    words = [near.words.rstrip("。.") for near in answer.nearest]
    starts = [answer.sentence.find(one) for one in words if one in answer.sentence]
    return answer.sentence[: min(starts)].rstrip() if starts else answer.sentence


def _nearest(answer: Answer) -> list[tuple[str, str]]:
    return [(near.words, _address(near.command)) for near in answer.nearest]


def _address(command: str) -> str:
    """Return where a command of the shell is answered here, or nothing.

    >>> _address("dgov-kg run co-owners --province guangdong")
    '/run/co-owners?province=guangdong'
    >>> _address("dgov-kg ask 'Who?'")
    '/ask?words=Who%3F'
    """
    try:
        _, verb, first, *rest = shlex.split(command.partition("\n")[0])
    except ValueError:
        return ""
    if verb == "run":
        given = zip((key.removeprefix("--") for key in rest[::2]), rest[1::2], strict=False)
        query = urlencode(list(given))
        return f"/run/{first}" + (f"?{query}" if query else "")
    taken = {"ask": "words", "search": "words", "describe": "entity", "query": "query"}
    return f"/{verb}?{urlencode({taken[verb]: first})}" if verb in taken else ""
