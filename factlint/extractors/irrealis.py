"""``Shares could fall by 25 percent``, ``plans to close``, ``if they win``, ``whether``: what is not said to be so.

Every trigger opens a stretch that ends with its clause; the data file ``modality`` has the triggers.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from factlint import data
from factlint.model import BlockKind, Mode, Sentence, Tokens
from factlint.records import dataclass
from factlint.values.number_words import words as words_of_numbers

Span = tuple[int, int]
Stretch = tuple[int, int, Mode, str | None]  # start, end, mode, who speaks: a Voice to be

HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)  # whose infinitives may be plans

# What a phrase does, in the order in which the lists are asked: the first that fits counts.
_KINDS = ("asked", "conditions", "planned_clause", "planned", "conditional")


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    size: int
    key: int  # which of the words it is looked up by
    kind: str


@dataclass(frozen=True, slots=True)
class _Lists:
    phrases: dict[str, tuple[_Phrase, ...]]  # by their longest word that is not an everyday one: the rarest as a rule
    not_conditions: tuple[tuple[str, ...], ...]
    consequences: frozenset[str]
    clause_ends: frozenset[str]
    clause_marks: frozenset[str]  # words at which a clause may end
    given: frozenset[str]
    comma_ends: frozenset[str]
    new_subject: frozenset[str]
    headline: frozenset[str]
    figure_leads: frozenset[str]
    figure_opens: frozenset[str]
    no_subject: frozenset[str]
    modals: frozenset[str]
    indefinite: frozenset[str]
    schedules: frozenset[tuple[str, ...]]
    asking: frozenset[str]
    permissions: frozenset[str]
    permitted: frozenset[str]
    inverted: frozenset[str]
    plan_ends: frozenset[str]
    asides: frozenset[str]


@functools.cache
def _lists() -> _Lists:
    raw = data.load("modality")
    everyday = frozenset(raw["everyday"])
    phrases: dict[str, list[_Phrase]] = {}
    for kind in _KINDS:
        for entry in sorted(raw[kind], key=len, reverse=True):
            words = tuple(entry.split())
            key = min(range(len(words)), key=lambda position: (words[position] in everyday, -len(words[position])))
            phrases.setdefault(words[key], []).append(_Phrase(words, len(words), key, kind))
    return _Lists(
        {first: tuple(group) for first, group in phrases.items()},
        tuple(tuple(entry.split()) for entry in raw["not_conditions"]),
        frozenset(raw["consequences"]),
        frozenset(raw["clause_ends"]),
        frozenset([*raw["clause_ends"], "that", ","]),
        frozenset(raw["given"]),
        frozenset(raw["comma_ends"]),
        frozenset(raw["new_subject"]),
        frozenset(raw["headline"]),
        frozenset(raw["figure_leads"]),
        frozenset(raw["figure_opens"]),
        frozenset((*raw["new_subject"], *raw["comma_ends"], *raw["clause_ends"], *raw["shares"])),
        frozenset(raw["modals"]),
        frozenset(raw["indefinite"]),
        frozenset(tuple(entry.split()) for entry in raw["schedules"]),
        frozenset(raw["asking"]),
        frozenset(raw["permissions"]),
        frozenset(raw["permitted"]),
        frozenset(raw["inverted"]),
        frozenset(raw["plan_ends"]),
        frozenset(raw["asides"]),
    )


def irrealis_words() -> frozenset[str]:
    """The words of which a sentence has one where, a headline apart, anything in it is irrealis."""
    return frozenset(_lists().phrases)


def _headline_plan(sentence: Sentence, lists: _Lists) -> list[Stretch]:
    """ "Ford to cut 30,000 jobs": a headline's infinitive straight after its subject, names and little else."""
    tokens = sentence.tokens
    small = 0
    for index in range(1, len(tokens) - 1):
        if tokens.lower[index] in lists.headline:
            if tokens.lower[index + 1].isalpha() and tokens.words[index + 1].islower():
                return [(tokens.starts[index], sentence.end, Mode.PLANNED, None)]
            return []
        word = tokens.words[index]
        small += word.islower() and word not in lists.clause_ends
        if small > 1 or (word.islower() and len(word) > 3 and word.endswith(("s", "ed"))):
            return []  # a verb, as it may be: "Death toll rises to 64"
    return []


