"""The shell face: every command in a process of its own, as a person runs it."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import time

import pytest

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import FORMATS
from dgov_kg.cli.run import parser, plain

COMMAND = [sys.executable, "-c", "from dgov_kg.cli import main; main()"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRIPLE = "dg:tencent dgov:holdsStakeIn dg:digital-guangdong"


def dgov_kg(*words, language="en_US.UTF-8", folder=None, **more):
    variables = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUNB"))
    }
    home = {"XDG_CONFIG_HOME": str(folder)} if folder else {}
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        timeout=120,
        check=False,
        cwd=folder,
        env=variables | {"LANG": language, "PYTHONUTF8": "1"} | home,
        **more,
    )


def out(run) -> str:
    return run.stdout.decode()


def err(run) -> str:
    return run.stderr.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, language):
    """In both languages, with examples to copy."""

    run = dgov_kg(command, "--help", "--lang", language)

    assert run.returncode == 0
    assert COMMANDS[command].in_language(language) in out(run).replace("\n", " ")
    assert {"zh": "示例", "en": "Examples"}[language] in out(run)
    assert f"dgov-kg {command}" in out(run)


def test_every_command_is_in_the_readme():
    """What can be done is told."""

    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        readme = file.read()

    assert [command for command in COMMANDS if f"dgov-kg {command}" not in readme] == []


@pytest.mark.parametrize(
    ("words", "status", "shown"),
    [
        ([], 0, "dgov-kg COMMAND"),
        (["help"], 0, "dgov-kg COMMAND"),
        (["--version"], 0, "dgov-kg 0."),
        (["questions"], 0, "--province"),
        (["run", "co-owners"], 0, "China Mobile"),
        (["run", "co-owners", "--province", "广东"], 0, "p13s3"),
        (["run", "co-owners", "--help"], 0, "--province"),
        (["run", "co-owners", "--format", "turtle"], 0, "dg:tencent a dgov:Enterprise ;"),
        (["run", "census", "--format", "turtle"], 0, ""),
        (["query", f"ASK {{ {TRIPLE} }}"], 0, "yes"),
        (["query", f"CONSTRUCT WHERE {{ {TRIPLE} }}", "--format", "turtle"], 0, f"{TRIPLE} ."),
        (["query", "SELECT * { dg:x dg:y ?z }"], 0, "No rows."),
        (["describe", "tencent"], 0, "Tencent  (dg:tencent)"),
        (["search", "tencent"], 0, "Tencent"),
        (["search", "zzzzzz"], 1, "No rows."),
        (["path", "tencent", "guangdong", "--shortest"], 0, "capital contribution"),
        (["path", "tencent", "guangdong", "--format", "turtle"], 0, "dg:tencent a dgov:Enterprise"),
        (["path", "腾讯", "阿里巴巴"], 0, "No path of at most 4 steps."),
        (["path", "guangdong", "zhejiang", "--through", "form"], 0, "is local form of"),
        (["compare", "guangdong", "浙江", "--on", "operator"], 0, "Guangdong Province"),
        (["compare", "tencent", "alibaba", "--format", "csv"], 0, "Tencent"),
        (["timeline"], 0, "../2008-12~"),
        (["timeline", "guizhou", "--format", "json"], 0, '"date": "2016"'),
        (["timeline", "tencent"], 0, "dates nothing that is about Tencent"),
        (["timeline", "zhejiang", "--since", "2019", "--until", "2020"], 0, "Digital Zhejiang"),
        (["run", "timeline", "--province", "guizhou", "--until", "2016"], 0, "2016"),
        (["rank", "--by", "degree", "--over", "co-investment"], 0, "China Mobile"),
        (["rank"], 0, "Ranks by degree"),
        (["completion", "zsh"], 0, "#compdef dgov-kg"),
    ],
)
def test_a_command_answers(words, status, shown):
    """Status 0, or 1 where a search finds nothing; nothing on standard error."""

    run = dgov_kg(*words)

    assert (run.returncode, err(run)) == (status, "")
    assert shown in out(run)


BAD = [
    ["rnu"],
    ["run"],
    ["run", "co-ownrs"],
    ["run", "co-owners", "--province"],
    ["run", "co-owners", "--province", "tencent"],
    ["run", "co-owners", "--province", "Narnia"],
    ["run", "co-owners", "--year", "2019"],
    ["run", "co-owners", "--format", "pdf"],
    ["questions", "--format", "turtle"],
    ["run", "co-owners", "--lang", "fr"],
    ["run", "co-owners", "--text", "missing.txt"],
    ["run", "timeline", "--year", "soon"],
    ["timeline", "guizhou", "--since", "soon"],
    ["run", "\udcff"],
    ["query", "SELECT"],
    ["query", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"],
    ["query", "DELETE WHERE { ?s ?p ?o }"],
    ["query", "missing.rq"],
    ["query", "latin.rq"],
    ["query", "ASK {}", "--timeout", "0"],
    ["query", "ASK {}", "--timeout", "nan"],
    ["query", "ASK {}", "--timeout", "1e999"],
    ["query", "ASK {}", "--format", "turtle"],
    ["query", "-"],
    ["describe"],
    ["describe", "zzzzzz"],
    ["describe", "http://a>b"],
    ["search"],
    ["search", "x", "--limit", "-1"],
    ["search", "x", "--limit", "many"],
    ["path"],
    ["path", "tencent"],
    ["path", "tencent", "zzzzzz"],
    ["path", "tencent", "tencent"],
    ["path", "tencent", "guangdong", "--longest", "0"],
    ["path", "tencent", "guangdong", "--longest", "many"],
    ["path", "tencent", "guangdong", "--through", "air"],
    ["path", "tencent", "guangdong", "-o", "latin.rq/x.html"],
    ["compare", "guangdong"],
    ["compare", "guangdong", "zhejiang", "--on", "weather"],
    ["timeline", "zzzzzz"],
    ["rank", "--by", "fame"],
    ["rank", "--over", "friendship"],
    ["rank", "--backend", "nowhere"],
    ["view"],
    ["view", "zzzzzz"],
    ["view", "co-owners", "--all"],
    ["view", "co-owners", "-o", "latin.rq/x.html"],
    ["completion", "tcsh"],
]


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
@pytest.mark.parametrize("words", BAD, ids=" ".join)
def test_a_mistake_gets_a_sentence(tmp_path, words, language):
    """No traceback, a status that is not 0, nothing on standard output, the user's language."""

    (tmp_path / "latin.rq").write_bytes(b"SELECT * { ?s ?p '\xe9' }")
    run = dgov_kg(*words, language=language, folder=tmp_path, input=b"")

    assert run.returncode in {1, 2}
    assert "Traceback" not in err(run)
    assert out(run) == ""
    assert 1 <= len(err(run).splitlines()) <= 2
    assert language.startswith("zh") == any("一" <= c <= "鿿" for c in err(run) if c not in "腾讯")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (["path", "tencent", "guangdong"], "vis-network"),
        (["compare", "guangdong", "zhejiang"], 'scope="row"'),
        (["timeline", "guizhou"], 'class="track"'),
    ],
)
def test_an_answer_becomes_a_picture(tmp_path, words, mark, language):
    """With -o nothing is printed but where the page went."""

    run = dgov_kg(*words, "-o", "page.html", "--lang", language, folder=tmp_path)

    assert (run.returncode, out(run)) == (0, "")
    assert "page.html" in err(run)
    assert mark in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["path", "tenc"], ["tencent"]),
        (["path", "tencent", "china-m"], ["china-mobile"]),
        (["path", "tencent", "guangdong", ""], []),
        (["path", "--through", "theme", "tencent", "china-m"], ["china-mobile"]),
        (["path", "--sho"], ["--shortest"]),
        (["path", "tencent", "--through", "th"], ["theme"]),
        (["compare", "guangdong", "zhejiang", "--on", "o"], ["operator", "owner"]),
        (["compare", "zzzzzz", "--on", ""], []),
        (["timeline", "digital-zh"], ["digital-zhejiang"]),
        (["rank", "--by", "be"], ["betweenness"]),
        (["rank", "--over", "actor"], ["actor-platform"]),
        (["rank", "tenc"], []),
        (["mcp", "--ht"], ["--http"]),
        (["mc"], ["mcp"]),
        (["verify", "--te"], ["--text"]),
    ],
)
def test_completion_offers_what_fits(words, offered):
    """Things where a thing is wanted, and the values that an option takes."""

    run = dgov_kg("completion", "--words", *words)

    assert out(run).split() == offered


