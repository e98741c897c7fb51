"""``…, said Moira Strand, the general secretary``: who is said to say something, and which words are the author's.

An attribution has a clause of its own ("said X, the chairman": the author's words) and contents (X's words).
"""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from factlint.extractors.attribution_words import QUOTES, AttributionWords, attribution_words
from factlint.extractors.speakers import Span, speaker_after, speaker_before
from factlint.extractors.verb_forms import FORMS
from factlint.model import Sentence, Tokens
from factlint.text.morphology import Form, known

_PHRASE_ENDS = frozenset((",", ";", ":", ".", "–", "—", ")", "“"))
_ADJUNCT = 7  # tokens from "said" to the comma behind "on Tuesday"
_ACCUSED = 10  # tokens from "accused" to its "of"
_SPEAKER_ENDS = frozenset((",", ";", ":", ".", "“", '"', "—", "–", "‘", "?", "!"))


class Attribution(NamedTuple):
    """The clause that names the speaker, the stretches that are the speaker's, and the speaker as the text has it."""

    start: int
    end: int
    contents: tuple[Span, ...]
    by: str | None


def find_attributions(sentence: Sentence, quotations: list[Span]) -> list[Attribution]:
    """Return the attributions of *sentence*; what stands in *quotations* is not searched."""
    lists = attribution_words()
    tokens = sentence.tokens
    if lists.triggers.isdisjoint(tokens.lower):
        return []
    found: list[Attribution] = []
    for index in compress(count(), map(lists.triggers.__contains__, tokens.lower)):
        at = tokens.starts[index]
        if (quotations and _is_inside(at, quotations)) or (found and found[-1].start <= at < found[-1].end):
            continue
        floor = tokens.at(found[-1].end) if found else 0
        attribution = _attribution(sentence, index, floor, quotations, lists)
        if attribution is not None:
            found.append(attribution)
    return found


def _is_inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _attribution(
    sentence: Sentence, index: int, floor: int, quotations: list[Span], lists: AttributionWords
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
    if word in lists.accusing:
        return _accused(sentence, index, floor, quotations, lists)
    if _is_hearsay(lower, index, lists):
        start, content = tokens.starts[index], tokens.ends[index + 1]
        return Attribution(start, content, ((content, _semicolon(sentence, index)),), None)
    if word not in lists.speech or tokens.words[index][0].isupper():
        return None
    if word in lists.passives and index and lower[index - 1] in lists.be and lower[index + 1 : index + 2] == ("to",):
        start, end = tokens.starts[index - 1], tokens.ends[index]
        return Attribution(start, end, ((end, sentence.end),), None)
    return _said(sentence, index, floor, quotations, lists)


def _is_hearsay(lower: tuple[str, ...], index: int, lists: AttributionWords) -> bool:
    """Whether a noun that the author keeps at arm's length stands here: "rumours that it had bought the yard"."""
    if lower[index + 1 : index + 2] != ("that",):
        return False
    if lower[index] in lists.hearsay:
        return True
    return lower[index] in lists.hearsay_too and (index == 0 or lower[index - 1] in lists.before_hearsay)


def _accused(
    sentence: Sentence, index: int, floor: int, quotations: list[Span], lists: AttributionWords
) -> Attribution | None:
    """ "Prosecutors accuse Doyle of taking £400": what follows "of" is theirs; in the passive, nobody's."""
    tokens = sentence.tokens
    lower = tokens.lower
    opens = index + 1
    if lower[opens : opens + 1] and lower[opens] not in lists.accusing_of:
        for opens in range(index + 2, min(index + _ACCUSED, len(lower) - 1)):
            if lower[opens] in lists.accusing_of and lower[opens + 1].endswith("ing"):
                break
            if lower[opens] in _PHRASE_ENDS:
                return None
        else:
            return None
    if opens + 1 >= len(lower):
        return None
    first, by = index, None
    if index and lower[index - 1] not in lists.be and opens > index + 1:
        before, by = speaker_before(sentence, index - 1, floor, quotations, lists)
        first = before if before >= 0 else index
    content = tokens.ends[opens]
    return Attribution(tokens.starts[first], content, ((content, _semicolon(sentence, opens)),), by)


def _according(sentence: Sentence, first: int, after: int, lists: AttributionWords) -> Attribution:
    """ "according to the auditors": up to the next comma; all else of the sentence is theirs."""
    tokens = sentence.tokens
    lower = tokens.lower
    size = len(lower)
    stop = after
    while stop < size and lower[stop] not in _PHRASE_ENDS:
        stop += 1
    if first == 0 and (stop >= size or lower[stop] == "."):
        stop = _clause_start(tokens, after + 1, lists) or stop  # "According to the report the council has …"
    by = speaker_after(sentence, after, stop, lists)
    end = tokens.ends[stop - 1]
    start = tokens.starts[first]
    return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)


