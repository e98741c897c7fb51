"""What rules selected in documents that this run was not given, so that a changed file is still compared with them.

Kept beside the cache, keyed by everything that a selection depends on: sheets, program, settings. An entry counts only
while its file is the one that was read (size, times, inode), so nothing in the index is ever stale.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factlint import cache
from factlint.language.keep import key_of
from factlint.model import Rulebook, RunSettings

Stamp = tuple[int, int, int, int]  # of a file: size, time of change (content), time of change (any), inode


def stamp_of(path: str) -> Stamp | None:
    """What tells one state of a file from another without reading it; None where it is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def index_key(rulebook: Rulebook, settings: RunSettings) -> str | None:
    """The key under which a run's index is kept; None where a sheet cannot be read again."""
    try:
        texts = [(path, Path(path).read_bytes()) for path in rulebook.sheets]
    except OSError:
        return None
    chosen = (settings.locale, settings.day, settings.select, settings.ignore, os.getcwd())
    digest = hashlib.blake2b(repr((key_of(texts), _program(), chosen)).encode(), digest_size=16)
    return f"index-{digest.hexdigest()}"


def _program() -> str:
    """The state of the program's own files: another program may select otherwise."""
    package = Path(__file__).parent
    stats = ((path.name, path.stat()) for path in sorted(package.rglob("*.py")))
    return " ".join(f"{name}{stat.st_size}{stat.st_mtime_ns}" for name, stat in stats)


def load(key: str | None) -> dict[str, tuple[Stamp, Any, Any]]:
    """The index: path → stamp, what was known about the document, and what was selected in it."""
    kept = cache.read(key) if key is not None else None
    return kept if isinstance(kept, dict) else {}


def save(key: str | None, entries: Mapping[str, tuple[Stamp, Any, Any]]) -> None:
    """Keep the index."""
    if key is not None:
        cache.write(key, dict(entries))
