"""Rulebooks in the cache: pickled so that ten thousand rules are back in a moment.

A frozen dataclass with slots is pickled field by field, which is slow to undo; here it is a call with all its values.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import io
import os
import pickle
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from factlint import __version__, cache

T = TypeVar("T")


def key_of(texts: Sequence[tuple[str, bytes]]) -> str:
    """The key of a set of sheets: everything that their rulebook depends on."""
    digest = hashlib.blake2b(_state_of_program().encode(), digest_size=16)
    for path, content in texts:
        digest.update(f"{len(path)}:{path}:{len(content)}:".encode())
        digest.update(content)
    return f"sheets-{__version__}-{digest.hexdigest()}"


_FOLDERS = ("language", "data", "model", "values", "text", "forms")


def _state_of_program() -> str:
    """The files that a rulebook and its lookups are made with, by time and size: a changed word list changes both."""
    package = os.path.dirname(os.path.dirname(__file__))
    folders = (package, *(os.path.join(package, name) for name in _FOLDERS))
    files = [file for folder in folders for file in os.scandir(folder) if file.name.endswith((".py", ".yaml", ".lark"))]
    states = [(file.path, file.stat()) for file in files]
    return " ".join(sorted(f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in states))


@functools.cache
def _fields(kind: Hashable) -> tuple[str, ...] | None:
    return tuple(one.name for one in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else None


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind: Hashable = value.__class__
        names = _fields(kind)
        if names is None:
            return NotImplemented
        return type(value), tuple([getattr(value, name) for name in names])


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


def derived(name: str, key: str, make: Callable[[], T]) -> T:
    """What *make* makes of the sheets with this *key* (of :func:`key_of`; "": nothing is kept), made once."""
    if not key:
        return make()
    kept: T | None = read(f"{name}-{key}")
    if kept is None:
        with without_collection():
            kept = make()
        write(f"{name}-{key}", kept)
    return kept
