"""``factlint init``: starts a project here with ``factlint.yaml``, ``rules/first.fact`` and the pre-commit entry.

Nothing that exists is overwritten; it says what it did and what to do next.
"""

from __future__ import annotations

from pathlib import Path

import click

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

# Installed from a git repository: pre-commit installs it from there too, for everybody.
REMOTE_HOOK = """\
repos:
  - repo: {url}
    rev: {revision}
    hooks:
      - id: factlint
"""
# Else the factlint that is installed is run.
LOCAL_HOOK = r"""repos:
  - repo: local
    hooks:
      - id: factlint
        name: factlint
        entry: factlint check --force-exclude
        language: system
        types: [text]
        files: \.(txt|text|md|markdown|mdown|mkd|html?|xhtml)$
        require_serial: true
"""


@click.command()
@click.argument("folder", default=".", metavar="[FOLDER]")
def init(folder: str) -> int:
    """Start a project in FOLDER (default: here)."""
    base = Path(folder)
    hook = hook_entry()
    files = (("factlint.yaml", CONFIGURATION), ("rules/first.fact", SHEET), (".pre-commit-config.yaml", hook))
    said = []
    for name, content in files:
        said.append(_create(base / name, content))
        if name == ".pre-commit-config.yaml" and not said[-1].startswith("created"):
            said.append("  to check each commit, add to it:\n" + _indented(hook.partition("\n")[2]))
    said += [
        "next:",
        "  factlint test         runs the tests inside rules/first.fact",
        "  factlint facts FILE   shows what is read in a document",
        "  factlint check        checks the documents of factlint.yaml against rules/",
        "  pre-commit install    checks every commit (https://pre-commit.com)",
    ]
    write("\n".join(said) + "\n")
    return 0


def hook_entry() -> str:
    """Return what ``.pre-commit-config.yaml`` says, by where this factlint was installed from (PEP 610)."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        origin = json.loads(distribution("factlint").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    revision = origin.get("vcs_info", {}).get("commit_id")
    return REMOTE_HOOK.format(url=origin["url"], revision=revision) if revision else LOCAL_HOOK


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
