"""Whatever stands on one endless line, the time grows with its length and never with its square."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from factlint import pipeline
from factlint.language.load import load_sheets
from factlint.model import Document, DocumentSettings, Rulebook, RunSettings
from factlint.text.sentences import split

TODAY = date(2024, 3, 1)
LENGTH = 15_000
MOST = 6.0  # seconds; all take less than one, and the squares that these patterns once met took minutes
PATTERNS = {
    "percentages": "5% of ",
    "amounts": "5 million ",
    "counts": "12 seats and ",
    "attributions": "he said that ",
    "names": "Mary Smith ",
    "sentences": "He fled. ",
    "stops": ". ",
    "abbreviations": "U.S. ",
    "dates": "4 October 2020 ",
    "relative dates": "two years ago ",
    "quotation marks": "“a ",
    "brackets": "( ",
    "conjunctions": "and Bakiyev ",
    "possessives": "Mary's ",
    "digits": "1,1",
    "emphasis": "* ",
    "links": "[a](",
    "table cells": "| a ",
    "paragraphs": "<p>",
}


@pytest.fixture(scope="module")
def rules() -> pipeline.CompiledRules:
    sheets = sorted((Path(__file__).parents[1] / "rules").glob("*.fact"))
    rulebook, mistakes = load_sheets(sheets, TODAY)
    assert not mistakes
    return pipeline.compile_rules(rulebook)


def _open(name: str, text: str) -> Document:
    return pipeline.open_document(name, text.encode(), RunSettings(today=TODAY), DocumentSettings())


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_one_endless_line(pattern: str, suffix: str, rules: pipeline.CompiledRules) -> None:
    document = _open(f"a.{suffix}", pattern * (LENGTH // len(pattern)))
    start = time.process_time()
    pipeline.check_document(document, rules, RunSettings(today=TODAY), DocumentSettings())
    assert time.process_time() - start < MOST


def test_an_endless_sentence_is_cut_between_words_and_nothing_is_lost() -> None:
    words = [f"word{index}" for index in range(2_000)]
    sentences = split(_open("a.txt", " ".join(words)))
    assert len(sentences) > 1
    assert [word for sentence in sentences for word in sentence.text.split()] == words
    assert max(len(sentence.text) for sentence in sentences) < 2_100


def test_a_long_sentence_that_somebody_wrote_is_not_cut() -> None:
    text = "The council " + "and the people of the town who voted for it " * 40 + "has 45 seats."
    assert len(split(_open("a.txt", text))) == 1


def test_an_endless_word_stays_whole() -> None:
    assert len(split(_open("a.txt", "a" * 10_000))) == 1


def test_a_rule_reads_the_last_figure_of_an_endless_sentence(rules: pipeline.CompiledRules) -> None:
    document = _open("a.txt", "and so on and so forth " * 300 + "Kyrgyzstan has 8 million people in Kyrgyzstan")
    found = pipeline.read(document, rules.vocabulary, Rulebook())
    assert any("8 million" in document.source[fact.start : fact.end] for facts in found.facts for fact in facts)
