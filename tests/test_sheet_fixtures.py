"""Every test line of the sheets in fixtures/sheets: relations, dates, offices, order, spelling."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint import pipeline
from factlint.language.load import load_sheets
from factlint.model import Example, Rule, Rulebook, RunSettings
from factlint.sheet_tests import run_example
from factlint.text.vocabulary import compile_vocabulary

SHEETS = sorted((Path(__file__).parent / "fixtures" / "sheets").glob("*.fact"))
TODAY = date(2023, 11, 1)


def _cases() -> list[tuple[Rulebook, Rule, Example]]:
    cases = []
    for path in SHEETS:
        rulebook, mistakes = load_sheets([path], TODAY)
        assert not mistakes, mistakes
        cases += [(rulebook, rule, example) for rule in rulebook.rules for example in rule.examples]
    return cases


CASES = _cases()


@pytest.mark.parametrize(
    ("rulebook", "rule", "example"), CASES, ids=[f"{r.id}: {e.verdict}: {e.text[:60]}" for _, r, e in CASES]
)
def test_line(rulebook: Rulebook, rule: Rule, example: Example) -> None:
    vocabulary = compile_vocabulary(rulebook)
    settings = RunSettings(today=TODAY)
    result = run_example(
        rule, example, rulebook, settings, lambda document: pipeline.read(document, vocabulary, rulebook)
    )
    assert result.state == "passed", f"{example.text}: {result.got}"
