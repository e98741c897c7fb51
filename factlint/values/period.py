"""Periods: the days that a partial date or a span covers.

"2017" covers 365 days, "since 2012" has no end; bounds are inclusive.
"""

from __future__ import annotations

from datetime import date

from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """The days from *first* to *last*, both included; None is open (so ``Period()`` is any time)."""

    first: date | None = None
    last: date | None = None

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        return not self.is_before(other) and not other.is_before(self)

    def is_inside(self, other: Period) -> bool:
        """Whether every day of this period lies in *other*."""
        starts = other.first is None or (self.first is not None and self.first >= other.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return starts and ends

    def is_before(self, other: Period) -> bool:
        """Whether the last day of this period is before the first of *other*."""
        return self.last is not None and other.first is not None and self.last < other.first

    def intersection(self, other: Period) -> Period | None:
        """The days that lie in both, or None where there are none."""
        if not self.overlaps(other):
            return None
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return Period(max(firsts, default=None), min(lasts, default=None))


ANY_TIME = Period()
