"""``factlint why seeds/001.txt:31``: what was read there, which rules were tried, and why each spoke or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from factlint.commands.options import day_options, rules_option
from factlint.commands.project import Project, open_project, print_mistakes, write
from factlint.errors import UsageError
from factlint.model import Comparison, Document, DocumentSettings, Mode, Outcome, Rule, RunSettings, Verdict
from factlint.records import replace
from factlint.suggestion import did_you_mean

_SAYS = {
    Outcome.AGREES: "agrees",
    Outcome.COMPATIBLE: "compatible, no finding",
    Outcome.CONTRADICTS: "contradicts",
    Outcome.UNDECIDED: "silent",
    Outcome.EXCEPTED: "silent",
}


@click.command()
@click.argument("place", metavar="PATH:LINE")
@rules_option
@click.option("--rule", "rule_id", metavar="ID", help="Only this rule.")
@day_options
def why(place: str, rules: tuple[str, ...], rule_id: str | None, **days: Any) -> int:
    """Trace a line: what was read there, which rules were tried, and why each spoke or stayed silent."""
    path, line = _place(place)
    today = days.get("as_of") or date.today()
    project = open_project(rules, today)
    if project.is_broken:
        print_mistakes(project)
        return 2
    if rule_id is not None:
        known = {name for rule in project.rulebook.rules for name in (rule.id, rule.full_id)}
        if rule_id not in known:
            raise UsageError(f"no rule is called “{rule_id}”{did_you_mean(rule_id, known)}")
    settings = RunSettings(today=today, locale=project.configuration.locale, day=days.get("day"))
    known_settings = project.configuration.document(path)
    write("".join(text + "\n" for text in trace(path, line, project, settings, known_settings, rule_id)))
    return 0


def _place(place: str) -> tuple[str, int]:
    path, _, line = place.rpartition(":")
    if not path or not line.isdigit() or int(line) < 1:
        raise UsageError(f"“{place}” names no line: write PATH:LINE, as in article.txt:15")
    return path, int(line)


def trace(
    path: str, line: int, project: Project, settings: RunSettings, known: DocumentSettings, rule_id: str | None
) -> Iterator[str]:
    """The lines of the trace. Raises UsageError where the file or the line is not there."""
    from factlint import pipeline
    from factlint.reports.facts import fact_line
    from factlint.text.vocabulary import compile_vocabulary

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {(error.strerror or '').lower()}") from error
    rulebook = project.rulebook
    document = pipeline.open_document(path, data, settings, known)
    if line > len(document.lines.starts):
        raise UsageError(f"{path} has {len(document.lines.starts)} lines, and no line {line}")
    reading = pipeline.read(document, compile_vocabulary(rulebook), rulebook)
    here = [s for s in reading.sentences if _touches(document.place(s.start, s.end), line)]
    dated = f", dated {document.dated.day.isoformat()} ({document.dated.origin})" if document.dated else ", undated"
    yield f"{path}:{line}{dated}"
    facts = [
        fact for s in here for fact in reading.facts[s.index] if _touches(document.place(fact.start, fact.end), line)
    ]
    yield (
        "read here:" if facts else "read here: nothing (no sentence, or one without facts; menus and bylines give none)"
    )
    for fact in facts:
        time = f"; holds {_span(fact.time)} ({fact.time_from})" if fact.time is not None else ""
        yield f"  {fact_line(document, fact)}{time}"
    yield "rules:"
    quiet = 0
    for rule in rulebook.rules:
        if rule_id is not None and rule_id not in (rule.id, rule.full_id):
            continue
        said = list(_reasons(rule, reading, rulebook, [s.index for s in here], line))
        if not said:
            quiet += 1
            if rule_id is not None:
                said = ["silent: nothing that was read on this line is about its subject"]
        for text in said:
            yield f"  {rule.id}: {text}"
    if rule_id is None:
        yield f"  {quiet} other {'rule' if quiet == 1 else 'rules'}: nothing that was read on this line is about them"


def _touches(place: Any, line: int) -> bool:
    return bool(place.line <= line <= place.end_line)


def _span(period: Any) -> str:
    first, last = period.first, period.last
    if first == last and first is not None:
        return str(first.isoformat())
    return f"{first.isoformat() if first else '…'} to {last.isoformat() if last else '…'}"


def _reasons(rule: Rule, reading: Any, rulebook: Any, sentences: list[int], line: int) -> Iterator[str]:
    """What a rule says of a line: its verdicts there, else why it passed the line's figures over."""
    from factlint.forms.scope import admission
    from factlint.forms.selection import passed_over
    from factlint.model import Agreement, Trend

    admitted = admission(rule, reading)
    if not admitted.admitted:
        yield f"silent: {admitted.reason}"
        return
    said = set()
    for verdict in _verdicts(rule, reading, rulebook):
        if verdict.statement is not None and _touches(verdict.statement.place, line):
            said.add(verdict.statement.place)
            yield _said(verdict, reading.document)
    if rule.during is not None:
        for verdict in _verdicts(replace(rule, during=None), reading, rulebook):
            statement = verdict.statement
            if statement is not None and statement.place not in said and _touches(statement.place, line):
                said.add(statement.place)
                time = f" ({_span(statement.period)})" if statement.period is not None else ""
                yield f"silent on “{_one_line(statement.text)}”: its time{time} lies outside {_span(rule.during)}"
    assertion = rule.assertion
    if isinstance(assertion, Comparison | Agreement | Trend):
        figure = assertion.figure if isinstance(assertion, Comparison) else None
        for index in sentences:
            for quantity, reason in passed_over(assertion.term, figure, rule.sheet, reading, rulebook, index):
                text = _one_line(reading.document.source[quantity.start : quantity.end])
                place = reading.document.place(quantity.start, quantity.end)
                if place not in said and _touches(place, line):
                    yield f"silent on “{text}”: {reason}"


def _verdicts(rule: Rule, reading: Any, rulebook: Any) -> Iterator[Verdict]:
    from factlint import pipeline

    yield from pipeline.judge(rule, reading, rulebook)
    yield from pipeline.judge_all(rule, list(pipeline.select(rule, reading, rulebook)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _said(verdict: Verdict, document: Document) -> str:
    """What a rule made of a statement, and what keeps a contradiction from being reported as it is."""
    from factlint.violations import is_sic

    statement = verdict.statement
    assert statement is not None  # the caller looked at its place
    mode = "" if statement.mode is Mode.ASSERTED else f"; {statement.mode.value}"
    if mode and statement.by:
        mode += f" by {statement.by}"
    if mode and verdict.outcome is Outcome.CONTRADICTS:
        mode += ": a warning at most"
    sic = "; not reported: [sic] follows" if is_sic(document, statement.end) else ""
    return f"{_SAYS[verdict.outcome]}, “{_one_line(statement.text)}”: {verdict.reason}{mode}{sic}"