def _said(
    sentence: Sentence, index: int, floor: int, quotations: list[Span], lists: AttributionWords
) -> Attribution | None:
    tokens = sentence.tokens
    lower, starts, ends = tokens.lower, tokens.starts, tokens.ends
    last = len(lower) - 1
    before = index - 1
    while before >= 0 and lower[before] in lists.between:
        before -= 1
    if before >= 0 and lower[before] in lists.be:
        return None  # "was told", "is said"
    word = lower[index]
    that = _that(lower, index, last, lists)
    is_inverted = _is_inverted(tokens, index, before, quotations, lists)
    if word in lists.participles and not is_inverted and before >= 0 and lower[before] in (",", "and", "”", '"'):
        content = ends[that] if that > 0 else ends[index]
        return Attribution(starts[index], content, ((content, sentence.end),), None)
    if is_inverted:
        return _inverted(sentence, index, quotations, lists)
    if word in lists.participles:
        return None  # "a tsunami warning was issued"
    first, by = speaker_before(sentence, before, floor, quotations, lists)
    if first < 0:
        return None
    start = starts[first]
    if that > 0:
        content = ends[that]
        return Attribution(start, content, ((content, _semicolon(sentence, that)),), by)
    quoted_before = quoted_after = False
    for low, high in quotations:
        quoted_before = quoted_before or (start - 3 <= high <= start + 1 and _is_cut_off(sentence, high))
        quoted_after = quoted_after or (low >= ends[index] and tokens.at(low) - index <= 4)
    after = index + 1
    following = lower[after] if index < last else "."
    if following in '.,;:”"?!–—' or following in lists.adjuncts or word in lists.told:
        is_inserted = following == "," and first >= 2 and lower[first - 1] == ","  # ", she added,"
        if is_inserted or quoted_before or _content_before(sentence, first):
            end = _trailing_end(sentence, index, quotations, lists)
            return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)
    if word in lists.weak and not (quoted_before or quoted_after) and not _clause_follows(tokens, after, lists):
        return None
    content = _content_start(sentence, index, quotations, lists)
    return Attribution(start, content, ((content, _semicolon(sentence, index)),), by)


def _that(lower: tuple[str, ...], index: int, last: int, lists: AttributionWords) -> int:
    """The "that" which opens what is said, after no more than a place, a time or the person told; -1 for none."""
    following = lower[index + 1] if index < last else ""
    if (following != "that" and following not in lists.adjuncts and lower[index] not in lists.told) or (
        "that" not in lower
    ):
        return -1
    for position in range(index + 1, min(index + 14, last + 1)):
        if lower[position] == "that":
            return -1 if lower[position - 1] in ("and", "or", "so", "but") else position
        if lower[position] in (";", ":", "but", "who", "which", "“", '"'):
            return -1
    return -1


def _is_inverted(tokens: Tokens, index: int, before: int, quotations: list[Span], lists: AttributionWords) -> bool:
    """Whether the speaker follows the verb: "…,” said Moira Strand", "…, said the trust"."""
    lower = tokens.lower
    if before < 0 or index + 1 >= len(lower):
        return False
    after_comma = before == index - 1 and lower[before] == "," and lower[index] not in lists.weak
    if not (after_comma or quotations):
        return False  # before anything else is asked: three of four
    following = lower[index + 1]
    if following in lists.pronouns or following == "that" or following in lists.adjuncts or following in QUOTES:
        return False
    if not (tokens.words[index + 1][0].isupper() or following in lists.determiners or following.isalpha()):
        return False
    at = tokens.starts[index]
    for _, high in quotations:
        if high <= at <= high + 3:
            return True
    return after_comma and not _is_apposition(tokens, before, lists)


def _is_apposition(tokens: Tokens, comma: int, lists: AttributionWords) -> bool:
    """Whether the comma before the verb closes an apposition ("Loxley, the chief executive, told members")."""
    lower = tokens.lower
    back = comma - 1
    while back >= 0 and lower[back] not in (",", ";"):
        back -= 1
    if back < 1 or comma - back > 16:
        return False
    opener = lower[back + 1]
    if opener in lists.asides or (opener.isdigit() and comma - back == 2):
        return True
    if not _tells(lower[:comma], back, lists) and _verb_comes(lower, comma + 2, lists):
        return True
    if opener in lists.determiners:
        return tokens.words[back - 1][0].isupper() or back <= 5
    return comma - back <= 6 and all(
        word[0].isupper() or word in lists.speaker_parts for word in tokens.words[back + 1 : comma]
    )


def _tells(lower: tuple[str, ...], back: int, lists: AttributionWords) -> bool:
    """Whether a verb stands in what may be a statement: none in "Officials, led by the mayor," and it is a subject."""
    finite = [at for at, word in enumerate(lower) if word in lists.finite or _is_past(word)]
    return bool(finite) and finite != [back + 1]


