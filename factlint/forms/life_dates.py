"""``Margaret Voss (3 May 1921 – 19 November 2008)``: the dates in brackets behind a name are of a birth and a death."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date

from factlint.extractors.reading import Reading
from factlint.lookup import once
from factlint.model import DateAssertion, Mention, Moment, Rule, Sentence, Verb
from factlint.records import replace
from factlint.text.verb_index import parse_phrase
from factlint.values import calendar
from factlint.values.period import Period

_BEHIND = 9  # words between a name and the dates of a life: "(née Ellery; "
_LIVED = 15  # years, at least: "(1974–1978)" is a term
_OLDEST = 115


def which(verb: Verb) -> str:
    """ "born", "died" or "": which end of a life a verb tells."""
    return _which(verb.phrase)


@functools.lru_cache(maxsize=4096)
def _which(written: str) -> str:
    phrase = parse_phrase(written)
    return next((end for end, told in (("born", "was born"), ("died", "died")) if phrase == parse_phrase(told)), "")


def moments(rule: Rule, assertion: DateAssertion, reading: Reading) -> Iterator[tuple[Mention, Moment]]:
    """The dates that a document gives in brackets for the birth, or the death, of the rule's subject."""
    end = which(assertion.verb)
    if not end or assertion.object or assertion.noun:
        return
    for mention, moment, span in _lives(reading):
        if mention.means(assertion.subject, rule.sheet):
            yield mention, replace(moment, period=span[end == "died"], relation="in")


@once
def _lives(reading: Reading) -> tuple[tuple[Mention, Moment, tuple[Period, Period]], ...]:
    """The names of a document behind which the dates of a life stand, and these."""
    found: list[tuple[Mention, Moment, tuple[Period, Period]]] = []
    if "(" not in reading.document.text:
        return ()
    for sentence, mentions in zip(reading.sentences, reading.context.mentions, strict=True):
        if "(" not in sentence.tokens.lower:
            continue
        for fact in reading.facts[sentence.index]:
            if not isinstance(fact, Moment) or (span := _lived(fact)) is None:
                continue
            mention = _before(fact, sentence, mentions)
            if mention is not None:
                found.append((mention, fact, span))
    return tuple(found)


def _lived(moment: Moment) -> tuple[Period, Period] | None:
    """The two dates of a span that may be a life, each as exact as the text has it."""
    ends = (moment.iso or "").split("/")
    if len(ends) != 2:
        return None
    parts = [[int(number) for number in end.split("-")] for end in ends if end.replace("-", "").isdigit()]
    if len(parts) != 2 or not all(1000 < part[0] < date.max.year and len(part) <= 3 for part in parts):
        return None
    if not _LIVED <= parts[1][0] - parts[0][0] <= _OLDEST:
        return None
    return calendar.days_of(*parts[0]), calendar.days_of(*parts[1])


def _before(moment: Moment, sentence: Sentence, mentions: tuple[Mention, ...]) -> Mention | None:
    """The name behind which the brackets open that a date stands in."""
    tokens = sentence.tokens
    at = tokens.at(moment.start)
    for index in range(at - 1, max(-1, at - _BEHIND), -1):
        if tokens.lower[index] == ")":
            return None
        if tokens.lower[index] == "(":
            opened = tokens.ends[index - 1] if index else -1
            return next((mention for mention in mentions if mention.end == opened), None)
    return None
