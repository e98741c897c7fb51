"""Reading only what rules wait for loses nothing: every verdict of a whole reading is given with triggers too.

The texts are the stories, with every planted change, the seeds, and the fixtures of the forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint import pipeline
from factlint.extractors.reading import Reading
from factlint.language.load import load_sheets
from factlint.model import Dated, Document, DocumentSettings, Outcome, Rulebook, RunSettings

HERE = Path(__file__).parent
PROJECT = HERE.parent
STORIES = [
    folder
    for root in (HERE / "stories", PROJECT.parent / "shared" / "stories")
    if root.is_dir()
    for folder in sorted(root.iterdir())
    if folder.is_dir()
]
FORMS = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((HERE / "forms").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
TODAY = date(2024, 3, 1)

Said = set[tuple[str, str, int, int]]  # rule, outcome, where


def _rulebook(paths: Sequence[Path]) -> Rulebook:
    rulebook, mistakes = load_sheets(list(paths), TODAY)
    assert not mistakes, [mistake.message for mistake in mistakes]
    return rulebook


def _open(path: str, text: str, day: date | None = None) -> Document:
    document = pipeline.open_document(path, text.encode(), RunSettings(today=TODAY), DocumentSettings())
    return replace(document, dated=Dated(day, "test")) if day is not None else document


def _said(reading: Reading, rulebook: Rulebook, indexes: Sequence[int]) -> Said:
    said = set()
    for index in indexes:
        rule = rulebook.rules[index]
        for verdict in pipeline.judge(rule, reading, rulebook):
            if verdict.statement is not None and verdict.outcome is not Outcome.UNDECIDED:
                said.add((rule.full_id, verdict.outcome.value, verdict.statement.start, verdict.statement.end))
        for statement in pipeline.select(rule, reading, rulebook):
            said.add((rule.full_id, "selected", statement.start, statement.end))
    return said


def assert_nothing_is_lost(rulebook: Rulebook, rules: pipeline.CompiledRules, document: Document) -> None:
    """Compare what all rules say of a whole reading with what the concerned ones say of what they waited for."""
    whole = _said(pipeline.read(document, rules.vocabulary, rulebook), rulebook, range(len(rulebook.rules)))
    concerned = rules.triggers.concerned(document.text)
    heard, _ = pipeline.read_concerned(document, rules, concerned, False)
    waited = _said(heard, rulebook, concerned)
    words = {(rule, outcome, document.source[start:end]) for rule, outcome, start, end in whole ^ waited}
    assert whole == waited, words


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_stories_and_their_changes(folder: Path) -> None:
    rulebook = _rulebook([folder / "sheet.fact"])
    rules = pipeline.compile_rules(rulebook)
    story = next(path for path in folder.iterdir() if path.stem == "story")
    lines = story.read_text("utf-8").split("\n")
    assert_nothing_is_lost(rulebook, rules, _open(story.name, "\n".join(lines)))
    # All changes at once, where they are on different lines: as much to find in one reading.
    changed = list(lines)
    for case in yaml.safe_load((folder / "cases.yaml").read_text("utf-8")):
        at = case["line"] - 1
        changed[at] = changed[at].replace(case["old"], case["new"])
    assert_nothing_is_lost(rulebook, rules, _open(story.name, "\n".join(changed)))


def test_seeds() -> None:
    rulebook = _rulebook(sorted((PROJECT / "rules").glob("*.fact")))
    rules = pipeline.compile_rules(rulebook)
    for path in sorted((PROJECT / "seeds").glob("*.txt")):
        assert_nothing_is_lost(rulebook, rules, _open(path.name, path.read_text("utf-8"), date(2020, 10, 8)))


@pytest.mark.parametrize("case", FORMS)
def test_fixtures_of_the_forms(case: dict[str, Any], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.fact"
    sheet.write_text(case["sheet"], encoding="utf-8")
    rulebook = _rulebook([sheet])
    document = _open(case.get("path", "text.txt"), case["text"], case.get("date"))
    assert_nothing_is_lost(rulebook, pipeline.compile_rules(rulebook), document)
