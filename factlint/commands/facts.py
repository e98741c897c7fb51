"""``factlint facts story.txt``: every fact that is read in a document, with its line. Rule authors start here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from factlint import discovery
from factlint.commands.options import Suggesting, day_options, rules_option
from factlint.commands.project import open_project, print_mistakes, warn, warn_of_crashes, write
from factlint.crash import trace_of
from factlint.errors import FactlintError, UsageError
from factlint.model import Document, Fact, Problem, RunSettings
from factlint.reports.facts import KINDS, kind_of, render_jsonl, render_text

FORMATS = ("text", "jsonl")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@rules_option
@click.option("--format", "chosen", type=Suggesting(FORMATS), help="Default: text on a terminal, else jsonl.")
@click.option("--output", metavar="FILE", help="Write to FILE, not to the terminal.")
@click.option("--kind", "kinds", multiple=True, type=Suggesting(KINDS), help="Only facts of this kind (repeatable).")
@day_options
def facts(
    paths: tuple[str, ...],
    rules: tuple[str, ...],
    chosen: str | None,
    output: str | None,
    kinds: tuple[str, ...],
    day: date | None,
    as_of: date | None,
) -> int:
    """Show every fact that is read in documents (files, folders, - for standard input)."""
    return show_facts(paths, rules, chosen, output, kinds, day, as_of)


def show_facts(
    paths: tuple[str, ...],
    rules: tuple[str, ...],
    chosen: str | None,
    output: str | None,
    kinds: tuple[str, ...],
    day: date | None,
    as_of: date | None,
) -> int:
    """Print the facts and return the exit status: 2 where something could not be read."""
    today = as_of or date.today()
    project = open_project(rules, today)
    if project.is_broken:
        print_mistakes(project)
        return 2
    found = discovery.documents(paths, project.configuration)
    if not found.paths and not found.problems:
        raise UsageError("nothing to read: name files or folders, or list them under “documents” in factlint.yaml")
    settings = RunSettings(today=today, locale=project.configuration.locale, day=day)
    failed = list(found.problems)

    def read() -> Iterator[tuple[Document, tuple[Fact, ...]]]:
        from factlint import pipeline

        for path in found.paths:
            known = project.configuration.document(path)
            try:
                data = sys.stdin.buffer.read() if path == discovery.STDIN else Path(path).read_bytes()
                document, read_facts = pipeline.read_facts(path, data, project.rulebook, settings, known)
            except OSError as error:
                failed.append(Problem(path, f"cannot be read: {(error.strerror or str(error)).lower()}"))
                continue
            except FactlintError as error:
                failed.append(Problem(path, error.message))
                continue
            except Exception as error:  # a bug, which costs this document and no other
                failed.append(Problem(path, "factlint itself failed on this document", trace=trace_of(error)))
                continue
            for text in document.warnings:
                warn(f"{path}: warning: {text}")
            yield document, tuple(fact for fact in read_facts if not kinds or kind_of(fact) in kinds)

    plain = chosen or ("text" if sys.stdout.isatty() and output is None else "jsonl")
    render = render_text if plain == "text" else render_jsonl
    if output is None:
        for piece in render(read()):
            write(piece)
    else:
        write("".join(render(read())), output)
    for problem in failed:
        warn(f"{problem.path}: error: {problem.message}")
    warn_of_crashes(failed, "facts")
    return 2 if failed else 0
