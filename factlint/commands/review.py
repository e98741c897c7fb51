"""``factlint review article.md``: the fact-checker's list; ``--fail-under 0.8`` makes a gate of the share verified.

Exit status: 0, or 1 where the share of an article is below --fail-under; 2 it could not do its job.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import click

from factlint import discovery
from factlint.commands.options import IDS, Suggesting, day_options, rules_option, split_ids
from factlint.commands.project import Project, open_project, print_mistakes, warn, write
from factlint.errors import FactlintError, UsageError
from factlint.model import RunSettings, Verdict, Violation
from factlint.reports.review import REVIEW_FORMATS, percent, render_review
from factlint.review import Review


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@rules_option
@click.option(
    "--format", "chosen", type=Suggesting(REVIEW_FORMATS), default="text", help="How to print. Default: text."
)
@click.option("--output", metavar="FILE", help="Write to FILE, not to the terminal.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit 1 where less than SHARE (0 to 1) of an article's numbers, dates, names and titles is verified.",
)
@click.option("--select", multiple=True, type=IDS, metavar="IDS", help="Only these rules and checks (comma-separated).")
@click.option("--ignore", multiple=True, type=IDS, metavar="IDS", help="All but these rules and checks.")
@day_options
def review(
    paths: tuple[str, ...],
    rules: tuple[str, ...],
    chosen: str,
    output: str | None,
    fail_under: float | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    day: date | None,
    as_of: date | None,
) -> int:
    """List every number, date, name, title and quotation of articles, and which of them the sheets verify.

    verified: a rule agrees, or a sheet declares the name. contradicted: a rule or a built-in check says otherwise.
    compatible: a rule is neither confirmed nor broken. unverified: nothing speaks about it, or it could not be read.
    """
    today = as_of or date.today()
    project = open_project(rules, today)
    if project.is_broken:
        print_mistakes(project)
        return 2
    known = project.configuration
    settings = RunSettings(
        today=today,
        locale=known.locale,
        day=day,
        select=split_ids(select) + known.select,
        ignore=split_ids(ignore) + known.ignore,
    )
    found = discovery.documents(paths, known)
    if not found.paths and not found.problems:
        raise UsageError("nothing to review: name files or folders, or list them under “documents” in factlint.yaml")
    failed = [f"{problem.path}: error: {problem.message}" for problem in found.problems]
    stdin = sys.stdin.buffer.read() if discovery.STDIN in found.paths else None
    reviews = list_statements(found.paths, project, settings, stdin, failed)
    colour = output is None and not os.environ.get("NO_COLOR")
    coloured = colour and (bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty())
    if reviews:  # a list of nothing would look all verified
        write(render_review(chosen, reviews, coloured), output)
    for message in failed:
        warn(message)
    below = [review for review in reviews if fail_under is not None and review.tally().share < fail_under]
    for review in below:
        warn(f"{review.document.path}: {percent(review.tally())} verified, below {fail_under:.0%}")
    return 2 if failed else int(bool(below))


def list_statements(
    paths: tuple[str, ...], project: Project, settings: RunSettings, stdin: bytes | None, failed: list[str]
) -> list[Review]:
    """Check the documents together, then list the statements of each; what cannot be read is added to *failed*."""
    from factlint import pipeline, runs
    from factlint.review import review as review_document
    from factlint.text.vocabulary import compile_vocabulary

    configuration = project.configuration
    report = runs.run(paths, project.rulebook, settings, configuration.document, stdin=stdin)
    vocabulary = compile_vocabulary(project.rulebook)
    violations: dict[str, list[Violation]] = defaultdict(list)
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for violation in report.violations:
        violations[violation.place.path].append(violation)
    for verdict in report.agreed:
        if verdict.statement is not None:
            verdicts[verdict.statement.path].append(verdict)
    reviews = []
    for path in paths:
        try:
            data = stdin if path == discovery.STDIN and stdin is not None else Path(path).read_bytes()
            document = pipeline.open_document(path, data, settings, configuration.document(path))
        except OSError as error:
            failed.append(f"{path}: error: cannot be read: {(error.strerror or str(error)).lower()}")
            continue
        except FactlintError as error:
            failed.append(f"{path}: error: {error.message}")
            continue
        reading = pipeline.read(document, vocabulary, project.rulebook)
        reviews.append(review_document(reading, project.rulebook, violations[path], verdicts[path]))
    return reviews
