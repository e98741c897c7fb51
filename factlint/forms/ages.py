"""Ages and whose they are: "Maria Rossi, 34,", "said Escott, a 52-year-old driver", "34-year-old Maria Rossi"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factlint.extractors.reading import Reading
from factlint.forms.owners import resolve_pronoun
from factlint.forms.wanted import Wanted
from factlint.forms.words import closed, figure_words, is_participle, is_past, stem
from factlint.model import BlockKind, Entity, Kind, Mention, Quantity, Relation, Role, Sentence
from factlint.values.interval import Interval
from factlint.values.period import Period


def is_aged(quantity: Quantity, wanted: Wanted, sentence: Sentence, reading: Reading) -> bool:
    """Whether an age is the person's: "Maria Rossi, 34,", "Escott, a 52-year-old driver", "34-year-old Maria Rossi"."""
    mention = _person_aged(quantity, sentence, reading)
    if mention is None or wanted.owner is None:
        return False
    return mention.means(wanted.owner.key, wanted.sheet)


def _person_aged(quantity: Quantity, sentence: Sentence, reading: Reading) -> Mention | None:
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    last = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    mentions = reading.context.mentions[sentence.index]
    people = [m for m in mentions if m.kind in (None, Kind.PERSON)]
    index = first - 1
    while index >= 0 and (
        tokens.lower[index] in ("a", "an", "the", ",", "aged", "(", "who", "is", "was", "now")
        or tokens.lower[index] in figure_words()["fillers"]
    ):
        index -= 1
    if first and tokens.lower[first - 1] in closed("be"):
        subject = _spoken_of(sentence, index, first - 1, reading)
        if subject is not None:
            return subject
    if index >= 0 and first - index > 1:
        word = tokens.lower[index]
        if word in closed("subject_pronouns"):
            return resolve_pronoun(sentence, index, reading)
        before = next((m for m in people if m.start <= tokens.starts[index] < m.end), None)
        if before is not None:
            return before
    done = deed(quantity, sentence, reading)
    if done is not None:
        return done.subject
    after = [m for m in people if m.start >= quantity.start and tokens.at(m.start) - last <= 4]
    between = tokens.lower[last : tokens.at(after[0].start)] if after else ()
    if after and not any(word in {",", ";", "."} or stem(word) in ("say", "be") for word in between):
        return after[0]
    return None


def _spoken_of(sentence: Sentence, index: int, verb: int, reading: Reading) -> Mention | None:
    """The subject of "is 44" behind an office: "Katrin Oja, the leader of the party, who is 44"."""
    ends = sentence.tokens.ends
    for fact in reading.facts[sentence.index]:
        if isinstance(fact, Role) and index >= 0 and fact.end == ends[index]:
            return fact.person
        if isinstance(fact, Relation) and fact.predicate == "be" and fact.verb_end == ends[verb]:
            return fact.subject
    return None


_AT_THE_AGE = ("the", "age", "of")
_AT = (("aged",), ("at",))  # "died at 87"
_DONE = ("past", "perfect")
_JUST_NOW = ("perfect", "present")


def deed(quantity: Quantity, sentence: Sentence, reading: Reading) -> Relation | None:
    """What somebody did at an age: "died in Cambridge on 19 November 2008, at the age of 87"."""
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    before = tokens.lower[max(0, first - 3) : first]
    if before != _AT_THE_AGE and before[-1:] not in _AT:
        return None
    tenses = (*_DONE, "present") if sentence.kind is BlockKind.TITLE else _DONE  # "Novelist dies at 87"
    done = (fact for fact in reading.facts[sentence.index] if isinstance(fact, Relation) and fact.tense in tenses)
    earlier = [fact for fact in done if 0 <= fact.verb_end <= quantity.start and fact.subject is not None]
    last = max(earlier, key=lambda fact: fact.verb_start, default=None)
    if last is None or any(_is_finite(word) for word in _between(sentence, last.verb_end, quantity.start)):
        return None  # what was done at that age may be another's doing, of which no sheet asks
    return last


def _is_finite(word: str) -> bool:
    return is_past(word) or is_participle(word) or word in closed("relatives") or word in closed("past_be")


def _between(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    tokens = sentence.tokens
    return tokens.lower[tokens.at(start) : tokens.at(end)]


def period_of_deed(done: Relation, entity: Entity | None) -> Period | None:
    """When somebody had the age at which he did something: the date that the text gives, or of a death the sheet's.

    Who has died, or dies in a headline, did so when the text was written.
    """
    if done.moment >= 0 or done.tense in _JUST_NOW:
        return done.time
    return entity.died if entity is not None and done.predicate.partition(" ")[0] == "die" else None


def is_of_then(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether an age is told for another time: "was 32 when she was elected", "54 at the time of the vote"."""
    tokens = sentence.tokens
    after = tokens.at(quantity.end - 1) + 1
    return after < len(tokens) and tokens.lower[after] in figure_words()["of_then"]


def days_of(quantity: Quantity, sentence: Sentence, day: date) -> tuple[date, date]:
    """The first and the last day on which somebody has the age that the text gives.

    The document's, unless the age is told in the past: "who was 32 when she was elected in 2011".
    """
    time = quantity.time
    if time is None or time.first is None or time.last is None or time.first <= day <= time.last:
        return day, day
    tokens = sentence.tokens
    index = tokens.at(quantity.start) - 1
    while index > 0 and tokens.lower[index] in figure_words()["fillers"]:
        index -= 1
    is_past = tokens.lower[index] in closed("past_be")
    if is_past and quantity.time_from == "stated":
        return time.first, time.last
    if is_past or (quantity.time_from in ("stated", "clause before") and tokens.lower[index] not in closed("be")):
        return min(time.first, day), max(time.last, day)
    return day, day


def age_between(
    entity: Entity | None, figure: Interval, checked: date | None, day: date, days: tuple[date, date]
) -> Interval:
    """The ages to expect from the first to the last of *days*; the sheet's is of *checked*, else of *day*."""
    if days == (day, day):
        return age_now(entity, figure, checked, day)
    early, late = (age_now(entity, figure, checked or day, one) for one in days)
    return Interval(early.low, late.high)


def age_now(entity: Entity | None, figure: Interval, checked: date | None, day: date) -> Interval:
    """The age to expect on the document's date: from ``born:``, else the sheet's as of its check date ± 1 year."""
    if figure.low is None or figure.high is None:
        return figure
    if (
        entity is not None
        and entity.born is not None
        and entity.born.first is not None
        and entity.born.last is not None
    ):
        return Interval(_years(entity.born.last, day), _years(entity.born.first, day))
    if checked is None or checked.year == day.year:
        return figure
    passed = figure.low - figure.low + (day.year - checked.year)
    return Interval(figure.low + passed - 1, figure.high + passed + 1)


def _years(born: date, day: date) -> Decimal:
    return Decimal(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))
