"""Mode: the stretches of a sentence that are quoted, attributed, planned, conditional or asked, and who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factlint.extractors.mode import annotate
from factlint.model import Mode, Sentence
from factlint.readers import read_document
from factlint.text.sentences import split

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "fixtures" / "mode.yaml").read_text(encoding="utf-8")
)
WORDS = st.sampled_from(
    (
        *"“”\"‘’',.?;:–-",
        *("said", "says", "that", "according", "to", "told", "adding", "reportedly", "is", "planned", "might"),
        *("if", "would", "could", "may", "May", "whether", "had", "they", "who", "which", "and", "but"),
        *("X", "Mr.", "he", "she", "the", "chairman", "Alan", "Reed", "won", "12", "men", "\n", "\n\n"),
    )
)


def _annotated(text: str) -> tuple[Sentence, ...]:
    document = read_document("story.md", text.encode())
    return annotate(document, split(document))


def _marked(sentence: Sentence) -> str:
    """The sentence with its voices in brackets, as the fixtures write them."""
    marked, position = "", sentence.start
    for voice in sentence.voices:
        words = sentence.text[voice.start - sentence.start : voice.end - sentence.start]
        marked += sentence.text[position - sentence.start : voice.start - sentence.start]
        marked += f"[{voice.mode.value}{' ' + voice.by if voice.by else ''}: {words}]"
        position = voice.end
    return marked + sentence.text[position - sentence.start :]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads(case: dict[str, Any]) -> None:
    assert [_marked(sentence) for sentence in _annotated(case["text"])] == case["reading"]


def test_a_block_quote_is_quoted() -> None:
    (sentence,) = _annotated("> All 212 beds are staffed.\n")
    assert sentence.voice(sentence.start + 5) == (Mode.QUOTED, None)


def test_an_interview_is_quoted_and_its_questions_asked() -> None:
    text = "– How many came?\n\n– We had 300 guests.\n\nIn my view that is a lot.\n\n– And now?\n\n– Now 12 stay.\n"
    modes = [sentence.voice(sentence.start)[0] for sentence in _annotated(text)]
    assert modes == [Mode.ASKED, Mode.QUOTED, Mode.QUOTED, Mode.ASKED, Mode.QUOTED]


@pytest.mark.parametrize(
    ("headline", "modes"),
    [
        ("Ford to cut 30,000 jobs", [Mode.PLANNED]),
        ("Death toll rises to 64", []),
        ("Reds hit back to beat Blues 3-1", []),
        ("Will 300 jobs go?", [Mode.ASKED]),
    ],
)
def test_a_headline_plans_in_the_infinitive(headline: str, modes: list[Mode]) -> None:
    title = _annotated(f"# {headline}\n\nThe board met on Friday.\n")[0]
    assert [voice.mode for voice in title.voices] == modes


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_stretches_lie_in_their_sentence_and_never_overlap(text: str) -> None:
    for sentence in _annotated(text):
        position = sentence.start
        for voice in sentence.voices:
            assert position <= voice.start < voice.end <= sentence.end
            position = voice.end
