"""Who vouches for what a sentence says: “It was closed,” said Moira Strand, → quoted, by Moira Strand.

Stretches are found by four readings (quotations, attributions, irrealis, questions) and then flattened: where they
overlap, the one that leaves least to check counts, so the stretches of a sentence never overlap.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from factlint.extractors.attribution import Attribution, find_attributions
from factlint.extractors.attribution_words import attribution_words
from factlint.extractors.irrealis import HEADLINES, Span, Stretch, find_irrealis, irrealis_words
from factlint.model import BlockKind, Document, Mode, Sentence, Voice
from factlint.records import replace
from factlint.text.quotes import find_quotations, opens_with_dash

_GRAVEST_FIRST = (Mode.ASKED, Mode.CONDITIONAL, Mode.PLANNED, Mode.QUOTED, Mode.ATTRIBUTED)
_RANK = {mode: rank for rank, mode in enumerate(_GRAVEST_FIRST)}
_PLANS = (Mode.CONDITIONAL, Mode.PLANNED)  # the author's own words say those too: "said X, who plans to leave"
_SCARE_QUOTES = 4  # words: a shorter quotation inside the author's sentence is a title or a distance kept
_CLOSING = "”\"»’'"
_INTERVIEW = 3  # paragraphs led by a dash


def annotate(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return *sentences* with the stretches that are quoted, attributed, planned, conditional or asked."""
    quotations = find_quotations(document.text, document.blocks)
    spoken = _spoken_blocks(document)
    wakes = _wakes()
    annotated = list(sentences)
    voiced: list[int] = []  # the sentences that have voices
    speakers: dict[int, str] = {}  # of those of one block
    block = first_of_block = nearest = 0
    for index, sentence in enumerate(sentences):
        if sentence.block != block:
            if speakers:
                _settle(annotated, first_of_block, index, speakers)
                speakers = {}
            block, first_of_block = sentence.block, index
        while nearest < len(quotations) and quotations[nearest][1] <= sentence.start:
            nearest += 1
        inside: list[Span] = []
        if nearest < len(quotations) and quotations[nearest][0] < sentence.end:
            inside = _inside(sentence, quotations, nearest)
        elif block not in spoken and wakes.isdisjoint(sentence.tokens.lower) and sentence.kind not in HEADLINES:
            continue  # half of all sentences
        voices, speaker = _voices(sentence, inside, quotations, spoken.get(block))
        if speaker:
            speakers[index] = speaker
        if voices:
            annotated[index] = _with_voices(sentence, voices)
            voiced.append(index)
    if speakers:
        _settle(annotated, first_of_block, len(annotated), speakers)
    _continue_speakers(annotated, voiced)
    return tuple(annotated)


@functools.cache
def _wakes() -> frozenset[str]:
    """The words and signs without one of which a sentence of the author's is plainly asserted."""
    return attribution_words().triggers | irrealis_words() | {"?"}


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


def _inside(sentence: Sentence, quotations: tuple[Span, ...], nearest: int) -> list[Span]:
    """The parts of *quotations* that lie in the sentence; those before number *nearest* end before it."""
    found: list[Span] = []
    for index in range(nearest, len(quotations)):
        start, end = quotations[index]
        if start >= sentence.end:
            break
        found.append((max(start, sentence.start), min(end, sentence.end)))
    return found


def _voices(
    sentence: Sentence, inside: list[Span], quotations: tuple[Span, ...], spoken: bool | None
) -> tuple[tuple[Voice, ...], str | None]:
    """The stretches of one sentence, and who speaks in it. What somebody interviewed cites stays their word."""
    attributions = [] if spoken else find_attributions(sentence, inside)
    clauses = [(attribution.start, attribution.end) for attribution in attributions]
    stretches = find_irrealis(sentence, [*inside, *clauses])
    if "?" in sentence.text:
        stretches += _question(sentence, inside)
    if not (stretches or inside or attributions or spoken is not None):
        return (), None
    if len(stretches) > 1:
        stretches.sort(key=_rank)
    speaker = None
    for attribution in attributions:
        if attribution.by:
            speaker = attribution.by
            break
    for start, end in inside:
        if _is_speech(sentence, start, end, attributions, quotations):
            stretches.append((start, end, Mode.QUOTED, speaker))
    if spoken is not None:
        stretches.append((sentence.start, sentence.end, Mode.QUOTED, speaker))
    for attribution in attributions:
        for start, end in attribution.contents:
            start, end = _without_marks(sentence, start, end)
            if start < end:
                stretches.append((start, end, Mode.ATTRIBUTED, attribution.by))
    return flatten(stretches, clauses), speaker


