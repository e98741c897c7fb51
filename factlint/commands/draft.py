"""``factlint draft story.txt > rules/story.fact``: a sheet from trusted documents, for a person to finish.

Exit status: 0 drafted, 2 a document could not be read.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from factlint import configuration, discovery
from factlint.commands.options import day_options
from factlint.commands.project import warn, write
from factlint.errors import FactlintError, UsageError
from factlint.model import Document, RunSettings


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…", required=True)
@click.option("--output", metavar="FILE", help="Write the sheet to FILE, not to the terminal.")
@day_options
def draft(paths: tuple[str, ...], output: str | None, day: date | None, as_of: date | None) -> int:
    """Draft a sheet from trusted documents (files, folders, - for standard input).

    What it states holds in all of them and passes its own tests; what is unsure bears a "# check:" comment.
    """
    from factlint import pipeline
    from factlint.drafting.draft import draft as draft_sheet

    known = configuration.find(Path.cwd())
    found = discovery.documents(paths, known)
    if not found.paths and not found.problems:
        raise UsageError("nothing to draft from: name files or folders with documents")
    failed = [f"{problem.path}: error: {problem.message}" for problem in found.problems]
    settings = RunSettings(today=as_of or date.today(), locale=known.locale, day=day)
    documents: list[Document] = []
    for path in found.paths:
        try:
            data = sys.stdin.buffer.read() if path == discovery.STDIN else Path(path).read_bytes()
            documents.append(pipeline.open_document(path, data, settings, known.document(path)))
        except OSError as error:
            failed.append(f"{path}: error: cannot be read: {(error.strerror or str(error)).lower()}")
        except FactlintError as error:
            failed.append(f"{path}: error: {error.message}")
    for message in failed:
        warn(message)
    if failed:
        return 2
    write(draft_sheet(documents, [document.path for document in documents], settings).text, output)
    return 0
