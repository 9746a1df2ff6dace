"""The OpenAPI description is valid, whole, and true of the server: schemathesis asks by it."""

from __future__ import annotations

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode

from dgov_kg.graph import load
from dgov_kg.lookup import options, question_names
from dgov_kg.web.linked import ROUTES
from dgov_kg.web.openapi import description

ADDRESS = "https://kg.example.org"


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module")
def described(kg):
    return json.loads(json.dumps(description(kg, ADDRESS)))


def test_it_is_valid(described):
    """The description is OpenAPI 3.1."""

    validate(described)


def test_every_question_is_an_address(kg, described):
    """Each question has its title in both languages and its parameters, each typed and named."""

    for name in question_names():
        question, told = kg.question(name), described["paths"][f"/run/{name}"]["get"]
        names = [parameter["name"] for parameter in told["parameters"] if "name" in parameter]
        assert told["x-title"] == {"zh": question.title.zh, "en": question.title.en}
        assert names == [parameter.name for parameter in question.parameters]


def test_what_a_parameter_can_be_comes_from_the_graph(kg, described):
    """The provinces listed are those that the graph has."""

    listed = described["components"]["schemas"]["dgov.Jurisdiction"]["enum"]

    assert listed == options(kg, "dgov:Jurisdiction")


def test_every_route_is_described(described):
    """No first step of an address is left out but pages, their files, and what only sends on."""

    steps = {route.path.split("/")[1].partition(".")[0] for route in ROUTES}
    told = {path.split("/")[1].partition(".")[0] for path in described["paths"]}

    assert steps - told == {"", "article", "assets", "graph", "openapi", "query", "view"}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_the_server_does_as_described(server, mode):
    """What the description allows is answered as it says; what it forbids is refused."""

    server.client.get("/ask?words=腾讯").raise_for_status()  # Its workers start when first wanted.
    schema = schemathesis.openapi.from_url(f"{server.address}/openapi.json")
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query:
            continue

        @settings(
            max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            case.call_and_validate(base_url=server.address)

        ask()
        asked += 1

    assert asked > len(question_names())


def test_no_form_of_json_is_described_as_text(server):
    """CSL-JSON, JSON-LD and the results of SPARQL hold arrays and objects."""

    described = server.client.get("/openapi.json").json()
    responses = [
        *described["components"].get("responses", {}).values(),
        *(
            answer
            for path in described["paths"].values()
            for operation in path.values()
            for answer in operation["responses"].values()
        ),
    ]
    forms = [pair for one in responses for pair in one.get("content", {}).items()]
    found = {media for media, _ in forms if media.endswith("json")}

    assert "application/vnd.citationstyles.csl+json" in found
    assert all(form["schema"] != {"type": "string"} for media, form in forms if media in found)