def _rank(stretch: Stretch) -> int:
    return _RANK[stretch[2]]


def _without_marks(sentence: Sentence, start: int, end: int) -> Span:
    """A stretch without the white space and stops at its ends."""
    piece = sentence.text[start - sentence.start : end - sentence.start]
    size = len(piece)
    start += size - len(piece.lstrip(" \n\r\t,.;:"))
    return start, max(start, end - size + len(piece.rstrip(" \n\r\t,")))


def _question(sentence: Sentence, inside: list[Span]) -> list[Stretch]:
    """The stretch that a question mark makes asked: the quotation it stands in, else the sentence."""
    at = sentence.text.rfind("?")
    offset = sentence.start + at
    for start, end in inside:
        if start <= offset < end:
            return [(start, end, Mode.ASKED, None)]
    if sentence.text[at + 1 :].strip("\"'”’») ."):
        return []
    return [(sentence.start, sentence.end, Mode.ASKED, None)]


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


def flatten(stretches: Sequence[Stretch], author: Sequence[Span]) -> tuple[Voice, ...]:
    """Return stretches that do not overlap: the gravest mode at each place, equal ones joined.

    *stretches* have the gravest first. Inside *author* the words are the author's own: nothing there is quoted,
    attributed or asked.
    """
    if len(stretches) == 1 and _is_outside(stretches[0], author):
        return (Voice(*stretches[0]),)
    borders: set[int] = set()
    for start, end, _, _ in stretches:
        borders.add(start)
        borders.add(end)
    for span in author:
        borders.update(span)
    flat: list[Stretch] = []
    begin = -1
    for stop in sorted(borders):
        start, begin = begin, stop
        own = False
        for low, high in author:
            own = own or (low <= start and stop <= high)
        gravest = by = None
        for low, high, mode, speaker in stretches:
            if low <= start and stop <= high and not (own and mode not in _PLANS):
                gravest = gravest or mode
                if speaker:
                    by = speaker
                    break
        if gravest is None:
            continue
        if flat:
            before, end, mode, speaker = flat[-1]
            if end == start and mode is gravest and speaker == by:
                start = before
                flat.pop()
        flat.append((start, stop, gravest, by))
    return tuple([Voice(*stretch) for stretch in flat])


def _is_outside(stretch: Stretch, author: Sequence[Span]) -> bool:
    start, end, _, _ = stretch
    return not author or (len(author) == 1 and start < end and (end <= author[0][0] or author[0][1] <= start))


def _continue_speakers(sentences: list[Sentence], voiced: list[int]) -> None:
    """Give the paragraphs of a long quotation, each left open at its end, the speaker whom its last one names."""
    for following, index in pairwise(reversed(voiced)):
        sentence = sentences[index]
        if following != index + 1 or sentence.text[-1] in _CLOSING:
            continue
        last, first = sentence.voices[-1], sentences[following].voices[0]
        if (
            last.mode is first.mode is Mode.QUOTED
            and last.by is None
            and first.by is not None
            and last.end == sentence.end
            and first.start == sentences[following].start
        ):
            voices = tuple(replace(voice, by=voice.by or first.by) for voice in sentence.voices)
            sentences[index] = _with_voices(sentence, voices)


def _settle(sentences: list[Sentence], first: int, stop: int, speakers: dict[int, str]) -> None:
    """Give quotations without a speaker of their own the paragraph's: the one named last before, else next after."""
    heard: str | None = None
    coming = sorted(speakers, reverse=True)
    for index in range(first, stop):
        if index in speakers:
            heard = speakers[coming.pop()]
            continue
        by = heard or speakers[coming[-1]]
        sentence = sentences[index]
        if any(voice.mode is Mode.QUOTED and voice.by is None for voice in sentence.voices):
            voices = tuple(
                replace(voice, by=by) if voice.mode is Mode.QUOTED and voice.by is None else voice
                for voice in sentence.voices
            )
            sentences[index] = _with_voices(sentence, voices)
