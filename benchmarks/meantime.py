"""MEANTIME: dates and figures in 60 Wikinews articles that nobody wrote for this project.

Only the first lines of each article are annotated (headline, date, four sentences), so only those are compared.
Its durations ("P33Y") are quantities here; "two years ago", a length to the corpus, is a date to the program and no
miss, "annual" has no figure. What has no date to be wrong about is left out of the recall and not
held against who finds it: PRESENT_REF ("currently"), XXXX-XX-XX, "PXY" ("recent years"), times of day, "the amount".
"""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import comparing
import scoring

Fact = dict[str, Any]
ANNOTATED_LINES = 6
DAY_WORD = re.compile(r"(?i)\b\w+day\b|\b\d{4}\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\b")
NUMBER_WORD = re.compile(
    r"(?i)\d|\b(?:" + "|".join(comparing.NUMBER_WORDS) + r"|twenty|thirty|quarter|third|thousands?|score)\b"
)
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute"}
LENGTHS = frozenset(UNITS.values())


def timex_days(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a TIMEX value: 2009-Q1, 2008-W50, 2009-SP, 197 (a decade), 2009-06-01T12:00Z."""
    value = re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\3-\2-\1", value.split("T")[0])
    return comparing.days(value)


def date_fits(gold: Fact, fact: Fact) -> bool:
    """Whether a date that was read is the annotated one; inside a quarter, week or season is near enough."""
    wanted, got = timex_days(gold["value"]), comparing.days(str(fact.get("value") or ""))
    if not wanted or not got:
        return False
    inside = wanted[0] <= got[0] and got[1] <= wanted[1]
    loose = bool(re.search(r"Q|W|SP|SU|FA|WI|^\d{3}$", gold["value"])) or bool(
        comparing.VAGUE_DATE.search(gold["text"])
    )
    at_an_end = "/" in str(fact["value"]) and wanted in [comparing.days(end) for end in str(fact["value"]).split("/")]
    return wanted == got or at_an_end or (loose and inside)


def duration_fits(gold: Fact, fact: Fact) -> bool:
    """Whether a quantity has the annotated length: P33Y, PT30M; or a span of years has ("from 2009 to 2011" is P2Y)."""
    found = re.fullmatch(r"P(T?)([\d.]+)([YMWDH])", gold["value"])
    if not found:
        return False
    if fact["kind"] == "date":
        years = [int(year) for year in re.findall(r"\b\d{4}\b", str(fact.get("value")))]
        return found[3] == "Y" and len(years) == 2 and years[1] - years[0] == float(found[2])
    if any(end == float(found[2]) for end in comparing.bounds(fact["value"])):  # either end of "60 to 90 days"
        return comparing.unit_of(fact) == UNITS[found[1] + found[3]]
    return comparing.quantity_fits({"value": float(found[2]), "of": UNITS[found[1] + found[3]]}, fact)


def figure_fits(gold: Fact, fact: Fact) -> bool:
    """Whether a quantity that was read has the annotated number; the corpus gives only its words."""
    number = comparing.number_in(gold["text"].replace("$ ", "$"))
    low, high = comparing.bounds(fact.get("value"))
    ends = [end for end in (low, high) if end is not None]
    if number is None or not ends:
        return True  # "twenty percent", "about half": the place is all that can be compared
    if "percent" in comparing.unit_of(fact) and number <= 1:
        number *= 100
    return any(comparing.same_number(end, number) for end in ends) or comparing.number_fits(
        number, low, high, hedged=True
    )


def is_vague(gold: Fact) -> bool:
    """Whether it has no value that a reader could get wrong."""
    if gold["kind"] == "quantity":
        return not NUMBER_WORD.search(gold["text"])
    if gold["type"] == "SET" or gold["text"] == "annual" or re.search(r"_REF|X", gold["value"]):
        return True
    return gold["type"] == "TIME" and not DAY_WORD.search(gold["text"])


def spans(gold: Fact) -> list[tuple[int, int]]:
    """Where it stands."""
    return [(gold["column"], gold["end_column"])]


def score(
    folder: Path, facts_of: Callable[[str, str, datetime.date | None], list[Fact]]
) -> tuple[dict[str, scoring.Tally], str]:
    """Tallies for dates, durations and figures, and how many annotations were left out."""
    golds: dict[str, list[Fact]] = {}
    for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        golds.setdefault(gold["file"], []).append(gold)
    tallies = {"date": scoring.Tally(), "duration": scoring.Tally(), "quantity": scoring.Tally()}
    left_out = 0
    for path in sorted(folder.glob("*.txt")):
        facts = [
            f
            for f in facts_of(path.read_text(encoding="utf-8"), path.name, None)
            if f["line"] <= ANNOTATED_LINES and scoring.is_count(f)
        ]
        marked = golds.get(path.name, [])
        left_out += sum(map(is_vague, marked))
        for gold in marked:
            if not is_vague(gold):
                tally_gold(tallies, gold, facts)
        for fact in facts:
            if fact["kind"] in ("date", "quantity"):
                tally_fact(tallies, path.name, fact, marked)
    return tallies, f"{left_out} vague ones left out"


def kind_of(gold: Fact) -> str:
    """The tally that an annotation belongs to."""
    return "duration" if gold["type"] in ("DURATION", "SET") else str(gold["kind"])


FITS: dict[str, Callable[[Fact, Fact], bool]] = {"date": date_fits, "duration": duration_fits, "quantity": figure_fits}


def tally_gold(tallies: dict[str, scoring.Tally], gold: Fact, facts: list[Fact]) -> None:
    """Count an annotation as found or missed."""
    kind = kind_of(gold)
    read_as = ("quantity", "date") if kind == "duration" else (kind,)
    near = [f for f in facts if f["kind"] in read_as and scoring.overlaps(f, gold["line"], spans(gold))]
    hits = [f for f in near if FITS[kind](gold, f)]
    if kind == "duration" and not hits and near and all(f["kind"] == "date" for f in near):
        return
    tally = tallies[kind]
    tally.gold += 1
    tally.touched += bool(near)
    tally.found += bool(hits)
    tally.found_exactly += any(scoring.same_span(f, gold["line"], spans(gold)) for f in hits)
    if not hits:
        tally.misses.append(
            scoring.shown(gold["file"][:30], gold, "missed " if not near else f"read as {near[0].get('value')} ")
        )


def tally_fact(tallies: dict[str, scoring.Tally], name: str, fact: Fact, marked: list[Fact]) -> None:
    """Count a fact that was read as right or wrong; on what was left out, any reading will do.

    So it will where the corpus takes "a year ago" for a length and the program for a date, or the other way round.
    """
    near = [g for g in marked if scoring.overlaps(fact, g["line"], spans(g))]
    kinds = {kind_of(g) for g in near}
    kind = str(fact["kind"])
    if kind == "quantity" and "quantity" not in kinds and comparing.unit_of(fact) in LENGTHS:
        kind = "duration"
    if any(is_vague(g) for g in near) or kinds | {kind} == {"date", "duration"}:
        return
    near = [g for g in near if kind_of(g) == kind]
    right = any(FITS[kind](g, fact) for g in near)
    exactly = any(FITS[kind](g, fact) and scoring.same_span(fact, g["line"], spans(g)) for g in near)
    scoring.count_read(tallies[kind], name[:30], fact, right, exactly)
