"""A part that is larger than its whole: "130 of the 120 seats", "131 seats in the 120-seat parliament".

Also where the whole comes first: "Of the 1,850 members, 1,980 voted." It holds in any mode. A hedged figure is
wrong only where everything it may mean is larger.

It is silent where the two figures count different things ("60 passengers in the 50-seat plane").
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Quantity, Sentence
from factlint.values.interval import Interval
from factlint.values.numbers import number_at

_CLAUSE = frozenset({",", ";", ":", "—", "–", "but", "and", "out"})

ID = "part-over-whole"
LEVEL = Level.ERROR
SUMMARY = "a part is larger than its whole"

FIRES = (
    "He left only 23 pictures. Thirty of the 23 are in Delft.",
    "The party won 130 of the 120 seats.",
    "The other allied party received a total of 131 seats in the 120-seat parliament.",
    "Of the plant's 1,850 union members, 1,980 voted, a turnout of 80 percent.",
    "She won 61 seats in the 59-member assembly.",
    "There were 120 passengers, 150 of them children.",
    "The hospital has 640 beds, of which 740 are in use.",
    "Fifteen of the twelve jurors were dismissed.",
)
SILENT = (
    "He left only 23 pictures. Eleven of the 23 are in Delft.",
    "The party won 100 of the 120 seats.",
    "The other allied party received a total of 91 seats in the 120-seat parliament.",
    "Of the plant's 1,850 union members, 1,480 voted, a turnout of 80 percent.",
    "There were 120 passengers, 50 of them children.",
    "The hospital has 640 beds, of which 40 are in use.",
    "They put 60 passengers in the 50-seat plane.",
    "Of the 12 teams, 24 players were chosen.",
    "About 120 of the 115 to 125 seats were taken.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 1):
        reported: set[int] = set()
        for at, quantity in enumerate(found):
            for part, whole in _wholes(sentence, found, at):
                finding = _judge(part, whole, reading)
                if finding is not None and quantity.start not in reported:
                    reported.add(quantity.start)
                    yield finding


def _judge(part: Quantity, whole: tuple[Interval, int, int], reading: Reading) -> Finding | None:
    value, start, end = whole
    least = part.value.low
    if part.value.high is not None and least is not None and least <= 0:
        least = part.value.high  # "up to 188 of its 150"
    if least is None or value.high is None or not least > value.high:
        return None
    document = reading.document
    most = " ".join(document.text[start:end].split())
    shown = figures.written(least)
    return Finding(
        start=part.start,
        end=max(part.end, end) if 0 <= end - part.end < 12 else part.end,
        sentence=part.sentence,
        message=f"{shown} are more than the whole, {most}",
        found=shown,
        expected=f"at most {most}",
        related=((document.place(start, end), "the whole"),),
        mode=part.mode,
        by=part.by,
    )


def _wholes(
    sentence: Sentence, found: tuple[Quantity, ...], at: int
) -> Iterator[tuple[Quantity, tuple[Interval, int, int]]]:
    """The quantity at *at* as a part, with the interval and place of its whole."""
    part = found[at]
    if part.dimension not in ("count", "number") or part.rate:
        return
    if part.part == "part" and part.partner >= 0 and (whole := _number(sentence, found, part)) is not None:
        yield part, whole
    if at + 1 < len(found):
        whole_compound = found[at + 1]
        units = {whole_compound.unit, part.unit}
        same = len(units) == 1 or units <= figures.words("places")
        same = same and whole_compound.compound and not part.compound and not part.change
        if same and _joined(sentence, part, whole_compound):
            yield part, (whole_compound.value, whole_compound.start, whole_compound.end)
    if at and part.part == "part" and part.partner < 0 and _is_of_them(sentence, found[at - 1], part):
        yield part, (found[at - 1].value, found[at - 1].start, found[at - 1].end)
    if at and _is_of_whole(sentence, found[at - 1], part):
        yield part, (found[at - 1].value, found[at - 1].start, found[at - 1].end)


def _number(sentence: Sentence, found: tuple[Quantity, ...], part: Quantity) -> tuple[Interval, int, int] | None:
    """The whole that a part points at."""
    for other in found:
        if other is not part and other.start <= part.partner < other.end:
            return (other.value, other.start, other.end) if other.dimension in ("count", "number") else None
    tokens = sentence.tokens
    at = tokens.at(part.partner)
    number = number_at(tokens.lower, at)
    if number is None or number.kind != "number":
        return None
    return number.interval, tokens.starts[at], tokens.ends[number.end - 1]


def _joined(sentence: Sentence, part: Quantity, whole: Quantity) -> bool:
    """Whether "in the" stands between: "131 seats in the 120-seat parliament"."""
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(part.end - 1) + 1 : tokens.at(whole.start)]
    return (
        2 <= len(between) <= 5
        and between[0] in figures.words("within")
        and between[1] in figures.words("determiners")
        and all(word.isalpha() for word in between)
    )


def _is_of_whole(sentence: Sentence, whole: Quantity, part: Quantity) -> bool:
    """Whether *whole* opens its clause and *part* follows its comma: "Of the 1,850 members, 1,980 voted"."""
    if whole.dimension != "count" or whole.compound or whole.change or part.compound or part.change:
        return False
    if part.unit not in ("", "person", whole.unit):
        return False
    if part.noun_start >= 0 and part.unit != whole.unit:
        return False
    tokens = sentence.tokens
    first = tokens.at(whole.start)
    comma = tokens.at(whole.end - 1) + 1
    opening = _opening_of(tokens.lower, first)
    if opening is None or (opening > 0 and tokens.lower[opening - 1] not in _CLAUSE):
        return False
    start = tokens.at(part.start)
    between = tokens.lower[comma:start]
    return (
        "," in between
        and len(between) <= 12
        and not any(word in (";", ":", ".") for word in between)
        and between[-1]
        not in (
            "another",
            "a",
        )
    )


def _is_of_them(sentence: Sentence, whole: Quantity, part: Quantity) -> bool:
    """ "120 passengers, 150 of them children" """
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(whole.end - 1) + 1 : tokens.at(part.start)]
    after = tokens.lower[tokens.at(part.start) + 1 : tokens.at(part.start) + 3]
    return (
        whole.dimension == "count" and between == (",",) and after in (("of", "them"), ("of", "whom"), ("of", "which"))
    )


def _opening_of(lower: tuple[str, ...], first: int) -> int | None:
    """The index of "of" a few words before a figure: "of the 40", "of the plant's 1,850"."""
    for at in range(first - 1, max(-1, first - 7), -1):
        if lower[at] == "of":
            return at
        if not (lower[at].isalpha() or lower[at] in ("'s", "'") or "-" in lower[at]):
            return None
    return None