def find_irrealis(sentence: Sentence, limits: Sequence[Span]) -> list[Stretch]:
    """Return the stretches of *sentence* that are planned, conditional or asked.

    *limits* are stretches (quotations, attributions) at whose borders a clause ends as well.
    """
    lists = _lists()
    tokens = sentence.tokens
    lower, starts = tokens.lower, tokens.starts
    phrases = lists.phrases
    found: list[Stretch] = []
    if sentence.kind in HEADLINES and not lists.headline.isdisjoint(lower):
        found += _headline_plan(sentence, lists)
    if phrases.keys().isdisjoint(lower):
        return found
    if lower[0] in lists.inverted and "?" not in sentence.text and not limits:
        found.append((starts[0], _clause_end(sentence, 0, lists), Mode.CONDITIONAL, None))
    for at in compress(count(), map(phrases.__contains__, lower)):
        for phrase in phrases[lower[at]]:
            words, size, key, _ = phrase
            index = at - key
            if size == 1 or (index >= 0 and lower[index : index + size] == words):
                break
        else:
            if lower[at] not in lists.asking or (index := _asked_for(lower, at)) < 0:
                continue
            phrase = _ASKED_FOR
        if phrase.kind == "planned" and _is_schedule(lower, index, lists):
            continue
        mode, first = _mode(tokens, index, phrase.kind, lists)
        if mode is None:
            continue
        here = starts[index]
        start, end = starts[first], _clause_end(sentence, index, lists)
        if mode is Mode.PLANNED:
            end = min(end, _plan_end(sentence, index, lists))
        for low, high in limits:
            if low <= here < high:
                start, end = max(start, low), min(end, high)
            elif here < low < end:
                end = low
            elif start < high <= here:
                start = high
        found.append((start, end, mode, None))
    return found


_ASKED_FOR = _Phrase(("for",), 1, 0, "planned")
_REACH = 6  # tokens from "asked" to its "for"


def _asked_for(lower: tuple[str, ...], at: int) -> int:
    """Where the "for" of "asked the bank for a loan" stands, or -1."""
    for index in range(at + 2, min(at + _REACH, len(lower) - 1)):
        if lower[index] == "for":
            return index
        if not lower[index][0].isalpha():
            return -1
    return -1


def _is_schedule(lower: tuple[str, ...], index: int, lists: _Lists) -> bool:
    """ "are to be held on 2 May": what is arranged has its date, as "will be held" has; what was to be has none."""
    if lower[index : index + 4] not in lists.schedules:
        return False
    return not (index and lower[index - 1] in ("was", "were", "been"))


def _mode(tokens: Tokens, index: int, kind: str, lists: _Lists) -> tuple[Mode | None, int]:
    """The mode that the phrase at *index* opens, and the token with which its stretch begins."""
    lower = tokens.lower
    if kind == "asked":
        return Mode.ASKED, index
    if kind == "conditions":
        if _is_no_condition(lower, index, lists):
            return None, index
        return Mode.CONDITIONAL, _condition_start(lower, index, lists)
    if kind == "planned_clause":
        return Mode.PLANNED, _clause_start(lower, index, lists)
    if kind == "planned":
        is_to_be = any(phrase[0] == lower[index] for phrase in lists.schedules)  # "a wing for 300,000 books is to open"
        return Mode.PLANNED, _indefinite_start(lower, index, lists) if is_to_be else index
    if index and tokens.words[index][0].isupper():
        return None, index  # "May" inside a sentence is a month
    if lower[index] in lists.permissions and _is_permission(lower, index, lists):
        return None, index
    return Mode.CONDITIONAL, _figure_start(lower, index, lists)


