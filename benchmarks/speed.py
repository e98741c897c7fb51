"""How fast: ``python benchmarks/speed.py``: one small file, 2,000 files, and facts and check in MB/s on one core.

The 2,000 files are made of the seeds' paragraphs, shuffled, each with figures of its own, so that nothing repeats and
no cache can help. Every timing is of a process of its own; peak memory is that process's.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = sorted((PROJECT / "seeds").glob("*.txt"))
FIGURE = re.compile(r"\b\d{2,3}\b")
RUNS = 7  # of a small file; the median counts
PROCESSOR_ONLY = "--processor-time"


@dataclass(frozen=True, slots=True)
class Timing:
    """One process: seconds of wall clock and of processor time, peak memory in MB."""

    seconds: float
    processor: float
    memory: float

    def processor_only(self) -> Timing:
        """The timing as it would be on a machine that does nothing else."""
        return Timing(self.processor, self.processor, self.memory)


def run(*arguments: str, cold: bool = False, where: Path = PROJECT) -> Timing:
    """Run factlint in a process of its own, in the folder *where*. *cold*: with nothing kept between runs."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "FACTLINT_NO_CACHE": "1" if cold else ""}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled once
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "factlint", *arguments],
        cwd=where,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode not in (0, 1):
        sys.exit(f"factlint {' '.join(arguments)} ended with {process.returncode}: {said.decode(errors='replace')}")
    scale = 1024 * 1024 if platform.system() == "Darwin" else 1024
    timing = Timing(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)
    return timing.processor_only() if PROCESSOR_ONLY in sys.argv else timing


def median(*arguments: str, cold: bool = False, where: Path = PROJECT) -> Timing:
    """The median of several runs."""
    timings = [run(*arguments, cold=cold, where=where) for _ in range(RUNS)]
    middle = sorted(timings, key=lambda timing: timing.seconds)[RUNS // 2]
    return Timing(middle.seconds, middle.processor, max(timing.memory for timing in timings))


def write_articles(folder: Path, count: int, seed: int = 1) -> int:
    """Write *count* articles of about the seeds' length and return their bytes."""
    chance = random.Random(seed)
    paragraphs = [
        paragraph.strip()
        for path in SEEDS
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        if len(paragraph.split()) > 12
    ]
    total = 0
    for number in range(count):
        chosen = chance.sample(paragraphs, k=min(len(paragraphs), 12))
        varied = (FIGURE.sub(lambda match: str(chance.randint(10, 999)), paragraph) for paragraph in chosen)
        data = ("\n\n".join([f"Article {number}", *varied]) + "\n").encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        total += len(data)
    return total


def write_rules(path: Path, count: int) -> None:
    """Write a sheet of *count* rules on things that the articles hardly speak of."""
    nouns = ("goals", "wells", "bridges", "looms", "reefs", "tractors", "violins", "glaciers", "ferries", "orchards")
    rows = [f"rule r{index}: {nouns[index % len(nouns)]} ≤ {100 + index // len(nouns)}" for index in range(count)]
    # One bound a noun would do; the others hold at other times, so that no two contradict one another.
    years = [f"  during: {1900 + index // len(nouns)}" for index in range(count)]
    path.write_text("\n".join(f"{row}\n{year}" for row, year in zip(rows, years, strict=True)) + "\n", encoding="utf-8")


def report(what: str, timing: Timing, size: int = 0, files: int = 0, base: float = 0.0) -> None:
    """Print one row; MB/s leave out *base*, the seconds that start-up takes."""
    work = max(timing.seconds - base, 1e-9)
    speed = f"{size / work / 1e6:8.2f} MB/s" if size else " " * 13
    rate = f"{files / timing.seconds:8.0f} files/s" if files else " " * 16
    print(f"{what:<46} {timing.seconds * 1000:9.0f} ms {rate} {speed} {timing.memory:7.0f} MB")


def best(*arguments: str, where: Path, rounds: int = 3) -> Timing:
    """The quickest of several runs: others on the machine only ever make one slower."""
    return min((run(*arguments, where=where) for _ in range(rounds)), key=lambda timing: timing.seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000, help="how many articles (default 2000)")
    parser.add_argument(
        PROCESSOR_ONLY, action="store_true", help="count processor time only, on a machine that others use too"
    )
    count = parser.parse_args().files
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)  # programs run there: without a configuration, no other document is compared
        articles = folder / "articles"
        articles.mkdir()
        size = write_articles(articles, count)
        hundred = folder / "hundred.fact"
        write_rules(hundred, 100)
        small = folder / "small.txt"
        small.write_text("The party won 91 seats in the 120-seat parliament.\n", encoding="utf-8")
        rules = str(PROJECT / "rules")
        one = ("check", str(small), "--rules", rules)

        run(*one, where=folder)  # fills the cache
        report("--version", median("--version", where=folder))
        start = median(*one, where=folder)
        report("check, one small file, sheets kept", start)
        report("check, one small file, nothing kept", median(*one, cold=True, where=folder))
        print(f"{count} files, {size / 1e6:.1f} MB")
        many = ("check", str(articles), "--rules")
        of_rules = ("--select", ",".join(f"r{index}" for index in range(100)))
        for what, arguments in (
            ("check, rules/, one process", (*many, rules, "--jobs", "1")),
            ("check, rules/, all cores", (*many, rules)),
            ("check, 100 rules on other things, one process", (*many, str(hundred), "--jobs", "1")),
            ("the same without built-in checks", (*many, str(hundred), "--jobs", "1", *of_rules)),
            ("facts, one process", ("facts", str(articles), "--rules", str(hundred), "--format", "jsonl")),
        ):
            report(what, best(*arguments, where=folder), size, count, start.seconds)


if __name__ == "__main__":
    main()
