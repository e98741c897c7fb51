"""``--fix`` and ``--diff``: writes what a finding says should stand there, and nothing else of the file changes.

What somebody is quoted with is never rewritten. Of fixes that overlap, the first is made.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from factlint.errors import UnreadableDocument, UsageError
from factlint.model import Mode, Violation
from factlint.readers.decoding import decode


def fixed_text(text: str, violations: Iterable[Violation]) -> tuple[str, int]:
    """Return *text* with the fixes of its violations, and how many were made."""
    edits = {
        (violation.fix_start, violation.fix_end, violation.fix)
        if violation.fix_start >= 0
        else (violation.start, violation.end, violation.fix)
        for violation in violations
        if violation.fix is not None and violation.mode is not Mode.QUOTED
    }
    parts: list[str] = []
    position = made = 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start < position or end > len(text) or replacement is None or text[start:end] == replacement:
            continue
        parts += [text[position:start], replacement]
        position = end
        made += 1
    return "".join([*parts, text[position:]]), made


def apply_fixes(violations: Sequence[Violation]) -> int:
    """Write the fixes into the files and return how many were made. Raises UsageError where that fails."""
    total = 0
    for path, found in _by_path(violations):
        data, text, encoding = _read(path)
        fixed, made = fixed_text(text, found)
        if not made:
            continue
        try:
            mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
            Path(path).write_bytes(mark + fixed.encode(encoding))
        except UnicodeEncodeError as error:
            raise UsageError(f"{path}: a fix has letters that {encoding} lacks; save the file as UTF-8") from error
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error
        total += made
    return total


def diff_fixes(violations: Sequence[Violation]) -> str:
    """Return what the fixes would change, as a unified diff."""
    pieces: list[str] = []
    for path, found in _by_path(violations):
        _, text, _ = _read(path)
        fixed, made = fixed_text(text, found)
        if made:
            before, after = text.splitlines(keepends=True), fixed.splitlines(keepends=True)
            for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
                pieces.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(pieces)


def _by_path(violations: Sequence[Violation]) -> list[tuple[str, list[Violation]]]:
    grouped: dict[str, list[Violation]] = defaultdict(list)
    for violation in violations:
        if violation.fix is not None and Path(violation.place.path).is_file():
            grouped[violation.place.path].append(violation)
    return sorted(grouped.items())


def _read(path: str) -> tuple[bytes, str, str]:
    try:
        data = Path(path).read_bytes()
        text, warnings = decode(data, path)
    except (OSError, UnreadableDocument) as error:
        raise UsageError(f"cannot read {path} again: {error}") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data, text, "utf-16"
    return data, text, "cp1252" if warnings else "utf-8"
