"""How well factlint reads: one table, one command.

    python benchmarks/accuracy.py [--verbose] [--only NAME]

Reference texts that are not part of the project are looked for in ``../shared``; a row says so where they are absent.
Recall and precision want overlapping words and the right value, strict F1 the very same words.
"""

import argparse
import ast
import csv
import datetime
import importlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ARTICLES = ROOT / "tests" / "articles"
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import meantime  # noqa: E402  (found by the line above)
import recognizers  # noqa: E402
import scoring  # noqa: E402

HEADER = ("what", "kind", "cases", "recall", "precision", "F1", "strict F1", "values", "unsure", "notes")
SAME = 0.5  # from here on two names are taken for one
NAME_KINDS = {"Person": "person", "Vessel": "thing"}  # all others are groups


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, and what --verbose adds to it."""

    cells: tuple[str, ...]
    details: list[str] = field(default_factory=list)


def facts_of(text: str, path: str, date: datetime.date | None) -> list[dict[str, Any]]:
    """The program's reading; imported late, so that this file loads without it."""
    found: list[dict[str, Any]] = importlib.import_module("factlint.pipeline").facts_of(text, path, date)
    return found


def absent(what: str, why: str = "not here, skipped") -> Row:
    """A row that says why it is empty."""
    return Row((what, *[""] * (len(HEADER) - 2), why))


def tally_row(what: str, kind: str, tally: scoring.Tally, notes: str = "") -> Row:
    """Precision and recall of one kind of fact."""
    shares = [f"{n}: {right}/{asked}" for n, (right, asked) in sorted(tally.details.items())]
    measured = (
        (f"{tally.precision:.3f}", f"{tally.f1:.3f}", f"{tally.strict_f1:.3f}") if tally.read else ("–", "–", "–")
    )
    unsure = f"{tally.unsure / tally.read:.1%}, {tally.unsure_wrong} wrong" if tally.read else "–"
    values = f"{tally.value_accuracy:.3f}" if tally.touched and kind not in ("relation", "role", "name") else "–"
    cells = (what, kind, str(tally.gold), f"{tally.recall:.3f}", *measured, values, unsure)
    details = [f"  missed {m}" for m in tally.misses] + [f"  false  {f}" for f in tally.false]
    return Row((*cells, ", ".join([*shares, *([notes] if notes else [])])), details)


def gold(what: str, file: Path, folder: Path) -> Iterator[Row]:
    """An annotated set of documents."""
    if not file.exists():
        yield absent(what)
        return
    score = scoring.score_files(file, folder)
    for kind, tally in score.kinds.items():
        if kind == "relation":
            yield tally_row(what, kind, tally, by_hand(what, tally))
        else:
            yield tally_row(what, kind, tally, "precision indicative" if kind == "role" else "")
    wrong = len(score.violations)
    cells = (what, "not a fact", *[""] * (len(HEADER) - 3), f"{wrong} read as facts")
    yield Row(cells, [f"  no fact {v}" for v in score.violations])


def by_hand(what: str, tally: scoring.Tally) -> str:
    """The precision of relations where those that the gold does not list were judged by hand."""
    listed = yaml.safe_load((ROOT / "benchmarks" / "judged.yaml").read_text(encoding="utf-8"))[what]["right"]
    right = {(entry["at"], entry["says"]) for entry in listed}
    wrong = [line for line in tally.false if _relation_in(line) not in right]
    return f"precision indicative; {1 - len(wrong) / max(1, tally.read):.3f} by hand ({len(wrong)} wrong)"


def _relation_in(line: str) -> tuple[str, str]:
    """Place, and subject, predicate and object, of a line on a false relation as the scoring writes it."""
    place = re.match(r"\S+:\d+", line)
    said = ast.literal_eval(line[line.rindex("{") :])
    names = (said.get("subject"), said["predicate"], said.get("object"))
    return place[0] if place else "", " · ".join(name for name in names if name)


def seeds() -> Iterator[Row]:
    """The five documents that the project was started with."""
    return gold("seeds", SHARED / "gold" / "seeds.yaml", ROOT / "seeds")


def articles() -> Iterator[Row]:
    """Football, a company, a court: annotated before the extraction was written."""
    return gold("articles", ARTICLES / "gold.yaml", ARTICLES)


def wikinews() -> Iterator[Row]:
    """MEANTIME."""
    folder = SHARED / "corpora" / "meantime"
    if not folder.exists():
        yield absent("meantime")
        return
    tallies, notes = meantime.score(folder, facts_of)
    for kind, tally in tallies.items():
        yield tally_row("meantime", kind, tally, notes if kind == "date" else "")


