"""A sentence as its dates are read, and a date found in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import Pieces, word_set
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
        year = self._year_nearby(first)
        if year is not None and self._goes_on_into_next_year(year, first, last):
            year += 1
        return Setting(self.today, year, ahead)

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

    def _goes_on_into_next_year(self, year: int, first: int, last: int) -> bool:
        """Whether an earlier month follows by "and": "was dismissed in October 2023 and joined the bank in January"."""
        one, month = self.found[-1] if self.found else None, self.one("M", first, last)
        if one is None or month is None or one.value.year != year or one.value.month is None or self.today is None:
            return False
        if month >= one.value.month or (year + 1, month) > (self.today.year, self.today.month):
            return False
        between = self.pieces.words[one.last : first]
        on = max((at for at, word in enumerate(between) if word in word_set("going_on")), default=-1)
        return 0 <= on < len(between) - 2 and word_set("going_back").isdisjoint(between[on + 1 :])

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
