"""Sheets as text → one Rulebook: ``read_sheets([("a.fact", b"seats = 120")])``.

Every mistake of every sheet is found in one pass.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from factlint.language.bind import bind
from factlint.language.blocks import read_lines
from factlint.language.declarations import attributes
from factlint.language.declare import declare_names, declare_rest
from factlint.language.names import Tree, plant
from factlint.language.resolve import resolve
from factlint.language.sheet import read_sheet
from factlint.model import Mistake, Place, Rulebook


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
