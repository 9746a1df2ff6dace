"""The tools that an agent is given: their names, what each does, what it takes.

An agent reads all of this before it asks anything, so every word of it has to earn its place: the
whole list is kept under 2,000 tokens.
"""

from __future__ import annotations

from functools import cache

from dgov_kg.language import LANGUAGES
from dgov_kg.lookup import question_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Schema = dict[str, Any]

#: What is said to an agent when it connects.
INSTRUCTIONS = (
    "A knowledge graph of one Chinese article on how China's provinces build digital government. "
    "It holds what the article says and nothing else. Every answer is JSON with `evidence` (the "
    "sentences and their places), `query` (what was run), `data` (its version and digest); `cut` "
    "tells what was left out. Cite sentences by name, such as p13s3. Chinese and English serve "
    "alike. 一篇文章的知识图谱：每个答案都附出处、所运行的查询和数据版本；中英文均可。"
)

_QUERY = (
    "Run a SPARQL 1.1 query (read only). The prefixes dg: (things), dgov: (terms), dgc: "
    "(controlled values) and src: (sentences) are known. Each sentence is a named graph: "
    "GRAPH ?evidence { … } gives the evidence."
)
_TEXT: Schema = {"type": "string"}
_LANG: Schema = {"enum": [*LANGUAGES]}
_THING: Schema = {"type": "string", "description": "slug, dg:slug, IRI or exact label"}
_LIMIT: Schema = {"type": "integer"}


@cache
def tools() -> dict[str, tuple[str, Schema]]:
    """Return each tool's description and the JSON Schema of its arguments, by its name.

    >>> list(tools())
    ['ask', 'verify', 'run', 'query', 'describe', 'search', 'path']
    """
    rows = {"limit": _LIMIT, "offset": _LIMIT}
    return {
        "ask": (
            "Answer a plain question (`after` another), or say that the article does not.",
            _taking({"question": _TEXT, "after": _TEXT}, required=["question"]),
        ),
        "verify": (
            "Is a plain statement supported, contradicted, or not in the graph?",
            _taking({"claim": _TEXT}, required=["claim"]),
        ),
        "run": (
            "Run a question of the catalogue; without a name, list them with their parameters.",
            _taking(
                {
                    "name": {"enum": question_names()},
                    "parameters": {
                        "type": "object",
                        "description": 'such as {"province": "guangdong"}',
                        "additionalProperties": _TEXT,
                    },
                    **rows,
                }
            ),
        ),
        "query": (
            _QUERY,
            _taking({"sparql": _TEXT, **rows}, required=["sparql"]),
        ),
        "describe": (
            "All that is said of a thing.",
            _taking({"thing": _THING, **rows}, required=["thing"]),
        ),
        "search": (
            "Find things, terms and values by name, sound or spelling.",
            _taking({"words": _TEXT, "limit": _LIMIT}, required=["words"]),
        ),
        "path": (
            "What connects two things, step by step.",
            _taking(
                {
                    "one": _THING,
                    "other": _THING,
                    "longest": {"type": "integer", "description": "steps, default 4"},
                    **rows,
                },
                required=["one", "other"],
            ),
        ),
    }


def _taking(properties: Schema, required: list[str] | None = None) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {**properties, "lang": _LANG},
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})
