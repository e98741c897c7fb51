"""Whom "he", "its", "who" and "the club" stand for: "Bakiyev was ousted. He fled to Belarus"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint.extractors.antecedents import (
    KEPT,
    PARAGRAPHS,
    before,
    choose,
    distinct,
    gender,
    is_modifier,
    is_other,
    is_person,
    is_subject,
    opens,
    topic,
    words,
)
from factlint.extractors.context import Context
from factlint.extractors.nominals import nominal
from factlint.extractors.word_classes import words as closed
from factlint.model import BlockKind, Fact, Kind, Mention, Mode, Sentence
from factlint.text.morphology import known
from factlint.text.name_index import given_names
from factlint.text.office_index import title_words

_HERO = 0.6  # how sure it is that "she" is the one whom the headline names
_LINKS = 8  # sentences that go on with "she", and whose "she" is looked for in turn
_OPENING = 6  # tokens: a pronoun behind an opening phrase is the subject still
_HANDED = 0.45  # where somebody else acts in the sentence before, it may be either
_STRANGER = 0.6  # how sure it is that "he" or "it" is a name of which nothing tells what it names
_FAR = 0.15  # what a name loses with each paragraph that it stands back


def resolve(sentence: Sentence, token: int, context: Context, known: tuple[Fact, ...] = ()) -> Mention | None:
    """Return what the pronoun or nominal reference at *token* stands for, or None where nothing fits.

    The mention covers the pronoun (or the noun with its article), has the antecedent's name and entities, and how sure
    the reading is: below 0.5, it may be somebody else.
    """
    word = sentence.tokens.lower[token]
    if len(word) > 1 and sentence.tokens.words[token].isupper():
        return None  # the US, IT
    sort = _sorts().get(word)
    if sort is None:
        return nominal(sentence, token, context)
    if sort == "male" or sort == "female":
        return _person(sentence, token, context, sort)
    if sort == "neuter":
        return _thing(sentence, token, context)
    if sort == "plural":
        return _several(sentence, token, context)
    if sort == "speaker":
        return _speaker(sentence, token, context)
    found = _relative(sentence, token, context)
    if found is not None or word not in words("determiners"):
        return found
    return nominal(sentence, token, context)


@functools.cache
def _sorts() -> dict[str, str]:
    """Pronoun → male, female, neuter, plural, speaker or relative: the first list that holds it."""
    lists = ("relative", "speaker", "plural", "neuter", "female", "male")
    return {word: name for name in lists for word in words(name)}


def _stands_for(sentence: Sentence, token: int, antecedent: Mention, confidence: float) -> Mention:
    tokens = sentence.tokens
    possessive = tokens.lower[token] in words("possessive")
    return Mention(
        start=tokens.starts[token],
        end=tokens.ends[token],
        text=tokens.words[token],
        name=antecedent.name,
        how="possessive" if possessive else "pronoun",
        kind=antecedent.kind,
        entities=antecedent.entities,
        confidence=round(min(confidence, antecedent.confidence), 2),
    )


def _person(sentence: Sentence, token: int, context: Context, wanted: str, links: int = _LINKS) -> Mention | None:
    offset = sentence.tokens.starts[token]
    doubt = 0.0
    kept: set[int] = set()  # paragraphs between that say "she" too, and headings
    main = topic(context)
    hero = main[0] if main is not None and main[1] == wanted else None  # whose life is told: anybody else is named
    for other, mentions in before(sentence, offset, context, KEPT):
        distance = sentence.block - other.block - len(kept - {sentence.block, other.block})
        if distance > PARAGRAPHS:
            break
        people = [m for m in mentions if is_person(m) and gender(m, other) in (wanted, "")]
        if not people:
            if distance <= 0 and any(m.kind is None and is_subject(m, other) for m in mentions):
                hero = None  # somebody of whom nothing tells that it is a person
            if (stranger := _stranger(mentions, other)) is not None and other is not sentence and not doubt:
                return _stands_for(sentence, token, stranger, _STRANGER - _FAR * max(0, distance))
            if _opens_with_office(other, token if other is sentence else -1, context):
                doubt = 0.4  # "The prosecutor said he …": somebody without a name stands between
            if other.kind is BlockKind.HEADING or not words(wanted).isdisjoint(other.tokens.lower):
                kept.add(other.block)
            continue
        goes_on = _subject_pronoun(other, wanted, people) if links and other is not sentence else -1
        if goes_on >= 0 and (same := _person(other, goes_on, context, wanted, links - 1)) is not None:
            sure = same.confidence - _FAR * max(0, distance - 1)
            return _stands_for(sentence, token, same, min(sure, _HANDED) if _hands_over(other, people) else sure)
        antecedent, sure = choose(people, other)
        if gender(antecedent, other) == wanted and sure < 0.9:
            certain = distinct([m for m in people if gender(m, other) == wanted])
            if len(certain) == 1:
                antecedent, sure = certain[0], max(sure, 0.6)
        alone = sure >= 0.9 and distance <= 0
        if hero is not None and antecedent.name != hero.name and not (alone or gender(antecedent, other) == wanted):
            return _stands_for(sentence, token, hero, _HERO)
        if hero is not None and antecedent.name == hero.name and sure < 0.9:
            return _stands_for(sentence, token, antecedent, max(_HERO, sure - doubt - _FAR * distance))
        return _stands_for(sentence, token, antecedent, sure - doubt - _FAR * distance)
    return _stands_for(sentence, token, hero, _HERO) if hero is not None else None


def _stranger(mentions: Sequence[Mention], sentence: Sentence) -> Mention | None:
    """ "Omurbek Kadyrov was arrested. He": the one name of a sentence that opens it, and may be a person's or not."""
    names = distinct([m for m in mentions if m.how != "demonym" and not is_modifier(m, sentence)])
    if len(names) != 1 or names[0].kind is not None or names[0].how != "name" or not opens(names[0], sentence):
        return None
    ahead = sentence.tokens.lower[: sentence.tokens.at(names[0].start)]
    return None if any(known().get(word) for word in ahead) else names[0]  # "Mendes succeeded Brandt."


