"""Ranges and scores: "two or three fronts", "between 600 and 1,100", "10–12", "20 to 25 percent", "a 2-1 win"."""

from __future__ import annotations

import re
from decimal import Decimal

from factlint.extractors.quantities import figures
from factlint.extractors.quantities.changes import change_of, has_change
from factlint.extractors.quantities.counts import BARE
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.scene import Scene, base_of, counted, lists
from factlint.extractors.quantities.sums import currency_before
from factlint.records import replace
from factlint.values.interval import Interval, exactly
from factlint.values.number_words import words
from factlint.values.numbers import number_at

_PAIR = re.compile(r"(\d{1,3})-(\d{1,3})")
_LATEST_YEAR = 2100
_FIRST_YEAR = 1500
_MOST_POINTS = 199  # of a game; beyond, two numbers with a dash are a vote or a name
_CLAUSE = 5  # tokens between "beat" and the score


def read_pair(scene: Scene, at: int) -> Figure | None:
    """One token of two numbers: "15-20" percent is a range, "2-1" a score."""
    match = _PAIR.fullmatch(scene.words[at])
    if match is None or at in scene.dated or (scene.glued(at) and scene.word[at - 1] in counted["dashes"]):
        return None  # the end of "4-4-2"
    low, high = Decimal(match[1]), Decimal(match[2])
    start, _ = currency_before(scene, at)
    figure = Figure(start, at + 1, at, high, exactly(high))
    if low < high and scene.word[at - 1] in counted["age_words"]:
        return replace(figure, interval=Interval(low, high), kind="range", unit="year", dimension="age")
    measured = figures.measured_pair(scene, figure) if low < high and not _is_team(scene, at, at + 1) else None
    if measured is not None:
        factor = measured.value / high
        return replace(measured, interval=Interval(low * factor, high * factor), value=high * factor, kind="range")
    label = scene.word[at - 1]
    if label in counted["labels"] and (label not in counted["label_exceptions"] or scene.is_capital(at - 1)):
        return None  # "Listing 20-22", "Figure 3-1"
    if scene.is_capital(at + 1) and any(
        scene.word[n] in counted["addresses"] and scene.is_capital(n) for n in range(at + 2, at + 5)
    ):
        return None  # "1-6 Mill Lane"
    if max(low, high) > _MOST_POINTS and not _is_vote(scene):
        return None  # "a Boeing 737-800"
    return _score(at, at + 1, low, high)


def _is_vote(scene: Scene) -> bool:
    return any(base_of(word) in counted["voting"] for word in scene.lower if word[0].isalpha())


def _score(at: int, end: int, low: Decimal, high: Decimal) -> Figure:
    interval = Interval(min(low, high), max(low, high))
    return Figure(at, end, at, low, interval, kind="score", unit="score", dimension="score")


def _is_team(scene: Scene, at: int, after: int) -> bool:
    """Whether a pair of numbers stands between two names: "Arsenal 0-3 Brighton", "United 2-3 Leeds"."""
    return (
        scene.is_capital(at - 1)
        and scene.is_capital(after)
        and (at - 1) not in scene.dated
        and scene.word[at - 1] not in counted["sentence_openers"]
    )


def dashed_score(scene: Scene, at: int) -> Figure | None:
    """ "won 3–2", "a 3–1 win", "Arsenal 0–3 Brighton": with a dash, numbers are a score only beside such words."""
    first, second = scene.words[at], scene.words[at + 2] if at + 2 < len(scene.words) else ""
    if not (first.isdecimal() and second.isdecimal() and len(first) < 4 and len(second) < 4):
        return None
    if (
        not (scene.glued(at + 1) and scene.glued(at + 2))
        or scene.word[at + 3] in counted["dashes"]
        or at in scene.dated
    ):
        return None
    told = scene.word[at + 3] in counted["score_nouns"] or any(
        base_of(word) in counted["score_verbs"] for word in scene.lower[max(0, at - _CLAUSE) : at]
    )
    after = scene.word[at + 3]
    counts = after[:1].isalpha() and not scene.is_capital(at + 3) and after not in lists().stops
    if counts and after not in counted["score_nouns"]:
        return None  # "lost 10–12 games"
    if not (told or _is_team(scene, at, at + 3)):
        return None
    return _score(at, at + 3, Decimal(first), Decimal(second))


