"""Beside its peers: ``python benchmarks/peers.py``: the same articles through factlint and the text linters at hand.

A peer counts where its command is on the PATH (``pip install proselint``, ``npm install textlint write-good``); what is
not there is said, and left out. They look for other things: the figures say what a check costs, not which is better.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import write_articles

TEXTLINT = '{"rules": {"write-good": true, "terminology": true}}'
# Of each: its command, what is asked of it; files stand for the articles, a folder for where they lie.
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("factlint", ("check", "FOLDER", "--jobs", "1")),
    ("proselint", ("check", "FOLDER")),
    ("textlint", ("FILES",)),
    ("write-good", ("FILES",)),
    ("vale", ("FOLDER",)),
)


def processor_seconds(command: list[str], where: Path) -> float:
    """What one run takes, its child processes included, in seconds of processor time."""
    environment = {**os.environ, "FACTLINT_NO_CACHE": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300, help="how many articles of 3.5 kB (default 300)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds in which all take turns (default 3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        folder = where / "articles"
        folder.mkdir()
        size = write_articles(folder, options.files)
        (where / ".textlintrc.json").write_text(TEXTLINT, encoding="utf-8")
        files = sorted(str(path) for path in folder.glob("*.txt"))
        commands = {}
        for program, asked in COMMANDS:
            found = shutil.which(program)
            if found is None:
                print(f"{program} is not on the PATH: left out", file=sys.stderr)
                continue
            commands[program] = [found]
            for word in asked:
                commands[program] += files if word == "FILES" else [str(folder) if word == "FOLDER" else word]
        rounds = [
            {program: processor_seconds(command, where) for program, command in commands.items()}
            for _ in range(options.rounds)
        ]
    print(f"{options.files} articles, {size / 1e6:.1f} MB, the best of {options.rounds} rounds in turns")
    best = {program: min(one[program] for one in rounds) for program in commands}
    for program, seconds in sorted(best.items(), key=lambda item: item[1]):
        ratio = seconds / best.get("factlint", seconds)
        print(f"{program:<12} {seconds:6.2f} s of processor time {size / seconds / 1e6:6.2f} MB/s   × {ratio:.1f}")


if __name__ == "__main__":
    main()
