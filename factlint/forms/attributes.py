"""Measures and their figures: "reserves, which stand at £9.3 million", "a budget of £61.4m", "the £61.4m budget".

Where a count has no unit of its own, its name is a measure, and a figure meets it only where the sentence says so.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from factlint import data
from factlint.extractors.segments import Segment, segments
from factlint.forms.words import closed, closed_map, figure_words, find_phrase, is_verb, phrase_at, stem
from factlint.model import Quantity, Sentence, Tokens
from factlint.values.number_words import words as words_of_numbers
from factlint.values.plurals import is_plural


@dataclass(frozen=True, slots=True)
class Match:
    """Where a measure's words stand (token indexes, last exclusive), and how they hold the figure.

    `how` is "linked" (stands at), "of" (a budget of), "before" (the £5m budget), "in" (£5m in reserves), "part"
    ($4 billion of the debt), "verb" (it cost £5m; then the tokens are the verb's),
    "noun" (a republic of 6 million people).
    """

    first: int
    last: int
    how: str
    pronoun: int = -1  # token index of the pronoun that stands for the measure: "they stood at …"


@functools.cache
def _verbs_of(measure: str) -> frozenset[str]:
    listed = data.load("figure_words")["verbs"]
    return frozenset(listed.get(measure, [measure]))


def find_measure(phrases: tuple[tuple[str, ...], ...], quantity: Quantity, sentence: Sentence) -> Match | None:
    """How one of a measure's *phrases* holds a figure in its sentence, or None where none does."""
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    last = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    for phrase in phrases:
        for match in _matches(phrase, tokens, first, last, sentence):
            if not _is_another(tokens, match):
                return match
    return None


def _matches(phrase: tuple[str, ...], tokens: Tokens, first: int, last: int, sentence: Sentence) -> Iterator[Match]:
    if (index := _beside(phrase, tokens, first, last)) is not None:
        yield Match(index, index + len(phrase), "before")
    if (match := _after(phrase, tokens, last)) is not None:
        yield match
    yield from _before(phrase, tokens, first, sentence)


def _beside(phrase: tuple[str, ...], tokens: Tokens, first: int, last: int) -> int | None:
    """The measure inside the figure's own noun phrase: "£61.4m council budget", "11-year sentence"."""
    for index in range(first + 1, min(last + 3, len(tokens))):
        if phrase_at(tokens, index, phrase):
            return index
        if index >= last and (not tokens.words[index][0].isalpha() or _breaks_phrase(tokens.lower[index])):
            return None
    return None


def _breaks_phrase(word: str) -> bool:
    return word in closed("prepositions") or word in closed("determiners") or word in closed("coordinators")


def _after(phrase: tuple[str, ...], tokens: Tokens, last: int) -> Match | None:
    """The measure after the figure: "£9.3 million in reserves", "$4 billion of the country's national debt"."""
    if last >= len(tokens) or tokens.lower[last] not in ("of", "in"):
        return None
    how = "part" if tokens.lower[last] == "of" else "in"
    for index in range(last + 1, min(last + 6, len(tokens))):
        if phrase_at(tokens, index, phrase):
            return Match(index, index + len(phrase), how)
        if not tokens.words[index][0].isalpha() and tokens.lower[index] not in ("'s", "'", "’"):
            return None
        if tokens.lower[index] in closed("prepositions"):
            return None
    return None


def _is_counted(tokens: Tokens, start: int, head: int) -> bool:
    """ "1,150 animals of 140 species": the 140 are none of the animals."""
    before = tokens.lower[start - 1] if start else ""
    return is_plural(tokens.lower[head]) and (before[:1].isdigit() or before in words_of_numbers().starters)


def _before(phrase: tuple[str, ...], tokens: Tokens, first: int, sentence: Sentence) -> Iterator[Match]:
    """The measure as the governor of the figure: "a budget of …", "reserves stand at …", "it cost …"."""
    words = figure_words()
    index = _skip_fillers(tokens, first - 1)
    if index < 0:
        return
    word = tokens.lower[index]
    if word in ("of", ":"):
        head = index - 1
        while head >= 0 and tokens.lower[head] in words["totals"] and tokens.lower[head - 1 : head] == ("of",):
            head -= 2  # "a debt of a total of"
        start = head - len(phrase) + 1
        if phrase_at(tokens, start, phrase) and not _is_counted(tokens, start, head):
            yield Match(start, head + 1, "of")
        return
    last = index
    if word in words["links"] or word == "for":
        last = _before_change(tokens, index - 1) if word == "to" else index - 1
    verb = _group_start(tokens, last)
    if verb is None:
        yield from _verb_states(phrase, tokens, index)
        return
    group = [stem(tokens.lower[i]) for i in range(verb + 1, last + 1)]
    if any(base in _verbs_of(phrase[-1]) for base in group):
        yield Match(verb + 1, last + 1, "verb")
    if any(base in words["linking"] for base in group):
        yield from _subject(phrase, tokens, verb, sentence)


def find_number_of(phrases: tuple[tuple[str, ...], ...], quantity: Quantity, sentence: Sentence) -> Match | None:
    """How "the number of people killed rose to 64" gives a bare figure its noun; *phrases* are a count's units."""
    tokens = sentence.tokens
    index = _skip_fillers(tokens, tokens.at(quantity.start) - 1)
    if index < 1 or figure_words()["number_of"].isdisjoint(tokens.lower[:index]):
        return None
    last = index
    if tokens.lower[index] in figure_words()["links"]:
        last = _before_change(tokens, index - 1) if tokens.lower[index] == "to" else index - 1
    verb = _group_start(tokens, last)
    if (
        verb is None
        or verb < 1
        or not any(stem(tokens.lower[i]) in figure_words()["linking"] for i in range(verb + 1, last + 1))
    ):
        return None
    low, high = _subject_region(tokens, verb, segments(sentence))
    for phrase in phrases:
        for start in find_phrase(tokens, phrase, low, high):
            if phrase[0] in figure_words()["number_of"] or _is_numbered(tokens, low, start):
                return Match(start, start + len(phrase), "linked")
    return None


def _is_numbered(tokens: Tokens, low: int, start: int) -> bool:
    """Whether "the number of", and no more than two words, stand before a noun: "the number of confirmed deaths"."""
    number_of = figure_words()["number_of"]
    for index in range(start, max(low, start - 3), -1):
        if tokens.lower[index - 1] == "of":
            return index - 2 >= low and tokens.lower[index - 2] in number_of
        if not tokens.lower[index - 1].isalpha():
            return False
    return False


def _before_change(tokens: Tokens, index: int) -> int:
    """The token before a change that stands between a verb and its "to": "rose 6 percent to", "fell by a third to"."""
    words = figure_words()
    start = index
    while index > 0 and not is_verb(tokens.lower[index]) and start - index < 6:
        word = tokens.lower[index]
        if not (word[0].isdigit() or word in words["fillers"] or word in words["amounts"] or word in ("by", "%", ".")):
            return start
        index -= 1
    return index if is_verb(tokens.lower[index]) else start


def _group_start(tokens: Tokens, last: int) -> int | None:
    """The token before the verb group that ends at *last* ("had fallen", "now stand"); None: no verb ends there."""
    aside = closed("adverbs") | figure_words()["fillers"]
    while last >= 0 and tokens.lower[last] in aside and not is_verb(tokens.lower[last]):
        last -= 1
    if last < 0 or not is_verb(tokens.lower[last]):
        return None
    last -= 1
    helping = closed("be") | closed("have") | closed("do") | closed("negators") | frozenset(closed_map("modals"))
    while last >= 0 and (tokens.lower[last] in helping or (tokens.lower[last] in aside and tokens.lower[last] != "a")):
        last -= 1
    return last


def _verb_states(phrase: tuple[str, ...], tokens: Tokens, index: int) -> Iterator[Match]:
    """A verb of the measure a few words before its preposition: "sentenced for corruption to 11 years"."""
    if tokens.lower[index] not in ("to", "for", "at"):
        return
    for i in range(index - 1, max(-1, index - 6), -1):
        if stem(tokens.lower[i]) in _verbs_of(phrase[-1]):
            yield Match(i, i + 1, "verb")
            return
        if tokens.lower[i] in {",", ";", "("}:
            return


def _skip_fillers(tokens: Tokens, index: int) -> int:
    fillers = figure_words()["fillers"]
    while index >= 0 and (tokens.lower[index] in fillers or tokens.words[index] in {"$", "£", "€", "\\", "¥"}):
        if tokens.lower[index] == "to" and tokens.lower[max(0, index - 1)] != "up":
            break  # the link of "rose to"
        if tokens.lower[index] == "at" and tokens.lower[index + 1] not in ("least", "most"):
            break  # the link of "stands at"
        index -= 1
    return index


def _subject(phrase: tuple[str, ...], tokens: Tokens, verb: int, sentence: Sentence) -> Iterator[Match]:
    """The measure as the subject of the verb whose group begins after token *verb*."""
    if verb < 0:
        return
    if tokens.lower[verb] in ("which", "that", "they", "it", "who"):
        end = verb
        while end > 0 and tokens.lower[end - 1] in {",", "—", "–", "when", "and"}:
            end -= 1
        for start in range(end - len(phrase), -1, -1):
            if phrase_at(tokens, start, phrase):
                yield Match(start, start + len(phrase), "linked", pronoun=verb)
                return
        return
    low, high = _subject_region(tokens, verb, segments(sentence))
    head_end = _head_end(tokens, low, high)
    number_of = figure_words()["number_of"]
    for start in find_phrase(tokens, phrase, low, high):
        if start < head_end <= start + len(phrase) or _counted(tokens, low, start, number_of):
            yield Match(start, start + len(phrase), "linked")


def _counted(tokens: Tokens, low: int, start: int, number_of: frozenset[str]) -> bool:
    """Whether "the number of" stands before a phrase: "the number of people killed rose to 64"."""
    return start - low >= 2 and tokens.lower[start - 1] == "of" and tokens.lower[start - 2] in number_of


def _subject_region(tokens: Tokens, verb: int, parts: tuple[Segment, ...]) -> tuple[int, int]:
    """The tokens that may be a verb's subject: from the last comma, or around an apposition that ends at one."""
    high = verb + 1
    if tokens.lower[verb] == ",":
        high = verb
        while high > 0 and tokens.lower[high - 1] != ",":
            high -= 1
        high = high - 1 if high > 0 else verb
    low = high
    boundaries = {",", ";", ":", "—", "(", "“", '"'}
    while low > 0 and tokens.lower[low - 1] not in boundaries:
        low -= 1
        if (
            tokens.lower[low] in ("that", "and", "but", "while", "as")
            and low < high - 1
            and not _joins_nouns(tokens, low)
        ):
            low += 1
            break
    return low, high


def _joins_nouns(tokens: Tokens, index: int) -> bool:
    """Whether a coordinator stands inside one noun phrase ("gas and oil prices"): no determiner or name follows it."""
    return (
        tokens.lower[index] == "and"
        and not _breaks_phrase(tokens.lower[index + 1])
        and tokens.words[index + 1][:1].islower()
    )


def _head_end(tokens: Tokens, low: int, high: int) -> int:
    """Where the head of a noun phrase ends: before its first preposition or participle."""
    for index in range(low + 1, high):
        if tokens.lower[index] in closed("prepositions"):
            return index
    return high


def _is_another(tokens: Tokens, match: Match) -> bool:
    """Whether the measure is said to be another one: "the original budget", "last year's budget was"."""
    if match.first < 1 or match.how == "verb":
        return False
    another = figure_words()["another"]
    return any(tokens.lower[i] in another for i in range(max(0, match.first - 2), match.first))
