"""Reading → the statements of the list, before anything is compared: figures, dates, names, offices, relations, quotes.

What no extractor could read ("COVID-19", a name that nothing fits) is in the list all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.extractors.reading import Reading
from factlint.model import BlockKind, Document, Fact, Mention, Mode, Moment, Name, Quantity, Relation, Role, Tokens
from factlint.records import dataclass, replace
from factlint.review.items import Kind
from factlint.text.tokens import tokenise
from factlint.values import calendar
from factlint.values.number_words import word_value, words

LEAST_WORDS = 4  # of a quotation without a speaker; shorter ones are scare quotes


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is compared. `keys` are the places at which a verdict speaks about it, its mark first."""

    kind: Kind
    start: int
    end: int
    keys: tuple[tuple[int, int], ...]
    meaning: str = ""
    read: bool = True
    mode: Mode = Mode.ASSERTED
    by: str | None = None
    mention: Mention | None = None
    listed: bool = True  # False: only where a rule contradicts it


def drafts(reading: Reading) -> Iterator[Draft]:
    """Every statement of a document, in no order."""
    document = reading.document
    found: list[Draft] = []
    for facts in reading.facts:
        found.extend(draft for fact in facts if (draft := _draft(document, fact, reading)) is not None)
    yield from _one_each(found)
    yield from _unread(reading, [(draft.start, draft.end) for draft in found if draft.kind is not Kind.RELATION])
    yield from _quotes(reading)


