"""Whole runs: every case of ``tests/runs/*.yaml`` is a folder, a command line, and what it prints and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Cli

FILES = sorted((Path(__file__).parent / "runs").glob("*.yaml"))


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in FILES
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", _cases())
def test_run(case: dict[str, Any], tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = dict(case.get("files", {}))
    if "sheet" in case:
        files["rules/desk.fact"] = case["sheet"]
    if "text" in case:
        files["a.txt"] = case["text"]
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    words = case.get("run", "check a.txt --format line").split()
    done = cli(*words)
    said = done.err if case.get("stream") == "err" else done.out
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    if "prints" in case:
        assert lines == case["prints"], done
    for part in case.get("contains", []):
        assert part in said, done
    for part in case.get("lacks", []):
        assert part not in said, done
    assert done.status == case.get("exit", 0), done
    for name, content in case.get("becomes", {}).items():
        assert (tmp_path / name).read_text(encoding="utf-8") == content
