"""``all documents agree on X``: no two of their figures exclude each other. No culprit is named (language, 5.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factlint.extractors.reading import Reading
from factlint.forms.comparison import UNSURE
from factlint.forms.scope import period_fits, statement_of
from factlint.forms.selection import select as select_figures
from factlint.forms.wanted import BARE
from factlint.model import Agreement, Outcome, Quantity, Rule, Rulebook, Statement, Term, Trend, Verdict
from factlint.values.units import base


def select(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Statement]:
    """The statements of a document about the term."""
    assertion = rule.assertion
    assert isinstance(assertion, Agreement)
    yield from select_term(assertion.term, rule, reading, rulebook)


def select_term(term: Term, rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Statement]:
    """The figures of a term that can be compared, as statements."""
    trend = isinstance(rule.assertion, Trend)
    for found in select_figures(term, None, rule.sheet, reading, rulebook, earlier=trend):
        quantity = found.quantity
        judged = not found.doubt and quantity.mode.is_checked and quantity.confidence >= UNSURE and not quantity.negated
        if judged and period_fits(rule.during, found.time) == "in":
            yield statement_of(
                rule,
                reading,
                quantity,
                quantity.start,
                quantity.end,
                value=found.value,
                period=found.time,
                subject=kind_of_figure(quantity),
            )


def kind_of_figure(quantity: Quantity) -> str:
    """What figures must share to be compared: a currency or unit of measurement; counts are all of one kind."""
    return base(quantity.value, quantity.unit)[1] if quantity.dimension not in BARE else "count"


def judge_all(rule: Rule, statements: Sequence[Statement]) -> Iterator[Verdict]:
    """Each statement that no earlier one in text or path order can be true with; the earlier ones are related."""
    assertion = rule.assertion
    assert isinstance(assertion, Agreement | Trend)
    if isinstance(assertion, Agreement) and not assertion.between:
        for _, group in groupby(sorted(statements, key=_order), key=lambda statement: statement.path):
            yield from _compare(rule, list(group))
    else:
        yield from _compare(rule, sorted(statements, key=_order))


def _order(statement: Statement) -> tuple[str, int]:
    return statement.path, statement.start


def _compare(rule: Rule, statements: list[Statement]) -> Iterator[Verdict]:
    assertion = rule.assertion
    assert isinstance(assertion, Agreement)
    for index, statement in enumerate(statements):
        others = [other for other in statements[:index] if disagree(other, statement)]
        if not others:
            yield Verdict(rule, Outcome.AGREES, "agrees with the others", statement)
            continue
        first = others[0]
        where = f"{first.path}:{first.place.line}" if first.path != statement.path else f"line {first.place.line}"
        yield Verdict(
            rule,
            Outcome.CONTRADICTS,
            "another place gives another figure",
            statement,
            found=statement.text,
            expected=first.text,
            subject=assertion.term.text,
            message=f"{one_line(statement.text)} here, {one_line(first.text)} in {where}, but {rule.text}",
            related=tuple((other.place, one_line(other.text)) for other in others),
        )


def disagree(one: Statement, other: Statement) -> bool:
    """Whether two figures of one kind exclude each other."""
    if one.value is None or other.value is None or one.subject != other.subject:
        return False
    return one.value.is_disjoint(other.value)


def one_line(text: str) -> str:
    """*text* with its line breaks as spaces."""
    return " ".join(text.split())
