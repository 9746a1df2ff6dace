"""`dgov-kg completion`: the script that lets a shell complete commands, questions and entities."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

SHELLS = ("bash", "zsh", "fish")

#: The commands that take things of the graph, and how many.
_THINGS = {"path": 2, "compare": 99, "timeline": 1, "rank": 0, "matrix": 0}
#: Their options that take no value.
_FLAGS = {"--shortest"}

_SCRIPTS = {
    "bash": """_dgov_kg() {
    local IFS=$'\\n'
    COMPREPLY=($(dgov-kg completion --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _dgov_kg dgov-kg
""",
    "zsh": """#compdef dgov-kg
_dgov_kg() {
    local -a found
    found=(${(f)"$(dgov-kg completion --words "${(@)words[2,CURRENT]}" 2>/dev/null)"})
    compadd -a found || _files
}
compdef _dgov_kg dgov-kg
""",
    "fish": """complete -c dgov-kg -a \
'(dgov-kg completion --words (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
""",
}


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "completion",
        COMMANDS["completion"],
        language=language,
        examples=(
            'eval "$(dgov-kg completion bash)"',
            "dgov-kg completion zsh > ~/.zfunc/_dgov-kg",
            "dgov-kg completion fish > ~/.config/fish/completions/dgov-kg.fish",
        ),
    )
    made.add_argument("shell", choices=SHELLS, nargs="?", default="bash")
    made.add_argument(
        "--words",
        nargs="...",
        metavar="WORD",
        help=made.say("（供脚本调用）补全最后一个词", "(for the scripts) complete the last word"),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Print the script, or what the last of the words may become."""
    if options.words is None:
        print(_SCRIPTS[options.shell], end="")
        return 0
    print("\n".join(candidates(options.words or [""])))
    return 0


def candidates(words: Sequence[str]) -> list[str]:
    """Return what the last of the words may become.

    >>> candidates(["des"])
    ['describe']
    >>> candidates(["run", "co-o"])
    ['co-owners']
    >>> candidates(["run", "co-owners", "--province", "zhej"])
    ['zhejiang']
    >>> candidates(["path", "tencent", "china-m"])
    ['china-mobile']
    >>> candidates(["rank", "--over", "co-i"])
    ['co-investment', 'co-issuance']
    """
    *before, last = words
    return [choice for choice in _choices(before, last) if choice.startswith(last)]


def _choices(before: Sequence[str], last: str) -> list[str]:
    from dgov_kg.question import find

    if not before:
        return [*COMMANDS, "--help", "--version"]
    command = before[0]
    if command in _THINGS and not last.startswith("-"):
        return _things(command, before)
    question = next((q for word in before[1:] if (q := find(word))), None)
    types = {f"--{p.name}": p.type for p in question.parameters} if question else {}
    if before[-1] in types:
        return _values(types[before[-1]])
    if last.startswith("-"):
        return _options(command) + list(types)
    if len(before) > 1 or command not in {"run", "view", "describe", "cite"}:
        return []
    from dgov_kg.lookup import question_names

    names = [] if command == "describe" else question_names()
    return names if command == "run" else names + _values("")


def _things(command: str, before: Sequence[str]) -> list[str]:
    """Return what may follow where a command takes things: one more, or the value of an option."""
    if before[-1].startswith("-") and before[-1] not in _FLAGS:
        return _chosen(command, before)
    return _values("") if len(_given(before[1:])) < _THINGS[command] else []


def _chosen(command: str, before: Sequence[str]) -> list[str]:
    """Return what the option may be that stands last: its choices, or what the graph offers."""
    from importlib import import_module

    if before[-1] == "--backend":
        from dgov_kg.ranking import backends

        return sorted(backends())
    if before[-1] == "--province":
        return _values("dgov:Jurisdiction")
    if before[-1] == "--on":
        return _dimensions(_given(before[1:-1]))
    actions = import_module(f"dgov_kg.cli.{command}").parser("en")._actions
    action = next((one for one in actions if before[-1] in one.option_strings), None)
    return [str(choice) for choice in (action and action.choices) or ()]


def _given(words: Sequence[str]) -> list[str]:
    """Return the words that are no options, nor values of any.

    >>> _given(["tencent", "--through", "theme", "--shortest", "guangdong"])
    ['tencent', 'guangdong']
    """
    after = ["", *words]
    return [
        word
        for word, last in zip(words, after, strict=False)
        if not word.startswith("-") and (not last.startswith("-") or last in _FLAGS)
    ]


def _dimensions(names: Sequence[str]) -> list[str]:
    """Return the dimensions on which these things can be compared; none for what is none."""
    from dgov_kg.comparison import compare
    from dgov_kg.exceptions import DgovError
    from dgov_kg.graph import load

    try:
        aspects = compare(load(), *names).aspects
    except DgovError:
        return []
    return list(dict.fromkeys(aspect.key for aspect in aspects))


def _options(command: str) -> list[str]:
    from importlib import import_module

    if command not in COMMANDS:
        return []
    made = import_module(f"dgov_kg.cli.{command}").parser("en")
    return sorted(word for action in made._actions for word in action.option_strings)


def _values(kind: str) -> list[str]:
    """Return the slugs a parameter of this type takes; of all entities for the empty type."""
    from dgov_kg.graph import load
    from dgov_kg.lookup import entity_names, options

    return options(load(), kind) if kind else entity_names(load())
