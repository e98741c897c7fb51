"""``had never been sentenced`` → sentence, perfect, passive, negated: the words that make up one verb."""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

from factlint import data
from factlint.extractors import word_bits as bit
from factlint.extractors.verb_forms import FORMS, Forms, takes_two, wary
from factlint.extractors.word_classes import CLASSES, modals, words
from factlint.model import Mode, Tokens
from factlint.text.morphology import Form
from factlint.text.verb_index import may_be_particle, particle_of
from factlint.values.number_words import words as number_words

_new = tuple.__new__  # what a named tuple's own constructor calls, in a third of its time
_CONDITIONAL, _PLANNED = Mode.CONDITIONAL, Mode.PLANNED
_BASE, _S, _PAST, _PARTICIPLE, _ING = Form.BASE, Form.S, Form.PAST, Form.PARTICIPLE, Form.ING


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

    def as_participle(self, finite: bool = False) -> VerbGroup:
        """The same words as a passive participle: "the ballot held on Monday was …"."""
        return self._replace(passive=True, tense="participle", finite=finite)


# What a bare verb may be behind what stands before it; nothing behind a determiner or a preposition.
_NOUNS = ("noun", "name", "bare", "plural")
_JOINED = frozenset({"and", "verb and", "comma", "adverb"})
_MAY_BE: Final = {
    **dict.fromkeys(("noun", "name", "bare"), _PAST | _PARTICIPLE | _ING | _S),
    "plural": _PAST | _PARTICIPLE | _ING | _BASE,
    "pronoun": _PAST | _S,
    "we": _PAST | _BASE,
    "relative": _PAST | _S | _BASE,
    "and": _PAST | _S,
    "verb and": _PAST | _S | _BASE,
    "ing and": _ING,
    "adverb": _PAST | _S,
    "comma": _PAST | _PARTICIPLE | _ING | _S,
    "start": _PARTICIPLE | _ING,
    "subordinator": _PARTICIPLE | _ING,
    "verb": _ING,
}

_FINITE_TENSES = ("past", "present")
_SKIPPED = bit.ADVERB | bit.DETERMINER  # an adverb, or the "no" of "no longer"
_BEHIND_VERB = bit.PREPOSITION | bit.ADVERB | bit.PRONOUN
_OPENS_PHRASE = bit.PREPOSITION | bit.DETERMINER
_AFTER_VERB = bit.DETERMINER | bit.POSSESSIVE | bit.OBJECT
_DETERMINING = bit.DETERMINER | bit.POSSESSIVE
_NO_OBJECT = bit.COORDINATOR | bit.AUXILIARY | bit.TO