def extend(scene: Scene, first: Figure) -> Figure | tuple[Figure, Figure]:
    """Join *first* with the figure after it to a range, or tell a change ("from A to B"); else *first* as it is."""
    at = first.end
    joiner = scene.word[at]
    before = scene.word[first.start - 1]
    dashed = joiner in counted["dashes"]
    if not (dashed or joiner in ("or", "and") or joiner in counted["range_words"]) or first.kind not in (
        "number",
        "vague",
    ):
        return first
    between = joiner == "and" and (
        before == "between" or scene.word[first.start - 2] == "between" or _is_between_ages(scene, first)
    )
    if joiner == "and" and not between:
        return first
    second = _sum(scene, first, at + 1) or _next(scene, at + 1)
    if second is None or second.kind != "number" or second.part not in ("", "share"):
        return first
    if first.dimension == "money" and second.dimension == "number":
        second = replace(second, unit=first.unit, dimension="money", confidence=1.0)
    lacks_unit = first.start == first.number and first.end == first.number + 1
    if dashed and _is_elided(scene, first, second):
        first = replace(first, value=first.value * 1000, interval=first.interval.times(Decimal(1000)))
    first = _like(first, second)
    if joiner in ("to", "until") and before == "from" and has_change(scene, first.start):
        return replace(first, change="from"), replace(second, change="to")
    spans = before == "of" and lacks_unit and bool(second.unit)  # "a surge of 6 to 8 feet", but "a rise of 5p to 90p"
    if joiner == "to" and not spans and change_of(scene, first, first.start) == "by":
        return replace(first, change="by"), replace(second, change="to")
    own = (
        first.noun is not None
        and first.noun.end <= first.end
        and first.end > first.number + 1
        and first.dimension == "count"
    )
    if (own and not between) or first.value >= second.value or first.unit != second.unit:
        return first
    if joiner == "or" and first.unit and first.noun is not None and first.noun.end <= at:
        return first
    years = (
        _FIRST_YEAR <= first.value <= _LATEST_YEAR
        and (not second.noun or not second.noun.sure)
        and second.dimension in ("number", "count")
    )
    if years and not between:
        return first
    start = first.start - 1 if between and before == "between" else first.start
    confidence = second.confidence
    if not second.unit and joiner != "or":
        bare = BARE if _is_told(scene, first, second) else 0.0
        confidence = max(confidence, 0.6 if between else bare)
    return replace(
        second,
        start=start,
        number=first.number,
        interval=Interval(first.value, second.value),
        kind="range",
        confidence=confidence,
    )


def _is_between_ages(scene: Scene, first: Figure) -> bool:
    """ "between the ages of 11 and 16"."""
    of, ages = first.start - 1, first.start - 2
    return (
        scene.word[of] == "of"
        and scene.word[ages] in counted["age_words"]
        and "between" in (scene.word[ages - 1], scene.word[ages - 2])
    )


def _sum(scene: Scene, first: Figure, at: int) -> Figure | None:
    """The upper end of "£1-2m": an m behind money is no metre."""
    if first.dimension != "money" or scene.word[at + 1] not in words().million_signs or not scene.glued(at + 1):
        return None
    number = number_at(scene.lower, at, money=True)
    if number is None or number.end != at + 2:
        return None
    return replace(first, end=number.end, number=at, value=number.value, interval=number.interval, scale=number.scale)


def _is_elided(scene: Scene, first: Figure, second: Figure) -> bool:
    """ "€10-15,000": the thousands are said once."""
    written, other = scene.words[first.number], scene.words[second.number]
    thousands = "," in other and second.value % 1000 == 0 and first.value < second.value / 1000
    return thousands and written.isdecimal() and first.end == first.number + 1 and scene.glued(second.number)


def _is_told(scene: Scene, first: Figure, second: Figure) -> bool:
    """ "The range is 1000–5000.", "from 200 to 300 in 2008": numbers that count nothing, and no hours of a day."""
    after = scene.word[second.end]
    if len(scene.word[first.number]) == 3 and len(scene.word[second.number]) == 4 and scene.glued(second.number):
        return False  # a telephone number: 555-1234
    return scene.word[first.start - 1] in counted["range_openers"] and (after in ("", ".", ",", ";", "in"))


def _next(scene: Scene, at: int) -> Figure | None:
    """The figure that begins at token *at*, its currency sign included."""
    for number in range(at, min(at + 4, len(scene.lower))):
        word = scene.lower[number]
        if word[0].isdecimal() or word in ("a", "an") or not (word in "$£€¥\\" or scene.words[number].isupper()):
            found = figures.read(scene, number)
            return found if found is not None and found.start <= at + 1 and found.number == number else None
    return None


def _like(first: Figure, second: Figure) -> Figure:
    """The first figure with the second's scale and unit, where it has none: "20 to 25 million", "5 to 10 percent"."""
    people = first.unit == "person" and first.noun is None and second.noun is not None  # "lays 12 to 14 eggs"
    if first.unit and first.dimension != "number" and not (people or first.dimension == second.dimension == "money"):
        return first
    value, interval = first.value, first.interval
    if second.scale > 1 and first.scale == 1 and value < second.value / second.scale:
        value, interval = value * second.scale, interval.times(second.scale)
    if first.unit and not people:
        return replace(first, value=value, interval=interval)
    return replace(
        first,
        value=value,
        interval=interval,
        unit=second.unit,
        dimension=second.dimension,
        noun=second.noun,
        modifiers=second.modifiers,
        confidence=second.confidence,
    )
