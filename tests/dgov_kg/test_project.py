"""The package as others meet it: its names, what importing it costs, the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import dgov_kg

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEAVY = (
    "argparse",
    "dataclasses",
    "json",
    "networkx",
    "pandas",
    "pathlib",
    "pyvis",
    "rdflib",
    "re",
)
ANSWERING = (
    "import sys, site; before = set(sys.modules); from dgov_kg.cli import main\n"
    "try: main(['run', 'co-owners'])\n"
    "finally: print(*sorted(set(sys.modules) - before), file=sys.stderr)"
)


def python(*words, **more):
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=True, timeout=300, **more
    )


def test_the_public_names_are_sorted_and_there():
    """`__all__` is the whole front door."""

    assert sorted(dgov_kg.__all__) == dgov_kg.__all__
    assert all(getattr(dgov_kg, name) for name in dgov_kg.__all__)
    assert not hasattr(dgov_kg, "nosuch")


def test_importing_it_is_light():
    """No engine and no library is imported before it is needed."""

    run = python(
        "-I", "-c", f"import sys; sys.path.insert(0, {ROOT!r}); import dgov_kg; print(*sys.modules)"
    )

    assert [name for name in (*HEAVY, "pyoxigraph") if name in run.stdout.split()] == []


def test_answering_is_light(tmp_path):
    """Once a store is kept, `dgov-kg run co-owners` imports none of what would make it slow."""

    paths = {"PYTHONPATH": os.pathsep.join(sys.path), "XDG_CACHE_HOME": str(tmp_path)}
    python("-S", "-c", ANSWERING, env=os.environ | paths)
    run = python("-S", "-c", ANSWERING, env=os.environ | paths)

    assert "China Mobile" in run.stdout or "中国移动" in run.stdout
    assert "pyoxigraph" in run.stderr.split()
    assert [
        name for name in (*HEAVY, "tomllib", "threading", "typing") if name in run.stderr.split()
    ] == []


def test_a_command_imports_networkx_only_to_draw_or_walk():
    """Importing the four commands, and running the one that needs no network, leaves it alone."""

    run = python(
        "-c",
        "import sys\n"
        "from dgov_kg.cli import compare, main, path, rank, timeline\n"
        "main(['timeline', 'guizhou'])\n"
        "print('networkx' in sys.modules, file=sys.stderr)",
    )

    assert "p22s2" in run.stdout
    assert run.stderr.strip() == "False"


def test_the_wheel_answers(tmp_path):
    """Built and installed apart from the checkout, it has its data with it."""

    python(
        "-m",
        "pip",
        "wheel",
        ROOT,
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(tmp_path),
    )
    (wheel,) = [name for name in os.listdir(tmp_path) if name.endswith(".whl")]
    target = tmp_path / "site"
    with zipfile.ZipFile(tmp_path / wheel) as archive:
        archive.extractall(target)
    call = (
        "import sys, dgov_kg.cli; print(dgov_kg.__file__); dgov_kg.cli.main(['run', 'co-owners'])"
    )
    run = python("-c", call, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(target)})

    assert run.stdout.startswith(str(target))
    assert "Digital Guangdong" in run.stdout or "数字广东" in run.stdout
    assert (target / "dgov_kg" / "py.typed").is_file()
