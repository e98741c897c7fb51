"""Results kept between runs in the user's cache folder: parsed word lists, resolved sheets.

A key holds everything the value depends on, so nothing kept can be stale: a changed file has another key.
The folder is ``$FACTLINT_CACHE_DIR``, else ``$XDG_CACHE_HOME/factlint``, else ``~/.cache/factlint``. Where it cannot be
written, nothing is kept and nothing fails. ``FACTLINT_NO_CACHE=1`` switches it off.
"""

from __future__ import annotations

import os
import pickle
import re
from pathlib import Path
from typing import Any

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def folder() -> Path | None:
    """Return the cache folder (which may not exist yet), or None where caching is switched off."""
    if os.environ.get("FACTLINT_NO_CACHE"):
        return None
    if chosen := os.environ.get("FACTLINT_CACHE_DIR"):
        return Path(chosen)
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "factlint"
    home = os.environ.get("HOME") or os.environ.get("LOCALAPPDATA")
    return Path(home) / ".cache" / "factlint" if home else None


def read(key: str) -> Any:
    """Return what was kept under *key*, or None."""
    base = folder()
    if base is None:
        return None
    try:
        return pickle.loads((base / _UNSAFE.sub("_", key)).read_bytes())
    except (OSError, pickle.PickleError, EOFError, AttributeError, ImportError, IndexError, ValueError):
        return None  # absent, or written by another version: made anew


def write(key: str, value: Any) -> None:
    """Keep *value* under *key*; written aside and renamed, so that two runs at once never read half a file."""
    base = folder()
    if base is None:
        return
    import tempfile  # 3 ms, and only when something has changed

    try:
        base.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=base)
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
            os.replace(name, base / _UNSAFE.sub("_", key))
        except BaseException:
            os.unlink(name)
            raise
    except OSError:
        return
