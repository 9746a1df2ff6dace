"""The modules of `ask` stand in rooms, each of which imports only those before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dgov_kg

FOLDER = Path(dgov_kg.__file__).parent / "ask"
ROOMS = ("words", "know", "read", "rank", "say", "check", "judge", "forms")
MODULES = sorted(FOLDER.glob("*/*.py"))


def test_every_folder_is_a_room():
    assert {path.parent.name for path in MODULES} == {*ROOMS}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_room_imports_only_those_before_it(path):
    """For types, too; and nothing of what leads through them, `asking` and `laying`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    rooms = [name.split(".")[2] for name in modules if name.startswith("dgov_kg.ask.")]

    assert all(ROOMS.index(room) <= ROOMS.index(path.parent.name) for room in rooms)
