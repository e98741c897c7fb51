"""``…, said Moira Strand, the general secretary``: who is said to say something, and which words are the author's.

An attribution has a clause of its own ("said X, the chairman": the author's words) and contents (X's words).
"""

from __future__ import annotations

import functools
from itertools import compress, count

from factlint import data
from factlint.model import Sentence, Tokens
from factlint.records import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The clause that names the speaker, the stretches that are the speaker's, and the speaker as the text has it."""

    start: int
    end: int
    contents: tuple[tuple[int, int], ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class _Lists:
    triggers: frozenset[str]
    speech: frozenset[str]
    weak: frozenset[str]
    participles: frozenset[str]
    told: frozenset[str]
    adverbs: frozenset[str]
    asides: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    according_words: frozenset[str]
    passives: frozenset[str]
    be: frozenset[str]
    between: frozenset[str]
    adjuncts: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    speaker_ends: frozenset[str]
    speaker_parts: frozenset[str]
    finite: frozenset[str]


@functools.cache
def _lists() -> _Lists:
    raw = data.load("attribution")
    sets = {name: frozenset(entries) for name, entries in raw.items() if name != "according"}
    according = tuple(tuple(entry.split()) for entry in raw["according"])
    triggers = sets["speech"] | sets["adverbs"] | {words[0] for words in according}
    # "in" and "as" open a phrase of their own too often to wake anything: those phrases are found by their second word
    triggers = triggers - {"in", "as"} | {"words", "view", "opinion"}
    according_words = frozenset(word for phrase in according for word in phrase)
    return _Lists(triggers=triggers, according=according, according_words=according_words, **sets)


QUOTES = frozenset("“”\"«»„‘’'")


def find_attributions(sentence: Sentence, quotations: list[Span]) -> list[Attribution]:
    """Return the attributions of *sentence*; what stands in *quotations* is not searched."""
    lists = _lists()
    tokens = sentence.tokens
    if lists.triggers.isdisjoint(tokens.lower):
        return []
    found: list[Attribution] = []
    for index in compress(count(), map(lists.triggers.__contains__, tokens.lower)):
        at = tokens.starts[index]
        if any(start <= at < end for start, end in quotations) or (found and found[-1].start <= at < found[-1].end):
            continue
        floor = tokens.at(found[-1].end) if found else 0
        attribution = _attribution(sentence, index, floor, quotations, lists)
        if attribution:
            found.append(attribution)
    return found


def _attribution(
    sentence: Sentence, index: int, floor: int, quotations: list[Span], lists: _Lists
) -> Attribution | None:
    tokens = sentence.tokens
    lower = tokens.lower
    word = lower[index]
    if word in lists.adverbs:
        start, end = tokens.starts[index], tokens.ends[index]
        return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), None)
    for phrase in lists.according if word in lists.according_words else ():
        for first in (index, index - 2):
            if first >= 0 and lower[first : first + len(phrase)] == phrase and (first == index or word in phrase):
                return _according(sentence, first, first + len(phrase), lists)
    if word not in lists.speech or tokens.words[index][0].isupper():
        return None
    if word in lists.passives and index and lower[index - 1] in lists.be and lower[index + 1 : index + 2] == ("to",):
        start, end = tokens.starts[index - 1], tokens.ends[index]
        return Attribution(start, end, ((end, sentence.end),), None)
    return _said(sentence, index, floor, quotations, lists)


def _according(sentence: Sentence, first: int, after: int, lists: _Lists) -> Attribution:
    """ "according to the auditors": up to the next comma; all else of the sentence is theirs."""
    tokens = sentence.tokens
    stop = after
    while stop < len(tokens) and tokens.lower[stop] not in (",", ";", ":", ".", "–", "—", ")", "“"):
        stop += 1
    if first == 0 and (stop >= len(tokens) or tokens.lower[stop] == "."):
        stop = _clause_start(tokens, after + 1, lists) or stop  # "According to the report the council has …"
    by = _speaker_after(sentence, after, stop, lists)
    end = tokens.ends[stop - 1]
    start = tokens.starts[first]
    return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)


