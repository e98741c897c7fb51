"""``python docs/refresh.py``: runs every example of the README and docs/, and writes what the program prints into them.

``docs/checks.md`` is made of the checks' own docstrings. A test compares all of it with what stands in the files.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FENCE = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
RUN = "<!-- what `factlint check seeds/` prints; a test compares it -->"


def printed(command: str, where: Path) -> str:
    """What a command line prints in a folder, messages after the report."""
    words = [sys.executable, "-m", "factlint", *shlex.split(command)[1:]]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(words, cwd=where, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def refreshed(text: str) -> str:
    """A page with the output of its ``console`` blocks as the program prints it now.

    A block under ``<!-- file: PATH -->`` is a file that the commands after it find.
    """
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)

        def fill(match: re.Match[str]) -> str:
            if match["file"]:
                path = where / match["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(match["body"], encoding="utf-8")
            if match["kind"] != "console":
                return match[0]
            lines = [line for line in match["body"].splitlines() if line.startswith("$ ")]
            body = "".join(f"{line}\n{printed(line[2:], where)}" for line in lines)
            return f"```console\n{body}```"

        return FENCE.sub(fill, text)


def refreshed_readme(text: str) -> str:
    """The README with the report on the seeds as the program prints it now."""
    head, mark, rest = text.partition(RUN)
    if not mark:
        return text
    with tempfile.TemporaryDirectory() as folder:
        for name in ("seeds", "rules"):
            shutil.copytree(PROJECT / name, Path(folder) / name)
        shutil.copy(PROJECT / "factlint.yaml", folder)
        report = printed("factlint check seeds/", Path(folder))
    body = re.sub(
        r"```text\n.*?^```$", lambda _: f"```text\n{report}```", rest, count=1, flags=re.DOTALL | re.MULTILINE
    )
    return head + mark + body


def checks_page() -> str:
    """``docs/checks.md``: every built-in check with its level, docstring and examples."""
    from factlint import checks

    out = [
        "# Built-in checks",
        "They need no sheet. Each can be switched off by its id: `--ignore ID`, or `ignore:` in `factlint.yaml`.",
        "`factlint explain ID` says the same. This page is made from the checks themselves: `python docs/refresh.py`.",
        "| id | level | reports that |\n|---|---|---|\n"
        + "\n".join(f"| [{one.ID}](#{one.ID}) | {one.LEVEL.value} | {one.SUMMARY} |" for one in checks.CHECKS),
    ]
    for check in checks.CHECKS:
        out.append(f"## {check.ID}")
        out.append(inspect.cleandoc(check.__doc__ or ""))
        for title, examples in (("Reported", check.FIRES), ("Not reported", check.SILENT)):
            listed = "\n".join(f"- {' '.join(str(example).split())}" for example in examples)
            out.append(f"{title}:\n\n{listed}")
    return "\n\n".join(out) + "\n"


def pages() -> dict[Path, str]:
    """Every page that this script keeps, as it should be."""
    kept = {PROJECT / "docs" / "checks.md": checks_page()}
    for path in (PROJECT / "docs" / "language.md", PROJECT / "docs" / "architecture.md"):
        if path.exists():
            kept[path] = refreshed(path.read_text(encoding="utf-8"))
    readme = PROJECT / "README.md"
    kept[readme] = refreshed_readme(readme.read_text(encoding="utf-8"))
    return kept


if __name__ == "__main__":
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"refreshed {path.relative_to(PROJECT)}")
