"""`dgov-kg store`: look after a store on disk."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser
from dgov_kg.cli.progress import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

VERBS = ("check", "backup", "compact")


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "store",
        COMMANDS["store"],
        language=language,
        examples=(
            "dgov-kg store check province",
            "dgov-kg store backup province /mnt/other/province",
            "dgov-kg store compact province",
        ),
    )
    made.add_argument(
        "verb",
        choices=VERBS,
        metavar="|".join(VERBS),
        help=made.say(
            "check 检查并修复，backup 备份，compact 压缩",
            "check: look it over and mend it; backup: copy it; compact: make it small",
        ),
    )
    made.add_argument("place", metavar="DIR", help=made.say("数据库的文件夹", "the store's folder"))
    made.add_argument(
        "target",
        metavar="TARGET",
        nargs="?",
        help=made.say("备份到这个新文件夹", "the new folder that a backup goes into"),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Run one verb and return the exit status; of a check it is 1 where something stays broken."""
    from dgov_kg.exceptions import BadParameter

    if (options.verb == "backup") != bool(options.target):
        raise BadParameter(
            zh="backup 要给出新文件夹，其余的不要。",
            en="backup takes a new folder, the others take none.",
        )
    shell = Shell(options.language)
    try:
        return {"check": _check, "backup": _backup, "compact": _compact}[options.verb](
            options, shell
        )
    except OSError as error:
        from dgov_kg.disk.record import unusable

        raise unusable(options.place, error) from None
    finally:
        shell.end()


def _check(options: argparse.Namespace, shell: Shell) -> int:
    from dgov_kg.disk.checking import check

    found = check(options.place, shell)
    shell.end()
    for finding in found:
        print(("  " if finding.is_well else "! ") + finding.what.in_language(options.language))
    return 0 if all(finding.is_well for finding in found) else 1


def _backup(options: argparse.Namespace, shell: Shell) -> int:
    from dgov_kg.disk.upkeep import backup
    from dgov_kg.language import Bilingual

    record = backup(options.place, options.target, shell)
    files, count = len(record.files), record.index.statements
    zh = f"已备份：{options.target}（{files} 个文件，{count} 条陈述）"
    en = f"backed up: {options.target} ({files} files, {count} statements)"
    shell.done(Bilingual(zh, en))
    return 0


def _compact(options: argparse.Namespace, shell: Shell) -> int:
    from dgov_kg.disk.upkeep import compact
    from dgov_kg.language import Bilingual

    before, after = (f"{size / 1e6:.1f} MB" for size in compact(options.place, shell))
    shell.done(Bilingual(f"索引：{before} → {after}", f"index: {before} → {after}"))
    return 0
