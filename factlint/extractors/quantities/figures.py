"""A figure with its unit or noun, before its hedges: "$6.35 billion", "20km", "12 political parties", "30 percent"."""

from __future__ import annotations

from decimal import Decimal

from factlint import data
from factlint.extractors.quantities.counts import count
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.labels import is_name
from factlint.extractors.quantities.nouns import Noun, noun_after, of_phrase, of_what
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, lists, readings
from factlint.extractors.quantities.sums import currency_before, money
from factlint.records import replace
from factlint.text.morphology import Form
from factlint.values.interval import around, exactly
from factlint.values.number_words import ordinal_value, words
from factlint.values.numbers import number_at
from factlint.values.plurals import singular
from factlint.values.units import Unit, begins_unit_sign, currency_sign, unit_of, unit_sign
from factlint.values.written_number import Number, scale_at

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_LARGE = 1_000_000
_CLOCK = 4  # digits of "2340 hours"


def read(scene: Scene, at: int) -> Figure | None:
    """The figure whose number begins at token *at*; None where the number is a name, a label, a time or none at all."""
    start, currency = currency_before(scene, at)
    capital = at + 1 < len(scene.words) and scene.words[at + 1] == "M"
    number = number_at(scene.lower, at, money=currency is not None or capital)
    if number is None or (capital and currency is None and _is_named(scene, at, number)):
        return None
    if scene.word[at - 1] == "." and scene.glued(at) and not scene.glued(at - 1) and scene.word[at].isdecimal():
        value = Decimal(f".{scene.word[at]}")  # ".08"
        margin = _HALF.scaleb(-len(scene.word[at]))
        number, start = Number(value, around(value, margin), at + 1), at - 1
    elif scene.word[at - 1] == "." and scene.glued(at) and scene.glued(at - 1) and scene.word[at - 2][-1:].isdecimal():
        return None  # the 08 of "P5.08"
    if _is_negative(scene, start):
        number = replace(number, value=-number.value, interval=exactly(-number.value))
        start -= 1
    figure = Figure(
        start, number.end, at, number.value, number.interval, number.kind, in_words=number.in_words, scale=number.scale
    )
    if number.kind in ("fraction", "ratio"):
        return _share(scene, figure)
    if number.kind == "multiple":
        return _multiple(scene, figure)
    if currency is not None:
        return money(scene, figure, currency)
    if (found := measured(scene, figure, number)) is not None:
        return found
    return None


def _is_named(scene: Scene, at: int, number: Number) -> bool:
    """Whether a digit with an M is a name ("3M said") or metres ("Men's 100M winners"): millions are of a plural."""
    if not (scene.glued(at + 1) and scene.words[at].isdecimal()):
        return False
    noun = noun_after(scene, number.end)
    if noun is None or not noun.sure:  # "I gave them 10M."
        closed = scene.word[number.end] in ("", ".", ";", "?", "!")
        return not (closed and len(scene.words[at]) > 1) or scene.word[at - 1] in lists().determiners
    described = noun.end - number.end - 1
    return described > 1 or (described == 1 and any(form & Form.S for _, form in readings(scene.word[noun.end - 1])))


def _is_negative(scene: Scene, start: int) -> bool:
    """ "minus 5C", "-5": a sign that stands before the number and after a space."""
    sign = scene.word[start - 1]
    if sign in ("minus", "negative"):
        either = scene.word[start - 2] == "or" and scene.word[start - 3] == "plus"  # "plus or minus 3 points"
        return not either and not scene.word[start - 2][:1].isdecimal()
    return sign in ("-", "−") and scene.glued(start) and not scene.glued(start - 1)


def measured_pair(scene: Scene, figure: Figure) -> Figure | None:
    """The range whose upper end is *figure*: with a currency, a unit or a plural noun; else None."""
    _, currency = currency_before(scene, figure.number)
    number = Number(figure.value, figure.interval, figure.end)
    if currency is not None or scene.word[figure.end] in words().scales:
        scale, end = scale_at(scene.lower, figure.end, money=currency is not None)
        figure = replace(figure, end=end, value=figure.value * scale, interval=figure.interval.times(scale))
    if currency is not None:
        return money(scene, figure, currency)
    found = measured(scene, figure, number)
    return found if found is not None and found.unit and found.confidence == 1 else None


def _share(scene: Scene, figure: Figure) -> Figure | None:
    """A quarter of the vote, half its members, one in five children."""
    at = figure.end
    if (measure := _share_of_unit(scene, figure)) is not None:
        return measure
    if scene.word[figure.start - 1] == "and" and scene.word[at - 2] in ("a", "an") and _ends_unit(scene, at - 3):
        return _unit_and_share(scene, figure)
    if scene.word[at] in ("a", "an") or (figure.kind == "fraction" and _is_ordinal(scene, figure)):
        return None  # "half a chance", "a third storey"
    interval = figure.interval.times(_HUNDRED)
    figure = replace(
        figure, value=figure.value * 100, interval=interval, unit="percent", dimension="share", part="share"
    )
    if scene.word[at] == "of":
        modifiers, end = of_phrase(scene, at + 1)
    elif (figure.kind == "ratio" and not is_finite(scene.word[at])) or scene.word[at] in lists().determiners:
        modifiers, end = of_phrase(scene, at)
    else:
        return replace(figure, part="")
    if not modifiers:
        return figure
    return replace(figure, noun=Noun(end - len(modifiers), end, modifiers[-1], modifiers), modifiers=modifiers)


