"""Rulebooks in the cache: pickled so that ten thousand rules are back in a moment.

A frozen dataclass with slots is pickled field by field, which is slow to undo; here it is a call with all its values.
"""

from __future__ import annotations

import gc
import hashlib
import io
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from factlint import __version__, cache


def key_of(texts: Sequence[tuple[str, bytes]]) -> str:
    """The key of a set of sheets: everything that their rulebook depends on."""
    digest = hashlib.blake2b(_state_of_program().encode(), digest_size=16)
    for path, content in texts:
        digest.update(f"{len(path)}:{path}:{len(content)}:".encode())
        digest.update(content)
    return f"sheets-{__version__}-{digest.hexdigest()}"


def _state_of_program() -> str:
    """The files that a rulebook is made with, by time and size: a changed word list makes another rulebook."""
    package = Path(__file__).parent.parent
    files = (
        package / "model.py",
        *(file for name in ("language", "data", "values") for file in (package / name).iterdir()),
    )
    return " ".join(f"{file.name}{stat.st_size}{stat.st_mtime_ns}" for file in sorted(files) if (stat := file.stat()))


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, one.name) for one in fields(value))
        return NotImplemented


def read(key: str) -> Any:
    """What was kept under *key*, or None."""
    kept = cache.read(key)
    if not isinstance(kept, bytes):
        return None
    try:
        with without_collection():
            return pickle.loads(kept)
    except Exception:  # written by another state of the code: made anew
        return None


@contextmanager
def without_collection() -> Iterator[None]:
    """So many new objects would set the garbage collector off again and again, for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def write(key: str, value: Any) -> None:
    """Keep *value* under *key*."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    cache.write(key, buffer.getvalue())
