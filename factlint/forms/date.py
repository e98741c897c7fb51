"""``Jeenbekov's term ends in 2023``: “his term will run until 2025” contradicts it.
Only dates that the text states are judged.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from factlint import data
from factlint.extractors.reading import Reading
from factlint.extractors.segments import segment_words, segments
from factlint.forms import life_dates
from factlint.forms.identity import Same, compare, display
from factlint.forms.relation import relations
from factlint.forms.scope import is_only_then, mode_reason, statement_of, time_fits
from factlint.forms.words import closed, closed_map, figure_words, is_participle
from factlint.lookup import once
from factlint.model import (
    BlockKind,
    DateAssertion,
    Mention,
    Mode,
    Moment,
    Outcome,
    Relation,
    Rule,
    Rulebook,
    Sentence,
    Verb,
    Verdict,
)
from factlint.records import replace
from factlint.text.verb_index import align, happens, participle_of, without_preposition
from factlint.values.calendar import days_in
from factlint.values.period import Period

_YEAR = 364  # days from the first of a year to its last
_ANYBODY = Mention(0, 0, "", "", "name")


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts of ``S verb DATE`` on each dated relation of a document."""
    assertion = rule.assertion
    assert isinstance(assertion, DateAssertion)
    for fact, moment, shared in _with_dates(reading):
        subject = _about(assertion, fact, rule.sheet, rulebook)
        if subject is None and shared is not None:
            subject = _about(assertion, shared, rule.sheet, rulebook)
        if subject is None or is_another_time(assertion.verb, assertion.period, fact, moment, reading):
            continue
        verdict = dated(rule, assertion, fact, moment, subject, reading, rulebook)
        if verdict is not None:
            yield verdict
    for mention, moment in life_dates.moments(rule, assertion, reading):
        verdict = dated(rule, assertion, _told_of(mention, moment), moment, Same.YES, reading, rulebook)
        if verdict is not None:
            yield verdict


@once
def _with_dates(reading: Reading) -> tuple[tuple[Relation, Moment, Relation | None], ...]:
    """The relations of a document that are dated, each with its date, and as the passive that it may share."""
    found = []
    for fact in relations(reading):
        moment = moment_of(fact, reading) if fact.moment >= 0 else None
        if moment is not None and not _is_outside(fact, moment, reading):
            found.append((fact, moment, _sharing_passive(fact, reading)))
    return tuple(found)


def _is_outside(fact: Relation, moment: Moment, reading: Reading) -> bool:
    """Whether a date stands behind the relative clause of its verb: "married Arze, who was born in Potosí, in 1986"."""
    if fact.verb_start < 0 or moment.start < fact.verb_end:
        return False
    sentence = reading.sentences[fact.sentence]
    part = next((p for p in segments(sentence) if p.holds(fact.verb_start)), None)
    if part is None or part.kind != "relative" or part.holds(moment.start):
        return False
    behind = sentence.tokens.at(fact.verb_end - 1) + 1
    return sentence.tokens.lower[behind] != ","  # "who died, four months later, on 12 October"


def _told_of(mention: Mention, moment: Moment) -> Relation:
    """The relation that the dates of a life in brackets stand for."""
    return Relation(
        start=mention.start,
        end=moment.end,
        sentence=moment.sentence,
        mode=moment.mode,
        by=moment.by,
        predicate="live",
        subject=mention,
        tense="past",
        moment=moment.start,
        time=moment.period,
    )


def _sharing_passive(fact: Relation, reading: Reading) -> Relation | None:
    """ "He was arrested in 2014 and acquitted in 2016": a participle may share the passive before it."""
    if fact.object is not None or fact.passive or fact.tense != "past" or fact.subject is None:
        return None
    tokens = reading.sentences[fact.sentence].tokens
    lower, at = tokens.lower, tokens.at(fact.verb_start)
    if fact.moment < fact.verb_start and closed("prepositions").issuperset(lower[tokens.at(fact.moment) - 1 :][:1]):
        at = tokens.at(fact.moment) - 1  # "and in 2016 acquitted"
    if at < 1 or lower[at - 1] not in ("and", ",", "or"):
        return None
    for before in range(at - 2, max(0, at - _SHARED), -1):
        if lower[before] in closed("be"):
            passive = is_participle(lower[before + 1])
            return replace(fact, predicate=f"be {participle_of(fact.predicate)}", passive=True) if passive else None
        if lower[before] in closed("relatives"):
            return None
    return None


_SHARED = 12  # tokens from a participle back to the auxiliary that it shares


def moment_of(fact: Relation, reading: Reading) -> Moment | None:
    """The date that a relation is linked to."""
    return next((m for m in reading.facts[fact.sentence] if isinstance(m, Moment) and m.start == fact.moment), None)


