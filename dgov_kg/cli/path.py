"""`dgov-kg path`: what connects two things."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, draws, show, write_page
from dgov_kg.cli.parser import Parser, whole_number
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    from dgov_kg.paths import LONGEST, MOST
    from dgov_kg.sorting import SHARED

    made = Parser(
        "path",
        COMMANDS["path"],
        language=language,
        examples=(
            "dgov-kg path tencent guangdong",
            "dgov-kg path tencent guangdong --shortest --format turtle",
            "dgov-kg path 腾讯 阿里巴巴 --through form --longest 6 --lang zh",
            "dgov-kg path tencent china-mobile -o path.html",
        ),
    )
    made.add_argument("one", metavar="A", help=made.say("一端", "one end"))
    made.add_argument("other", metavar="B", help=made.say("另一端", "the other end"))
    made.add_argument(
        "--longest",
        type=whole_number,
        default=LONGEST,
        metavar="N",
        help=made.say(f"至多几步（缺省 {LONGEST}）", f"at most so many steps (default: {LONGEST})"),
    )
    made.add_argument(
        "--most",
        type=whole_number,
        default=MOST,
        metavar="N",
        help=made.say(f"至多几条（缺省 {MOST}）", f"at most so many paths (default: {MOST})"),
    )
    made.add_argument(
        "--shortest", action="store_true", help=made.say("只要最短的", "only the shortest ones")
    )
    shared = "；".join(f"{name} {told.zh}" for name, told in SHARED.items())
    told = "; ".join(f"{name}: {told.en}" for name, told in SHARED.items())
    made.add_argument(
        "--through",
        action="append",
        choices=tuple(SHARED),
        default=[],
        metavar="|".join(SHARED),
        help=made.say(
            f"也算作联系的（可多次给出）：{shared}",
            f"also let paths lead through what things share (may be repeated): {told}",
        ),
    )
    add_options(made, draws=True)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the paths, or draw them."""
    from dgov_kg.paths import find_paths

    kg = options.opening.graph(options.language)
    found = find_paths(
        kg,
        options.one,
        options.other,
        longest=options.longest,
        most=options.most,
        shortest=options.shortest,
        through=options.through,
    )
    if not draws(options):
        return show(found.to_table(), options, kg=kg)
    from dgov_kg.view import picture
    from dgov_kg.view.answer import merged

    page = picture(merged(found.to_networkx()), title=found.headline, language=options.language)
    count = len(found.paths)
    size = Bilingual(f"{count} 条路径", f"{count} path{'' if count == 1 else 's'}")
    return write_page(page, options.output, size, options.language)
