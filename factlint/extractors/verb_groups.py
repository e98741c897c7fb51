"""``had never been sentenced`` → sentence, perfect, passive, negated: the words that make up one verb."""

from __future__ import annotations

import functools
from typing import NamedTuple

from factlint import data
from factlint.extractors.word_classes import Word, modals, word_class, words
from factlint.model import Mode, Tokens
from factlint.text import morphology
from factlint.text.morphology import Form
from factlint.text.verb_index import may_be_particle, particle_of


class VerbGroup(NamedTuple):
    """The tokens first..last (last included) of one verb with its auxiliaries and adverbs."""

    first: int
    last: int
    main: int  # the token that carries the meaning
    lemma: str
    particle: str
    tense: str  # "past", "present", "future", "perfect", "infinitive", "participle", "ing"
    passive: bool
    negated: bool
    mode: Mode | None  # CONDITIONAL for would, could …; PLANNED for "is to"
    finite: bool
    ambiguous: bool  # a bare form that may also be a participle: "held", "closed"


@functools.cache
def _wary() -> frozenset[str]:
    return frozenset(data.load("verbs")["wary"].split())


def readings(tokens: Tokens, index: int) -> tuple[tuple[str, int], ...]:
    """What verb forms a token may be; a word unknown to the data counts where it ends like a regular past form."""
    word = tokens.lower[index]
    known = morphology.known().get(word)
    if known:
        return known
    if word.endswith("ed") and tokens.words[index][0].islower() and (base := morphology.guess(word)):
        return ((base, Form.PAST | Form.PARTICIPLE),)
    return ()


def _pick(tokens: Tokens, index: int, wanted: int) -> str | None:
    if index >= len(tokens.lower) or not word_class(tokens.lower[index]) & Word.VERB:
        return None
    for base, kind in readings(tokens, index):
        if kind & wanted:
            return base
    return None


def _skip(tokens: Tokens, index: int) -> tuple[int, bool]:
    """The next token that is no adverb, and whether a negation was passed."""
    negated = False
    lower = tokens.lower
    count = len(lower)
    while index < count and (bits := word_class(lower[index])) & Word.ADVERB:
        if bits & Word.NEGATOR:
            negated = True
        index += 1
    if index + 1 < count and lower[index] == "no" and lower[index + 1] == "longer":
        return _skip(tokens, index + 2)[0], True
    return index, negated


def read_group(tokens: Tokens, start: int, before: str) -> VerbGroup | None:
    """The verb that begins at token *start*, or None.

    *before* says what stands before it: "noun", "pronoun", "plural", "relative", "and", "comma", "start", "verb",
    "determiner", "preposition", "subordinator", "adverb".
    """
    word = tokens.lower[start]
    bits = word_class(word)
    if bits & Word.TO:
        index, negated = _skip(tokens, start + 1)
        return _infinitive(tokens, start, index, negated)
    if bits & Word.AUXILIARY and not _is_noun_here(tokens, start, before):
        return _with_auxiliaries(tokens, start)
    return _bare(tokens, start, before) if bits & Word.VERB else None


def _is_noun_here(tokens: Tokens, index: int, before: str) -> bool:
    word = tokens.lower[index]
    if word == "'s":
        return before not in ("pronoun", "relative")
    if word in words("nouns_too"):
        return before in ("determiner", "preposition") or tokens.words[index] == "May"
    return False


def _infinitive(tokens: Tokens, start: int, index: int, negated: bool) -> VerbGroup | None:
    lower = tokens.lower
    if index >= len(lower):
        return None
    if lower[index] in ("be", "have"):
        group = _with_auxiliaries(tokens, index)
        if group is not None:
            return VerbGroup(
                start, group.last, group.main, group.lemma, group.particle, "infinitive", group.passive,
                negated or group.negated, None, False, False,
            )  # fmt: skip
    base = _pick(tokens, index, Form.BASE)
    if base is None and lower[index].isalpha() and _class_after(tokens, index) & Word.DETERMINER:
        base = None if word_class(lower[index]) & (Word.DETERMINER | Word.ADVERB) else lower[index]
    if base is None or not tokens.words[index].islower():
        return None
    if lower[index] in _wary() and _ends_phrase(tokens, index + 1):
        return None
    last, particle = _particle(tokens, index, base)
    return VerbGroup(start, last, index, base, particle, "infinitive", False, negated, None, False, False)


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens):
        return True
    word = tokens.lower[index]
    return not word[0].isalnum() or bool(word_class(word) & Word.COORDINATOR) or word == "of"


_BEHIND_VERB = Word.PREPOSITION | Word.ADVERB | Word.PRONOUN


def _particle(tokens: Tokens, main: int, base: str) -> tuple[int, str]:
    """The particle of a verb and where it stands: right behind it, or behind a pronoun ("ruled one out")."""
    after = main + 1
    lower = tokens.lower
    if after >= len(lower):
        return main, ""
    word = lower[after]
    bits = word_class(word)
    if not bits & _BEHIND_VERB:
        return main, ""
    if particle_of(base, word):
        return after, word
    if bits & Word.PREPOSITION:
        if may_be_particle(base, word) and _has_object(tokens, after + 1, word):
            return after, word
    elif bits & Word.PRONOUN and after + 1 < len(lower) and particle_of(base, lower[after + 1]):
        return after + 1, lower[after + 1]
    return main, ""


