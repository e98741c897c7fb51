"""A run on changed files compares them with the documents that it was not given, as these are now."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factlint import runs
from factlint.language.load import load_sheets
from factlint.model import DocumentSettings, Rulebook, RunSettings

TODAY = date(2024, 3, 1)
SHEET = """\
count protesting parties
  unit: party
  near: refused, opposition
rule parties: all documents agree on protesting parties
rule seats: seats ≤ 120
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("FACTLINT_NO_CACHE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.fact").write_text(SHEET, encoding="utf-8")
    (tmp_path / "news").mkdir()
    return tmp_path


def article(parties: int) -> str:
    return f"A coalition of {parties} parties refused to accept the results.\n"


def check(given: list[str], others: list[str]) -> list[tuple[str, int, str, str]]:
    report = runs.run(given, rulebook(), RunSettings(today=TODAY), lambda path: DocumentSettings(), others=others)
    return [(v.place.path, v.place.line, v.rule, v.message) for v in report.violations]


def rulebook() -> Rulebook:
    book, mistakes = load_sheets(["sheet.fact"], TODAY)
    assert not mistakes
    return book


def documents() -> list[str]:
    return sorted(str(path) for path in Path("news").iterdir())


def test_a_changed_file_is_compared_with_one_that_was_not_given(folder: Path) -> None:
    Path("news/a.txt").write_text(article(11), encoding="utf-8")
    Path("news/b.txt").write_text(article(11), encoding="utf-8")
    assert check(documents(), []) == []
    Path("news/b.txt").write_text(article(12), encoding="utf-8")
    found = check(["news/b.txt"], ["news/a.txt"])
    assert [(path, rule) for path, _, rule, _ in found] == [("news/b.txt", "parties")]


def test_what_disagrees_elsewhere_is_not_this_runs_business(folder: Path) -> None:
    for name, parties in (("a", 11), ("b", 12), ("c", 40)):
        Path(f"news/{name}.txt").write_text(article(parties), encoding="utf-8")
    Path("news/d.txt").write_text("Nothing about them.\n", encoding="utf-8")
    assert check(["news/d.txt"], ["news/a.txt", "news/b.txt", "news/c.txt"]) == []


def test_no_document_is_read_that_the_index_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        Path(f"news/{number:02}.txt").write_text(article(11), encoding="utf-8")
    check(documents(), [])
    Path("news/29.txt").write_text(article(12), encoding="utf-8")
    opened: list[str] = []
    read_bytes: Callable[[Path], bytes] = Path.read_bytes

    def spy(path: Path) -> bytes:
        opened.append(path.as_posix())
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", spy)
    assert check(["news/29.txt"], documents()[:-1]) != []
    assert [path for path in opened if path.startswith("news/")] == ["news/29.txt"]


@pytest.mark.parametrize("seed", range(4))
def test_after_edits_renames_and_deletions_it_says_what_a_run_from_nothing_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(6):
        Path(f"news/{number}.txt").write_text(article(chance.choice((11, 12))), encoding="utf-8")
    check(documents(), [])
    for step in range(8):
        path = Path(chance.choice(documents()))
        match chance.choice(("edit", "rename", "delete", "new")):
            case "edit":
                times = path.stat()
                path.write_text(article(chance.choice((11, 12))), encoding="utf-8")
                os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # an edit that hides its time
            case "rename":
                path.rename(f"news/r{step}.txt")
            case "delete" if len(documents()) > 2:
                path.unlink()
            case _:
                Path(f"news/n{step}.txt").write_text(article(chance.choice((11, 12))), encoding="utf-8")
        given = [chance.choice(documents())]
        others = [other for other in documents() if other not in given]
        kept = check(given, others)
        monkeypatch.setenv("FACTLINT_NO_CACHE", "1")
        assert kept == check(given, others)
        monkeypatch.delenv("FACTLINT_NO_CACHE")


def test_another_sheet_makes_another_index(folder: Path) -> None:
    Path("news/a.txt").write_text(article(11), encoding="utf-8")
    Path("news/b.txt").write_text(article(12), encoding="utf-8")
    assert check(["news/b.txt"], ["news/a.txt"]) != []
    Path("sheet.fact").write_text(SHEET.replace("  near: refused, opposition", "  near: boycotted"), encoding="utf-8")
    assert check(["news/b.txt"], ["news/a.txt"]) == []
