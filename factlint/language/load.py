"""Sheets on disk → Rulebook: ``load_sheets(["rules/"], today)``.

Every mistake of every sheet is found in one run. A rulebook is kept in the cache under the content of its sheets.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from factlint.errors import UnreadableDocument
from factlint.language import keep
from factlint.language.bind import bind
from factlint.language.blocks import read_lines
from factlint.language.declare import attributes, declare_names, declare_rest
from factlint.language.names import Tree, plant
from factlint.language.resolve import resolve
from factlint.language.sheet import read_sheet
from factlint.model import Mistake, Place, Rulebook

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
    with keep.without_collection():
        made = read_sheets(texts)
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


def read_sheets(texts: Sequence[tuple[str, bytes]]) -> tuple[Rulebook, tuple[Mistake, ...]]:
    """The rulebook that sheets, as (path, content), make together."""
    mistakes: list[Mistake] = []
    sheets = [read_sheet(_decode(path, content, mistakes), path, mistakes) for path, content in texts]
    shared = Tree()
    for attribute in attributes():
        if " " in attribute or attribute[0].isupper():
            plant(shared, attribute, "COUNT", attribute)
    declared = [declare_names(sheet, shared, mistakes) for sheet in sheets]
    for sheet, found in zip(sheets, declared, strict=True):
        declare_rest(sheet, found, mistakes)
    resolved = [resolve(sheet, found, mistakes) for sheet, found in zip(sheets, declared, strict=True)]
    rulebook = bind(sheets, declared, resolved, _lines_of(texts), mistakes)
    unique = {(one.place.path, one.place.line, one.place.column, one.message): one for one in mistakes}
    return rulebook, tuple(sorted(unique.values(), key=lambda one: (one.place.path, one.place.line, one.place.column)))


def _lines_of(texts: Sequence[tuple[str, bytes]]) -> Callable[[Place], str]:
    """The text of the line of a place."""
    contents = dict(texts)

    @functools.cache
    def lines(path: str) -> tuple[str, ...]:
        text = contents[path].decode("utf-8", errors="replace").lstrip("\ufeff")
        return tuple(line.text for line in read_lines(text, path))

    return lambda place: lines(place.path)[place.line - 1]


def _decode(path: str, content: bytes, mistakes: list[Mistake]) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        place = Place(path, line, column, line, column + 1)
        shown = content.decode("utf-8", errors="replace")
        hint = "save the sheet as UTF-8"
        mistakes.append(Mistake(place, "here the sheet is not UTF-8 text", hint, shown.split("\n")[line - 1]))
        return ""