def _is_permission(lower: tuple[str, ...], index: int, lists: _Lists) -> bool:
    """Whether "may" says what is allowed: "each account may open up to 50 connections" states a limit."""
    start = _clause_start(lower, index, lists)
    while start < index and (lower[start] == "and" or not lower[start][0].isalpha()):
        start += 1
    return lower[start] in lists.permitted


def _figure_start(lower: tuple[str, ...], index: int, lists: _Lists) -> int:
    """A figure that is the subject is as conditional as its verb ("another 2,000 jobs could go"), but not "the 40"."""
    if lower[index] not in lists.modals:
        return index
    if (start := _indefinite_start(lower, index, lists)) < index:
        return start
    starters = words_of_numbers().starters
    for position in range(index - 2, max(-1, index - 5), -1):
        if not lower[position + 1].isalpha() or lower[position + 1] in lists.no_subject:
            return index
        if lower[position][0].isdigit() or lower[position] in starters:
            while position and (lower[position - 1] in lists.figure_leads or lower[position - 1] in starters):
                position -= 1
            return index if position and lower[position - 1] not in lists.figure_opens else position
    return index


def _indefinite_start(lower: tuple[str, ...], index: int, lists: _Lists) -> int:
    """Where an indefinite subject with a figure begins: "a second wing of 300 beds would cost"; else *index*."""
    start = _clause_start(lower, index, lists)
    starters = words_of_numbers().starters
    figured = any(word[0].isdigit() or word in starters for word in lower[start + 1 : index])
    return start if figured and lower[start] in lists.indefinite and "," not in lower[start:index] else index


def _is_no_condition(lower: tuple[str, ...], index: int, lists: _Lists) -> bool:
    """Whether "if" stands in a phrase that states no condition: "hundreds, if not thousands"."""
    around = (lower[index : index + 2], lower[index - 1 : index + 1] if index else ())
    return any(words in around for words in lists.not_conditions)


def _condition_start(lower: tuple[str, ...], index: int, lists: _Lists) -> int:
    """A condition makes the consequence before it conditional too: "will have 31 points if they win"."""
    start = _clause_start(lower, index, lists)
    for position in range(index - 1, start - 1, -1):
        if lower[position] in lists.consequences:
            return position
    return index


def _clause_start(lower: tuple[str, ...], index: int, lists: _Lists) -> int:
    for position in range(index - 1, -1, -1):
        if lower[position] in lists.clause_ends or lower[position] in ("that", "“", "”", '"', ":"):
            return position + 1
        if lower[position] == "," and lower[position + 1 : position + 2] == ("and",):
            return position + 1
    return 0


def _clause_end(sentence: Sentence, index: int, lists: _Lists) -> int:
    """The document offset at which the clause of the token at *index* ends."""
    lower, starts = sentence.tokens.lower, sentence.tokens.starts
    marks = lists.clause_marks
    for position in range(index + 1, len(lower)):
        word = lower[position]
        if word not in marks:
            continue
        if word == ",":
            following = lower[position + 1 : position + 3]
            if following and (
                following[0] in lists.comma_ends
                or (following[0] == "and" and len(following) > 1 and following[1] in lists.new_subject)
            ):
                return starts[position]
        elif position > index + 2:
            if word in lists.clause_ends:
                return starts[position]
            if word == "that" and lower[position - 1] in lists.given:
                return starts[position - 1]
    return sentence.end


def _plan_end(sentence: Sentence, index: int, lists: _Lists) -> int:
    """Where a plan ends before its clause does.

    The same subject has done something besides ("intends to sell the arm, and has hired two banks"), or the plan is an
    aside ("The sale, expected to raise £30m, was cancelled").
    """
    lower, starts = sentence.tokens.lower, sentence.tokens.starts
    rest = lower[index + 2 :]
    if "and" in rest:
        for position in range(index + 2, len(lower) - 1):
            if lower[position] == "and" and lower[position + 1] in lists.plan_ends:
                return starts[position - 1 if lower[position - 1] == "," else position]
    if "," in rest and index:
        before = index - 1
        while before > 0 and lower[before] in lists.asides:
            before -= 1
        if before > 0 and lower[before] == ",":
            return starts[lower.index(",", index)]
    return sentence.end
