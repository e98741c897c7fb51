"""Whether what a figure counts is what a sheet's ``unit:`` names: "six thousand were injured" counts people injured.

A unit is a noun with its modifiers ("operating theatre", "tonne of grain"), or a noun and its fate ("people killed"),
or what befell alone ("injured").
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint import data
from factlint.extractors.segments import segments
from factlint.forms.words import closed, figure_words, is_participle, is_verb, same_word
from factlint.model import Quantity, Sentence
from factlint.records import dataclass
from factlint.values.number_words import words as words_of_numbers
from factlint.values.plurals import is_plural, singular
from factlint.values.units import currency_sign, unit_of, unit_sign

_COUNTED = frozenset({"count", "number", "ratio"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a sheet, taken apart. `measure` is the dimension of a physical unit, "" for a counted noun."""

    noun: str  # singular; "" where only a state is named
    modifiers: tuple[str, ...] = ()
    after: tuple[str, ...] = ()  # the words after "of": "grain"
    state: str = ""  # "injured", "killed", "dead"
    measure: str = ""


@functools.lru_cache(maxsize=4096)
def parse_unit(written: str) -> Unit:
    """Take the words of a ``unit:`` apart: "people injured" → noun person, state injured."""
    words = [word.lower() for word in written.split()]
    physical = unit_of(words)
    if physical is not None and physical[1] in (len(words), _of_at(words)):
        after = tuple(words[physical[1] + 1 :])
        return Unit(physical[0].name, after=after, measure=physical[0].dimension)
    if len(words) == 1:
        if (sign := unit_sign(written.strip()) or currency_sign(written.strip())) is not None:  # "km", "MB", "£", "EUR"
            return Unit(sign.name, measure=sign.dimension)
        if _is_state(words[0]):
            return Unit("", state=words[0])
        return Unit(singular(words[0]))
    if (at := _of_at(words)) < len(words):
        return Unit(singular(words[at - 1]), tuple(words[: at - 1]), tuple(words[at + 1 :]))
    at = next((i for i in range(1, len(words) - 1) if words[i] in closed("prepositions")), 0)
    if at:  # "people on board", "letters in support": the noun is before it, and all of the rest must be said
        return Unit(singular(words[at - 1]), tuple(words[: at - 1]), tuple(words[at:]))
    if _is_state(words[-1]) and not is_plural(words[-1]):
        return Unit(singular(words[-2]), tuple(words[:-2]), state=words[-1])
    return Unit(singular(words[-1]), tuple(words[:-1]))


def _of_at(words: Sequence[str]) -> int:
    return words.index("of") if "of" in words else len(words)


@functools.lru_cache(maxsize=4096)
def _is_state(word: str) -> bool:
    """Whether a word says what befell those counted: a participle, or an adjective that stands alone ("dead")."""
    if word in _states():
        return True
    return (
        (is_participle(word) or word.endswith("ing")) and not is_plural(word) and word not in _nouns_like_participles()
    )


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(data.load("figure_words")["states"])


@functools.cache
def _nouns_like_participles() -> frozenset[str]:
    return frozenset(data.load("figure_words")["participle_nouns"])


def counts(quantity: Quantity, units: tuple[Unit, ...], sentence: Sentence) -> bool:
    """Whether a figure counts one of the units."""
    return any(_counts(quantity, unit, sentence) for unit in units)


def _counts(quantity: Quantity, unit: Unit, sentence: Sentence) -> bool:
    if unit.measure:
        return quantity.dimension == unit.measure and _has_all(quantity, unit.after, sentence)
    if quantity.dimension not in _COUNTED:
        return False
    if not quantity.unit and unit.noun and _is_of_noun(quantity, sentence):
        return singular(quantity.modifiers[-1]) == unit.noun
    if unit.noun and singular(quantity.unit) != unit.noun:
        if quantity.noun_start < 0 and not unit.state and not unit.after and _is_called(quantity, unit, sentence):
            return True
        return bool(unit.state) and _elliptic(quantity, unit) and _befell(quantity, unit.state, sentence)
    if not unit.noun and quantity.unit and same_word(quantity.unit, unit.state):
        return True  # "the 310 injured"
    if unit.after and _has_own_complement(quantity, sentence):
        return False
    if quantity.part == "part" and unit.after and unit.after[0] in closed("prepositions"):
        return False  # "three of the 50 people on board": 50 were on board
    if not _has_all(quantity, unit.modifiers, sentence) or not _has_all(quantity, unit.after, sentence):
        return False
    return not unit.state or _befell(quantity, unit.state, sentence)


def is_named_so(quantity: Quantity, name: str) -> bool:
    """Whether the counted noun and its modifiers are those of a count's name: "six collections of poetry" are
    ``poetry collections``.
    """
    if quantity.dimension != "count" or not quantity.modifiers or " " not in name:
        return False
    unit = parse_unit(name)
    if not unit.modifiers or unit.after or unit.state or unit.measure or singular(quantity.unit) != unit.noun:
        return False
    return set(unit.modifiers) == set(quantity.modifiers)


def is_kind(quantity: Quantity, kinds: tuple[Unit, ...]) -> bool:
    """Whether a figure counts one of the kinds that a sheet counts by themselves: "four gold medals"."""
    return any(
        singular(quantity.unit) == kind.noun
        and all(any(same_word(word, other) for other in quantity.modifiers) for word in kind.modifiers)
        for kind in kinds
    )


