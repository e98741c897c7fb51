"""Ordinals, kept apart from counts: "his 29th goal"."""

from __future__ import annotations

from decimal import Decimal

from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.nouns import noun_after
from factlint.extractors.quantities.scene import Scene, counted
from factlint.values.interval import exactly
from factlint.values.number_words import ordinal_value


def ordinal(scene: Scene, at: int) -> Figure | None:
    """An ordinal in digits with the noun that it counts to; in words it is too often a figure of speech."""
    if not scene.lower[at][0].isdecimal() or at in scene.dated:
        return None
    value = ordinal_value(scene.lower[at])
    if value is None:
        return None
    noun = noun_after(scene, at + 1, many=False)
    if noun is None or noun.head in counted["ordinal_periods"]:
        return None
    return Figure(
        at,
        noun.end,
        at,
        Decimal(value),
        exactly(value),
        kind="ordinal",
        unit=noun.head,
        dimension="ordinal",
        noun=noun,
        modifiers=noun.modifiers,
    )
