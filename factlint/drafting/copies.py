"""``factlint check summary.txt --against report.txt``: what a copy denies, or says though its source does not.

Numbers, dates, names and offices that the source lacks are notes (``not-in-source``); a statement of the source turned
into its contrary is an error (``polarity``). What the copy states otherwise, the rules drafted from the source report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.drafting.proposal import one_line
from factlint.drafting.subjects import SURE
from factlint.extractors.reading import Reading
from factlint.forms.words import stem
from factlint.model import BlockKind, Fact, Level, Mention, Moment, Place, Quantity, Relation, Role, Violation
from factlint.records import dataclass
from factlint.text.folding import fold
from factlint.values.interval import Interval
from factlint.values.period import Period
from factlint.values.units import base

ABSENT, TURNED = "not-in-source", "polarity"
IDS = (ABSENT, TURNED)
_UNREAD = frozenset({BlockKind.BYLINE, BlockKind.FURNITURE})
_COUNTED = frozenset({"count", "number", "ratio"})
_SKIPPED = frozenset({"ordinal"})


@dataclass(frozen=True, slots=True)
class Source:
    """What the sources say, ready to be looked up."""

    readings: tuple[Reading, ...]
    words: frozenset[str]  # folded
    figures: tuple[tuple[Quantity, Interval, Reading], ...]
    periods: tuple[Period, ...]
    relations: tuple[tuple[Relation, Reading], ...]
    together: tuple[frozenset[str], ...]  # the folded words of each sentence with the one before it


def source_of(readings: Sequence[Reading]) -> Source:
    """Look the sources through once."""
    words: set[str] = set()
    periods, together = [], []
    figures: list[tuple[Quantity, Interval, Reading]] = []
    relations: list[tuple[Relation, Reading]] = []
    for reading in readings:
        before: frozenset[str] = frozenset()
        if reading.document.dated is not None:
            periods.append(Period(reading.document.dated.day, reading.document.dated.day))
        for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
            names = [m.name for m in reading.context.mentions[sentence.index]]
            here = frozenset(fold(word) for text in (*sentence.tokens.words, *names) for word in text.split())
            words |= here
            together.append(here | before)
            before = here
            for fact in facts:
                if isinstance(fact, Quantity):
                    figures.append((fact, base(fact.value, fact.unit)[0], reading))
                elif isinstance(fact, Moment) and fact.period is not None:
                    periods.append(fact.period)
                elif isinstance(fact, Relation):
                    relations.append((fact, reading))
    return Source(tuple(readings), frozenset(words), tuple(figures), tuple(periods), tuple(relations), tuple(together))


def compare(copy: Reading, source: Source, told: Sequence[tuple[int, int]]) -> Iterator[Violation]:
    """What a copy turns into its contrary or says by itself; *told* are the places of which a rule has spoken."""
    named: set[str] = set()
    for sentence, facts in zip(copy.sentences, copy.facts, strict=True):
        if sentence.kind in _UNREAD:
            continue
        turned = [found for fact in facts if isinstance(fact, Relation) and (found := _turned(fact, copy, source))]
        yield from turned
        places = [*told, *((one.start, one.end) for one in turned)]
        for fact in facts:
            if any(start < fact.end and fact.start < end for start, end in places):
                continue
            finding = _absent(fact, copy, source)
            if finding is not None:
                yield finding
        for mention in copy.context.mentions[sentence.index]:
            name = fold(mention.name)
            if mention.how == "name" and mention.confidence >= SURE and name not in named:
                named.add(name)
                if not _has_words(mention.name, source.words) and not _is_told(mention, told):
                    yield _finding(copy, mention.start, mention.end, ABSENT, f"the source does not name {mention.name}")


def _is_told(mention: Mention, told: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in told)


def _has_words(text: str, words: frozenset[str]) -> bool:
    return all(fold(word) in words for word in text.split())


def _absent(fact: Fact, copy: Reading, source: Source) -> Violation | None:
    """A note on a figure, date, office or deed that the source does not have."""
    if isinstance(fact, Quantity):
        return _figure(fact, copy, source)
    if isinstance(fact, Moment):
        if fact.period is None or fact.confidence < 0.5 or any(_same_time(fact, one) for one in source.periods):
            return None
        return _finding(copy, fact.start, fact.end, ABSENT, f"the source has no date “{_said(fact, copy)}”")
    if isinstance(fact, Role) and fact.person is not None and fact.confidence >= 0.5:
        said = copy.document.text[fact.role_start : fact.role_end]
        told = [f"{fact.person.name} {words.lower().split()[-1]}" for words in (fact.role, said)]  # "leader", "led"
        if _has_words(fact.person.name, source.words) and not any(
            _has_words(words, together) for words in told for together in source.together
        ):
            message = f"the source does not have {fact.person.name} as {fact.role}"
            return _finding(copy, fact.role_start, fact.role_end, ABSENT, message)
    if isinstance(fact, Relation) and fact.confidence >= 0.5 and fact.subject is not None and fact.object is not None:
        both = (fact.subject, fact.object)
        if all(one.how == "name" and _has_words(one.name, source.words) for one in both):
            wanted = " ".join(one.name for one in both)
            if not any(_has_words(wanted, words) for words in source.together):
                message = f"the source does not tell this of {fact.subject.name} and {fact.object.name}"
                return _finding(copy, fact.verb_start, fact.verb_end, ABSENT, message)
    return None


def _figure(fact: Quantity, copy: Reading, source: Source) -> Violation | None:
    if fact.dimension in _SKIPPED or fact.confidence < 0.5:
        return None
    value = base(fact.value, fact.unit)[0]
    near: list[tuple[Quantity, Reading]] = []
    for other, stated, reading in source.figures:
        same_kind = fact.dimension == other.dimension or {fact.dimension, other.dimension} <= _COUNTED
        if same_kind and not value.is_disjoint(stated) and (fact.unit == other.unit or _is_figure_of(fact, other)):
            return None
        if same_kind and fact.unit == other.unit and _words_near(fact, copy) & _words_near(other, reading):
            near.append((other, reading))
    related = tuple(
        (reading.document.place(one.start, one.end), f"the source has {_said(one, reading)}") for one, reading in near
    )
    return _finding(copy, fact.start, fact.end, ABSENT, f"the source has no {_said(fact, copy)}", related=related)


def _is_figure_of(fact: Quantity, other: Quantity) -> bool:
    """Whether two figures of different nouns are written with one number: "1,980" is not "about 1,800"."""
    return not other.approximate or {fact.low, fact.high} & {other.low, other.high} - {None} != set()


def _words_near(fact: Quantity, reading: Reading) -> frozenset[str]:
    """The dictionary forms of the longer words of a figure's sentence."""
    tokens = reading.sentences[fact.sentence].tokens
    return frozenset(stem(word) for word in tokens.lower if len(word) > 4 and word.isalpha()) - {fact.unit}


