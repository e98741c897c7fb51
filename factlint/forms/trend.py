"""``X only grows``: of two figures at different times, the later is not the smaller. Ordered by date, never by file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.extractors.reading import Reading
from factlint.forms.agreement import disagree, one_line, select_term
from factlint.forms.wanted import BARE
from factlint.model import Comparison, Figure, Mode, Outcome, Rule, Rulebook, Statement, Trend, Verdict
from factlint.values.units import base

SHEET = "sheet"  # the slot of a figure that a rule states ``as of:`` a date


def select(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Statement]:
    """The statements of a document about the term; where there are any, the figures that the sheet itself dates too."""
    assertion = rule.assertion
    assert isinstance(assertion, Trend)
    found = list(select_term(assertion.term, rule, reading, rulebook))
    yield from found
    if found:
        yield from _dated_by_sheet(assertion, rule, rulebook)


def _dated_by_sheet(assertion: Trend, rule: Rule, rulebook: Rulebook) -> Iterator[Statement]:
    """``rule toll: deaths is 41`` with ``as of: 2006-09-17``: a point that the trend has to pass."""
    for other in rulebook.rules:
        stated = other.assertion
        if other.as_of is None or not isinstance(stated, Comparison) or other.sheet != rule.sheet:
            continue
        if stated.term.count == assertion.term.count and stated.term.of == assertion.term.of:
            yield Statement(
                rule=rule.full_id,
                path=other.sheet,
                place=other.place,
                start=-1,
                end=-1,
                text=other.text,
                sentence=other.text,
                mode=Mode.ASSERTED,
                by=None,
                value=base(stated.figure.value, stated.figure.unit)[0],
                period=other.as_of,
                subject=kind_of_unit(stated.figure),
                slot=SHEET,
            )


def judge_all(rule: Rule, statements: Sequence[Statement]) -> Iterator[Verdict]:
    """Each pair of dated statements that runs against the trend, reported at the later place in path and text."""
    assertion = rule.assertion
    assert isinstance(assertion, Trend)
    stated = list(dict.fromkeys(statement for statement in statements if statement.slot == SHEET))
    ordered = sorted((s for s in statements if s.slot != SHEET), key=lambda s: (s.path, s.start))
    for index, statement in enumerate(ordered):
        against = [other for other in (*stated, *ordered[:index]) if _runs_against(assertion, other, statement)]
        if not against:
            reason = "follows the trend" if statement.period is not None else "its time is not known"
            outcome = Outcome.AGREES if statement.period is not None else Outcome.UNDECIDED
            yield Verdict(rule, outcome, reason, statement)
            continue
        other = against[0]
        earlier, later = (other, statement) if _is_before(other, statement) else (statement, other)
        yield Verdict(
            rule,
            Outcome.CONTRADICTS,
            "runs against the trend",
            statement,
            found=statement.text,
            expected=f"{'at least' if assertion.grows else 'at most'} {one_line(earlier.text)}",
            subject=assertion.term.text,
            message=(
                f"{one_line(earlier.text)}{_when(earlier)}, then {one_line(later.text)}{_when(later)}, but {rule.text}"
            ),
            related=tuple((place.place, one_line(place.text)) for place in against),
        )


def kind_of_unit(figure: Figure) -> str:
    """What a sheet's figure must share with a text's to be compared with it."""
    return base(figure.value, figure.unit)[1] if figure.dimension not in ("", *BARE) else "count"


def _when(statement: Statement) -> str:
    period = statement.period
    if period is None or period.first is None:
        return ""
    if period.first == period.last:
        return f" ({period.first.isoformat()})"
    return f" ({period.first.year})"


def _is_before(one: Statement, other: Statement) -> bool:
    return one.period is not None and other.period is not None and one.period.is_before(other.period)


def _runs_against(assertion: Trend, one: Statement, other: Statement) -> bool:
    if not disagree(one, other) or one.value is None or other.value is None:
        return False
    if _is_before(one, other):
        earlier, later = one.value, other.value
    elif _is_before(other, one):
        earlier, later = other.value, one.value
    else:
        return False  # at the same time, or at a time that nobody knows: no trend
    grew = earlier.high is not None and later.low is not None and later.low >= earlier.high
    return grew is not assertion.grows
