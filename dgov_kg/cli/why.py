"""`dgov-kg why`: the ground of a statement."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.reason import Reason


#: What is said of a ground that no sentence gives.
_UNSAID = {
    "background": Bilingual(
        "编者所加，原文未说。", "Added by the editors; the article does not say it."
    ),
    "vocabulary": Bilingual(
        "词表所定，原文未说。", "Part of the vocabulary; the article does not say it."
    ),
    "index": Bilingual(
        "来源索引所记，原文未说。",
        "Recorded in the index of the source; the article does not say it.",
    ),
    "own": Bilingual(
        "你自备的文件所说，原文未说。", "Said in a file of yours; the article does not say it."
    ),
}


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "why",
        COMMANDS["why"],
        language=language,
        examples=(
            "dgov-kg why tencent dgov:holdsStakeIn digital-guangdong",
            "dgov-kg why 阿里巴巴 参与组建 数字浙江 --lang zh",
        ),
    )
    made.add_argument("subject", metavar="SUBJECT", help=made.say("主语", "the subject"))
    made.add_argument("predicate", metavar="PREDICATE", help=made.say("谓语", "the predicate"))
    made.add_argument("object", metavar="OBJECT", help=made.say("宾语", "the object"))
    return made


def run(options: argparse.Namespace) -> int:
    """Print each ground: sentences, or rule, node and its sentences."""
    from dgov_kg.reason import why

    kg = options.opening.graph(options.language)
    for reason in why(kg, options.subject, options.predicate, options.object):
        print("\n".join(_lines(reason, options.language)))
    return 0


def _lines(reason: Reason, language: str) -> list[str]:
    zh = language == "zh"
    places = (
        "，".join(node.label("zh") for node in reason.evidence)
        if zh
        else "; ".join(node.label("en") for node in reason.evidence)
    )
    slugs = " ".join(node.slug for node in reason.evidence)
    if reason.kind in _UNSAID:
        return [_UNSAID[reason.kind].in_language(language)]
    if reason.kind == "stated":
        return [f"原文所说：{places}（{slugs}）" if zh else f"Stated in {places} ({slugs})"]
    name, title = reason.rule
    because = reason.because
    return [
        f"推导，规则 {name}：{title.zh}" if zh else f"Derived by the rule {name}: {title.en}",
        f"  {'由' if zh else 'from'} {because.label(language)} ({because.curie})",
        f"  {'见' if zh else 'stated in'} {places} ({slugs})",
    ]
