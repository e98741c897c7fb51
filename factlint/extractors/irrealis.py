"""``Shares could fall by 25 percent``, ``plans to close``, ``if they win``, ``whether``: what is not said to be so.

Every trigger opens a stretch that ends with its clause; the data file ``modality`` has the triggers.
"""

from __future__ import annotations

import functools

from factlint import data
from factlint.model import BlockKind, Mode, Sentence, Tokens, Voice
from factlint.records import dataclass
from factlint.values.number_words import words as words_of_numbers

# What a phrase does, in the order in which the lists are asked: the first that fits counts.
_KINDS = ("asked", "conditions", "planned_clause", "planned", "conditional")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    kind: str
    key: int  # which of the words it is looked up by


@dataclass(frozen=True, slots=True)
class _Lists:
    phrases: dict[str, tuple[_Phrase, ...]]  # by their longest word, which is the rarest as a rule
    not_conditions: tuple[tuple[str, ...], ...]
    consequences: frozenset[str]
    clause_ends: frozenset[str]
    given: frozenset[str]
    comma_ends: frozenset[str]
    new_subject: frozenset[str]
    headline: frozenset[str]
    figure_leads: frozenset[str]
    figure_opens: frozenset[str]
    no_subject: frozenset[str]
    modals: frozenset[str]
    schedules: frozenset[tuple[str, ...]]


@functools.cache
def _lists() -> _Lists:
    raw = data.load("modality")
    phrases: dict[str, list[_Phrase]] = {}
    for kind in _KINDS:
        for entry in sorted(raw[kind], key=len, reverse=True):
            words = tuple(entry.split())
            key = max(range(len(words)), key=lambda position: len(words[position]))
            phrases.setdefault(words[key], []).append(_Phrase(words, kind, key))
    return _Lists(
        {first: tuple(group) for first, group in phrases.items()},
        tuple(tuple(entry.split()) for entry in raw["not_conditions"]),
        frozenset(raw["consequences"]),
        frozenset(raw["clause_ends"]),
        frozenset(raw["given"]),
        frozenset(raw["comma_ends"]),
        frozenset(raw["new_subject"]),
        frozenset(raw["headline"]),
        frozenset(raw["figure_leads"]),
        frozenset(raw["figure_opens"]),
        frozenset((*raw["new_subject"], *raw["comma_ends"], *raw["clause_ends"], *raw["shares"])),
        frozenset(raw["modals"]),
        frozenset(tuple(entry.split()) for entry in raw["schedules"]),
    )


def _headline_plan(sentence: Sentence, lists: _Lists) -> list[Voice]:
    """ "Ford to cut 30,000 jobs": a headline's infinitive straight after its subject, names and little else."""
    tokens = sentence.tokens
    small = 0
    for index in range(1, len(tokens) - 1):
        if tokens.lower[index] in lists.headline:
            if tokens.lower[index + 1].isalpha() and tokens.words[index + 1].islower():
                return [Voice(tokens.starts[index], sentence.end, Mode.PLANNED)]
            return []
        word = tokens.words[index]
        small += word.islower() and word not in lists.clause_ends
        if small > 1 or (word.islower() and len(word) > 3 and word.endswith(("s", "ed"))):
            return []  # a verb, as it may be: "Death toll rises to 64"
    return []


def _phrase_at(phrases: tuple[_Phrase, ...], lower: tuple[str, ...], index: int) -> _Phrase | None:
    """The phrase whose key word stands at *index*."""
    for phrase in phrases:
        first = index - phrase.key
        if len(phrase.words) == 1 or (first >= 0 and lower[first : first + len(phrase.words)] == phrase.words):
            return phrase
    return None


def find_irrealis(sentence: Sentence, limits: tuple[tuple[int, int], ...]) -> list[Voice]:
    """Return the stretches of *sentence* that are planned, conditional or asked.

    *limits* are stretches (quotations, attributions) at whose borders a clause ends as well.
    """
    lists = _lists()
    lower = sentence.tokens.lower
    phrases = lists.phrases
    found: list[Voice] = []
    if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING) and not lists.headline.isdisjoint(lower):
        found += _headline_plan(sentence, lists)
    if phrases.keys().isdisjoint(lower):
        return found
    for at in [position for position, word in enumerate(lower) if word in phrases]:
        phrase = _phrase_at(phrases[lower[at]], lower, at)
        if phrase is None:
            continue
        index = at - phrase.key
        if phrase.kind == "planned" and _is_schedule(lower, index, lists):
            continue
        mode, first = _mode(sentence.tokens, index, phrase.kind, lists)
        if mode is None:
            continue
        start, end = sentence.tokens.starts[first], _clause_end(sentence, index, lists)
        for low, high in limits:
            if low <= sentence.tokens.starts[index] < high:
                start, end = max(start, low), min(end, high)
            elif sentence.tokens.starts[index] < low < end:
                end = low
            elif start < high <= sentence.tokens.starts[index]:
                start = high
        found.append(Voice(start, end, mode))
    return found


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
        return Mode.PLANNED, index
    if index and tokens.words[index][0].isupper():
        return None, index  # "May" inside a sentence is a month
    return Mode.CONDITIONAL, _figure_start(lower, index, lists)


def _figure_start(lower: tuple[str, ...], index: int, lists: _Lists) -> int:
    """A figure that is the subject is as conditional as its verb ("another 2,000 jobs could go"), but not "the 40"."""
    if lower[index] not in lists.modals:
        return index
    starters = words_of_numbers().starters
    for position in range(index - 2, max(-1, index - 5), -1):
        if not lower[position + 1].isalpha() or lower[position + 1] in lists.no_subject:
            return index
        if lower[position][0].isdigit() or lower[position] in starters:
            while position and (lower[position - 1] in lists.figure_leads or lower[position - 1] in starters):
                position -= 1
            return index if position and lower[position - 1] not in lists.figure_opens else position
    return index


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
    for position in range(index + 1, len(lower)):
        word = lower[position]
        if word in lists.clause_ends and position > index + 2:
            return starts[position]
        if word == "that" and lower[position - 1] in lists.given and position > index + 2:
            return starts[position - 1]
        if word == ",":
            following = lower[position + 1 : position + 3]
            if following and (
                following[0] in lists.comma_ends
                or (following[0] == "and" and len(following) > 1 and following[1] in lists.new_subject)
            ):
                return starts[position]
    return sentence.end
