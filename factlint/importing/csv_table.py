"""``office,holder,from,to`` → offices with their holders; ``country,population`` → figures: a spreadsheet as notes.

What a column holds is told by its heading (``columns`` in importing.yaml), or by ``--column name=COL``.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from factlint import data
from factlint.errors import UsageError
from factlint.importing.notes import Happened, Held, Measured, Named, Notes, clean
from factlint.records import dataclass

KINDS = ("person", "place", "group", "thing", "event")
_NAMES = ("name", *KINDS)
_NUMBER = re.compile(r"[-−]?[$£€¥]?\s?\d[\d,. ]*\s?(?:%|[A-Za-z]{1,9})?")
_ISO = re.compile(r"\d{4}(?:-\d\d?(?:-\d\d?)?)?")
_NUMERIC_DATE = re.compile(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})")
_UNIT = re.compile(r"(?P<measure>.*?)\s*[(\[,]\s*(?P<unit>[^)\]]+?)\s*[)\]]?$")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its columns hold: role → column index; `unknown` are the others."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]  # line of the file, cells
    roles: Mapping[str, int]
    unknown: tuple[int, ...]

    def cell(self, row: Sequence[str], role: str) -> str:
        """The cell of a role in a row, "" where there is none."""
        index = self.roles.get(role)
        return clean(row[index]) if index is not None and index < len(row) else ""

    def list_of(self, row: Sequence[str], role: str) -> tuple[str, ...]:
        """The parts of a cell between semicolons, bars or commas."""
        return tuple(part for part in map(clean, re.split(r"[;|,]", self.cell(row, role))) if part)


def read_notes(
    content: bytes,
    path: str,
    checked: date,
    kind: str = "",
    columns: Mapping[str, str] | None = None,
    source: str = "",
    day_first: bool = True,
) -> Notes:
    """What a CSV file says. Raises UsageError where no column can be told."""
    table = read_table(content, path, columns or {})
    reader = _Reader(table, kind, day_first)
    named: list[Named] = []
    held: list[Held] = []
    measured: list[Measured] = []
    happened: list[Happened] = []
    for _, row in table.rows:
        if "office" in table.roles:
            held.extend(reader.offices(row))
        named.extend(reader.names(row))
        measured.extend(reader.figures(row))
        happened.extend(reader.events(row))
    if not (named or held or measured or happened):
        raise UsageError(f"{path}: nothing to import: no row says anything in the columns that are known")
    unused = [table.headings[index] for index in table.unknown if index not in reader.used]
    comments = (f"columns that were not used: {', '.join(unused)}",) if unused else ()
    return Notes(
        path.replace("\\", "/").rsplit("/", 1)[-1], source or path, checked,
        tuple(named), tuple(held), tuple(measured), tuple(happened), comments,
    )  # fmt: skip


# --- the table -------------------------------------------------------------------------------------------------------


@functools.cache
def _words() -> dict[str, str]:
    """Heading → what such a column holds."""
    return {word: role for role, words in data.load("importing")["columns"].items() for word in words}


def read_table(content: bytes, path: str, columns: Mapping[str, str]) -> Table:
    """Read a CSV file and tell its columns; the separator is the one that the first line holds most of."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    text = text.replace("\0", "")
    first = text.lstrip().partition("\n")[0]
    separator = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        rows.extend((reader.line_num, tuple(row)) for row in reader if any(cell.strip() for cell in row))
    except csv.Error as error:
        raise UsageError(f"{path}:{reader.line_num}: not a CSV file: {error}") from error
    if not rows:
        raise UsageError(f"{path}: the table is empty")
    headings = tuple(clean(cell) for cell in rows[0][1])
    roles = _told(headings, columns, path)
    for index, heading in enumerate(headings):
        role = _words().get(heading.lower().replace("_", " "), "")
        if role and role not in roles and index not in roles.values():
            roles[role] = index
    unknown = tuple(index for index in range(len(headings)) if index not in roles.values())
    if not roles:
        known = ", ".join(data.load("importing")["columns"])
        raise UsageError(
            f"{path}: no column is known by its heading ({', '.join(headings)}); "
            f"say what one holds: --column name=“{headings[0]}” (there are {known})"
        )
    return Table(headings, tuple(rows[1:]), roles, unknown)


def _told(headings: tuple[str, ...], columns: Mapping[str, str], path: str) -> dict[str, int]:
    """``name=COL``: COL is a heading, or the number of a column from 1."""
    lower = [heading.lower() for heading in headings]
    roles = {}
    for role, column in columns.items():
        if column.lower() in lower:
            roles[role] = lower.index(column.lower())
        elif column.isdigit() and 0 < int(column) <= len(headings):
            roles[role] = int(column) - 1
        else:
            raise UsageError(f"{path} has no column “{column}”; it has {', '.join(headings)}")
    return roles


# --- rows ------------------------------------------------------------------------------------------------------------


