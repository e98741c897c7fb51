"""Segments: the stretches of a sentence that have a time of their own.

"28 of the 48 seats on the council, | which had 54 seats in 2016, | and the next elections …": 2016 dates only the 54.
"""

from __future__ import annotations

import functools
from itertools import compress, count

from factlint import data
from factlint.lookup import Lookup, lately
from factlint.model import Sentence, Tokens
from factlint.records import dataclass
from factlint.text.morphology import Form, known


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]`` of the document; `kind` is main, lead, relative, dated or subordinate."""

    start: int
    end: int
    kind: str

    def holds(self, offset: int) -> bool:
        """Whether a document offset lies inside."""
        return self.start <= offset < self.end


@functools.cache
def segment_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data.load("segments").items()}


@functools.cache
def _cutting_words() -> frozenset[str]:
    """All that a segment may begin with or, of a comma, behind: the other words of a sentence are not looked at."""
    words = segment_words()
    opening = words["relative"] | words["dated"] | words["subordinate"] | words["coordinating"]
    return opening | _MARKS | _DASHES | {","}


_MARKS = frozenset(";:()")
_DASHES = frozenset(("–", "—", "--"))


class VerbForm:
    """What some reading of a word makes of it: bits, from those of its readings as a verb's form."""

    PARTICIPLE = 1  # gone
    PAST = 2  # went
    PAST_ALONE = 4  # went, and not the base of the same verb (put)
    FINITE = 8  # went, goes, and not the participle of the same verb (opened)


def _verb_form(word: str) -> int:
    found = 0
    for _, kind in known().get(word, ()):
        if kind & Form.PARTICIPLE:
            found |= VerbForm.PARTICIPLE
        elif kind & (Form.PAST | Form.S):
            found |= VerbForm.FINITE
        if kind & Form.PAST:
            found |= VerbForm.PAST if kind & Form.BASE else VerbForm.PAST | VerbForm.PAST_ALONE
    return found


VERB_FORMS = Lookup(_verb_form)


@lately
def segments(sentence: Sentence) -> tuple[Segment, ...]:
    """Cut a sentence at its punctuation and its relative and subordinating words."""
    tokens = sentence.tokens
    lower = tokens.lower
    words = segment_words()
    cuts: list[tuple[int, str]] = [(0, "main")]
    cutting = compress(count(), map(_cutting_words().__contains__, lower))
    for index in sorted({at + (lower[at] == ",") for at in cutting}):
        if not 0 < index < len(lower):
            continue
        word, before = lower[index], lower[index - 1]
        if word in _MARKS or (word in _DASHES and _is_spaced(tokens, index)):
            kind = "subordinate" if word == "(" else "main"
            cuts.append((index, kind))
        elif word in words["relative"] and (
            before in {",", "–", "—", "of", "in", "to"} or _follows_noun(tokens, index)
        ):
            cuts.append((index, "relative"))
        elif word in words["dated"]:
            cuts.append((index, "dated"))
        elif word in words["subordinate"] and (before == "," or word not in words["only_after_comma"]):
            cuts.append((index, "subordinate"))
        elif word in words["coordinating"] and before != ",":
            if _behind_date(tokens, index + 1) > index + 1 and _opens_clause(tokens, index):
                cuts.append((index, "main"))  # "founded it and in 1984 moved it"
        elif before == "," and (_opens_clause(tokens, index) or _ends_aside(cuts, index)):
            cuts.append((index, "main"))
        elif before == "," and _is_participle_aside(tokens, index):
            cuts.append((index, "relative"))  # "The mine, opened in 1962, has 450 workers"
        elif before == "," and len(cuts) == 1 and _closes_opening(tokens, index):
            cuts[0] = (0, "subordinate")  # "Founded in 1951 by two brothers, the firm employs 300 people"
            cuts.append((index, "main"))
        elif before == "," and len(cuts) == 1 and _opens_scene(tokens, words):
            cuts[0] = (0, "lead")
            cuts.append((index, "main"))
    if cuts[0][1] == "main" and len(cuts) > 1 and cuts[1][1] != "main" and _opens_scene(tokens, words):
        cuts[0] = (0, "lead")  # "By Sunday evening, when …, the earthquake had …"
    offsets = [tokens.starts[index] for index, _ in cuts] if len(tokens) else [sentence.start]
    offsets[0] = sentence.start
    ends = [*offsets[1:], sentence.end]
    return tuple(Segment(start, end, kind) for start, end, (_, kind) in zip(offsets, ends, cuts, strict=True))


