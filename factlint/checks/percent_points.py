"""Percent where percentage points are meant: "fell 1.6 percent to 54.3 percent from 55.9" (it fell 1.6 points,
or 2.9 %).

Reported where a share changes by what is exactly the difference of the two shares beside it, and "percent" is
written. A quoted figure is left alone.

It is silent where the percentage is right as one ("rose 10 percent to 55 percent from 50").
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.checks.percent_change import changes, is_change, values_of
from factlint.extractors.reading import Reading
from factlint.model import Level, Mode, Quantity
from factlint.values.interval import Interval

ID = "percent-points"
LEVEL = Level.WARNING
SUMMARY = "percent is written where percentage points are meant"

FIRES = (
    "The share fell 1.6 percent to 54.3 percent from 55.9.",
    "Unemployment rose by 2 percent, from 6 percent to 8 percent.",
    "Turnout dropped 5% to 60% from 65%.",
)
SILENT = (
    "The share fell 1.6 percentage points to 54.3 percent from 55.9.",
    "The rate rose 10 percent to 55 percent from 50 percent.",
    "Sales rose 37% to 14.5m from 10.6m.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 3):
        for at, share in enumerate(found):
            if share.dimension == "share" and share.mode is not Mode.QUOTED and is_change(sentence, share):
                pair = values_of(sentence, found, at)
                if pair is not None and "share" in (pair[0].dimension, pair[1].dimension):
                    yield from _judge(reading, share, *pair)


def differences(earlier: Interval, later: Interval) -> Interval | None:
    """The absolute difference of a value inside each; None where there are no bounds."""
    if earlier.low is None or earlier.high is None or later.low is None or later.high is None:
        return None
    low, high = later.low - earlier.high, later.high - earlier.low
    return Interval(low, high) if high > 0 and abs(high) >= abs(low) else Interval(-high, -low)


def _judge(reading: Reading, share: Quantity, earlier: Quantity, later: Quantity) -> Iterator[Finding]:
    change, difference = changes(earlier.value, later.value), differences(earlier.value, later.value)
    if change is None or difference is None or change.low is None or change.high is None:
        return
    size = change if change.high > 0 else Interval(-change.high, -change.low)
    if not size.is_disjoint(share.value) or difference.is_disjoint(share.value):
        return
    old, new = figures.middle(earlier.value), figures.middle(later.value)
    percent = figures.middle(share.value)
    if old is None or new is None or percent is None:
        return
    points, relative = abs(new - old), abs(new / old - 1) * 100
    text = figures.text_of(reading, share)
    number = f"{percent.normalize():f}"
    yield Finding(
        start=share.start,
        end=share.end,
        sentence=share.sentence,
        message=(
            f"from {old.normalize():f} to {new.normalize():f} percent is {points.normalize():f} percentage points, "
            f"or {relative:.1f}%"
        ),
        found=text,
        expected=f"{number} percentage points",
        fix=f"{number} percentage points",
        related=((figures.place_of(reading, earlier), "before"), (figures.place_of(reading, later), "after")),
        mode=share.mode,
        by=share.by,
    )
