"""Findings that a project lives with for now: ``factlint-baseline.json`` holds their fingerprints.

A fingerprint outlives changed lines elsewhere in the document: it is made of path, rule, words and sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factlint.errors import UsageError
from factlint.model import Violation
from factlint.reports.fingerprints import fingerprints

VERSION = 1


def write_baseline(path: str, violations: Sequence[Violation]) -> None:
    """Write the fingerprints of *violations* to *path*, with words that let a person read the file."""
    rows = [
        {"fingerprint": mark, "path": violation.place.path, "rule": violation.rule, "text": violation.text}
        for mark, violation in zip(fingerprints(violations), violations, strict=True)
    ]
    try:
        Path(path).write_text(
            json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise UsageError(f"cannot write the baseline {path}: {error.strerror}") from error


def without_baseline(path: str, violations: Sequence[Violation]) -> tuple[Violation, ...]:
    """Return the violations that the baseline at *path* does not hold. Raises UsageError where it cannot be read."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        known = Counter(row["fingerprint"] for row in content["findings"])
    except OSError as error:
        raise UsageError(
            f"cannot read the baseline {path}: {error.strerror}; make one with --write-baseline"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no baseline; make one with --write-baseline") from error
    left = []
    for mark, violation in zip(fingerprints(violations), violations, strict=True):
        if known[mark]:
            known[mark] -= 1
        else:
            left.append(violation)
    return tuple(left)
