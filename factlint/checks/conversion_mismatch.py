"""A measure and its conversion that differ: "10 miles (10 km)" (10 miles are 16 km).

Both figures are taken with their rounding, and 6 percent are allowed, for conversions of round figures are
round; 2 percent where neither is round ("1,620 metres (5,315 feet)"). A conversion of one significant digit
("20 miles (30 km)") may be off by half of it. It holds in any mode.

Hours, minutes and seconds are compared where one gives the other in brackets and is not far from it.
Money is never converted, nor units of one name and several sizes (gallons, pints).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Quantity, Sentence
from factlint.values.interval import Interval
from factlint.values.units import base

ID = "conversion-mismatch"
LEVEL = Level.ERROR
SUMMARY = "a measure and its conversion differ"

FIRES = (
    "The town is 10 miles (10 km) away.",
    "A door failed at 31,000 feet (4,950 meters).",
    "The baby weighed 3.5 kg (9.9 pounds).",
    "The runway is 1,620 metres (5,135 feet) long.",
    "It was 38C (120F) in the shade.",
    "A token is valid for 12 hours (620 minutes).",
)
SILENT = (
    "The town is 10 miles (16 km) away.",
    "A door failed at 31,000 feet (9,450 meters).",
    "The 20-mile (30 km) stretch was shut.",
    "The runway is 1,620 metres (5,315 feet) long, the taxiway some 1,650 metres (5,300 feet).",
    "It was 38C (100F) in the shade.",
    "A token is valid for 12 hours (720 minutes), the film runs for 2 hours (30 minutes of it in colour).",
    "The course takes two weeks (10 days), the crossing 3 hours (45 minutes).",
    "He is 5 feet 10 inches (1.78 m) tall.",
    "It cost £21 million ($26.5 million).",
)

_MARGIN = Decimal("0.06")
_EXACT = Decimal("0.02")
_DEGREES = Decimal("1.1")
_PHYSICAL = frozenset({"length", "mass", "area", "volume", "speed", "temperature", "power", "energy"})
_CLOCK = frozenset({"hour", "minute", "second"})
_FAR = 2  # times: what is further off is no conversion
_OPENERS = (("(",), ("[",), (",", "or"), ("/",), ("(", "or"), ("(", "about"))


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 2):
        for at in range(1, len(found)):
            one, other = found[at - 1], found[at]
            alike = one.dimension == other.dimension and one.dimension in _PHYSICAL and one.unit != other.unit
            alike = alike or _is_clock_time(sentence, one, other)
            if alike and _is_conversion(sentence, one, other):
                yield from _judge(reading, sentence, _whole(sentence, found, at - 1), other)


def _is_conversion(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(one.end - 1) + 1 : tokens.at(other.start)]
    return between in _OPENERS and one.rate == other.rate


def _is_clock_time(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """ "12 hours (620 minutes)": a time in brackets alone, near the one before it."""
    if one.unit == other.unit or not _CLOCK.issuperset((one.unit, other.unit)):
        return False
    tokens = sentence.tokens
    after = tokens.at(other.end - 1) + 1
    if tokens.lower[tokens.at(other.start) - 1] != "(" or after >= len(tokens) or tokens.lower[after] != ")":
        return False
    mine, its = (figures.middle(base(quantity.value, quantity.unit)[0]) for quantity in (one, other))
    return mine is not None and its is not None and mine <= its * _FAR and its <= mine * _FAR


def _whole(sentence: Sentence, found: tuple[Quantity, ...], at: int) -> tuple[Quantity, Interval]:
    """The figure at *at* with the one before it where both are one measure ("5 feet 10 inches"), in the base unit."""
    one = found[at]
    value, unit = base(one.value, one.unit)
    if at and found[at - 1].dimension == one.dimension and found[at - 1].unit != one.unit:
        before = found[at - 1]
        if sentence.text[before.end - sentence.start : one.start - sentence.start].strip(" ,") in ("", "and"):
            more, other_unit = base(before.value, before.unit)
            if other_unit == unit:
                value = value.plus(more)
    return one, value


def _judge(
    reading: Reading, sentence: Sentence, first: tuple[Quantity, Interval], other: Quantity
) -> Iterator[Finding]:
    one, value = first
    unit = base(one.value, one.unit)[1]
    converted, other_unit = base(_one_digit(other), other.unit)
    if unit != other_unit or value.low is None or value.high is None or converted.low is None or converted.high is None:
        return
    allowed = _EXACT if min(_digits(one), _digits(other) - 1) > 2 else _MARGIN
    margin = _DEGREES if one.dimension == "temperature" else abs(max(value.high, converted.high)) * allowed
    if one.dimension == "temperature" and _is_difference(one, other):
        return
    if not Interval(value.low - margin, value.high + margin).is_disjoint(converted):
        return
    scale = base(Interval(Decimal(1), Decimal(2)), other.unit)[0]
    if scale.low is None or scale.high is None or scale.high == scale.low:
        return
    factor = scale.high - scale.low
    right = ((value.low + value.high) / 2 - scale.low) / factor + 1
    text = figures.text_of(reading, one)
    yield Finding(
        start=other.start,
        end=other.end,
        sentence=other.sentence,
        message=f"{text} = {_shown(right)} {other.unit}, the text says {figures.text_of(reading, other)}",
        found=figures.text_of(reading, other),
        expected=f"{_shown(right)} {other.unit}",
        related=((reading.document.place(one.start, one.end), "the measure"),),
        mode=other.mode,
        by=other.by,
    )


def _is_difference(one: Quantity, other: Quantity) -> bool:
    """ "rose by 10C (18F)": degrees of difference, which have no zero point."""
    mine, its = figures.middle(one.value), figures.middle(other.value)
    if mine is None or its is None:
        return False
    celsius, fahrenheit = (mine, its) if one.unit == "°C" else (its, mine)
    return abs(celsius * Decimal("1.8") - fahrenheit) <= 1


def _digits(quantity: Quantity) -> int:
    """How many significant digits a figure has; 0 where it is hedged."""
    number = figures.middle(quantity.value)
    return len(number.normalize().as_tuple().digits) if number is not None and quantity.hedge is None else 0


def _shown(number: Decimal) -> str:
    """Three significant digits."""
    return figures.written(number.quantize(Decimal(10) ** (number.adjusted() - 2)))


def _one_digit(quantity: Quantity) -> Interval:
    """A figure with one significant digit, by half of that digit either way."""
    low = quantity.value.low
    if not quantity.value.is_point or low is None or low <= 0:
        return quantity.value
    step = Decimal(10) ** low.adjusted()
    if low % step:
        return quantity.value
    return Interval(low - step / 2, low + step / 2)
