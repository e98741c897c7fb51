"""``Shares could fall by 25 percent``, ``plans to close``, ``if they win``, ``whether``: what is not said to be so.

Every trigger opens a stretch that ends with its clause; the data file ``modality`` has the triggers.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from factlint import data
from factlint.model import Mode, Sentence, Tokens, Voice

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class _Lists:
    triggers: frozenset[str]
    planned: Phrases
    planned_clause: Phrases
    conditional: Phrases
    conditions: Phrases
    not_conditions: Phrases
    asked: Phrases
    consequences: frozenset[str]
    clause_ends: frozenset[str]
    comma_ends: frozenset[str]
    new_subject: frozenset[str]


def _phrases(entries: list[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(entry.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


@functools.cache
def _lists() -> _Lists:
    raw = data.load("modality")
    names = ("planned", "planned_clause", "conditional", "conditions", "asked")
    tables = {name: _phrases(raw[name]) for name in names}
    return _Lists(
        frozenset(word for table in tables.values() for word in table),
        tables["planned"],
        tables["planned_clause"],
        tables["conditional"],
        tables["conditions"],
        _phrases([" ".join(reversed(entry.split())) for entry in raw["not_conditions"]]),
        tables["asked"],
        frozenset(raw["consequences"]),
        frozenset(raw["clause_ends"]),
        frozenset(raw["comma_ends"]),
        frozenset(raw["new_subject"]),
    )


def _at(table: Phrases, lower: tuple[str, ...], index: int) -> int:
    """How many tokens of a phrase of *table* stand at *index*; 0 for none."""
    for words in table.get(lower[index], ()):
        if lower[index : index + len(words)] == words:
            return len(words)
    return 0


def find_irrealis(sentence: Sentence, limits: tuple[tuple[int, int], ...]) -> list[Voice]:
    """Return the stretches of *sentence* that are planned, conditional or asked.

    *limits* are stretches (quotations, attributions) at whose borders a clause ends as well.
    """
    lists = _lists()
    lower = sentence.tokens.lower
    if lists.triggers.isdisjoint(lower):
        return []
    found: list[Voice] = []
    for index, word in enumerate(lower):
        if word not in lists.triggers:
            continue
        mode, first = _mode(sentence.tokens, index, lists)
        if mode is None:
            continue
        start, end = sentence.tokens.starts[first], _clause_end(sentence, index, lists)
        for low, high in limits:
            if low <= sentence.tokens.starts[index] < high:
                start, end = max(start, low), min(end, high)
            elif sentence.tokens.starts[index] < low < end:
                end = low
        found.append(Voice(start, end, mode))
    return found


def _mode(tokens: Tokens, index: int, lists: _Lists) -> tuple[Mode | None, int]:
    """The mode that the token at *index* opens, and the token with which its stretch begins."""
    lower = tokens.lower
    if _at(lists.asked, lower, index):
        return Mode.ASKED, index
    if _at(lists.conditions, lower, index):
        if _is_no_condition(lower, index, lists):
            return None, index
        return Mode.CONDITIONAL, _condition_start(lower, index, lists)
    if _at(lists.planned_clause, lower, index):
        return Mode.PLANNED, _clause_start(lower, index, lists)
    if _at(lists.planned, lower, index):
        return Mode.PLANNED, index
    # "May" and "March" with a capital are months wherever a sentence goes on
    if _at(lists.conditional, lower, index) and (index == 0 or tokens.words[index][0].islower()):
        return Mode.CONDITIONAL, index
    return None, index


def _is_no_condition(lower: tuple[str, ...], index: int, lists: _Lists) -> bool:
    after, before = lower[index + 1 : index + 2], lower[index - 1 : index] if index else ()
    for words in (words for group in lists.not_conditions.values() for words in group):
        other = words[0] if words[1] == lower[index] else words[1]
        if lower[index] in words and (other in after or other in before):
            return True
    return False


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
        if word == ",":
            following = lower[position + 1 : position + 3]
            if following and (
                following[0] in lists.comma_ends
                or (following[0] == "and" and len(following) > 1 and following[1] in lists.new_subject)
            ):
                return starts[position]
    return sentence.end
