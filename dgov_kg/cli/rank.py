"""`dgov-kg rank`: who stands where in a network."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, show
from dgov_kg.cli.parser import Parser, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    from dgov_kg.ranking import MEASURES, MOST, NETWORKS

    made = Parser(
        "rank",
        COMMANDS["rank"],
        language=language,
        examples=(
            "dgov-kg rank --by degree --over connection",
            "dgov-kg rank --by betweenness --over co-investment --lang zh",
            "dgov-kg rank --by pagerank --over actor-platform --format csv",
            "dgov-kg rank --by betweenness --over connection --backend nx-parallel",
        ),
    )
    meanings = (f"{name} {measure.meaning.zh}" for name, measure in MEASURES.items())
    meant = (f"{name}: {measure.meaning.en}" for name, measure in MEASURES.items())
    made.add_argument(
        "--by",
        choices=tuple(MEASURES),
        default="degree",
        metavar="|".join(MEASURES),
        help=made.say("；".join(meanings), "; ".join(meant)),
    )
    networks = (f"{name} {network.title.zh}" for name, network in NETWORKS.items())
    named = (f"{name}: {network.title.en}" for name, network in NETWORKS.items())
    made.add_argument(
        "--over",
        choices=tuple(NETWORKS),
        default="connection",
        metavar="|".join(NETWORKS),
        help=made.say("；".join(networks), "; ".join(named)),
    )
    made.add_argument(
        "--backend",
        metavar="NAME",
        help=made.say(
            "由 networkx 的哪个后端来算，须已安装", "the backend of networkx to use, if installed"
        ),
    )
    made.add_argument(
        "--most",
        type=whole_number,
        default=MOST,
        metavar="N",
        help=made.say(f"前几名（缺省 {MOST}）", f"the first so many ranks (default: {MOST})"),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the ranks, each with the ties it rests on."""
    from dgov_kg.ranking import rank

    kg = options.opening.graph(options.language)
    table = rank(kg, by=options.by, over=options.over, backend=options.backend, most=options.most)
    return show(table, options, kg=kg)
