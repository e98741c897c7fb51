"""Who speaks, around a verb of saying: "Moira Strand, the general secretary, | said" → "Moira Strand"."""

from __future__ import annotations

from factlint.extractors.attribution_words import AttributionWords
from factlint.model import Sentence, Tokens

Span = tuple[int, int]

_PART_ENDS = frozenset((",", ";", "”", '"'))
_OFFICE_ENDS = frozenset((",", ";", ":", "”", '"'))


def speaker_before(
    sentence: Sentence, before: int, floor: int, quotations: list[Span], lists: AttributionWords
) -> tuple[int, str | None]:
    """The first token of the speaker that ends at token *before*, and the speaker's name; (-1, None) for none."""
    tokens = sentence.tokens
    lower, words = tokens.lower, tokens.words
    if before < 0:
        return -1, None
    end = _before_asides(tokens, before, lists) if lower[before] == "," else before
    if lower[end] == ")" and "(" in lower[:end]:
        end = max(position for position in range(end) if lower[position] == "(") - 1
    if end < floor:
        return -1, None
    last = lower[end]
    if last in ("who", "which"):
        owner = end - 2 if end >= 2 and lower[end - 1] == "," else end - 1
        first = _first_part(tokens, owner, floor, lists)
        return end, _name(sentence, first, owner, lists) if owner >= floor else None
    if last in lists.pronouns:
        return end, words[end]
    if quotations:
        floor = max((tokens.at(high) for _, high in quotations if high <= tokens.starts[end]), default=floor)
    first = _first_part(tokens, end, floor, lists)
    if not words[first][0].isalnum():
        return -1, None
    if first - 1 > floor:
        opener = lower[first - 1]
        if opener in ("that", "who", "which") and "," not in lower[:first]:
            return floor, _text(sentence, floor, first - 2)  # "Parties that dropped out reported"
        if opener == "and" and first < 9 and "," not in lower[:first]:
            is_common = words[first][0].islower()
            if lower[first] not in lists.determiners and is_common == words[floor + 1][0].islower():
                return floor, _text(sentence, floor, end)  # "the jury of seven women and five men"
    name = _name(sentence, first, end, lists)
    if lower[before] == "," and end == before - 1 and first > floor and lower[first - 1] == ",":
        first = _office_before(tokens, first, floor)  # "the chairman, Alan Reed, said": the office is the author's too
    return first, name


def _first_part(tokens: Tokens, last: int, floor: int, lists: AttributionWords) -> int:
    """The first token of the noun phrase that ends at token *last*, at *floor* at the earliest."""
    words, lower = tokens.words, tokens.lower
    bounds, parts = lists.speaker_bounds, lists.speaker_parts
    first = last
    while first > floor:
        word = lower[first - 1]
        if word in bounds or not (words[first - 1][0].isalnum() or word in parts):
            break
        first -= 1
    return first


def _office_before(tokens: Tokens, first: int, floor: int) -> int:
    """The first token of what the name at *first* is apposed to."""
    lower = tokens.lower
    back = first - 2
    while back >= floor and lower[back] not in _OFFICE_ENDS:
        back -= 1
    return back + 1 if first - back <= 16 else first


def _before_asides(tokens: Tokens, comma: int, lists: AttributionWords) -> int:
    """The last token of what the apposition or aside that ends at *comma* belongs to; -1 for none."""
    lower = tokens.lower
    end = comma
    for _ in range(4):
        back = end - 1
        while back >= 0 and lower[back] not in _PART_ENDS:
            back -= 1
        opener = lower[back + 1]
        opens = opener in lists.asides or opener in lists.determiners
        if end < comma and not opens:
            return end - 1
        if back < 1 or lower[back] != ",":
            return end - 1 if end < comma else -1
        if end == comma and not opens and not opener.isdigit():
            return end - 1 if tokens.words[back + 1][0].isupper() else back - 1
        end = back
    return end - 1


def _name(sentence: Sentence, first: int, end: int, lists: AttributionWords) -> str | None:
    """The name among the tokens from *first* to *end*, else all of them from their last article on."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    run = end
    while run >= first and (words[run][0].isupper() or lower[run] in lists.name_parts):
        run -= 1
    run += 1
    while run < end and not words[run][0].isupper():
        run += 1
    if run <= end and words[run][0].isupper():
        is_description = lower[first] in lists.determiners and not _BELONGING.isdisjoint(lower[first:run])
        if not is_description:
            return _text(sentence, run, end)
    return _text(sentence, first, end)


_BELONGING = frozenset(("for", "of", "from", "at"))  # "a spokesman for the Ministry": nobody's name


def speaker_after(sentence: Sentence, first: int, stop: int, lists: AttributionWords) -> str | None:
    """The speaker who follows the verb: a name, or the name apposed to an office ("its chairman, Dev Raman")."""
    tokens = sentence.tokens
    words, lower = tokens.words, tokens.lower
    if first >= len(words) or first >= stop:
        return None
    end = first
    while end < stop and (lower[end] not in lists.speaker_ends or words[end][0].isupper()):
        end += 1
    end = max(end - 1, first)
    if words[first][0].isupper():
        run = first
        while run < end and (
            words[run + 1][0].isupper()
            or (_is_link(lower[run + 1], lists) and run + 2 <= end and words[run + 2][0].isupper())
        ):
            run += 1
        if run == end or _is_link(lower[run + 1], lists):
            return _text(sentence, first, run)
    if stop + 2 < len(words) and lower[stop] == "," and words[stop + 1][0].isupper() and words[stop + 2][0].isupper():
        run = stop + 1
        while run + 1 < len(words) and words[run + 1][0].isupper():
            run += 1
        return _text(sentence, stop + 1, run)
    if (
        lower[first] not in lists.determiners
        and words[first][0].islower()
        and stop - first > 2
        and words[stop - 1][0].isupper()
        and words[stop - 2][0].isupper()
    ):
        return _name(sentence, first, stop - 1, lists)  # "said senior research fellow Azhdar Kurtov"
    return _text(sentence, first, end)


def _is_link(word: str, lists: AttributionWords) -> bool:
    """Whether a name may go on behind a small word: "Ursula von der Leyen"."""
    return word in lists.speaker_parts and word != "'s"


def _text(sentence: Sentence, first: int, last: int) -> str:
    start, end = sentence.tokens.starts[first], sentence.tokens.ends[last]
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())