def _has_object(tokens: Tokens, index: int, particle: str) -> bool:
    """Whether the object of a verb with a doubtful particle stands here: money, or behind "on" a name."""
    if index >= len(tokens.lower):
        return False
    if tokens.lower[index] in "£$€":
        return True
    named = tokens.words[index][0].isupper() and tokens.lower[index].rstrip(".") not in _calendar()
    return particle == "on" and named


@functools.cache
def _calendar() -> frozenset[str]:
    lists = (data.load("weekdays"), data.load("months"))
    return frozenset(word for listed in lists for word in (*listed["names"], *listed["abbreviations"]))


def _with_auxiliaries(tokens: Tokens, start: int) -> VerbGroup:
    """will have been closed: modals, have, be, do, and the main verb that they lead to."""
    lower = tokens.lower
    index, tense, passive, negated = start, "", False, False
    mode: Mode | None = None
    while True:
        word = lower[index]
        bits = word_class(word)
        after, negation = _skip(tokens, index + 1)
        if bits & Word.MODAL:
            base = _pick(tokens, after, Form.BASE)
            negated = negated or negation
            kind = modals()[word]
            if kind == "conditional" or (kind == "ability" and word != "ca"):
                mode = Mode.CONDITIONAL
            tense = tense or ("future" if kind == "future" else "present")
            if after < len(lower) and lower[after] in ("be", "have"):
                index = after
                continue
            if base is not None:
                return _done(tokens, start, after, base, tense, passive, negated, mode)
            return _done(tokens, start, index, "be" if word == "'d" else word, tense, passive, negated, mode)
        if bits & Word.HAVE:
            base = _pick(tokens, after, Form.PARTICIPLE)
            if after < len(lower) and lower[after] == "been":
                tense, index, negated = tense or "perfect", after, negated or negation
                continue
            if base is not None and _can_follow(tokens, after):
                return _done(tokens, start, after, base, tense or "perfect", passive, negated or negation, mode)
            negated = negated or (negation and bool(word_class(lower[index + 1]) & Word.NEGATOR))
            return _done(tokens, start, index, "have", tense or _tense(word), passive, negated, mode)
        if bits & Word.BE:
            if after < len(lower) and lower[after] == "being":
                tense, index, negated = tense or _tense(word), after, negated or negation
                continue
            if (base := _pick(tokens, after, Form.PARTICIPLE)) and _can_follow(tokens, after):
                return _done(tokens, start, after, base, tense or _tense(word), True, negated or negation, mode)
            if (base := _pick(tokens, after, Form.ING)) and lower[after].endswith("ing"):
                return _done(tokens, start, after, base, tense or _tense(word), False, negated or negation, mode)
            if after < len(lower) and lower[after] == "to" and (ahead := read_group(tokens, after, "verb")):
                return VerbGroup(
                    start, ahead.last, ahead.main, ahead.lemma, ahead.particle, "future", ahead.passive,
                    negated or negation, mode or Mode.PLANNED, True, False,
                )  # fmt: skip
            negated = negated or (
                negation and any(word_class(lower[at]) & Word.NEGATOR for at in range(index + 1, after))
            )
            last = after - 1 if negation else index
            return _done(tokens, start, index, "be", tense or _tense(word), passive, negated, mode, max(last, index))
        # do, does, did
        base = _pick(tokens, after, Form.BASE)
        if (
            base is not None
            and after > index
            and tokens.words[after].islower()
            and (negation or not _ends_phrase(tokens, after))
        ):
            return _done(tokens, start, after, base, _tense(word), passive, negated or negation, mode)
        return _done(tokens, start, index, "do", _tense(word), passive, negated, mode)


def _can_follow(tokens: Tokens, index: int) -> bool:
    """Whether the word after an auxiliary is its participle rather than a noun or adjective that looks like one."""
    return tokens.words[index][0].islower()


def _tense(word: str) -> str:
    return "past" if word in words("past_auxiliaries") else "present"


def _done(
    tokens: Tokens,
    start: int,
    main: int,
    base: str,
    tense: str,
    passive: bool,
    negated: bool,
    mode: Mode | None,
    last: int = -1,
) -> VerbGroup:
    end, particle = _particle(tokens, main, base)
    return VerbGroup(start, max(end, last), main, base, particle, tense, passive, negated, mode, True, False)


_SUBJECT_BEFORE = frozenset(
    {"noun", "name", "bare", "plural", "pronoun", "relative", "and", "comma", "adverb", "verb and", "we"}
)


