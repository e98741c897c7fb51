"""Checks between documents: one name in two spellings, one thing counted twice; and what stays apart."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

from factlint import checks
from tests.reading import read_text

CASES = yaml.safe_load((Path(__file__).parent / "checks" / "between.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_between(case):
    items = []
    for number, text in enumerate(case["documents"]):
        items.extend(checks.selected(read_text(text, path=f"{number}.md")))
    assert pickle.loads(pickle.dumps(items)) == items
    found = list(checks.spanning(reversed(items)))
    assert [violation.rule for violation in found] == case["finds"]
    for violation in found:
        assert violation.place.path == f"{len(case['documents']) - 1}.md"
        assert violation.related


def test_a_check_can_be_switched_off():
    reading = read_text("The vote was held on Monday, June 15, 2010. It closed on June 31.")
    assert {v.rule for v in checks.run(reading)} == {"impossible-weekday", "impossible-date"}
    assert {v.rule for v in checks.run(reading, select=("impossible-date",))} == {"impossible-date"}
    assert {v.rule for v in checks.run(reading, ignore=("impossible-date",))} == {"impossible-weekday"}


def test_a_quotation_is_a_warning_at_most():
    (found,) = checks.run(read_text("“We met on Monday, June 15, 2010,” said Maria Rossi."))
    assert (found.rule, found.level.value, found.mode.value) == ("impossible-weekday", "warning", "quoted")


def test_the_fix_puts_the_right_weekday():
    (found,) = checks.run(read_text("They met on Monday, June 15, 2010, in Rome."))
    assert found.fix == "Tuesday, June 15, 2010"
    assert "15 June 2010 was a Tuesday" in found.message
