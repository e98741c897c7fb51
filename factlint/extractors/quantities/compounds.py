"""Compounds: "120-seat", "3,000-strong", "five-member", "6.9-magnitude", "52-year-old", "48-hour walkout"."""

from __future__ import annotations

from factlint.extractors.quantities.counts import count
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.figures import measured_noun
from factlint.extractors.quantities.hedges import apply
from factlint.extractors.quantities.scene import Scene, counted
from factlint.values.number_words import ordinal_value, words
from factlint.values.numbers import number_at
from factlint.values.plurals import singular
from factlint.values.units import unit_of
from factlint.values.written_number import Number

_SEED = 4  # letters: "two-seed" ends in no participle


def read(scene: Scene, at: int) -> Figure | None:
    """The figure of a hyphenated token, or None."""
    parts = scene.lower[at].split("-")
    if len(parts) < 2 or not parts[-1] or not parts[-1][0].isalpha() or at in scene.dated:
        return None
    number = number_at(parts, 0)
    if number is None and len(parts) > 2:
        number = number_at(("-".join(parts[:2]), *parts[2:]), 0)
        parts = ["-".join(parts[:2]), *parts[2:]]
    if number is None or number.kind != "number" or number.end >= len(parts) or parts[0] in words().couple:
        return None
    rest = parts[number.end :]
    if (
        ordinal_value(rest[-1]) is not None
        or rest[-1] in counted["no_compounds"]
        or (rest[-1].endswith("ed") and len(rest[-1]) > _SEED)
    ):
        return None  # "twenty-first", "one-off", "two-faced"
    if rest in (["plus"], ["odd"]):
        return _loose(scene, at, number, rest[0])
    noun = measured_noun(scene, at + 1)
    modifiers = (*noun.modifiers, scene.lower[noun.end - 1]) if noun else ()
    if len(rest) == 2 and rest[1] in ("old", "olds") and (age := unit_of(rest)) is not None:
        return Figure(
            at,
            at + 1,
            at,
            number.value,
            number.interval,
            unit=age[0].name,
            dimension="age",
            noun=noun,
            modifiers=modifiers,
            compound=True,
        )
    if rest == ["strong"]:
        unit, dimension, times = "person", "count", None
    elif (named := unit_of(rest)) is not None and named[1] == len(rest):
        unit, dimension, times = named[0].name, named[0].dimension, named[0].times
    elif len(rest) == 1:
        unit, dimension, times = singular(rest[0]), "count", None
    else:
        return None
    value = number.value * times if times else number.value
    interval = number.interval.times(times) if times else number.interval
    return Figure(
        at,
        at + 1,
        at,
        value,
        interval,
        unit=unit,
        dimension=dimension,
        noun=noun,
        modifiers=modifiers,
        compound=True,
        in_words=number.in_words,
    )


def _loose(scene: Scene, at: int, number: Number, ending: str) -> Figure | None:
    """ "500-plus people", "20-odd members"."""
    rule = "at least" if ending == "plus" else "about"
    figure = Figure(
        at,
        at + 1,
        at,
        number.value,
        apply(rule, number.value, number.interval),
        kind="range" if rule == "about" else "vague",
        in_words=number.in_words,
    )
    return count(scene, figure)
