"""A finding's fingerprint: the same tomorrow, though lines above it come and go.

Made of path, rule, words and sentence; a second finding with all four equal gets another one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from factlint.model import Violation


def fingerprints(violations: Iterable[Violation]) -> tuple[str, ...]:
    """Return one fingerprint (32 hexadecimal digits) for each violation."""
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for violation in violations:
        parts = (violation.place.path, violation.rule, violation.text, " ".join(violation.sentence.split()))
        seen[parts] += 1
        data = "\0".join((*parts, str(seen[parts]))).encode("utf-8", "backslashreplace")
        marks.append(hashlib.sha256(data).hexdigest()[:32])
    return tuple(marks)
