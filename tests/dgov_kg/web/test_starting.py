"""How workers come to be: split off from one that is ready, or each started anew."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from contextlib import asynccontextmanager

import psutil
import pyoxigraph as ox
import pytest

from dgov_kg.graph import load
from dgov_kg.web import holding, served
from dgov_kg.web.exchange import Request
from dgov_kg.web.pool import Pool
from dgov_kg.web.process import CAN_FORK, WorkerDied
from dgov_kg.web.settings import MEGABYTE, Limits, Settings
from dgov_kg.web.starting import ForkServer, Spawner
from dgov_kg.web.work import asked

WAYS = [ForkServer, Spawner] if CAN_FORK else [Spawner]
SETTINGS = Settings()


@pytest.fixture(name="place", scope="module")
def fixture_place():
    place = holding.made(SETTINGS)
    yield place
    shutil.rmtree(place)


@asynccontextmanager
async def workers(way, place, count):
    """Give so many workers of one source, and end them."""
    source = way(place, SETTINGS)
    try:
        started = [await source.started() for _ in range(count)]
        yield source, started
        for worker in started:
            worker.kill()
            await worker.gone()
    finally:
        await source.close()


async def answered(worker, query):
    response = await worker.ask(asked("sparql", Request("/sparql", (("query", query),))))
    assert response.status == 200, response.body
    return json.loads(response.body)


@pytest.mark.parametrize("way", WAYS)
def test_a_worker_answers_is_ended_and_is_gone(place, way):
    """However it was started, it answers; once it is ended it is seen to be gone."""

    async def use():
        async with workers(way, place, 2) as (_, (one, other)):
            told = await answered(one, "ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }")
            one.kill()
            await one.gone()
            return told["boolean"], one.is_up, one.memory(), other.is_up

    assert asyncio.run(asyncio.wait_for(use(), 60)) == (True, False, 0, True)


@pytest.mark.parametrize("way", WAYS)
def test_no_two_workers_draw_the_same_numbers(place, way):
    """UUID() and RAND() differ from worker to worker, though all of them were one process."""

    async def use():
        async with workers(way, place, 4) as (_, started):
            query = "SELECT (UUID() AS ?one) (RAND() AS ?two) { }"
            return [await answered(worker, query) for worker in started]

    rows = [told["results"]["bindings"][0] for told in asyncio.run(asyncio.wait_for(use(), 60))]
    for name in ("one", "two"):
        assert len({row[name]["value"] for row in rows}) == 4


@pytest.mark.skipif(not CAN_FORK, reason="this system does not let a process with threads fork")
def test_a_fork_server_that_died_is_started_again(place):
    """Its workers end with it, and the next that is wanted comes from another."""

    async def use():
        async with workers(ForkServer, place, 1) as (source, (worker,)):
            [before] = [
                child
                for child in psutil.Process().children()
                if "dgov_kg.web.forking" in child.cmdline()
            ]
            before.kill()
            await asyncio.wait_for(worker.gone(), 10)
            for _ in range(2):  # The first may find the broken socket.
                try:
                    another = await source.started()
                    break
                except (OSError, WorkerDied):
                    continue
            told = await answered(another, "ASK { ?s ?p ?o }")
            another.kill()
            await another.gone()
            return worker.is_up, told["boolean"]

    assert asyncio.run(asyncio.wait_for(use(), 60)) == (False, True)


@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_opened_starts_no_worker(tmp_path, way):
    """Where no store is, no worker comes up, and nothing is left."""

    async def use():
        source = way(str(tmp_path / "nowhere"), SETTINGS)
        try:
            with pytest.raises(WorkerDied):
                await source.started()
        finally:
            await source.close()

    before = psutil.Process().children()
    asyncio.run(asyncio.wait_for(use(), 60))

    assert psutil.Process().children() == before


def test_what_is_kept_in_memory_and_on_disk_is_the_same(tmp_path, monkeypatch):
    """A small store is a file to read into memory, a large one a folder; both hold the same."""

    found = []
    for most in (served.MOST, 0):
        monkeypatch.setattr(served, "MOST", most)
        place = tmp_path / str(most)
        place.mkdir()
        served.keep(load().store, str(place))
        opened = served.Served.opened(str(place), language="en")
        held = [ox.Dataset(store) for store in (opened.store, opened.union)]
        for dataset in held:  # Blank nodes have other names in each.
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found.append(([set(dataset) for dataset in held], str(opened.run("co-owners"))))

    assert found[0] == found[1]
    graphs, union = found[0][0]
    assert len(union) > len(graphs)


def test_what_the_workers_hold_at_rest_is_not_held_against_a_query(place):
    """However large the graph, only what queries take beside it counts as theirs."""

    limits = Limits(total=20 * MEGABYTE)
    query = "SELECT (COUNT(*) AS ?n) { ?a a ?b . ?c a ?b . ?c ?p ?o }"

    async def use():
        pool = Pool(Settings(verbs=("sparql",), limits=limits))
        await pool.open(place)
        try:
            answer = await pool.answer("sparql", Request("/sparql", (("query", query),)))
            return answer.status, pool.memory
        finally:
            await pool.close()

    status, held = asyncio.run(asyncio.wait_for(use(), 60))
    assert status == 200
    assert held > limits.total


def test_a_query_that_waits_for_the_processor_is_not_taken_for_a_slow_one(place):
    """Else all that ask the same would stand behind those that are slow indeed."""

    async def use():
        pool = Pool(Settings(verbs=("sparql",), workers=1))
        await pool.open(place)
        try:
            for _ in range(500):  # The second worker comes after the first.
                await asyncio.sleep(0.01 * (pool.workers < 2))
            systems = [worker._system for worker in pool._idle]
            for system in systems:
                system.suspend()
            request = Request("/sparql", (("query", "SELECT ?o { dg:tencent ?p ?o }"),))
            asking = [asyncio.ensure_future(pool.answer("sparql", request)) for _ in range(6)]
            await asyncio.sleep(10 * SETTINGS.quick)
            for system in systems:
                system.resume()
            return [answer.status for answer in await asyncio.gather(*asking)], dict(pool.counts)
        finally:
            await pool.close()

    found, counts = asyncio.run(asyncio.wait_for(use(), 60))
    assert found == [200] * 6
    assert (counts["moved"], counts["killed"]) == (0, 0)


def test_a_digest_that_takes_for_ever_is_given_up(tmp_path, monkeypatch):
    """Blank nodes that all know each other take factorial time: then there is no digest."""

    def kept(count):
        nodes = [ox.BlankNode() for _ in range(count)]
        link = ox.NamedNode("urn:link")
        store = ox.Store()
        store.extend(ox.Quad(one, link, other) for one in nodes for other in nodes if one != other)
        place = tmp_path / str(count)
        place.mkdir()
        served.keep(store, str(place))
        holding._keep_digest(store, str(place))
        return served.Served.opened(str(place), language="en", has_own=True).digest

    monkeypatch.setattr(holding, "_LONGEST", 1)
    assert kept(3).startswith("sha256:")
    assert kept(30) == ""


@pytest.mark.parametrize("way", WAYS)
def test_a_slow_query_steps_back_with_all_its_threads(place, way):
    """Whatever thread runs the query, others have the processor first."""

    async def use():
        async with workers(way, place, 1) as (_, (worker,)):
            worker.step_back()
            own = worker._system
            if CAN_FORK:
                found = [os.getpriority(os.PRIO_PROCESS, one.id) for one in own.threads()]
                return len(found), set(found)
            return 1, {own.nice()}

    count, niceness = asyncio.run(asyncio.wait_for(use(), 60))
    assert count >= 1
    assert all(one > 0 for one in niceness)


def test_a_pool_that_was_never_opened_can_be_closed():
    """Where the data could not be read, nothing was started and nothing is to be ended."""

    async def use():
        pool = Pool(SETTINGS)
        await pool.close()
        return pool.memory

    assert asyncio.run(asyncio.wait_for(use(), 60)) == 0
