"""The store as the field's common coin: an rdflib Dataset."""

from __future__ import annotations

import io

import pyoxigraph as ox
import rdflib

from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.store import Store


def dataset(store: Store) -> rdflib.Dataset:
    """Return an rdflib Dataset of the same named graphs, the default graph their union.

    >>> store = ox.Store()
    >>> store.load("<urn:a> <urn:b> <urn:c> <urn:g> .", format=ox.RdfFormat.N_QUADS)
    >>> [str(graph.identifier) for graph in dataset(store).graphs() if len(graph)]
    ['urn:g']
    """
    made = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    buffer = io.BytesIO()
    ox.serialize(store, buffer, format=ox.RdfFormat.N_QUADS)
    return made.parse(data=buffer.getvalue(), format="nquads")
