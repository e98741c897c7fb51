"""Which names a pronoun may look back to: nearest sentence first, the subject before the rest, never out of a quote."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from factlint import data
from factlint.extractors.context import Context
from factlint.lookup import once
from factlint.model import BlockKind, Kind, Mention, Mode, Sentence
from factlint.text.name_index import given_names, word_list
from factlint.text.office_index import title_words

PARAGRAPHS = 3  # how many paragraphs back a name is still in the reader's mind
KEPT = 7  # and how many where pronouns between keep it there
# an enumeration's members are read ten times as slowly as a module's constants
_PERSON, _QUOTED, _BYLINE = Kind.PERSON, Mode.QUOTED, BlockKind.BYLINE
_CLAUSE_SIGNS = (",", ";", "“", '"', "(", "and")
_OTHERS = (Kind.GROUP, Kind.PLACE, Kind.THING, Kind.EVENT)
SENTENCES = 40  # nor further back than that: a paragraph may be endless


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of ``references.yaml`` as a set."""
    return frozenset(data.load("references")[name])


def gender(mention: Mention, sentence: Sentence) -> str:
    """ "male", "female" or "" of a person, from an honorific before the name or from the first name."""
    at = sentence.tokens.at(mention.start)
    before = sentence.tokens.lower[at - 1] if at else ""
    for kind in ("male", "female"):
        if before in word_list(kind):
            return kind
    return given_names().get(mention.name.split()[0].lower(), "")


@once
def topic(context: Context) -> tuple[Mention, str] | None:
    """The one person whom the headline names, and that person's gender: who "she" is unless another woman is near."""
    people: dict[str, tuple[Mention, str]] = {}
    for sentence in context.sentences:
        if sentence.kind is not BlockKind.TITLE:
            if sentence.kind is not BlockKind.BYLINE:
                break
            continue
        for mention in context.mentions[sentence.index]:
            if is_person(mention):
                people[mention.name] = (mention, gender(mention, sentence))
    return next(iter(people.values())) if len(people) == 1 else None


def is_person(mention: Mention) -> bool:
    """Whether a mention names a person, as far as anything says."""
    if mention.how in ("demonym", "capital"):
        return False
    return mention.kind is _PERSON


def is_other(mention: Mention) -> bool:
    """Whether a mention names what "it" may stand for."""
    return mention.kind in _OTHERS and mention.how != "demonym"


def before(
    sentence: Sentence, offset: int, context: Context, paragraphs: int = PARAGRAPHS
) -> Iterator[tuple[Sentence, tuple[Mention, ...]]]:
    """Yield this sentence and those before it with their mentions, so many paragraphs back.

    Outside a quote, what is named inside one does not count; inside, the one who speaks does not.
    """
    mode, by = sentence.voice(offset)
    quoted = mode is _QUOTED
    first_block = sentence.block - paragraphs
    for index in range(sentence.index, max(-1, sentence.index - SENTENCES), -1):
        other = context.sentences[index]
        if other.block < first_block:
            return
        if other.kind is _BYLINE:
            continue
        kept = []
        for mention in context.mentions[index]:
            if index == sentence.index and mention.start >= offset:
                break
            if quoted:
                if by and _same_person(mention.name, by):
                    continue
            elif other.voices and other.voice(mention.start)[0] is _QUOTED:
                continue
            kept.append(mention)
        yield other, tuple(kept)


def _same_person(name: str, by: str) -> bool:
    return name == by or name.split()[-1] == by.split()[-1]


def is_subject(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name may be the subject of its clause: no preposition before it, no possessive ending behind it."""
    tokens = sentence.tokens
    lower = tokens.lower
    first = at = tokens.at(mention.start)
    stop = tokens.at(mention.end - 1) + 1
    if stop < len(lower) and lower[stop] in ("'s", "'"):
        return False
    prepositions = words("prepositions")
    while at > 0 and (before := lower[at - 1]) not in prepositions and before not in _CLAUSE_SIGNS:
        at -= 1
        if first - at > 4:
            return False  # a verb stands between
    return at == 0 or lower[at - 1] not in prepositions


def is_modifier(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name only describes the noun behind it: "the US company", "the Airbus website"."""
    lower = sentence.tokens.lower
    stop = sentence.tokens.at(mention.end - 1) + 1
    if stop >= len(lower):
        return False
    return lower[stop] in _described()


@functools.cache
def _described() -> frozenset[str]:
    """Nouns that a name before them only describes."""
    return words("group") | words("thing") | word_list("organisations") | title_words("heads")


def opens(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name is in the first noun phrase: only titles, or an opening phrase and a comma, before it."""
    tokens = sentence.tokens
    at = tokens.at(mention.start)
    if at <= 3:
        return is_subject(mention, sentence)
    if "," in tokens.words[:at]:
        comma = max(n for n in range(at) if tokens.words[n] == ",")
        return comma <= 8 and at - comma <= 4 and is_subject(mention, sentence)
    return False


def distinct(found: Sequence[Mention]) -> list[Mention]:
    """One mention (the last) for each name."""
    return list({mention.name: mention for mention in found}.values())


def choose(found: Sequence[Mention], sentence: Sentence) -> tuple[Mention, float]:
    """The likeliest of several names in one sentence, and how sure that is before distance is counted."""
    names = distinct(found)
    if len(names) == 1:
        return names[0], 0.9
    leading = [mention for mention in found if opens(mention, sentence)]
    if leading:
        others = [m for m in found if m.name != leading[0].name and is_subject(m, sentence)]
        return leading[0], 0.45 if others else 0.65
    return found[-1], 0.4