def test_the_question_itself_can_be_empty():
    """A question without an answer says what that means."""

    run = dgov_kg("run", "co-owners", "--province", "beijing")

    assert run.returncode == 0
    assert "names no investor or founder" in out(run)


@pytest.mark.parametrize(
    ("words", "variables", "chinese"),
    [
        ([], {"LANG": "zh_CN.UTF-8"}, True),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, False),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, False),
        (["--lang=zh"], {"LANG": "en_GB.UTF-8"}, True),
    ],
)
def test_the_language_is_the_users(words, variables, chinese):
    """--lang before LC_ALL before LANG, wherever --lang stands."""

    env = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUNB"))
    } | variables
    for order in ([*words, "run", "co-owners"], ["run", *words, "co-owners"]):
        run = subprocess.run([*COMMAND, *order], capture_output=True, env=env, check=True)
        assert chinese == ("中国移动" in out(run))


@pytest.mark.parametrize("form", FORMATS[:-1])
def test_every_format(form):
    """The same rows in every format."""

    run = dgov_kg("run", "co-owners", "--format", form)

    assert (run.returncode, err(run)) == (0, "")
    assert "China Mobile" in out(run)
    assert form != "json" or json.loads(out(run))["question"] == "co-owners"


def test_sparql_comes_from_text_file_or_input(tmp_path):
    """The same answer thrice; a mark at the beginning of a file does not matter."""

    text = f"ASK {{ {TRIPLE} }}"
    (tmp_path / "mine.rq").write_text("\ufeff" + text, encoding="utf-8")
    answers = {
        out(dgov_kg("query", text)),
        out(dgov_kg("query", "mine.rq", folder=tmp_path)),
        out(dgov_kg("query", "-", input=text.encode())),
        out(dgov_kg("query", input=text.encode())),
    }

    assert len(answers) == 1
    assert "yes" in answers.pop()


