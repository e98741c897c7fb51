"""The pre-commit hook, installed from this project as a newsroom would: a good article passes, a bad one is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKED = ("factlint", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

SHEET = "seats ≤ 120\n"
GOOD = "The party won 91 seats in the 120-seat parliament.\n"
BAD = "The party won 191 seats in the 120-seat parliament.\n"


def run(*command: str, where: Path, status: int | None = 0) -> str:
    done = subprocess.run(command, cwd=where, capture_output=True, encoding="utf-8", errors="replace", check=False)
    output = done.stdout + done.stderr
    assert status is None or done.returncode == status, output
    return output


def commit_all(where: Path, message: str, status: int | None = 0) -> str:
    run("git", "add", "--all", where=where)
    return run("git", "commit", "-m", message, where=where, status=status)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository of articles whose commits are checked by the hook of this project as it stands."""
    base = tmp_path_factory.mktemp("hook")
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        patch.delenv(name)
    patch.setenv("PRE_COMMIT_HOME", str(base / "cache"))
    patch.setenv("GIT_CONFIG_GLOBAL", str(base / "gitconfig"))
    (base / "gitconfig").write_text("[user]\n\tname = Desk\n\temail = desk@example.org\n", encoding="utf-8")

    tool = base / "factlint"
    tool.mkdir()
    for name in PACKED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, tool / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tool / name)
    run("git", "init", "--quiet", where=tool)
    commit_all(tool, "as it stands")
    revision = run("git", "rev-parse", "HEAD", where=tool).strip()

    articles = base / "articles"
    (articles / "rules").mkdir(parents=True)
    (articles / "rules" / "first.fact").write_text(SHEET, encoding="utf-8")
    (articles / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tool}\n    rev: {revision}\n    hooks:\n      - id: factlint\n", encoding="utf-8"
    )
    run("git", "init", "--quiet", where=articles)
    run(sys.executable, "-m", "pre_commit", "install", where=articles)
    yield articles
    patch.undo()


def test_a_good_article_is_committed(newsroom: Path) -> None:
    (newsroom / "good.md").write_text(GOOD, encoding="utf-8")
    assert "Passed" in commit_all(newsroom, "a good article")
    assert "a good article" in run("git", "log", "--oneline", where=newsroom)


def test_a_bad_article_is_refused_with_its_line(newsroom: Path) -> None:
    (newsroom / "bad.md").write_text(BAD, encoding="utf-8")
    output = commit_all(newsroom, "a bad article", status=1)
    assert "bad.md:1:15: error[seats-at-most-120]" in output
    assert "a bad article" not in run("git", "log", "--oneline", where=newsroom, status=None)
    (newsroom / "bad.md").unlink()


def test_the_entry_that_init_writes_refuses_too(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "factlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    desk = tmp_path / "desk"
    run(str(program), "init", str(desk), where=tmp_path)
    run("git", "init", "--quiet", where=desk)
    run(sys.executable, "-m", "pre_commit", "install", where=desk)
    (desk / "good.md").write_text(GOOD, encoding="utf-8")
    commit_all(desk, "a good article")
    (desk / "bad.md").write_text(BAD, encoding="utf-8")
    assert "bad.md:1:15: error[seats]" in commit_all(desk, "a bad article", status=1)
