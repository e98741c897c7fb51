"""``a + b = c`` and ``a is part of b``: figures of one document that must fit together.

Reported at the last term in the text; silent where a term is missing (language, 5.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from factlint.extractors.reading import Reading
from factlint.forms.comparison import UNSURE
from factlint.forms.scope import period_fits, statement_of
from factlint.forms.selection import Selected, select
from factlint.model import Outcome, PartOf, Rule, Rulebook, Statement, Sum, Term, Verdict
from factlint.values.interval import Interval


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdict of a sum or part on a document that states all of its terms."""
    assertion = rule.assertion
    if isinstance(assertion, Sum):
        terms, total = assertion.terms, assertion.total
    else:
        assert isinstance(assertion, PartOf)
        terms, total = (assertion.part,), assertion.whole
    stated = [_stated(term, rule, reading, rulebook) for term in (*terms, total)]
    if not all(stated):
        found = next((figures[-1] for figures in stated if figures), None)
        if found is not None:
            missing = next(term.text for term, figures in zip((*terms, total), stated, strict=True) if not figures)
            yield Verdict(rule, Outcome.UNDECIDED, f"nothing is said of {missing}", _statement(rule, reading, found))
        return
    parts, wholes = stated[:-1], stated[-1]
    chosen = _fitting(parts, wholes, isinstance(assertion, PartOf))
    if chosen is not None:
        yield Verdict(rule, Outcome.AGREES, "the terms fit", _statement(rule, reading, chosen[-1]))
        return
    last_of_each = _distinct(stated)
    if last_of_each is None:
        return
    last = max(last_of_each, key=lambda found: found.quantity.start)
    sign = " + ".join(_text(found, reading) for found in last_of_each[:-1])
    relation = "is more than" if isinstance(assertion, PartOf) else "is not"
    related = tuple(
        (reading.document.place(found.quantity.start, found.quantity.end), f"{term.text}: {_text(found, reading)}")
        for term, found in zip((*terms, total), last_of_each, strict=True)
        if found is not last
    )
    yield Verdict(
        rule,
        Outcome.CONTRADICTS,
        "the terms do not fit",
        _statement(rule, reading, last),
        found=_text(last, reading),
        expected=rule.text,
        message=f"{sign} {relation} {_text(last_of_each[-1], reading)}, but {rule.text}",
        related=related,
    )


def _stated(term: Term, rule: Rule, reading: Reading, rulebook: Rulebook) -> list[Selected]:
    """The figures of a term that can be judged."""
    return [
        found
        for found in select(term, None, rule.sheet, reading, rulebook)
        if not found.doubt
        and found.quantity.mode.is_checked
        and found.quantity.confidence >= UNSURE
        and period_fits(rule.during, found.time) == "in"
    ]


def _fitting(parts: list[list[Selected]], wholes: list[Selected], is_part: bool) -> list[Selected] | None:
    """One figure of each term such that they fit, or None where no choice does."""
    for whole in wholes:
        choices: list[list[Selected]] = [[]]
        for figures in parts:
            choices = [
                [*chosen, found]
                for chosen in choices[:64]
                for found in figures
                if found.quantity not in [other.quantity for other in (*chosen, whole)]
            ]
        for chosen in choices:
            total = reduce(Interval.plus, [found.value for found in chosen])
            allowed = Interval(total.low, None, total.low_open) if is_part else total
            if not whole.value.is_disjoint(allowed):
                return [*chosen, whole]
    return None


def _distinct(stated: list[list[Selected]]) -> list[Selected] | None:
    """The last figure of each term, no figure for two terms; None where there is no such choice."""
    chosen: list[Selected] = []
    for figures in stated:
        own = [f for f in figures if all(f.quantity != other.quantity for other in chosen)]
        if not own:
            return None
        chosen.append(own[-1])
    return chosen


def _text(found: Selected, reading: Reading) -> str:
    return " ".join(reading.document.source[found.quantity.start : found.quantity.end].split())


def _statement(rule: Rule, reading: Reading, found: Selected) -> Statement:
    quantity = found.quantity
    return statement_of(rule, reading, quantity, quantity.start, quantity.end, value=found.value, period=found.time)
