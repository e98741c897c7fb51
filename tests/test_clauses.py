"""Clauses: who does what in a sentence, by fixture; and that offsets stay inside the sentence whatever it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint import pipeline
from factlint.extractors import relations
from factlint.extractors.clauses import Clause, read_clauses
from factlint.extractors.reading import Reading
from factlint.model import DocumentSettings, Rulebook, RunSettings, Verb
from factlint.text import morphology
from factlint.text.verb_index import align, equivalents, parse_phrase
from factlint.text.vocabulary import compile_vocabulary

CASES = yaml.safe_load((Path(__file__).parent / "fixtures" / "clauses.yaml").read_text(encoding="utf-8"))
VOCABULARY = compile_vocabulary(Rulebook())


def _read(text: str) -> Reading:
    known = DocumentSettings(day=date(2023, 5, 1))
    document = pipeline.open_document("text.txt", text.encode(), RunSettings(today=date(2023, 5, 1)), known)
    return pipeline.read(document, VOCABULARY)


def _clauses(reading: Reading) -> list[Clause]:
    pairs = zip(reading.sentences, reading.facts, strict=True)
    return [clause for sentence, facts in pairs for clause in read_clauses(sentence, reading.context, facts)]


def _written(clause: Clause, text: str) -> str:
    subjects = ", ".join(text[noun.start : noun.end] for noun in clause.subjects)
    verb = ("not " if clause.negated else "") + ("be " if clause.passive else "") + clause.verb
    mode = f" ({clause.mode.value})" if clause.mode else ""
    objects = "; ".join(
        f"{'!' if found.negated else ''}{found.preposition} {text[found.noun.start : found.noun.end]}".strip()
        if found.preposition
        else f"{'!' if found.negated else ''}{text[found.noun.start : found.noun.end]}"
        for found in clause.objects
    )
    dates = "; ".join(text[moment.start : moment.end] for moment in clause.moments)
    return " ".join(f"{subjects} | {verb}{mode} | {objects} @ {dates}".split())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_clauses(case: dict[str, Any]) -> None:
    reading = _read(case["text"])
    assert [_written(clause, reading.document.text) for clause in _clauses(reading)] == case["clauses"]


_LINES = (
    "the a council who which that Smith Ford fled closed was had not never no and but in by to of 2014 , . “ ” – works",
    "plans planned said if since his its they it there sold bought been being $5 two Monday 's would election closure",
)
WORDS = st.sampled_from([word for line in _LINES for word in line.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=18))
def test_any_words_are_read_within_their_sentence(words: list[str]) -> None:
    reading = _read(" ".join(["It", *words, "."]))
    for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
        for clause in read_clauses(sentence, reading.context, facts):
            assert sentence.start <= clause.start < clause.end <= sentence.end
        for relation in relations.extract(sentence, reading.context, facts):
            assert sentence.start <= relation.start < relation.end <= sentence.end


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fled", "flee"),
        ("opened", "open"),
        ("dying", "die"),
        ("planned", "plan"),
        ("has", "have"),
        ("struck", "strike"),
    ],
)
def test_lemma(form: str, base: str) -> None:
    assert morphology.lemma(form) == base


def test_an_unknown_word_is_no_verb() -> None:
    assert morphology.lemma("council") is None


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("fled to", "escape to"),
        ("was elected", "win election"),
        ("is owned by", "belong to"),
        ("ends", "last until"),
        ("closed", "be shut"),
        ("died", "be killed"),
    ],
)
def test_equivalents(phrase: str, says: str) -> None:
    assert says in equivalents(Verb(phrase))


@pytest.mark.parametrize(("phrase", "other"), [("fled to", "flee"), ("opened", "close"), ("joined", "join from")])
def test_no_equivalents(phrase: str, other: str) -> None:
    assert other not in equivalents(Verb(phrase))


def test_both_voices_name_the_same_sides() -> None:
    for text in ("Hallmann bought Garrick.", "Garrick was bought by Hallmann."):
        reading = _read(text)
        found = [
            fact for facts in reading.facts for fact in facts if hasattr(fact, "predicate") and hasattr(fact, "agent")
        ]
        sides = [side for fact in found for side in align(Verb("bought"), fact)]
        assert [(s.subject and s.subject.name, s.object and s.object.name) for s in sides] == [("Hallmann", "Garrick")]


def test_a_phrase_is_taken_apart() -> None:
    phrase = parse_phrase("took refuge in")
    assert phrase is not None
    assert (phrase.verb, phrase.preposition, phrase.passive) == ("take refuge", "in", False)
