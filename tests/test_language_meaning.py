"""What sentences and lines mean: names to entities, figures to intervals, dates to periods, blocks to rules."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factlint.language.formatting import format_sheet
from factlint.language.load import load_sheets
from factlint.language.plain import explain
from factlint.language.together import read_sheets
from factlint.model import (
    Comparison,
    DateAssertion,
    EventDate,
    Level,
    OfficeHolders,
    Order,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Source,
    Spelling,
)
from factlint.values.period import Period

WHOLE = (Path(__file__).parent / "sheets" / "good" / "whole.fact").read_text(encoding="utf-8")
SHARED = Path(__file__).parents[2] / "shared"
NAMES = """\
person Kurmanbek Bakiyev
  also: Bakiyev
place Kyrgyzstan
place China
group Acme Corporation
  also: Acme, the company
count parliament seats
  of: Acme
relation is owned by
  also: belongs to
role President of Kyrgyzstan
"""


def load(text: str) -> Rulebook:
    rulebook, mistakes = read_sheets([("a.fact", text.encode())])
    assert [mistake.message for mistake in mistakes] == []
    return rulebook


def rule(sentence: str) -> Rule:
    start = sentence[:4]
    return next(rule for rule in load(f"{NAMES}{sentence}\n").rules if rule.text.startswith(start))


FIGURES = {
    "seats ≤ 120": ("≤", None, "120", ""),
    "seats >= 120": ("≥", "120", None, ""),
    "seats is over 600": (">", "600", None, ""),
    "injured is between 600 and 1,100": ("between", "600", "1100", ""),
    "injured is about 1,000": ("about", "900.0", "1100.0", ""),
    "injured is about 1,000 within 5%": ("about", "950", "1050", ""),
    "parties is eleven": ("=", "11", "11", ""),
    "unemployment is 30%": ("=", "29.5", "30.5", "percent"),
    "unemployment is under 30%": ("<", None, "30", "percent"),
    "debt is $6.35 billion": ("=", "6345000000", "6355000000", "USD"),
    "debt is exactly $6.35 billion": ("exactly", "6350000000", "6350000000", "USD"),
    "distance is 20 kilometres": ("=", "20", "20", "km"),
    "budget is between £5 million and £6 million": ("between", "5000000", "6000000", "GBP"),
}


@pytest.mark.parametrize("sentence, expected", FIGURES.items(), ids=FIGURES.keys())
def test_figure(sentence: str, expected: tuple[Any, ...]) -> None:
    assertion = load(sentence).rules[0].assertion
    assert isinstance(assertion, Comparison)
    operator, low, high, unit = expected
    value = assertion.figure.value
    assert assertion.operator == operator
    assert (value.low, value.high) == (Decimal(low) if low else None, Decimal(high) if high else None)
    assert assertion.figure.unit == unit


OWNERS = {
    "Kyrgyzstan's debt to China is 4": ("debt", "place:Kyrgyzstan", "place:China"),
    "population of Kyrgyzstan is 6": ("population", "place:Kyrgyzstan", None),
    "parliament seats = 120": ("parliament seats", "group:Acme Corporation", None),
    "Kyrgyzstan’s GDP per capita is 1,200": ("GDP per capita", "place:Kyrgyzstan", None),
    "Bakiyev's age is 52": ("age", "person:Kurmanbek Bakiyev", None),
    "seats of the Senate = 40": ("seats", "Senate", None),
}


@pytest.mark.parametrize("sentence, expected", OWNERS.items(), ids=OWNERS.keys())
def test_owner(sentence: str, expected: tuple[Any, ...]) -> None:
    assertion = rule(sentence).assertion
    assert isinstance(assertion, Comparison)
    assert (assertion.term.count.name, assertion.term.of, assertion.term.to) == expected


RELATIONS = {
    "Bakiyev never fled to Russia": ("person:Kurmanbek Bakiyev", "fled to", "Russia", True),
    "Bakiyev has never fled to Russia": ("person:Kurmanbek Bakiyev", "fled to", "Russia", True),
    "The company belonged to Hallmann": ("group:Acme Corporation", "is owned by", "Hallmann", False),
    "Acme was owned by “Hallmann & Sons”": ("group:Acme Corporation", "is owned by", "Hallmann & Sons", False),
    "Isle is located in Kyrgyzstan": ("Isle", "is located in", "place:Kyrgyzstan", False),
}


@pytest.mark.parametrize("sentence, expected", RELATIONS.items(), ids=RELATIONS.keys())
def test_relation(sentence: str, expected: tuple[Any, ...]) -> None:
    assertion = rule(sentence).assertion
    assert isinstance(assertion, RelationAssertion)
    assert (assertion.subject, assertion.verb.phrase, assertion.object, assertion.never) == expected


def test_a_dated_relation_is_two_rules_of_one_id() -> None:
    first, second = load("Acme bought Beta in April 2018").rules
    assert (first.id, first.place) == (second.id, second.place) == ("acme-bought-beta-in-april-2018", first.place)
    assert isinstance(first.assertion, RelationAssertion) and first.assertion.object == "Beta"
    assert isinstance(second.assertion, DateAssertion)
    assert (second.assertion.iso, second.assertion.object) == ("2018-04", "Beta")


def test_a_relation_since_a_date_holds_since_then() -> None:
    (only,) = load("Acme is owned by Hallmann since 2011").rules
    assert only.during == Period(date(2011, 1, 1), None)


DATES = {
    "term ends 2023": ("", "term", "ends", "2023"),
    "Bakiyev's term ends in 2023": ("person:Kurmanbek Bakiyev", "term", "ends", "2023"),
    "Bakiyev was elected in 2017": ("person:Kurmanbek Bakiyev", "", "was elected", "2017"),
    '"the vote" was held on Sunday 4 October 2020': ("the vote", "", "was held", "2020-10-04"),
}


@pytest.mark.parametrize("sentence, expected", DATES.items(), ids=DATES.keys())
def test_date(sentence: str, expected: tuple[str, ...]) -> None:
    assertion = rule(sentence).assertion
    assert isinstance(assertion, DateAssertion)
    assert (assertion.subject, assertion.noun, assertion.verb.phrase, assertion.iso) == expected


ROLES = {
    "Bakiyev is President of Kyrgyzstan since 2017": ("President", "place:Kyrgyzstan", Period(date(2017, 1, 1), None)),
    "Bakiyev is President of Kyrgyzstan\n  during: since 2017": (
        "President",
        "place:Kyrgyzstan",
        Period(date(2017, 1, 1), None),
    ),
    "Bakiyev is deputy chair of Acme": ("deputy chair", "group:Acme Corporation", Period()),
    "Bakiyev is Minister of Finance of Antara": ("Minister of Finance", "Antara", Period()),
}


@pytest.mark.parametrize("sentence, expected", ROLES.items(), ids=ROLES.keys())
def test_role(sentence: str, expected: tuple[Any, ...]) -> None:
    made = rule(sentence)
    assert isinstance(made.assertion, RoleAssertion)
    assert (made.assertion.office.title, made.assertion.office.of, made.assertion.period) == expected


def test_order_after_is_order_before_turned_round() -> None:
    assertion = load('"the trial" was after "the vote"').rules[0].assertion
    assert assertion == Order("the vote", "the trial")


def test_blocks_imply_rules_with_ids_of_their_words() -> None:
    blocks = ("person", "event", "relation", "role")
    implied = {rule.id: type(rule.assertion) for rule in load(WHOLE).rules if rule.text.split()[0] in blocks}
    assert implied == {
        "anna-holm": Spelling,
        "moved-to": RelationArity,
        "mayor-of-port-vell": OfficeHolders,
        "harbour-fire": EventDate,
    }


def test_sheet_wide_lines_are_folded_in_and_overridden() -> None:
    by_id = {rule.id: rule for rule in load(WHOLE).rules}
    size, debt = by_id["size"], by_id["debt"]
    assert (size.level, debt.level) == (Level.WARNING, Level.ERROR)
    assert (size.owner, debt.owner) == ("home desk", "foreign desk")
    assert debt.source == Source("https://example.org/antara", date(2021, 3, 20))
    assert [condition.kind for condition in size.when] == ["about", "mentions"]
    assert [condition.kind for condition in debt.when] == ["about", "published"]
    bad = size.examples[1]
    assert (bad.verdict, bad.text[bad.start : bad.end], bad.becomes) == ("bad", "121", "They hold 120 seats.")


IDS = {
    "seats ≤ 120": "seats-at-most-120",
    "seats <= 120": "seats-at-most-120",
    "Müller's age is 52": "müllers-age-is-52",
    "parties ≠ 12": "parties-is-not-12",
    '"the vote" was before "the trial"': "the-vote-was-before-the-trial",
}


@pytest.mark.parametrize("sentence, id", IDS.items(), ids=IDS.keys())
def test_id_is_made_of_the_words(sentence: str, id: str) -> None:
    assert load(sentence).rules[0].id == id


def test_a_replaced_rule_is_left_out() -> None:
    assert [rule.id for rule in load("rule a: seats = 120\nrule b: seats = 130\n  replaces: a").rules] == ["b"]


def test_one_entity_in_two_sheets_has_one_key() -> None:
    sheets = [("a.fact", b"person Anna Holm\n"), ("b.fact", b"Anna Holm fled to Belarus\n")]
    rulebook, _ = read_sheets(sheets)
    assert isinstance(rulebook.rules[0].assertion, RelationAssertion)
    assert rulebook.rules[0].assertion.subject == "person:Anna Holm"


def test_a_rule_is_said_back() -> None:
    text = "checked: 2021-03-20\nwhen: about Kyrgyzstan\nseats ≤ 120\n  source: https://example.org"
    assert explain(load(text).rules[0]) == (
        "Every count of seats in documents about Kyrgyzstan must be 120 or less. "
        "Source https://example.org, checked 20 March 2021."
    )


# --- formatting ---


def meaning(text: str) -> list[str]:
    """The rules of a sheet without their places."""
    return sorted(re.sub(r"Place\([^)]*\)", "", repr(rule)) for rule in load(text).rules)


def test_formatting_keeps_meaning_and_comments() -> None:
    formatted = format_sheet(WHOLE)
    assert meaning(formatted) == meaning(WHOLE)
    assert formatted.count("# ---") == WHOLE.count("# ---")


def test_a_scrambled_sheet_becomes_its_canonical_twin() -> None:
    canonical = format_sheet(WHOLE)
    chance = random.Random(7)
    for _ in range(20):
        scrambled = []
        for line in canonical.splitlines():
            if line.startswith("  ") and chance.random() < 0.3:
                line = "\t  " + line.strip().replace(": ", ":   ", 1)
            scrambled.append(line + " " * chance.randrange(3))
            if line and chance.random() < 0.2:
                scrambled.append("")
        assert format_sheet("\r\n".join(scrambled)) == canonical


def test_lines_come_in_one_order() -> None:
    text = (
        "rule a:seats<=120 # why\n\tok: They took 91 seats.\n  # the law\n"
        "  source:  https://example.org  checked 20 March 2021\n  during: since April 2010\n"
    )
    assert format_sheet(text) == (
        "rule a: seats <= 120  # why\n  during: since 2010-04\n  # the law\n"
        "  source: https://example.org checked 2021-03-20\n  ok: They took 91 seats.\n"
    )


def test_formatting_makes_no_comment_of_a_sign() -> None:
    assert format_sheet("rule part:#nurses = 1\n") == "rule part:#nurses = 1\n"


# --- files ---


def test_sheets_are_found_in_folders_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "rules" / "deep").mkdir(parents=True)
    (tmp_path / "rules" / "b.fact").write_text("seats ≤ 120\n", encoding="utf-8")
    (tmp_path / "rules" / "deep" / "a.fact").write_text("beds ≤ 120\n", encoding="utf-8")
    first = load_sheets([tmp_path / "rules"], date(2021, 1, 1))
    assert load_sheets([tmp_path / "rules"], date(2021, 1, 1)) == first
    assert [rule.id for rule in first[0].rules] == ["seats-at-most-120", "beds-at-most-120"]


@pytest.mark.skipif(not SHARED.exists(), reason="the example sheets are not here")
@pytest.mark.parametrize(
    "path", sorted([*SHARED.glob("examples/*.fact"), *SHARED.glob("stories/*/sheet.fact")]), ids=str
)
def test_example_sheet_loads_and_keeps_its_meaning(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.parent.name == "bad":
        pytest.skip("a broken sheet")
    assert meaning(format_sheet(text)) == meaning(text)
