"""Spellings of names: what is one name, what is a slip, and what merely looks alike."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.text.folding import fold, skeleton
from factlint.text.names_match import SAME, near_spelling, same_name

PAIRS = Path(__file__).parents[2] / "shared" / "corpora" / "names" / "name_pairs.csv"


@pytest.mark.parametrize(
    "one, two",
    [
        ("Jeenbekov", "Žeenbekov"),
        ("Jeenbekov", "Zhenbekov"),
        ("Jeenbekov", "Žeenbekoville"),
        ("Atambayev", "Atambajev"),
        ("Akaev", "Akayev"),
        ("Suvanaliyev", "Suvanalijevin"),
        ("Dmitri", "Dmitry"),
        ("Khrushchev", "Hrushchev"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, two: str) -> None:
    assert skeleton(one) == skeleton(two)


@pytest.mark.parametrize(
    "one, two", [("Iraq", "Iraqi"), ("Koussa", "Moussa"), ("Otunbayev", "Otunbayeva"), ("Asylbek", "Asulbek")]
)
def test_names_that_look_alike_do_not(one: str, two: str) -> None:
    assert skeleton(one) != skeleton(two)


@pytest.mark.parametrize(
    "one, two", [("Karimov", "Karmiov"), ("Oduya", "Odoya"), ("Peverell", "Peverill"), ("Medvedev", "Medvedv")]
)
def test_slips(one: str, two: str) -> None:
    assert near_spelling(one, two)


@pytest.mark.parametrize(
    "one, two",
    [
        ("Iraq", "Iraqi"),
        ("Koussa", "Moussa"),
        ("Abdullah", "Abdulla"),
        ("Akaev", "Akayev"),
        ("Mark", "Marc"),
        ("Marsh", "Marsh"),
    ],
)
def test_no_slips(one: str, two: str) -> None:
    assert not near_spelling(one, two)


@pytest.mark.parametrize(
    "one, two, kind",
    [
        ("J.-C. Juncker", "Jean-Claude Juncker", "person"),
        ("Putin, Vladimir", "Vladimir Putin", "person"),
        ("Dr. Rami Makhlouf", "Rami Makhlouf", "person"),
        ("Siemens Aktiengesellschaft", "Siemens AG", "group"),
        ("World Health Organisation", "World Health Organization", "group"),
        ("The Coca-Cola Company", "Coca Cola Company", "group"),
    ],
)
def test_one_name(one: str, two: str, kind: str) -> None:
    assert same_name(one, two, kind) >= SAME


@pytest.mark.parametrize(
    "one, two, kind",
    [
        ("Daniel Tusk", "Donald Tusk", "person"),
        ("Friedrich Hans", "Hans Friedrich", "person"),
        ("Sergey Viktorovich Lavrov", "Sergey Borisovitch Lavrov", "person"),
        ("Deutsche Bank AG", "Deutsche Bank GmbH", "group"),
        ("Bowne Global Solutions, Inc.", "Bowne Global Solutions II, Inc.", "group"),
    ],
)
def test_two_names(one: str, two: str, kind: str) -> None:
    assert same_name(one, two, kind) < SAME


@given(st.text(max_size=20), st.text(max_size=20))
def test_comparing_is_symmetric_and_never_fails(one: str, two: str) -> None:
    assert near_spelling(one, two) == near_spelling(two, one)
    for kind in ("person", "group"):
        assert 0 <= same_name(one, two, kind) <= 1
        assert same_name(one, two, kind) == same_name(two, one, kind)
    assert fold(fold(one)) == fold(one)


@pytest.mark.skipif(not PAIRS.exists(), reason="the labelled pairs are not here")
def test_precision_on_labelled_pairs() -> None:
    right = wrong = missed = 0
    with PAIRS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            same = same_name(row["name1"], row["name2"], "person" if row["schema"] == "Person" else "group") >= SAME
            is_match = row["is_match"] == "true"
            right, wrong, missed = (
                right + (same and is_match),
                wrong + (same and not is_match),
                missed + (is_match and not same),
            )
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.67
