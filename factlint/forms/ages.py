"""Ages and whose they are: "Maria Rossi, 34,", "said Escott, a 52-year-old driver", "34-year-old Maria Rossi"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factlint.extractors.reading import Reading
from factlint.forms.owners import resolve_pronoun
from factlint.forms.wanted import Wanted
from factlint.forms.words import closed, figure_words, stem
from factlint.model import Entity, Kind, Mention, Quantity, Sentence
from factlint.values.interval import Interval


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
    if index >= 0 and first - index > 1:
        word = tokens.lower[index]
        if word in closed("subject_pronouns"):
            return resolve_pronoun(sentence, index, reading)
        before = next((m for m in people if m.start <= tokens.starts[index] < m.end), None)
        if before is not None:
            return before
    after = [m for m in people if m.start >= quantity.start and tokens.at(m.start) - last <= 4]
    between = tokens.lower[last : tokens.at(after[0].start)] if after else ()
    if after and not any(word in {",", ";", "."} or stem(word) in ("say", "be") for word in between):
        return after[0]
    return None


def age_now(entity: Entity | None, figure: Interval, checked: date | None, day: date | None) -> Interval:
    """The age to expect on the document's date: from ``born:``, else the sheet's as of its check date ± 1 year."""
    if day is None or figure.low is None or figure.high is None:
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