def is_another_time(verb: Verb, period: Period, fact: Relation, moment: Moment, reading: Reading) -> bool:
    """Whether what comes again and again is dated for another of its times.

    "Next year's Games", "the 2012 meeting" and "first held in 1949" are not the Games of August 2017.
    """
    if fact.subject is not None and _is_occasion(fact.subject, reading.sentences[fact.sentence]):
        return True
    if not happens(verb) or fact.subject is None:
        return False
    words = data.load("verbs")["another_time"]
    if fact.verb_start >= 0 and not any(word in verb.phrase.split() for word in words):
        between = reading.document.text[fact.subject.end : max(fact.verb_end, fact.verb_start)].lower().split()
        if any(word in between for word in words):
            return True
    near = (other for other in reading.facts[fact.sentence] if isinstance(other, Relation))
    for other in near:
        if other.tense != "noun" or other.subject is None or other.subject.start != fact.subject.start:
            continue
        named = moment_of(other, reading)
        if named is not None and named.period is not None and _is_other_year(named.period, period):
            return True
    return False


def _is_occasion(subject: Mention, sentence: Sentence) -> bool:
    """ "The last time the bridge was reopened": another of several times."""
    lower = sentence.tokens.lower
    at = sentence.tokens.at(subject.start) - 1
    while at > 0 and (lower[at] in closed("determiners") or lower[at] in closed("subordinators")):
        at -= 1
    listed = data.load("verbs")["occasions"]
    return at > 0 and lower[at] in listed["noun"] and lower[at - 1] in listed["which"]


def _is_other_year(said: Period, period: Period) -> bool:
    whole = said.first is not None and said.last is not None and (said.last - said.first).days >= _YEAR
    return whole and not said.overlaps(period)


def _about(assertion: DateAssertion, fact: Relation, sheet: str, rulebook: Rulebook) -> Same | None:
    """Whether a relation is what the rule dates: its noun, its verb, its subject; None: it is not."""
    if assertion.noun:
        return _about_noun(assertion, fact, sheet, rulebook)
    if fact.predicate == "be" and fact.tense == "noun":
        if not happens(assertion.verb):
            return None
        return _unless_other(compare(fact.subject, assertion.subject, sheet, rulebook))
    if fact.negated and fact.object is not None and not assertion.object:
        return None  # "in 1898, not from Portugal": what is denied is not the date
    best: Same | None = None
    aligned = align(assertion.verb, fact)
    if not aligned and not assertion.object and (bare := without_preposition(fact)) is not None:
        aligned = align(assertion.verb, bare)
    for sides in aligned:
        if assertion.object:
            if sides.object is None or compare(sides.object, assertion.object, sheet, rulebook) is not Same.YES:
                continue
        elif sides.object is not None and fact.object is sides.object and not fact.passive and fact.tense != "noun":
            continue  # "opened a second furnace in 1962" is not the opening of the works
        same = _unless_other(compare(sides.subject, assertion.subject, sheet, rulebook))
        if same is Same.YES:
            return same
        best = best or same
    return best


def _unless_other(same: Same) -> Same | None:
    return same if same in (Same.YES, Same.UNSURE) else None


def _about_noun(assertion: DateAssertion, fact: Relation, sheet: str, rulebook: Rulebook) -> Same | None:
    noun = assertion.noun.lower().split()[-1]
    first, _, rest = fact.predicate.partition(" ")
    if first == noun and rest and _says(assertion.verb, rest):
        return (
            Same.YES
            if not assertion.subject
            else _unless_other(compare(fact.subject, assertion.subject, sheet, rulebook))
        )
    named = fact.subject is not None and fact.subject.name.lower().split()[-1:] == [noun]
    if named and _is_another_noun(fact, assertion.noun):
        return None
    bare = without_preposition(fact) if fact.passive else None  # "was awarded to"
    if named and (align(assertion.verb, fact) or (bare is not None and align(assertion.verb, bare))):
        return Same.YES if not assertion.subject else Same.UNSURE
    return None


def _is_another_noun(fact: Relation, noun: str) -> bool:
    """ "That contract was awarded in 2019", "the first contract": not the one that a sheet calls the contract."""
    words = fact.subject.text.lower().split() if fact.subject is not None else []
    others = figure_words()["another"] - set(noun.lower().split())
    return bool(words) and (words[0] in closed("pointing_away") or not others.isdisjoint(words))


def _says(verb: Verb, predicate: str) -> bool:
    return bool(align(verb, Relation(start=0, end=0, sentence=0, predicate=predicate, subject=_ANYBODY)))


