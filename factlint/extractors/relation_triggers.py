"""``the list price`` says nothing, ``they list`` may: whether a word that a relation needs stands where it can be one.

Asked of every sentence before any phrase is cut; it says yes too often, never no where a verb would be read.
"""

from __future__ import annotations

from factlint.extractors import word_bits as bit
from factlint.extractors.relation_scene import lists
from factlint.extractors.verb_forms import FORMS, Forms
from factlint.extractors.word_classes import CLASSES, words
from factlint.model import Tokens
from factlint.text.morphology import Form
from factlint.text.verb_index import VerbIndex

_PRESENT = Form.BASE | Form.S
_LEADING = bit.TO | bit.MODAL | bit.DO | bit.ADVERB  # before a base form
_FOLLOWING = bit.DETERMINER | bit.POSSESSIVE | bit.OBJECT | bit.TO | bit.DIGIT | bit.ADVERB  # behind a verb only
_OWNING = bit.DETERMINER | bit.POSSESSIVE  # before a noun
_OPENING = 3  # so many signs and adverbs may stand before a verb that opens a sentence, with a capital
_PRONOUN = bit.PRONOUN | bit.RELATIVE | bit.SUBJECT | bit.OBJECT


def may_speak(tokens: Tokens, index: VerbIndex, is_dated: bool) -> bool:
    """Whether a trigger stands where it can be a verb, or is a noun that says what a verb says, of when or by whom."""
    lower, triggers, before_nouns = tokens.lower, index.triggers, lists().before_nouns
    for at, word in enumerate(lower):
        if word not in triggers:
            continue
        if word in index.compound_nouns and not index.compound_nouns[word].isdisjoint(lower):
            return True  # "signed the contract"
        if at and lower[at - 1] in before_nouns:
            speaks = word in index.nouns and (is_dated or "by" in lower)
        else:
            speaks = _may_be_verb(at, tokens, FORMS[word]) or (word in index.nouns and _is_told(lower, is_dated))
        if speaks:
            return True
    return False


def _may_be_verb(at: int, tokens: Tokens, forms: Forms) -> bool:
    """Whether a word can be a verb here; of those that are far oftener nouns ("plan", "orders"), few can."""
    if not forms.kinds:
        return False
    lower = tokens.lower
    before = CLASSES[lower[at - 1]] if at else 0
    if before & _OWNING and not before & (bit.PRONOUN | bit.ADVERB):
        return False  # "no plans", "her report"
    if before & bit.PREPOSITION and before & bit.ALONE and lower[at - 1] not in lists().before_participles:
        return False  # "in order to"
    if not tokens.words[at].islower() and at > _OPENING and not before & _LEADING:
        return False  # "the Joint Strike Fighter"
    if not forms.is_wary or forms.kinds & ~_PRESENT:
        return True
    if before & _LEADING or at + 1 >= len(lower):
        return True
    word = lower[at + 1]
    here = CLASSES[word]
    if here & _FOLLOWING or word in "£$€" or tokens.words[at + 1][0].isupper():
        return True
    if not here & bit.PREPOSITION:
        return False
    return bool(before & _PRONOUN) or lower[at] in words("dated_presents")


def _is_told(lower: tuple[str, ...], is_dated: bool) -> bool:
    """Whether a noun's date, or who did it, can be told: "Acme's purchase of", "the purchase by"."""
    return is_dated or "by" in lower or ("of" in lower and not lists().owning.isdisjoint(lower))