def _verb_comes(lower: tuple[str, ...], first: int, lists: AttributionWords) -> bool:
    """Whether a verb stands before the next sign: "say the plan costs £4m", not "said the mayor"."""
    for word in lower[first:]:
        if word in _SPEAKER_ENDS:
            return False
        if word in lists.finite or _is_past(word):
            return True
    return False


def _is_past(word: str) -> bool:
    return any(kind & (Form.PAST | Form.S) for _, kind in known().get(word, ())) or word.endswith("ed")


def _inverted(sentence: Sentence, index: int, quotations: list[Span], lists: AttributionWords) -> Attribution:
    tokens = sentence.tokens
    lower = tokens.lower
    stop, size = index + 1, len(lower)
    while stop < size and lower[stop] not in _SPEAKER_ENDS:
        stop += 1
    by = speaker_after(sentence, index + 1, stop, lists)
    start = tokens.starts[index]
    end = _trailing_end(sentence, index, quotations, lists)
    if stop < size and lower[stop] == "," and not quotations and not _tells(lower[:index], index, lists):
        end = tokens.ends[stop]  # "The bridge, said the mayor, cost £4m"
    return Attribution(start, end, ((sentence.start, start), (end, sentence.end)), by)


def _trailing_end(sentence: Sentence, index: int, quotations: list[Span], lists: AttributionWords) -> int:
    """Where a trailing attribution ends: at a quotation, after ", he said,", before ", adding", else at the end."""
    tokens = sentence.tokens
    lower, starts = tokens.lower, tokens.starts
    limit = sentence.end
    if quotations:
        at = starts[index]
        limit = min((low for low, _ in quotations if low > at), default=limit)
    if index + 2 < len(lower) and lower[index + 1] in (",", ":"):
        return tokens.ends[index + 1]
    for position in range(index + 2, min(index + _ADJUNCT, len(lower) - 1)):
        if lower[position] == "," and lower[position + 1] in ("and", "but"):
            return tokens.ends[position]  # "The club is not for sale, its owner said on Tuesday, and has …"
    if ";" in lower or not lists.participles.isdisjoint(lower):
        for position in range(index + 1, len(lower)):
            if starts[position] >= limit:
                break
            word = lower[position]
            if word == ";" or (word in lists.participles and lower[position - 1] in (",", "and")):
                return starts[position]
    return limit


def _semicolon(sentence: Sentence, index: int) -> int:
    """Where the first semicolon behind token *index* stands, or the sentence's end."""
    tokens = sentence.tokens
    if ";" in tokens.lower[index + 1 :]:
        return tokens.starts[tokens.lower.index(";", index + 1)]
    return sentence.end


def _is_cut_off(sentence: Sentence, high: int) -> bool:
    """Whether a quotation that ends at *high* ends with a stop, as speech does and a name in marks does not."""
    at = high - sentence.start
    return sentence.text[:at].rstrip(" ”\"’'»")[-1:] in ",.?!…" or sentence.text[at : at + 1] == ","


def _content_before(sentence: Sentence, first: int) -> bool:
    """Whether a statement goes before the subject: five words or more, closed by a comma."""
    return first >= 5 and sentence.tokens.lower[first - 1] in (",", "–", "—", "”", '"')


def _clause_follows(tokens: Tokens, after: int, lists: AttributionWords) -> bool:
    """Whether a subject or a past infinitive follows: "announced it had invalidated", "claims to have killed"."""
    following = tokens.lower[after : after + 2]
    if not following:
        return False
    if following[0] in lists.pronouns or following in (("to", "have"), ("to", "be")):
        return True
    return _is_subject(tokens, after, lists)


def _is_subject(tokens: Tokens, first: int, lists: AttributionWords) -> bool:
    """Whether a short noun phrase and its finite verb stand here: "the council had", not "claimed the title"."""
    opener = tokens.lower[first]
    if opener not in lists.determiners and not tokens.words[first][:1].isupper() and not opener[0].isdigit():
        return False
    for word in tokens.lower[first + 1 : first + 6]:
        if word in lists.finite or (opener[0].isdigit() and FORMS[word].kinds_alone == Form.PAST):
            return True  # "claim 9 people died", but "claimed 9 wickets taken"
        if not word[0].isalpha() and word != "'s":
            return False
    return False


def _clause_start(tokens: Tokens, first: int, lists: AttributionWords) -> int | None:
    """Where a clause with a subject of its own begins behind a noun phrase without a comma, or None."""
    for index in range(first + 1, min(first + 7, len(tokens) - 1)):
        if tokens.lower[index] in lists.pronouns or _is_subject(tokens, index, lists):
            return index
    return None


def _content_start(sentence: Sentence, index: int, quotations: list[Span], lists: AttributionWords) -> int:
    """Where what is said begins: at the quotation after the verb, else right after the verb."""
    at = sentence.tokens.ends[index]
    for low, _ in quotations:
        if at <= low and sentence.tokens.at(low) - index <= 8:
            return low
    return at
