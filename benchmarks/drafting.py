#!/usr/bin/env python3
"""Draft a sheet from every clean story, then plant the story's changes: what the sheet finds, and what it makes up.

usage: drafting.py STORIES [-v]      STORIES: a folder of stories with cases.yaml (as in `stories/run.py`)
Exit 0 when every drafted sheet loads, passes its tests, is clean on its own story, finds half of the errors, and is
silent on the near misses. "sheet" counts findings of drafted rules alone, "all" those of built-in checks too.
"""

from __future__ import annotations

import pathlib
import sys
import tempfile
import time
from datetime import date

import yaml

from factlint import pipeline, runs
from factlint.checks import IDS as CHECKS
from factlint.drafting.draft import draft
from factlint.language.formatting import format_sheet
from factlint.language.load import load_sheets
from factlint.model import DocumentSettings, Rulebook, RunSettings

HALF = 0.5
TODAY = date(2026, 1, 1)


def findings(path: pathlib.Path, rulebook: Rulebook) -> set[tuple[int, str, str]]:
    """(line, rule, level) of every finding, related places included."""
    report = runs.run([str(path)], rulebook, RunSettings(today=TODAY), lambda _: DocumentSettings())
    places = [(place, v) for v in report.violations for place in (v.place, *(place for place, _ in v.related))]
    return {(line, v.rule, v.level.value) for place, v in places for line in range(place.line, place.end_line + 1)}


def run_story(folder: pathlib.Path, verbose: bool) -> tuple[int, int, int, int, int, int]:
    """Planted, found by the sheet, found by all, near misses, false alarms of the sheet, false alarms of all."""
    story = next(p for p in folder.iterdir() if p.stem == "story")
    settings = RunSettings(today=TODAY)
    document = pipeline.open_document(str(story), story.read_bytes(), settings, DocumentSettings())
    started = time.perf_counter()
    drafted = draft([document], [story.name], settings)
    seconds = time.perf_counter() - started
    planted = by_sheet = by_all = near = false_sheet = false_all = 0
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        sheet = place / "draft.fact"
        sheet.write_text(drafted.text, encoding="utf-8")
        rulebook, mistakes = load_sheets([sheet], TODAY)
        results = pipeline.test(rulebook, settings)
        failed = [result for result in results if result.state != "passed"]
        formatted = format_sheet(drafted.text) == drafted.text
        copy = place / story.name
        copy.write_bytes(story.read_bytes())
        clean, bare = findings(copy, rulebook), findings(copy, Rulebook())
        false_sheet += len(clean - bare)
        false_all += len(clean - bare)
        print(
            f"{folder.name}: {len(rulebook.rules)} rules in {seconds:.1f} s, {len(mistakes)} mistakes, "
            f"{len(results)} tests, {len(failed)} failed, formatted: {formatted}, "
            f"{len(clean - bare)} findings on itself"
        )
        false_sheet += len(mistakes) + len(failed) + (not formatted)
        source = story.read_text(encoding="utf-8").split("\n")
        for case in yaml.safe_load((folder / "cases.yaml").read_text(encoding="utf-8")):
            lines = list(source)
            lines[case["line"] - 1] = lines[case["line"] - 1].replace(case["old"], case["new"])
            copy.write_text("\n".join(lines), encoding="utf-8")
            got = findings(copy, rulebook) - clean
            own = {finding for finding in got if finding[1] not in CHECKS}
            if case["expect"] == "none":
                near += 1
                false_sheet += bool(own)
                false_all += bool(got)
                if got:
                    print(f"  {case['id']}: should stay silent, said {sorted(got)}")
                continue
            planted += 1
            soft = case.get("at_most") == "warning"

            def hits(some: set[tuple[int, str, str]], line: int = case["line"], soft: bool = soft) -> bool:
                return any(at == line and not (soft and level == "error") for at, _, level in some)

            by_sheet += hits(own)
            by_all += hits(got)
            if verbose or not hits(got):
                print(f"  {case['id']}: {'found' if hits(got) else 'missed'} {sorted(got)}")
    return planted, by_sheet, by_all, near, false_sheet, false_all


def main(arguments: list[str]) -> int:
    """Every story under the folder that is given."""
    folders = [p for p in sorted(pathlib.Path(arguments[0]).iterdir()) if (p / "cases.yaml").is_file()]
    good = True
    print("story | planted | sheet | all | near misses | false (sheet) | false (all)")
    rows = []
    for folder in folders:
        row = run_story(folder, "-v" in arguments)
        rows.append((folder.name, *row))
        good &= row[2] >= HALF * row[0] and row[4] == 0
    for row in rows:
        print(" | ".join(str(cell) for cell in row))
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
