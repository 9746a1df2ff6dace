"""The places of the made-up country, and who governs them: each place is said in a sentence."""

from __future__ import annotations

from dgov_kg.synthesis.naming import label
from dgov_kg.synthesis.terms import A, Said, named, term, thing
from dgov_kg.synthesis.world import (
    PROVINCES,
    World,
    city_iri,
    city_name,
    province_iri,
    province_name,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.language import Bilingual

_JURISDICTION = term("dgov:Jurisdiction")
_PUBLIC_BODY = term("dgov:PublicBody")
_INITIATIVE = term("dgov:Initiative")
_MODEL = term("dgov:Model")
_IS_PART_OF = term("dgov:isPartOf")
_HAS_LEVEL = term("dgov:hasAdministrativeLevel")
_HAS_KIND = term("dgov:hasKind")
_HAS_JURISDICTION = term("dgov:hasJurisdiction")
_HAS_THEME = term("dgov:hasTheme")
_IS_MODEL_OF = term("dgov:isModelOf")
_PROVINCE = term("dgc:level-province")
_PREFECTURE = term("dgc:level-prefecture")
_PROVINCIAL = term("dgc:actor-provincial-government")

COUNTRY = thing("country", 1)


def government(province: int) -> str:
    """Return the IRI of the government of a province."""
    return thing("government", f"{province + 1:02}")


def building(province: int) -> str:
    """Return the IRI of the building of digital government in a province."""
    return thing("building", f"{province + 1:02}")


def model(province: int) -> str:
    """Return the IRI of the model that a province stands for."""
    return thing("model", f"{province + 1:02}")


def geography(world: World) -> Iterator[list[Said]]:
    """Yield what each sentence about a place says: the country, then province by province."""
    yield [(COUNTRY, A, _JURISDICTION), *named(COUNTRY, label("country"))]
    for province in range(PROVINCES):
        here, called = province_iri(province), province_name(province)
        yield [
            *_placed(here, called, _PROVINCE, COUNTRY),
            *_governed(government(province), here, called, _PROVINCE),
            (building(province), A, _INITIATIVE),
            *named(building(province), label("building", place=called)),
            (building(province), _HAS_JURISDICTION, here),
            (building(province), _HAS_THEME, term("dgc:theme-digital-government")),
            (model(province), A, _MODEL),
            *named(model(province), label("model", place=called)),
            (model(province), _IS_MODEL_OF, here),
        ]
        for city in range(world.cities):
            below, called = city_iri(province, city), city_name(province, city)
            number = f"{province + 1:02}-{city + 1:02}"
            yield [
                *_placed(below, called, _PREFECTURE, here),
                *_governed(thing("government", number), below, called, _PREFECTURE),
            ]


def _placed(place: str, called: Bilingual, level: str, whole: str) -> list[Said]:
    return [
        (place, A, _JURISDICTION),
        *named(place, called),
        (place, _HAS_LEVEL, level),
        (place, _IS_PART_OF, whole),
    ]


def _governed(body: str, place: str, called: Bilingual, level: str) -> list[Said]:
    return [
        (body, A, _PUBLIC_BODY),
        *named(body, label("government", place=called)),
        *([(body, _HAS_KIND, _PROVINCIAL)] if level == _PROVINCE else []),
        (body, _HAS_JURISDICTION, place),
        (body, _HAS_LEVEL, level),
    ]
