"""When a statement holds: "In the 1998 dispute, 34 people were arrested" holds in 1998, whatever the document's date.

The statement's own date; else, in the past tense, that of the clause or sentence before in the paragraph, else the
time since the declared event that the sentence names; else the document's (language, 5.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from factlint.extractors import delays
from factlint.extractors.reading import Reading
from factlint.extractors.segments import Segment, resumed, segment_words, segments
from factlint.extractors.tenses import (
    is_bygone,
    is_of_now,
    is_past_next,
    is_perfect,
    is_present_again,
    speaks_of_past,
)
from factlint.model import (
    BlockKind,
    Dated,
    Document,
    Fact,
    Mode,
    Moment,
    Name,
    Quantity,
    Relation,
    Role,
    Sentence,
    Tokens,
)
from factlint.records import dataclass, replace
from factlint.values.period import Period


def settle(reading: Reading, asked: frozenset[int] | None = None) -> Reading:
    """Give every fact of a reading its time, or those of the sentences *asked* (indexes) alone."""
    document = reading.document
    document_time = _day(document.dated)
    has_events = bool(reading.context.vocabulary.names.dates)
    whens = segment_words()["dated"]
    settled: list[tuple[Fact, ...]] = []
    last: tuple[int, Period] | None = None  # block and time of the last date read
    for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
        kinds = set(map(type, facts))
        if kinds <= _NAMES:
            settled.append(facts)
            last = None if last is None or last[0] != sentence.block else last
            continue
        before = last[1] if last is not None and last[0] == sentence.block else None
        moments = [fact for fact in facts if isinstance(fact, Moment)] if Moment in kinds else []
        if asked is not None and sentence.index not in asked:
            settled.append(facts)
            if moments and _sets_scene(sentence, moments, document):
                last = _last_time(sentence, facts, moments, document.dated) or last
            continue
        event = _event_time(reading, sentence) if has_events else None
        if not moments and before is None and event is None:  # most sentences: nothing but the document dates them
            bygone = Quantity in kinds and not whens.isdisjoint(sentence.tokens.lower)
            settled.append(
                tuple(
                    [
                        fact
                        if bygone and isinstance(fact, Quantity) and is_bygone(fact, sentence)
                        else _at(fact, document_time)
                        for fact in facts
                    ]
                )
            )
            continue
        scene = _Scene(sentence, facts, segments(sentence), moments, before, event, document_time)
        settled.append(tuple([_with_time(fact, scene) for fact in facts]))
        if _sets_scene(sentence, moments, document):
            last = _last_time(sentence, facts, moments, document.dated) or last
    return Reading(reading.context, tuple(map(_delayed, reading.sentences, settled)))


def _delayed(sentence: Sentence, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with what lay before them by a while: "on Tuesday, four days after six workers were killed"."""
    delay = delays.of(sentence, facts)
    return facts if delay is None else tuple([delays.shifted(fact, delay) for fact in facts])


_NAMES = {Name}
_ATTRIBUTED = Mode.ATTRIBUTED  # an enumeration's members are read ten times as slowly as a module's constants


def _sets_scene(sentence: Sentence, moments: list[Moment], document: Document) -> bool:
    """Whether what follows takes its date from a sentence: a byline's is the document's, unless it heads a paragraph.

    "UPDATE 2, Wednesday, Oct 9 - Six people had been killed by nightfall" in a report of Oct 10.
    """
    if sentence.kind is not BlockKind.BYLINE:
        return True
    if document.blocks[sentence.block].kind is not BlockKind.PROSE:
        return False
    day = document.dated.day if document.dated is not None else None
    return any(moment.period is not None and moment.period.first != day for moment in moments)


