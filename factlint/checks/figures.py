"""Figures as the checks compare them: "9,000" leaves ± 50 open when percentages were computed from it, "14.5m"
± 0.05m.

A sheet takes a bare whole number as exact (language, 5.3); arithmetic between figures of a text may not, for a
round number is often a rounded one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from itertools import compress, count

from factlint import data
from factlint.checks import by_kind
from factlint.extractors.reading import Reading
from factlint.lookup import Lookup, once
from factlint.model import Fact, Moment, Place, Quantity, Sentence
from factlint.records import replace
from factlint.values import numbers
from factlint.values.interval import Interval
from factlint.values.number_words import words as words_of_numbers
from factlint.values.written_number import Number

_TEN = Decimal(10)


def of_sentence(reading: Reading, index: int) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in text order."""
    return tuple(fact for fact in reading.facts[index] if isinstance(fact, Quantity))


def with_figures(reading: Reading, least: int) -> Iterator[tuple[Sentence, tuple[Quantity, ...]]]:
    """The sentences that hold *least* figures or more, and these: quantities, and numbers that count nothing."""
    return ((sentence, found) for sentence, found in _figures(reading) if len(found) >= least)


@once
def _figures(reading: Reading) -> by_kind.Grouped[Quantity]:
    return tuple(
        (sentence, _with_bare(sentence, reading.facts[sentence.index], found))
        for sentence, found in by_kind.quantities(reading)
    )


def _with_bare(sentence: Sentence, facts: tuple[Fact, ...], found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Quantities, and as unsure ones the numbers that extraction makes nothing of: "25 were men", "from 9,000"."""
    tokens = sentence.tokens
    lower, starts = tokens.lower, tokens.starts
    taken = [(fact.start, fact.end) for fact in facts if isinstance(fact, (Quantity, Moment))]
    quantities = [part for quantity in found for part in _split(sentence, quantity)]
    opening = [*compress(count(), map(_OPENS_NUMBER.__getitem__, lower))]
    if "by" in lower:  # "by a third"
        opening = sorted({*opening, *(at for at in range(1, len(lower)) if lower[at - 1] == "by")})
    done = 0
    for at in opening:
        before = lower[at - 1] if at else ""
        if at < done:
            continue
        offset = starts[at]
        if any(start <= offset < end for start, end in taken):
            continue
        number = numbers.number_at(lower, at, money=True)
        if number is None:
            continue
        done = number.end
        fraction = number.kind == "fraction"
        if at > 1 and tokens.words[at - 1][0].isupper():  # "Boeing 787": a name's number
            continue
        if number.kind == "number" or (fraction and before == "by"):
            quantities.append(_bare(sentence, at, number, before, fraction))
    return tuple(sorted(quantities, key=lambda quantity: quantity.start))


_OPENS_NUMBER = Lookup(lambda word: word[0].isdigit() or word in words_of_numbers().starters)


def _split(sentence: Sentence, quantity: Quantity) -> tuple[Quantity, ...]:
    """ "fell 1.6 percent to 54.3 percent" is a change and a value, where it was read as a range."""
    if quantity.change != "by" or quantity.low is None or quantity.high is None or quantity.low == quantity.high:
        return (quantity,)
    tokens = sentence.tokens
    first, last = tokens.at(quantity.start), tokens.at(quantity.end - 1)
    words = tokens.lower[first : last + 1]
    if "to" not in words or words[words.index("to") - 1][0].isdigit():
        return (quantity,)
    at = first + words.index("to")
    number = numbers.number_at(tokens.lower, at + 1)
    by = next((found for n in range(first, at) if (found := numbers.number_at(tokens.lower, n)) is not None), None)
    if number is None or by is None:
        return (quantity,)
    half = Decimal("0.5")
    values = [
        Interval(one.value - half, one.value + half) if one.interval.is_point else one.interval for one in (by, number)
    ]
    return (
        replace(quantity, end=tokens.ends[at - 1], value=values[0]),
        replace(quantity, start=tokens.starts[at + 1], value=values[1], change="to"),
    )


def _bare(sentence: Sentence, at: int, number: Number, before: str, fraction: bool) -> Quantity:
    start = sentence.tokens.starts[at]
    mode, by = sentence.voice(start)
    return Quantity(
        start=start,
        end=sentence.tokens.ends[number.end - 1],
        sentence=sentence.index,
        mode=mode,
        by=by,
        confidence=0.4,
        value=number.interval.times(Decimal(100)) if fraction else number.interval,
        unit="percent" if fraction else "",
        dimension="share" if fraction else "number",
        change=before if before in ("by", "to", "from") else "",
    )


def rounded(quantity: Quantity) -> Interval:
    """The figure with what rounding leaves open: 9,000 is ± 50, 38,000 ± 500, and 1,820 exact."""
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
        short = like.rstrip(".,;")[-len(sign) - 1 :]
        if len(sign) > 2 and sign in like.lower():
            return f"{_plain(number / scale)} {sign}"
        if len(sign) <= 2 and short[:1].isdigit() and short[1:].lower() == sign:
            return f"{_plain(number / scale)}{sign}"
    return _plain(number)


@functools.cache
def _scales() -> tuple[tuple[str, Decimal], ...]:
    million, billion, trillion = (Decimal(10) ** power for power in (6, 9, 12))
    named = (("million", million), ("billion", billion), ("trillion", trillion))
    return (*named, ("m", million), ("bn", billion), ("tn", trillion))


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


@functools.cache
def multiples() -> dict[str, Decimal]:
    """Verbs that say how many times: "doubled" is 2."""
    return {word: Decimal(str(factor)) for word, factor in data.load("check_words")["multiples"].items()}


@functools.cache
def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of sides of which nobody can take both: for and against, men and women."""
    return tuple((frozenset(one), frozenset(other)) for one, other in data.load("check_words")["opposites"])


def is_person(noun: str) -> bool:
    """Whether a singular noun counts people: "nurse", "driver", "injured" is none."""
    last = noun.rpartition("-")[2].rpartition(" ")[2]
    return last in words("persons") or last.endswith(tuple(words("person_endings")))