def _is_ordinal(scene: Scene, figure: Figure) -> bool:
    """ "a third storey": a noun that is no verb too stands behind "a third"."""
    at = figure.end
    word = scene.word[at]
    return (
        ordinal_value(scene.word[at - 1]) is not None
        and scene.word[at - 2] in ("a", "an")
        and word.isalpha()
        and not scene.is_capital(at)
        and word not in lists().stops
        and word not in counted["comparatives"]
        and not word.endswith(("ly", "s"))
        and at not in scene.dated
        and not readings(word)
        and not is_finite(word)
    )


def _ends_unit(scene: Scene, end: int) -> bool:
    return any(named is not None and named[1] == end for named in (unit_of(scene.lower, end - n) for n in (1, 2)))


def _unit_and_share(scene: Scene, figure: Figure) -> Figure | None:
    """ "an inch and a half of rain": one unit and a half; what else stands before "and a half" says of what it is."""
    for first in (figure.start - 3, figure.start - 4):
        if scene.word[first] not in ("a", "an") or (named := unit_of(scene.lower, first + 1)) is None:
            continue
        unit, end = named
        if end != figure.start - 1:
            continue
        one_and = replace(figure, start=first, value=figure.value + 1)
        return _so_much(scene, one_and, unit, figure.end)
    return None


def _share_of_unit(scene: Scene, figure: Figure) -> Figure | None:
    """ "a quarter of an hour", "half a mile": so much of a unit."""
    at = figure.end + (scene.word[figure.end] == "of")
    if scene.word[at] not in ("a", "an") or (named := unit_of(scene.lower, at + 1)) is None:
        return None
    return _so_much(scene, figure, *named)


def _so_much(scene: Scene, figure: Figure, unit: Unit, end: int) -> Figure:
    """A fraction of a unit: an exact number of it."""
    noun, modifiers = of_what(scene, end)
    value = figure.value * unit.times
    return replace(
        figure,
        end=end,
        value=value,
        interval=exactly(value),
        kind="number",
        unit=unit.name,
        dimension=unit.dimension,
        noun=noun,
        modifiers=modifiers,
    )


def _multiple(scene: Scene, figure: Figure) -> Figure | None:
    """ "twice as many", "double the number", "fivefold": a ratio; "twice" alone is none."""
    compares = scene.word[figure.end] in ("as", "the", "that", "its", "their", "last", "what")
    if scene.word[figure.number] in words().folded or (compares and not is_finite(scene.word[figure.number - 1])):
        return replace(figure, dimension="ratio", unit="times")
    return None


def measured(scene: Scene, figure: Figure, number: Number) -> Figure | None:
    """A figure with a unit after it, or a counted noun."""
    at = figure.end
    glued = scene.glued(at)
    if figure.kind == "vague" and scene.word[at] == "of" and unit_of(scene.lower, at + 1) is not None:
        at += 1  # "thousands of pounds"
    if scene.word[at] in counted["clock"]:
        return None
    if scene.word[figure.start - 1] in counted["scales"] and scene.word[at] not in counted["scales"]:
        return _on_scale(scene, figure)
    if scene.word[at] == "m" and number.scale == 1:
        return _metres_or_millions(scene, figure)
    if (sign := _sign(scene, at, glued)) is not None:
        unit, end = sign
    elif (named := unit_of(scene.lower, at)) is not None and (
        named[0].dimension == "share" or not is_name(scene, replace(figure, dimension=named[0].dimension))
        # "Hughes 45 percent": no name ends in a share
    ):
        unit, end = named
        if figure.in_words and figure.value == 1 and scene.word[at] in counted["one_idioms"]:
            before = scene.word[figure.number - 1]
            if before != "for" and base_of(before) not in counted["lasting"]:
                return None  # "one day she will"
        if unit.name == "GBP" and _tells_mass(scene, figure, end):
            unit = Unit("pound", "mass")
    elif (named := _capital_currency(scene, at) or _verbal_currency(scene, at, number)) is not None:
        unit, end = named
    else:
        return count(scene, figure)
    if unit.name == "hour" and _is_clock(scene, figure):
        return None
    if unit.dimension == "duration" and (
        scene.word[end] in ("ago", "'s") or (figure.number in scene.dated and scene.word[end] == "ago")
    ):
        return None
    if unit.dimension == "duration" and (scene.word[end] == "old" or scene.lower[end : end + 2] == ("of", "age")):
        return replace(figure, end=end + (1 if scene.word[end] == "old" else 2), unit=unit.name, dimension="age")
    interval = figure.interval
    if unit.dimension == "share" and interval.is_point:
        interval = around(figure.value, _HALF)
    value = figure.value
    if unit.times != 1:
        value, interval = value * unit.times, interval.times(unit.times)
    noun, modifiers = of_what(scene, end)
    return replace(
        figure,
        end=end,
        value=value,
        interval=interval,
        unit=unit.name,
        dimension=unit.dimension,
        noun=noun,
        modifiers=modifiers,
        part="share" if unit.dimension == "share" and noun is not None and scene.word[end] == "of" else figure.part,
    )


