"""Which documents and which times a rule is about: ``when:``, ``except:``, ``during:``.

`about` means in the title, the headline or the first three sentences, or at least twice (language, section 4).
"""

from __future__ import annotations

import fnmatch
import re
from datetime import date, timedelta
from typing import Literal

from factlint import data
from factlint.extractors.reading import Reading
from factlint.extractors.segments import segment_words
from factlint.lookup import once
from factlint.model import BlockKind, Condition, Fact, Mention, Mode, Moment, Relation, Rule, Sentence, Statement
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period

Fit = Literal["in", "out", "unknown"]


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a rule looks at a document at all; `reason` says why not."""

    admitted: bool
    excepted: bool = False
    reason: str = ""


_ADMITTED = Admission(True)


def admission(rule: Rule, reading: Reading) -> Admission:
    """Whether ``when:`` admits the document and ``except:`` does not take it out again."""
    if not rule.when and not rule.exceptions:
        return _ADMITTED
    known, asked = _admissions(reading), (rule.sheet, rule.when, rule.exceptions)
    if asked not in known:
        known[asked] = _admission(rule, reading)
    return known[asked]


@once
def _admissions(reading: Reading) -> dict[tuple[str, tuple[Condition, ...], tuple[Condition, ...]], Admission]:
    """What conditions of which sheets came to in a document: the lines of a whole sheet stand over all its rules."""
    return {}


def _admission(rule: Rule, reading: Reading) -> Admission:
    for condition in rule.when:
        fit = holds(condition, reading, rule.sheet)
        if fit != "in":
            why = "cannot be told" if fit == "unknown" else "does not hold"
            return Admission(False, reason=f"when: {condition.kind} {condition.text} {why} here")
    if rule.exceptions and all(holds(condition, reading, rule.sheet) == "in" for condition in rule.exceptions):
        words = " and ".join(f"{condition.kind} {condition.text}" for condition in rule.exceptions)
        return Admission(False, excepted=True, reason=f"except: {words}")
    return _ADMITTED


def holds(condition: Condition, reading: Reading, sheet: str) -> Fit:
    """Whether one condition holds of a document; "unknown" where its date is needed and not known."""
    document = reading.document
    if condition.kind == "published":
        if document.dated is None:
            return "unknown"
        day = document.dated.day
        return _fit((condition.period or Period()).overlaps(Period(day, day)))
    if condition.kind == "tagged":
        wanted = condition.text.casefold()
        return _fit(any(tag.casefold() == wanted for tag in document.tags))
    if condition.kind == "file":
        return _fit(matches_glob(document.path, condition.text))
    if condition.kind == "mentions":
        return _fit(_words(condition.text).search(document.text) is not None)
    return _fit(is_about(condition.text, reading, sheet))


def _fit(true: bool) -> Fit:
    return "in" if true else "out"


def matches_glob(path: str, glob: str) -> bool:
    """Whether a path or its end matches a glob: ``*.md``, ``articles/**/*.md``."""
    path = path.replace("\\", "/")
    return any(fnmatch.fnmatchcase(path, form) for form in (glob, glob.replace("**/", ""), f"*/{glob}"))


def _words(text: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def is_about(name: str, reading: Reading, sheet: str) -> bool:
    """Whether a document is about an entity (its key) or an undeclared name."""
    document = reading.document
    places = list(_mentioned(name, reading, sheet))
    if len(places) >= 2:
        return True
    if not places:
        title_words = _words(name.partition(":")[2] or name)
        return bool(document.title and title_words.search(document.title))
    opening = opening_sentences(reading)
    return any(reading.sentences[index] in opening for index in places)


def opening_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The headlines and the first three sentences of the prose."""
    blocks = reading.document.blocks
    datelines = [s for s in reading.sentences if s.kind is BlockKind.BYLINE and blocks[s.block].kind is BlockKind.PROSE]
    headlines = datelines + [s for s in reading.sentences if s.kind is BlockKind.TITLE]
    prose = [s for s in reading.sentences if s.kind not in (BlockKind.TITLE, BlockKind.BYLINE)]
    return tuple(headlines + prose[:3])


def _mentioned(name: str, reading: Reading, sheet: str) -> list[int]:
    """The indexes of the sentences that mention an entity or an undeclared name, one for each mention."""
    found: list[int] = []
    meant = _meant(reading.context.mentions)
    if (name, "") in meant or (name, sheet) in meant:
        found = [
            sentence.index
            for sentence, mentions in zip(reading.sentences, reading.context.mentions, strict=True)
            for mention in mentions
            if mention.may_mean(name, sheet)
        ]
    if not found and ":" not in name:
        words = _words(name)
        found = [s.index for s in reading.sentences for _ in words.finditer(s.text)]
    return found