def _subject_pronoun(sentence: Sentence, wanted: str, people: Sequence[Mention]) -> int:
    """ "He studied with Swarowsky. He …": the "he" that opens a sentence whose names are no subjects; else -1."""
    lower = sentence.tokens.lower
    stop = min(_OPENING, sentence.tokens.at(people[0].start))
    at = next((n for n in range(stop) if lower[n] in words(wanted) and lower[n] in words("subject_pronouns")), -1)
    if at < 0 or sentence.voice(sentence.tokens.starts[at])[0] is not Mode.ASSERTED:
        return -1
    return -1 if any(is_subject(mention, sentence) for mention in people) else at


def _hands_over(sentence: Sentence, people: Sequence[Mention]) -> bool:
    """ "He was succeeded by Lindroos. He …": who acts may be whom the text goes on with."""
    tokens = sentence.tokens
    before = (tokens.lower[at - 1] for mention in people if (at := tokens.at(mention.start)))
    return not words("agentive").isdisjoint(before)


def _opens_with_office(sentence: Sentence, limit: int, context: Context) -> bool:
    lower = sentence.tokens.lower[: limit if 0 <= limit < 5 else 5]
    heads = context.vocabulary.offices.heads
    return bool(lower) and lower[0] in ("the", "a", "an", "his", "her", "their") and any(w in heads for w in lower[1:])


