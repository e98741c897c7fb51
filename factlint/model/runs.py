"""A run: what holds for all its documents and for each, what could not be done, and what came of it."""

from __future__ import annotations

from datetime import date

from factlint.model.rules import Example, Level, Rule
from factlint.model.verdicts import Verdict, Violation
from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the configuration knows about one document; later entries of `documents:` add to earlier ones."""

    day: date | None = None  # its date where the text gives none
    tags: frozenset[str] = frozenset()
    level: Level | None = None  # the gravest level that findings in it may have
    select: tuple[str, ...] = ()  # ids; empty: all
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What holds for all documents of a run."""

    today: date
    locale: str = "en-GB"  # date order, decimal sign
    day: date | None = None  # --date: the date of every document
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    jobs: int = 1
    keep_verdicts: bool = True  # those that agree and those undecided: for --show, and for reports that list them


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a run could not do: a file it could not read. Exit status 2."""

    path: str
    message: str
    line: int = 1
    column: int = 1
    trace: str = ""  # the traceback, where factlint itself failed on the file


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found; violations are sorted by path, line, column."""

    violations: tuple[Violation, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()  # "read as windows-1252"
    documents: int = 0
    rules: int = 0
    agreed: tuple[Verdict, ...] = ()
    skipped: tuple[Verdict, ...] = ()  # undecided, with the reason
    unused: tuple[str, ...] = ()  # ids of rules that matched nothing
    agreed_count: int = 0
    skipped_count: int = 0


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of one test line of a sheet."""

    __test__ = False  # for pytest, which collects classes of this name

    rule: Rule
    example: Example
    state: str  # "passed", "failed" (another verdict), "missed" (nothing recognised where something should be)
    got: str = ""  # plain words: "agrees: 120 is inside ≤ 120", "nothing was read as this rule's subject"