def one_of_kinds(quantity: Quantity, others: Sequence[Quantity], units: tuple[Unit, ...], sentence: Sentence) -> bool:
    """Whether a figure is of one of several kinds told together: "340 male nurses and 95 female nurses"."""
    own = set(quantity.modifiers).difference(*(unit.modifiers for unit in units))
    if not own:
        return False
    tokens = sentence.tokens
    for other in others:
        if other.unit != quantity.unit or not other.modifiers or own & set(other.modifiers):
            continue
        first, second = (quantity, other) if quantity.start < other.start else (other, quantity)
        joint = tokens.lower[tokens.at(first.end - 1) + 1 : tokens.at(second.start)]
        if joint in (("and",), (",",), (",", "and")):
            return True
    return False


def _is_called(quantity: Quantity, unit: Unit, sentence: Sentence) -> bool:
    """Whether the counted are said to be the unit's: "Of the 214 patients, 139 are young children under ten"."""
    tokens = sentence.tokens
    at = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    if at >= len(tokens) or tokens.lower[at] not in closed("be"):
        return False
    for index in range(at + 1, min(at + 4, len(tokens))):
        word = tokens.lower[index]
        if not word[0].isalpha() or word in closed("prepositions"):
            return False
        if is_plural(word) and singular(word) == unit.noun:
            return set(unit.modifiers) <= set(tokens.lower[at + 1 : index])
    return False


def _is_of_noun(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the noun before "of" is what is counted: "a crew of six"."""
    tokens = sentence.tokens
    at = tokens.at(quantity.start) - 1
    before = 0 <= quantity.noun_start < quantity.noun_end <= quantity.start
    return before and bool(quantity.modifiers) and tokens.lower[at] == "of" and tokens.at(quantity.noun_end) == at


def _has_own_complement(quantity: Quantity, sentence: Sentence) -> bool:
    """ "1,275 letters of objection and 38 in support", "900 tonnes of wheat and 300 of rye": the noun is shared."""
    if not 0 <= quantity.noun_start < quantity.start:
        return False
    tokens = sentence.tokens
    after = tokens.at(quantity.end - 1) + 1
    if after + 1 >= len(tokens) or tokens.lower[after] not in closed("prepositions"):
        return False
    return tokens.words[after + 1].islower()  # "and 38 in March", "and 38 on Tuesday" are of the same kind


def _elliptic(quantity: Quantity, unit: Unit) -> bool:
    """Whether a figure without a noun may count the unit's: "over 600 were injured", "64 dead"."""
    return unit.noun == "person" and (quantity.unit == "" or same_word(quantity.unit, unit.state))


def _has_all(quantity: Quantity, words: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether every word stands in the counted noun phrase, in some inflection."""
    if not words:
        return True
    own = {*quantity.modifiers, quantity.demonym.lower()}
    if quantity.noun_start >= 0:
        tokens = sentence.tokens
        own |= set(tokens.lower[tokens.at(quantity.start) : tokens.at(quantity.noun_end - 1) + 4])
    return all(any(same_word(word, other) for other in own) for word in words if word not in ("the", "a"))


def _befell(quantity: Quantity, state: str, sentence: Sentence) -> bool:
    """Whether the clause says *state* of those counted: "75 have been injured", "killed 41 people", "64 dead"."""
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    last = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    named = (*tokens.lower[first : last + 1], *quantity.modifiers)
    if any(same_word(state, word) for word in named):
        return quantity.part != "part"  # "six of the nine people killed were at home": nine were killed
    if quantity.part == "whole":
        return False  # "six of the nine people aboard were killed": six were
    part = next((p for p in segments(sentence) if p.holds(quantity.start)), None)
    low = tokens.at(part.start) if part is not None else 0
    for i in range(last, len(tokens)):
        word = tokens.lower[i]
        if same_word(state, word):
            return not (_has_object_of_its_own(tokens.lower, i) or _is_alternative(tokens.lower, i))
        if not _may_stand_between(word) and not (i - last < 3 and tokens.words[i][0].isalpha() and not is_verb(word)):
            break
    fillers = figure_words()["fillers"]
    for i in range(first - 1, low - 1, -1):
        word = tokens.lower[i]
        if same_word(state, word):
            return not (_is_passive(tokens.lower, i) or _is_alternative(tokens.lower, i))
        if word not in fillers and word not in closed("determiners"):
            return False
    return False


def _is_alternative(lower: tuple[str, ...], index: int) -> bool:
    """ "21 people were killed or injured": how many were injured, it does not say."""
    return "or" in (*lower[max(0, index - 1) : index], *lower[index + 1 : index + 2])


def _has_object_of_its_own(lower: tuple[str, ...], index: int) -> bool:
    """ "killed two pupils and injured 17": what stands behind "and" befell those behind it."""
    if lower[index - 1] not in closed("coordinators") and lower[index - 1] != ",":
        return False
    after = lower[index + 1] if index + 1 < len(lower) else ""
    return after[:1].isdigit() or after in closed("determiners") or after in words_of_numbers().starters


def _may_stand_between(word: str) -> bool:
    """Words between those counted and their fate: "310 people were seriously injured", "40, who were all hurt"."""
    return (
        word in closed("be").union(closed("have"))
        or word in closed("adverbs")
        or word.endswith("ly")
        or word in closed("relatives")
        or word in ("to", "or", "and", ",", "got", "left", "reported", "confirmed", "believed")
        or is_participle(word)
    )


def _is_passive(lower: tuple[str, ...], index: int) -> bool:
    return index > 0 and lower[index - 1] in closed("be")