@dataclass(slots=True)
class _Scene:
    """What the facts of one sentence may take their times from."""

    sentence: Sentence
    facts: tuple[Fact, ...]
    parts: tuple[Segment, ...]
    moments: list[Moment]
    before: Period | None  # the time of the sentence before
    event: Period | None
    document_time: Period | None
    pasts: dict[int, bool] = field(default_factory=dict)  # where a segment starts → whether it speaks in the past tense

    def part(self, offset: int) -> Segment:
        """The segment that holds a document offset."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part
        return self.parts[0]


def _at(fact: Fact, document_time: Period | None) -> Fact:
    if document_time is None or isinstance(fact, Name):
        return fact
    return replace(fact, time=document_time, time_from="document")


def _event_time(reading: Reading, sentence: Sentence) -> Period | None:
    """From the start of the one declared event that a sentence names to the document's date: its figures still grow."""
    dates = reading.context.vocabulary.names.dates
    if not dates:
        return None
    keys = {key for mention in reading.context.mentions[sentence.index] for key, _ in mention.entities if key in dates}
    dated = reading.document.dated
    if len(keys) != 1:
        return None
    date = dates[next(iter(keys))]
    if dated is None or date.first is None:
        return date
    return Period(date.first, dated.day) if date.first <= dated.day else None


def _day(dated: Dated | None) -> Period | None:
    return Period(dated.day, dated.day) if dated is not None else None


def _last_time(
    sentence: Sentence, facts: tuple[Fact, ...], moments: list[Moment], dated: Dated | None
) -> tuple[int, Period] | None:
    """The last date of a sentence that is not still to come: what a past tense after it refers to."""
    lower = sentence.tokens.lower
    opened, compared = "since" in lower, "than" in lower
    earlier = [fact for fact in facts if isinstance(fact, Quantity) and fact.change == "from"]
    for moment in reversed(moments):
        if opened and moment.relation != "since" and _is_since(moment, sentence):
            continue  # "its best year since it was brought back in 2009"
        if compared and _is_compared(moment, sentence):
            continue
        if earlier and _is_earlier_values(moment, facts):
            continue  # "78 pairs, against 71 in 2021": the sentence after it is about the 78
        period = period_of(moment, dated)
        if period is not None and not (dated is not None and period.first is not None and period.first > dated.day):
            return sentence.block, period
    return None


def _is_earlier_values(moment: Moment, facts: tuple[Fact, ...]) -> bool:
    """Whether a date stands behind an earlier value: "from £661 million in the same quarter of last year"."""
    before = [fact for fact in facts if isinstance(fact, Quantity) and fact.end <= moment.start]
    return bool(before) and max(before, key=lambda fact: fact.end).change == "from"


def _is_since(moment: Moment, sentence: Sentence, behind: int = 0) -> bool:
    """Whether a date ends the clause of a "since" *behind* an offset: "since it was brought back in 2009"."""
    tokens = sentence.tokens
    for index in range(tokens.at(moment.start) - 1, tokens.at(behind) - 1, -1):
        if tokens.lower[index] == "since" or not tokens.lower[index][0].isalnum():
            return tokens.lower[index] == "since"
    return False


def _is_compared(moment: Moment, sentence: Sentence) -> bool:
    """Whether a date is that of what is compared: "54 chicks fledged, nine more than last year"."""
    tokens = sentence.tokens
    index = tokens.at(moment.start)
    before = tokens.lower[max(0, index - 2) : index]
    return "than" in before or before[:1] == ("as",)  # "half as many as in 2019"


def _period_at(moment: Moment, document_time: Period | None) -> Period | None:
    """:func:`period_of` a date in a document of that time."""
    dated = None
    if document_time is not None and document_time.first is not None:
        dated = Dated(document_time.first, "")
    return period_of(moment, dated)


def period_of(moment: Moment, dated: Dated | None = None) -> Period | None:
    """The days that a date and its preposition cover: "since 2012" goes on to the document's date."""
    period = moment.period
    if period is None:
        return None
    if moment.relation == "since":
        last = dated.day if dated is not None and (period.first is None or dated.day >= period.first) else None
        return Period(period.first, last)
    if moment.relation == "until":
        return Period(None, period.last)
    if moment.relation == "before":
        return Period(None, period.first)
    if moment.relation == "after":
        return Period(period.last, None)
    return period


