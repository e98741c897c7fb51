"""Figures as the checks compare them: "9,000" leaves ± 50 open when percentages were computed from it, "14.5m" ± 0.05m.

A sheet takes a bare whole number as exact (language, 5.3); arithmetic between figures of a text may not, for a round number is
often a rounded one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal

from factlint import data
from factlint.extractors.reading import Reading
from factlint.model import Interval, Place, Quantity, Sentence

_TEN = Decimal(10)


def of_sentence(reading: Reading, index: int) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in text order."""
    return tuple(fact for fact in reading.facts[index] if isinstance(fact, Quantity))


def with_figures(reading: Reading, least: int) -> Iterator[tuple[Sentence, tuple[Quantity, ...]]]:
    """The sentences that hold *least* quantities or more, and these."""
    for sentence in reading.sentences:
        if len(reading.facts[sentence.index]) >= least:
            found = of_sentence(reading, sentence.index)
            if len(found) >= least:
                yield sentence, found


def rounded(quantity: Quantity) -> Interval:
    """The figure with what rounding leaves open: half of the last digit that is not a nought (of 9,000: ± 50, of 1,820: exact)."""
    value = quantity.value
    if not value.is_point or value.low is None or value.low < 100:
        return value
    low = value.low
    step = Decimal(1)
    while step * _TEN <= low and low % (step * _TEN) == 0:
        step *= _TEN
    if step <= _TEN:
        return value
    margin = step / _TEN / 2 if low / step < 100 else step / 2
    return Interval(low - margin, low + margin)


def middle(interval: Interval) -> Decimal | None:
    """The number in the middle of a bounded interval."""
    if interval.low is None or interval.high is None:
        return None
    return (interval.low + interval.high) / 2


def written(number: Decimal, like: str = "") -> str:
    """A number for a message: "14.3m" where *like* is "14.5m", else "11,700"."""
    for sign, scale in _scales():
        if sign in like.lower() and abs(number) >= scale / 1000:
            return f"{_plain(number / scale)}{sign if len(sign) <= 2 else ' ' + sign}"
    return _plain(number)


@functools.cache
def _scales() -> tuple[tuple[str, Decimal], ...]:
    return (("million", Decimal(10) ** 6), ("billion", Decimal(10) ** 9), ("trillion", Decimal(10) ** 12))


def _plain(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{int(number):,}"
    places = 2 if abs(number) < 1000 else 0
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_of(reading: Reading, quantity: Quantity) -> str:
    """The words of a figure, on one line."""
    return " ".join(reading.document.text[quantity.start : quantity.end].split())


def place_of(reading: Reading, quantity: Quantity) -> Place:
    """Where a figure stands."""
    return reading.document.place(quantity.start, quantity.end)


def is_sure(quantity: Quantity) -> bool:
    """Whether the figure is bounded and not hedged."""
    return quantity.value.low is not None and quantity.value.high is not None and quantity.hedge in (None, "exactly")


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of ``check_words.yaml``."""
    return frozenset(str(word) for word in data.load("check_words")[name])


@functools.cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases of ``check_words.yaml``, as words, longest first."""
    split = (tuple(str(phrase).split()) for phrase in data.load("check_words")[name])
    return tuple(sorted(split, key=len, reverse=True))


def is_person(noun: str) -> bool:
    """Whether a singular noun counts people: "nurse", "driver", "injured" is none."""
    last = noun.rpartition("-")[2].rpartition(" ")[2]
    return last in words("persons") or last.endswith(tuple(words("person_endings")))
