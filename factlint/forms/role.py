"""``Jeenbekov is President of Kyrgyzstan from 2017 to 2020``: somebody else in that office then contradicts it."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.offices import judge_holders
from factlint.model import Holder, RoleAssertion, Rule, Rulebook, Verdict
from factlint.values.period import Period


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts on everybody whom a document puts into the office."""
    assertion = rule.assertion
    assert isinstance(assertion, RoleAssertion)
    period = assertion.period
    if rule.during is not None:
        period = period.intersection(rule.during) or Period(period.first, period.last)
    holder = Holder(assertion.person, period, rule.place)
    yield from judge_holders(rule, assertion.office, (holder,), assertion.never, reading, rulebook)