def test_an_endless_query_is_stopped():
    """After its time, with status 3 and one sentence."""

    began = time.monotonic()
    run = dgov_kg(
        "query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "1"
    )

    assert (run.returncode, out(run)) == (3, "")
    assert len(err(run).splitlines()) == 1
    assert "longer than 1 s" in err(run)
    assert time.monotonic() - began < 10  # Two seconds on a machine that does nothing else.


def test_a_reader_that_leaves_is_no_error():
    """`| head -1` ends the command without a word."""

    line = " ".join(f"'{word}'" for word in COMMAND)
    run = subprocess.run(
        ["bash", "-c", f"{line} run timeline --format csv | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        check=False,
    )

    assert (run.returncode, err(run)) == (0, "")
    assert len(out(run).splitlines()) == 1


def test_a_full_disk_is_told():
    """One sentence and status 1."""

    with open("/dev/full", "wb") as full:
        run = subprocess.run([*COMMAND, "run", "co-owners"], stdout=full, stderr=-1, check=False)

    assert run.returncode == 1
    assert err(run).splitlines() == ["dgov-kg: No space left on device"]


def test_a_terminal_without_chinese_gets_what_it_can_show():
    """A letter that the terminal lacks is a question mark, not a traceback."""

    env = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [*COMMAND, "run", "co-owners", "--lang", "zh"], capture_output=True, env=env, check=False
    )

    assert (run.returncode, err(run)) == (0, "")
    assert b"????" in run.stdout


def test_a_terminal_gets_a_grid():
    """Rich draws it where a person looks on, and a pipe gets plain text."""

    main, side = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "run", "co-owners"],
        stdout=side,
        stderr=side,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    ) as process:
        os.close(side)
        shown = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            shown += part
            if not part:
                break
    os.close(main)

    assert process.returncode == 0
    assert "│" in shown.decode()
    assert "China Mobile" in shown.decode()
    assert "│" not in out(dgov_kg("run", "co-owners"))


def test_the_words_stand_below_the_answer(tmp_path, article):
    """With a copy of the text, each sentence of the evidence is shown."""

    copy = tmp_path / "article.txt"
    copy.write_text(article, encoding="utf-8")
    run = dgov_kg(
        "run", "co-owners", "--province", "guangdong", "--text", str(copy), folder=tmp_path
    )
    (line,) = [line for line in out(run).splitlines() if line.startswith("p13s3  ")]

    assert run.returncode == 0
    assert line.removeprefix("p13s3  ") in article
    assert len(line) > 20


@pytest.mark.parametrize(
    "words",
    [
        ["co-owners"],
        ["co-owners", "--province", "guangdong"],
        ["co-owners", "--format", "csv", "--province", "浙江省"],
        ["co-owners", "--province", "guangdong", "--text", "copy.txt"],
    ],
)
def test_the_short_way_reads_as_argparse_does(words):
    """A plain call is understood without argparse, and alike."""

    short = vars(plain(words, "en"))
    long = vars(parser("en").parse_args(words))
    given = {key: value for key, value in long["parameters"].items() if value is not None}

    assert short == {key: long[key] for key in short} | {"parameters": given}


@pytest.mark.parametrize(
    "words",
    [[], ["--help"], ["co-owners", "-h"], ["co-owners", "--province=x"], ["nosuch"],
     ["co-owners", "--province", "a", "--province", "b"], ["co-owners", "--format", "pdf"]],
)  # fmt: skip
def test_whatever_else_is_left_to_argparse(words):
    """To help or to complain."""

    assert plain(words, "en") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["des"], ["describe"]),
        (["run", "co-o"], ["co-owners"]),
        (["run", "co-owners", "--prov"], ["--province"]),
        (["run", "co-owners", "--province", "guangd"], ["guangdong"]),
        (["describe", "digital-guangd"], ["digital-guangdong"]),
        (["query", "--time"], ["--timeout"]),
        (["nosuch", "x"], []),
    ],
)
def test_words_are_completed(words, expected):
    """Commands, questions, options, values and entities; in bash by its own script."""

    listed = out(dgov_kg("completion", "--words", *words)).split()
    assert listed[: len(expected)] == expected
    assert len(listed) == len(expected) or all(word.startswith(words[-1]) for word in listed)

    script = out(dgov_kg("completion", "bash"))
    call = " ".join(f"'{word}'" for word in COMMAND)
    typed = " ".join(f"'{word}'" for word in words)
    program = (
        f'dgov-kg() {{ {call} "$@"; }}\n{script}\n'
        f"COMP_WORDS=(dgov-kg {typed}); COMP_CWORD={len(words)}\n"
        '_dgov_kg; echo "${COMPREPLY[@]}"; complete -p dgov-kg'
    )
    run = subprocess.run(
        [shutil.which("bash"), "--norc", "-c", program], capture_output=True, check=True
    )
    replies, registered = out(run).splitlines()

    assert replies.split() == listed
    assert "_dgov_kg" in registered
