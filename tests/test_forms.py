"""Sheets against texts: a case of ``tests/forms/*.yaml`` is a sheet, a text, and the words at which verdicts stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint import pipeline
from factlint.language.load import load_sheets
from factlint.model import Dated, DocumentSettings, Outcome, RunSettings, Verdict
from factlint.text.vocabulary import compile_vocabulary

TODAY = date(2024, 3, 1)


def _cases() -> list[Any]:
    files = sorted((Path(__file__).parent / "forms").glob("*.yaml"))
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in files
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]


def verdicts_of(sheet: Path, text: str, day: date | None, path: str = "text.txt") -> list[Verdict]:
    """Every verdict of a sheet on a text that is dated *day*."""
    rulebook, mistakes = load_sheets([sheet], TODAY)
    assert not mistakes, [mistake.message for mistake in mistakes]
    settings = RunSettings(today=TODAY)
    document = pipeline.open_document(path, text.encode(), settings, DocumentSettings())
    if day is not None:
        document = replace(document, dated=Dated(day, "test"))
    reading = pipeline.read(document, compile_vocabulary(rulebook), rulebook)
    verdicts = [verdict for rule in rulebook.rules for verdict in pipeline.judge(rule, reading, rulebook)]
    for rule in rulebook.rules:
        verdicts.extend(pipeline.judge_all(rule, list(pipeline.select(rule, reading, rulebook))))
    return verdicts


@pytest.mark.parametrize("case", _cases())
def test_verdicts(case: dict[str, Any], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.fact"
    sheet.write_text(case["sheet"], encoding="utf-8")
    day = case.get("date")
    verdicts = verdicts_of(sheet, case["text"], day, case.get("path", "text.txt"))
    said = {
        outcome: [" ".join(v.statement.text.split()) for v in verdicts if v.outcome is outcome and v.statement]
        for outcome in Outcome
    }
    reasons = [(v.rule.id, v.outcome.value, v.reason, v.statement.text if v.statement else "") for v in verdicts]
    assert said[Outcome.CONTRADICTS] == case["contradicts"], reasons
    for words in case.get("agrees", []):
        assert words in said[Outcome.AGREES], reasons
