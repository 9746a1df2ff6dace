"""The pages of the catalogue: all questions by topic, and one question with its answer."""

from __future__ import annotations

from dgov_kg.language import Bilingual
from dgov_kg.lookup import options, resolve
from dgov_kg.result import Node
from dgov_kg.topics import Topic, topics
from dgov_kg.web.explorer.citing import of_answer
from dgov_kg.web.explorer.parts import VIEWS, answer_part
from dgov_kg.web.explorer.snippets import of_run
from dgov_kg.web.pages import Words, page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Parameter, Question
    from dgov_kg.result import Table
    from dgov_kg.web.exchange import Request
    from dgov_kg.web.ready import Ready

#: More choices than this are typed, not chosen from a list.
_CHOICES = 200
#: Rows of an answer that a page shows at first.
FIRST_ROWS = 200
_OTHERS = Bilingual("其他", "Others")


def catalogue_page(
    request: Request, language: str, questions: Sequence[Question], forms: Mapping[str, str]
) -> bytes:
    """Return the page of all questions, by topic."""
    known = {question.name: question for question in questions}
    sorted_in = {name for topic in topics() for name in topic.questions}
    others = Topic(_OTHERS, tuple(name for name in known if name not in sorted_in))
    groups = [
        (topic.title, [known[name] for name in topic.questions if name in known])
        for topic in (*topics(), others)
    ]
    shown = [group for group in groups if group[1]]
    return page("questions", request, language, groups=shown, count=len(known), forms=forms)


def question_page(  # noqa: PLR0913 - what an answer is made of
    ready: Ready,
    request: Request,
    language: str,
    *,
    question: Question,
    table: Table,
    given: Mapping[str, str],
    whole: bool,
    forms: Mapping[str, str],
) -> bytes:
    """Return the page of a question with its answer; ``given`` is what was asked for by name.

    A long answer is shown in part unless the ``whole`` of it is wanted.
    """
    kg = ready.kg
    terms = {name: value for name, value in given.items() if value}
    listed = table if whole else table.only(table.rows[:FIRST_ROWS])
    return page(
        "answer",
        request,
        language,
        question=question,
        table=listed,
        total=len(table),
        fields=[(parameter, _choices(kg, parameter)) for parameter in question.parameters],
        given={parameter.name: given.get(parameter.name, "") for parameter in question.parameters},
        asked=terms,
        elsewhere=[] if table.rows else _elsewhere(kg, question, terms),
        view=answer_part(Words(request, language), question, table, terms),
        view_name=VIEWS[question.view],
        words=ready.words_of(listed.evidence),
        citation=of_answer(kg, question.name, terms, language),
        snippets=of_run(question.name, terms, kg.bound(question, terms), request.address),
        forms=forms,
    )


def _choices(kg: KnowledgeGraph, parameter: Parameter) -> list[Node]:
    """Return what a parameter can be, where that is a list one can choose from."""
    named = options(kg, parameter.type)
    if not 0 < len(named) <= _CHOICES:
        return []
    return [kg.node(resolve(kg, name).value) for name in named]


def _elsewhere(
    kg: KnowledgeGraph, question: Question, given: Mapping[str, str]
) -> list[tuple[str, Node]]:
    """Return values of a question's parameters that have an answer, where the given ones have none.

    Only a parameter that is a column of the answer tells its values.
    """
    found: list[tuple[str, Node]] = []
    for name in given:
        others = {key: value for key, value in given.items() if key != name}
        table = kg.run(question.name, **others)
        if name in table.columns:
            place = table.columns.index(name)
            values = dict.fromkeys(row[place] for row in table.rows)
            found += [(name, value) for value in values if isinstance(value, Node)]
    return found
