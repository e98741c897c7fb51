"""Stories with their sheets: a planted error is found on its line by the rule it breaks; near misses stay silent.

Besides the stories of this folder, those of a folder ``shared/stories`` next to the project are tried where it exists.
"""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint import runs
from factlint.language.load import load_sheets
from factlint.model import DocumentSettings, Rulebook, RunSettings

HERE = Path(__file__).parent / "stories"
ELSEWHERE = Path(__file__).parents[2] / "shared" / "stories"
TODAY = date(2024, 3, 1)

Finding = tuple[int, str, str]  # line, rule, level


def _folders() -> list[Path]:
    roots = [root for root in (HERE, ELSEWHERE) if root.is_dir()]
    return [folder for root in roots for folder in sorted(root.iterdir()) if folder.is_dir()]


def _cases() -> list[Any]:
    return [
        pytest.param(folder, case, id=f"{folder.name}: {case['id']}")
        for folder in _folders()
        for case in yaml.safe_load((folder / "cases.yaml").read_text("utf-8"))
    ]


@functools.cache
def rulebook_of(folder: Path) -> Rulebook:
    """The sheet of a story."""
    rulebook, mistakes = load_sheets([folder / "sheet.fact"], TODAY)
    assert not mistakes, [mistake.message for mistake in mistakes]
    return rulebook


@functools.cache
def source_of(folder: Path) -> tuple[str, str]:
    """The file name and the text of a story."""
    story = next(path for path in folder.iterdir() if path.stem == "story")
    return story.name, story.read_text("utf-8")


def findings(folder: Path, text: str, place: Path) -> set[Finding]:
    """Every finding in *text* under the sheet of *folder*, related places included."""
    story = place / source_of(folder)[0]
    story.write_text(text, encoding="utf-8")
    settings = RunSettings(today=TODAY)
    report = runs.run([str(story)], rulebook_of(folder), settings, lambda path: DocumentSettings())
    assert not report.problems, report.problems
    return {
        (line, violation.rule, violation.level.value)
        for violation in report.violations
        for at in (violation.place, *(place for place, _ in violation.related))
        for line in range(at.line, at.end_line + 1)
    }


@pytest.mark.parametrize("folder", _folders(), ids=lambda folder: folder.name)
def test_clean_story_is_clean(folder: Path, tmp_path: Path) -> None:
    assert findings(folder, source_of(folder)[1], tmp_path) == set()


@pytest.mark.parametrize(("folder", "case"), _cases())
def test_change(folder: Path, case: dict[str, Any], tmp_path: Path) -> None:
    lines = source_of(folder)[1].split("\n")
    changed = lines[case["line"] - 1].replace(case["old"], case["new"])
    assert changed != lines[case["line"] - 1]
    lines[case["line"] - 1] = changed
    found = findings(folder, "\n".join(lines), tmp_path)
    if case["expect"] == "none":
        assert found == set()
        return
    wanted = {case["expect"]} if isinstance(case["expect"], str) else set(case["expect"])
    levels = {"warning", "note"} if case.get("at_most") == "warning" else {"error", "warning", "note"}
    assert any(line == case["line"] and rule in wanted and level in levels for line, rule, level in found), found
    strangers = {rule for _, rule, _ in found} - wanted
    assert not strangers, found
