"""``bad on 2020-10-08: They took [191 seats].``: the tests under a rule or role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factlint.language import spans
from factlint.language.blocks import KeyLine
from factlint.language.mistakes import mistake
from factlint.model import Example, Mistake

_VERDICTS = ("ok", "bad", "skip")
_SIC = "[sic]"  # part of the text, not a mark


def read_examples(lines: Sequence[KeyLine], mistakes: list[Mistake]) -> tuple[Example, ...]:
    """The tests, in the order in which they stand."""
    found: list[Example] = []
    before: KeyLine | None = None
    for line in lines:
        if line.key in _VERDICTS:
            found.append(_example(line, mistakes))
        elif line.key == "becomes":
            if before is None or before.key != "bad":
                mistakes.append(mistake(line.key_words, "“becomes:” stands right under a “bad:”", "move it there"))
            else:
                last = found.pop()
                becomes = line.value.text
                found.append(Example(last.verdict, last.text, last.start, last.end, last.on, becomes, last.place))
        before = line
    return tuple(found)


def _example(line: KeyLine, mistakes: list[Mistake]) -> Example:
    on: date | None = None
    if line.day is not None:
        written = spans.read_day(line.day, mistakes)
        on = written.period.first if written else None
    text, start, end = _unmarked(line, mistakes)
    return Example(line.key, text, start, end, on, None, line.words.place)


def _unmarked(line: KeyLine, mistakes: list[Mistake]) -> tuple[str, int, int]:
    """The text without its brackets, and what stood in them."""
    text = line.value.text
    plain = text.replace(_SIC, "\0" * len(_SIC))
    start, end = plain.find("["), plain.find("]")
    if start < 0 and end < 0:
        return text, -1, -1
    if start < 0 or end < start:
        at = start if end < 0 or end > start >= 0 else end
        what = "this bracket has no partner"
        mistakes.append(
            mistake(line.value.part(max(at, 0), max(at, 0) + 1), what, "a marked part stands in “[” and “]”")
        )
        return text, -1, -1
    for mark in "[]":
        if (again := plain.find(mark, (start if mark == "[" else end) + 1)) >= 0:
            mistakes.append(
                mistake(line.value.part(again, again + 1), "a test marks one part", "take this bracket out")
            )
            return text, -1, -1
    return text[:start] + text[start + 1 : end] + text[end + 1 :], start, end - 1
