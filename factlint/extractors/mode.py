"""Who vouches for what a sentence says: “It was closed,” said Moira Strand, → quoted, by Moira Strand.

Stretches are found by four readings (quotations, attributions, irrealis, questions) and then flattened: where they
overlap, the one that leaves least to check counts, so the stretches of a sentence never overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from factlint.extractors.attribution import Attribution, find_attributions
from factlint.extractors.irrealis import find_irrealis
from factlint.model import BlockKind, Document, Mode, Sentence, Voice
from factlint.records import replace
from factlint.text.quotes import find_quotations, opens_with_dash

_RANK = {
    mode: rank for rank, mode in enumerate((Mode.ASKED, Mode.CONDITIONAL, Mode.PLANNED, Mode.QUOTED, Mode.ATTRIBUTED))
}
_PLANS = (Mode.CONDITIONAL, Mode.PLANNED)  # the author's own words say those too: "said X, who plans to leave"
_SCARE_QUOTES = 4  # words: a shorter quotation inside the author's sentence is a title or a distance kept
_CLOSING = "”\"»’'"
_INTERVIEW = 3  # paragraphs led by a dash

Span = tuple[int, int]


def annotate(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return *sentences* with the stretches that are quoted, attributed, planned, conditional or asked."""
    quotations = find_quotations(document.text, document.blocks)
    spoken = _spoken_blocks(document)
    annotated: list[Sentence] = []
    first_of_block = 0
    speakers: list[str | None] = []
    for index, sentence in enumerate(sentences):
        if index and sentence.block != sentences[index - 1].block:
            _settle(annotated, first_of_block, speakers)
            first_of_block, speakers = index, []
        inside = _inside(sentence, quotations)
        voices, speaker = _voices(sentence, inside, quotations, spoken.get(sentence.block))
        speakers.append(speaker)
        annotated.append(_with_voices(sentence, voices) if voices else sentence)
    _settle(annotated, first_of_block, speakers)
    _continue_speakers(annotated)
    return tuple(annotated)


def _with_voices(sentence: Sentence, voices: tuple[Voice, ...]) -> Sentence:
    """``replace(sentence, voices=voices)``, five times as fast: half of all sentences of news come through here."""
    return Sentence(
        sentence.index,
        sentence.block,
        sentence.kind,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.tokens,
        voices,
    )


def _spoken_blocks(document: Document) -> dict[int, bool]:
    """The blocks that are speech as a whole, and whether of an interview: block quotes, paragraphs led by a dash."""
    blocks = document.blocks
    spoken = {number: False for number, block in enumerate(blocks) if block.kind is BlockKind.QUOTE}
    led = [number for number, block in enumerate(blocks) if opens_with_dash(document.text, block)]
    spoken.update((number, False) for number in led)
    if len(led) >= _INTERVIEW and any(document.text[blocks[number].end - 1] == "?" for number in led):
        prose = (BlockKind.PROSE, BlockKind.ITEM)
        spoken.update((number, True) for number in range(led[0], len(blocks)) if blocks[number].kind in prose)
    return spoken


def _inside(sentence: Sentence, quotations: tuple[Span, ...]) -> list[Span]:
    """The parts of *quotations* that lie in the sentence."""
    found: list[Span] = []
    index = max(bisect_left(quotations, (sentence.start, 0)) - 1, 0)
    while index < len(quotations) and quotations[index][0] < sentence.end:
        start, end = quotations[index]
        if end > sentence.start:
            found.append((max(start, sentence.start), min(end, sentence.end)))
        index += 1
    return found


def _voices(
    sentence: Sentence, inside: list[Span], quotations: tuple[Span, ...], spoken: bool | None
) -> tuple[tuple[Voice, ...], str | None]:
    """The stretches of one sentence, and who speaks in it. What somebody interviewed cites stays their word."""
    attributions = [] if spoken else find_attributions(sentence, inside)
    speaker = next((attribution.by for attribution in attributions if attribution.by), None)
    clauses = tuple((attribution.start, attribution.end) for attribution in attributions)
    irrealis = find_irrealis(sentence, (*inside, *clauses))
    question = _question(sentence, inside)
    if not (inside or attributions or irrealis or question or spoken is not None):
        return (), None
    voices = list(irrealis)
    if question:
        voices.append(question)
    for start, end in inside:
        if _is_speech(sentence, start, end, attributions, quotations):
            voices.append(Voice(start, end, Mode.QUOTED, speaker))
    for attribution in attributions:
        for start, end in attribution.contents:
            start, end = _without_marks(sentence, start, end)
            if start < end:
                voices.append(Voice(start, end, Mode.ATTRIBUTED, attribution.by))
    if spoken is not None:
        voices.append(Voice(sentence.start, sentence.end, Mode.QUOTED, speaker))
    return flatten(voices, clauses), speaker


