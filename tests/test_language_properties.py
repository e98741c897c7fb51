"""Any text at all is a sheet or a list of located mistakes; one broken token is reported where it stands."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.language.formatting import format_sheet
from factlint.language.mistakes import render
from factlint.language.plain import explain
from factlint.language.together import read_sheets
from factlint.model import Mistake, Rulebook

WHOLE = (Path(__file__).parent / "sheets" / "good" / "whole.fact").read_text(encoding="utf-8")
SHEETS = Path(__file__).parent / "sheets"
PIECES = st.sampled_from(
    [
        *(SHEETS / "pieces.txt").read_text(encoding="utf-8").split(),
        *(" ", "  ", "\n", "\n  ", "\n  ok: ", "\nrule a: ", "\t", "\r", "\x00", "\ufeff", "\u0301"),
    ]
)
LISTED = st.lists(PIECES, max_size=60)
ANY_SHEET = st.one_of(st.text(max_size=200), LISTED.map(" ".join), LISTED.map("".join))


def load(text: str) -> tuple[Rulebook, tuple[Mistake, ...]]:
    return read_sheets([("a.fact", text.encode("utf-8", errors="surrogatepass"))])


@settings(max_examples=400, deadline=None)
@given(ANY_SHEET)
def test_any_text_gives_rules_or_located_mistakes(text: str) -> None:
    rulebook, mistakes = load(text)
    lines = re.split("\r\n|\r|\n", text)
    for mistake in mistakes:
        assert 1 <= mistake.place.line <= len(lines)
        assert 1 <= mistake.place.column < mistake.place.end_column
        assert render(mistake).startswith(f"a.fact:{mistake.place.line}:{mistake.place.column}: error: ")
    for rule in rulebook.rules:
        assert explain(rule).endswith((".", "!", "?")) or rule.note is not None or rule.owner is not None


@settings(max_examples=300, deadline=None)
@given(ANY_SHEET)
@example("rule<:")
@example("count<3\n")
@example("\x1f#")
def test_formatting_twice_changes_nothing(text: str) -> None:
    once = format_sheet(text)
    assert format_sheet(once) == once


TOKENS = [match.span() for match in re.finditer(r"[^\s,:]+", WHOLE)]


def free_text(start: int) -> bool:
    """Whether a token is part of words that may be anything: comments, sources, tests, messages, lists of spellings."""
    line = WHOLE[WHOLE.rfind("\n", 0, start) + 1 : start]
    free = r"\s*(title|source|owner|note|message|fix|ok|bad|skip|becomes|also|avoid|not|unit|near|people)( on \S+)?:"
    return "#" in line or re.match(free, line) is not None or WHOLE[start] == "#"


@pytest.mark.parametrize("start, end", [span for span in TOKENS if not free_text(span[0])], ids=lambda at: str(at))
def test_one_broken_token_is_reported_on_it(start: int, end: int) -> None:
    broken = f"{WHOLE[:start]}§§{WHOLE[end:]}"
    _, mistakes = load(broken)
    line = WHOLE.count("\n", 0, start) + 1
    column = start - WHOLE.rfind("\n", 0, start)
    assert len(mistakes) in (1, 2), [broken[max(0, start - 20) : start + 15], *map(render, mistakes)]
    assert any(
        one.place.line == line and one.place.column <= column + 1 and column <= one.place.end_column + 1
        for one in mistakes
    ), [render(mistake) for mistake in mistakes]


def test_the_whole_sheet_loads() -> None:
    assert [render(mistake) for mistake in load(WHOLE)[1]] == []


LONG = {
    "one long line": "a " * 10_000,
    "quotes": "“" * 10_000,
    "straight quotes": '"' * 20_001,
    "colons": "x: " * 10_000,
    "on": "ok on " * 10_000 + ":",
    "commas": "person A\n  also: " + "“, " * 10_000,
    "numbers": "seats = " + "1 " * 10_000,
    "dates": "term ends " + "October 2020 " * 10_000,
    "capitals": "A " * 10_000,
    "is": "seats " + "is " * 10_000,
    "one name declared": "person " + "A " * 10_000 + "\n" + "A " * 20_000,
    "conditions": "when: " + "about A and " * 10_000,
    "braces": "rule a: seats = 1\n  message: " + "{" * 10_000,
    "rules": "\n".join(f"rule r{at}: seats = {at}" for at in range(2_000)),
    "same id": "rule r: seats = 1\n" * 2_000,
    "lines": "person A\n" + "  also: B\n" * 4_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_time_is_linear_in_the_length(text: str) -> None:
    load("seats = 1")  # the grammar is compiled once
    start = time.perf_counter()
    load(text)
    format_sheet(text)
    assert time.perf_counter() - start < 4
