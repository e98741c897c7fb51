"""``had never been sentenced`` → sentence, perfect, passive, negated: the words that make up one verb."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from factlint import data
from factlint.model import Mode, Tokens
from factlint.text import morphology
from factlint.text.morphology import Form
from factlint.text.verb_index import particle_of


@dataclass(frozen=True, slots=True)
class VerbGroup:
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
def words(name: str) -> frozenset[str]:
    """A list of closed-class words: ``words("prepositions")``."""
    return frozenset(data.load("function_words")[name].split())


@functools.cache
def modals() -> dict[str, str]:
    """Modal → future, conditional, ability."""
    listed: dict[str, str] = data.load("function_words")["modals"]
    return listed


@functools.cache
def _wary() -> frozenset[str]:
    return frozenset(data.load("verbs")["wary"].split())


@functools.cache
def auxiliaries() -> frozenset[str]:
    """Modals, and the forms of be, have and do."""
    return frozenset(modals()) | words("be") | words("have") | words("do")


def is_adverb(word: str) -> bool:
    """Whether *word* (lower case) may stand between the parts of a verb."""
    if word.endswith("ly"):
        return word not in words("adverb_exceptions")
    return word in words("adverbs") or word in words("negators")


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
    if index >= len(tokens):
        return None
    for base, kind in readings(tokens, index):
        if kind & wanted:
            return base
    return None


def _skip(tokens: Tokens, index: int) -> tuple[int, bool]:
    """The next token that is no adverb, and whether a negation was passed."""
    negated = False
    lower = tokens.lower
    while index < len(lower) and is_adverb(lower[index]):
        negated = negated or lower[index] in words("negators")
        if lower[index] == "no":
            break
        index += 1
    if index + 1 < len(lower) and lower[index] == "no" and lower[index + 1] == "longer":
        return _skip(tokens, index + 2)[0], True
    return index, negated


def read_group(tokens: Tokens, start: int, before: str) -> VerbGroup | None:
    """The verb that begins at token *start*, or None.

    *before* says what stands before it: "noun", "pronoun", "plural", "relative", "and", "comma", "start", "verb",
    "determiner", "preposition", "subordinator", "adverb".
    """
    lower = tokens.lower
    word = lower[start]
    if word == "to":
        index, negated = _skip(tokens, start + 1)
        return _infinitive(tokens, start, index, negated)
    if word in auxiliaries() and not _is_noun_here(tokens, start, before):
        return _with_auxiliaries(tokens, start)
    return _bare(tokens, start, before)


def _is_noun_here(tokens: Tokens, index: int, before: str) -> bool:
    word = tokens.lower[index]
    if word == "'s":
        return before not in ("pronoun", "relative")
    if word in ("may", "will", "might", "can", "must", "being"):
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
    if base is None and lower[index].isalpha() and lower_next(tokens, index) in words("determiners"):
        base = lower[index] if lower[index] not in words("determiners") and not is_adverb(lower[index]) else None
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
    return not word[0].isalnum() or word in words("coordinators") or word == "of"


def _particle(tokens: Tokens, main: int, base: str) -> tuple[int, str]:
    after = main + 1
    if after < len(tokens) and particle_of(base, tokens.lower[after]):
        return after, tokens.lower[after]
    return main, ""


def _with_auxiliaries(tokens: Tokens, start: int) -> VerbGroup:
    """will have been closed: modals, have, be, do, and the main verb that they lead to."""
    lower = tokens.lower
    index, tense, passive, negated = start, "", False, False
    mode: Mode | None = None
    while True:
        word = lower[index]
        after, negation = _skip(tokens, index + 1)
        if word in modals():
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
        if word in words("have"):
            base = _pick(tokens, after, Form.PARTICIPLE)
            if after < len(lower) and lower[after] == "been":
                tense, index, negated = tense or "perfect", after, negated or negation
                continue
            if base is not None and _can_follow(tokens, after):
                return _done(tokens, start, after, base, tense or "perfect", passive, negated or negation, mode)
            negated = negated or (negation and lower[index + 1] in words("negators"))
            return _done(tokens, start, index, "have", tense or _tense(word), passive, negated, mode)
        if word in words("be"):
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
            negated = negated or (negation and any(lower[at] in words("negators") for at in range(index + 1, after)))
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
    found = readings(tokens, start)
    if not found or before == "determiner":
        return None
    word = tokens.words[start]
    if not word.islower() and not (before == "start" and word[1:].islower()):
        return None
    after, _ = _skip(tokens, start + 1)
    negated = _denied_before(tokens, start)
    for base, kind in found:
        last, particle = _particle(tokens, start, base)
        if kind & Form.PAST and before in _SUBJECT_BEFORE and _past_stands(tokens, start, before):
            both = bool(kind & Form.PARTICIPLE)
            return VerbGroup(start, last, start, base, particle, "past", False, negated, None, True, both)
        if kind & Form.PARTICIPLE and before in _PARTICIPLE_AFTER and _opens_phrase(tokens, after):
            return VerbGroup(start, last, start, base, particle, "participle", True, False, None, False, False)
        if kind & Form.ING and before in _ING_AFTER and _ing_stands(tokens, start, after, before):
            return VerbGroup(start, last, start, base, particle, "ing", False, False, None, False, False)
        if kind & Form.S and before in _S_AFTER and _present_stands(tokens, start, before):
            return VerbGroup(start, last, start, base, particle, "present", False, negated, None, True, False)
        if kind & Form.BASE and before in _BASE_AFTER and _present_stands(tokens, start, before):
            finite = before != "verb and"
            return VerbGroup(start, last, start, base, particle, "present", False, negated, None, finite, False)
    return None


def _denied_before(tokens: Tokens, index: int) -> bool:
    """Whether "never" or "no longer" stands among the adverbs before a verb."""
    index -= 1
    while index >= 0 and is_adverb(tokens.lower[index]):
        if tokens.lower[index] in ("never", "not") or (
            tokens.lower[index] == "longer" and tokens.lower[index - 1] == "no"
        ):
            return True
        index -= 1
    return False


_NOUNS = ("noun", "name", "bare", "plural")
_PARTICIPLE_AFTER = frozenset((*_NOUNS, "comma", "start", "subordinator"))
_ING_AFTER = frozenset((*_NOUNS, "ing and", "comma", "start", "subordinator", "verb"))
_S_AFTER = frozenset({"noun", "name", "bare", "pronoun", "relative", "and", "comma", "adverb"})
_BASE_AFTER = frozenset({"plural", "we", "verb and", "relative"})


def _ing_stands(tokens: Tokens, index: int, after: int, before: str) -> bool:
    if _opens_phrase(tokens, after) or before == "name":
        return True
    return before not in _NOUNS and lower_next(tokens, index) != "of"


def lower_next(tokens: Tokens, index: int) -> str:
    """The word after a token, or ""."""
    return tokens.lower[index + 1] if index + 1 < len(tokens) else ""


def _opens_phrase(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens):
        return False
    word = tokens.lower[index]
    return word in words("prepositions") or word in words("determiners") or word == ","


def _past_stands(tokens: Tokens, index: int, before: str) -> bool:
    """Whether a past form is a verb here: not the "jailed" of "and jailed opponents", nor the "felt" of a hat."""
    if before in ("and", "comma", "adverb") and index + 1 < len(tokens):
        after = tokens.lower[index + 1]
        return not (tokens.lower[index] in _wary() and not _opens_phrase(tokens, index + 1)) or after == "to"
    return True


def _present_stands(tokens: Tokens, index: int, before: str) -> bool:
    """Whether a form that may be a noun is a verb: something that only follows a verb must stand behind it."""
    after, _ = _skip(tokens, index + 1)
    wary = tokens.lower[index] in _wary()
    after_pronoun = before in ("pronoun", "relative", "we")
    if (not wary and after_pronoun) or after >= len(tokens):
        return after_pronoun
    word = tokens.lower[after]
    opens = word in words("determiners") or word in words("possessives") or word in words("object_pronouns")
    if opens or word == "that":
        return True
    if word == "to" and before in ("name", "plural", "pronoun", "relative", "we"):
        return True
    opens = word[0].isdigit() or word in "£$€" or tokens.words[after][0].isupper()
    if before == "bare":
        return opens and not wary
    if opens or (after > index + 1 and not wary):
        return True
    if wary:
        return after_pronoun and word in words("prepositions")
    if word in words("prepositions"):
        return word != "of"
    if not word.isalpha() or word in words("coordinators") or word in auxiliaries() or word == "to":
        return False
    return not readings(tokens, after)
