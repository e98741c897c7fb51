"""``factlint import csv holders.csv > rules/holders.fact``: a sheet from a spreadsheet or a Wikidata export.

Exit status: 0 imported, 2 the file could not be read or says nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factlint.commands.project import write
from factlint.errors import UsageError

if TYPE_CHECKING:
    from factlint.importing.notes import Notes

KINDS = ("person", "place", "group", "thing", "event")
_OUTPUT = click.option("--output", metavar="FILE", help="Write the sheet to FILE, not to the terminal.")
_CHECKED = click.option(
    "--checked",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="When the facts were looked at (default: today).",
)


@click.group("import")
def import_() -> None:
    """Write a sheet from what others keep: a spreadsheet, or Wikidata."""


@import_.command("csv")
@click.argument("file", metavar="FILE")
@click.option("--kind", type=click.Choice(KINDS), help="What the column of names names.")
@click.option(
    "--column", "columns", multiple=True, metavar="WHAT=COLUMN", help="What a column holds: name=Club, or name=3."
)
@click.option("--source", default="", metavar="TEXT", help="Where the table is from (default: the file's name).")
@click.option("--locale", default="en-GB", show_default=True, help="en-US reads 4/5/2020 as 5 April.")
@_CHECKED
@_OUTPUT
def import_csv(
    file: str, kind: str | None, columns: tuple[str, ...], source: str, locale: str, checked: datetime | None,
    output: str | None,
) -> int:  # fmt: skip
    """Names, counts, offices and dates from the columns of a CSV FILE, told by their headings."""
    from factlint.importing.csv_table import read_notes

    told = _told(columns)
    day_first = not locale.endswith("US")
    _write(read_notes(_read(file), file, _day(checked), kind or "", told, source, day_first), output)
    return 0


@import_.command("wikidata")
@click.argument("file", metavar="FILE")
@click.option("--language", default="en", show_default=True, help="The language of the names.")
@_CHECKED
@_OUTPUT
def import_wikidata(file: str, language: str, checked: datetime | None, output: str | None) -> int:
    """Names, offices, dates and populations from FILE, saved from Special:EntityData/Q….json."""
    from factlint.importing.wikidata import read_notes

    _write(read_notes(_read(file), file, _day(checked), language), output)
    return 0


def _told(columns: tuple[str, ...]) -> dict[str, str]:
    from factlint import data
    from factlint.suggestion import did_you_mean

    known = data.load("importing")["columns"]
    told = {}
    for given in columns:
        role, mark, column = given.partition("=")
        role = role.strip().lower().replace("_", " ")
        if not mark or not column.strip():
            raise UsageError(f"“{given}”: write --column name=COLUMN")
        if role not in known:
            raise UsageError(
                f"a column cannot hold “{role}”{did_you_mean(role, known)}; it can hold {', '.join(known)}"
            )
        told[role] = column.strip()
    return told


def _read(file: str) -> bytes:
    import sys

    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {(error.strerror or str(error)).lower()}") from error


def _day(checked: datetime | None) -> date:
    return checked.date() if checked is not None else date.today()


def _write(notes: Notes, output: str | None) -> None:
    from factlint.importing.notes import compose

    write(compose(notes), output)
