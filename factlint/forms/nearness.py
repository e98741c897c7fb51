"""``near:``: of the figures in a clause that fit, the one nearest to the words, and those compared with it.

"Some 650 workers walked out, while 400 workers stayed": near "walked out" means the 650.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factlint.extractors.segments import Segment, resumed, segments
from factlint.forms.attributes import Match
from factlint.forms.words import closed, figure_words, is_verb, same_word, stem
from factlint.model import Quantity, Sentence, Tokens


def nearest(
    fitting: list[tuple[Quantity, Match]], near: tuple[tuple[str, ...], ...], sentence: Sentence
) -> list[tuple[Quantity, Match]]:
    """Of the figures in each clause that holds one of the near words, the nearest, and those compared with it."""
    tokens = sentence.tokens
    chosen: list[tuple[Quantity, Match]] = []
    said = list(_said(near, tokens))
    for clause in _clauses(sentence):
        places = [
            index
            for part in clause
            for index, count in said
            if tokens.at(part.start) <= index < tokens.at(part.end - 1) + 2 - count
        ]
        here = [pair for pair in fitting if any(part.holds(pair[0].start) for part in clause)]
        if places and not here:
            here = [pair for pair in fitting if _heads(pair[0], clause[0], sentence)]
        elif here and not places:
            places = [
                at
                for at in _told_of(clause[0], here[0][0], sentence)
                if any(same_word(p[-1], tokens.lower[at]) for p in near)
            ]
        if not places or not here:
            continue
        first = min(here, key=lambda pair: min(_distance(pair[0], place, sentence) for place in places))
        chosen.append(first)
        chosen.extend(
            pair for pair in fitting if pair[0].start > first[0].start and _is_compared(pair[0], first[0], sentence)
        )
    return list(dict.fromkeys(chosen))


def _said(near: tuple[tuple[str, ...], ...], tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The indexes at which the phrases of ``near:`` begin, in any inflection, each with the phrase's words."""
    for first, *rest in near:
        for index, token in enumerate(tokens.lower):
            if same_word(first, token):
                after = tokens.lower[index + 1 : index + 1 + len(rest)]
                if len(after) == len(rest) and all(map(same_word, rest, after)):
                    yield index, 1 + len(rest)


def _clauses(sentence: Sentence) -> Iterator[tuple[Segment, ...]]:
    """The segments of a sentence; what stands around a parenthesis is one: "6,000 people – mostly women – fled".

    So is what stands around a relative clause: "The lake, which froze in May, covers 26 square kilometres".
    """
    tokens = sentence.tokens
    parts = segments(sentence)
    marks = [tokens.lower[tokens.at(part.start)] if len(tokens) else "" for part in parts]
    index = 0
    while index < len(parts):
        closing = _PARENTHESES.get(marks[index + 1]) if index + 2 < len(parts) else None
        if closing is not None and marks[index + 2] == closing:
            yield parts[index], parts[index + 2]
            yield (parts[index + 1],)
            index += 3
        elif (after := resumed(parts, index, sentence)) > index:
            yield parts[index], parts[after]
            for aside in parts[index + 1 : after]:
                yield (aside,)
            index = after + 1
        else:
            yield (parts[index],)
            index += 1


def _heads(quantity: Quantity, clause: Segment, sentence: Sentence) -> bool:
    """Whether a clause says who is counted: "the 318 people who answered the consultation"."""
    tokens = sentence.tokens
    return clause.kind == "relative" and tokens.at(clause.start) == tokens.at(quantity.end - 1) + 1


def _told_of(clause: Segment, quantity: Quantity, sentence: Sentence) -> Iterator[int]:
    """The nouns that a relative clause gives a value: "trade" and "countries" of "trade between the two countries,
    which stood at £9m"; the first word of "turnout, which had been 61.7 percent".
    """
    tokens = sentence.tokens
    first = tokens.at(clause.start)
    if clause.kind != "relative" or first < 2:
        return
    linking = closed("be") | closed("have")
    allowed = linking | closed("adverbs") | figure_words()["fillers"]
    between = [word for word in tokens.lower[first + 1 : tokens.at(quantity.start)] if word not in allowed]
    linked = not linking.isdisjoint(tokens.lower[first + 1 : tokens.at(quantity.start)])
    if between and stem(between[0]) in figure_words()["linking"]:
        linked, between = True, [word for word in between[1:] if word not in figure_words()["links"]]
    elif between and is_verb(between[0]):  # "the city, which pays £9m"
        linked, between = True, between[1:]
    if between or not linked:
        return
    at = first - 1 - (tokens.lower[first - 1] == ",")
    yield at
    for back in range(at - 1, max(0, at - _COMPLEMENT), -1):
        if tokens.lower[back] in closed("prepositions"):
            yield back - 1
            return
        if not tokens.lower[back][0].isalnum() or (is_verb(tokens.lower[back]) and not tokens.words[back][0].isupper()):
            return


_COMPLEMENT = 6  # words of "between the two countries"


_PARENTHESES = {"(": ")", "–": "–", "—": "—", "--": "--"}


_COMMA = 8  # tokens: "11 percent of the children had a fever, 7 percent a rash"


def _distance(quantity: Quantity, place: int, sentence: Sentence) -> int:
    """How many tokens a figure stands from the one at *place*; what a comma parts is further off."""
    tokens = sentence.tokens
    first, last = tokens.at(quantity.start), tokens.at(quantity.end - 1)
    if first <= place <= last:
        return 0
    if place < first:
        between = tokens.lower[place + 1 : first]
        return len(between) + _COMMA * between.count(",")
    between = tokens.lower[last + 1 : place]
    owned = any(
        one in closed("coordinators") and other in closed("determiners") | closed("possessives")
        for one, other in pairwise(between)
    )
    return len(between) + _COMMA * (between.count(",") + owned)  # "140 feet high and its beam": of something else


def _is_compared(later: Quantity, earlier: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is given for comparison with another: "38.4, against 41.2 a year before"."""
    tokens = sentence.tokens
    low, high = tokens.at(earlier.end), tokens.at(later.start)
    words = tokens.lower[low:high]
    between = f" {' '.join(words)} "
    said = next((phrase for phrase in figure_words()["compared"] if f" {phrase} " in between), None)
    if high - low > 6 or said is None:
        return False  # nor does "94 points from 46 games and finished four points clear" compare anything
    return not any((is_verb(word) and word not in said.split()) or word[0].isdigit() for word in words)
