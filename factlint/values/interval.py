"""Intervals of numbers: what "over 600", "5.6 million" and "two or three" mean.

Every figure is an interval, the sheet's and the text's; a bare whole number is the interval of one point.
Numbers are :class:`decimal.Decimal`: 0.1 is 0.1, and a bound is where the text puts it.
"""

from __future__ import annotations

from decimal import Decimal

from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from *low* to *high*; None is unbounded, an open bound is not itself included.

    >>> Interval(Decimal(600), None, low_open=True).contains_value(Decimal(600))
    False
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    def contains_value(self, value: Decimal) -> bool:
        """Whether *value* lies inside."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return self.high is None or not (value > self.high or (self.high_open and value == self.high))

    def intersection(self, other: Interval) -> Interval:
        """The numbers that lie in both (possibly none: see :attr:`is_empty`)."""
        low, low_open = self.low, self.low_open
        if other.low is not None and (low is None or other.low > low):
            low, low_open = other.low, other.low_open
        elif other.low is not None and other.low == low:
            low_open = low_open or other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (high is None or other.high < high):
            high, high_open = other.high, other.high_open
        elif other.high is not None and other.high == high:
            high_open = high_open or other.high_open
        return Interval(low, high, low_open, high_open)

    def is_disjoint(self, other: Interval) -> bool:
        """Whether no number lies in both."""
        return self.intersection(other).is_empty

    def is_inside(self, other: Interval) -> bool:
        """Whether every number of this interval lies in *other*."""
        return self.intersection(other) == self

    def plus(self, other: Interval) -> Interval:
        """The sums of a number of each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        low_open = low is not None and (self.low_open or other.low_open)
        return Interval(low, high, low_open, high is not None and (self.high_open or other.high_open))

    def times(self, factor: Decimal) -> Interval:
        """Every number multiplied by *factor*, which is not negative."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)


def exactly(value: Decimal | int) -> Interval:
    """The interval of one number."""
    number = Decimal(value)
    return Interval(number, number)


def around(value: Decimal, margin: Decimal) -> Interval:
    """*value* plus or minus *margin*."""
    return Interval(value - margin, value + margin)
