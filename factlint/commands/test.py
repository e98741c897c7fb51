"""``factlint test rules/seats.fact``: runs the tests inside sheets, and says FAIL (wrong verdict) apart from MISS.

Exit status: 0 all passed, 1 some did not, 2 a sheet is broken or missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click

from factlint.commands.options import IDS, split_ids
from factlint.commands.project import open_project, print_mistakes, write
from factlint.errors import UsageError
from factlint.model import Rulebook, RunSettings, TestResult
from factlint.reports.excerpt import printable
from factlint.reports.text import plural
from factlint.suggestion import did_you_mean

_LABELS = {"failed": "FAIL", "missed": "MISS", "passed": "ok"}


@click.command()
@click.argument("sheets", nargs=-1, metavar="[SHEET]…")
@click.option("--run", "ids", multiple=True, type=IDS, metavar="ID", help="Only the tests of this rule (repeatable).")
@click.option("--coverage", is_flag=True, help="List the rules that no bad: breaks, or no ok: or skip: bounds.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what did not pass.")
def test(sheets: tuple[str, ...], ids: tuple[str, ...], coverage: bool, quiet: bool) -> int:
    """Run the ok:, bad: and skip: lines of sheets (default: those of factlint.yaml, else rules/)."""
    today = date.today()
    project = open_project(sheets, today)
    if project.is_broken:
        print_mistakes(project)
        return 2
    if not project.rulebook.sheets:
        raise UsageError("nothing to test: name sheets, or put some into rules/")
    chosen = split_ids(ids)
    known = {rule.id for rule in project.rulebook.rules} | {rule.full_id for rule in project.rulebook.rules}
    for name in chosen:
        if name not in known:
            raise UsageError(f"no rule is called “{name}”{did_you_mean(name, known)}")
    from factlint import pipeline

    settings = RunSettings(today=today, locale=project.configuration.locale)
    results = pipeline.test(project.rulebook, settings, chosen)
    lines = list(_failures(results))
    if coverage:
        lines += _coverage(project.rulebook, chosen)
    if not quiet:
        lines.append(_closing(results))
    write("".join(line + "\n" for line in lines))
    return int(any(result.state != "passed" for result in results))


def _failures(results: Sequence[TestResult]) -> Iterator[str]:
    for result in results:
        if result.state != "passed":
            example = result.example
            place = example.place
            yield f"{place.path}:{place.line}: {_LABELS[result.state]}[{result.rule.id}] {printable(result.got)}"
            yield f"   | {example.verdict}: {printable(example.text)}"


def _coverage(rulebook: Rulebook, ids: Sequence[str]) -> Iterator[str]:
    for rule in rulebook.rules:
        if ids and rule.id not in ids and rule.full_id not in ids:
            continue
        verdicts = {example.verdict for example in rule.examples}
        wanting = [] if "bad" in verdicts else ["no bad: line breaks it"]
        wanting += [] if verdicts & {"ok", "skip"} else ["no ok: or skip: line bounds it"]
        if wanting:
            yield f"{rule.sheet}:{rule.place.line}: untested[{rule.id}] {', '.join(wanting)}"


def _closing(results: Sequence[TestResult]) -> str:
    counts = {state: sum(result.state == state for result in results) for state in _LABELS}
    return (
        f"{plural(len(results), 'test')} of {plural(len({result.rule.full_id for result in results}), 'rule')}: "
        f"{counts['passed']} passed, {counts['failed']} failed, {counts['missed']} missed"
    )
