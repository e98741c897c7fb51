"""What a text calls its names by: "the ferry MV Sorrel", "Sorrel, a car ferry, …". Then "the ferry" is MV Sorrel.

Only where one name alone is called so, and nothing in the text speaks of another: "another ferry", "two ferries".
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from factlint.extractors.antecedents import is_person, words
from factlint.extractors.context import Context
from factlint.lookup import once
from factlint.model import Mention, Sentence
from factlint.text.morphology import known
from factlint.values.plurals import plural

_CALLED = ("name", "short")
_WIDEST = 4  # words from an article to the noun: "a small Danish car ferry"


def called(noun: str, offset: int, context: Context) -> Mention | None:
    """The name that a document calls by *noun* before *offset*, where it calls one so and no other thing."""
    earlier = [mention for mention in _appellations(context).get(noun, ()) if mention.start < offset]
    return earlier[-1] if earlier else None


@once
def _appellations(context: Context) -> dict[str, list[Mention]]:
    """Noun → the mentions of the one name that is called so, in text order."""
    nouns: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    places: set[tuple[int, int]] = set()  # of the nouns beside the names: sentence, token
    for sentence, mentions in zip(context.sentences, context.mentions, strict=True):
        for mention in mentions:
            if mention.how in _CALLED and not is_person(mention):
                for at in _beside(mention, sentence):
                    nouns[sentence.tokens.lower[at]].setdefault(mention.name, mention)
                    places.add((sentence.index, at))
    single = {noun: next(iter(names)) for noun, names in nouns.items() if len(names) == 1}
    for noun in _contested(frozenset(single), places, context):
        del single[noun]
    if not single:
        return {}
    by_name: defaultdict[str, list[Mention]] = defaultdict(list)
    for mentions in context.mentions:
        for mention in mentions:
            by_name[mention.name].append(mention)
    return {noun: by_name[name] for noun, name in single.items()}


def _beside(mention: Mention, sentence: Sentence) -> Iterator[int]:
    """The tokens of the nouns that a name is called by, right before it or in an apposition behind."""
    lower = sentence.tokens.lower
    first, stop = sentence.tokens.at(mention.start), sentence.tokens.at(mention.end - 1) + 1
    opened = any(lower[at] in words("articles") for at in range(max(0, first - _WIDEST), first - 1))
    if first and opened and _is_noun(first - 1, sentence):
        yield first - 1
    if stop + 2 < len(lower) and lower[stop] in _openers() and lower[stop + 1] in words("articles"):
        head = stop + 2
        while head + 1 < len(lower) and head - stop <= _WIDEST and _is_noun(head + 1, sentence):
            head += 1
        if _is_noun(head, sentence) and (lower[stop + 1] != "the" or _ends_phrase(head + 1, sentence)):
            yield head


def _ends_phrase(at: int, sentence: Sentence) -> bool:
    """Whether a noun phrase ends before a token: "Sorrel, the ferry of the island"; not "…, the ferry sank"."""
    lower = sentence.tokens.lower
    return at >= len(lower) or not lower[at][0].isalnum() or lower[at] in words("prepositions") | words("relative")


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset({",", "(", "is", "was"})


def _is_noun(at: int, sentence: Sentence) -> bool:
    """Whether a word in small letters may be a noun: one that names things, or at least no verb and no small word."""
    word = sentence.tokens.words[at]
    if not word.isalpha() or not word.islower() or len(word) < 3 or word in _common():
        return False
    return word in _things() or (word not in known() and word not in _small())


@functools.cache
def _things() -> frozenset[str]:
    return words("thing") | words("group")


@functools.cache
def _common() -> frozenset[str]:
    """Nouns that anything near may be called by: "the company" is the one last spoken of, whoever is called so."""
    return words("any_group") | words("place") | words("event") | words("person")


@functools.cache
def _small() -> frozenset[str]:
    lists = ("prepositions", "determiners", "articles", "relative", "male", "female", "neuter", "plural", "joining")
    return frozenset().union(*map(words, lists))


def _contested(nouns: frozenset[str], places: set[tuple[int, int]], context: Context) -> Iterator[str]:
    """The nouns by which the text calls other things too: "another ferry", "a ferry", "two ferries"."""
    by_plural = {plural(noun): noun for noun in nouns}
    found: set[str] = set()
    for sentence in context.sentences:
        lower = sentence.tokens.lower
        for at, word in enumerate(lower):
            if word in by_plural and word not in nouns:
                found.add(by_plural[word])
            elif word in nouns and (sentence.index, at) not in places:
                before = lower[max(0, at - 2) : at]
                if not words("others").isdisjoint(before):
                    found.add(word)
    yield from found