def _with_time(fact: Fact, scene: _Scene) -> Fact:
    if isinstance(fact, Name):
        return fact
    if isinstance(fact, Moment):
        return replace(fact, time=fact.period, time_from="stated")
    sentence, moments, document_time = scene.sentence, scene.moments, scene.document_time
    offset = fact.verb_start if isinstance(fact, Relation) and fact.verb_start >= 0 else fact.start
    if isinstance(fact, Role):
        offset = fact.end - 1  # "founded it in 1984 and gave it to X, its chairman since 2011"
    part = scene.part(offset)
    open_to = moments
    if moments and document_time is not None:
        open_to = [m for m in moments if not _is_over(m, document_time)]
        if len(open_to) < len(moments) and not is_perfect(fact, sentence):
            open_to = moments  # "has killed" never takes a date that is over
    moment = _linked(fact, moments) or _governing(part, fact, scene, open_to)
    if moment is not None and moment.end < offset and is_present_again(moment.end, offset, sentence):
        return _at(fact, document_time)
    if moment is not None and moment.start > fact.end and is_past_next(fact, part, moment.start, sentence):
        return _at(fact, document_time)
    if moment is not None:
        period = moment.period  # "since 2019, when they stood at": in 2019
        if part.start <= moment.start < part.end:
            period = _period_at(moment, document_time)
        if isinstance(fact, Quantity) and moment.relation == "until" and _is_by(moment, sentence):
            period = moment.period  # "by Saturday it had killed 71": a count of that day
        return replace(fact, time=period, time_from="stated")
    past = _is_past(fact, part, scene) and not (fact.mode is _ATTRIBUTED and is_of_now(part, sentence))
    earlier: list[Moment] = []
    if past and moments:
        earlier = [
            m
            for m in moments
            if m.end <= fact.start
            and not (_is_aside(m, part, scene) or _is_earlier_values(m, scene.facts) or _is_to_come(m, document_time))
            and not (isinstance(fact, Quantity) and _ends_since(m, fact, sentence))
        ]
    if earlier and (period := _of_clause_before(earlier[-1], part, scene)) is not None:
        return replace(fact, time=period, time_from="clause before")
    if past and scene.before is not None:
        return replace(fact, time=scene.before, time_from="sentence before")
    if past and scene.event is not None:
        return replace(fact, time=scene.event, time_from="event")
    return _at(fact, document_time)


def _of_clause_before(moment: Moment, part: Segment, scene: _Scene) -> Period | None:
    """The time of a date whose clause is over; "since 2011, when the council met, having asked 12" tells of 2011."""
    if moment.relation == "since":
        between = (other for other in scene.parts if moment.end <= other.start < part.start)
        if any(other.kind == "dated" for other in between):
            return moment.period
    return _period_at(moment, scene.document_time)


def _is_aside(moment: Moment, part: Segment, scene: _Scene) -> bool:
    """Whether a date is a relative clause's that cuts a fact's clause in two: "Turnout, which fell in 2011, was 58"."""
    own = scene.part(moment.start)
    if own.kind != "relative" or own is part:
        return False
    at = scene.parts.index(own) - 1
    while at > 0 and scene.parts[at].kind == "relative":
        at -= 1
    after = resumed(scene.parts, max(at, 0), scene.sentence)
    return scene.parts[after] is part


def _is_by(moment: Moment, sentence: Sentence) -> bool:
    tokens = sentence.tokens
    index = tokens.at(moment.start)
    return "by" in tokens.lower[max(0, index - 1) : index + 1]


def _linked(fact: Fact, moments: Iterable[Moment]) -> Moment | None:
    """The date that a relation's own clause holds, as its extractor found it."""
    if isinstance(fact, Relation) and fact.moment >= 0:
        return next((m for m in moments if m.start == fact.moment), None)
    return None


def _governing(part: Segment, fact: Fact, scene: _Scene, moments: list[Moment]) -> Moment | None:
    """The date that stands in the fact's own segment, or in one that sets the scene for it."""
    if not moments:
        return None
    own = [
        m
        for m in moments
        if part.start <= m.start < part.end and not _is_anothers(m, fact, scene.sentence, scene.facts)
    ]
    if len(own) == 1:
        return own[0]
    if own:
        return min(own, key=lambda m: min(abs(m.start - fact.end), abs(fact.start - m.end)))
    if len(scene.parts) > 1 and (behind := _in_next_clause(part, scene, moments)) is not None:
        return behind
    if part.kind == "dated":
        preceding = [m for m in moments if m.end <= part.start]
        return preceding[-1] if preceding else None
    if part.kind in ("main", "lead"):
        lead = scene.parts[0]
        leading = [m for m in moments if lead.holds(m.start)] if lead.kind == "lead" else []
        return leading[-1] if leading else None
    return None


