"""Whose figure it is: "the council's reserves", "its reserves", "48 seats on the council", "the council has 48 seats".

A name, pronoun or possessive must govern the figure; where it may be somebody else's: no verdict (language, 5.2).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal

from factlint.extractors import references
from factlint.extractors.reading import Reading
from factlint.extractors.segments import segments
from factlint.forms.attributes import Match
from factlint.forms.words import closed, figure_words, is_gerund, is_verb, stem
from factlint.model import Entity, Fact, Mention, Quantity, Sentence
from factlint.records import dataclass

Owned = Literal["own", "other", "unknown"]


_SURE = 0.5  # of what a noun takes up


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a figure, and how the text says so; a `mention` of None is somebody whom no name stands for."""

    how: str  # "possessive", "of", "modified", "subject"
    mention: Mention | None
    start: int  # token index


def owners(quantity: Quantity, match: Match | None, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """The owners of a figure as the sentence gives them, the closest governor first."""
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    last = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    noun_last = tokens.at(quantity.noun_end - 1) + 1 if quantity.noun_end > 0 else last
    if match is not None and match.first >= 0 and match.how != "verb":
        yield from possessor(match.first, sentence, reading)
        if match.how != "of":  # "a GDP of a little over $8 billion": what follows is the figure
            yield from complement(match.last, sentence, reading)
    yield from possessor(first, sentence, reading)
    if quantity.compound and (match is None or match.how == "unit"):
        mention = _mention_at(sentence, reading, first + 1, noun_last + 3)
        if mention is not None or noun_last > first + 1:
            yield Owner("modified", mention, first + 1)
    elif match is None or match.how in ("unit", "noun", "before", "in"):
        yield from complement(max(last, noun_last), sentence, reading)
    yield from _apposed(first, sentence, reading)
    yield from _fitted_out(first, sentence, reading)
    yield from _subject(quantity, sentence, reading)


def possessor(index: int, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """The possessive before token *index*, adjectives and figures skipped: "the town's nine", "its national debt"."""
    tokens = sentence.tokens
    for i in range(index - 1, max(-1, index - 5), -1):
        word = tokens.lower[i]
        if word in ("'s", "'"):
            named = mention_over(sentence, reading, tokens.ends[i - 1] - 1)
            yield Owner("possessive", named or resolve_pronoun(sentence, i - 1, reading), i - 1)
            return
        if word in closed("possessives"):
            yield Owner("possessive", resolve_pronoun(sentence, i, reading), i)
            return
        if (
            not tokens.words[i][0].isalnum()
            or word in closed("prepositions")
            or word in closed("determiners")
            or is_verb(word)
        ):
            if word in ("of", "than") and i > index - 2:
                continue  # "two of the town's six": the figure's own "of"
            return


def complement(index: int, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """The "of X" or "on X" after token *index*: "seats on the council", "the population of Kyrgyzstan"."""
    tokens = sentence.tokens
    if index >= len(tokens) or tokens.lower[index] not in figure_words()["owning"]:
        return
    start = index + 1
    while start < len(tokens) and tokens.lower[start] in closed("determiners"):
        start += 1
    if start >= len(tokens) or tokens.words[start][0].isdigit():
        return
    if tokens.lower[start] in closed("possessives"):
        return  # "seats in its parliament": its parliament, not it
    mention = _mention_at(sentence, reading, index + 1, start + 2)
    if mention is not None or tokens.lower[index] == "of":
        yield Owner("of", mention, start)


def _apposed(first: int, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """The name whose apposition or predicate holds the figure: "Fiji, a country of 900,000 people", "Fiji is a …"."""
    tokens = sentence.tokens
    index = first - 1
    if index < 1 or tokens.lower[index] not in ("of", "with"):
        return
    while index > 0 and tokens.lower[index - 1] != ",":
        index -= 1
        if is_verb(tokens.lower[index]) and not tokens.words[index][:1].isupper():
            if index and stem(tokens.lower[index]) == "be":
                yield _predicated(index, sentence, reading)
            return
    if index > 1 and tokens.lower[index] in ("a", "an", "the"):
        mention = mention_over(sentence, reading, tokens.ends[index - 2] - 1)
        if mention is not None:
            yield Owner("of", mention, index - 2)


def _fitted_out(first: int, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """ "A new hall, with 1,900 seats, was promised": what it is that has them, and none that is known."""
    tokens = sentence.tokens
    index = first - 1
    while index > 0 and tokens.lower[index] in figure_words()["fillers"]:
        index -= 1
    if index < 2 or tokens.lower[index] != "with":
        return
    at = index - 1 - (tokens.lower[index - 1] == ",")
    if mention_over(sentence, reading, tokens.ends[at] - 1) is not None:
        return
    begin = at
    while begin > 0 and at - begin < _NOUN and tokens.lower[begin][0].isalpha() and not is_verb(tokens.lower[begin]):
        if tokens.lower[begin] in closed("indefinite"):
            before = tokens.lower[begin - 1]
            if before[0].isalpha() and before != "as" and stem(before) != "be":
                yield Owner("of", None, begin)
            return
        begin -= 1
    if begin == 0 and tokens.lower[0] in closed("indefinite"):
        yield Owner("of", None, 0)


_NOUN = 5  # words of "a new hall"


def _predicated(verb: int, sentence: Sentence, reading: Reading) -> Owner:
    """The subject of a form of "be": "Fiji is …", "It is …"."""
    tokens = sentence.tokens
    if tokens.lower[verb - 1] in closed("subject_pronouns"):
        return Owner("of", resolve_pronoun(sentence, verb - 1, reading), verb - 1)
    if tokens.lower[verb - 1] in closed("coordinators"):  # "Fiji joined in 1971 and is a country of …"
        verb = next((i for i in range(1, verb - 1) if _is_finite(sentence, i) and tokens.lower[i] != "'s"), verb)
    head = _subject_head(sentence, 0, _group_start(sentence, 0, verb))
    return Owner("of", _named_by(head, sentence, reading), head)


def _subject(quantity: Quantity, sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    """The subject of the verb that has the figure as its object: "the council has 48 seats"."""
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    part = next((p for p in segments(sentence) if p.holds(quantity.start)), None)
    low = tokens.at(part.start) if part is not None else 0
    having = figure_words()["having"]
    verb = next((i for i in range(first - 1, low - 1, -1) if _is_finite(sentence, i)), -1)
    if verb < 0:
        return
    group = {stem(tokens.lower[i]) for i in range(max(low, verb - 2), verb + 1) if is_verb(tokens.lower[i])}
    if quantity.dimension == "money":
        having |= figure_words()["losing"]
    if (
        not group & having
        and not group & _custody()
        and not (group & figure_words()["placing"] and _is_left_with(sentence, verb, first))
    ):
        return
    if part is not None and part.kind == "relative":
        mention = mention_over(sentence, reading, _last_word_before(sentence, low))
        yield Owner("subject", mention, low)
        return
    start = _group_start(sentence, low, verb)
    while start > low and tokens.lower[start - 1] in closed("coordinators"):  # "has 46 rooms and employs 130 people"
        verb = next((i for i in range(start - 2, low - 1, -1) if _is_finite(sentence, i)), -1)
        if verb < 0:
            break
        start = _group_start(sentence, low, verb)
    if start == verb and start and is_gerund(tokens.lower[verb]):
        yield from _of_main_clause(sentence, reading, start - 1)
        return
    if start == low:
        subject = _before_relative(sentence, low)
        if subject is not None:
            heads = [_subject_head(sentence, *piece) for piece in _between_commas(sentence, *subject)]
            named = [(head, mention) for head in heads if (mention := _named_by(head, sentence, reading)) is not None]
            head, mention = named[0] if named else (heads[0], None)
            yield Owner("subject", mention, head)
        return
    if tokens.lower[start - 1] in closed("subject_pronouns"):
        yield Owner("subject", resolve_pronoun(sentence, start - 1, reading), start - 1)
        return
    head = _subject_head(sentence, low, start)
    yield Owner("subject", _named_by(head, sentence, reading), head)


def _before_relative(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The tokens of the subject that a relative clause parts from its verb: "The ferry, which was built there, had"."""
    parts = segments(sentence)
    starts = [sentence.tokens.at(part.start) for part in parts]
    at = next((n for n, start in enumerate(starts) if start == verb), 0)
    if at < 2 or parts[at - 1].kind != "relative" or parts[at - 2].kind != "main":
        return None
    stop = starts[at - 1]
    while stop > starts[at - 2] and not sentence.tokens.words[stop - 1][0].isalnum():
        stop -= 1
    return (starts[at - 2], stop) if stop > starts[at - 2] else None


def _between_commas(sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    """A subject and its appositions: "His brother, Craig Haswell, 39"; who is named there is meant."""
    commas = [at for at in range(low, high) if sentence.tokens.words[at] == ","]
    cuts = [low - 1, *commas, high]
    return [(first + 1, last) for first, last in itertools.pairwise(cuts) if last > first + 1] or [(low, high)]


def _is_left_with(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether "with" links a verb and its figure, and no noun: "came second with 43 seats", "ended up with 43"."""
    lower = sentence.tokens.lower
    last = first - 1
    while last > verb and lower[last] in figure_words()["fillers"]:
        last -= 1
    return lower[last] == "with" and all(word in figure_words()["placed"] for word in lower[verb + 1 : last])


def _of_main_clause(sentence: Sentence, reading: Reading, linker: int) -> Iterator[Owner]:
    """The subject of the main clause, which a gerund shares: "The Greens opened talks after winning 14 seats"."""
    tokens = sentence.tokens
    if tokens.lower[linker] not in figure_words()["sharing_subject"]:
        return
    verb = next((i for i in range(1, linker) if _is_finite(sentence, i) and tokens.lower[i] != "'s"), -1)
    if verb < 0 or not closed("relatives").isdisjoint(tokens.lower[:verb]):
        return
    start = _group_start(sentence, 0, verb)
    if start and tokens.lower[start - 1] in closed("subject_pronouns"):
        yield Owner("subject", resolve_pronoun(sentence, start - 1, reading), start - 1)
    elif start:
        head = _subject_head(sentence, 0, start)
        yield Owner("subject", _named_by(head, sentence, reading), head)


def _group_start(sentence: Sentence, low: int, verb: int) -> int:
    """The first token of a verb's group: its auxiliaries and adverbs."""
    lower = sentence.tokens.lower
    start = verb
    while start > low and (is_verb(lower[start - 1]) or lower[start - 1] in closed("adverbs")):
        start -= 1
    return start


def _custody() -> frozenset[str]:
    return frozenset({"imprison", "sentence", "jail", "serve"})


def _is_finite(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    return is_verb(tokens.lower[index]) and not tokens.words[index][:1].isupper() and not _is_noun_here(sentence, index)


def _is_noun_here(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    return index > 0 and (
        tokens.lower[index - 1] in closed("determiners")
        or tokens.lower[index - 1] in closed("possessives")
        or tokens.lower[index - 1] in ("'s", "of")
    )


def _subject_head(sentence: Sentence, low: int, start: int) -> int:
    """The token that heads the noun phrase before a verb: before its first preposition, after the last comma."""
    tokens = sentence.tokens
    begin = start
    while begin > low and tokens.lower[begin - 1] not in {",", ";", ":", "“", '"'}:
        begin -= 1
    if begin == start:  # an apposition ends here: what it stands beside
        begin = low
        start = next((i for i in range(low, start) if tokens.lower[i] == ","), start)
    head = next((i for i in range(begin + 1, start) if tokens.lower[i] in closed("prepositions")), start) - 1
    return max(head, begin)


def _last_word_before(sentence: Sentence, index: int) -> int:
    tokens = sentence.tokens
    index -= 1
    while index > 0 and not tokens.words[index][0].isalnum():
        index -= 1
    return tokens.ends[max(index, 0)] - 1


def mention_over(sentence: Sentence, reading: Reading, offset: int) -> Mention | None:
    """The mention that covers a document offset."""
    for mention in reading.context.mentions[sentence.index]:
        if mention.start <= offset < mention.end:
            return mention
    return None


def _named_by(head: int, sentence: Sentence, reading: Reading) -> Mention | None:
    """What the head of a noun phrase names, or takes up with an article before it: "the ferry" for MV Sorrel."""
    tokens = sentence.tokens
    mention = mention_over(sentence, reading, tokens.ends[head] - 1)
    if mention is None and head and tokens.lower[head - 1] in closed("determiners"):
        found = resolve_pronoun(sentence, head, reading)
        return found if found is not None and found.confidence >= _SURE else None
    return mention


def _mention_at(sentence: Sentence, reading: Reading, first: int, last: int) -> Mention | None:
    """The first mention that starts among the tokens from *first* to *last* (exclusive)."""
    tokens = sentence.tokens
    if first >= len(tokens):
        return None
    low, high = tokens.starts[first], tokens.starts[min(last, len(tokens)) - 1]
    return next((m for m in reading.context.mentions[sentence.index] if low <= m.start <= high), None)


def resolve_pronoun(sentence: Sentence, index: int, reading: Reading) -> Mention | None:
    known: tuple[Fact, ...] = reading.facts[sentence.index]
    return references.resolve(sentence, index, reading.context, known)


def owned_by(found: Owner, entity: Entity, sheet: str) -> Owned:
    """Whether an owner is the entity *entity* in the eyes of *sheet*."""
    mention = found.mention
    if mention is None:
        return "unknown" if found.how == "subject" else "other"
    if mention.means(entity.key, sheet):
        return "own" if mention.confidence >= 0.5 else "unknown"
    if mention.may_mean(entity.key, sheet):
        return "unknown"
    return "other"