def _thing(sentence: Sentence, token: int, context: Context) -> Mention | None:
    lower = sentence.tokens.lower
    if lower[token] == "it" and _is_expletive(lower, token):
        return None
    offset = sentence.tokens.starts[token]
    for other, mentions in before(sentence, offset, context):
        things = [m for m in mentions if is_other(m) and not is_modifier(m, other)]
        distance = sentence.block - other.block
        if not things and (stranger := _stranger(mentions, other)) is not None and _may_be_firm(stranger):
            return _stands_for(sentence, token, stranger, _STRANGER - _FAR * distance)
        if other is sentence:
            if not things:
                if not words("articles").isdisjoint(lower[:token]):
                    return None  # "the opposition announced it": something without a name is nearer
                continue
            if _behind_relative(things[-1], token, sentence):
                return _stands_for(sentence, token, things[-1], 0.4)
            clause = [m for m in things if is_subject(m, other)] or things
            if lower[token] == "it" and len(clause) > 1 and _acts_on(clause[-1], token, sentence):
                clause = [m for m in clause if m.name != clause[-1].name]
            names = distinct(clause)
            if not names:
                return None
            if len(names) == 1:
                if not is_subject(names[0], other):
                    return _stands_for(sentence, token, names[0], 0.6 if _is_next(names[0], token, sentence) else 0.45)
                sure = 0.8 if opens(names[0], other) else 0.6 if lower[token] == "its" else 0.45
                return _stands_for(sentence, token, names[0], sure if len(distinct(things)) == 1 else sure - 0.1)
            groups = distinct([m for m in clause if m.kind is Kind.GROUP])
            if len(groups) == 1:
                return _stands_for(sentence, token, groups[0], 0.6 if opens(groups[0], other) else 0.45)
            return _stands_for(sentence, token, clause[-1], 0.4)
        if not things and _opens_with_possession(other):  # "Its income fell. It spent more": the same one goes on
            owner = _thing(other, 0, context) if other.voices == () else None
            sure = 0.0 if owner is None else owner.confidence - _FAR * max(0, distance)
            return None if owner is None else _stands_for(sentence, token, owner, sure)
        leading = [m for m in things if opens(m, other)]
        if leading:
            sure = 0.8 if words("rivals").isdisjoint(other.tokens.lower) else _HANDED
            return _stands_for(sentence, token, leading[0], sure - _FAR * distance)
        if things and len(distinct(things)) == 1:
            return _stands_for(sentence, token, things[0], 0.45 - _FAR * distance)
        if things or _has_people_only(mentions) or other.tokens.lower[0] in words("articles"):
            return None
    return None


def _may_be_firm(mention: Mention) -> bool:
    """A name of several words, none of which is a first name: "Vexel Marine"."""
    parts = mention.name.lower().split()
    return len(parts) > 1 and given_names().keys().isdisjoint(parts)


def _acts_on(subject: Mention, token: int, sentence: Sentence) -> bool:
    """ "when the council bought it": what stands for the object is somebody else than the subject of the verb."""
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(subject.end - 1) + 1 : token]
    if between and any(base in closed("reporting") for base, _ in known().get(between[-1], ())):
        return False  # "the commission announced it had"
    return 0 < len(between) < 3 and all(word.isalpha() and known().get(word) for word in between)


def _opens_with_possession(sentence: Sentence) -> bool:
    """ "Its pre-tax profit", "Its chairman": nothing that "it" may stand for next, so that the owner is meant again."""
    lower = sentence.tokens.lower
    if lower[0] not in words("neuter") or lower[0] not in words("possessive"):
        return False
    return any(word in words("possessions") or word in title_words("heads") for word in lower[1:4])


def _is_next(mention: Mention, token: int, sentence: Sentence) -> bool:
    """ "a member of Fair City since it was founded": right before the clause, and no other thing has an article."""
    tokens = sentence.tokens
    lower = tokens.lower
    first, stop = tokens.at(mention.start), tokens.at(mention.end - 1) + 1
    if stop != token - 1 or lower[stop] not in words("clause_openers"):
        return False
    return lower[first - 1] == "of" or words("articles").isdisjoint(lower[:first])


def _has_people_only(mentions: Sequence[Mention]) -> bool:
    return bool(mentions) and all(is_person(mention) for mention in mentions)


def _behind_relative(mention: Mention, token: int, sentence: Sentence) -> bool:
    """ "The Matraimov family, which has accrued its fortune": the clause between has another subject."""
    tokens = sentence.tokens
    stop = tokens.at(mention.end - 1) + 1
    between = tokens.lower[stop:token]
    return any(word in words("relative") for word in between[2:]) or (
        len(between) > 1 and between[0] not in (",", "which", "that") and between[1] in ("which", "that", "who")
    )


