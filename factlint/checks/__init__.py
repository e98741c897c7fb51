"""Checks that need no sheet: "Monday, June 15, 2010" was a Tuesday. One file a check, one line a check below.

A check is a module with ID, LEVEL, SUMMARY, FIRES, SILENT, a docstring that ``factlint explain ID`` prints, and
``check(reading)``; one that compares documents has ``select(reading)`` and ``compare(selected)`` too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import ModuleType

from factlint.checks import (
    age_mismatch,
    announced_count,
    conversion_mismatch,
    count_contradiction,
    date_order,
    elapsed_time,
    headline_mismatch,
    impossible_date,
    impossible_weekday,
    misspelt_name,
    name_spelt_two_ways,
    part_over_whole,
    percent_change,
    percent_points,
    percent_total,
    scale_slip,
    sum_mismatch,
)
from factlint.checks.finding import Finding, Selected
from factlint.extractors.reading import Reading
from factlint.model import Level, Mode, Violation

CHECKS: tuple[ModuleType, ...] = (
    impossible_weekday,
    impossible_date,
    percent_change,
    conversion_mismatch,
    part_over_whole,
    percent_total,
    sum_mismatch,
    name_spelt_two_ways,
    misspelt_name,
    count_contradiction,
    headline_mismatch,
    elapsed_time,
    age_mismatch,
    date_order,
    announced_count,
    scale_slip,
    percent_points,
)

SPANNING: tuple[ModuleType, ...] = (name_spelt_two_ways, count_contradiction)

# Where a rule, or the check of declared names, speaks at the same place, these are silent: they would say it again.
MISSPELT = misspelt_name.ID
YIELDING = frozenset({MISSPELT, "name-spelt-two-ways", "part-over-whole", "count-contradiction", "headline-mismatch"})

IDS: tuple[str, ...] = tuple(check.ID for check in CHECKS)


def run(reading: Reading, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Iterator[Violation]:
    """The findings of every check that is switched on, in one document. *select*: ids, none for all."""
    for check in CHECKS:
        if is_on(check.ID, select, ignore):
            for finding in check.check(reading):
                yield violation_of(check, finding, reading)


def selected(reading: Reading, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Iterator[Selected]:
    """What the checks that compare documents keep of this one."""
    for check in SPANNING:
        if is_on(check.ID, select, ignore):
            yield from check.select(reading)


def spanning(items: Iterable[Selected]) -> Iterator[Violation]:
    """The findings between documents, from what :func:`selected` kept of all; each stands in `later`'s document."""
    by_check: defaultdict[str, list[Selected]] = defaultdict(list)
    for item in items:
        by_check[item.check].append(item)
    for check in SPANNING:
        ordered = sorted(by_check[check.ID], key=lambda item: (item.path, item.start, item.end))
        for found in check.compare(tuple(ordered)):
            later = found.later
            yield Violation(
                place=later.place,
                rule=check.ID,
                level=check.LEVEL,
                message=found.message,
                text=later.text,
                sentence=later.sentence,
                found=found.found or later.text,
                expected=found.expected,
                mode=later.mode,
                by=later.by,
                start=later.start,
                end=later.end,
                fix_start=later.start,
                fix_end=later.end,
                related=found.related,
            )


def is_on(name: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether a check is switched on: it is, unless ignored, or others alone are selected."""
    return name not in ignore and (not select or name in select)


def violation_of(check: ModuleType, finding: Finding, reading: Reading) -> Violation:
    """A finding as what is printed. In a quotation it is a warning at most: the author quotes what was said."""
    document = reading.document
    level: Level = check.LEVEL
    if finding.mode is Mode.QUOTED and level is Level.ERROR:
        level = Level.WARNING
    text = document.text[finding.start : finding.end]
    moved = finding.fix_start >= 0
    return Violation(
        place=document.place(finding.start, finding.end),
        rule=check.ID,
        level=level,
        message=finding.message,
        text=text,
        sentence=reading.sentences[finding.sentence].text,
        found=finding.found or text,
        expected=finding.expected,
        mode=finding.mode,
        by=finding.by,
        fix=finding.fix,
        start=finding.start,
        end=finding.end,
        fix_start=finding.fix_start if moved else finding.start,
        fix_end=finding.fix_end if moved else finding.end,
        related=finding.related,
    )
