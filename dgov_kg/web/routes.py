"""The table of contents of a server: each address with what answers it."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from dgov_kg.web import endpoint, health, linked


def routes() -> list[BaseRoute]:
    """Return the routes, the first that fits answering.

    A function gets the request; `request.app.state` holds `settings` and `pool`:
    `reply = await request.app.state.pool.answer(Task(…))`.
    """
    return [
        Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST", "OPTIONS"]),
        Route("/sparql/", endpoint.sparql, methods=["GET", "HEAD", "POST", "OPTIONS"]),
        Route("/healthz", health.healthz),
        Route("/metrics", health.metrics),
        *linked.ROUTES,
    ]
