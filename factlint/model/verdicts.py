"""How texts and sheets compare: Statement, Verdict, and Violation, which is what is reported."""

from __future__ import annotations

from enum import StrEnum

from factlint.model.documents import Mode, Place
from factlint.model.rules import Level, Rule, Source
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period


class Outcome(StrEnum):
    """How a statement compares with a rule; the last three give no verdict, and `Verdict.reason` says why."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    CONTRADICTS = "contradicts"
    NOT_MENTIONED = "not mentioned"
    EXCEPTED = "excepted"
    UNDECIDED = "undecided"  # may be about somebody else, time unknown, planned …: counted as skipped


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that a rule selected, in the form in which the rule's form compares it. Kept in the index of a run."""

    rule: str  # full id
    path: str
    place: Place
    start: int
    end: int
    text: str
    sentence: str
    mode: Mode
    by: str | None
    value: Interval | None = None  # in the rule's unit
    period: Period | None = None  # when it holds, or the date stated
    subject: str = ""
    slot: str = ""  # which term of a sum or part, which side of an order
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one rule on one statement."""

    rule: Rule
    outcome: Outcome
    reason: str  # plain words: "the subject may be somebody else", "hedged: (1,100, ∞) overlaps"
    statement: Statement | None = None
    found: str = ""
    expected: str = ""
    subject: str = ""
    fix: str | None = None
    fix_start: int = -1  # what `fix` replaces, document offsets; -1: the statement's own span
    fix_end: int = -1
    level: Level | None = None  # where the form itself lowers it (the "former" of somebody in office)
    message: str = ""  # where the form has more to say than "found …, but RULE"
    related: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A finding, ready to be printed."""

    place: Place
    rule: str
    level: Level
    message: str
    text: str
    sentence: str
    found: str = ""
    expected: str = ""
    mode: Mode = Mode.ASSERTED
    by: str | None = None
    sheet: tuple[str, int] | None = None  # path and line of the rule
    source: Source | None = None
    owner: str | None = None
    note: str | None = None
    fix: str | None = None
    fix_place: Place | None = None
    start: int = -1  # document offsets of `text`
    end: int = -1
    fix_start: int = -1
    fix_end: int = -1
    related: tuple[tuple[Place, str], ...] = ()
    period: Period | None = None  # when what is said holds, or the date said
    states: str = ""  # the rule as written: blocks may imply several rules of one id
