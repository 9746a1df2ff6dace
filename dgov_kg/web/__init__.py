"""The web face: a SPARQL endpoint and linked data, over workers that may die.

The process that serves never runs a query itself.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.applications import Starlette

    from dgov_kg.web.settings import Settings


def application(settings: Settings) -> Starlette:
    """Return the application that serves by these settings.  Raises BadFile for a bad file."""
    from dgov_kg.web import holding
    from dgov_kg.web.assembly import made

    return made(settings, holding.made(settings))
