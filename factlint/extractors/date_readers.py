"""Shapes → dates: "in 2010" is a year, "2010 people" is none.

Each shape of :mod:`.date_shapes` has one function that says what it means here, or that it is no date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors import date_months as months
from factlint.extractors import date_relative as relative
from factlint.extractors import date_written as written
from factlint.extractors.date_scene import Found, Scene
from factlint.extractors.date_shapes import shapes
from factlint.extractors.date_words import Pieces
from factlint.records import replace


def read(
    text: str, pieces: Pieces, today: date | None, month_first: bool, earlier: Callable[[], list[Found]]
) -> list[Found]:
    """The dates among the pieces of *text*, in order; spans are not yet joined."""
    found: list[Found] = []
    shaped = shapes(pieces.kinds)
    if not shaped:
        return found
    scene = Scene(text, pieces, today, month_first, earlier, found)
    for shape, first, last in shaped:
        one = READERS[shape](scene, first, last)
        if one is not None:
            compared = one.value.year is not None and checks.is_compared(pieces, first)
            found.append(replace(one, compared=True) if compared else one)
    return found


READERS: dict[str, Callable[[Scene, int, int], Found | None]] = {
    "months_to": months.up_to,
    "months_of_year": months.of_year,
    "full": written.full,
    "dashed": written.dashed,
    "days_month": written.days,
    "month_days": written.days,
    "day": written.day,
    "day_pointed": relative.day_pointed,
    "months": written.months,
    "month": written.month,
    "named_month": relative.named_month,
    "bare_month": written.bare_month,
    "season": written.season,
    "quarter": relative.quarter,
    "decade": written.decade,
    "centuries": written.centuries,
    "era": written.era,
    "century": written.century,
    "split_year": written.split_year,
    "years": written.years,
    "weekdays_ago": relative.weekdays_ago,
    "part_of_month": written.part_of_month,
    "weekday_of_month": relative.weekday_of_month,
    "ago": relative.ago,
    "later": relative.later,
    "stretch": relative.stretch,
    "part_of_unit": relative.part_of_unit,
    "near": relative.near,
    "beside": relative.beside,
    "weekend": relative.weekend,
    "beside_weekday": relative.beside_weekday,
    "today": relative.today,
    "week_day": relative.week_day,
    "weekday": relative.weekday,
    "fiscal": written.fiscal,
    "year": written.year,
}
