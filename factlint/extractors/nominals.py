"""Whom "the president", "the company" and "the country" stand for: nearest name that the noun fits."""

from __future__ import annotations

import functools
from collections import Counter

from factlint import data
from factlint.extractors.antecedents import before, distinct, is_other, is_person, opens, words
from factlint.extractors.appellations import called
from factlint.extractors.context import Context
from factlint.extractors.segments import segments
from factlint.model import Kind, Mention, Sentence
from factlint.text.name_index import word_list

_SURE = 0.5
_TOPIC = 0.55
_CALLED = 0.7  # of a name that the text calls by the noun
_OFTEN, _FIRST = 3, 3  # how many mentions make a name the topic, and in how many sentences it must come up
_KINDS = (("group", Kind.GROUP), ("place", Kind.PLACE), ("thing", Kind.THING), ("event", Kind.EVENT))


def nominal(sentence: Sentence, token: int, context: Context) -> Mention | None:
    """Return what the noun at *token* (or after the article there) takes up, or None.

    A declared short form is a name, and found before. Sure only where one name alone fits.
    """
    tokens = sentence.tokens
    first = token
    if tokens.lower[token] in words("determiners"):
        token += 1
    elif token and tokens.lower[token - 1] in words("determiners"):
        first = token - 1
    else:
        return None
    if token >= len(tokens) or (token + 1 < len(tokens) and tokens.lower[token + 1] == "of"):
        return None
    end = tokens.ends[token]
    if any(m.start <= end + 1 < m.end for m in context.mentions[sentence.index]):
        return None  # "the President Muktubek …"
    noun = tokens.lower[token]
    found = _named(noun, sentence, tokens.starts[first], context)
    if (found is None or found[1] < _SURE) and noun in words("any_group"):
        topic = _topic(sentence, tokens.starts[first], context)
        found = (topic, _TOPIC) if topic is not None else found
    if found is None:
        return None
    antecedent, sure = found
    start = tokens.starts[first]
    text = sentence.text[start - sentence.start : end - sentence.start]
    confidence = round(min(sure, antecedent.confidence), 2)
    return Mention(start, end, text, antecedent.name, "noun", antecedent.kind, antecedent.entities, confidence)


def _named(noun: str, sentence: Sentence, offset: int, context: Context) -> tuple[Mention, float] | None:
    if noun in context.vocabulary.offices.heads or noun in words("person"):
        return _office_holder(noun, sentence, offset, context)
    if noun.isalpha() and (name := called(noun, offset, context)) is not None:
        return name, _CALLED
    kinds = _kinds_of().get(noun)
    if kinds is None:
        return None
    by_kind: list[Mention] = []
    sure = leads_here = False
    is_country = noun in words("country")
    for other, mentions in before(sentence, offset, context):
        things = [m for m in mentions if is_other(m) and m.how != "noun"]
        bearing = distinct([m for m in things if _bears(noun, m.name)])
        if len(bearing) == 1:
            return bearing[0], 0.75
        fitting = [m for m in things if m.kind in kinds and _fits(noun, m, context)]
        if is_country and other is sentence and fitting and _governs(fitting, sentence, offset):
            return _main_country(fitting, context)
        if by_kind and fitting and {m.name for m in fitting} - {m.name for m in by_kind}:
            if leads_here and other.block != sentence.block:
                break  # the subject of this paragraph; the others are of earlier ones
            return by_kind[0], 0.4
        if fitting and not by_kind:
            leading = [m for m in fitting if opens(m, other)]
            if len(distinct(fitting)) > 1:
                return (leading or fitting)[0], 0.4
            by_kind = fitting
            sure = bool(leading) or is_country
            leads_here = bool(leading) and other.block == sentence.block
    if not by_kind:
        return None
    return by_kind[0], 0.55 if sure and by_kind[0].kind is not Kind.THING else 0.45


@functools.cache
def _kinds_of() -> dict[str, tuple[Kind, ...]]:
    """Noun → what it may take up: "club" → a group."""
    table: dict[str, tuple[Kind, ...]] = {}
    for name, kind in _KINDS:
        for noun in words(name):
            table[noun] = (*table.get(noun, ()), kind)
    return table


def _governs(found: list[Mention], sentence: Sentence, offset: int) -> bool:
    """Whether the only name is the subject of the noun's own clause: "China holds the country's debt" is another's."""
    if len(distinct(found)) > 1 or not opens(found[-1], sentence):
        return False
    return any(part.holds(found[-1].start) and part.holds(offset) for part in segments(sentence))


def _main_country(but: list[Mention], context: Context) -> tuple[Mention, float] | None:
    """The country that a document opens with and names oftenest, where it is not one of *but*."""
    named = [m for mentions in context.mentions for m in mentions if m.how == "name" and _is_country(m.name)]
    counts = Counter(mention.name for mention in named).most_common(2)
    main = named[0]
    if main.name == but[-1].name or counts[0][0] != main.name or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return main, 0.55


def _topic(sentence: Sentence, offset: int, context: Context) -> Mention | None:
    """The group that the document is about, where it was named last: far oftener than any other, and from the start."""
    named: dict[str, int] = {}
    early: set[str] = set()
    last: Mention | None = None
    for index, mentions in enumerate(context.mentions):
        for mention in mentions:
            if mention.how not in ("name", "short") or mention.kind not in (None, Kind.GROUP):
                continue
            word = mention.name.partition(" ")[0]
            named[word] = named.get(word, 0) + 1
            if index < _FIRST:
                early.add(word)
            if mention.start < offset and index <= sentence.index:
                last = mention
    if last is None:
        return None
    word = last.name.partition(" ")[0]
    often = named.pop(word)
    is_topic = word in early and often >= _OFTEN and often >= 2 * max(named.values(), default=0)
    return last if is_topic else None


def _fits(noun: str, mention: Mention, context: Context) -> bool:
    """A country is a place, but not every place is a country."""
    if noun in words("country"):
        return mention.how == "name" and _is_country(mention.name)
    if noun in words("place"):
        return not _is_country(mention.name)
    if noun in words("group"):
        others = words("group") | word_list("organisations")
        if noun in words("businesses"):
            others -= words("business_heads")
        return noun in words("any_group") and not any(word in others for word in mention.name.lower().split())
    return True


def _bears(noun: str, name: str) -> bool:
    """Whether a noun is the head of a name: "the union" of "Allied Metal Union", "the bank" of "Bank of England"."""
    parts = name.lower().split()
    return parts[-1] == noun or (len(parts) > 2 and parts[0] == noun and parts[1] in ("of", "for"))


def _is_country(name: str) -> bool:
    return name in data.load("countries")


def _office_holder(noun: str, sentence: Sentence, offset: int, context: Context) -> tuple[Mention, float] | None:
    """ "The president": the last person who bore that title; unsure where two did."""
    bearers: list[Mention] = []
    for index in range(sentence.index, -1, -1):
        other = context.sentences[index]
        lower = other.tokens.lower
        if noun not in lower:
            continue
        for mention in context.mentions[index]:
            if not is_person(mention) or mention.start >= offset:
                continue
            at = other.tokens.at(mention.start)
            stop = other.tokens.at(mention.end - 1) + 1
            if noun in lower[max(0, at - 1) : at] or (
                stop < len(lower) and lower[stop] == "," and noun in lower[stop + 1 : stop + 7]
            ):
                bearers.append(mention)
    names = distinct(bearers)
    if not names:
        return None
    return bearers[0], 0.75 if len(names) == 1 else 0.4