def _same_time(fact: Moment, period: Period) -> bool:
    said = fact.period
    assert said is not None
    return said.is_inside(period) or period.is_inside(said) or (fact.approximate and said.overlaps(period))


# --- statements turned into their contrary ---------------------------------------------------------------------------


def _turned(fact: Relation, copy: Reading, source: Source) -> Violation | None:
    """The error of a relation that the source has with the other polarity, and nowhere with this one."""
    if not fact.mode.is_checked or fact.confidence < 0.5 or fact.subject is None:
        return None
    same = [
        (other, reading)
        for other, reading in source.relations
        if other.mode.is_checked and other.confidence >= 0.5 and _is_same(fact, copy, other, reading)
    ]
    if not same or any(other.negated == fact.negated for other, _ in same):
        return None
    other, reading = same[0]
    place = reading.document.place(other.start, other.end)
    related = ((place, f"the source says “{_said(other, reading)}”"),)
    start, end = (fact.verb_start, fact.verb_end) if fact.verb_start >= 0 else (fact.start, fact.end)
    what = "denies what the source says" if fact.negated else "says what the source denies"
    message = f"“{_said(fact, copy)}” {what}"
    return _finding(copy, start, end, TURNED, message, Level.ERROR, related)


def _is_same(one: Relation, copy: Reading, other: Relation, reading: Reading) -> bool:
    """Whether two relations are of one verb, subject and object."""
    if one.predicate != other.predicate or (one.value < 0) != (other.value < 0):
        return False
    pairs = ((one.subject, other.subject), (one.object, other.object), (one.agent, other.agent))
    return all(_same_mention(a, b) for a, b in pairs)


def _same_mention(one: Mention | None, other: Mention | None) -> bool:
    if one is None or other is None:
        return one is other
    if {key for key, _ in one.entities} & {key for key, _ in other.entities}:
        return True
    return _bare(one) == _bare(other) and bool(_bare(one))


def _bare(mention: Mention) -> str:
    words = fold(mention.name).split()
    return " ".join(words[1:] if words[:1] and words[0] in ("the", "a", "an", "no", "any") else words)


def _said(fact: Fact, reading: Reading) -> str:
    text = one_line(reading.document.source[fact.start : fact.end])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


_LONGEST = 80


def _finding(
    copy: Reading,
    start: int,
    end: int,
    rule: str,
    message: str,
    level: Level = Level.NOTE,
    related: tuple[tuple[Place, str], ...] = (),
) -> Violation:
    document = copy.document
    sentence = next((s for s in copy.sentences if s.start <= start < s.end), None)
    return Violation(
        place=document.place(start, end),
        rule=rule,
        level=level,
        message=message,
        text=document.source[start:end],
        sentence=document.source[sentence.start : sentence.end] if sentence is not None else "",
        start=start,
        end=end,
        related=related,
    )
