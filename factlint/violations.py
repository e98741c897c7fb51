"""Verdict → Violation: level, message and fix of a finding.

Quoted and attributed statements are warnings at most, and the message names who said it (language, 5.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from factlint.model import (
    Document,
    DocumentSettings,
    Level,
    Mode,
    Outcome,
    Place,
    Rule,
    Rulebook,
    RunSettings,
    Statement,
    Suppression,
    Verdict,
    Violation,
)

_SIC = re.compile(r"\W{0,3}\s?\[sic\]", re.IGNORECASE)


def gravest(level: Level, ceiling: Level | None) -> Level:
    """*level*, or *ceiling* where that is milder."""
    return ceiling if ceiling is not None and ceiling.rank > level.rank else level


def level_of(verdict: Verdict, statement: Statement, today: date, ceiling: Level | None) -> Level:
    """The level at which a contradiction is reported."""
    rule = verdict.rule
    level = gravest(rule.level, verdict.level)
    if statement.mode in (Mode.QUOTED, Mode.ATTRIBUTED):
        level = gravest(level, Level.WARNING)
    if rule.expires is not None and today > rule.expires:
        level = Level.NOTE
    return gravest(level, ceiling)


def message_of(verdict: Verdict, statement: Statement, today: date) -> str:
    """What the finding says: the rule's own message, else the form's, else "FOUND, but RULE"."""
    rule = verdict.rule
    found = verdict.found or statement.text
    if rule.message is not None:
        words = {"expected": verdict.expected, "found": found, "subject": verdict.subject, "rule": rule.id}
        message = rule.message
        for name, value in words.items():
            message = message.replace("{" + name + "}", value)
    else:
        message = verdict.message or f"{_one_line(statement.text)}, but {rule.text}"
    if statement.mode is Mode.QUOTED:
        message += f" (quoting {statement.by})" if statement.by else " (in a quotation)"
    elif statement.mode is Mode.ATTRIBUTED:
        message += f" (according to {statement.by})" if statement.by else " (as attributed)"
    if rule.expires is not None and today > rule.expires:
        message += f"; the rule expired on {rule.expires.isoformat()} and wants checking"
    return message


def _one_line(text: str) -> str:
    return " ".join(text.split())


def violations_of(
    verdict: Verdict, shared: frozenset[str], settings: RunSettings, known: DocumentSettings
) -> Iterator[Violation]:
    """The violation of a contradiction; under ``--strict`` a note where a rule could not decide; else none.

    *shared* are the ids that two sheets share: those are printed as ``SHEET:ID``.
    """
    statement = verdict.statement
    undecided = settings.strict and verdict.outcome is Outcome.UNDECIDED
    if statement is None or not (verdict.outcome is Outcome.CONTRADICTS or undecided):
        return
    rule = verdict.rule
    fixed = verdict.fix_start >= 0
    fix = rule.fix if rule.fix is not None else verdict.fix
    message = message_of(verdict, statement, settings.today)
    yield Violation(
        place=statement.place,
        rule=rule.full_id if rule.id in shared else rule.id,
        level=Level.NOTE if undecided else level_of(verdict, statement, settings.today, known.level),
        message=f"no verdict on {_one_line(statement.text)}: {verdict.reason}" if undecided else message,
        text=statement.text,
        sentence=statement.sentence,
        found=verdict.found or statement.text,
        expected=verdict.expected,
        mode=statement.mode,
        by=statement.by,
        sheet=(rule.sheet, rule.place.line),
        source=rule.source,
        owner=rule.owner,
        note=rule.note,
        fix=None if undecided else fix,
        start=statement.start,
        end=statement.end,
        fix_start=verdict.fix_start if fixed else statement.start,
        fix_end=verdict.fix_end if fixed else statement.end,
        related=verdict.related,
        period=statement.period,
        states=rule.text,
    )


def is_sic(document: Document, end: int) -> bool:
    """Whether ``[sic]`` directly follows a place: then nothing there is reported."""
    return _SIC.match(document.source, end) is not None


def suppressing(suppressions: Sequence[Suppression], violation: Violation) -> Suppression | None:
    """The comment in the document that switches a finding off, if there is one with a reason."""
    for suppression in suppressions:
        covers = suppression.first_line <= violation.place.line <= suppression.last_line
        if covers and suppression.reason and suppression.rule in (violation.rule, violation.rule.rpartition(":")[2]):
            return suppression
    return None


def suppression_findings(
    path: str, suppressions: Sequence[Suppression], used: frozenset[Suppression]
) -> Iterator[Violation]:
    """Findings about the suppressions themselves: one without a reason, one that suppressed nothing."""
    for suppression in suppressions:
        words = f"factlint: off {suppression.rule}"
        if not suppression.reason:
            name, message = "suppression-without-reason", f"“{words}” gives no reason; write “{words}, WHY”"
        elif suppression not in used:
            name, message = "unused-suppression", f"nothing is reported here for {suppression.rule}; the comment can go"
        else:
            continue
        text = f"{words}, {suppression.reason}".rstrip(", ")
        place = Place(path, suppression.line, suppression.column, suppression.line, suppression.column + len(text))
        yield Violation(place=place, rule=name, level=Level.WARNING, message=message, text=text, sentence=text)


def shared_ids(rulebook: Rulebook) -> frozenset[str]:
    """The ids that rules of two sheets share."""
    owner: dict[str, str] = {}
    shared = set()
    for rule in rulebook.rules:
        if owner.setdefault(rule.id, rule.sheet) != rule.sheet:
            shared.add(rule.id)
    return frozenset(shared)


def wanted(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether ``--select`` and ``--ignore`` let a rule speak; both take ids, ``SHEET:ID`` too."""
    return is_wanted((rule.id, rule.full_id), select, ignore)


def is_wanted(names: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether one of *names* is selected (all are, where nothing is) and none ignored."""
    if any(name in ignore for name in names):
        return False
    return not select or any(name in select for name in names)
