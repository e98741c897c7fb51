"""Recognizers-Text: numbers, ranges, percentages and ages in sentences that were made to test exactly them.

A case passes when everything expected is read at an overlapping place with the right value, and nothing else of that
kind is read in it. Cases that a linter should refuse are listed, with the reason, in ``refused.yaml``.
"""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import comparing
import scoring
import yaml

Fact = dict[str, Any]
FactsOf = Callable[[str, str, datetime.date | None], list[Fact]]
FILES = ("NumberModel", "NumberRangeModel", "PercentModel", "AgeModel")
REFUSED = Path(__file__).with_name("refused.yaml")
MOST_REFUSED = 0.1
AGES = frozenset({"year", "month", "week", "day"})


@dataclass(slots=True)
class Result:
    """How many cases of a file pass."""

    cases: int = 0
    passed: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)


def value_fits(model: str, resolution: dict[str, str], fact: Fact) -> bool:
    """Whether a quantity has the value that the case expects; a fraction may be read as a percentage."""
    low, high = comparing.bounds(fact.get("value"))
    text = str(resolution["value"])
    if model == "NumberRangeModel":
        wanted = [float(end) if end else None for end in text.strip("[]()").split(",")]
        return any(range_fits(wanted, factor, low, high) for factor in (1, 100))
    number = float(text.rstrip("%"))
    if model == "PercentModel" and "percent" not in comparing.unit_of(fact):
        return False
    if model == "AgeModel" and comparing.unit_of(fact) != resolution.get("unit", "").lower().replace("age", "year"):
        return False
    factors = (1, 100) if "percent" in comparing.unit_of(fact) and model == "NumberModel" else (1,)
    ends = [end for end in (low, high) if end is not None]
    return any(
        any(comparing.same_number(end, number * factor, 0.001) for end in ends)
        or comparing.number_fits(number * factor, low, high, percent=factor == 100)
        for factor in factors
    )


def range_fits(wanted: list[float | None], factor: float, low: float | None, high: float | None) -> bool:
    """Whether the bounds are the expected ones; 0 is as good as no lower bound."""
    for end, got in zip(wanted, (low, high), strict=True):
        if end is None and got not in (None, 0):
            return False
        if end is not None and (got is None or not comparing.same_number(end * factor, got, 0.001)):
            return False
    return True


def is_of_kind(model: str, fact: Fact) -> bool:
    """Whether a quantity is what the file is about, so that reading it where none is expected is wrong."""
    low, high = comparing.bounds(fact.get("value"))
    if model == "PercentModel":
        return "percent" in comparing.unit_of(fact)
    if model == "AgeModel":
        return comparing.unit_of(fact) in AGES
    if model == "NumberRangeModel":
        return low is None or high is None or high - low > 0.5 * abs(high)
    return True


def passes(model: str, case: dict[str, Any], facts_of: FactsOf) -> bool:
    """Whether a case passes."""
    facts = [f for f in facts_of(case["Input"], "case.txt", None) if f["kind"] == "quantity" and scoring.is_count(f)]
    # "Only a small percent" is expected there with the value null: for a linter nothing is stated.
    expected = [r for r in case["Results"] if r["Resolution"]["value"] != "null"]
    places = [(r["Start"] + 1, r["End"] + 2) for r in expected]
    for result, place in zip(expected, places, strict=True):
        near = [f for f in facts if scoring.overlaps(f, 1, [place])]
        if not any(value_fits(model, result["Resolution"], f) for f in near):
            return False
    return all(scoring.overlaps(f, 1, places) or not is_of_kind(model, f) for f in facts)


def score(folder: Path, facts_of: FactsOf) -> dict[str, Result]:
    """The pass rate of each file. Raises ValueError where more than a tenth of a file is refused."""
    refused = yaml.safe_load(REFUSED.read_text(encoding="utf-8"))
    results = {}
    for model in FILES:
        cases = json.loads((folder / f"{model}.json").read_text(encoding="utf-8-sig"))
        left_out = {entry["input"] for entry in refused.get(model) or []}
        unknown = left_out - {case["Input"] for case in cases}
        if unknown or len(left_out) > MOST_REFUSED * len(cases):
            raise ValueError(
                f"{REFUSED.name}: {model}: {len(left_out)} of {len(cases)} refused, not in the file: {unknown}"
            )
        result = results[model] = Result()
        for case in cases:
            if case["Input"] in left_out:
                result.refused += 1
                continue
            result.cases += 1
            if passes(model, case, facts_of):
                result.passed += 1
            else:
                wanted = [(r["Text"], r["Resolution"]["value"]) for r in case["Results"]]
                got = [
                    (f["text"], *comparing.bounds(f["value"]), comparing.unit_of(f))
                    for f in facts_of(case["Input"], "case.txt", None)
                    if f["kind"] == "quantity"
                ]
                result.failures.append(f"{model}: {case['Input']!r} wanted {wanted}, read {got}")
    return results