def _without_marks(sentence: Sentence, start: int, end: int) -> Span:
    """A stretch without the white space and stops at its ends."""
    piece = sentence.text[start - sentence.start : end - sentence.start]
    start += len(piece) - len(piece.lstrip(" \n\r\t,.;:"))
    return start, max(start, end - (len(piece) - len(piece.rstrip(" \n\r\t,"))))


def _question(sentence: Sentence, inside: list[Span]) -> Voice | None:
    """The stretch that a question mark makes asked: the quotation it stands in, else the sentence."""
    at = sentence.text.rfind("?")
    if at < 0:
        return None
    offset = sentence.start + at
    for start, end in inside:
        if start <= offset < end:
            return Voice(start, end, Mode.ASKED)
    if sentence.text[at + 1 :].strip("\"'”’») ."):
        return None
    return Voice(sentence.start, sentence.end, Mode.ASKED)


def _is_speech(
    sentence: Sentence, start: int, end: int, attributions: list[Attribution], quotations: tuple[Span, ...]
) -> bool:
    """Whether a quotation is speech, and not scare quotes or a title."""
    index = bisect_left(quotations, (start, end))
    if index == len(quotations) or quotations[index] != (start, end):
        return True  # part of a longer one
    text = sentence.text[start - sentence.start : end - sentence.start]
    is_whole = end - start >= sentence.end - sentence.start - 1
    return is_whole or bool(attributions) or len(text.split()) >= _SCARE_QUOTES


def flatten(voices: Iterable[Voice], author: tuple[Span, ...]) -> tuple[Voice, ...]:
    """Return stretches that do not overlap: the gravest mode at each place, equal ones joined.

    Inside *author* the words are the author's own: nothing there is quoted, attributed or asked.
    """
    ranked = sorted(voices, key=_rank)
    if len(ranked) == 1 and not author:
        return tuple(ranked)
    edges = sorted({edge for voice in ranked for edge in (voice.start, voice.end)}.union(*author))
    flat: list[Voice] = []
    for start, end in pairwise(edges):
        own = any(low <= start and end <= high for low, high in author)
        gravest = by = None
        for voice in ranked:
            if voice.start <= start and end <= voice.end and not (own and voice.mode not in _PLANS):
                gravest = gravest or voice
                by = by or voice.by
        if gravest is None:
            continue
        if flat and flat[-1].end == start and flat[-1].mode is gravest.mode and flat[-1].by == by:
            start = flat.pop().start
        flat.append(Voice(start, end, gravest.mode, by))
    return tuple(flat)


def _rank(voice: Voice) -> int:
    return _RANK[voice.mode]


def _continue_speakers(sentences: list[Sentence]) -> None:
    """Give the paragraphs of a long quotation, each left open at its end, the speaker whom its last one names."""
    for index in range(len(sentences) - 2, -1, -1):
        sentence, following = sentences[index], sentences[index + 1]
        if not sentence.voices or not following.voices or sentence.text[-1] in _CLOSING:
            continue
        last, first = sentence.voices[-1], following.voices[0]
        if (
            last.mode is first.mode is Mode.QUOTED
            and last.by is None
            and first.by is not None
            and last.end == sentence.end
            and first.start == following.start
        ):
            voices = tuple(replace(voice, by=voice.by or first.by) for voice in sentence.voices)
            sentences[index] = _with_voices(sentence, voices)


def _settle(sentences: list[Sentence], first: int, speakers: list[str | None]) -> None:
    """Give quotations without a speaker of their own the paragraph's: the one named last before, else next after."""
    if not any(speakers):
        return
    following = None  # the next speaker after each sentence, and from there the last one before it
    after: list[str | None] = []
    for speaker in reversed(speakers):
        after.append(following)
        following = speaker or following
    before = None
    for offset, (speaker, later) in enumerate(zip(speakers, reversed(after), strict=True)):
        sentence = sentences[first + offset]
        if not speaker and any(voice.mode is Mode.QUOTED and voice.by is None for voice in sentence.voices):
            by = before or later
            voices = tuple(
                replace(voice, by=by) if voice.mode is Mode.QUOTED and voice.by is None else voice
                for voice in sentence.voices
            )
            sentences[first + offset] = _with_voices(sentence, voices)
        before = speaker or before