def _is_clock(scene: Scene, figure: Figure) -> bool:
    """ "at 2340 hours", "0145 hours": a time of day."""
    written = scene.words[figure.number]
    if not (len(written) == _CLOCK and written.isdecimal() and int(written[:2]) <= 24 and int(written[2:]) < 60):
        return False
    return written[0] == "0" or scene.word[figure.number - 1] in counted["clock_openers"]


def _tells_mass(scene: Scene, figure: Figure, end: int) -> bool:
    """Whether pounds are a weight here: "weighs five pounds", "a seven-pound baby", "900 pounds of potatoes"."""
    number = figure.number
    if not counted["mass_cues"].isdisjoint(scene.lower[max(0, number - 4) : number] + scene.lower[end : end + 2]):
        return True
    if scene.word[end] != "of" or (figure.scale > 1 and figure.kind == "number"):
        return False
    of = of_phrase(scene, end + 1)[0]
    return bool(of) and counted["money_nouns"].isdisjoint(map(singular, of))


def _on_scale(scene: Scene, figure: Figure) -> Figure:
    """ "a magnitude 6.1 earthquake": no count of earthquakes; a whole number is a round one."""
    interval = figure.interval
    if scene.words[figure.number].isdecimal():
        interval = around(figure.value, _HALF)
    return replace(figure, interval=interval, unit=scene.word[figure.start - 1], dimension="count", confidence=0.8)


def _capital_currency(scene: Scene, at: int) -> tuple[Unit, int] | None:
    if (
        at < len(scene.words)
        and len(scene.words[at]) == 3
        and scene.words[at].isupper()
        and (unit := currency_sign(scene.words[at])) is not None
    ):
        return unit, at + 1
    return None


def _verbal_currency(scene: Scene, at: int, number: Number) -> tuple[Unit, int] | None:
    """ "10 billion won", not "2 million won the prize"."""
    code = data.load("counted")["money_verbs"].get(scene.word[at])
    if code is None or number.scale < _LARGE or scene.word[at + 1] in lists().determiners:
        return None
    return Unit(code, "money"), at + 1


def _sign(scene: Scene, at: int, glued: bool) -> tuple[Unit, int] | None:
    """A unit's sign: "%", "km" (glued or not), "C" (glued only)."""
    if at >= len(scene.words):
        return None
    joined = scene.words[at]
    if len(joined) > 2 and joined[-1] == ".":
        joined = joined[:-1]  # "10 kg. of flour"
    if not begins_unit_sign(joined):
        return None
    found: tuple[Unit, int] | None = None
    for end in range(at + 1, min(at + 4, len(scene.words)) + 1):
        if end > at + 1:
            if not scene.glued(end - 1):
                break
            joined += scene.words[end - 1]
        unit = unit_sign(joined)
        if unit is not None and (
            glued
            or not joined[0].isalpha()
            or (len(joined) > 1 and joined.lower() not in lists().stops)
            or joined in counted["signs_apart"]
        ):
            found = (unit, end)
    if found is not None and found[0].name == "percent" and scene.word[found[1]] in ("point", "points"):
        return Unit("percentage point", "points"), found[1] + 1
    return found


def _metres_or_millions(scene: Scene, figure: Figure) -> Figure | None:
    """ "14.5m people" are millions, "a 100m race" metres; what stays open is unsure."""
    at = figure.end + 1
    follows = scene.word[at]
    metres = replace(figure, end=at, unit="m", dimension="length")
    if follows in counted["length_adjectives"] or (scene.word[at] == "-" and scene.glued(at)):
        return metres
    number = number_at(scene.lower, figure.number, money=True)
    if number is None:
        return metres
    millions = replace(figure, end=number.end, value=number.value, interval=number.interval)
    if (named := unit_of(scene.lower, at)) is not None:
        return replace(millions, end=named[1], unit=named[0].name, dimension=named[0].dimension)
    found = count(scene, millions)
    if found is not None and found.noun is not None and found.noun.sure:
        return found
    changes = any(
        base_of(word) in counted["change_verbs"] for word in scene.lower[max(0, figure.number - 6) : figure.number]
    )
    if changes or figure.value != figure.value.to_integral_value():
        return found or replace(millions, confidence=0.6)
    return replace(metres, confidence=0.6)
