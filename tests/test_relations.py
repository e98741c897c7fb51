"""Relations: what a sentence says of whom, by fixture; each pair has what is read and the near miss that is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint import pipeline
from factlint.model import Document, DocumentSettings, Mention, Quantity, Relation, Rulebook, RunSettings
from factlint.text.vocabulary import compile_vocabulary

CASES = yaml.safe_load((Path(__file__).parent / "fixtures" / "relations.yaml").read_text(encoding="utf-8"))
VOCABULARY = compile_vocabulary(Rulebook())
DAY = date(2023, 5, 1)


def _read(text: str) -> tuple[Document, list[Relation], list[Quantity]]:
    settings = RunSettings(today=DAY)
    document = pipeline.open_document("text.txt", text.encode(), settings, DocumentSettings(day=DAY))
    reading = pipeline.read(document, VOCABULARY)
    facts = [fact for found in reading.facts for fact in found]
    relations = [fact for fact in facts if isinstance(fact, Relation)]
    return document, relations, [fact for fact in facts if isinstance(fact, Quantity)]


def _written(relation: Relation, document: Document, figures: list[Quantity]) -> str:
    """``Ana Reyes | resign | @ (attributed)``: subject, predicate, object or figure, date, mode."""

    def name(mention: Mention | None) -> str:
        return mention.name if mention is not None else ""

    figure = next((document.text[q.start : q.end] for q in figures if q.start == relation.value), "")
    when = " ".join(document.text[relation.moment :].split()[:1]).strip(".,") if relation.moment >= 0 else ""
    by = f" by {name(relation.agent)}" if relation.agent is not None else ""
    verb = ("not " if relation.negated else "") + relation.predicate
    mode = f" ({relation.mode.value})" if relation.mode.value != "asserted" else ""
    return " ".join(f"{name(relation.subject)} | {verb} | {name(relation.object) or figure}{by} @ {when}{mode}".split())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_relations(case: dict[str, Any]) -> None:
    document, found, figures = _read(case["text"])
    assert [_written(relation, document, figures) for relation in found] == case["relations"]


def test_a_relation_of_plain_nouns_is_less_sure_than_one_of_names() -> None:
    _, found, _ = _read("Shareholders rejected the bid. Ana Hallmann bought Garrick.")
    assert [relation.confidence for relation in found] == [0.6, 0.9]
