"""Dates: "on 7 October 2020", "Tuesday", "from 2008 to 2012", "three years ago".

A span is one date; what "since" or "until" says about it is its `relation`, its text and period are the date's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factlint.extractors.context import Context
from factlint.extractors.date_readers import read
from factlint.extractors.date_scene import Found
from factlint.extractors.date_spans import join
from factlint.extractors.date_words import Pieces, split_dated
from factlint.model import BlockKind, Fact, Moment, Sentence
from factlint.values.period import Period


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Moment]:
    """Return the dates and spans of a sentence in text order; none from page furniture."""
    if sentence.kind is BlockKind.FURNITURE or (pieces := split_dated(sentence.tokens)) is None:
        return iter(())
    today = _reckoned_from(context)
    found = read(context.document.text, pieces, today, _month_first(context), _Earlier(sentence, context, today))
    return iter([_moment(one, pieces, sentence) for one in join(pieces, found, today)] if found else ())


def _moment(found: Found, pieces: Pieces, sentence: Sentence) -> Moment:
    start = pieces.starts[found.first]
    mode, by = sentence.voice(start)
    value = found.value
    return Moment(
        start=start,
        end=pieces.ends[found.last - 1],
        sentence=sentence.index,
        mode=mode,
        by=by,
        confidence=value.confidence,
        iso=value.iso,
        period=value.period,
        relation=found.relation,
        weekday=value.weekday,
        has_year=value.has_year,
        approximate=value.approximate,
        anchor=value.anchor,
    )


def when(moment: Moment) -> Period | None:
    """The days that a date with its preposition speaks of: "since 2012" has no end. None where unknown."""
    return open_period(moment.period, moment.relation)


def open_period(period: Period | None, relation: str) -> Period | None:
    """*period* as "since", "until", "before" or "after" it."""
    if period is None:
        return None
    match relation:
        case "since" | "after":
            return Period(period.first, None)
        case "until" | "before":
            return Period(None, period.last)
    return period


class _Earlier:
    """The dates of the sentence before, in the same paragraph; read when first asked for."""

    __slots__ = ("_context", "_sentence", "_today")

    def __init__(self, sentence: Sentence, context: Context, today: date | None) -> None:
        self._sentence = sentence
        self._context = context
        self._today = today

    def __call__(self) -> list[Found]:
        sentences = self._context.sentences
        index = self._sentence.index - 1
        if index < 0 or index >= len(sentences) or sentences[index].block != self._sentence.block:
            return []
        pieces = split_dated(sentences[index].tokens)
        if pieces is None:
            return []
        return read(self._context.document.text, pieces, self._today, _month_first(self._context), _nothing)


def _nothing() -> list[Found]:
    return []


def _reckoned_from(context: Context) -> date | None:
    """The document's day, where every reckoning beside it is a date."""
    dated = context.document.dated
    return dated.day if dated is not None and 1000 <= dated.day.year <= 9000 else None


def _month_first(context: Context) -> bool:
    """Whether 03/04/2021 is 4 March: in American documents."""
    return context.document.metadata.get("locale") == "en-US"
