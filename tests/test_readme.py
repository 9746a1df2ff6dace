"""What README says is done here as it stands: every command and every line of Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from dgov_kg import files
from dgov_kg.cli import COMMANDS

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as _file:
    README = _file.read()

BIN = os.path.dirname(sys.executable)
ASKING, SIX_LINES, STORING, VERIFYING, *_ = re.findall(
    r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL
)
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def bash(script: str, folder: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": os.path.join(folder, "config"),
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=environment,
    )


def test_the_questions_in_plain_words_are_answered(tmp_path):
    """A reader who copies the questions sees the four investors, the bureau, and a no."""

    done = bash(ASKING, str(tmp_path))

    assert done.returncode == 0, done.stderr
    for shown in ("腾讯", "Guangdong Government Service and Data Administration", "No. "):
        assert shown in done.stdout


def test_the_first_block_of_shell_runs(tmp_path):
    """A reader who copies the six lines gets six answers, a page and a file."""

    done = bash(SIX_LINES, str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert {"co-owners.html", "dgov-kg.ttl"} == set(os.listdir(tmp_path / "out"))


def test_a_store_is_made_and_asked(tmp_path):
    """A reader who copies the lines about a store has one, with their own file in it."""

    (tmp_path / "firms.nq").write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n", encoding="utf-8")

    done = bash(STORING, str(tmp_path))

    assert done.returncode == 0, done.stderr
    for shown in ("kept: firms.nq", "p16s4", "腾讯", "files: 1 sound"):
        assert shown in done.stdout


def test_the_words_appear_beside_the_answer(tmp_path, article):
    """With a copy of the article the second block verifies it and prints the sentence."""

    (tmp_path / "article.txt").write_text(article, encoding="utf-8")

    done = bash(VERIFYING, str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert len(re.findall(r"^p16s4  \S{40}", done.stdout, re.MULTILINE)) == 2


def test_the_lines_of_python_run(capsys):
    """A reader who copies the six lines of Python sees parties, ties and evidence."""

    (lines,) = PYTHON

    exec(compile(lines, "README.md", "exec"), {})

    assert "Alibaba · capital contribution · p16s4" in capsys.readouterr().out.splitlines()


def test_the_sample_answer_is_an_answer():
    """Each line of the answer that README shows is a line of the real one."""

    done = bash("dgov-kg run co-owners --province zhejiang", ROOT)
    real = {tuple(re.split(r"\s{2,}", line.strip()))[2:] for line in done.stdout.splitlines()}
    (sample,) = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)

    shown = [tuple(re.split(r"\s{2,}", line.strip())) for line in sample.splitlines()]

    assert [line for line in shown[2:] if line != ("…",) and line not in real] == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_named(command):
    """README names each command that the program has."""

    with open(os.path.join(ROOT, "CHANGELOG.md"), encoding="utf-8") as file:
        told = README + file.read()

    assert f"dgov-kg {command}" in told or f"`{command}`" in told


def test_the_folders_are_there():
    """Each folder of the table exists, and no question is missing from the installed data."""

    folders = re.findall(r"^\| `(\w+)/` \|", README, re.MULTILINE)

    assert folders == ["ontology", "graph", "queries", "dgov_kg", "tests"]
    assert all(os.path.isdir(os.path.join(ROOT, folder)) for folder in folders)
    assert os.path.isdir(files.QUERIES)
