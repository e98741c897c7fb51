"""Two dates that make a span: "from 2008 to 2012", "between 3 March and 5 April 2020", "2008–2012"."""

from __future__ import annotations

from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors import date_values as values
from factlint.extractors.date_scene import Found, span
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import Pieces

_SPANNED = frozenset(
    {"full", "day", "month", "named_month", "bare_month", "weekday", "year", "season", "quarter", "decade"}
)
_MONTHLY = frozenset({"month", "bare_month"})


def join(pieces: Pieces, found: list[Found], today: date | None) -> list[Found]:
    """Join the dates that make one span, and give the others what their preposition says."""
    joined: list[Found] = []
    index = 0
    while index < len(found):
        one = found[index]
        other = found[index + 1] if index + 1 < len(found) else None
        if other is not None and _are_span(pieces, one, other):
            first = _opening(pieces, one.first)
            joined.append(Found(first, other.last, "span", _span(one.value, other.value, today), "from-to"))
            index += 2
            continue
        if other is not None and _is_timetable(pieces, one, other):
            index += 2
            continue
        if one.relation == "in":
            relation = checks.relation_before(pieces, one.first, one.last)
            one = Found(one.first, one.last, one.shape, one.value, relation)
        else:
            one = Found(_opening(pieces, one.first), one.last, one.shape, one.value, one.relation)
        joined.append(one)
        index += 1
    return joined


def _opening(pieces: Pieces, first: int) -> int:
    """Where a span begins: with its "from" or "between"."""
    return first - 1 if checks.kind_at(pieces, first - 1) in ("F", "B") else first


def _are_span(pieces: Pieces, one: Found, other: Found) -> bool:
    if one.shape not in _SPANNED or other.shape not in _SPANNED:
        return False
    gap = pieces.kinds[one.last : other.first].replace(",T", "T")
    if gap in ("A", "At"):
        return checks.kind_at(pieces, one.first - 1) == "B" or pieces.kinds[one.first - 2 : one.first] == "Bt"
    if gap in ("T", "Tt"):
        opened = checks.kind_at(pieces, one.first - 1) == "F" or pieces.kinds[one.first - 2 : one.first] == "Ft"
        if "to" in pieces.words[one.last : other.first]:
            return (
                opened or one.shape == other.shape != "weekday" or (one.shape in _MONTHLY and other.shape in _MONTHLY)
            )
        return opened or "through" in pieces.words[one.last : other.first]
    return gap == "-" and one.shape == other.shape != "weekday"


def _is_timetable(pieces: Pieces, one: Found, other: Found) -> bool:
    """ "open Monday to Friday": every week, so no date."""
    return one.shape == other.shape == "weekday" and pieces.kinds[one.last : other.first] in ("T", "-")


def _span(begin: Value, end: Value, today: date | None) -> Value:
    """The span; a date without a year takes the other's."""
    if not begin.has_year and end.has_year and begin.month is not None and end.month is not None and end.year:
        year = end.year - (begin.month > end.month)
        begin = values.plain(year, begin.month, begin.day, begin.weekday, Setting(today))
    if begin.anchor == end.anchor == "weekday" and begin.period and end.period and end.period.is_before(begin.period):
        begin = values.weekday(begin.weekday or 0, "L", Setting(end.period.first))
    return span(begin, end)
