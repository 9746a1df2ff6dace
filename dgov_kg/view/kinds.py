"""How each kind of node looks: a colour for its family, and a shape, filled or hollow, for itself.

The colours keep apart for every common kind of colour blindness, and the shape tells the kind
without them.
"""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """The colour and shape of a kind of node."""

    colour: str
    shape: str
    hollow: bool = False


_BLUE, _GREEN, _VERMILION, _PURPLE = "#2f6fb5", "#1f8f6b", "#c4552d", "#8456a6"
_SKY, _AMBER, _ROSE, _SLATE, _GREY = "#3a9cc4", "#c9930f", "#c2588b", "#5b6573", "#8a8f98"

LOOKS = {
    "Actor": Look(_BLUE, "star"),
    "Enterprise": Look(_BLUE, "square"),
    "PublicBody": Look(_BLUE, "triangle"),
    "ActorGroup": Look(_BLUE, "hexagon"),
    "UnnamedParty": Look(_BLUE, "square", hollow=True),
    "Person": Look(_BLUE, "dot"),
    "Jurisdiction": Look(_GREEN, "dot"),
    "Zone": Look(_GREEN, "hexagon", hollow=True),
    "Statute": Look(_VERMILION, "square"),
    "Document": Look(_VERMILION, "diamond", hollow=True),
    "PolicyDocument": Look(_VERMILION, "diamond"),
    "Report": Look(_VERMILION, "triangleDown"),
    "CitedWork": Look(_VERMILION, "triangleDown", hollow=True),
    "SourceArticle": Look(_VERMILION, "star"),
    "Initiative": Look(_PURPLE, "star"),
    "Pilot": Look(_PURPLE, "star", hollow=True),
    "Periodization": Look(_GREEN, "square", hollow=True),
    "Stage": Look(_GREEN, "square"),
    "Platform": Look(_SKY, "hexagon"),
    "Component": Look(_SKY, "square", hollow=True),
    "Technology": Look(_SKY, "triangle"),
    "Matter": Look(_SKY, "triangle", hollow=True),
    "Field": Look(_SKY, "dot", hollow=True),
    "Principle": Look(_AMBER, "diamond"),
    "Measure": Look(_AMBER, "triangle"),
    "Goal": Look(_AMBER, "star"),
    "Shift": Look(_AMBER, "triangleDown"),
    "Model": Look(_ROSE, "star"),
    "Claim": Look(_ROSE, "dot", hollow=True),
    "Characteristic": Look(_ROSE, "dot"),
    "Definition": Look(_ROSE, "square", hollow=True),
    "Problem": Look(_ROSE, "triangleDown"),
    "Recommendation": Look(_ROSE, "diamond"),
    "Ranking": Look(_ROSE, "triangle"),
    "Event": Look(_SLATE, "dot"),
    "Issuance": Look(_SLATE, "diamond"),
    "Founding": Look(_SLATE, "square"),
    "Launch": Look(_SLATE, "triangle"),
    "Completion": Look(_SLATE, "star"),
    "JointDevelopment": Look(_SLATE, "hexagon"),
    "Designation": Look(_SLATE, "triangleDown"),
    "Relationship": Look(_SLATE, "dot", hollow=True),
    "Stake": Look(_SLATE, "square", hollow=True),
    "Response": Look(_SLATE, "diamond", hollow=True),
    "RoleAssignment": Look(_SLATE, "triangle", hollow=True),
    "Group": Look(_GREY, "hexagon", hollow=True),
    "ServiceBundle": Look(_GREY, "hexagon"),
    "Quantity": Look(_GREY, "dot", hollow=True),
    "Concept": Look(_GREY, "diamond", hollow=True),
    "Other": Look(_GREY, "dot"),
}

_SHAPES = ("square", "triangle", "triangleDown", "diamond", "star")


def look(kind: str) -> Look:
    """Return how a kind looks; one that nobody has drawn yet is grey, in a shape of its own name.

    >>> look("Enterprise").shape
    'square'
    """
    return LOOKS.get(kind) or Look(_GREY, _SHAPES[sum(kind.encode()) % len(_SHAPES)])
