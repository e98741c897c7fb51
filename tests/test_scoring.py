"""The measure itself: a reader who finds everything scores 1, and one who misreads or invents scores less."""

from pathlib import Path
from typing import Any

import comparing
import pytest
import scoring

ARTICLES = Path(__file__).parent / "articles"
MARKED = dict(scoring.documents(ARTICLES / "gold.yaml"))


def perfect(name: str) -> tuple[list[dict[str, Any]], list[str]]:
    """What a perfect reader would have read in an article."""
    lines = (ARTICLES / name).read_text(encoding="utf-8").split("\n")
    marked = MARKED[name]
    facts: list[dict[str, Any]] = []
    for kind in ("quantity", "date"):
        golds = marked[scoring.GOLD_KEYS[kind]]
        for gold, spans in zip(golds, scoring.spans_of(golds, lines), strict=True):
            value: Any = gold["value"]
            if kind == "quantity":
                low, high = value if isinstance(value, list) else (value, value)
                value = {"low": low, "high": high, "unit": gold["of"]}
            facts.append(fact(kind, gold, spans[0], value=value))
    for kind in ("relation", "role"):
        facts += [fact(kind, gold, (1, len(lines[gold["line"] - 1]) + 1)) for gold in marked[kind]]
    for gold in marked["name"]:
        for spelling, places in gold["spellings"].items():
            for line in places:
                span = scoring.occurrences(spelling, lines[line - 1])[0]
                facts.append(fact("name", {"line": line, "text": spelling}, span, name=gold["canonical"]))
    return facts, lines


def fact(kind: str, gold: Any, span: tuple[int, int], **more: Any) -> dict[str, Any]:
    """An object of ``facts --format jsonl``."""
    place = {"line": gold["line"], "column": span[0], "end_line": gold["line"], "end_column": span[1]}
    return {"mode": "asserted", "negated": False, "confidence": 1.0, "text": "", **gold, **place, "kind": kind, **more}


@pytest.mark.parametrize("name", MARKED)
def test_a_perfect_reader_scores_one(name: str) -> None:
    facts, lines = perfect(name)
    score = scoring.score_document(name, MARKED[name], facts, lines)
    for kind, tally in score.kinds.items():
        assert tally.gold > 0
        assert (tally.recall, tally.precision, tally.misses, tally.false) == (1.0, 1.0, [], []), (kind, tally.summary())
        if kind in ("quantity", "date"):
            assert tally.strict_f1 == 1.0
        assert all(right == asked for right, asked in tally.details.values()), (kind, tally.details)
    assert score.violations == []


def test_a_wrong_value_is_a_miss_and_a_false_positive() -> None:
    facts, lines = perfect("court.txt")
    figure = next(f for f in facts if f["text"] == "14 counts of fraud")
    figure["value"] = {"low": 41, "high": 41, "unit": "count"}
    tally = scoring.score_document("court.txt", MARKED["court.txt"], facts, lines).kinds["quantity"]
    assert (tally.gold - tally.found, tally.read - tally.right) == (1, 1)
    assert tally.touched == tally.gold


def test_an_invented_figure_is_false_and_a_telephone_number_is_a_violation() -> None:
    facts, lines = perfect("football.txt")
    start = lines[35].index("0113")
    facts.append(
        fact(
            "quantity",
            {"line": 36, "text": "0113"},
            (start + 1, start + 5),
            value={"low": 113, "high": 113, "unit": ""},
        )
    )
    score = scoring.score_document("football.txt", MARKED["football.txt"], facts, lines)
    assert len(score.violations) == 1
    assert score.kinds["quantity"].read - score.kinds["quantity"].right == 1


def test_an_unsure_wrong_fact_is_counted_as_false_and_as_unsure() -> None:
    facts, lines = perfect("company.txt")
    facts.append(fact("date", {"line": 5, "text": "Sales"}, (1, 6), value="2001", confidence=0.3))
    tally = scoring.score_document("company.txt", MARKED["company.txt"], facts, lines).kinds["date"]
    assert (tally.read - tally.right, tally.unsure, tally.unsure_wrong) == (1, 1, 1)