def dated(
    rule: Rule,
    assertion: DateAssertion,
    fact: Relation,
    moment: Moment,
    subject: Same,
    reading: Reading,
    rulebook: Rulebook,
) -> Verdict | None:
    """The verdict on one statement of the date."""
    if time_fits(rule, fact) == "out":
        return None
    negated = fact.negated and not is_only_then(fact, reading)
    outcome, reason = _compare(assertion.period, moment, negated != assertion.never)
    if outcome is None or (outcome is Outcome.CONTRADICTS and _is_one_of_several(assertion.period, fact, reading)):
        return None
    if outcome is Outcome.CONTRADICTS and _leaves_year_open(assertion.period, moment, reading):
        outcome, reason = Outcome.UNDECIDED, "the year is not told"
    if subject is not Same.YES:
        outcome, reason = Outcome.UNDECIDED, "the subject may be somebody else"
    elif not fact.mode.is_checked and not _is_schedule(fact, assertion.period, reading):
        outcome, reason = Outcome.UNDECIDED, mode_reason(fact.mode)
    name = display(assertion.subject, rulebook) or assertion.noun
    statement = statement_of(rule, reading, fact, moment.start, moment.end, period=moment.period, subject=name)
    contradicts = outcome is Outcome.CONTRADICTS and not negated and not assertion.never
    return Verdict(
        rule,
        outcome,
        reason,
        statement,
        found=statement.text,
        expected=assertion.text,
        subject=name,
        fix=assertion.text if contradicts else None,
    )


def _is_schedule(fact: Relation, period: Period, reading: Reading) -> bool:
    """ "will be switched off on 31 May", where what the sheet states is still to come: no plan, but the timetable."""
    told, sentence = reading.document.dated, reading.sentences[fact.sentence]
    if fact.verb_start < 0:
        return False
    word = sentence.tokens.lower[sentence.tokens.at(fact.verb_start)]
    opens = fact.subject is not None and not any(map(str.isalpha, sentence.text[: fact.subject.start - sentence.start]))
    headline = word == "to" and opens and sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)  # "Bridge to close"
    if closed_map("modals").get(word) != "future" and not headline:
        return False
    ahead = told is not None and period.first is not None and period.first > told.day
    return ahead and fact.mode is Mode.PLANNED


def _leaves_year_open(period: Period, moment: Moment, reading: Reading) -> bool:
    """ "The 2014 war began on 3 August", told in 2025: the day is right, and its year is nowhere beside it."""
    said, told = moment.period, reading.document.dated
    if moment.anchor != "year-inferred" or said is None or said.first is None or told is None:
        return False
    if abs((said.first - told.day).days) > _YEAR + 1:
        return False  # the year of a date nearby
    years = {day.year for day in (period.first, period.last) if day is not None}
    return any(_in_year(said, year).overlaps(period) for year in years)


def _in_year(said: Period, year: int) -> Period:
    """The same days of another year."""
    days = (
        None if day is None else day.replace(year=year, day=min(day.day, days_in(day.month, year)))
        for day in (said.first, said.last)
    )
    return Period(*days)


def _is_one_of_several(period: Period, fact: Relation, reading: Reading) -> bool:
    """Whether one of the dates told with a date is the rule's: "won it in 1996 and again in 2014"."""
    facts = reading.facts[fact.sentence]
    lower, tokens = reading.sentences[fact.sentence].tokens.lower, reading.sentences[fact.sentence].tokens
    others = {other.moment for other in facts if isinstance(other, Relation) and other.verb_start != fact.verb_start}
    told = [m for m in facts if isinstance(m, Moment) and (m.start == fact.moment or m.start not in others)]
    at = next((n for n, moment in enumerate(told) if moment.start == fact.moment), -1)
    for step, last in ((1, len(told)), (-1, -1)):
        for here in range(at, last - step, step):
            one, other = sorted((told[here], told[here + step]), key=lambda moment: moment.start)
            between = lower[tokens.at(one.end - 1) + 1 : tokens.at(other.start)]
            if not _listing().issuperset(between):
                break
            said, own = told[here + step].period, told[at].period
            if said is not None and own is not None and said.overlaps(period) and not said.overlaps(own):
                return True  # "four months later, on 21 October" is one date
    return False


@functools.cache
def _listing() -> frozenset[str]:
    """The words between the dates of one deed: "in 1996 and again in 2014", "in 2010, 2012 and 2014"."""
    return closed("coordinators") | closed("prepositions") | segment_words()["repeating"]


def _compare(period: Period, moment: Moment, denied: bool) -> tuple[Outcome | None, str]:
    said = moment.period
    if said is None:
        return Outcome.UNDECIDED, "which day is meant cannot be told"
    if moment.relation in ("before", "after"):
        return (None, "") if denied else (Outcome.UNDECIDED, f"{moment.relation} a date, not on it")
    if denied:
        return (Outcome.CONTRADICTS, "denied") if period.is_inside(said) else (None, "")
    if not said.overlaps(period):
        return Outcome.CONTRADICTS, "another date"
    if said.is_inside(period) or period.is_inside(said):
        return Outcome.AGREES, "the same date"
    return Outcome.COMPATIBLE, "the dates overlap"
