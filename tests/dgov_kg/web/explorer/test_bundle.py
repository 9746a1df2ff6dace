"""The bundle of the editor: what frontend/ makes, calling nowhere, its licences beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 4))
FRONTEND = os.path.join(ROOT, "frontend")
ASSETS = os.path.join(ROOT, "dgov_kg", "web", "assets")
MADE = ("query.js", "query.licences.txt", "whole.js", "whole.licences.txt")
#: The name of a language of pictures, by which a browser knows one; it is never fetched.
NAMES = {"http://www.w3.org/2000/svg"}


def read(name, folder=ASSETS):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def test_it_is_what_its_sources_make(tmp_path):
    """Bundling again, in the versions of the lock file, gives the same bytes."""

    if not shutil.which("node"):
        pytest.skip("no node: apt-get install nodejs npm")
    if not os.path.isdir(os.path.join(FRONTEND, "node_modules", "esbuild")):
        pytest.skip("no packages: cd frontend && npm ci --ignore-scripts")
    subprocess.run(["node", "build.js", str(tmp_path)], cwd=FRONTEND, check=True)

    for name in MADE:
        assert read(name, tmp_path) == read(name), f"{name} is not as its sources: make assets"


def test_every_package_is_pinned():
    """A version is a number, not a range; the lock file has a digest of each package."""

    with open(os.path.join(FRONTEND, "package.json"), encoding="utf-8") as file:
        asked = json.load(file)
    with open(os.path.join(FRONTEND, "package-lock.json"), encoding="utf-8") as file:
        locked = json.load(file)["packages"]
    pinned = asked["dependencies"] | asked["devDependencies"]

    assert [v for v in pinned.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert {name: locked[f"node_modules/{name}"]["version"] for name in pinned} == pinned
    assert [name for name, told in locked.items() if name and "integrity" not in told] == []


def test_it_names_no_address_elsewhere():
    """No file that a browser runs or styles by holds an outside address."""

    for name in os.listdir(ASSETS):
        if name.endswith((".js", ".css", ".svg")):
            text = read(name).decode()
            found = set(re.findall(r"(?:https?:|wss?:|ftp:)?//[a-z0-9-]+\.[a-z0-9./-]*\w", text))
            assert found - NAMES == set(), name
            assert not re.search(r"\b(?:WebSocket|EventSource|sendBeacon|importScripts)\b", text), (
                name
            )
            assert not re.search(r"\beval\(|new Function\(", text), name


def test_each_package_in_it_has_its_licence_beside_it():
    """The notices name every package of the lock file that is bundled, all of them MIT."""

    with open(os.path.join(FRONTEND, "package-lock.json"), encoding="utf-8") as file:
        locked = json.load(file)["packages"]
    bundled = {
        f"{path.removeprefix('node_modules/')} {told['version']} ({told['license']})"
        for path, told in locked.items()
        if path and not told.get("dev") and not path.endswith("-types")  # declarations, no code
    }
    noticed = set()
    for name in MADE[1::2]:
        notices = read(name).decode()
        named = re.findall(r"^(\S+ \d+\.\d+\.\d+ \(.*\))$", notices, re.MULTILINE)
        assert notices.count("Permission is hereby granted") == len(named)
        noticed |= set(named)

    assert noticed == bundled
    assert {line.rpartition(" ")[2] for line in noticed} == {"(MIT)"}
