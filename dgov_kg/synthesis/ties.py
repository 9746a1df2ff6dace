"""Sentences about who owns and runs what: foundings with their stakes, departments, duties.

Twelve firms in a row are a block.  In some blocks each firm is founded by the one before, a chain,
and in some of those the last holds a stake in the first, which closes the chain to a ring.
"""

from __future__ import annotations

from dgov_kg.synthesis.geography import building, government
from dgov_kg.synthesis.naming import label, listed, name
from dgov_kg.synthesis.terms import A, Said, date, named, term, thing
from dgov_kg.synthesis.world import World, province_iri, province_name, province_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual

_BLOCK = 12
_KINDS = tuple(
    term(f"dgc:actor-{kind}")
    for kind in (
        *("operating-company", "technology-company", "other-enterprise"),
        *("investment-group", "telecom-operator"),
    )
)
_OWNERSHIPS = (term("dgc:ownership-state-controlled"), term("dgc:ownership-provincial-state"))
_ROLES = tuple(
    term(f"dgc:role-{role}")
    for role in (
        *("operation", "construction", "maintenance", "service-provision"),
        *("competent-authority", "supervision", "planning", "coordination"),
    )
)
_BY_FIRMS, _BY_BODIES = _ROLES[:4], _ROLES[4:]

_ENTERPRISE, _FOUNDING, _STAKE = (term(f"dgov:{c}") for c in ("Enterprise", "Founding", "Stake"))
_GROUP, _UNNAMED = term("dgov:ActorGroup"), term("dgov:UnnamedParty")
_PUBLIC_BODY, _ASSIGNMENT = term("dgov:PublicBody"), term("dgov:RoleAssignment")
_HAS_KIND, _HAS_OWNERSHIP = term("dgov:hasKind"), term("dgov:hasOwnershipKind")
_HAS_JURISDICTION, _HAS_LEVEL = term("dgov:hasJurisdiction"), term("dgov:hasAdministrativeLevel")
_HAS_ACTOR, _HAS_OUTCOME = term("dgov:hasActor"), term("dgov:hasOutcome")
_HAS_MEMBER, _HAS_MANNER = term("dgov:hasMember"), term("dgov:hasManner")
_HAS_STAKEHOLDER, _IS_STAKE_IN = term("dgov:hasStakeholder"), term("dgov:isStakeIn")
_HAS_INTEREST, _ARISES_FROM = term("dgov:hasInterestType"), term("dgov:arisesFrom")
_HAS_BEARER, _HAS_ROLE = term("dgov:hasRoleBearer"), term("dgov:hasRole")
_IN_RESPECT_OF, _DATED = term("dgov:isInRespectOf"), term("dgov:dateExpression")
_COMPLETENESS = term("dgov:hasListCompleteness")
_LISTED, _OPEN = term("dgc:list-as-listed"), term("dgc:list-open")
_CAPITAL, _CONTROL = term("dgc:interest-capital"), term("dgc:interest-control")
_INVESTING = term("dgc:manner-joint-investment")
_ESTABLISHING = term("dgc:manner-joint-establishment")


def firm_name(number: int) -> Bilingual:
    """Return what a firm is called."""
    trades = listed("trade")
    return label("firm", name=name(number), trade=trades[number % len(trades)])


def department_name(number: int) -> Bilingual:
    """Return what a department of a province is called."""
    return label("department", name=name(number), place=province_name(province_of(number)))


def platform_name(number: int) -> Bilingual:
    """Return what a platform is called."""
    topics = listed("topic")
    place = province_name(province_of(number))
    return label("platform", name=name(number), place=place, topic=topics[number % len(topics)])


def body_in(world: World, province: int) -> tuple[str, Bilingual]:
    """Return a public body of a province: its government or one of its departments."""
    department = world.nearby("department", province)
    if department is None or world.chance.happens(0.3):
        return government(province), label("government", place=province_name(province))
    return thing("department", department), department_name(department)


def department(world: World) -> list[Said]:
    """Bring up a department, with what it is in charge of."""
    number = world.new("department")
    province = province_of(number)
    body, called = thing("department", number), department_name(number)
    matter = label("building", place=province_name(province))
    return [
        (body, A, _PUBLIC_BODY),
        *named(body, called),
        (body, _HAS_KIND, term("dgc:actor-provincial-department")),
        (body, _HAS_JURISDICTION, province_iri(province)),
        (body, _HAS_LEVEL, term("dgc:level-province")),
        *_role(world, (body, called), (building(province), matter), _BY_BODIES),
    ]