def _said(sentence: Sentence, index: int, floor: int, quotations: list[Span], lists: _Lists) -> Attribution | None:
    tokens = sentence.tokens
    lower, starts, ends = tokens.lower, tokens.starts, tokens.ends
    last = len(tokens) - 1
    before = index - 1
    while before >= 0 and lower[before] in lists.between:
        before -= 1
    if before >= 0 and lower[before] in lists.be:
        return None  # "was told", "is said"
    that = _that(lower, index, last, lists)
    is_inverted = _is_inverted(tokens, index, before, quotations, lists)
    if (
        lower[index] in lists.participles
        and not is_inverted
        and before >= 0
        and lower[before] in (",", "and", "”", '"')
    ):
        content = ends[that] if that > 0 else ends[index]
        return Attribution(starts[index], content, ((content, sentence.end),), None)
    if is_inverted:
        return _inverted(sentence, index, quotations, lists)
    if lower[index] in lists.participles:
        return None  # "a tsunami warning was issued"
    first, by = _subject(sentence, before, floor, quotations, lists)
    if first < 0:
        return None
    start = starts[first]
    quoted_before = any(start - 3 <= high <= start + 1 and _is_cut_off(sentence, high) for _, high in quotations)
    quoted_after = any(low >= ends[index] and tokens.at(low) - index <= 4 for low, _ in quotations)
    after = index + 1
    is_told = lower[index] in lists.told
    ends_here = after > last or lower[after] in '.,;:”"?!–—' or lower[after] in lists.adjuncts or (is_told and that < 0)
    is_inserted = lower[after : after + 1] == (",",) and first >= 2 and lower[first - 1] == ","  # ", she added,"
    content_before = is_inserted or _content_before(sentence, first)
    if that > 0:
        content = ends[that]
        contents: tuple[tuple[int, int], ...] = ((content, _semicolon(sentence, that)),)
        return Attribution(start, content, contents, by)
    if ends_here and (content_before or quoted_before):
        end = _trailing_end(sentence, index, quotations, lists)
        return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)
    if lower[index] in lists.weak and not (quoted_before or quoted_after) and not _clause_follows(tokens, after, lists):
        return None
    content = _content_start(sentence, index, quotations, lists)
    return Attribution(start, content, ((content, _semicolon(sentence, index)),), by)


def _that(lower: tuple[str, ...], index: int, last: int, lists: _Lists) -> int:
    """The "that" which opens what is said, after no more than a place, a time or the person told; -1 for none."""
    following = lower[index + 1] if index < last else ""
    if following != "that" and following not in lists.adjuncts and lower[index] not in lists.told:
        return -1
    for position in range(index + 1, min(index + 14, last + 1)):
        if lower[position] == "that":
            return -1 if lower[position - 1] in ("and", "or", "so", "but") else position
        if lower[position] in (";", ":", "but", "who", "which", "“", '"'):
            return -1
    return -1


def _is_inverted(tokens: Tokens, index: int, before: int, quotations: list[Span], lists: _Lists) -> bool:
    """Whether the speaker follows the verb: "…,” said Moira Strand", "…, said the trust"."""
    if before < 0 or index + 1 >= len(tokens):
        return False
    following = tokens.lower[index + 1]
    if following in lists.pronouns or following == "that" or following in lists.adjuncts or following in QUOTES:
        return False
    if not (tokens.words[index + 1][0].isupper() or following in lists.determiners or following.isalpha()):
        return False
    at = tokens.starts[index]
    after_quote = any(high <= at <= high + 3 for _, high in quotations)
    return after_quote or (
        tokens.lower[before] == ","
        and tokens.lower[index] not in lists.weak
        and before == index - 1
        and not _is_apposition(tokens, before, lists)
    )


def _is_apposition(tokens: Tokens, comma: int, lists: _Lists) -> bool:
    """Whether the comma before the verb closes an apposition ("Loxley, the chief executive, told members")."""
    back = comma - 1
    while back >= 0 and tokens.lower[back] not in (",", ";"):
        back -= 1
    if back < 1 or comma - back > 16:
        return False
    opener = tokens.lower[back + 1]
    if opener in lists.asides or opener.isdigit():
        return True
    if opener in lists.determiners:
        return tokens.words[back - 1][0].isupper() or back <= 5
    return comma - back <= 6 and all(
        word[0].isupper() or word in lists.speaker_parts for word in tokens.words[back + 1 : comma]
    )


