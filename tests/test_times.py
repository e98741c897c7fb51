"""When statements hold: ``fixtures/times.yaml`` names facts by their words, with first and last day and the origin."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint import pipeline
from factlint.extractors.segments import segments
from factlint.model import Dated, DocumentSettings, Rulebook, RunSettings
from factlint.text.vocabulary import compile_vocabulary

CASES = yaml.safe_load((Path(__file__).parent / "fixtures" / "times.yaml").read_text("utf-8"))
VOCABULARY = compile_vocabulary(Rulebook())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pairs(case: dict[str, Any]) -> None:
    document = pipeline.open_document(
        "a.txt", case["text"].encode(), RunSettings(today=date.today()), DocumentSettings()
    )
    if "date" in case:
        document = replace(document, dated=Dated(case["date"], "test"))
    reading = pipeline.read(document, VOCABULARY)
    times = {
        document.source[fact.start : fact.end]: [fact.time.first, fact.time.last, fact.time_from] if fact.time else None
        for facts in reading.facts
        for fact in facts
    }
    assert {words: times.get(words, "not read") for words in case["at"]} == case["at"], times


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_segments_follow_one_another_without_a_gap(case: dict[str, Any]) -> None:
    document = pipeline.open_document(
        "a.txt", case["text"].encode(), RunSettings(today=date.today()), DocumentSettings()
    )
    for sentence in pipeline.read(document, VOCABULARY).sentences:
        parts = segments(sentence)
        assert (parts[0].start, parts[-1].end) == (sentence.start, sentence.end)
        assert all(one.end == two.start for one, two in itertools.pairwise(parts))