def _one_each(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Two facts of one kind at one place, or one inside the other, are one statement; so are two with one verb."""
    furthest: dict[Kind, int] = {}
    verbs: dict[tuple[int, int], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        if draft.kind is Kind.RELATION:
            known = verbs.setdefault(draft.keys[0], draft)
            if known is not draft:
                first, other = (known, draft) if known.listed or not draft.listed else (draft, known)
                verbs[draft.keys[0]] = replace(first, keys=tuple(dict.fromkeys((*first.keys, *other.keys))))
        elif draft.end > furthest.get(draft.kind, -1):
            furthest[draft.kind] = draft.end
            yield draft
    yield from verbs.values()


def _draft(document: Document, fact: Fact, reading: Reading) -> Draft | None:
    text = document.source[fact.start : fact.end]
    span = (fact.start, fact.end)

    def draft(kind: Kind, keys: tuple[tuple[int, int], ...], meaning: str, mention: Mention | None = None) -> Draft:
        return Draft(kind, *span, keys, meaning, mode=fact.mode, by=fact.by, mention=mention)

    if isinstance(fact, Quantity):
        return draft(Kind.NUMBER, (span,), "")
    if isinstance(fact, Moment):
        return draft(Kind.DATE, (span,), fact.iso or "")
    if isinstance(fact, Name):
        if not any(letter.isupper() for letter in text):
            return None  # "the unrest", "parliament": stands for a name, and is none
        return draft(Kind.NAME, (span,), fact.mention.name if fact.mention.name != text else "", fact.mention)
    if isinstance(fact, Role):
        title = (fact.role_start, fact.role_end) if 0 <= fact.role_start < fact.role_end else span
        person = ((fact.person.start, fact.person.end),) if fact.person else ()
        of = f" of {fact.of.name}" if fact.of else ""
        state = "" if fact.state == "current" else f"{fact.state} "
        holder = fact.person.name if fact.person else "?"
        return draft(Kind.TITLE, (title, *person), f"{holder}: {state}{fact.role}{of}")
    return _relation(fact, reading) if isinstance(fact, Relation) else None


def _relation(fact: Relation, reading: Reading) -> Draft | None:
    if not 0 <= fact.verb_start < fact.verb_end:
        return None
    offsets = [offset for offset in (fact.value, fact.moment) if offset >= 0]
    keys = [(mention.start, mention.end) for mention in (fact.object, fact.agent) if mention is not None]
    keys += [(other.start, other.end) for other in reading.facts[fact.sentence] if other.start in offsets]
    subject = fact.subject.name if fact.subject else "?"
    target = fact.object.name if fact.object else ""
    meaning = " · ".join(part for part in (subject, fact.predicate, target) if part)
    named = _is_named(fact.subject) and (_is_named(fact.object) or bool(offsets))
    return Draft(
        Kind.RELATION,
        fact.start,
        fact.end,
        ((fact.verb_start, fact.verb_end), *keys),
        f"not: {meaning}" if fact.negated else meaning,
        mode=fact.mode,
        by=fact.by,
        listed=named and fact.confidence >= 0.5,
    )


def _is_named(mention: Mention | None) -> bool:
    return mention is not None and any(letter.isupper() for letter in mention.name)


def _quotes(reading: Reading) -> Iterator[Draft]:
    """Every quotation with its speaker; scare quotes are none."""
    document = reading.document
    seen = set()
    for sentence in reading.sentences:
        for voice in sentence.voices:
            text = document.text[voice.start : voice.end]
            blank = len(text) - len(text.lstrip())
            span = (voice.start + blank, voice.start + len(text.rstrip()))
            if voice.mode is Mode.QUOTED and span not in seen and (voice.by or len(text.split()) >= LEAST_WORDS):
                seen.add(span)
                yield Draft(Kind.QUOTE, *span, (span,), voice.by or "", mode=Mode.QUOTED, by=voice.by)


def _unread(reading: Reading, covered: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """The figures, number words, dates and names at which no fact stands."""
    document = reading.document
    read = bytearray(len(document.text) + 1)
    for start, end in covered:
        read[start:end] = b"\1" * (end - start)
    for tokens, kind in _tokens(reading):
        titled = kind in (BlockKind.TITLE, BlockKind.HEADING) and _in_capitals(tokens)
        run = -1  # where a name of several words began
        for index in range(len(tokens) + 1):
            kind_of = None
            if index < len(tokens) and not any(read[tokens.starts[index] : tokens.ends[index]]):
                kind_of = _kind_of(tokens, index, titled)
            if kind_of is Kind.NAME:
                run = index if run < 0 else run
                continue
            if run >= 0:
                yield _unread_draft(Kind.NAME, tokens.starts[run], tokens.ends[index - 1])
                run = -1
            if kind_of is not None:
                yield _unread_draft(kind_of, tokens.starts[index], tokens.ends[index])


def _unread_draft(kind: Kind, start: int, end: int) -> Draft:
    return Draft(kind, start, end, ((start, end),), read=False)


def _tokens(reading: Reading) -> Iterator[tuple[Tokens, BlockKind]]:
    """The tokens of every sentence, then of the blocks that have none (bylines); page furniture is not the article."""
    for sentence in reading.sentences:
        yield sentence.tokens, sentence.kind
    split = {sentence.block for sentence in reading.sentences}
    for index, block in enumerate(reading.document.blocks):
        if index not in split and block.kind is not BlockKind.FURNITURE:
            yield tokenise(reading.document.text, block.start, block.end), block.kind


def _in_capitals(tokens: Tokens) -> bool:
    """Whether most words of a headline are capitalised: then a capital says nothing."""
    written = [word for word in tokens.words if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in written) * 2 > len(written)


def _kind_of(tokens: Tokens, index: int, titled: bool) -> Kind | None:
    word, lower = tokens.words[index], tokens.lower[index]
    if any(letter.isnumeric() for letter in word):
        return Kind.NUMBER
    if any(_is_number_word(part) for part in lower.split("-")):
        return Kind.NUMBER
    if any(letter.isupper() for letter in word[1:]):
        return None if titled else Kind.NAME  # "McDonald", "iPhone": no place makes these capitals
    if not word[0].isupper():
        return None
    if lower in calendar.weekdays() or (lower in calendar.months() and index > 0):
        return Kind.DATE
    return Kind.NAME if len(word) > 1 and not titled and not _opens(tokens, index) else None


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether a word may owe its capital to its place: at the start, after a quotation mark, a colon, a bullet."""
    before = tokens.words[index - 1] if index else ""
    return before not in _INSIDE and not any(letter.isalnum() for letter in before)


_INSIDE = (",", ";", "(", "’", "'")  # signs after which a sentence goes on


def _is_number_word(word: str) -> bool:
    return word_value(word) is not None or word in words().vague_bare or word in words().group_articles
