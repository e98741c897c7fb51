"""The reference annotations mark words that stand on the line they name: a miss is never a typing error."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
# The folder of gold.yaml, and the folder of the documents that it marks.
GOLD = (
    (ROOT / "tests" / "articles" / "gold.yaml", ROOT / "tests" / "articles"),
    (ROOT.parent / "shared" / "gold" / "seeds.yaml", ROOT / "seeds"),
)
MODES = {"quoted", "attributed", "planned", "conditional"}
ISO = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def documents() -> list[Any]:
    """One test case for each annotated document that is here."""
    cases = []
    for gold, folder in GOLD:
        if not gold.exists():
            cases.append(pytest.param(None, None, id=gold.name, marks=pytest.mark.skip(reason=f"no {gold.name} here")))
            continue
        for name, marked in yaml.safe_load(gold.read_text(encoding="utf-8"))["documents"].items():
            cases.append(pytest.param(folder / name, marked, id=name))
    return cases


@pytest.mark.parametrize(("path", "marked"), documents())
def test_each_text_is_on_its_line(path: Path, marked: dict[str, Any]) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for kind in ("quantity", "date_mentions", "not_fact"):
        for fact in marked.get(kind, []):
            assert fact["text"] in lines[fact["line"] - 1], (kind, fact)
    for name in marked.get("name", []):
        for spelling, places in name["spellings"].items():
            for line in places:
                assert spelling in lines[line - 1], (spelling, line)
    for role in marked.get("role", []):
        assert role["person"].split()[-1].lower() in lines[role["line"] - 1].lower(), role


@pytest.mark.parametrize(("path", "marked"), documents())
def test_each_value_can_be_read(path: Path, marked: dict[str, Any]) -> None:
    assert marked["date"] is None or isinstance(marked["date"], datetime.date)
    for fact in marked.get("quantity", []):
        value = fact["value"]
        assert isinstance(value, int | float) or (isinstance(value, list) and len(value) == 2), fact
    for fact in marked.get("date_mentions", []):
        assert fact["value"] is None or ISO.fullmatch(fact["value"]), fact
    for kind in ("quantity", "date_mentions", "relation"):
        for fact in marked.get(kind, []):
            assert fact.get("mode", "quoted") in MODES, fact
            assert fact.get("predicate") or kind != "relation", fact
