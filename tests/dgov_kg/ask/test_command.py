"""`dgov-kg ask` as a person runs it: once, through a pipe, and as a conversation."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time

import pytest

COMMAND = [sys.executable, "-c", "from dgov_kg.cli import main; main()", "ask"]


def ask(*words, given=None, folder=None, language="en_US.UTF-8"):
    """Run the command in a process of its own."""
    home = {"XDG_STATE_HOME": str(folder)} if folder else {}
    return subprocess.run(
        [*COMMAND, *words],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "LANG": language, "PYTHONUTF8": "1"} | home,
    )


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Who invested in Digital Guangdong?", 0),
        ("谁投资成立了数字广东？", 0),
        ("Who chairs the board of Digital Zhejiang?", 1),
        ("西藏的数字政府搞得怎么样？", 1),
    ],
)
def test_the_status_tells_whether_there_was_an_answer(words, status):
    """0 where the question was answered, 1 where it was declined, and nothing on standard error."""

    done = ask(words)

    assert (done.returncode, done.stderr) == (status, "")


def test_words_need_no_quotes():
    """Several words are one question."""

    assert ask("Who", "invested", "in", "Digital", "Guangdong").stdout.startswith("China Mobile")


def test_the_answer_ends_with_a_command_that_gives_its_table():
    """What is printed as the way to ask again can be pasted into a shell."""

    lines = ask("Who invested in Digital Guangdong?").stdout.splitlines()
    (command,) = [line.partition(": ")[2] for line in lines if line.startswith("to ask again: ")]

    again = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"},
    )

    assert {"Tencent", "China Unicom"} <= set(again.stdout.replace("  ", "\n").split("\n"))


def test_a_program_reads_json():
    """One document with the outcome, the rows and the evidence."""

    document = json.loads(ask("Who invested in Digital Guangdong?", "--format", "json").stdout)

    assert (document["outcome"], document["evidence"]) == ("answered", ["p13s3"])


def test_questions_come_through_a_pipe():
    """Each line of standard input is a question; the status is that of the worst."""

    done = ask(given="谁投资成立了数字广东？\n\nWho chairs the board of Digital Zhejiang?\n")

    assert done.returncode == 1
    assert "腾讯" in done.stdout
    assert "The article does not say this." in done.stdout


def test_a_conversation_answers_until_it_is_ended(tmp_path):
    """On a terminal without words: questions are asked one after the other and remembered."""

    leader, follower = pty.openpty()
    running = subprocess.Popen(
        COMMAND,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={
            **os.environ,
            "LANG": "en_US.UTF-8",
            "PYTHONUTF8": "1",
            "TERM": "xterm",
            "XDG_STATE_HOME": str(tmp_path),
        },
        close_fds=True,
    )
    os.close(follower)
    seen = ""

    def wait_for(text):
        nonlocal seen
        until = time.monotonic() + 60
        while text not in seen and time.monotonic() < until:
            if not select.select([leader], [], [], 1)[0]:
                continue
            try:
                seen += os.read(leader, 65536).decode(errors="replace")
            except OSError:
                break
            if "\x1b[6n" in seen:  # The terminal is asked where its cursor stands.
                seen = seen.replace("\x1b[6n", "")
                os.write(leader, b"\x1b[1;1R")
        assert text in seen

    wait_for("Ctrl-D ends")
    os.write(leader, b"Who invested in Digital Guangdong?\r")
    wait_for("to ask again")
    seen = seen.partition("to ask again")[2]  # The next prompt may have come with it.
    wait_for("\x1b[?2004h")  # It is ready to be typed at.
    seen = ""
    os.write(leader, b"And in Digital Zhejiang?\r")
    wait_for("asked is: Who invested in Digital Zhejiang?")
    wait_for("p16s4")
    wait_for("to ask again")
    seen = seen.partition("to ask again")[2]
    wait_for("\x1b[?2004h")
    os.write(leader, b"\x04")

    assert running.wait(timeout=30) == 0
    assert "Who invested" in (tmp_path / "dgov-kg" / "questions").read_text(encoding="utf-8")
    os.close(leader)


def test_completion_knows_names_and_questions():
    """In the conversation, a part of a name becomes the name, the start of a title the title."""

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    import dgov_kg
    from dgov_kg.cli.conversation import completer

    names = completer(dgov_kg.load(language="en"), "en")

    def completed(text):
        return [one.text for one in names.get_completions(Document(text), CompleteEvent())]

    assert "Tencent" in completed("who owns tencen")
    assert any(one.startswith("Who manages and who operates") for one in completed("Who manages"))


def test_beside_an_answer_its_sentence_is_told_once():
    """By its gist, in the asker's language; not again where the answer holds it."""

    shown = ask("Who invested in Digital Guangdong?").stdout
    why = ask("How does blockchain undermine the supervision by government?").stdout

    assert "\np13s3: " in shown
    assert shown.count("market-based centre") == 1
    assert why.count("property rights") == 1


def test_where_a_sentence_has_no_gist_its_statements_are_told_and_counted():
    """Four of them; that there are more is said."""
    from dgov_kg.ask.say.context import Said
    from dgov_kg.cli.ask import listed
    from dgov_kg.graph import load

    place = load().describe("src:p13s3").node

    assert listed(Said(place, "", ("a", "b"), 3), "en") == "p13s3:\n  · a\n  · b\n  · 3 more"
    assert listed(Said(place, "It is so.", ("a", "b"), 3), "en") == "p13s3: It is so."