@once
def _meant(mentions: tuple[tuple[Mention, ...], ...]) -> frozenset[tuple[str, str]]:
    """All that the words of a document may mean: most of what sheets ask about, no document speaks of."""
    return frozenset(candidate for some in mentions for mention in some for candidate in mention.entities)


def time_fits(rule: Rule, fact: Fact) -> Fit:
    """Whether a statement's time overlaps the rule's; "unknown" where the rule has a time and the statement none."""
    return period_fits(rule.during, fact.time)


def period_fits(during: Period | None, time: Period | None) -> Fit:
    """Whether a time overlaps the one that a rule is for."""
    if during is None:
        return "in"
    return "unknown" if time is None else _fit(during.overlaps(time))


def meets_at_edge(rule: Rule, fact: Fact, reading: Reading) -> bool:
    """Whether a statement meets a rule's time only in the year, month or day of its own "since" or "until".

    "Owned by X until 2008" meets a rule that holds since July 2008 nowhere else: X may have gone in June.
    """
    if rule.during is None or fact.time is None or fact.time.is_inside(rule.during):
        return False
    common = rule.during.intersection(fact.time)
    return common is not None and any(
        isinstance(moment, Moment)
        and moment.period is not None
        and _bounds(moment, reading.sentences[fact.sentence])
        and any(common.is_inside(edge) for edge in _edges(moment))
        for moment in reading.facts[fact.sentence]
    )


def _bounds(moment: Moment, sentence: Sentence) -> bool:
    """Whether a date says since or until when something was so; "by August" and "data from 2017" do not."""
    at = sentence.tokens.at(moment.start)
    bounding = segment_words()["bounding"]
    return moment.relation == "from-to" or not bounding.isdisjoint(sentence.tokens.lower[max(0, at - 1) : at + 1])


def _edges(moment: Moment) -> tuple[Period, ...]:
    """The years, months or days that a date's words name: of a span the first and the last one."""
    period = moment.period or Period()
    if moment.relation != "from-to":
        return (period,)
    first, last = (moment.iso or "").partition("/")[::2]
    starts = _opened(period.first, len(first)) if period.first is not None else Period()
    ends = _closed(period.last, len(last)) if period.last is not None else Period()
    return starts, ends


_YEAR, _MONTH = len("2008"), len("2008-07")


def _opened(first: date, written: int) -> Period:
    """The days of the year or month that begins with *first*, as far as that is how it is written."""
    if written == _YEAR:
        return Period(first, date(first.year, 12, 31))
    return Period(first, first + timedelta(days=30)) if written == _MONTH else Period(first, first)


def _closed(last: date, written: int) -> Period:
    if written == _YEAR:
        return Period(date(last.year, 1, 1), last)
    return Period(last.replace(day=1), last) if written == _MONTH else Period(last, last)


def is_only_then(fact: Relation, reading: Reading) -> bool:
    """Whether what is denied until a date was so from then on: "did not open until 1926" says that it opened in 1926.

    A term that does not run until 1926 ends at another time.
    """
    if fact.moment < 0 or fact.predicate in data.load("verbs")["until"].values():
        return False
    facts = reading.facts[fact.sentence]
    return any(isinstance(m, Moment) and m.start == fact.moment and m.relation == "until" for m in facts)


def statement_of(
    rule: Rule,
    reading: Reading,
    fact: Fact,
    start: int,
    end: int,
    *,
    value: Interval | None = None,
    period: Period | None = None,
    subject: str = "",
    slot: str = "",
) -> Statement:
    """The statement that a rule selects: *fact*, at the place ``text[start:end]`` which a report would underline."""
    document = reading.document
    sentence = reading.sentences[fact.sentence]
    return Statement(
        rule=rule.full_id,
        path=document.path,
        place=document.place(start, end),
        start=start,
        end=end,
        text=document.source[start:end],
        sentence=document.source[sentence.start : sentence.end],
        mode=fact.mode,
        by=fact.by,
        value=value,
        period=period,
        subject=subject,
        slot=slot,
        confidence=fact.confidence,
    )


def mode_reason(mode: Mode) -> str:
    """Why a statement of this mode is not judged."""
    return {
        Mode.PLANNED: "planned, not yet so",
        Mode.CONDITIONAL: "conditional or hypothetical",
        Mode.ASKED: "asked, not said",
    }.get(mode, "")
