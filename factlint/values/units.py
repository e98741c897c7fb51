"""Units: "kilometres" is km, a length of 1,000 m; "%" is percent; "£" is GBP and "pence" a hundredth of it.

What shares a physical dimension is converted exactly (language, 5.7); currencies never into each other.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from decimal import Decimal

from factlint import data
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.plurals import plural


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in facts: its name ("km", "percent", "USD"), its dimension, and a factor.

    `times` is for what is read as another unit: two decades are 20 "year", 50 pence 0.5 "GBP".
    """

    name: str
    dimension: str
    times: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Scale:
    base: str
    over: Decimal
    below: Decimal
    offset: Decimal


@dataclass(frozen=True, slots=True)
class _Table:
    words: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]  # by first word: (all words, unit), longest first
    signs: Mapping[str, Unit]  # directly after a figure, as written
    sign_starts: frozenset[str]  # what a sign may begin with, itself included
    before: Mapping[str, Unit]  # currency signs, before a figure or after it
    scales: Mapping[str, _Scale]


@functools.cache
def _table() -> _Table:
    phrases: dict[tuple[str, ...], Unit] = {}
    signs: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    scales: dict[str, _Scale] = {}

    def add(phrase: str, unit: Unit) -> None:
        parts = phrase.split()
        at = next((n for n, part in enumerate(parts) if n and part in ("per", "a", "an")), len(parts))
        phrases.setdefault(tuple(parts), unit)
        for position in range(at):
            phrases.setdefault((*parts[:position], plural(parts[position]), *parts[position + 1 :]), unit)

    for entry in data.load("units"):
        if "as" in entry:
            unit = Unit(entry["as"][0], entry["dimension"], Decimal(entry["as"][1]))
        else:
            unit = Unit(entry["unit"], entry["dimension"])
            over, _, below = str(entry["factor"]).partition("/")
            scales[unit.name] = _Scale(
                entry["base"], Decimal(over), Decimal(below or 1), Decimal(entry.get("offset", 0))
            )
        for phrase in entry["words"]:
            add(phrase, unit)
        for sign in entry["signs"]:
            signs.setdefault(sign, unit)
    for code, entry in data.load("currencies").items():
        unit = Unit(code, "money")
        part = Unit(code, "money", Decimal("0.01"))
        for sign in entry["signs"]:
            before.setdefault(sign, unit)
        for phrase in entry["words"]:
            add(phrase, unit)
        for phrase in entry["parts"]:
            if len(phrase) == 1:
                signs.setdefault(phrase, part)
            else:
                add(phrase, part)
    index: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for words, unit in phrases.items():
        index.setdefault(words[0], []).append((words, unit))
    by_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}
    sign_starts = frozenset(sign[:length] for sign in signs for length in range(1, len(sign) + 1))
    return _Table(by_first, signs, sign_starts, before, scales)


def unit_of(words: Sequence[str], start: int = 0) -> tuple[Unit, int] | None:
    """The unit that the lower-case tokens from *start* on name ("square", "miles"), and the index after it."""
    if start >= len(words):
        return None
    for phrase, unit in _table().words.get(words[start], ()):
        end = start + len(phrase)
        if tuple(words[start:end]) == phrase:
            return unit, end
    return None


def unit_sign(sign: str) -> Unit | None:
    """The unit whose sign stands directly after a figure: "km", "%", "C", "p" (case matters)."""
    return _table().signs.get(sign)


def begins_unit_sign(text: str) -> bool:
    """Whether a unit's sign is, or begins with, what stands directly after a figure: "km" of "km/h"."""
    return text in _table().sign_starts


def currency_sign(sign: str) -> Unit | None:
    """The currency of a sign or code: "$", "US$", "EUR" (case matters)."""
    return _table().before.get(sign)


@functools.cache
def durations() -> frozenset[str]:
    """Every word of a unit of time, and its signs in lower case: "years", "hrs"."""
    table = _table()
    named = (phrase for rows in table.words.values() for phrase, unit in rows if unit.dimension == "duration")
    signs = (sign.lower() for sign, unit in table.signs.items() if unit.dimension == "duration")
    return frozenset(word for phrase in named for word in phrase).union(signs)


def base(interval: Interval, unit: str) -> tuple[Interval, str]:
    """*interval* in the base unit of its physical dimension, and that unit; one without (a currency, a noun) stays.

    Hours, days and weeks share a base; months and years share another, for no month is a number of days.
    """
    scale = _table().scales.get(unit)
    if scale is None:
        return interval, unit

    def convert(value: Decimal | None) -> Decimal | None:
        return None if value is None else (value + scale.offset) * scale.over / scale.below

    return Interval(convert(interval.low), convert(interval.high), interval.low_open, interval.high_open), scale.base
