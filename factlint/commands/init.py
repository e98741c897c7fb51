"""``factlint init``: starts a project here with ``factlint.yaml``, ``rules/first.fact`` and the pre-commit entry.

Nothing that exists is overwritten; it says what it did and what to do next.
"""

from __future__ import annotations

from pathlib import Path

import click

from factlint import __version__
from factlint.commands.project import write
from factlint.errors import UsageError

CONFIGURATION = """\
# What factlint checks, and what is known about it. Run: factlint check
rules: [rules/]                    # sheets and folders of sheets
documents:                         # what to check when no PATH is given; later entries add to earlier ones
  - files: "**/*.md"
  - files: "**/*.txt"
  # - files: "archive/2020/*.txt"
  #   date: 2020-10-08             # for documents whose text gives no date
exclude: ["README.md", "CHANGELOG.md", "LICENSE*", "node_modules/**"]
fail-level: error                  # error, warning, note or never
locale: en-GB                      # date order, decimal sign
"""

SHEET = """\
factsheet 1
title: My first sheet

# One line a fact. Lower-case words are counted things and verbs, capitalised words are names.
# This one is true of every chamber with 120 seats; put your own facts in its place.
rule seats: seats ≤ 120
  ok: The party won 91 seats.
  bad: The party won [191 seats].
"""

HOOK = """\
repos:
  - repo: {repo}
    rev: v{version}
    hooks:
      - id: factlint
"""
REPOSITORY = "<the address of factlint's repository>"


@click.command()
@click.argument("folder", default=".", metavar="[FOLDER]")
def init(folder: str) -> int:
    """Start a project in FOLDER (default: here)."""
    base = Path(folder)
    hook = HOOK.format(repo=REPOSITORY, version=__version__)
    files = (("factlint.yaml", CONFIGURATION), ("rules/first.fact", SHEET), (".pre-commit-config.yaml", hook))
    said = []
    for name, content in files:
        said.append(_create(base / name, content))
        if name == ".pre-commit-config.yaml" and not said[-1].startswith("created"):
            said.append("  to check each commit, add to it:\n" + _indented(hook.partition("\n")[2]))
    said += [
        "next:",
        "  factlint test      runs the tests inside rules/first.fact",
        "  factlint facts FILE   shows what is read in a document",
        "  factlint check     checks the documents of factlint.yaml against rules/",
    ]
    write("\n".join(said) + "\n")
    return 0


def _create(path: Path, content: str) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        return f"kept {path.as_posix()}, which exists"
    except OSError as error:
        raise UsageError(f"cannot write {path.as_posix()}: {error.strerror}") from error
    return f"created {path.as_posix()}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())
