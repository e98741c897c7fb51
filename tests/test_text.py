"""Sentences and tokens: where they are cut, and that nothing of the text is lost or told twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factlint.readers import read_document
from factlint.text.sentences import split
from factlint.text.tokens import cut, tokenise

FIXTURES = Path(__file__).parent / "fixtures"
TOKENS: list[dict[str, str]] = yaml.safe_load((FIXTURES / "tokens.yaml").read_text(encoding="utf-8"))
SENTENCES: list[str] = yaml.safe_load((FIXTURES / "sentences.yaml").read_text(encoding="utf-8"))
PROSE = st.text(
    st.sampled_from(list("aAbZéЖ中́🙂09 '’“”\".,:;!?$£%()[]–-—…\n\r\t\\/&<>*_`#|~+")), max_size=120
) | st.text(max_size=60)


DOUBTFUL = (
    "Mr. J. T.J. No. no. p. 10 10, 7.5 U.S. a.m. etc. etc.) (Inc. didn't didn’t can't 'tis said said, “said.” I a A. "
    "2-1 2-1. 4-Oct. Oct. sept. €5bn it's voters' O'Brien 's n't ... .5 . é é. Mr.Smith 19.03.2021 x.)"
)
CHUNKS = st.sampled_from(DOUBTFUL.split())
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\u00a0", "\r\n    "])


@pytest.mark.parametrize("case", TOKENS, ids=[case["text"] for case in TOKENS])
def test_tokens(case: dict[str, str]) -> None:
    text = case["text"]
    assert "|".join(tokenise(text, 0, len(text)).words) == case["tokens"]


@pytest.mark.parametrize("case", SENTENCES)
def test_sentences(case: str) -> None:
    wanted = case.split(" | ")
    document = read_document("story.md", ("Intro paragraph here ends.\n\n" + " ".join(wanted)).encode())
    assert [sentence.text for sentence in split(document)][1:] == wanted


def test_a_token_knows_its_place_in_the_document() -> None:
    tokens = tokenise("He won. They lost 12 seats.", 8, 27)
    assert (tokens.words[0], tokens.starts[0], tokens.at(18), tokens.words[2]) == ("They", 8, 2, "12")


@given(PROSE, st.integers(0, 10), st.integers(0, 10))
def test_tokens_cover_their_text(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    tokens = tokenise(text, start, end)
    position = start
    for word, low, high in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert not text[position:low].strip()
        assert text[low:high] == word
        position = high
    assert not text[position:end].strip()


@given(st.lists(st.tuples(CHUNKS | PROSE, GAPS), max_size=8).map(lambda pairs: "".join(map("".join, pairs))))
def test_chunks_looked_up_are_the_tokens_of_the_whole(text: str) -> None:
    tokens = tokenise("so " + text, 3, len(text) + 3)
    words, starts, ends = cut(text, 3)
    assert (tokens.words, tokens.starts, tokens.ends) == (tuple(words), tuple(starts), tuple(ends))


@given(PROSE, st.sampled_from((".txt", ".md", ".html")))
def test_sentences_never_overlap_and_are_their_text(text: str, suffix: str) -> None:
    document = read_document("story" + suffix, text.encode("utf-8", "replace").replace(b"\x00", b""))
    position = 0
    for index, sentence in enumerate(split(document)):
        block = document.blocks[sentence.block]
        assert sentence.index == index
        assert position <= sentence.start < sentence.end
        assert block.start <= sentence.start and sentence.end <= block.end
        assert document.text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert len(sentence.tokens)
        position = sentence.end
