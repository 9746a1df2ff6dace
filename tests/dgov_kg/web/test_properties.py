"""What holds of every request, found by trying many: negotiation, escapes, graphs, names."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dgov_kg.guard import tokens
from dgov_kg.web.evaluation import RESULTS
from dgov_kg.web.negotiation import quality, weights
from dgov_kg.web.relay import pairs
from dgov_kg.web.walls import named

MEDIA = sorted({media for media, _ in RESULTS.values()})
RANGES = [*MEDIA, "*/*", "text/*", "application/*", "image/png"]
WEIGHT = st.integers(0, 1000).map(lambda n: f"{n / 1000:.3f}")
over_http = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@over_http
@given(st.dictionaries(st.sampled_from(RANGES), WEIGHT, min_size=1, max_size=6))
def test_what_is_sent_is_what_was_wanted_most(server, wanted):
    """No other form has more weight than the one sent; 406 only where all have none."""

    accept = ", ".join(f"{name};q={weight}" for name, weight in wanted.items())
    answer = server.ask("SELECT * { ?s ?p ?o } LIMIT 1", headers={"Accept": accept})
    most = max(quality(accept, media) for media in MEDIA)

    if most == 0:
        assert answer.status_code == 406
    else:
        sent = answer.headers["content-type"].partition(";")[0]
        assert answer.status_code == 200
        assert quality(accept, sent) == most


@over_http
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
def test_no_accept_breaks_it(server, accept):
    """Whatever stands in Accept, the answer is 200 or 406."""

    assert server.ask("ASK {}", headers={"Accept": accept.strip()}).status_code in {200, 406}


@over_http
@given(st.text(max_size=200))
def test_no_query_breaks_it(server, text):
    """Whatever text is sent as a query, it is answered or refused with a sentence."""

    answer = server.client.post("/sparql", data={"query": text.encode(errors="replace")})

    assert answer.status_code in {200, 400}
    assert answer.status_code == 200 or answer.json()["en"]


@over_http
@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=60))
@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_every_text_comes_back_as_it_is(server, form, text):
    """A literal of any characters is the same in every form of an answer."""

    if form == "xml" and any(ord(c) < 32 or ord(c) in {0xFFFE, 0xFFFF} for c in text):
        return  # XML has no way to write these.
    literal = str(ox.Literal(text))
    answer = server.client.post(
        "/sparql", data={"query": f"SELECT ?x {{ VALUES ?x {{ {literal} }} }}", "format": form}
    )
    assert answer.status_code == 200, answer.text
    if form == "csv":
        found = list(csv.reader(io.StringIO(answer.content.decode(), newline="")))[1:]
        assert found == ([[text]] if text else [[]])
        return
    kinds = {"json": "JSON", "tsv": "TSV", "xml": "XML"}
    parsed = ox.parse_query_results(
        answer.content, format=getattr(ox.QueryResultsFormat, kinds[form])
    )
    assert [row["x"].value for row in parsed] == [text]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=10))
def test_parameters_come_through(given_pairs):
    """What a client encodes is what the server reads."""

    clean = [
        (k.encode(errors="replace").decode(), v.encode(errors="replace").decode())
        for k, v in given_pairs
    ]
    encoded = urlencode(clean).encode()

    assert list(pairs(encoded)) == clean


@given(st.text(max_size=100))
def test_weights_are_numbers_between_nought_and_one(header):
    """Whatever a header holds, what is read of it is sound."""

    assert all(0 <= weight <= 1 and name for name, weight in weights(header))


@given(st.text(max_size=60))
def test_a_name_that_is_not_local_is_not_taken_for_it(authority):
    """Only the plain name, with or without a port, is the name."""

    if named(authority) == "localhost":
        host = authority.strip().rpartition(":")[0] or authority.strip()
        assert host.rstrip(".").casefold() == "localhost"


@given(st.text("<>\"'#\\?:. \nabFROM{}", max_size=60))
def test_tokens_keep_every_bracket_that_acts(text):
    """Reading a query's words never fails, and numbers what it keeps."""

    bare, kept = tokens(text)

    assert all(f"<{n}>" in bare or f":{n}" in bare for n in range(len(kept)))