def resumed(parts: tuple[Segment, ...], index: int, sentence: Sentence) -> int:
    """Where the clause that a relative one cuts in two goes on, with its first verb; *index* where it does not.

    "The lake, which froze in 2011, covers"; not "It beat the Garnet fire, which killed nine in 1991, destroyed".
    """
    after = index + 1
    while after < len(parts) and parts[after].kind == "relative":
        after += 1
    if parts[index].kind not in ("main", "lead") or after in (index + 1, len(parts)) or parts[after].kind != "main":
        return index
    lower, first = sentence.tokens.lower, sentence.tokens.at(parts[after].start)
    low, high = sentence.tokens.at(parts[index].start), sentence.tokens.at(parts[index + 1].start)
    if not _is_finite(lower[first]) or any(_is_finite(word) for word in lower[low:high]):
        return index
    return after


def _is_finite(word: str) -> bool:
    return word in segment_words()["finite"] or bool(VERB_FORMS[word] & (VerbForm.FINITE | VerbForm.PAST_ALONE))


def _ends_aside(cuts: list[tuple[int, str]], index: int) -> bool:
    """Whether a comma takes the sentence back to its main clause."""
    return cuts[-1][1] in ("relative", "dated", "subordinate") and cuts[-1][0] < index - 1


def _is_participle_aside(tokens: Tokens, index: int) -> bool:
    """Whether a participle opens an aside, behind which the verb of the clause around it stands."""
    lower = tokens.lower
    if not VERB_FORMS[lower[index]] & VerbForm.PARTICIPLE or not tokens.words[index - 2][:1].isalpha():
        return False
    for at in range(index + 2, len(lower) - 1):
        if lower[at] == ",":
            return _is_finite(lower[at + 1])
        if lower[at] in _MARKS or _is_finite(lower[at]):
            return False
    return False


def _opens_clause(tokens: Tokens, index: int) -> bool:
    """Whether a conjunction, a subject and its verb follow: "and the next elections are", not "and three doctors"."""
    words = segment_words()
    if tokens.lower[index] not in words["coordinating"]:
        return False
    index, first = _behind_date(tokens, index + 1), index + 1
    if index + 1 >= len(tokens):
        return False
    shown = VerbForm.FINITE if index == first else VerbForm.FINITE | VerbForm.PAST | VerbForm.PAST_ALONE
    if index > first and VERB_FORMS[tokens.lower[index]] & shown:
        return True  # "founded it and in 1984 moved it"
    return _is_subject_with_verb(tokens, index, shown)


def _closes_opening(tokens: Tokens, index: int) -> bool:
    """Whether a comma closes the participle that opens a sentence: a subject and its verb follow."""
    return bool(VERB_FORMS[tokens.lower[0]] & VerbForm.PARTICIPLE) and _is_subject_with_verb(
        tokens, index, VerbForm.FINITE | VerbForm.PAST
    )


def _is_subject_with_verb(tokens: Tokens, index: int, shown: int) -> bool:
    """Whether a noun phrase opens at token *index* and a verb of a form of *shown* follows before any sign."""
    words = segment_words()
    if not (tokens.lower[index] in words["subjects"] or tokens.words[index][:1].isupper()):
        return False
    for at, word in enumerate(tokens.lower[index + 1 : index + 7], index + 2):
        if not word[0].isalpha():
            return False
        if word in words["finite"] or VERB_FORMS[word] & shown:
            return True
        if word in words["changing"] and at < len(tokens) and tokens.lower[at] in words["measuring"]:
            return True
    return False


def _behind_date(tokens: Tokens, index: int) -> int:
    """The token behind a date that opens a clause: "and on 6 September 1975 the theatre opened"; else *index*."""
    if index >= len(tokens) or tokens.lower[index] not in segment_words()["leading"]:
        return index
    at = index + 1
    while at + 1 < len(tokens) and at < index + 6:
        numbers = [tokens.words[n][0].isdigit() for n in (at - 1, at, at + 1)]
        if not (numbers[1] or (tokens.words[at][0].isupper() and (numbers[0] or numbers[2]))):
            break
        at += 1
    return at + (tokens.lower[at] == ",") if at < len(tokens) and at > index + 1 else index


def _is_spaced(tokens: Tokens, index: int) -> bool:
    return tokens.ends[index - 1] < tokens.starts[index]


def _follows_noun(tokens: Tokens, index: int) -> bool:
    """Whether a relative word without a comma is one: "the man who", not "asked who"."""
    return tokens.lower[index] in {"which", "who"} and tokens.words[index - 1][:1].isalpha()


def _opens_scene(tokens: Tokens, words: dict[str, frozenset[str]]) -> bool:
    return bool(len(tokens)) and tokens.lower[0] in words["leading"]
