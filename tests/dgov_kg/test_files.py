"""A file is written whole or not at all; the language follows the locale."""

from __future__ import annotations

import os

import pytest

from dgov_kg import files
from dgov_kg.language import preferred


def test_an_interrupted_call_leaves_what_stood_there(tmp_path, monkeypatch):
    """Neither the old file nor the folder shows a trace."""

    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(str(path), b"new")

    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.ttl"]


def test_a_link_is_followed(tmp_path):
    """The file it names gets the content, and the link stays one."""

    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    files.write(str(tmp_path / "link"), b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to():
    """/dev/null is still a device after that."""

    files.write("/dev/null", b"new")

    assert not os.path.isfile("/dev/null")


def test_missing_folders_are_made(tmp_path):
    """And the file can be read as any other that this user makes."""

    path = tmp_path / "a" / "b.ttl"
    other = tmp_path / "other"
    files.write(str(path), b"new")
    other.write_bytes(b"")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LANG": "de_DE"}, "en"),
    ],
)
def test_the_language_is_the_locales(environment, language):
    """LC_ALL before LC_MESSAGES before LANG, as POSIX has it."""

    assert preferred(environment) == language