def _bare(tokens: Tokens, start: int, before: str) -> VerbGroup | None:
    """A verb without auxiliary: fled, flees, "they flee"; a participle: "ousted in 2005,", "seeking refuge"."""
    if before == "determiner":
        return None
    word = tokens.words[start]
    if not word.islower() and not (before == "start" and word[1:].islower()):
        return None
    for base, kind in readings(tokens, start):
        if kind & Form.PAST and before in _SUBJECT_BEFORE and _past_stands(tokens, start, before):
            return _alone(tokens, start, base, "past", finite=True, ambiguous=bool(kind & Form.PARTICIPLE))
        if (
            kind & Form.PARTICIPLE
            and before in _PARTICIPLE_AFTER
            and _opens_phrase(tokens, _skip(tokens, start + 1)[0])
        ):
            return _alone(tokens, start, base, "participle", passive=True)
        if kind & Form.ING and before in _ING_AFTER and _ing_stands(tokens, start, before):
            return _alone(tokens, start, base, "ing")
        if kind & Form.S and before in _S_AFTER and _present_stands(tokens, start, before):
            return _alone(tokens, start, base, "present", finite=True)
        if kind & Form.BASE and before in _BASE_AFTER and _present_stands(tokens, start, before):
            return _alone(tokens, start, base, "present", finite=before != "verb and")
    return None


def _alone(
    tokens: Tokens,
    at: int,
    base: str,
    tense: str,
    finite: bool = False,
    passive: bool = False,
    ambiguous: bool = False,
) -> VerbGroup:
    last, particle = _particle(tokens, at, base)
    negated = tense in ("past", "present") and _denied_before(tokens, at)
    return VerbGroup(at, last, at, base, particle, tense, passive, negated, None, finite, ambiguous)


def _denied_before(tokens: Tokens, index: int) -> bool:
    """Whether "never" or "no longer" stands among the adverbs before a verb."""
    index -= 1
    while index >= 0 and word_class(tokens.lower[index]) & Word.ADVERB:
        if tokens.lower[index] in ("never", "not") or (
            tokens.lower[index] == "longer" and tokens.lower[index - 1] == "no"
        ):
            return True
        index -= 1
    return False


_NOUNS = ("noun", "name", "bare", "plural")
_PARTICIPLE_AFTER = frozenset((*_NOUNS, "comma", "start", "subordinator"))
_ING_AFTER = frozenset((*_NOUNS, "ing and", "comma", "start", "subordinator", "verb"))
_S_AFTER = frozenset({"verb and", "noun", "name", "bare", "pronoun", "relative", "and", "comma", "adverb"})
_BASE_AFTER = frozenset({"plural", "we", "verb and", "relative"})


def _ing_stands(tokens: Tokens, index: int, before: str) -> bool:
    if before == "name" or _opens_phrase(tokens, _skip(tokens, index + 1)[0]):
        return True
    return before not in _NOUNS and lower_next(tokens, index) != "of"


def lower_next(tokens: Tokens, index: int) -> str:
    """The word after a token, or ""."""
    return tokens.lower[index + 1] if index + 1 < len(tokens.lower) else ""


def _class_after(tokens: Tokens, index: int) -> int:
    return word_class(tokens.lower[index + 1]) if index + 1 < len(tokens.lower) else 0


def _opens_phrase(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens.lower):
        return False
    word = tokens.lower[index]
    return bool(word_class(word) & (Word.PREPOSITION | Word.DETERMINER)) or word == ","


_JOINED = ("and", "verb and", "comma", "adverb")


def _past_stands(tokens: Tokens, index: int, before: str) -> bool:
    """Whether a past form is a verb here: not the "jailed" of "and jailed opponents", nor the "felt" of a hat."""
    if before in _JOINED and index + 1 < len(tokens.lower) and tokens.lower[index] in _wary():
        after = tokens.lower[index + 1]
        figure = word_class(after) & (Word.DIGIT | Word.TO) or after in "£$€"
        return bool(figure) or _opens_phrase(tokens, index + 1)
    return True


_AFTER_VERB = Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT | Word.THAT


def _present_stands(tokens: Tokens, index: int, before: str) -> bool:
    """Whether a form that may be a noun is a verb: something that only follows a verb must stand behind it."""
    after, _ = _skip(tokens, index + 1)
    wary = tokens.lower[index] in _wary()
    after_pronoun = before in ("pronoun", "relative", "we")
    if (not wary and after_pronoun) or after >= len(tokens.lower):
        return after_pronoun
    word = tokens.lower[after]
    bits = word_class(word)
    if bits & _AFTER_VERB:
        return True
    if bits & Word.TO and before in ("name", "plural", "pronoun", "relative", "we"):
        return True
    opens = bool(bits & Word.DIGIT) or word in "£$€" or tokens.words[after][0].isupper()
    if before == "bare":
        return opens and not wary
    if opens or (after > index + 1 and not wary):
        return True
    if wary:
        return after_pronoun and bool(bits & Word.PREPOSITION)
    if bits & Word.PREPOSITION:
        return word != "of"
    if not word.isalpha() or bits & (Word.COORDINATOR | Word.AUXILIARY | Word.TO):
        return False
    return not readings(tokens, after)
