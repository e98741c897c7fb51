"""``<!-- factlint: off seats, agreed with desk -->`` silences a rule on the next line with text, or on its own."""

from __future__ import annotations

import bisect
import re

from factlint.model import Lines, Suppression

_WORDS = r"factlint:[ \t]*off[ \t]+(?P<rule>[^\s,]+)[ \t]*(?:,[ \t]*(?P<reason>[^\r\n]*?))?"
_COMMENT = re.compile(rf"<!--\s*{_WORDS}\s*-->")
_OWN_LINE = re.compile(rf"(?<![^\r\n])[ \t]*(?:\#|//|%)?[ \t]*{_WORDS}[ \t]*(?=[\r\n]|\Z)")


def may_hold(source: str) -> bool:
    """Whether suppressions may stand in a text at all."""
    return "factlint:" in source


def find(source: str, text: str, lines: Lines) -> tuple[str, tuple[Suppression, ...]]:
    """Return *text* with the suppressions of *source* blanked out, and the suppressions by line. A reason may be ""."""
    if not may_hold(source):
        return text, ()
    matches = sorted((*_COMMENT.finditer(source), *_OWN_LINE.finditer(source)), key=lambda match: match.start())
    for match in matches:
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text, tuple(_suppression(match, text, lines) for match in matches)


def _suppression(match: re.Match[str], text: str, lines: Lines) -> Suppression:
    line = lines.position(match.start())[0]
    end = lines.position(match.end() - 1)[0]
    covered = line if _line(text, lines, line).strip() else _next_with_text(text, lines, end)
    return Suppression(match["rule"], (match["reason"] or "").strip(), line, covered, covered)


def _line(text: str, lines: Lines, number: int) -> str:
    end = lines.starts[number] if number < len(lines.starts) else len(text)
    return text[lines.starts[number - 1] : end]


def _next_with_text(text: str, lines: Lines, number: int) -> int:
    for following in range(number + 1, len(lines.starts) + 1):
        if _line(text, lines, following).strip():
            return following
    return bisect.bisect_right(lines.starts, len(text))
