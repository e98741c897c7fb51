"""The dated statements of all documents in order of time: "2010: He fled to Belarus (a.txt:31)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from factlint.model import Outcome, Place
from factlint.reports import Run
from factlint.reports.html.matrix import SIGNS
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Event:
    """What documents say of one rule's subject at one time."""

    period: Period
    when: str
    rule: str  # as written
    text: str
    sentence: str
    state: str
    places: tuple[Place, ...]

    @property
    def sign(self) -> str:
        """The mark that stands for its state."""
        return SIGNS[self.state]

    @property
    def iso(self) -> str:
        """The first day."""
        return self.period.first.isoformat() if self.period.first else ""


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    name: str
    events: tuple[Event, ...]


def timeline(run: Run) -> tuple[Year, ...]:
    """The dated statements that rules judged, by year; those of open beginning come last."""
    grouped: dict[tuple[Period, str, str, str], list[tuple[Place, str]]] = {}
    for period, rule, text, state, place, sentence in _dated(run):
        places = grouped.setdefault((period, rule, " ".join(text.split()), state), [])
        if place not in (known for known, _ in places):
            places.append((place, sentence))
    events = [
        Event(period, written(period), rule, text, places[0][1], state, tuple(place for place, _ in places))
        for (period, rule, text, state), places in grouped.items()
    ]
    events.sort(key=lambda event: (_year(event) == "", event.iso, event.period.last is None, event.when, event.rule))
    return tuple(Year(name or "Undated start", tuple(group)) for name, group in groupby(events, key=_year))


def _dated(run: Run) -> Iterator[tuple[Period, str, str, str, Place, str]]:
    rules = {name: rule.text for rule in run.rules for name in (rule.full_id, rule.id)}
    for violation in run.report.violations:
        if violation.period is not None:
            rule = rules.get(violation.rule, violation.rule)
            yield violation.period, rule, violation.text, "contradicts", violation.place, violation.sentence
    for verdict in run.report.agreed:
        statement = verdict.statement
        if statement is not None and statement.period is not None and verdict.outcome is not Outcome.EXCEPTED:
            state = verdict.outcome.value
            yield statement.period, verdict.rule.text, statement.text, state, statement.place, statement.sentence


def _year(event: Event) -> str:
    return str(event.period.first.year) if event.period.first else ""


def written(period: Period) -> str:
    """``2010``, ``June 2010``, ``12 June 2010``, ``1 May to 3 June 2010``, ``since 2012``, ``until 3 May 2020``."""
    from factlint.values.calendar import days_in, in_words, month_name

    first, last = period.first, period.last
    if first is None:
        return f"until {in_words(last)}" if last else "any time"
    if last is None:
        return f"since {in_words(first)}"
    if first == last:
        return in_words(first)
    if first.day == 1 and last.day == days_in(last.month, last.year):
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{month_name(first.month).capitalize()} {first.year}"
    return f"{in_words(first)} to {in_words(last)}"
