"""The dated statements of all documents in order of time: "2010: He fled to Belarus (a.txt:31)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factlint.model import Place
from factlint.records import dataclass
from factlint.reports import Run
from factlint.reports.html.matrix import SIGNS
from factlint.values.period import Period

SNIPPET = 150  # code points of a sentence


@dataclass(frozen=True, slots=True)
class Event:
    """What documents say of one rule's subject at one time."""

    period: Period
    when: str
    rule: str  # as written
    state: str
    texts: tuple[str, ...]  # each once
    places: tuple[tuple[Place, str], ...]  # each with the words around it

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
    grouped: dict[tuple[Period, str, str], dict[Place, tuple[str, str]]] = {}
    for period, rule, state, place, text, sentence in _dated(run):
        grouped.setdefault((period, rule, state), {}).setdefault(place, (" ".join(text.split()), sentence))
    events = [
        Event(
            period,
            written(period),
            rule,
            state,
            tuple(dict.fromkeys(text for text, _ in places.values())),
            tuple((place, snippet(sentence, text)) for place, (text, sentence) in _one_a_line(places)),
        )
        for (period, rule, state), places in grouped.items()
    ]
    events.sort(key=lambda event: (_year(event) == "", event.iso, event.period.last is None, event.when, event.rule))
    return tuple(Year(name or "Earlier", tuple(group)) for name, group in groupby(events, key=_year))


def _one_a_line(places: dict[Place, tuple[str, str]]) -> Iterator[tuple[Place, tuple[str, str]]]:
    seen = set()
    for place, said in places.items():
        if (line := (place.path, said[1])) not in seen:
            seen.add(line)
            yield place, said


def snippet(sentence: str, text: str) -> str:
    """The words of *sentence* around *text*, on one line and no longer than a line."""
    flat = " ".join(sentence.split())
    if len(flat) <= SNIPPET:
        return flat
    at = max(0, flat.find(text))
    start = max(0, min(at + len(text) // 2 - SNIPPET // 2, len(flat) - SNIPPET))
    cut = flat[start : start + SNIPPET]
    head = cut.find(" ") + 1 if start else 0
    tail = cut.rfind(" ") if start + SNIPPET < len(flat) else len(cut)
    return ("…" if start else "") + cut[head : max(head, tail)] + ("…" if tail < len(cut) else "")


def _dated(run: Run) -> Iterator[tuple[Period, str, str, Place, str, str]]:
    for violation in run.report.violations:
        if violation.period is not None:
            rule = violation.states or violation.rule
            yield violation.period, rule, "contradicts", violation.place, violation.text, violation.sentence
    for verdict in run.report.agreed:
        statement = verdict.statement
        if statement is not None and statement.period is not None:
            state = verdict.outcome.value
            yield statement.period, verdict.rule.text, state, statement.place, statement.text, statement.sentence


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
            return f"{month_name(first.month)} {first.year}"
    return f"{in_words(first)} to {in_words(last)}"