class _Reader:
    """Rows of one table → notes."""

    def __init__(self, table: Table, kind: str, day_first: bool) -> None:
        self.table = table
        self.day_first = day_first
        self.used: set[int] = set()
        self.name_role = next((role for role in _NAMES if role in table.roles), "")
        told = self.name_role if self.name_role in KINDS else ""
        self.kind = kind or told or ("person" if {"born", "died"} & table.roles.keys() else "thing")
        self.is_measure = (
            "value" in table.roles and "measure" not in table.roles and self.name_role == "name" and not kind
        )
        self.wide = tuple(self._wide()) if self.name_role and "office" not in table.roles else ()

    def _wide(self) -> Iterator[tuple[int, str, str]]:
        """The columns whose heading is a measure or says what happened: (index, "value" or "date", words)."""
        happened = data.load("importing")["happened"]
        for index in self.table.unknown:
            cells = [clean(row[index]) for _, row in self.table.rows if index < len(row) and row[index].strip()]
            heading = self.table.headings[index]
            if heading.lower() in happened:
                yield index, "date", happened[heading.lower()]
            elif heading and cells and all(_NUMBER.fullmatch(cell) for cell in cells):
                yield index, "value", heading
            else:
                continue
            self.used.add(index)

    def offices(self, row: Sequence[str]) -> Iterator[Held]:
        cell = functools.partial(self.table.cell, row)
        holder = cell("holder") or cell("person") or cell("name")
        of = cell("of") or cell("place") or cell("group")
        if cell("office") and holder:
            yield Held(cell("office"), of, holder, self.day(cell("from")), self.day(cell("to")))

    def names(self, row: Sequence[str]) -> Iterator[Named]:
        cell = functools.partial(self.table.cell, row)
        if "office" in self.table.roles:
            of = cell("of") or cell("place") or cell("group")
            if of:
                yield Named("place" if cell("place") else "group", of)
            return
        if "value" in self.table.roles and cell("of"):
            yield Named(self._kind_of(row) if not self.is_measure else "thing", cell("of"))
        name = cell(self.name_role) if self.name_role else ""
        if not name or self.is_measure:
            return
        kind = self._kind_of(row)
        lines = []
        if kind == "person":
            lines += [(key, self.day(cell(key))) for key in ("born", "died") if cell(key)]
        if kind == "event":
            days = [self.day(cell("date") or cell("from")), self.day(cell("to"))]
            lines += [("date", " to ".join(day for day in days if day))] if days[0] else []
        if kind == "place":
            inside = cell("in") or (cell("place") if self.name_role != "place" else "")
            lines += [(key, value) for key, value in (("in", inside), ("people", cell("people"))) if value]
            if inside:
                yield Named("place", inside)
            if cell("capital"):
                yield Named("place", cell("capital"), lines=(("capital of", name),))
        yield Named(kind, name, self.table.list_of(row, "also"), self.table.list_of(row, "avoid"), tuple(lines))

    def _kind_of(self, row: Sequence[str]) -> str:
        said = self.table.cell(row, "kind").lower()
        kinds = data.load("importing")["kinds"]
        return next((kind for kind, words in kinds.items() if said in words), self.kind)

    def figures(self, row: Sequence[str]) -> Iterator[Measured]:
        cell = functools.partial(self.table.cell, row)
        name = cell(self.name_role) if self.name_role else ""
        day, source = self.day(cell("as of")), cell("source")
        if "value" in self.table.roles and cell("value") and "office" not in self.table.roles:
            measure = cell("measure") or (name if self.is_measure else "")
            of = cell("of") or ("" if self.is_measure else name)
            if measure:
                value, noun = with_unit(cell("value"), cell("unit"))
                yield Measured(measure, value, of, noun, day, source)
        for index, what, heading in self.wide:
            if what == "value" and name and index < len(row) and clean(row[index]):
                match = _UNIT.fullmatch(heading)
                measure, unit = (match["measure"], match["unit"]) if match else (heading, "")
                value, noun = with_unit(clean(row[index]), unit)
                yield Measured(measure, value, name, noun, day, source)

    def events(self, row: Sequence[str]) -> Iterator[Happened]:
        name = self.table.cell(row, self.name_role) if self.name_role else ""
        for index, what, verb in self.wide:
            if what == "date" and name and index < len(row) and clean(row[index]):
                yield Happened(name, verb, self.day(clean(row[index])), self.table.cell(row, "source"))

    def day(self, text: str) -> str:
        """A date as a sheet writes it: ISO where it can be told."""
        if match := _NUMERIC_DATE.fullmatch(text):
            one, two = int(match["one"]), int(match["two"])
            day, month = (one, two) if (self.day_first or one > 12) and two <= 12 else (two, one)
            return f"{match['year']}-{month:02}-{day:02}"
        return text.partition("T")[0] if _ISO.match(text) and "T" in text else text


def with_unit(value: str, unit: str) -> tuple[str, str]:
    """``91``, ``seats`` → ``91`` with the counted noun; ``4.5``, ``$bn`` → ``$4.5 billion``."""
    known = data.load("importing")["units"].get(unit.lower())
    if known is None:
        return value, unit.lower() if unit.replace(" ", "").isalpha() else ""
    before, behind = known
    return (value if before and value.startswith(before) else before + value) + (
        "" if value.endswith("%") else behind
    ), ""
