"""What became of the tests in sheets: ``rules/a.fact:4: FAIL[seats] bad: wanted, but “191 seats” agrees``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import groupby

from factlint import __version__
from factlint.model import EventDate, RelationArity, Rule, Spelling, TestResult
from factlint.records import dataclass
from factlint.reports.excerpt import printable
from factlint.reports.junit import attribute, content
from factlint.reports.text import plural

LABELS = {"failed": "FAIL", "missed": "MISS", "passed": "ok"}
_UNTESTABLE = (Spelling, RelationArity, EventDate)  # blocks that have no test lines


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule that its tests do not hold fast, and what is wanting."""

    rule: Rule
    wanting: str


def gaps(rules: Sequence[Rule]) -> tuple[Gap, ...]:
    """Return the rules that no ``bad:`` breaks, or that no ``ok:`` or ``skip:`` bounds."""
    found = []
    for rule in rules:
        verdicts = {example.verdict for example in rule.examples}
        wanting = [] if "bad" in verdicts else ["no bad: line breaks it"]
        wanting += [] if verdicts & {"ok", "skip"} else ["no ok: or skip: line bounds it"]
        if wanting and not isinstance(rule.assertion, _UNTESTABLE):
            found.append(Gap(rule, ", ".join(wanting)))
    return tuple(found)


def render_text(results: Sequence[TestResult], found: Sequence[Gap], quiet: bool) -> str:
    """Return what did not pass, what is not tested, and a closing line."""
    lines = []
    for result in results:
        if result.state != "passed":
            place = result.example.place
            lines.append(f"{place.path}:{place.line}: {LABELS[result.state]}[{result.rule.id}] {printable(result.got)}")
            lines.append(f"   | {result.example.verdict}: {printable(result.example.text)}")
    lines += [f"{gap.rule.sheet}:{gap.rule.place.line}: untested[{gap.rule.id}] {gap.wanting}" for gap in found]
    if not quiet:
        counts = _counts(results)
        rules = plural(len({result.rule.full_id for result in results}), "rule")
        tests = plural(len(results), "test")
        lines.append(
            f"{tests} of {rules}: {counts['passed']} passed, {counts['failed']} failed, {counts['missed']} missed"
        )
    return "".join(f"{line}\n" for line in lines)


def render_json(results: Sequence[TestResult], found: Sequence[Gap], quiet: bool) -> str:
    """Return one object with every test."""
    tests = [
        {
            "path": result.example.place.path,
            "line": result.example.place.line,
            "rule": result.rule.id,
            "verdict": result.example.verdict,
            "text": result.example.text,
            "state": result.state,
            "message": result.got,
        }
        for result in results
    ]
    untested = [
        {"path": gap.rule.sheet, "line": gap.rule.place.line, "rule": gap.rule.id, "message": gap.wanting}
        for gap in found
    ]
    tool = f"factlint {__version__}"
    whole = {"version": 1, "tool": tool, "tests": tests, "untested": untested, "summary": _counts(results)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def render_junit(results: Sequence[TestResult], found: Sequence[Gap], quiet: bool) -> str:
    """Return JUnit's XML: a suite a sheet; a MISS is a failure of its own type."""
    suites = []
    for path, group in groupby(results, key=lambda result: result.example.place.path):
        sheet = list(group)
        failures = sum(result.state != "passed" for result in sheet)
        cases = "".join(map(_case, sheet))
        head = f'<testsuite name={attribute(path)} tests="{len(sheet)}" failures="{failures}" errors="0">'
        suites.append(f"{head}\n{cases}</testsuite>\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factlint">\n{"".join(suites)}</testsuites>\n'


def _case(result: TestResult) -> str:
    example = result.example
    name = f"{result.rule.id} line {example.place.line} {example.verdict}"
    head = f"<testcase classname={attribute(example.place.path)} name={attribute(name)}"
    if result.state == "passed":
        return f"{head}/>\n"
    kind = f"message={attribute(result.got)} type={attribute(LABELS[result.state])}"
    return f"{head}><failure {kind}>{content(example.text)}</failure></testcase>\n"


def _counts(results: Sequence[TestResult]) -> dict[str, int]:
    return {state: sum(result.state == state for result in results) for state in ("passed", "failed", "missed")}


Render = Callable[[Sequence[TestResult], Sequence[Gap], bool], str]
FORMATS: tuple[tuple[str, Render], ...] = (("text", render_text), ("json", render_json), ("junit", render_junit))