def reference_cases() -> Iterator[Row]:
    """Recognizers-Text."""
    folder = SHARED / "corpora" / "recognizers"
    if not folder.exists():
        yield absent("recognizers")
        return
    for model, result in recognizers.score(folder, facts_of).items():
        rate = f"{result.passed / result.cases:.3f}"
        cells = ("recognizers", model, str(result.cases), rate, *[""] * 5, f"cases passed; {result.refused} refused")
        yield Row(cells, [f"  {failure}" for failure in result.failures])


def name_pairs() -> Iterator[Row]:
    """Pairs of spellings: one person or two?"""
    file = SHARED / "corpora" / "names" / "name_pairs.csv"
    if not file.exists():
        yield absent("names")
        return
    try:
        same_name: Callable[[str, str, str], float] = importlib.import_module("factlint.text.names_match").same_name
    except (ImportError, AttributeError):
        yield absent("names", "no name matching to measure, skipped")
        return
    tallies: dict[str, scoring.Tally] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for pair in csv.DictReader(lines):
            kind = NAME_KINDS.get(pair["schema"], "group")
            score = same_name(pair["name1"], pair["name2"], kind)
            match, taken = pair["is_match"] == "true", score >= SAME
            shown = f"{pair['name1']} | {pair['name2']} ({kind}, {score:.2f})"
            for tally in (tallies.setdefault("all", scoring.Tally()), tallies.setdefault(kind, scoring.Tally())):
                tally.gold += match
                tally.touched += match
                tally.found += match and taken
                tally.found_exactly += match and taken
                tally.read += taken
                tally.right += match and taken
                tally.right_exactly += match and taken
            if match != taken:
                (tally.misses if match else tally.false).append(shown)
    for kind, tally in tallies.items():
        yield tally_row("names", kind, tally)


def stories() -> Iterator[Row]:
    """Clean stories with planted errors, by their own runner."""
    runner = SHARED / "stories" / "run.py"
    if not runner.exists():
        yield absent("stories")
        return
    run = subprocess.run([sys.executable, runner], capture_output=True, text=True, env=environment())
    lines = (run.stdout or run.stderr).strip().splitlines() or [""]
    found = re.match(r"found (\d+) of (\d+) planted errors; (\d+) false alarms", lines[-1])
    if not found:
        yield absent("stories", f"did not run: {lines[-1][:80]}")
        return
    share = int(found[1]) / max(1, int(found[2]))
    cells = ("stories", "planted", found[2], f"{share:.3f}", *[""] * 5, f"{found[3]} false alarms")
    yield Row(cells, [f"  {line}" for line in lines[:-1]])


def environment() -> dict[str, str]:
    """The environment in which ``factlint`` is the one beside this interpreter."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def speed() -> Iterator[Row]:
    """Megabytes of text read a second, by one process, the best of three rounds."""
    folders = (ROOT / "seeds", ARTICLES, SHARED / "corpora" / "meantime")
    texts = [
        p.read_text(encoding="utf-8") for folder in folders if folder.exists() for p in sorted(folder.glob("*.txt"))
    ]
    size = sum(len(t.encode()) for t in texts)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for index, text in enumerate(texts):
            facts_of(text, f"{index}.txt", None)
        best = min(best, time.perf_counter() - start)
    yield Row(
        (
            "speed",
            "MB/s",
            str(len(texts)),
            *[""] * 6,
            f"{size / best / 1e6:.2f} MB/s ({size / 1e6:.2f} MB in {best:.2f} s)",
        )
    )


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "seeds": seeds,
    "articles": articles,
    "meantime": wikinews,
    "recognizers": reference_cases,
    "names": name_pairs,
    "stories": stories,
    "speed": speed,
}


def main() -> int:
    """Print the table. 2 where the program cannot be run at all."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--verbose", action="store_true", help="print every miss and every false positive")
    options.add_argument("--only", choices=PARTS, help="one part of the table")
    chosen = options.parse_args()
    try:
        importlib.import_module("factlint.pipeline").facts_of  # noqa: B018
    except (ImportError, AttributeError) as error:
        print(f"accuracy.py: cannot read facts: {error}", file=sys.stderr)
        return 2
    rows = []
    for name, part in PARTS.items():
        if chosen.only in (None, name):
            rows += list(part())
    widths = [max(len(row.cells[i]) for row in [Row(HEADER), *rows]) for i in range(len(HEADER))]
    for row in [Row(HEADER), Row(tuple("-" * width for width in widths)), *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row.cells, widths, strict=True)) + " |")
    if chosen.verbose:
        for row in rows:
            if row.details:
                print(f"\n{row.cells[0]}, {row.cells[1]}:", *row.details, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
