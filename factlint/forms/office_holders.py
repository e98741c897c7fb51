"""A role block's holders: “Russian President Dmitry Medvedev” in 2020 contradicts ``Vladimir Putin since
2012-05-07``.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.offices import judge_holders
from factlint.model import OfficeHolders, Rule, Rulebook, Verdict


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts on everybody whom a document puts into the office; none where the block lists no holder."""
    assertion = rule.assertion
    assert isinstance(assertion, OfficeHolders)
    if assertion.office.holders:
        yield from judge_holders(rule, assertion.office, assertion.office.holders, False, reading, rulebook)
