"""Whether a server is well, for the machine that watches it: `/healthz` and `/metrics`."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from starlette.responses import JSONResponse
from starlette.responses import Response as Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric
    from starlette.requests import Request as Received

    from dgov_kg.web.late import Late
    from dgov_kg.web.pool import Pool

_TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Meter:
    """What a server counts: requests by status, how long they took, and what its workers do."""

    def __init__(self, pool: Pool, late: Late) -> None:
        self._pool = pool
        self._late = late
        self.sending = 0  # bytes of the answers on their way
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "dgov_kg_requests", "Requests answered", ["status"], registry=self._registry
        )
        self._seconds = Histogram(
            "dgov_kg_request_seconds",
            "Seconds from request to answer",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
            registry=self._registry,
        )
        self._registry.register(self)

    def count(self, status: int, began: float) -> None:
        """Count a request that began at a time of the monotonic clock."""
        self._requests.labels(str(status)).inc()
        self._seconds.observe(time.monotonic() - began)

    def collect(self) -> Iterator[Metric]:
        """Yield what the pool knows (the registry asks)."""
        for name, value, told in (
            ("waiting", self._pool.waiting, "Requests that wait for a worker"),
            ("running", self._pool.running, "Requests that a worker is answering"),
            ("workers", self._pool.workers, "Workers that are up"),
            ("sending_bytes", self.sending, "Bytes of answers that clients have not taken yet"),
            ("worker_memory_bytes", self._pool.memory, "Memory that the workers hold"),
            ("late_workers", self._late.workers, "Workers for asking and drawing that are up"),
            ("late_worker_memory_bytes", self._late.memory, "Memory that those hold"),
        ):
            yield GaugeMetricFamily(f"dgov_kg_{name}", told, value=value)
        events = CounterMetricFamily(
            "dgov_kg_worker_events", "What befell workers", labels=["event"]
        )
        for event, count in self._pool.counts.items():
            events.add_metric([event], count)
        yield events

    def text(self) -> bytes:
        """Return all of it in the text format of Prometheus."""
        return generate_latest(self._registry)


async def healthz(received: Received) -> Answer:
    """Say whether a worker is up to answer."""
    pool: Pool = received.app.state.pool
    well = pool.workers > 0
    document = {"status": "ok" if well else "starting", "workers": pool.workers}
    return JSONResponse(document, 200 if well else 503)


async def metrics(received: Received) -> Answer:
    """Give the counts to Prometheus."""
    return Answer(received.app.state.meter.text(), headers={"content-type": _TEXT})
