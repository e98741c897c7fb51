"""The tests inside sheets: ``ok:`` recognised and not contradicted, ``bad:`` contradicted, ``skip:`` not about it.

A test stands for a document that ``when:`` admits and that is about the rule's subject, dated within ``during:`` unless
it says ``on DATE`` (language, section 4). So short forms count in it, and ``when:`` is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from factlint.extractors.reading import Reading
from factlint.forms.table import FORMS, SPANNING_FORMS
from factlint.model import (
    Condition,
    Dated,
    Document,
    Entity,
    Example,
    Kind,
    Outcome,
    Rule,
    Rulebook,
    RunSettings,
    TestResult,
    Verdict,
)
from factlint.readers import read_document
from factlint.records import replace
from factlint.values.period import Period
from factlint.violations import is_sic, wanted

Reader = Callable[[Document], Reading]

_SAID = {
    Outcome.AGREES: "agrees",
    Outcome.COMPATIBLE: "is compatible",
    Outcome.CONTRADICTS: "contradicts",
}


def run_tests(rulebook: Rulebook, settings: RunSettings, ids: Sequence[str], read: Reader) -> tuple[TestResult, ...]:
    """Run the tests of all rules, or of those with these ids, in the order of the sheets."""
    return tuple(
        run_example(rule, example, rulebook, settings, read)
        for rule in rulebook.rules
        if wanted(rule, tuple(ids), ())
        for example in rule.examples
    )


def run_example(rule: Rule, example: Example, rulebook: Rulebook, settings: RunSettings, read: Reader) -> TestResult:
    """Run one test line."""
    day = example.on or day_within(rule, rulebook, settings.today)
    document = read_document("example.txt", example.text.encode())
    document = replace(document, dated=Dated(day, "test"))
    reading = read(document)
    # One sentence may state two things ("Acme bought Beta in April 2018"): both are tried, whichever has the tests.
    stated = [other for other in rulebook.rules if other.id == rule.id and other.place == rule.place]
    verdicts = [v for one in stated for v in _verdicts(one, reading, rulebook) if not _is_sic(v, document)]
    judged = [v for v in verdicts if v.outcome in _SAID]
    contradicted = [v for v in judged if v.outcome is Outcome.CONTRADICTS]
    undecided = next((v.reason for v in verdicts if v.outcome is Outcome.UNDECIDED), "")
    nothing = f"nothing about this rule was recognised{f' ({undecided})' if undecided else ''}"
    if example.verdict == "skip":
        if not judged:
            return TestResult(rule, example, "passed")
        return TestResult(rule, example, "failed", f"skip: wanted, but “{_text(judged[0])}” {_SAID[judged[0].outcome]}")
    if not judged:
        return TestResult(rule, example, "missed", nothing)
    if example.verdict == "ok":
        if not contradicted:
            return TestResult(rule, example, "passed")
        return TestResult(rule, example, "failed", f"ok: wanted, but “{_text(contradicted[0])}” contradicts")
    if not contradicted:
        return TestResult(rule, example, "failed", f"bad: wanted, but “{_text(judged[0])}” {_SAID[judged[0].outcome]}")
    return _bad(rule, example, contradicted)


def _bad(rule: Rule, example: Example, contradicted: list[Verdict]) -> TestResult:
    """Whether a contradiction lies at the marked place, and its fix gives what ``becomes:`` says."""
    hit = contradicted[0]
    if example.start >= 0:
        marked = [v for v in contradicted if v.statement and _overlaps(v.statement.start, v.statement.end, example)]
        if not marked:
            return TestResult(
                rule,
                example,
                "failed",
                f"reported at “{_text(hit)}”, not at “{example.text[example.start : example.end]}”",
            )
        hit = marked[0]
    if example.becomes is None:
        return TestResult(rule, example, "passed")
    fixed = _fixed(rule, example.text, hit)
    if fixed == example.becomes:
        return TestResult(rule, example, "passed")
    return TestResult(rule, example, "failed", f"the fix gives “{fixed}”" if fixed is not None else "there is no fix")


def _overlaps(start: int, end: int, example: Example) -> bool:
    return start < example.end and example.start < end


def _fixed(rule: Rule, text: str, verdict: Verdict) -> str | None:
    fix = rule.fix if rule.fix is not None else verdict.fix
    if fix is None or verdict.statement is None:
        return None
    own = verdict.fix_start < 0
    start = verdict.statement.start if own else verdict.fix_start
    end = verdict.statement.end if own else verdict.fix_end
    return text[:start] + fix + text[end:]


def _verdicts(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    form = FORMS.get(type(rule.assertion))
    if form is not None:
        yield from form.judge(rule, reading, rulebook)
        return
    spanning = SPANNING_FORMS.get(type(rule.assertion))
    if spanning is not None:
        yield from spanning.judge_all(rule, list(spanning.select(rule, reading, rulebook)))


def _is_sic(verdict: Verdict, document: Document) -> bool:
    return verdict.statement is not None and is_sic(document, verdict.statement.end)


def _text(verdict: Verdict) -> str:
    return " ".join(verdict.statement.text.split()) if verdict.statement is not None else ""


def day_within(rule: Rule, rulebook: Rulebook, today: date) -> date:
    """A day for a test that gives none: in ``during:`` and ``published``, after its event, near the check date."""
    period = rule.during or Period()
    for condition in rule.when:
        period = _narrowed(period, condition)
    event = _event_of(rule, rulebook)
    if event is not None and event.date is not None:
        period = period.intersection(Period(event.date.last, None)) or period
    day = rule.source.checked if rule.source is not None and rule.source.checked is not None else today
    if period.first is not None and day < period.first:
        return period.first
    if period.last is not None and day > period.last:
        return period.last
    return day


def _narrowed(period: Period, condition: Condition) -> Period:
    if condition.kind != "published" or condition.period is None:
        return period
    return period.intersection(condition.period) or period


def _event_of(rule: Rule, rulebook: Rulebook) -> Entity | None:
    assertion = rule.assertion
    term = getattr(assertion, "term", None)
    key = (term.of or term.count.of) if term is not None else getattr(assertion, "subject", None)
    return next((e for e in rulebook.entities if e.key == key and e.kind is Kind.EVENT), None)
