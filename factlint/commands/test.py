"""``factlint test rules/seats.fact``: runs the tests inside sheets, and says FAIL (wrong verdict) apart from MISS.

Exit status: 0 all passed, 1 some did not, 2 a sheet is broken or missing.
"""

from __future__ import annotations

from datetime import date

import click

from factlint.commands.options import IDS, Suggesting, split_ids
from factlint.commands.project import open_project, print_mistakes, write
from factlint.errors import UsageError
from factlint.model import RunSettings
from factlint.reports.tests import FORMATS, gaps
from factlint.suggestion import did_you_mean


@click.command()
@click.argument("sheets", nargs=-1, metavar="[SHEET]…")
@click.option("--run", "ids", multiple=True, type=IDS, metavar="ID", help="Only the tests of this rule (repeatable).")
@click.option("--coverage", is_flag=True, help="List the rules that no bad: breaks, or no ok: or skip: bounds.")
@click.option(
    "--format", "chosen", type=Suggesting([name for name, _ in FORMATS]), default="text", help="How to print."
)
@click.option("--output", metavar="FILE", help="Write the report to FILE, not to the terminal.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what did not pass.")
def test(
    sheets: tuple[str, ...], ids: tuple[str, ...], coverage: bool, chosen: str, output: str | None, quiet: bool
) -> int:
    """Run the ok:, bad: and skip: lines of sheets (default: those of factlint.yaml, else rules/)."""
    today = date.today()
    project = open_project(sheets, today)
    if project.is_broken:
        print_mistakes(project)
        return 2
    if not project.rulebook.sheets:
        raise UsageError("nothing to test: name sheets, or put some into rules/")
    names = split_ids(ids)
    rules = project.rulebook.rules
    known = {rule.id for rule in rules} | {rule.full_id for rule in rules}
    for name in names:
        if name not in known:
            raise UsageError(f"no rule is called “{name}”{did_you_mean(name, known)}")
    from factlint import pipeline

    settings = RunSettings(today=today, locale=project.configuration.locale)
    results = pipeline.test(project.rulebook, settings, names)
    asked = tuple(rule for rule in rules if not names or rule.id in names or rule.full_id in names)
    render = dict(FORMATS)[chosen]
    write(render(results, gaps(asked) if coverage else (), quiet), output)
    return int(any(result.state != "passed" for result in results))
