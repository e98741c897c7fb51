"""``--since main``: only findings on lines changed since a revision; a file that git does not know is all new."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence

from factlint.errors import UsageError
from factlint.model import Place, Violation

_FILE = re.compile(r"\+\+\+ (?:b/(.*)|/dev/null)")
_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def changed_since(revision: str, violations: Sequence[Violation]) -> tuple[Violation, ...]:
    """Return the violations of which a line, or a related line, changed since *revision*.

    Raises UsageError where git is missing, this is no repository, or the revision does not exist.
    """
    top = _git("rev-parse", "--show-toplevel").strip()
    if revision.startswith("-"):
        raise UsageError(f"“{revision}” is no git revision")
    _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", failure=f"“{revision}” is no git revision here")
    plain = ("-c", "core.quotepath=off", "-c", "diff.relative=false")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    changed = _changed_lines(_git(*plain, "diff", "-U0", "--no-color", "--no-ext-diff", *prefixes, revision, "--"))
    known = set(_git("-C", top, "ls-files", "-z").split("\0"))

    def is_new(place: Place) -> bool:
        name = os.path.relpath(os.path.realpath(place.path), os.path.realpath(top)).replace(os.sep, "/")
        if name not in known:
            return True
        return any(first <= place.end_line and place.line <= last for first, last in changed.get(name, ()))

    return tuple(
        violation
        for violation in violations
        if is_new(violation.place) or any(is_new(place) for place, _ in violation.related)
    )


def _changed_lines(diff: str) -> dict[str, list[tuple[int, int]]]:
    changed: dict[str, list[tuple[int, int]]] = {}
    name = ""
    for line in diff.split("\n"):
        if found := _FILE.match(line):
            name = (found[1] or "").rstrip("\t")
        elif (found := _HUNK.match(line)) and name:
            first, count = int(found[1]), int(found[2] or 1)
            if count:
                changed.setdefault(name, []).append((first, first + count - 1))
    return changed


def _git(*arguments: str, failure: str = "") -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UsageError("--since needs git, which cannot be started") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(failure or f"--since needs a git repository: {said[0] if said else 'git failed'}")
    return done.stdout.decode("utf-8", "surrogateescape")
