"""What is read: files, folders, globs of the configuration; what is left out, and what is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factlint.configuration import Configuration, Entry
from factlint.discovery import documents, sheets

FILES = ("a.txt", "b.md", "c.html", "d.rst", "sub/e.txt", "sub/.hidden.txt", ".git/f.txt", "drafts/g.txt", "PROVENANCE")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_by_suffix_and_hidden_ones_are_not(folder: Path) -> None:
    assert documents(["."], Configuration(folder)).paths == ("a.txt", "b.md", "c.html", "drafts/g.txt", "sub/e.txt")


def test_a_named_file_is_read_whatever_its_suffix(folder: Path) -> None:
    assert documents(["d.rst", "./a.txt"], Configuration(folder)).paths == ("d.rst", "a.txt")


def test_nothing_is_read_twice(folder: Path) -> None:
    assert documents(["a.txt", "./a.txt", ".", "-", "-"], Configuration(folder)).paths.count("a.txt") == 1


def test_excluded_files_are_left_out_of_folders(folder: Path) -> None:
    found = documents(["."], Configuration(folder, exclude=("drafts/**",)))
    assert "drafts/g.txt" not in found.paths
    assert found.excluded == ("drafts/g.txt",)


def test_an_excluded_file_is_read_where_it_is_named_unless_forced(folder: Path) -> None:
    known = Configuration(folder, exclude=("drafts/**",))
    assert documents(["drafts/g.txt"], known).paths == ("drafts/g.txt",)
    assert documents(["drafts/g.txt"], known, force_exclude=True).paths == ()


def test_without_paths_the_configured_documents(folder: Path) -> None:
    known = Configuration(folder, documents=(Entry(("**/[bg].[mt]*",)), Entry(("sub",)), Entry(("d.rst",))))
    assert documents([], known).paths == ("b.md", "drafts/g.txt", "sub/e.txt", "d.rst")


def test_configured_documents_from_a_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    assert documents([], Configuration(folder, documents=(Entry(("*.txt",)),))).paths == ("../a.txt",)


def test_what_is_missing_is_said_and_the_rest_is_read(folder: Path) -> None:
    found = documents(["a.tx", "b.md"], Configuration(folder))
    assert found.paths == ("b.md",)
    assert found.problems[0].message == "there is no such file or folder; did you mean “a.txt”?"


def test_a_link_that_leads_nowhere_is_missing(folder: Path) -> None:
    os.symlink("nowhere", folder / "link.txt")
    assert "leads nowhere" in documents(["link.txt"], Configuration(folder)).problems[0].message


def test_sheets_stand_under_the_configurations_folder(folder: Path) -> None:
    (folder / "rules").mkdir()
    for name in ("b.fact", "a.fact", "notes.txt"):
        (folder / "rules" / name).write_text("seats ≤ 120\n", encoding="utf-8")
    assert sheets(["rules/"]).paths == ("rules/a.fact", "rules/b.fact")
    assert sheets(["rules/", "more"], "").problems[0].path == "more"