def _inverted(sentence: Sentence, index: int, quotations: list[Span], lists: _Lists) -> Attribution:
    tokens = sentence.tokens
    stop = index + 1
    while stop < len(tokens) and tokens.lower[stop] not in (",", ";", ":", ".", "“", '"', "—", "–", "‘", "?", "!"):
        stop += 1
    by = _speaker_after(sentence, index + 1, stop, lists)
    start = tokens.starts[index]
    end = _trailing_end(sentence, index, quotations, lists)
    return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)


def _trailing_end(sentence: Sentence, index: int, quotations: list[Span], lists: _Lists) -> int:
    """Where a trailing attribution ends: at a quotation, after ", he said,", before ", adding", else at the end."""
    tokens = sentence.tokens
    at = tokens.starts[index]
    limit = min((low for low, _ in quotations if low > at), default=sentence.end)
    if tokens.lower[index + 1 : index + 2] in ((",",), (":",)) and index + 2 < len(tokens):
        return tokens.ends[index + 1]
    for position in range(index + 1, len(tokens)):
        word = tokens.lower[position]
        if tokens.starts[position] >= limit:
            break
        if word == ";" or (word in lists.participles and tokens.lower[position - 1] in (",", "and")):
            return tokens.starts[position]
    return limit


def _semicolon(sentence: Sentence, index: int) -> int:
    for position in range(index + 1, len(sentence.tokens)):
        if sentence.tokens.lower[position] == ";":
            return sentence.tokens.starts[position]
    return sentence.end


def _is_cut_off(sentence: Sentence, high: int) -> bool:
    """Whether a quotation that ends at *high* ends with a stop, as speech does and a name in marks does not."""
    at = high - sentence.start
    return sentence.text[:at].rstrip(" ”\"’'»")[-1:] in ",.?!…" or sentence.text[at : at + 1] == ","


def _content_before(sentence: Sentence, first: int) -> bool:
    """Whether a statement goes before the subject: five words or more, closed by a comma."""
    return first >= 5 and sentence.tokens.lower[first - 1] in (",", "–", "—", "”", '"')


def _clause_follows(tokens: Tokens, after: int, lists: _Lists) -> bool:
    """Whether a subject or a past infinitive follows: "announced it had invalidated", "claims to have killed"."""
    following = tokens.lower[after : after + 2]
    if not following:
        return False
    if following[0] in lists.pronouns or following in (("to", "have"), ("to", "be")):
        return True
    return _is_subject(tokens, after, lists)


def _is_subject(tokens: Tokens, first: int, lists: _Lists) -> bool:
    """Whether a short noun phrase and its finite verb stand here: "the council had", not "claimed the title"."""
    if tokens.lower[first] not in lists.determiners and not tokens.words[first][:1].isupper():
        return False
    for word in tokens.lower[first + 1 : first + 6]:
        if word in lists.finite:
            return True
        if not word[0].isalpha() and word != "'s":
            return False
    return False


def _clause_start(tokens: Tokens, first: int, lists: _Lists) -> int | None:
    """Where a clause with a subject of its own begins behind a noun phrase without a comma, or None."""
    for index in range(first + 1, min(first + 7, len(tokens) - 1)):
        if tokens.lower[index] in lists.pronouns or _is_subject(tokens, index, lists):
            return index
    return None


def _content_start(sentence: Sentence, index: int, quotations: list[Span], lists: _Lists) -> int:
    """Where what is said begins: at the quotation after the verb, else right after the verb."""
    tokens = sentence.tokens
    at = tokens.ends[index]
    for low, _ in quotations:
        if at <= low and tokens.at(low) - index <= 8:
            return low
    return at


