"""Who vouches for what a sentence says: “It was closed,” said Moira Strand, → quoted, by Moira Strand.

Stretches are found by four readings (quotations, attributions, irrealis, questions) and then flattened: where they
overlap, the one that leaves least to check counts, so the stretches of a sentence never overlap.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from factlint.extractors.attribution import Attribution, find_attributions
from factlint.extractors.attribution_words import attribution_words
from factlint.extractors.irrealis import HEADLINES, Span, Stretch, find_irrealis, irrealis_words
from factlint.model import BlockKind, Document, Mode, Sentence, Tokens, Voice
from factlint.records import become, dataclass, replace
from factlint.text.quotes import find_quotations, opens_with_dash

_GRAVEST_FIRST = (Mode.ASKED, Mode.CONDITIONAL, Mode.PLANNED, Mode.QUOTED, Mode.ATTRIBUTED)
_RANK = {mode: rank for rank, mode in enumerate(_GRAVEST_FIRST)}
_PLANS = (Mode.CONDITIONAL, Mode.PLANNED)  # the author's own words say those too: "said X, who plans to leave"
_SCARE_QUOTES = 4  # words: a shorter quotation inside the author's sentence is a title or a distance kept
_CLOSING = "”\"»’'"
_INTERVIEW = 3  # paragraphs led by a dash


def annotate(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return *sentences* with the stretches that are quoted, attributed, planned, conditional or asked.

    Each is listened to when somebody first asks for its voices: one without a fact never is.
    """
    ear = _Ear(document, sentences)
    return tuple([_Uncut(s.index, s.block, s.kind, s.start, s.end, s.text, ear) for s in sentences])


@dataclass(frozen=True, slots=True)
class _Uncut(Sentence):
    """A sentence with an ear, whose tokens are those of the one without."""

    tokens: Tokens = field(init=False)

    def __getattr__(self, name: str) -> Any:
        if name != "tokens" or not isinstance(self.ear, _Ear):
            raise AttributeError(name)
        become(self, Sentence, tokens=self.ear.sentences[self.index].tokens)
        return self.tokens


class _Ear:
    """Listens to the sentences of one document, which come to it without voices: no object knows those that know it."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self._document = document
        self._heard: dict[int, tuple[tuple[Voice, ...], str | None]] = {}
        self._voices: dict[int, tuple[Voice, ...]] = {}
        self._by_block: dict[int, tuple[list[int], list[str]]] = {}

    def voices(self, index: int) -> tuple[Voice, ...]:
        """The voices of one sentence. Quotations that name no speaker have their paragraph's, or a later one's."""
        voices = self._voices.get(index)
        if voices is None:
            voices, _ = self._listen(index)
            if _lacks_speaker(voices):
                voices = self._with_speaker_to_come(index)
            self._voices[index] = voices
        return voices

    @functools.cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return find_quotations(self._document.text, self._document.blocks)

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._quotations]

    @functools.cached_property
    def _spoken(self) -> dict[int, bool]:
        return _spoken_blocks(self._document)

    def _listen(self, index: int) -> tuple[tuple[Voice, ...], str | None]:
        """The voices that a sentence has by itself, and the speaker whom it names."""
        heard = self._heard.get(index)
        if heard is None:
            sentence = self.sentences[index]
            inside = _inside(sentence, self._quotations, bisect_right(self._ends, sentence.start))
            spoken = self._spoken.get(sentence.block)
            if inside or spoken is not None or _may_have_voices(sentence):
                heard = _voices(sentence, inside, self._quotations, spoken)
            else:
                heard = (), None  # half of all sentences
            self._heard[index] = heard
        return heard

    def _with_own_speaker(self, index: int) -> tuple[Voice, ...]:
        """A sentence's voices, its quotations without a speaker given the one of the paragraph."""
        own, _ = self._listen(index)
        if not _lacks_speaker(own):
            return own
        by = self._speaker_beside(index)
        return own if by is None else tuple([_spoken_by(by, voice) for voice in own])

    def _speaker_beside(self, index: int) -> str | None:
        """Who speaks in a sentence's paragraph: the one named last up to there, else next after."""
        block = self.sentences[index].block
        if block not in self._by_block:
            named = [(at, by) for at in self._of_block(index) if (by := self._listen(at)[1])]
            self._by_block[block] = [at for at, _ in named], [by for _, by in named]
        places, speakers = self._by_block[block]
        return speakers[max(0, bisect_right(places, index) - 1)] if speakers else None

    def _of_block(self, index: int) -> range:
        """The indexes of the sentences of the paragraph in which sentence *index* stands."""
        sentences, block = self.sentences, self.sentences[index].block
        first = last = index
        while first and sentences[first - 1].block == block:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1].block == block:
            last += 1
        return range(first, last + 1)

    def _with_speaker_to_come(self, index: int) -> tuple[Voice, ...]:
        """Paragraphs of a long quotation, each left open at its end, have the speaker whom its last one names."""
        left_open: list[tuple[int, tuple[Voice, ...]]] = []
        at = index
        while (voices := self._voices.get(at)) is None:
            voices = self._with_own_speaker(at)
            if not self._goes_on(at, voices):
                break
            left_open.append((at, voices))
            at += 1
        for at, own in reversed(left_open):
            by = voices[0].by
            voices = own if by is None else tuple([replace(voice, by=voice.by or by) for voice in own])
            self._voices[at] = voices
        return voices

    def _goes_on(self, index: int, voices: tuple[Voice, ...]) -> bool:
        """Whether a sentence with these voices ends in a quotation that the next one begins with."""
        sentence = self.sentences[index]
        if not voices or sentence.text[-1] in _CLOSING or index + 1 == len(self.sentences):
            return False
        last = voices[-1]
        if last.mode is not Mode.QUOTED or last.by is not None or last.end != sentence.end:
            return False
        after, _ = self._listen(index + 1)
        return bool(after) and after[0].mode is Mode.QUOTED and after[0].start == self.sentences[index + 1].start


def _lacks_speaker(voices: tuple[Voice, ...]) -> bool:
    return bool(voices) and any(voice.mode is Mode.QUOTED and voice.by is None for voice in voices)


def _spoken_by(speaker: str, voice: Voice) -> Voice:
    return replace(voice, by=speaker) if voice.mode is Mode.QUOTED and voice.by is None else voice


def _may_have_voices(sentence: Sentence) -> bool:
    return sentence.kind in HEADLINES or not _wakes().isdisjoint(sentence.tokens.lower)


@functools.cache
def _wakes() -> frozenset[str]:
    """The words and signs without one of which a sentence of the author's is plainly asserted."""
    return attribution_words().triggers | irrealis_words() | {"?"}


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
