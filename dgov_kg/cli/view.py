"""`dgov-kg view`: a picture of an answer, of one thing, or of everything, as one HTML file."""

from __future__ import annotations

import sys

from dgov_kg import files
from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser, QuestionParser, whole_number
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph


def parser(language: str) -> Parser:
    """Return the parser."""
    made = QuestionParser(
        "view",
        COMMANDS["view"],
        language=language,
        examples=(
            "dgov-kg view co-owners -o co-owners.html",
            "dgov-kg view co-owners --province guangdong",
            "dgov-kg view digital-guangdong --hops 2",
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
    """Draw and write the page."""
    from dgov_kg.graph import load
    from dgov_kg.network import projection, to_networkx
    from dgov_kg.view import picture

    if bool(options.name) == options.all:
        raise BadParameter(
            zh="请给出一个问题、一个实体，或 --all。",
            en="Give a question, an entity, or --all.",
        )
    kg = load(language=options.language)
    whole = projection(to_networkx(kg), full=options.full)
    graph, title = (whole, _EVERYTHING) if options.all else _part(kg, whole, options)
    page = picture(graph, title=title, language=options.language)
    path = options.output or f"{'everything' if options.all else kg_slug(options.name)}.html"
    try:
        files.write(path, page.encode())
    except OSError as error:
        raise BadFile(
            zh=f"{path}：写不了：{error.strerror}",
            en=f"{path}: cannot be written: {error.strerror}",
        ) from None
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    zh = f"已写入：{path}（{nodes} 个节点，{edges} 条边）"
    en = f"written: {path} ({nodes} nodes, {edges} edges)"
    print(zh if options.language == "zh" else en, file=sys.stderr)
    return 0


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
