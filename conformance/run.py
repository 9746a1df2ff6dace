"""Run the W3C SPARQL 1.1 tests over HTTP against `dgov-kg serve`, beside the bare engine.

Exits with 1 where the server passes fewer tests of a category than the engine alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile

import httpx
import protocol
import pyoxigraph as ox
from engines import bare, served
from suite import QUERY, RESULTS, quads, tests

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_BESIDE = os.path.join(_ROOT, os.pardir, "shared", "conformance", "sparql11")
SUITE = os.environ.get("SPARQL11_SUITE", _BESIDE)


def main() -> int:
    """Print the pass rates by category."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", nargs="?", default=SUITE, help="the folder data-sparql11")
    parser.add_argument("--failing", action="store_true", help="name what does not pass")
    options = parser.parse_args()
    if not os.path.isdir(options.suite):
        parser.error(
            f"{options.suite} is no folder: get the suite from https://github.com/w3c/rdf-tests "
            "and give sparql/sparql11, as an argument or in SPARQL11_SUITE"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "suite.nq")
        write_data(options.suite, path)
        server, address = started(path)
        try:
            with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
                return report(options.suite, client, failing=options.failing)
        finally:
            server.terminate()
            server.wait()
            server.stderr.close()


def write_data(suite: str, path: str) -> None:
    """Write every file of data that a test reads as a graph of its own name."""
    named = {
        iri
        for category in (*QUERY, *RESULTS)
        for test in tests(suite, category)
        for iri in (*test.data, *test.named)
    }
    found = [quad for iri in sorted(named) for quad in quads(suite, iri, ox.NamedNode(iri))]
    ox.serialize([*found, *protocol.data(suite)], path, format=ox.RdfFormat.N_QUADS)


def started(path: str) -> tuple[subprocess.Popen[str], str]:
    """Start a server of one file; return it with its address."""
    command = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
    server = subprocess.Popen(  # noqa: S603 - our own command
        [command, "serve", "--only", path, "--port", "0", "--lang", "en"],
        stderr=subprocess.PIPE,
        text=True,
    )
    said = []
    for line in server.stderr:
        said.append(line)
        if line.startswith("SPARQL: "):
            break
    else:
        sys.exit("".join(said))
    # What it says later must not fill the pipe.
    import threading

    threading.Thread(target=server.stderr.read, daemon=True).start()
    return server, line.removeprefix("SPARQL: ").strip().removesuffix("/sparql")


def report(suite: str, client: httpx.Client, *, failing: bool) -> int:
    """Print a line a category; return 1 where the server is below the engine."""
    below, missed = 0, []
    print(f"{'':<22}{'dgov-kg serve':>16}{'bare engine':>16}")
    totals = [0, 0, 0]
    for category in (*QUERY, *RESULTS):
        outcomes = [
            (test.name, served(client, test), bare(suite, test)) for test in tests(suite, category)
        ]
        ours = sum(passed for _, passed, _ in outcomes)
        engine = sum(passed for _, _, passed in outcomes)
        below += ours < engine
        missed += [outcome for outcome in outcomes if not all(outcome[1:])]
        totals = [t + n for t, n in zip(totals, (ours, engine, len(outcomes)), strict=True)]
        print(f"{category:<22}{_rate(ours, len(outcomes)):>16}{_rate(engine, len(outcomes)):>16}")
    ours, engine, total = totals
    print(f"{'query and results':<22}{_rate(ours, total):>16}{_rate(engine, total):>16}")
    wrong = report_protocol(suite, client)
    if failing:
        for name, *passed in missed:
            words = ["passes" if one else "fails" for one in passed]
            print(f"{name}: the server {words[0]}, the engine {words[1]}")
    return 1 if below or wrong else 0


def report_protocol(suite: str, client: httpx.Client) -> int:
    """Print how the tests of the protocol end; return how many end wrongly."""
    outcomes = {
        name: protocol.outcome(client, name, exchanges) for name, exchanges in protocol.tests(suite)
    }
    passed = list(outcomes.values()).count("passed")
    refused = list(outcomes.values()).count("refused")
    print(f"{'protocol':<22}{_rate(passed, len(outcomes) - refused):>16}{'-':>16}")
    print(f"  and {refused} tests that update: refused with 403, for the endpoint is read-only")
    for name, outcome in outcomes.items():
        if outcome not in {"passed", "refused"}:
            print(f"  {name}: {outcome}")
    return len(outcomes) - passed - refused


def _rate(passed: int, total: int) -> str:
    return f"{passed} of {total}"


if __name__ == "__main__":
    sys.exit(main())