def _in_next_clause(part: Segment, scene: _Scene, moments: list[Moment]) -> Moment | None:
    """The date of the when-clause that follows without a comma: "who was 32 when she was elected in 2011"."""
    after = next((other for other in scene.parts if other.start == part.end), None)
    lower, index = scene.sentence.tokens.lower, scene.sentence.tokens.at(part.end)
    if after is None or after.kind != "dated" or lower[index - 1] == ",":
        return None
    return next((m for m in moments if after.holds(m.start)), None)


def _is_anothers(moment: Moment, fact: Fact, sentence: Sentence, facts: tuple[Fact, ...]) -> bool:
    """Whether a date after a figure is another value's: "58, up from 49 in 2011", "43, nine fewer than it won in 2020",
    "has fallen since 2012", "38,600 have fled since it erupted on Tuesday".
    """
    if not isinstance(fact, Quantity):
        return False
    if moment.start < fact.end:
        return _is_of_a_thing(moment, sentence.tokens) or _ends_since(moment, fact, sentence)
    if _is_compared(moment, sentence):
        return True
    if fact.change == "" and (moment.relation == "since" or _is_since(moment, sentence, fact.end)):
        return True
    between = [q for q in facts if isinstance(q, Quantity) and fact.end <= q.start < moment.start]
    if fact.change != "from" and any(other.change == "from" for other in between):
        return True
    return _is_set_against(sentence.tokens, fact.end, between[0].end if between else moment.start, moment.start)


def _ends_since(moment: Moment, fact: Quantity, sentence: Sentence) -> bool:
    """ "brings the total raised since it was founded in 2018 to €61.5 million": the main verb goes on with its "to"."""
    if fact.change != "to" and sentence.tokens.lower[sentence.tokens.at(moment.end - 1) + 1] != "to":
        return False
    return _is_since(moment, sentence)


_DESCRIBED = 6  # tokens of "a former rope factory"


def _is_of_a_thing(moment: Moment, tokens: Tokens) -> bool:
    """Whether a date is when something described was made: "it plays in a former factory of 1838 with 412 seats"."""
    index, words = tokens.at(moment.start), segment_words()
    if index < 4 or tokens.lower[index - 1] != "of":
        return False
    before = range(index - 2, max(0, index - _DESCRIBED), -1)
    lower = tokens.lower
    article = next((n for n in before if not lower[n].isalpha() or lower[n] in words["indefinite"]), 0)
    return article > 0 and lower[article] in words["indefinite"] and lower[article - 1] in words["placing"]


def _is_set_against(tokens: Tokens, start: int, after: int, end: int) -> bool:
    """Whether a comparison stands before the offset *end*: ", against" behind *start*, "than" behind *after*."""
    words = segment_words()
    first, last = tokens.at(start), tokens.at(end)
    if not words["beyond"].isdisjoint(tokens.lower[tokens.at(after - 1) : last]):
        return True
    return any(tokens.lower[i] in words["comparing"] and tokens.lower[i - 1] == "," for i in range(first, last))


def _is_over(moment: Moment, document_time: Period) -> bool:
    return moment.relation == "in" and moment.period is not None and moment.period.is_before(document_time)


def _is_to_come(moment: Moment, document_time: Period | None) -> bool:
    return document_time is not None and moment.period is not None and document_time.is_before(moment.period)


def _is_past(fact: Fact, part: Segment, scene: _Scene) -> bool:
    """Whether the segment around a fact speaks in the past tense (the perfect is about now)."""
    if isinstance(fact, Relation) and fact.tense and fact.tense != "perfect":
        return fact.tense == "past"
    past = scene.pasts.get(part.start)
    if past is None:
        past = scene.pasts[part.start] = speaks_of_past(part, scene.sentence)
    return past
