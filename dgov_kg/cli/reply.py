"""How a reply to words leaves the shell: the sentence first, the way to have it again last."""

from __future__ import annotations

from dgov_kg.cli.output import deliver, form_of, print_words, words_of
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from dgov_kg.ask.say.reply import Reply
    from dgov_kg.graph import KnowledgeGraph

_AGAIN = Bilingual("再次查询", "to ask again")
_NEAREST = Bilingual("最近的", "nearest")


def give(
    reply: Reply,
    options: argparse.Namespace,
    kg: KnowledgeGraph,
    *,
    beside: Sequence[str] = (),
    after: Sequence[str] = (),
) -> None:
    """Give a reply in the form that is wanted.

    A person gets the sentence and the statements, the paragraphs ``beside`` them, the words where
    a copy is at hand, the paragraphs ``after`` these, and the command that gives all of it again.
    """
    form = form_of(options)
    if form == "json":
        deliver(f"{reply.to_json()}\n".encode(), form, options)
        return
    if form != "table" or options.output:
        from dgov_kg.forms import of_table

        deliver(of_table(reply.table, form, kg=kg), form, options)
        return
    words = words_of(reply.quoted, options)  # Before anything is printed.
    table = [str(reply.table)] if reply.table.rows else []
    print("\n\n".join([reply.sentence, *table, *beside]))
    print_words(reply.quoted, words)
    for paragraph in after:
        print(f"\n{paragraph}")
    if reply.command:
        print(f"{_AGAIN.in_language(reply.language)}: {reply.command}")
    for near in reply.nearest:  # What the sentence has said already is not said again.
        told = "" if near.words.rstrip("。.") in reply.sentence else f"{near.words}\n  "
        print(f"{_NEAREST.in_language(reply.language)}: {told}{near.command}")