@pytest.mark.parametrize(
    ("gold", "value", "right"),
    [
        ({"value": 12, "of": "party"}, {"low": 12, "high": 12, "unit": "party"}, True),
        ({"value": 12, "of": "party"}, {"low": 12, "high": None, "unit": "party"}, False),
        ({"value": 12, "of": "party"}, {"low": 11, "high": 11, "unit": "party"}, False),
        ({"value": 1000, "of": "person", "hedge": "about"}, {"low": 900, "high": 1100, "unit": "person"}, True),
        ({"value": 1000, "of": "person", "hedge": "almost"}, {"low": 900, "high": 1000, "unit": "person"}, True),
        ({"value": 2, "of": "day", "hedge": "a couple of"}, {"low": 2, "high": 3, "unit": "day"}, True),
        ({"value": [600, None], "of": "person"}, {"low": 600, "high": None, "unit": "person"}, True),
        ({"value": [600, None], "of": "person"}, {"low": 600, "high": 600, "unit": "person"}, False),
        ({"value": [0, 6000], "of": "person"}, {"low": None, "high": 6000, "unit": "person"}, True),
        ({"value": [0, 6000], "of": "person"}, {"low": 6000, "high": 6000, "unit": "person"}, False),
        ({"value": 25, "of": "percent"}, {"low": 23, "high": 27, "unit": "percent"}, True),
        ({"value": 25, "of": "percent"}, {"low": 25, "high": 25, "unit": "seat"}, False),
        ({"value": 33.3, "of": "percent", "hedge": "almost"}, {"low": 30, "high": 33.33, "unit": "percent"}, True),
        ({"value": 4000000000, "of": "USD"}, {"low": 3.5e9, "high": 4.5e9, "unit": "USD"}, True),
        ({"value": [0, 0.25], "of": "hour"}, {"low": 0, "high": 15, "unit": "minute"}, True),
    ],
)
def test_quantities_compare_by_interval(gold: dict[str, Any], value: dict[str, Any], right: bool) -> None:
    assert comparing.quantity_fits(gold, {"value": value}) is right


@pytest.mark.parametrize(
    ("wanted", "got", "text", "right"),
    [
        ("2020-10-07", "2020-10-07", "October 7", True),
        ("2020-10-07", "--10-07", "October 7", False),
        ("2020", "2020-10-07", "2020", False),
        (None, "2020", "Wednesday", True),
        ("2015-03", "2015-03/2018-08", "March 2015", True),
        ("2018/2019", "2018-07/2019-06", "2018-19", True),
        ("2009", "2009-03/2009-05", "the spring of 2009", True),
    ],
)
def test_dates_compare_by_value(wanted: str | None, got: str, text: str, right: bool) -> None:
    assert comparing.date_fits(wanted, got, text) is right


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        (("Bakiyev", "flee to", "Belarus"), ("Kurmanbek Bakiyev", "flee to", "Belarus"), True),
        (("Bakiyev", "flee to", "Belarus"), ("Kurmanbek Bakiyev", "flee to", "Russia"), False),
        (("Bakiyev", "flee to", "Belarus"), ("Kurmanbek Bakiyev", "flee from", "Belarus"), False),
        (("Bakiyev", "flee to", "Belarus"), ("Askar Akayev", "flee to", "Belarus"), False),
        (("Ashdown", "buy", "Harrowmere"), ("Harrowmere", "be bought by", "Marguerite Ashdown"), True),
        (("the base", "closure", None), ("base", "be closed", None), True),
        (("Jeenbekov", "be elected", None), ("Jeenbekov", "be ousted", None), False),
    ],
)
def test_relations_compare_by_their_words(gold: tuple[str, ...], got: tuple[str, ...], right: bool) -> None:
    keys = ("subject", "predicate", "object")
    assert comparing.relation_fits(dict(zip(keys, gold, strict=True)), dict(zip(keys, got, strict=True)), {}) is right
