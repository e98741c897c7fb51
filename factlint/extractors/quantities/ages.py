"""Ages: "aged 52", "Maria Rossi, 34, said", "the man, 34, was", "she is 52", "at the age of eleven"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from factlint import data
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import hedge_of
from factlint.extractors.quantities.scene import Scene, counted
from factlint.records import replace
from factlint.values.interval import Interval
from factlint.values.number_words import words
from factlint.values.plurals import singular

OLDEST = Decimal(120)
_HOURS = Decimal(12)


@functools.cache
def lives() -> Mapping[str, tuple[int, int]]:
    """Years of age that one token names behind "his": "60s", "thirties", "mid-40s"."""
    decades: dict[str, list[int]] = data.load("numbers")["lives"]
    parts: dict[str, list[int]] = data.load("times")["decade_parts"]
    whole = {word: (first, last) for word, (first, last) in decades.items()}
    joined = {f"{part}-{word}": _part_of_life(years, part) for word, years in whole.items() for part in parts}
    return {**whole, **joined}


@functools.cache
def groups() -> Mapping[str, tuple[str, int]]:
    """People of an age that one token names, the bound and the age: "over-65s", "under-fives"."""
    spelt = {f"{word}s": int(value) for word, value in words().small.items()}
    written = {f"{age}s": age for age in range(1, int(OLDEST))}
    return {
        f"{bound}-{word}": (rule, age)
        for bound, rule in data.load("counted")["age_bounds"].items()
        for word, age in {**spelt, **written}.items()
    }


def _part_of_life(years: tuple[int, int], part: str) -> tuple[int, int]:
    low, high = data.load("times")["decade_parts"].get(part, (0, 9))
    first = years[0] - years[0] % 10
    return max(years[0], first + low), min(years[1], first + high)


def years_of_life(scene: Scene, at: int) -> Figure | None:
    """ "in his 60s", "in their early thirties", "the over-65s"; None where a token names no such years."""
    word = scene.lower[at]
    if (group := groups().get(word)) is not None:
        rule, age = group
        if at > 0 and (scene.is_capital(at) or (at > 1 and scene.is_capital(at - 1))):
            return None  # "England Under-21s"
        low, high = (Decimal(age), None) if rule == "at least" else (Decimal(0), Decimal(age))
    else:
        before = scene.word[at - 1]
        part = before if before in data.load("times")["decade_parts"] else ""
        if at < 2 or scene.word[at - 1 - bool(part)] not in data.load("times")["own"]:
            return None
        years = _part_of_life(lives()[word], part) if part else lives()[word]
        low, high = Decimal(years[0]), Decimal(years[1])
        at -= bool(part)
    return Figure(
        at,
        at + 1 + (scene.lower[at] != word),
        at,
        low,
        Interval(low, high),
        kind="range",
        unit="year",
        dimension="age",
    )


def as_age(scene: Scene, figure: Figure) -> Figure:
    """The figure as an age, where its place says that it is one."""
    if (
        figure.dimension not in ("number", "duration")
        or (figure.unit and figure.unit != "year")
        or figure.value > OLDEST
    ):
        return figure
    hedge = hedge_of(scene, figure)
    first = hedge.start if hedge is not None else figure.start
    before, two_before = scene.word[first - 1], scene.word[first - 2]
    named = before in counted["age_words"] or (before == "of" and two_before in ("age", "ages"))
    if before == "age" and scene.word[first - 2] in ("under", "over"):
        named = True
    if hedge is not None and hedge.text in counted["age_bounds"]:
        group = singular(before)
        named = named or (
            (group in counted["age_groups"] or group in counted["people"]) and not figure.unit and not figure.noun
        )
    if not named and (
        figure.unit
        or figure.noun
        or not (_apposed(scene, figure, first) or _of_pronoun(scene, figure, first) or _of_deed(scene, figure, first))
    ):
        return figure
    return replace(figure, unit="year", dimension="age", confidence=1.0)


def _apposed(scene: Scene, figure: Figure, first: int) -> bool:
    """ "Maria Rossi, 34, said", "Maria Rossi (34)": after a name or a person, before a comma or the end."""
    if not scene.words[figure.number].isdecimal() or figure.number != first or figure.value < 1:
        return False
    if scene.word[first - 1] in counted["age_adverbs"]:
        first -= 1
    sign, after = scene.word[first - 1], scene.word[figure.end]
    if not ((sign == "," and after in (",", ".", "", ";", "and", "who")) or (sign == "(" and after == ")")):
        return False
    name = first - 2
    if scene.word[name] in ("'s", "'", ")"):
        return False
    return (scene.is_capital(name) and name not in scene.dated and scene.words[name].isalpha()) or scene.word[
        name
    ] in counted["people"]


def _of_deed(scene: Scene, figure: Figure, first: int) -> bool:
    """ "dies at 87", "retired at 65"; "died at 9" may be an hour."""
    if scene.word[first - 1] != "at" or scene.word[first - 2] not in counted["age_deeds"]:
        return False
    whole = figure.value == figure.value.to_integral_value()
    return whole and figure.value > _HOURS and scene.word[figure.end] in counted["age_ends"]


def _of_pronoun(scene: Scene, figure: Figure, first: int) -> bool:
    """ "She is 52.", "He was 81." """
    if scene.word[first - 1] not in ("is", "was", "'s", "now") or figure.value < 1:
        return False
    subject = first - 2 if scene.word[first - 1] != "now" else first - 3
    return scene.word[subject] in ("he", "she", "i", "who") and scene.word[figure.end] in (
        ".",
        ",",
        "",
        "and",
        "when",
        "at",
        ";",
        "but",
        "now",
        "then",
        "today",
        "”",
        '"',
    )
