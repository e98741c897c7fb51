"""``factlint check articles/``: checks documents against the sheets and the built-in checks.

Exit status: 0 nothing at or above the fail level, 1 something, 2 it could not do its job.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from factlint import configuration
from factlint.commands.options import IDS, Suggesting, day_options, rules_option, split_ids
from factlint.commands.project import Project, open_project, print_mistakes, warn, warn_of_crashes, write
from factlint.configuration import FAIL_LEVELS, LEVELS
from factlint.discovery import STDIN, Found
from factlint.errors import UsageError
from factlint.model import DocumentSettings, Level, Place, Problem, Report, RunSettings, Violation
from factlint.records import dataclass, replace
from factlint.reports import FORMATS, PLAIN_FORMATS, Run, render
from factlint.suggestion import did_you_mean

SHOW = ("agreed", "unused", "skipped")
SUPPRESSION_IDS = ("unused-suppression", "suppression-without-reason")
COPY_IDS = ("not-in-source", "polarity")  # of --against
ALONE = 64  # documents; below, starting workers costs more than it saves


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    paths: tuple[str, ...]
    rules: tuple[str, ...]
    against: tuple[str, ...]
    format: str | None
    output: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    level: str
    fail_level: str | None
    baseline: str | None
    write_baseline: bool
    since: str | None
    day: date | None
    as_of: date | None
    fix: bool
    diff: bool
    show: tuple[str, ...]
    strict: bool
    jobs: int
    cache: bool
    statistics: bool
    watch: bool
    stdin_filename: str | None
    quiet: bool
    force_exclude: bool


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@rules_option
@click.option("--against", multiple=True, metavar="SOURCE", help="Compare copies with SOURCE (repeatable): no sheets.")
@click.option("--format", type=Suggesting(FORMATS), help="How to print. Default: text on a terminal, else text too.")
@click.option("--output", metavar="FILE", help="Write the report to FILE, not to the terminal.")
@click.option("--select", multiple=True, type=IDS, metavar="IDS", help="Only these rules and checks (comma-separated).")
@click.option("--ignore", multiple=True, type=IDS, metavar="IDS", help="All but these rules and checks.")
@click.option("--level", type=Suggesting(LEVELS), default="note", help="The lowest level shown. Default: note.")
@click.option("--fail-level", type=Suggesting(FAIL_LEVELS), help="From which level on to exit 1. Default: error.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that FILE holds.")
@click.option("--write-baseline", is_flag=True, help="Write today's findings to the baseline and exit 0.")
@click.option("--since", metavar="REV", help="Only findings on lines changed since a git revision.")
@day_options
@click.option("--fix", is_flag=True, help="Put right what has a fix, then report the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--show", type=IDS, multiple=True, metavar="LIST", help="Also list: agreed, unused, skipped.")
@click.option("--strict", is_flag=True, help="Add a note wherever a rule could not decide.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Worker processes. Default: as fits.")
@click.option("--cache/--no-cache", default=True, help="Keep parsed sheets between runs. Default: yes.")
@click.option("--statistics", is_flag=True, help="Count findings by rule, and the time, on stderr.")
@click.option("--watch", is_flag=True, help="Check again whenever a document or sheet changes.")
@click.option("--stdin-filename", metavar="NAME", help="What a document on standard input is called.")
@click.option("--quiet", "-q", is_flag=True, help="Findings only: no closing line, warnings or progress.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even where they are named (for hooks).")
def check(**values: Any) -> int:
    """Check documents (files, folders, - for standard input) against fact sheets.

    Without PATH: the documents of factlint.yaml.
    """
    options = Options(
        **{**values, "select": split_ids(values["select"]), "ignore": split_ids(values["ignore"])}
        | {"show": split_ids(values["show"])}
    )
    for name in options.show:
        if name not in SHOW:
            raise UsageError(f"--show knows {', '.join(SHOW)}, not “{name}”{did_you_mean(name, SHOW)}")
    if not options.cache:
        os.environ["FACTLINT_NO_CACHE"] = "1"
    if options.watch:
        from factlint.commands.watching import watch

        return watch(lambda: check_once(options), options.paths, options.rules)
    return check_once(options)


def check_once(options: Options) -> int:
    """Run once and return the exit status."""
    started = time.perf_counter()
    today = options.as_of or date.today()
    project = Project(configuration.find(Path.cwd())) if options.against else open_project(options.rules, today)
    known = project.configuration
    if project.is_broken:
        return report_broken(project, options)
    found = find_documents(options, project)
    if not found.paths and not found.problems:
        if options.force_exclude and found.excluded:
            return 0
        raise UsageError(_nothing(options.paths, found, project))
    select, ignore = options.select + known.select, options.ignore + known.ignore
    entry_ids = tuple(name for entry in known.documents for name in entry.select + entry.ignore)
    stdin = sys.stdin.buffer.read() if STDIN in found.paths else None
    settings = RunSettings(
        today=today,
        locale=known.locale,
        day=options.day,
        select=select,
        ignore=ignore,
        strict=options.strict,
        jobs=options.jobs or (1 if len(found.paths) < ALONE else os.cpu_count() or 1),
    )
    against = None
    if options.against:
        from factlint.commands.against import compared, open_sources

        against, project = open_sources(options.against, project, settings)
    ids_are_known(select + ignore + entry_ids, project)

    def run_once() -> Report:
        report = run_with_progress(found, project, settings, options, stdin)
        if against is not None:
            report = compared(report, against, found.paths, settings, project, stdin, options.stdin_filename)
        return replace(report, problems=found.problems + report.problems)

    report = run_once()
    if options.fix or options.diff:
        from factlint.commands.fixing import apply_fixes, diff_fixes

        if options.diff:
            text = diff_fixes(report.violations)
            write(text, options.output)
            return 2 if report.problems else 1 if text else 0
        if fixed := apply_fixes(report.violations):
            report = run_once()
            if not options.quiet:
                warn(f"{fixed} {'place' if fixed == 1 else 'places'} put right")
    report = narrow(report, options, project)
    if options.write_baseline:
        from factlint.commands.baseline import write_baseline

        path = options.baseline or known.baseline or DEFAULT_BASELINE
        write_baseline(path, report.violations)
        warn(f"{len(report.violations)} findings written to {path}; check with --baseline {path}")
        print_problems(report, options)
        return 2 if report.problems else 0
    run = Run(
        report,
        rules=project.rulebook.rules,
        show=frozenset(options.show),
        colour=wants_colour(options),
        quiet=options.quiet,
        stdin=stdin,
        stdin_name=options.stdin_filename or STDIN,
    )
    write(render(options.format or "text", run), options.output)
    print_problems(report, options)
    if options.statistics:
        print_statistics(report, time.perf_counter() - started)
    return status_of(report, options.fail_level or known.fail_level)


DEFAULT_BASELINE = "factlint-baseline.json"


def status_of(report: Report, fail_level: str) -> int:
    """Return 2 where something could not be read, 1 where something is as grave as *fail_level*, else 0."""
    if report.problems:
        return 2
    if fail_level == "never":
        return 0
    return int(any(violation.level.rank <= Level(fail_level).rank for violation in report.violations))


def find_documents(options: Options, project: Project) -> Found:
    """Return the documents that are meant."""
    from factlint import discovery

    return discovery.documents(options.paths, project.configuration, force_exclude=options.force_exclude)


def others_of(found: Found, options: Options, project: Project) -> tuple[str, ...]:
    """Return the configured documents that were not given: what the given ones say is compared with them too."""
    if not options.paths or not project.configuration.documents:
        return ()
    from factlint import discovery

    given = {os.path.realpath(path) for path in (*found.paths, *found.excluded, options.stdin_filename or STDIN)}
    configured = discovery.documents((), project.configuration).paths
    return tuple(path for path in configured if os.path.realpath(path) not in given)


def ids_are_known(ids: Sequence[str], project: Project) -> None:
    """Raise UsageError for an id that no rule and no check has."""
    if not ids:
        return
    from factlint.checks import IDS as CHECK_IDS

    known = {rule.id for rule in project.rulebook.rules} | {rule.full_id for rule in project.rulebook.rules}
    known |= {*CHECK_IDS, *SUPPRESSION_IDS, *COPY_IDS}
    for name in ids:
        if name not in known:
            raise UsageError(f"no rule or check is called “{name}”{did_you_mean(name, known)}")


def narrow(report: Report, options: Options, project: Project) -> Report:
    """Return the report without what --level, --baseline and --since leave out."""
    lowest = Level(options.level).rank
    violations = tuple(violation for violation in report.violations if violation.level.rank <= lowest)
    baseline = options.baseline or project.configuration.baseline
    if baseline and not options.write_baseline:
        from factlint.commands.baseline import without_baseline

        violations = without_baseline(baseline, violations)
    if options.since:
        from factlint.commands.revisions import changed_since

        violations = changed_since(options.since, violations)
    return replace(report, violations=violations)


def run_with_progress(
    found: Found, project: Project, settings: RunSettings, options: Options, stdin: bytes | None
) -> Report:
    """Run the pipeline, with a progress bar where a person is watching and the work is long."""
    from factlint import runs

    known = project.configuration

    def settings_of(path: str) -> DocumentSettings:
        return known.document(options.stdin_filename or path if path == STDIN else path)

    reached: list[str] = []

    def run(advance: Callable[[int], None]) -> Report:
        def progress(path: str) -> None:
            reached.append(path)
            advance(1)

        return runs.run(
            found.paths,
            project.rulebook,
            settings,
            settings_of,
            stdin=stdin,
            progress=progress,
            others=() if options.against else others_of(found, options, project),
        )

    try:
        if options.quiet or len(found.paths) < ALONE or not sys.stderr.isatty():
            report = run(lambda count: None)
        else:
            with click.progressbar(length=len(found.paths), label="Checking", file=sys.stderr) as bar:
                report = run(bar.update)
    except Exception as error:
        if reached:
            error.add_note(f"in {reached[-1]}")
        raise
    return called(report, options.stdin_filename) if options.stdin_filename else report


def called(report: Report, name: str) -> Report:
    """Return *report* with standard input's document called *name*."""

    def place(old: Place) -> Place:
        return replace(old, path=name) if old.path == STDIN else old

    def violation(old: Violation) -> Violation:
        related = tuple((place(other), message) for other, message in old.related)
        return replace(old, place=place(old.place), related=related, fix_place=old.fix_place and place(old.fix_place))

    def problem(old: Problem) -> Problem:
        return replace(old, path=name) if old.path == STDIN else old

    return replace(
        report,
        violations=tuple(map(violation, report.violations)),
        problems=tuple(map(problem, report.problems)),
        warnings=tuple(map(problem, report.warnings)),
    )


