"""How fast sheets load: ``python benchmarks/sheets.py``: 10,000 rules in 200 sheets, read anew and from the cache.

Each sheet declares people, places, an office and counts of its own, and states things of every form. Every timing is of
a process of its own that checks one small file; what start-up takes with an empty sheet stands in a row of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import tempfile
from pathlib import Path

import speed

NOUNS = (
    "seats",
    "goals",
    "wells",
    "bridges",
    "looms",
    "reefs",
    "tractors",
    "violins",
    "glaciers",
    "ferries",
    "schools",
)
VERBS = ("fled to", "joined", "founded", "led", "visited")
SYLLABLES = ("ba", "den", "kor", "li", "mar", "no", "pel", "ra", "sto", "tev", "ul", "wen", "yor", "zan")


def name(dice: random.Random, parts: int) -> str:
    """A name that hardly any other sheet has: "Lidenkor"."""
    return "".join(dice.choices(SYLLABLES, k=parts)).capitalize()


def write_sheet(path: Path, number: int, rules: int) -> None:
    """Write one sheet with *rules* rules."""
    dice = random.Random(number)
    people = [f"{name(dice, 3)} {name(dice, 4)}" for _ in range(4 + rules // 5)]
    places = [name(dice, 5) for _ in range(3)]
    lines = [f"person {person}" for person in people] + [f"place {place}" for place in places]
    noun = NOUNS[number % len(NOUNS)]
    lines += ["", f"count {noun} of {places[0]}", f"  unit: {noun}", f"  of: {places[0]}", ""]
    lines += [f"role President of {places[1]}", f"  {people[0]} from 2001 to 2009", f"  {people[1]} from 2009", ""]
    for index in range(rules):
        year = 1900 + index
        rule, during = f"rule s{number}-{index}:", f"  during: {year}"
        match index % 5:
            case 0:
                lines += [f"{rule} {noun} of {places[0]} ≤ {100 + index}", during]
            case 1:
                lines.append(f"{rule} {people[2]} {VERBS[index % len(VERBS)]} {places[index % 3]}")
            case 2:
                lines.append(f"{rule} {people[3 + index // 5]} was born in {year}")
            case 3:
                lines += [f"{rule} population of {places[2]} is between {index} and {index + 9} million"]
                lines.append(during)
            case _:
                lines += [
                    f"{rule} {places[1]}'s debt is about {index} billion dollars",
                    f"  during: {year}",
                ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=200)
    parser.add_argument("--rules", type=int, default=10_000, help="of all sheets together")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACTLINT_CACHE_DIR"] = str(Path(folder) / "cache")
        sheets, empty, small = (Path(folder) / each for each in ("sheets", "empty.fact", "small.txt"))
        sheets.mkdir()
        for number in range(options.sheets):
            write_sheet(sheets / f"{number:04}.fact", number, options.rules // options.sheets)
        empty.write_text("# nothing\n", encoding="utf-8")
        small.write_text("The party won 91 seats in the 120-seat parliament.\n", encoding="utf-8")
        here = Path(folder)  # without a configuration, whose documents would be compared
        speed.run("check", str(small), "--rules", str(empty), where=here)  # fills the cache of word lists
        print(f"{options.rules:,} rules in {options.sheets} sheets, one small file")
        speed.report("no rule, kept", speed.median("check", str(small), "--rules", str(empty), where=here))
        given = ("check", str(small), "--rules", str(sheets))
        speed.report("all rules, nothing kept", speed.run(*given, cold=True, where=here))
        speed.report("all rules, first run", speed.run(*given, where=here))
        speed.report("all rules, kept", speed.median(*given, where=here))


if __name__ == "__main__":
    main()
