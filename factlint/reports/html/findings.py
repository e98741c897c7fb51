"""Findings by document: each with the line around its words, ``…a total of [191 seats] in the 120-seat…``."""

from __future__ import annotations

from itertools import groupby

from factlint.model import Place, Violation
from factlint.records import dataclass
from factlint.reports import Run, count_levels

AROUND = 180  # code points of context on either side


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a document and what stands around them."""

    place: Place
    before: str
    text: str
    after: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its passages."""

    violation: Violation
    passage: Passage
    related: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one document."""

    path: str
    found: tuple[Found, ...]
    levels: dict[str, int]


def by_document(run: Run) -> tuple[Group, ...]:
    """The findings of a run, grouped by document: first those with the gravest findings, then those with most."""
    groups = []
    for path, group in groupby(run.report.violations, key=lambda violation: violation.place.path):
        violations = tuple(group)
        found = tuple(
            Found(
                violation,
                passage(run, violation.place, violation.text),
                tuple(passage(run, place, "", message) for place, message in violation.related),
            )
            for violation in violations
        )
        groups.append(Group(path, found, count_levels(violations)))
    return tuple(sorted(groups, key=lambda group: ([-count for count in group.levels.values()], group.path)))


def passage(run: Run, place: Place, text: str, label: str = "") -> Passage:
    """The words at *place* with the line around them; *text* alone where the source cannot be read any more."""
    line = run.line(place.path, place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    if not line or start >= len(line):
        return Passage(place, "", text, "", label)
    return Passage(place, _tail(line[:start]), line[start:end], _head(line[end:]), label)


def _tail(text: str) -> str:
    if len(text) <= AROUND:
        return text.lstrip()
    cut = text[-AROUND:]
    return "…" + cut[cut.find(" ") + 1 :]


def _head(text: str) -> str:
    if len(text) <= AROUND:
        return text.rstrip()
    cut = text[:AROUND]
    space = cut.rfind(" ")
    return (cut[:space] if space > 0 else cut) + "…"
