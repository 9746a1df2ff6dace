"""Sentences about what is issued, built, found wanting and claimed."""

from __future__ import annotations

from dgov_kg.synthesis.geography import model
from dgov_kg.synthesis.naming import concepts, label, listed, name
from dgov_kg.synthesis.terms import A, Said, date, named, term, thing
from dgov_kg.synthesis.ties import body_in, dated, platform_name
from dgov_kg.synthesis.world import (
    PROVINCES,
    World,
    province_iri,
    province_name,
    province_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual

_THEMES = tuple(
    term(f"dgc:theme-{theme}")
    for theme in (
        *("government-services", "data", "platforms", "operation", "coordination", "organisation"),
        *("cooperation", "supervision", "law", "security", "business-environment", "decision"),
    )
)
_PLATFORMS = tuple(
    term(f"dgc:platform-{kind}")
    for kind in ("service", "portal", "data", "app", "service-hall", "governance")
)
_DIMENSIONS = tuple(
    term(f"dgc:dimension-{dimension}")
    for dimension in ("coordination", "operation", "functions", "law")
)
_LAUNCHES = tuple(
    term(f"dgc:manner-{manner}") for manner in ("formal-launch", "trial-launch", "opening")
)
_ISSUANCE, _DOCUMENT = term("dgov:Issuance"), term("dgov:PolicyDocument")
_LAUNCH, _PLATFORM = term("dgov:Launch"), term("dgov:Platform")
_INITIATIVE, _MATTER = term("dgov:Initiative"), term("dgov:Matter")
_PROBLEM, _RECOMMENDATION = term("dgov:Problem"), term("dgov:Recommendation")
_MEASURE, _RESPONSE = term("dgov:Measure"), term("dgov:Response")
_CLAIM, _CHARACTERISTIC = term("dgov:Claim"), term("dgov:Characteristic")
_HAS_KIND, _HAS_JURISDICTION = term("dgov:hasKind"), term("dgov:hasJurisdiction")
_HAS_LEVEL, _HAS_THEME = term("dgov:hasAdministrativeLevel"), term("dgov:hasTheme")
_COVERS_PERIOD, _CALLS_FOR = term("dgov:coversPeriod"), term("dgov:callsFor")
_HAS_ACTOR, _HAS_OUTCOME = term("dgov:hasActor"), term("dgov:hasOutcome")
_HAS_MANNER, _DATED = term("dgov:hasManner"), term("dgov:dateExpression")
_COMPLETENESS, _CONCERNS = term("dgov:hasListCompleteness"), term("dgov:concerns")
_LISTED, _NOT_STATED = term("dgc:list-as-listed"), term("dgc:list-not-stated")
_LOCAL_FORM, _HAS_DIMENSION = term("dgov:isLocalFormOf"), term("dgov:hasDimension")
_LACKS, _LEADS_TO = term("dgov:lacks"), term("dgov:leadsTo")
_HAS_MODALITY, _ADDRESSED = term("dgov:hasModality"), term("dgov:isAddressedTo")
_RESPONDS_WITH, _RESPONDS_TO = term("dgov:respondsWith"), term("dgov:respondsTo")
_MODE, _INFERRED = term("dgov:hasAssertionMode"), term("dgc:mode-inferred")
_CHARACTERISES = term("dgov:hasCharacteristic")
_LEVELS = (term("dgc:level-province"), term("dgc:level-prefecture"))


def issuance(world: World) -> list[Said]:
    """Bring up a document, with who issued it and when."""
    chance, number = world.chance, world.new("document")
    province = province_of(number)
    place, where = world.place(province)
    concept, kind = chance.leading(concepts("document"))
    document, event = thing("document", number), thing("issuance", number)
    called = label("document", name=name(number), place=where, topic=_topic(number), kind=kind)
    pursued = world.earlier("initiative")
    return [
        (document, A, _DOCUMENT),
        *named(document, called),
        (document, _HAS_KIND, term(concept)),
        (document, _HAS_JURISDICTION, place),
        (document, _HAS_LEVEL, _LEVELS[place != province_iri(province)]),
        *_themed(world, document),
        *([(document, _COVERS_PERIOD, date("2021/2025"))] if chance.happens(0.1) else []),
        *([(document, _CALLS_FOR, thing("initiative", pursued))] if pursued is not None else []),
        (event, A, _ISSUANCE),
        *named(event, label("issuance", name=called)),
        (event, _HAS_OUTCOME, document),
        *_acted(world, event, province, 3),
        *([(event, _DATED, dated(world))] if chance.happens(0.85) else []),
    ]


def launch(world: World) -> list[Said]:
    """Bring up a platform, with who launched it and when."""
    chance, number = world.chance, world.new("platform")
    province = province_of(number)
    platform, event = thing("platform", number), thing("launch", number)
    called = platform_name(number)
    return [
        (platform, A, _PLATFORM),
        *named(platform, called),
        (platform, _HAS_KIND, chance.leading(_PLATFORMS)),
        (platform, _HAS_JURISDICTION, world.place(province)[0]),
        *_themed(world, platform),
        (event, A, _LAUNCH),
        *named(event, label("launch", name=called)),
        (event, _HAS_OUTCOME, platform),
        (event, _HAS_MANNER, chance.leading(_LAUNCHES)),
        *_acted(world, event, province, 2),
        *([(event, _DATED, dated(world))] if chance.happens(0.75) else []),
    ]


def initiative(world: World) -> list[Said]:
    """Bring up an initiative, or the form that an earlier one takes somewhere."""
    chance = world.chance
    whole = world.earlier("initiative") if chance.happens(0.8) else None
    if whole is None:
        number = world.new("initiative")
        subject = thing("initiative", number)
        called = label("initiative", name=name(number))
        return [(subject, A, _INITIATIVE), *named(subject, called), *_themed(world, subject)]
    number = world.new("form")
    place, where = world.place(province_of(number))
    subject = thing("form", number)
    called = label("form", place=where, name=label("initiative", name=name(whole)))
    return [
        (subject, A, _INITIATIVE),
        *named(subject, called),
        (subject, _LOCAL_FORM, thing("initiative", whole)),
        (subject, _HAS_JURISDICTION, place),
        *_themed(world, subject),
    ]


def problem(world: World) -> list[Said]:
    """Bring up a problem: what is lacking, what it leads to and, for most, what would answer it."""
    chance, number = world.chance, world.new("problem")
    subject, matter = thing("problem", number), thing("matter", number)
    called, topic = name(number), _topic(number)
    dimension = (_HAS_DIMENSION, chance.leading(_DIMENSIONS))
    where = province_name(province_of(number))
    said = [
        (subject, A, _PROBLEM),
        *named(subject, label("problem", place=where, topic=topic, name=called)),
        (subject, *dimension),
        *_themed(world, subject),
        (subject, _LACKS, matter),
        (matter, A, _MATTER),
        *named(matter, label("matter", topic=topic, name=called)),
    ]
    if number and chance.happens(0.4):
        said.append((subject, _LEADS_TO, thing("problem", number - 1)))
    if chance.happens(0.4):
        return said
    answer, measure = thing("recommendation", number), thing("measure", number)
    response = thing("response", number)
    return [
        *said,
        (answer, A, _RECOMMENDATION),
        *named(answer, label("recommendation", topic=topic, name=called)),
        (answer, *dimension),
        (answer, _HAS_MODALITY, term("dgc:modality-ought")),
        (answer, _CALLS_FOR, measure),
        (answer, _ADDRESSED, body_in(world, province_of(number))[0]),
        (measure, A, _MEASURE),
        *named(measure, label("measure", topic=topic, name=called)),
        *_themed(world, measure),
        (response, A, _RESPONSE),
        *named(response, label("response", name=called)),
        (response, _RESPONDS_WITH, answer),
        (response, _RESPONDS_TO, subject),
        (response, _MODE, _INFERRED),
    ]


def claim(world: World) -> list[Said]:
    """Bring up a claim about an earlier thing, or what is characteristic of a province."""
    chance, number = world.chance, world.new("claim")
    province, topic, called = province_of(number), _topic(number), name(number)
    subject, place = thing("claim", number), province_name(province)
    kind = chance.leading(("platform", "document", "firm", "initiative"))
    about = world.earlier(kind)
    concerns = thing(kind, about) if about is not None else province_iri(province)
    if chance.happens(0.7):
        words, kinds = label("claim", place=place, topic=topic, name=called), _CLAIM
        model_said = []
    else:
        words = label("characteristic", place=place, topic=topic, name=called)
        kinds = _CHARACTERISTIC
        model_said = [(model(province), _CHARACTERISES, subject)]
    return [
        *model_said,
        (subject, A, kinds),
        *named(subject, words),
        (subject, _CONCERNS, concerns),
        *_themed(world, subject),
    ]


def _topic(number: int) -> Bilingual:
    topics = listed("topic")
    return topics[number % len(topics)]


def _themed(world: World, subject: str) -> list[Said]:
    return [(subject, _HAS_THEME, theme) for theme in world.chance.some(_THEMES, 3)]


def _acted(world: World, event: str, province: int, most: int) -> list[Said]:
    """Return who acted in an event; of one in ten it is not stated."""
    chance = world.chance
    if chance.happens(0.1):
        return [(event, _COMPLETENESS, _NOT_STATED)]
    where = [province, *(chance.rank(PROVINCES) for _ in range(chance.rank(most)))]
    bodies = dict.fromkeys(body_in(world, each)[0] for each in where)
    return [*((event, _HAS_ACTOR, body) for body in bodies), (event, _COMPLETENESS, _LISTED)]