def duty(world: World) -> list[Said]:
    """Say what a firm does for a platform, or for the building of a province."""
    firm = world.earlier("firm")
    if firm is None:
        return founding(world)
    province = province_of(firm)
    bearer = (thing("firm", firm), firm_name(firm))
    platform = world.nearby("platform", province)
    if platform is None or world.chance.happens(0.4):
        matter = label("building", place=province_name(province))
        return _role(world, bearer, (building(province), matter), _BY_FIRMS)
    matter = platform_name(platform)
    return _role(world, bearer, (thing("platform", platform), matter), _BY_FIRMS)


def _role(
    world: World,
    bearer: tuple[str, Bilingual],
    matter: tuple[str, Bilingual],
    roles: tuple[str, ...],
) -> list[Said]:
    role = thing("role", world.new("role"))
    return [
        (role, A, _ASSIGNMENT),
        *named(role, label("role", name=bearer[1], other=matter[1])),
        (role, _HAS_BEARER, bearer[0]),
        *((role, _HAS_ROLE, each) for each in world.chance.some(roles, 3)),
        (role, _IN_RESPECT_OF, matter[0]),
        (role, _COMPLETENESS, _LISTED),
    ]


def founding(world: World) -> list[Said]:
    """Bring up a firm, with those who founded it and their stakes in it."""
    chance, number = world.chance, world.new("firm")
    firm, called = thing("firm", number), firm_name(number)
    event = thing("founding", number)
    founders = _founders(world, number)
    invested = chance.happens(0.8)
    said = [
        (firm, A, _ENTERPRISE),
        *named(firm, called),
        (firm, _HAS_KIND, chance.leading(_KINDS)),
        (firm, _HAS_JURISDICTION, world.place(province_of(number))[0]),
        *([(firm, _HAS_OWNERSHIP, chance.leading(_OWNERSHIPS))] if chance.happens(0.2) else []),
        (event, A, _FOUNDING),
        *named(event, label("founding", name=called)),
        (event, _HAS_OUTCOME, firm),
        (event, _HAS_MANNER, _INVESTING if invested else _ESTABLISHING),
        *([(event, _DATED, dated(world))] if chance.happens(0.8) else []),
    ]
    if invested or len(founders) < 2 or chance.happens(0.5):  # noqa: PLR2004
        said += [(event, _HAS_ACTOR, who) for who, _ in founders]
        said.append((event, _COMPLETENESS, _LISTED if chance.happens(0.8) else _OPEN))
    else:
        group = thing("group", number)
        said += [(event, _HAS_ACTOR, group), (event, _COMPLETENESS, _LISTED)]
        said += [(group, A, _GROUP), *named(group, label("group", name=called))]
        said += [(group, _COMPLETENESS, _OPEN)]
        said += [(group, _HAS_MEMBER, who) for who, _ in founders]
    for who, founder in founders if invested else ():
        said += _stake(world, (who, founder), (firm, called), event=event)
    if chance.happens(0.03):
        party = thing("unnamed", number)
        whom = label("unnamed", name=called)
        said += [(party, A, _UNNAMED), *named(party, whom)]
        said += _stake(world, (party, whom), (firm, called), interest=_CONTROL)
    if number % _BLOCK == _BLOCK - 1 and number // _BLOCK % 8 == 0:
        first = number - _BLOCK + 1
        other = (thing("firm", first), firm_name(first))
        said += _stake(world, (firm, called), other)
    return said


def _founders(world: World, number: int) -> list[tuple[str, Bilingual]]:
    """Return who founds a firm: firms of its province mostly, and a public body at times."""
    chance, province = world.chance, province_of(number)
    found = []
    if number % _BLOCK and number // _BLOCK % 4 == 0:
        found.append(number - 1)
    for _ in range(chance.between(1, 4)):
        near = chance.happens(0.75)
        founder = world.nearby("firm", province) if near else world.earlier("firm")
        if founder is not None and founder != number:
            found.append(founder)
    founders = [(thing("firm", each), firm_name(each)) for each in dict.fromkeys(found)]
    if not founders or chance.happens(0.15):
        founders.append(body_in(world, province))
    return founders


def _stake(
    world: World,
    holder: tuple[str, Bilingual],
    firm: tuple[str, Bilingual],
    *,
    interest: str = _CAPITAL,
    event: str | None = None,
) -> list[Said]:
    stake = thing("stake", world.new("stake"))
    return [
        (stake, A, _STAKE),
        *named(stake, label("stake", name=holder[1], other=firm[1])),
        (stake, _HAS_STAKEHOLDER, holder[0]),
        (stake, _IS_STAKE_IN, firm[0]),
        (stake, _HAS_INTEREST, interest),
        *([(stake, _ARISES_FROM, event)] if event else []),
    ]


def dated(world: World) -> str:
    """Return a date as an article gives one: a year, a month, about, or from then on."""
    chance = world.chance
    year = 2023 - chance.rank(24)
    if chance.happens(0.5):
        return date(f"{year}")
    month = f"{year}-{chance.between(1, 12):02}"
    return date(chance.leading((month, f"{month}~", f"{month}/..")))
