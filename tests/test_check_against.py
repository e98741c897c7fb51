"""``check COPY --against SOURCE``: a changed fact is an error, an added one a note, and the source itself is clean."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from drafting_cases import NOTHING, SETTINGS, TEXTS, Case, cases, opened

from factlint import pipeline
from factlint.cli import cli
from factlint.drafting.against import Against, at_source, notes, read_sources
from factlint.model import Violation

CASES = cases()
SHARED = Path(__file__).parent.parent.parent / "shared"
ARTICLES = sorted([*SHARED.glob("stories/*/story.*"), *SHARED.glob("seeds/*.txt")])


def against(copy: Path, source: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    arguments = ["check", str(copy), "--against", str(source), "--format", "json", *options]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, json.loads(result.output)["violations"]


@functools.cache
def source_of(path: Path) -> Against:
    return read_sources([opened(path)], SETTINGS)


def compared(case: Case) -> list[Violation]:
    """What the command finds in a changed text, without starting it anew for each."""
    source, copy = source_of(case.text), opened(case.text, case.changed)
    found = pipeline.check_document(copy, pipeline.compile_rules(source.rulebook), SETTINGS, NOTHING).violations
    ruled = [at_source(violation, source) for violation in found]
    return [*ruled, *notes([copy], source, ruled, SETTINGS)]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", [*TEXTS, *ARTICLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_says_what_it_says(path: Path) -> None:
    assert against(path, path) == (0, [])


@pytest.mark.parametrize("case", [case for case in CASES if case.is_error], ids=lambda case: case.name)
def test_a_changed_fact_is_reported_with_both_places(case: Case) -> None:
    grave = [v for v in compared(case) if v.level.value == "error"]
    assert grave
    assert all(v.related[-1][0].path == case.text.name for v in grave)


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_error], ids=lambda case: case.name)
def test_another_way_to_say_it_is_at_most_a_note(case: Case) -> None:
    assert {v.level.value for v in compared(case)} <= {"note"}


def test_the_report_shows_both_places(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "another owner")
    status, found = against(written(tmp_path, case.text.name, case.changed), case.text)
    assert status == 1
    assert found[0]["related"][-1]["path"] == str(case.text)
    assert found[0]["related"][-1]["message"].startswith("the source says “")


SOURCE = """Ferry held after collision

HARLE, 6 May 2021 - The ferry Skarn Princess hit the pier at Harle on Tuesday, injuring 14 passengers.

Ida Colquhoun, the port's harbour master, closed the pier. Skarn Ferries did not pay the fine of £30,000.
"""


@pytest.mark.parametrize(
    ("name", "copy", "rule", "level"),
    [
        ("denied", "Ida Colquhoun did not close the pier.", "polarity", "error"),
        ("affirmed", "Skarn Ferries paid the fine.", "polarity", "error"),
        ("another figure", "A second ferry had 90 passengers.", "not-in-source", "note"),
        ("another name", "Bertil Osgood saw it at Harle.", "not-in-source", "note"),
        ("another date", "It happened at Harle on 9 March 2020.", "not-in-source", "note"),
        ("another office", "The mayor, Ida Colquhoun, was there.", "not-in-source", "note"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 16 else "",
)
def test_what_the_source_does_not_say(name: str, copy: str, rule: str, level: str, tmp_path: Path) -> None:
    source, text = written(tmp_path, "source.txt", SOURCE), written(tmp_path, "copy.txt", copy + "\n")
    _, found = against(text, source)
    assert (rule, level) in {(v["rule"], v["level"]) for v in found}


@pytest.mark.parametrize(
    "copy",
    [
        "Ida Colquhoun closed the pier at Harle.",
        "Fourteen passengers were injured when the Skarn Princess hit the pier.",
        "Skarn Ferries never paid the £30,000 fine.",
        "It happened on 4 May 2021.",
        "The harbour master is Ida Colquhoun.",
    ],
)
def test_a_summary_is_clean(copy: str, tmp_path: Path) -> None:
    source, text = written(tmp_path, "source.txt", SOURCE), written(tmp_path, "copy.txt", copy + "\n")
    assert against(text, source) == (0, [])


def test_the_sources_own_slips_are_not_the_copys_affair(tmp_path: Path) -> None:
    slip = "HARLE, 6 May 2021 - The pier at Harle opened on Monday 4 May 2021.\n"
    source, text = written(tmp_path, "source.txt", slip), written(tmp_path, "copy.txt", slip)
    assert against(text, source) == (0, [])
    other = written(tmp_path, "other.txt", slip.replace("Monday", "Friday"))
    assert [v["rule"] for v in against(other, source)[1]] == ["impossible-weekday"]


def test_notes_can_be_left_out(tmp_path: Path) -> None:
    source, text = written(tmp_path, "source.txt", SOURCE), written(tmp_path, "copy.txt", "Bertil Osgood swam.\n")
    assert against(text, source, "--ignore", "not-in-source") == (0, [])
    assert against(text, source, "--fail-level", "note")[0] == 1


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    copy = written(tmp_path, "copy.txt", "Nothing.\n")
    result = CliRunner().invoke(cli, ["check", str(copy), "--against", str(tmp_path / "gone.txt")])
    assert result.exception is not None
