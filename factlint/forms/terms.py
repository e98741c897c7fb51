"""``Marit Lunde since 1989`` against "has been chair since 1993": a term that a text begins or ends at another time.

Only a date right behind the office counts, and only one that says when somebody began or left; who was elected or
named may begin later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factlint.extractors.reading import Reading
from factlint.model import Mode, Moment, Role
from factlint.text.office_index import title_words
from factlint.values.calendar import in_words
from factlint.values.period import Period

_ABOUT = timedelta(days=62)  # from a result or a nomination to the first day in office

_YEARS_ENDS = ((1, 1), (12, 31))

Span = tuple[date, date]


def misdated(fact: Role, terms: Sequence[Period], reading: Reading) -> Moment | None:
    """The date that says when somebody's term began or ended, where none of *terms* began or ended about then."""
    moment = _beside(fact, reading)
    if moment is None or moment.period is None or moment.approximate or not moment.has_year:
        return None
    begins, ends = _claims(fact, moment)
    first, last = moment.period.first, moment.period.last
    if begins and first is not None:
        starts = [term.first for term in terms]
        stated = _opening(first, moment) if moment.relation == "from-to" else (first, last or first)
        if None not in starts and not any(start and _meet(stated, _year_of(start)) for start in starts):
            return moment
    dated = reading.document.dated
    if moment.relation == "since" and dated is not None and _goes_on(fact, reading):
        return moment if all(term.last is not None and term.last + _ABOUT < dated.day for term in terms) else None
    if ends and last is not None:
        stops = [term.last for term in terms]
        stated = _closing(last, moment) if moment.relation == "from-to" else (first or last, last)
        if None not in stops and not any(stop and _meet(stated, _year_of(stop)) for stop in stops):
            return moment
    return None


def shown(term: Period) -> str:
    """ "from 1971 to 27 May 1989", "since 1989", as a reader says it; a year alone where the sheet gives no more."""
    first, last = (None if edge is None else _edge(edge) for edge in (term.first, term.last))
    if first is None:
        return f"until {last}"
    return f"since {first}" if last is None else f"from {first} to {last}"


def _edge(edge: date) -> str:
    return str(edge.year) if (edge.month, edge.day) in _YEARS_ENDS else in_words(edge)


def _beside(fact: Role, reading: Reading) -> Moment | None:
    """The date right behind an office: only "since", "from", "until" or "in" between, which may be the date's own."""
    tokens = reading.sentences[fact.sentence].tokens
    after = tokens.at(fact.end - 1) + 1
    for other in reading.facts[fact.sentence]:
        if isinstance(other, Moment) and after <= tokens.at(other.start) <= after + 1:
            between = tokens.lower[after : tokens.at(other.start)]
            return other if all(word in title_words("dating") for word in between) else None
    return None


def _goes_on(fact: Role, reading: Reading) -> bool:
    """ "has led the council since 2014", "has been its chair since 2014": and does so when the text is written."""
    tokens = reading.sentences[fact.sentence].tokens
    before = tokens.lower[tokens.at(fact.start) : tokens.at(fact.role_end)]
    return fact.mode is Mode.ASSERTED and not title_words("lasting").isdisjoint(before)


def _claims(fact: Role, moment: Moment) -> tuple[bool, bool]:
    """Whether a date says when a term began, and whether when it ended."""
    verb = fact.predicate.removeprefix("be ")
    if verb in title_words("naming"):
        return False, False
    if moment.relation == "from-to":
        return True, True
    if moment.relation == "in":
        return verb in title_words("becoming"), fact.state == "former" and verb in title_words("leaving")
    return moment.relation == "since", moment.relation == "until"


def _opening(first: date, moment: Moment) -> Span:
    """The days that the first date of a span may be: "from 1971 to 1989" begins on any day of 1971."""
    written = (moment.iso or "").partition("/")[0]
    return first, date(first.year, 12, 31) if len(written) == 4 else first + timedelta(days=31)


def _closing(last: date, moment: Moment) -> Span:
    written = (moment.iso or "").rpartition("/")[2]
    return date(last.year, 1, 1) if len(written) == 4 else last - timedelta(days=31), last


def _year_of(edge: date) -> Span:
    """The days that an edge of a sheet's term may be: a year alone is written as its first or last day."""
    if (edge.month, edge.day) in _YEARS_ENDS:
        return date(edge.year, 1, 1), date(edge.year, 12, 31)
    return edge, edge


def _meet(one: Span, other: Span) -> bool:
    return one[0] - _ABOUT <= other[1] and other[0] - _ABOUT <= one[1]