def _is_expletive(lower: Sequence[str], token: int) -> bool:
    """ "It is likely that", "it became clear"."""
    if token + 2 >= len(lower) or lower[token + 1] not in words("expletive_verbs"):
        return False
    after = set(lower[token + 2 : token + 8])
    return lower[token + 2] in words("expletive_words") or ("that" in after and "who" not in after)


def _several(sentence: Sentence, token: int, context: Context) -> Mention | None:
    """They and their: a group that opens the sentence; several persons together are nobody's name."""
    offset = sentence.tokens.starts[token]
    for other, mentions in before(sentence, offset, context):
        groups = [m for m in mentions if m.kind is Kind.GROUP and opens(m, other)]
        if groups:
            sure = 0.55 if other is sentence and len(distinct(mentions)) == 1 else 0.45
            return _stands_for(sentence, token, groups[0], sure - _FAR * (sentence.block - other.block))
        if sentence.index - other.index > 1:
            return None
    return None


def _speaker(sentence: Sentence, token: int, context: Context) -> Mention | None:
    """I, my, we: who speaks in the quote; "we" is the speaker's side, so it is less sure."""
    mode, by = sentence.voice(sentence.tokens.starts[token])
    if mode is not Mode.QUOTED or not by:
        return None
    low = max(0, sentence.index - 4)
    for index in (*range(sentence.index, low - 1, -1), *range(sentence.index + 1, sentence.index + 3)):
        if index >= len(context.mentions):
            break
        for mention in context.mentions[index]:
            if mention.name == by or mention.text == by or mention.name.endswith(f" {by}"):
                alone = sentence.tokens.lower[token] in ("i", "me", "my", "mine", "myself")
                return _stands_for(sentence, token, mention, 0.85 if alone else 0.4)
    return None


def _relative(sentence: Sentence, token: int, context: Context) -> Mention | None:
    """Who, which, whose: the name right before it, or before the preposition before it ("in which")."""
    tokens = sentence.tokens
    word = tokens.lower[token]
    at = token
    if at and tokens.lower[at - 1] in words("prepositions"):
        at -= 1
    if at and tokens.words[at - 1] in (",", "–", "—", "("):
        at -= 1
    if at == 0:
        return None
    if word == "that" and token + 1 < len(tokens) and tokens.lower[token + 1] in words("subjects"):
        return None  # "said that he"
    end = tokens.ends[at - 1]
    wants_person = word in words("people_relative")
    for mention in reversed(context.mentions[sentence.index]):
        if mention.start >= tokens.starts[token]:
            continue
        fits = is_person(mention) if wants_person else True
        if mention.end == end:
            if fits and not (word in ("which", "that") and is_person(mention)):
                if is_subject(mention, sentence):
                    return _stands_for(sentence, token, mention, 0.95)
                return _governor(mention, sentence, token, context, wants_person)
            if not wants_person:
                return None
            continue
        if wants_person and fits and _is_in_apposition(mention, tokens.at(mention.end - 1) + 1, at, sentence):
            return _stands_for(sentence, token, mention, 0.8)
        if not wants_person:
            return None
    return None


def _governor(mention: Mention, sentence: Sentence, token: int, context: Context, wants_person: bool) -> Mention:
    """ "The town hall in Market Street, which opened": what stands before the preposition, where that is a name."""
    tokens = sentence.tokens
    at = tokens.at(mention.start) - 1
    while at > 0 and tokens.lower[at] not in words("prepositions"):
        at -= 1
    leads = at > 0 and tokens.lower[at] not in words("directions")  # "joined the club from Wexley, whose chief …"
    for other in context.mentions[sentence.index]:
        if leads and other.end == tokens.ends[at - 1] and (is_person(other) or not wants_person):
            return _stands_for(sentence, token, other, 0.6)
    sure = 0.7 if wants_person or tokens.lower[at] in words("agents") else 0.45
    return _stands_for(sentence, token, mention, sure)


def _is_in_apposition(mention: Mention, stop: int, at: int, sentence: Sentence) -> bool:
    """ "Tom Escott, the leader of the opposition, who": only an apposition or an age between."""
    lower = sentence.tokens.lower
    return stop < at and lower[stop] == "," and at - stop < 12 and "," not in lower[stop + 1 : at]
