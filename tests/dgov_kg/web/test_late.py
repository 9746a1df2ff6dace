"""The workers that are started late: when first wanted, and not kept for ever."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psutil
import pytest

from dgov_kg.web import holding, late
from dgov_kg.web.exchange import Request
from dgov_kg.web.refusal import Refused
from dgov_kg.web.settings import Settings

REQUEST = Request("/ask", (("words", "腾讯"), ("format", "json")))
ASKED = "/ask?words=谁投资成立了数字广东？&format=json"


def test_they_start_when_wanted(serve):
    """None is up until somebody asks; then the answer comes, and the next at once."""

    running = serve()
    running.settled()
    assert running.metrics()["dgov_kg_late_workers"] == 0
    answer = running.client.get(ASKED)

    assert "p13s3" in answer.json()["evidence"]
    assert running.metrics()["dgov_kg_late_workers"] >= 1


def test_the_home_page_wakes_them(serve):
    """Who looks at the home page may ask next: they start meanwhile."""

    running = serve()
    running.client.get("/", headers={"Accept": "text/html"}).raise_for_status()
    until = time.monotonic() + 60
    while not running.metrics()["dgov_kg_late_workers"]:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_many_at_once_start_them_once(serve):
    """Who asks first while they start is answered like the others, and they are two."""

    running = serve()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: running.client.get(ASKED).status_code, range(8)))

    assert answers == [200] * 8
    assert running.metrics()["dgov_kg_late_workers"] <= 2


def test_they_end_with_the_server(serve):
    """A server that is stopped leaves none of them."""

    running = serve()
    running.client.get(ASKED).raise_for_status()
    processes = running.processes()
    running.stop()

    assert psutil.wait_procs(processes, timeout=5)[1] == []


def begun():
    settings = Settings()
    pool = late.Late(settings)
    pool.begin(holding.made(settings))
    return pool


def test_they_are_let_go_when_idle(monkeypatch):
    """After idle minutes (here: half a second) they end; the next request starts them again."""

    monkeypatch.setattr(late, "IDLE", 0.5)
    monkeypatch.setattr(late, "_LOOK", 0.1)

    async def use():
        pool = begun()
        first = await pool.answer(late.EXPLORE, REQUEST)
        while pool.workers:  # noqa: ASYNC110 - nothing is told of it
            await asyncio.sleep(0.05)
        second = await pool.answer(late.EXPLORE, REQUEST)
        await pool.close()
        return first.status, second.status, pool.workers

    assert asyncio.run(asyncio.wait_for(use(), 120)) == (200, 200, 0)


def test_they_are_not_let_go_before_they_answer(monkeypatch):
    """However long they take to come up, who waits for them is answered, and not refused."""

    monkeypatch.setattr(late, "IDLE", 0.0)
    monkeypatch.setattr(late, "_LOOK", 0.0)

    async def use():
        pool = begun()
        answers = [await pool.answer(late.EXPLORE, REQUEST) for _ in range(2)]
        await pool.close()
        return [answer.status for answer in answers]

    assert asyncio.run(asyncio.wait_for(use(), 120)) == [200, 200]


def test_workers_that_die_as_they_start_are_told(monkeypatch):
    """Who asks learns it, and does not wait for ever; the next request tries again."""

    settings = Settings()

    async def use():
        place = holding.made(settings)
        pool = late.Late(settings)
        monkeypatch.setattr(pool, "_settings", replace(pool._settings, verbs=("nothing",)))
        pool.begin(place)
        with pytest.raises(Refused, match="die as they start"):
            await pool.answer(late.EXPLORE, REQUEST)
        monkeypatch.setattr(pool, "_settings", replace(pool._settings, verbs=(late.EXPLORE,)))
        answer = await pool.answer(late.EXPLORE, REQUEST)
        await pool.close()
        return answer.status

    assert asyncio.run(asyncio.wait_for(use(), 120)) == 200
