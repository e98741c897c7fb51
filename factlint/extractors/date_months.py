"""Months counted from one end: "the first nine months of 2024", "the three months to June", "the year to March"."""

from __future__ import annotations

from datetime import date, timedelta

from factlint.extractors import date_written as written
from factlint.extractors.date_scene import STEPS, Found, Scene
from factlint.extractors.date_values import Value
from factlint.values import calendar
from factlint.values.period import Period

_YEAR = 12


def of_year(scene: Scene, first: int, last: int) -> Found | None:
    """ "the first nine months of 2024", "the last three months of the year" """
    pieces = scene.pieces
    at = pieces.kinds.index("U", first)
    count, leads = _count(scene, first + 1, at), pieces.values[first]
    from_end = pieces.kinds[first] == "L" or pieces.words[first] == "final"
    if pieces.words[at] != "months" or not 1 <= count < _YEAR or not (from_end or leads == 1):
        return None
    year = scene.one("Y", at, last)
    has_year = year is not None
    if year is None:
        if scene.today is None or pieces.words[last - 1] != "year":
            return None
        pointers = [kind for kind in pieces.kinds[at + 1 : last] if kind in STEPS]
        year = scene.today.year + (STEPS[pointers[0]] if pointers else 0)
    begin, end = (_YEAR - count + 1, _YEAR) if from_end else (1, count)
    period = Period(date(year, begin, 1), date(year, end, calendar.days_in(end, year)))
    iso = f"{calendar.iso(year, begin)}/{calendar.iso(year, end)}"
    anchor = "absolute" if has_year else "document"
    return Found(first, last, "quarter", Value(iso, period, anchor, has_year, year=year if has_year else None))


def up_to(scene: Scene, first: int, last: int) -> Found | None:
    """ "the three months to June", "the six months ended 30 September", "the year to March 2024" """
    pieces = scene.pieces
    first += pieces.kinds[first] == "t"
    at = pieces.kinds.index("U", first)
    months = _count(scene, first, at) if at > first else 0 if pieces.words[at].endswith("s") else 1
    if pieces.words[at].startswith("year"):
        months *= 6 if pieces.words[max(0, first - 2) : first] == ("half", "-") else _YEAR
    elif not pieces.words[at].startswith("month"):
        months = 0
    behind = next(index for index in range(at + 2, last) if pieces.kinds[index] in "NM")
    by_day = any(kind == "N" for kind in pieces.kinds[behind:last])
    end = (written.day if by_day else written.month if "Y" in pieces.kinds[behind:last] else written.bare_month)(
        scene, behind, last
    )
    if end is None or months < 1 or end.value.period is None or end.value.period.last is None:
        return end
    until = end.value.period.last
    since = calendar.add_months((until + timedelta(days=1)).replace(day=1), -months)
    value = end.value
    span = Value(
        f"{since.isoformat()}/{value.iso}", Period(since, until), value.anchor, value.has_year, year=value.year
    )
    return Found(first, last, "span", span)


def _count(scene: Scene, first: int, last: int) -> int:
    numbers = [scene.pieces.values[index] for index in range(first, last) if scene.pieces.kinds[index] in "qNnYG"]
    return max(numbers, default=-1)
