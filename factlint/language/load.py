"""Sheets on disk → Rulebook: ``load_sheets(["rules/"], today)``.

Every mistake of every sheet is found in one run. A rulebook is kept in the cache under the content of its sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from factlint.errors import UnreadableDocument
from factlint.language import keep
from factlint.model import Mistake, Rulebook
from factlint.records import replace

SUFFIX = ".fact"


def load_sheets(paths: Sequence[Path | str], today: date) -> tuple[Rulebook, tuple[Mistake, ...]]:
    """All sheets at *paths* (files, and folders with every ``.fact`` below them), resolved together.

    Mistakes are sorted by place; with any, the rulebook holds what could be read. Raises UnreadableDocument for a path
    that is missing or cannot be opened.
    """
    texts = [(path, _read(path)) for path in find_sheets(paths)]
    key = keep.key_of(texts)
    kept = keep.read(key)
    if kept is not None:
        rulebook, mistakes = kept
        return rulebook, mistakes
    from factlint.language.together import read_sheets  # 20 ms, and only when a sheet has changed

    with keep.without_collection():
        rulebook, mistakes = read_sheets(texts)
    made = replace(rulebook, key=key), mistakes
    keep.write(key, made)
    return made


def find_sheets(paths: Sequence[Path | str]) -> tuple[str, ...]:
    """The sheets at *paths*, as the user named them; a folder's in order of name."""
    found: list[str] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found.extend(str(sheet) for sheet in sorted(path.rglob(f"*{SUFFIX}")) if sheet.is_file())
        elif path.exists():
            found.append(str(given))
        else:
            raise UnreadableDocument("there is no such sheet or folder", path=str(given))
    return tuple(dict.fromkeys(found))


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"the sheet cannot be read: {error.strerror}", path=path) from error