def wants_colour(options: Options) -> bool:
    """Whether to colour: FORCE_COLOR and NO_COLOR decide, else whether stdout is a terminal."""
    if options.output is not None or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def print_problems(report: Report, options: Options) -> None:
    """Say on stderr what could not be read, and what the readers warn of."""
    for problem in report.problems:
        where = problem.path if (problem.line, problem.column) == (1, 1) else f"{problem.path}:{problem.line}"
        warn(f"{where}: error: {problem.message}")
    warn_of_crashes(report.problems, "check")
    if not options.quiet:
        for warning in report.warnings:
            warn(f"{warning.path}: warning: {warning.message}")


def print_statistics(report: Report, seconds: float) -> None:
    """Print findings by rule, and the time, to stderr."""
    counts: dict[str, int] = {}
    for violation in report.violations:
        counts[violation.rule] = counts.get(violation.rule, 0) + 1
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        warn(f"{count:6}  {rule}")
    rate = report.documents / seconds if seconds else 0
    warn(f"{report.agreed_count} agreed, {report.skipped_count} skipped, {len(report.unused)} rules matched nothing")
    warn(f"{report.documents} documents in {seconds:.2f} s ({rate:.0f} documents/s)")


def report_broken(project: Project, options: Options) -> int:
    """Report the mistakes of the sheets and check nothing: a broken sheet never looks like a clean document."""
    print_mistakes(project)
    if options.format and options.format not in PLAIN_FORMATS:
        problems = tuple(
            Problem(
                mistake.place.path,
                f"{mistake.message}; {mistake.hint}" if mistake.hint else mistake.message,
                mistake.place.line,
                mistake.place.column,
            )
            for mistake in project.mistakes
        )
        report = Report(problems=project.problems + problems)
        write(render(options.format, Run(report)), options.output)
    return 2


def _nothing(given: Sequence[str], found: Found, project: Project) -> str:
    if found.excluded:
        return f"nothing to check: “exclude” in {project.configuration.path} leaves out all {len(found.excluded)} files"
    if given:
        return f"nothing to check: no document (.txt, .md, .html) in {', '.join(given)}"
    if project.configuration.documents:
        return f"nothing to check: no file is matched by “documents” in {project.configuration.path}"
    return "nothing to check: name files or folders, or list them under “documents” in factlint.yaml"