class VerbReader:
    """The verbs of one sentence, read where something asks for them."""

    __slots__ = ("_answer", "_asked_at", "_asked_before", "_bits", "_count", "_lower", "_tokens")

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._count = len(tokens.lower)
        self._bits = [*map(CLASSES.__getitem__, tokens.lower), bit.OUTSIDE]  # the end is like a stop: it ends all
        self._asked_at = -1
        self._asked_before = ""
        self._answer: VerbGroup | None = None

    def group_at(self, start: int, before: str) -> VerbGroup | None:
        """The verb that begins at token *start*, or None.

        *before* says what stands before it: "noun", "pronoun", "plural", "relative", "and", "comma", "start", "verb",
        "determiner", "preposition", "subordinator", "adverb". The last answer is kept: a verb that ends a noun phrase
        is asked for once more when the phrase is done.
        """
        if start == self._asked_at and before == self._asked_before:
            return self._answer
        here = self._bits[start]
        group: VerbGroup | None = None
        if here & bit.TO:
            index, negated = self._skip(start + 1)
            group = self._infinitive(start, index, negated)
        elif here & bit.AUXILIARY and not self._is_noun_here(start, before):
            group = self._with_auxiliaries(start)
        elif here & bit.VERB:
            group = self._bare(start, before)
        self._asked_at, self._asked_before, self._answer = start, before, group
        return group

    def _pick(self, index: int, wanted: int) -> str | None:
        """The base of the verb at a token that may be one of the wanted forms."""
        if index >= self._count or not self._bits[index] & bit.VERB:
            return None
        forms = FORMS[self._lower[index]]
        if forms.kinds & wanted:
            for base, kind in forms.readings:
                if kind & wanted:
                    return base
        return None

    def _skip(self, index: int) -> tuple[int, bool]:
        """The next token that is no adverb, and whether a negation was passed."""
        negated = False
        bits, count = self._bits, self._count
        while index < count and (here := bits[index]) & bit.ADVERB:
            if here & bit.NEGATOR:
                negated = True
            index += 1
        if index + 1 < count and self._lower[index] == "no" and self._lower[index + 1] == "longer":
            return self._skip(index + 2)[0], True
        return index, negated

    def _is_noun_here(self, index: int, before: str) -> bool:
        word = self._lower[index]
        if word == "'s":
            return before not in ("pronoun", "relative")
        if word in words("nouns_too"):
            return before in ("determiner", "preposition") or self._tokens.words[index] == "May"
        return False

    def _infinitive(self, start: int, index: int, negated: bool) -> VerbGroup | None:
        if index >= self._count:
            return None
        word, bits = self._lower[index], self._bits
        if word in ("be", "have"):
            group = self._with_auxiliaries(index)
            return VerbGroup(
                start, group.last, group.main, group.lemma, group.particle, "infinitive", group.passive,
                negated or group.negated, None, False, False,
            )  # fmt: skip
        base = self._pick(index, _BASE)
        if base is None and word.isalpha() and index + 1 < self._count and bits[index + 1] & bit.DETERMINER:
            base = None if bits[index] & (bit.DETERMINER | bit.ADVERB) else word
        if base is None or not self._tokens.words[index].islower():
            return None
        if word in wary() and self._ends_phrase(index + 1):
            return None
        last, particle = self._particle(index, base)
        return _new(VerbGroup, (start, last, index, base, particle, "infinitive", False, negated, None, False, False))

    def _ends_phrase(self, index: int) -> bool:
        if index >= self._count:
            return True
        word = self._lower[index]
        return not word[0].isalnum() or bool(self._bits[index] & bit.COORDINATOR) or word == "of"

    def _particle(self, main: int, base: str) -> tuple[int, str]:
        """The particle of a verb and where it stands: right behind it, or behind a pronoun ("ruled one out")."""
        after = main + 1
        if after >= self._count:
            return main, ""
        here = self._bits[after]
        if not here & _BEHIND_VERB:
            return main, ""
        word = self._lower[after]
        if particle_of(base, word):
            return after, word
        if here & bit.PREPOSITION:
            if may_be_particle(base, word) and self._has_object(after + 1, word):
                return after, word
        elif here & bit.PRONOUN and after + 1 < self._count and particle_of(base, self._lower[after + 1]):
            return after + 1, self._lower[after + 1]
        return main, ""

    def _has_object(self, index: int, particle: str) -> bool:
        """Whether the object of a verb with a doubtful particle stands here: money, or behind "on" a name."""
        if index >= self._count:
            return False
        word = self._lower[index]
        if word in "£$€":
            return True
        named = self._tokens.words[index][0].isupper() and word.rstrip(".") not in _calendar()
        return particle == "on" and named

    # --- with auxiliaries ---

    def _with_auxiliaries(self, start: int) -> VerbGroup:
        """will have been closed: modals, have, be, do, and the main verb that they lead to."""
        lower, all_bits, count = self._lower, self._bits, self._count
        index, tense, passive, negated = start, "", False, False
        mode: Mode | None = None
        while True:
            word = lower[index]
            here = all_bits[index]
            after, negation = index + 1, False
            if all_bits[after] & _SKIPPED:
                after, negation = self._skip(after)
            following = lower[after] if after < count else ""
            if here & bit.MODAL:
                base = self._pick(after, _BASE)
                negated = negated or negation
                kind = modals()[word]
                if kind == "conditional" or (kind == "ability" and word != "ca"):
                    mode = _CONDITIONAL
                tense = tense or ("future" if kind == "future" else "present")
                if following in ("be", "have"):
                    index = after
                    continue
                if base is not None:
                    return self._done(start, after, base, tense, passive, negated, mode)
                return self._done(start, index, "be" if word == "'d" else word, tense, passive, negated, mode)
            if here & bit.HAVE:
                base = self._pick(after, _PARTICIPLE)
                if following == "been":
                    tense, index, negated = tense or "perfect", after, negated or negation
                    continue
                if base is not None and self._can_follow(after):
                    return self._done(start, after, base, tense or "perfect", passive, negated or negation, mode)
                negated = negated or (negation and bool(all_bits[index + 1] & bit.NEGATOR))
                return self._done(start, index, "have", tense or _tense(word), passive, negated, mode)
            if here & bit.BE:
                if following == "being":
                    tense, index, negated = tense or _tense(word), after, negated or negation
                    continue
                if (base := self._pick(after, _PARTICIPLE)) and self._can_follow(after):
                    return self._done(start, after, base, tense or _tense(word), True, negated or negation, mode)
                if following.endswith("ing") and (base := self._pick(after, _ING)):
                    return self._done(start, after, base, tense or _tense(word), False, negated or negation, mode)
                if following == "to" and (ahead := self.group_at(after, "verb")):
                    arranged = ahead.passive and ahead.lemma in _arranged() and _tense(word) == "present"
                    return VerbGroup(
                        start, ahead.last, ahead.main, ahead.lemma, ahead.particle, "future", ahead.passive,
                        negated or negation, mode or (None if arranged else _PLANNED), True, False,
                    )  # fmt: skip
                negated = negated or (negation and any(all_bits[at] & bit.NEGATOR for at in range(index + 1, after)))
                last = after - 1 if negation else index
                return self._done(start, index, "be", tense or _tense(word), passive, negated, mode, max(last, index))
            # do, does, did
            base = self._pick(after, _BASE)
            if (
                base is not None
                and after > index
                and self._tokens.words[after].islower()
                and (negation or not self._ends_phrase(after))
            ):
                return self._done(start, after, base, _tense(word), passive, negated or negation, mode)
            return self._done(start, index, "do", _tense(word), passive, negated, mode)

    def _can_follow(self, index: int) -> bool:
        """Whether what follows an auxiliary is its participle rather than a noun or adjective that looks like one."""
        return self._tokens.words[index][0].islower()

    def _done(
        self,
        start: int,
        main: int,
        base: str,
        tense: str,
        passive: bool,
        negated: bool,
        mode: Mode | None,
        last: int = -1,
    ) -> VerbGroup:
        end, particle = self._particle(main, base)
        finite = self._lower[start] not in words("non_finite")  # "having fled", "being treated"
        return _new(
            VerbGroup, (start, max(end, last), main, base, particle, tense, passive, negated, mode, finite, False)
        )

    # --- without ---

    def _bare(self, start: int, before: str) -> VerbGroup | None:
        """A verb without auxiliary: fled, flees, "they flee"; a participle: "ousted in 2005,", "seeking refuge"."""
        forms = FORMS[self._lower[start]]
        wanted = _MAY_BE.get(before, 0)
        if not forms.kinds_alone & wanted:
            return None
        word = self._tokens.words[start]
        if not word.islower() and (before != "start" or not word[1:].islower() or forms.is_guess):
            return None
        for base, kind in forms.alone:
            may_be = kind & wanted
            if not may_be:
                continue
            if may_be & _PAST and self._past_stands(start, before, forms):
                return self._alone(start, base, "past", finite=True, ambiguous=bool(kind & _PARTICIPLE))
            if may_be & _PARTICIPLE and self._participle_stands(start, forms, base):
                return self._alone(start, base, "participle", passive=True)
            if may_be & _ING and self._ing_stands(start, before):
                return self._alone(start, base, "ing")
            if may_be & _S and self._present_stands(start, before, forms):
                return self._alone(start, base, "present", finite=True)
            if may_be & _BASE and self._present_stands(start, before, forms):
                return self._alone(start, base, "present", finite=before != "verb and")
        return None

    def _alone(
        self, at: int, base: str, tense: str, finite: bool = False, passive: bool = False, ambiguous: bool = False
    ) -> VerbGroup:
        last, particle = self._particle(at, base)
        negated = at > 0 and bool(self._bits[at - 1] & bit.ADVERB) and tense in _FINITE_TENSES and self._is_denied(at)
        return _new(VerbGroup, (at, last, at, base, particle, tense, passive, negated, None, finite, ambiguous))

    def _is_denied(self, index: int) -> bool:
        """Whether "never", "hardly" or "no longer" stands among the adverbs before a verb."""
        lower = self._lower
        index -= 1
        while index >= 0 and self._bits[index] & bit.ADVERB:
            if lower[index] in words("denying_adverbs") or (lower[index] == "longer" and lower[index - 1] == "no"):
                return True
            index -= 1
        return False

    def _participle_stands(self, index: int, forms: Forms, base: str) -> bool:
        after = index + 1
        if not self._bits[after] & bit.PREPOSITION:  # "overthrown since the fall"
            after = self._skip(after)[0]
        if not self._opens_phrase(after):
            return False
        if forms.is_wary and self._lower[after] == "of":
            return False  # "a brief run of"
        if self._bits[after] & _DETERMINING and base not in takes_two() and not self._opens_span(after):
            return False  # "Ashe and Bird run the farm"
        return not (self._bits[after] & bit.DETERMINER and self._lower[index] in words("prepositional"))

    def _opens_span(self, index: int) -> bool:
        """Whether the noun phrase at *index* says when: "closed the same day"."""
        return not words("times_of").isdisjoint(self._lower[index + 1 : index + 4])

    def _ing_stands(self, index: int, before: str) -> bool:
        if before == "start" and not self._bits[index + 1] & ~bit.VERB and not self._comma_comes(index + 2):
            return False  # "Smoking bans took effect"
        if before == "name" or self._opens_phrase(self._skip(index + 1)[0]):
            return True
        return before not in _NOUNS and (index + 1 >= self._count or self._lower[index + 1] != "of")

    def _comma_comes(self, index: int) -> bool:
        """Whether a comma stands before any finite verb: "Fearing arrest, he fled"."""
        for at in range(index, self._count):
            here = self._bits[at]
            if here & bit.AUXILIARY or (here & bit.VERB and FORMS[self._lower[at]].kinds & _PAST):
                return False
            if self._lower[at] == ",":
                return True
        return False

    def _opens_phrase(self, index: int) -> bool:
        if index >= self._count:
            return False
        return bool(self._bits[index] & _OPENS_PHRASE) or self._lower[index] == ","

    def _past_stands(self, index: int, before: str, forms: Forms) -> bool:
        """Whether a past form is a verb here: not the "jailed" of "and jailed opponents", nor the "felt" of a hat."""
        if forms.is_wary and before in _JOINED and index + 1 < self._count:
            if self._bits[index + 1] & (bit.DIGIT | bit.TO) or self._lower[index + 1] in "£$€":
                return True
            return self._opens_phrase(index + 1)
        return True

    def _present_stands(self, index: int, before: str, forms: Forms) -> bool:
        """Whether a form that may be a noun is a verb: something that only follows a verb must stand behind it."""
        after, _ = self._skip(index + 1)
        wary = forms.is_wary
        after_pronoun = before in ("pronoun", "relative", "we")
        if (not wary and after_pronoun) or after >= self._count:
            return after_pronoun
        word = self._lower[after]
        here = self._bits[after]
        if here & _AFTER_VERB:
            return True
        if here & bit.TO and (before in ("name", "plural", "pronoun", "relative", "we") or not wary):
            return True
        opens = bool(here & bit.DIGIT) or word in "£$€" or self._tokens.words[after][0].isupper()
        if before == "bare":
            return opens and not wary
        if opens or (after > index + 1 and not wary):
            return True
        if wary:
            if not here & bit.PREPOSITION:
                return False
            return after_pronoun or (self._lower[index] in words("dated_presents") and self._is_dated(after + 1))
        if here & bit.PREPOSITION:
            return word != "of"
        if not word.isalpha() or here & _NO_OBJECT:
            return False
        return not FORMS[word].readings

    def _is_dated(self, index: int) -> bool:
        """Whether a figure or a month stands there: "her term ends in 2025", "it runs until June", "for six years"."""
        return index < self._count and (bool(self._bits[index] & bit.DIGIT) or self._lower[index] in _calendar())


@functools.cache
def _calendar() -> frozenset[str]:
    lists = (data.load("weekdays"), data.load("months"))
    named = (word for listed in lists for word in (*listed["names"], *listed["abbreviations"]))
    return frozenset(named) | number_words().starters


@functools.cache
def _arranged() -> frozenset[str]:
    """Verbs of which "is to be" gives the schedule: "are to be held on 2 May"."""
    return frozenset(data.load("verbs")["arranged"])


def _tense(word: str) -> str:
    return "past" if word in words("past_auxiliaries") else "present"
