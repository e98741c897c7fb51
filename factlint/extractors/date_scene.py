"""A sentence as its dates are read, and a date found in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import Pieces
from factlint.records import dataclass
from factlint.values.period import Period

STEPS = {"L": -1, "X": 1}  # last, next


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a sentence's pieces ``[first, last)``."""

    first: int
    last: int
    shape: str
    value: Value
    relation: str = "in"
    compared: bool = False  # with what is dated otherwise: "the lowest since May 2009"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as its dates are read, from left to right."""

    text: str
    pieces: Pieces
    today: date | None  # the document's own day
    month_first: bool  # 03/04/2021 is 4 March
    earlier: Callable[[], list[Found]]  # the dates of the sentence before, in the same paragraph
    found: list[Found]  # what was read so far

    def setting(self, first: int, last: int) -> Setting:
        """What the words at ``[first, last)`` are read against."""
        ahead = checks.looks_ahead(self.pieces, first, last)
        if ahead is not False and self.today is not None:  # "He was born on 4 May 1968. The match is on 6 June."
            return Setting(self.today, None, ahead)
        return Setting(self.today, self._year_nearby(first), ahead)

    def setting_for(self, year: int | None, first: int, last: int) -> Setting:
        """As :meth:`setting`; a date that has its year needs nothing else."""
        return self.setting(first, last) if year is None else Setting(self.today)

    def one(self, kinds: str, first: int, last: int) -> int | None:
        """The value of the first piece of one of *kinds*."""
        for index in range(first, last):
            if self.pieces.kinds[index] in kinds:
                return self.pieces.values[index]
        return None

    def _year_nearby(self, first: int) -> int | None:
        if checks.is_reported(self.pieces, first):
            return None
        for one in reversed(self.found):
            if one.value.year is not None and not one.compared and (one.value.month is not None or one.first <= 1):
                return one.value.year
        before = [one.value.year for one in self.earlier() if one.value.month is not None and not one.compared]
        return next((year for year in reversed(before) if year is not None), None)

    def before(self) -> Period | None:
        """When the date before was, in the sentence or in the one before: "two days later" counts from there."""
        for dates in (self.found, self.earlier()):
            period = next((one.value.period for one in reversed(dates) if one.value.period), None)
            if period is not None:
                return period
        return None


def span(begin: Value, end: Value) -> Value:
    """One date from two: "from 2008 to 2012" is 2008/2012."""
    period = None
    if begin.period is not None and end.period is not None and not end.period.is_before(begin.period):
        period = Period(begin.period.first, end.period.last)
    iso = f"{begin.iso}/{end.iso}" if begin.iso and end.iso else None
    return Value(
        iso,
        period,
        begin.anchor if begin.anchor != "absolute" else end.anchor,
        begin.has_year or end.has_year,
        begin.weekday,
        begin.approximate or end.approximate,
        end.year,
        end.month,
        end.day,
        min(begin.confidence, end.confidence),
    )
