"""Of what time a clause speaks by its verbs: "stood at 40" of the past, "has killed nine" of now."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from factlint.extractors.segments import VERB_FORMS, Segment, VerbForm, segment_words
from factlint.model import Fact, Quantity, Sentence


def is_of_now(part: Segment, sentence: Sentence) -> bool:
    """ "The ministry said that 698 men were now held": what it said is that they are."""
    tokens = sentence.tokens
    lower = tokens.lower[bisect_left(tokens.starts, part.start) : bisect_left(tokens.starts, part.end)]
    return not segment_words()["at_present"].isdisjoint(lower)


def is_bygone(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is of a state at a past time that is not told: "When I came here there were nine pairs"."""
    tokens, words = sentence.tokens, segment_words()
    if words["dated"].isdisjoint(tokens.lower):
        return False
    before = tokens.lower[max(0, tokens.at(quantity.start) - 3) : tokens.at(quantity.start)]
    if words["stative"].isdisjoint(before):
        return False
    for index, word in enumerate(tokens.lower[:-2]):
        if word not in words["dated"] or not (index < 2 or tokens.lower[index + 1] in words["persons"]):
            continue
        if any(VERB_FORMS[verb] & VerbForm.PAST_ALONE for verb in tokens.lower[index + 1 : index + 7]):
            return True
    return False


def is_present_again(start: int, end: int, sentence: Sentence) -> bool:
    """Whether a second verb speaks of now: "joined the Union in 2004 and has a population of 2.9 million"."""
    tokens, words = sentence.tokens, segment_words()
    lower = tokens.lower[tokens.at(start) : tokens.at(end)]
    return any(one in words["coordinating"] and other in words["present"] for one, other in pairwise(lower))


def is_past_next(fact: Fact, part: Segment, end: int, sentence: Sentence) -> bool:
    """Whether a date is a second verb's, behind one of now: "employs 850 people and had sales of £6m in 2022"."""
    tokens, words = sentence.tokens, segment_words()
    at = tokens.at(fact.end - 1) + 1
    after = pairwise(tokens.lower[at : tokens.at(end)])
    if not any(one in words["coordinating"] and _is_past_form(other) for one, other in after):
        return False
    before = tokens.lower[bisect_left(tokens.starts, part.start) : at]
    present = any(VERB_FORMS[word] & VerbForm.FINITE and word.endswith("s") for word in before)
    return present and not any(_is_past_form(word) for word in before)


def _is_past_form(word: str) -> bool:
    return word in segment_words()["past_auxiliary"] or bool(VERB_FORMS[word] & VerbForm.PAST_ALONE)


def is_perfect(fact: Fact, sentence: Sentence) -> bool:
    """Whether the verb that has a figure as its object is in the present perfect: "has killed nine and hurt 60"."""
    if not isinstance(fact, Quantity):
        return False
    words = segment_words()
    lower = sentence.tokens.lower
    for index in range(sentence.tokens.at(fact.start) - 1, -1, -1):
        forms = VERB_FORMS[lower[index]]
        if not forms & (VerbForm.PAST | VerbForm.PARTICIPLE):
            continue
        if any(word in words["perfect_auxiliary"] for word in _auxiliaries(lower, index)):
            return bool(forms & VerbForm.PARTICIPLE)
        if index and lower[index - 1] in words["joining"] and forms & VerbForm.PARTICIPLE:
            continue
        return False
    return False


def _auxiliaries(lower: tuple[str, ...], verb: int) -> tuple[str, ...]:
    """The words that may be a verb's auxiliary: "has so far killed", "it's won", not "the board's area fell"."""
    before = lower[max(0, verb - 3) : verb]
    return before if not before or before[-1] in ("'s", "'ve") else tuple(w for w in before if not w.startswith("'"))


def speaks_of_past(part: Segment, sentence: Sentence) -> bool:
    tokens, words = sentence.tokens, segment_words()
    lower = tokens.lower[bisect_left(tokens.starts, part.start) : bisect_left(tokens.starts, part.end)]
    if not words["past_auxiliary"].isdisjoint(lower):
        return True
    if not words["perfect_auxiliary"].isdisjoint(lower) and _is_auxiliary(lower):
        return False
    return any(VERB_FORMS[word] & VerbForm.PAST_ALONE for word in lower)


def _is_auxiliary(lower: tuple[str, ...]) -> bool:
    """Whether a word is "has" or stands for it before a participle: "it's won", not "Halden's profit rose"."""
    perfect = segment_words()["perfect_auxiliary"]
    for word, after in zip(lower, (*lower[1:], ""), strict=True):
        if word in perfect and (word[0] != "'" or after == "been" or VERB_FORMS[after] & VerbForm.PARTICIPLE):
            return True
    return False