def _subject(
    sentence: Sentence, before: int, floor: int, quotations: list[Span], lists: _Lists
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
    if lower[end] in ("who", "which"):
        owner = end - 2 if end >= 2 and lower[end - 1] == "," else end - 1
        first = owner
        while first > floor and _is_part_of_speaker(tokens, first - 1, lists):
            first -= 1
        return end, _name(sentence, first, owner, lists) if owner >= floor else None
    if lower[end] in lists.pronouns:
        return end, words[end]
    floor = max((tokens.at(high) for _, high in quotations if high <= tokens.starts[end]), default=floor)
    first = end
    while first > floor and _is_part_of_speaker(tokens, first - 1, lists):
        first -= 1
    if not (words[first][0].isalnum()):
        return -1, None
    if first - 1 > floor and lower[first - 1] in ("that", "who", "which") and "," not in lower[:first]:
        return floor, _text(sentence, floor, first - 2)  # "Parties that dropped out reported"
    if first - 1 > floor and lower[first - 1] == "and" and first < 9 and "," not in lower[:first]:
        joined = lower[first] not in lists.determiners and words[first][0].islower() == words[floor + 1][0].islower()
        if joined:
            return floor, _text(sentence, floor, end)  # "the jury of seven women and five men"
    name = _name(sentence, first, end, lists)
    if lower[before] == "," and end == before - 1 and first > floor and lower[first - 1] == ",":
        first = _office_before(tokens, first, floor)  # "the chairman, Alan Reed, said": the office is the author's too
    return first, name


def _office_before(tokens: Tokens, first: int, floor: int) -> int:
    """The first token of what the name at *first* is apposed to."""
    back = first - 2
    while back >= floor and tokens.lower[back] not in (",", ";", ":", "”", '"'):
        back -= 1
    return back + 1 if first - back <= 16 else first


def _before_asides(tokens: Tokens, comma: int, lists: _Lists) -> int:
    """The last token of what the apposition or aside that ends at *comma* belongs to; -1 for none."""
    lower = tokens.lower
    end = comma
    for _ in range(4):
        back = end - 1
        while back >= 0 and lower[back] not in (",", ";", "”", '"'):
            back -= 1
        opener = lower[back + 1]
        if end < comma and opener not in lists.asides and opener not in lists.determiners:
            return end - 1
        if back < 1 or lower[back] != ",":
            return end - 1 if end < comma else -1
        if end == comma and opener not in lists.asides and opener not in lists.determiners and not opener.isdigit():
            return end - 1 if tokens.words[back + 1][0].isupper() else back - 1
        end = back
    return end - 1


def _is_part_of_speaker(tokens: Tokens, index: int, lists: _Lists) -> bool:
    word = tokens.lower[index]
    if word in (",", ";", ":", ".", "that", "and", "but", "when", "while", "as", "if", "because", "–", "—", "(", ")"):
        return False
    return word not in QUOTES and (tokens.words[index][0].isalnum() or word in lists.speaker_parts)


def _name(sentence: Sentence, first: int, end: int, lists: _Lists) -> str | None:
    """The name among the tokens from *first* to *end*, else all of them from their last article on."""
    tokens = sentence.tokens
    words, lower = tokens.words, tokens.lower
    run = end
    while run >= first and (
        words[run][0].isupper() or lower[run] in ("'s", "of", "de", "van", "von", "al", "bin", "the")
    ):
        run -= 1
    run += 1
    while run < end and not words[run][0].isupper():
        run += 1
    opened = lower[first] in lists.determiners and any(word in ("for", "of", "from", "at") for word in lower[first:run])
    if run <= end and words[run][0].isupper() and not opened:
        return _text(sentence, run, end)
    return _text(sentence, first, end)


def _speaker_after(sentence: Sentence, first: int, stop: int, lists: _Lists) -> str | None:
    """The speaker who follows the verb: a name, or the name apposed to an office ("its chairman, Dev Raman")."""
    tokens = sentence.tokens
    words, lower = tokens.words, tokens.lower
    if first >= len(tokens) or first >= stop:
        return None
    end = first
    while end < stop and (lower[end] not in lists.speaker_ends or words[end][0].isupper()):
        end += 1
    end = max(end - 1, first)
    if words[first][0].isupper():
        run = first
        while run < end and (
            words[run + 1][0].isupper()
            or (lower[run + 1] in lists.speaker_parts - {"'s"} and run + 2 <= end and words[run + 2][0].isupper())
        ):
            run += 1
        is_whole = run == end or lower[run + 1] in lists.speaker_parts - {"'s"}
        if is_whole:
            return _text(sentence, first, run)
    if stop + 2 < len(tokens) and lower[stop] == "," and words[stop + 1][0].isupper() and words[stop + 2][0].isupper():
        run = stop + 1
        while run + 1 < len(tokens) and words[run + 1][0].isupper():
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


def _text(sentence: Sentence, first: int, last: int) -> str:
    start, end = sentence.tokens.starts[first], sentence.tokens.ends[last]
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())
