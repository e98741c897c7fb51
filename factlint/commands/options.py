"""Options that commands share: ``--rules PATH``, ``--date 2020-10-08``, ``--select seats,term``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from factlint.suggestion import did_you_mean

Command = TypeVar("Command", bound=Callable[..., Any])


class Suggesting(click.Choice[str]):
    """A choice that answers a slip with what was probably meant."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__(choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in self.choices:
            return value
        known = ", ".join(self.choices)
        return self.fail(f"“{value}” is none of {known}{did_you_mean(str(value), self.choices)}", param, ctx)


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self.fail(f"“{value}” is no day such as 2020-10-08", param, ctx)


DAY = _Day()
IDS = click.STRING


def split_ids(given: Iterable[str]) -> tuple[str, ...]:
    """``("a,b", "c")`` → ``("a", "b", "c")``"""
    return tuple(part.strip() for text in given for part in text.split(",") if part.strip())


def rules_option(command: Command) -> Command:
    """Add ``--rules PATH``."""
    text = "A sheet or a folder of sheets (repeatable). Default: those of factlint.yaml, else rules/."
    return click.option("--rules", multiple=True, metavar="PATH", help=text)(command)


def day_options(command: Command) -> Command:
    """Add ``--date DATE`` and ``--as-of DATE``."""
    as_of = click.option("--as-of", type=DAY, metavar="DATE", help='What "today" is. Default: today.')
    return click.option("--date", "day", type=DAY, metavar="DATE", help="The date of the documents.")(as_of(command))
