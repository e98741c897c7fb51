"""What must hold of every interval and period, whatever its bounds: tried with many of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from factlint.values.interval import Interval, around, exactly
from factlint.values.period import ANY_TIME, Period

NUMBERS = st.integers(-20, 20).map(Decimal)
BOUNDS = st.none() | NUMBERS
OPEN = st.booleans()
INTERVALS = st.builds(
    lambda low, high, low_open, high_open: Interval(
        low, high, low_open and low is not None, high_open and high is not None
    ),
    BOUNDS,
    BOUNDS,
    OPEN,
    OPEN,
).filter(lambda found: not found.is_empty)
DAYS = st.dates(date(2000, 1, 1), date(2000, 2, 9))
PERIODS = st.builds(Period, st.none() | DAYS, st.none() | DAYS).filter(
    lambda found: found.first is None or found.last is None or found.first <= found.last
)


@given(INTERVALS, INTERVALS, NUMBERS)
def test_a_number_lies_in_an_intersection_where_it_lies_in_both(one: Interval, two: Interval, number: Decimal) -> None:
    both = one.contains_value(number) and two.contains_value(number)
    assert one.intersection(two).contains_value(number) == both
    if both:
        assert not one.is_disjoint(two)


@given(INTERVALS, INTERVALS)
def test_intersecting_does_not_care_for_the_order(one: Interval, two: Interval) -> None:
    assert one.intersection(two) == two.intersection(one)
    assert one.is_disjoint(two) == two.is_disjoint(one)


@given(INTERVALS, INTERVALS, INTERVALS)
def test_intersecting_does_not_care_for_the_grouping(one: Interval, two: Interval, three: Interval) -> None:
    assume(not one.is_disjoint(two) and not two.is_disjoint(three))
    left, right = one.intersection(two).intersection(three), one.intersection(two.intersection(three))
    assert left == right or (left.is_empty and right.is_empty)


@given(INTERVALS, INTERVALS, NUMBERS)
def test_what_is_inside_lies_in_both(one: Interval, two: Interval, number: Decimal) -> None:
    assert one.is_inside(one)
    assert one.is_inside(Interval(None, None))
    if one.is_inside(two):
        assert not one.is_disjoint(two)
        assert two.contains_value(number) or not one.contains_value(number)


@given(INTERVALS, INTERVALS, NUMBERS, NUMBERS)
def test_sums_lie_in_the_sum(one: Interval, two: Interval, number: Decimal, other: Decimal) -> None:
    if one.contains_value(number) and two.contains_value(other):
        assert one.plus(two).contains_value(number + other)
    assert one.plus(two) == two.plus(one)
    assert one.plus(two).is_inside(Interval(None, None))


@given(INTERVALS, NUMBERS, st.integers(1, 9).map(Decimal))
def test_multiples_lie_in_the_multiple(one: Interval, number: Decimal, factor: Decimal) -> None:
    assert one.times(factor).contains_value(number * factor) == one.contains_value(number)


@given(NUMBERS, st.integers(0, 9).map(Decimal))
def test_around_and_exactly(number: Decimal, margin: Decimal) -> None:
    assert exactly(number).is_point
    assert exactly(number).is_inside(around(number, margin))
    assert not around(number, margin).contains_value(number + margin + 1)


@given(PERIODS, PERIODS, DAYS)
def test_a_day_lies_in_an_intersection_where_it_lies_in_both(one: Period, two: Period, day: date) -> None:
    here = Period(day, day)
    shared = one.intersection(two)
    assert (shared is not None and here.is_inside(shared)) == (here.is_inside(one) and here.is_inside(two))
    assert (shared is not None) == one.overlaps(two) == two.overlaps(one)


@given(PERIODS, PERIODS)
def test_before_after_or_overlapping_and_never_two_of_them(one: Period, two: Period) -> None:
    assert [one.is_before(two), two.is_before(one), one.overlaps(two)].count(True) == 1


@given(PERIODS)
def test_every_period_lies_in_any_time(one: Period) -> None:
    assert one.is_inside(ANY_TIME)
    assert one.intersection(ANY_TIME) == one
    assert one.is_inside(one)
