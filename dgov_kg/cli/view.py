"""`dgov-kg view`: an answer, one thing or everything, as one HTML file to look at."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import write_page
from dgov_kg.cli.parser import Parser, QuestionParser, whole_number
from dgov_kg.exceptions import BadParameter
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph


#: As `dgov_kg.view.VIEWS`, which is slow to import.
_VIEWS = ("table", "timeline", "tree", "number", "map", "network")


def parser(language: str) -> Parser:
    """Return the parser."""
    made = QuestionParser(
        "view",
        COMMANDS["view"],
        language=language,
        examples=(
            "dgov-kg view co-owners -o co-owners.html",
            "dgov-kg view co-owners --province guangdong",
            "dgov-kg view policies --as table",
            "dgov-kg view digital-guangdong --hops 2",
            "dgov-kg view --models -o models.html",
            "dgov-kg view --all -o everything.html",
        ),
    )
    made.add_argument(
        "name",
        metavar="QUESTION|ENTITY",
        nargs="?",
        help=made.say("问题的名称，或实体", "name of a question, or an entity"),
    )
    made.add_argument("--all", action="store_true", help=made.say("整个图谱", "the whole graph"))
    made.add_argument(
        "--models",
        action="store_true",
        help=made.say("五省（市）模式对照", "the models of the provinces side by side"),
    )
    made.add_argument(
        "--as",
        dest="view",
        choices=_VIEWS,
        help=made.say(
            "怎样显示（缺省由问题指定）", "how to show it (default: as the question says)"
        ),
    )
    made.add_argument(
        "--hops",
        type=whole_number,
        default=1,
        help=made.say("离实体几步（缺省 1）", "how many steps around an entity (default: 1)"),
    )
    made.add_argument(
        "--full",
        action="store_true",
        help=made.say(
            "把组建、出资等关系画成节点",
            "draw foundings, stakes and the like as nodes of their own",
        ),
    )
    made.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=made.say("写入的文件（缺省：名称.html）", "where to write (default: NAME.html)"),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Make the page and write it."""
    from dgov_kg.graph import load

    if bool(options.name) + options.all + options.models != 1:
        raise BadParameter(
            zh="请给出一个问题、一个实体、--all 或 --models，只给其一。",
            en="Give one of these: a question, an entity, --all, --models.",
        )
    made = _page(load(language=options.language, store=options.store or None), options)
    path = options.output or f"{made.name}.html"
    return write_page(made.page, path, made.size, options.language)


class Made(NamedTuple):
    """A page, the name of its file, and how much it shows."""

    page: str
    name: str
    size: Bilingual


def _page(kg: KnowledgeGraph, options: argparse.Namespace) -> Made:
    """Return the page of what is asked for, in the view that is asked for."""
    from dgov_kg.question import find
    from dgov_kg.view import models_page, table_view

    if options.models:
        return Made(models_page(kg), "five-models", Bilingual("模式对照", "models side by side"))
    question = find(options.name) if options.name else None
    view = options.view or (question.view if question else "network")
    if view == "network":
        return _network(kg, options)
    if question is None and (options.all or view != "table"):
        raise BadParameter(
            zh=f"{view} 视图只用于问题。", en=f"The view {view} is for questions only."
        )
    table = (
        kg.run(question.name, **options.parameters)
        if question
        else kg.describe(options.name).to_table()
    )
    size = Bilingual(f"{len(table)} 行", f"{len(table)} rows")
    return Made(table_view(table, view), kg_slug(options.name), size)


def _network(kg: KnowledgeGraph, options: argparse.Namespace) -> Made:
    from dgov_kg.network import projection, to_networkx
    from dgov_kg.view import picture

    whole = projection(to_networkx(kg), full=options.full)
    graph, title = (whole, _EVERYTHING) if options.all else _part(kg, whole, options)
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    return Made(
        picture(graph, title=title, language=options.language),
        "everything" if options.all else kg_slug(options.name),
        Bilingual(f"{nodes} 个节点，{edges} 条边", f"{nodes} nodes, {edges} edges"),
    )


_EVERYTHING = Bilingual("整个图谱", "The whole graph")


def _part(
    kg: KnowledgeGraph, whole: MultiDiGraph, options: argparse.Namespace
) -> tuple[MultiDiGraph, Bilingual]:
    """Return the part of the graph that a question's answer or an entity shows."""
    from dgov_kg.lookup import resolve
    from dgov_kg.network import neighbourhood
    from dgov_kg.question import find
    from dgov_kg.view.answer import answer, merged

    if find(options.name):
        table = kg.run(options.name, **options.parameters)
        return answer(whole, table), table.title
    node = kg.node(resolve(kg, options.name).value)
    title = Bilingual(node.label("zh"), node.label("en"))
    return merged(neighbourhood(whole, node.iri, hops=options.hops)), title


def kg_slug(name: str) -> str:
    """Return a file name for what was asked, without a path in it.

    >>> kg_slug("dg:tencent")
    'tencent'
    """
    return name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lstrip(".") or "view"
