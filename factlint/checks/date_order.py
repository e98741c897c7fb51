"""Something that ends before it begins: "from 2012 to 2008"; "in May, before his April election".

Reported where both dates are known: the two ends of a span, and two dates tied by "before" or "after". Quoted
dates are left alone.

It is silent where the dates overlap ("in May, before his election in 2011"), where one was inferred from far
off, and where a span may run backwards on purpose (figures compared, "from 2012's 5 million to 2008's").
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks import by_kind
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Mode, Moment, Sentence
from factlint.values import calendar

ID = "date-order"
LEVEL = Level.WARNING
SUMMARY = "something ends before it begins, or two dates stand in the wrong order"

FIRES = (
    "He ruled the country from 2012 to 2008.",
    "Thomas Marden (1848–1803) built the bridge.",
    "5 July 2011\n\nHe resigned in May, before his April vote, and moved away.",
    "In March 2015, after the June 2015 vote, the party split.",
    "He was jailed in June 2019, before his trial in March 2019, and freed.",
)
SILENT = (
    "He ruled the country from 2008 to 2012.",
    "Thomas Marden (1803–1848) built the bridge.",
    "5 July 2011\n\nHe resigned in May, after his April vote, and moved away.",
    "In June 2015, after the March 2015 vote, the party split.",
    "In the 2012-13 season the club came third.",
)

_OWNERS = frozenset({"his", "her", "its", "their", "the", "a", "that"})


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in by_kind.moments(reading):
        moments = [moment for moment in found if moment.mode is not Mode.QUOTED]
        for moment in moments:
            yield from _span(reading, moment)
            yield from _bare_month(reading, sentence, moment)
        for at in range(1, len(moments)):
            yield from _pair(reading, moments[at - 1], moments[at])
    for sentence in reading.sentences:
        if "(" in sentence.text:
            yield from _lifetimes(reading, sentence)


def _lifetimes(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "(1848–1803)" """
    tokens = sentence.tokens
    for at in range(len(tokens) - 4):
        sign, first, dash, last, end = tokens.lower[at : at + 5]
        if (
            not at
            or not tokens.words[at - 1][0].isupper()
            or sign != "("
            or end != ")"
            or dash not in ("–", "-", "—")
            or not (_is_year(first) and _is_year(last))
        ):
            continue
        if first > last and sentence.voice(tokens.starts[at])[0] is not Mode.QUOTED:
            text = f"{first}{dash}{last}"
            start, stop = tokens.starts[at + 1], tokens.ends[at + 3]
            yield Finding(
                start=start,
                end=stop,
                sentence=sentence.index,
                message=f"{text} ends before it begins",
                found=text,
                expected=f"{last}{dash}{first}",
            )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1000" <= word <= "2100"


def _bare_month(reading: Reading, sentence: Sentence, one: Moment) -> Iterator[Finding]:
    """ "in May, before his April election": a month that names an event, taken to be of the same year."""
    period = one.period
    if period is None or period.first is None or period.last is None or one.approximate or one.relation != "in":
        return
    tokens = sentence.tokens
    at = tokens.at(one.end - 1) + 1
    at += at < len(tokens) and tokens.lower[at] == ","
    if at + 3 >= len(tokens) or tokens.lower[at] not in ("before", "after") or tokens.lower[at + 1] not in _OWNERS:
        return
    month = calendar.months().get(tokens.lower[at + 2])
    following = tokens.words[at + 3]
    if month is None or not following.isalpha() or not following.islower() or period.first.month != period.last.month:
        return
    relation = tokens.lower[at]
    if period.first.year != period.last.year or month == period.first.month:
        return
    if (month < period.first.month) == (relation == "before"):
        start, stop = tokens.starts[at + 2], tokens.ends[at + 3]
        text = " ".join(reading.document.text[one.start : one.end].split())
        other = calendar.month_name(month)
        yield Finding(
            start=one.start,
            end=stop,
            sentence=sentence.index,
            message=f"{text} is not {relation} {other} of the same year",
            found=f"{text}, {relation} {other}",
            expected="after" if relation == "before" else "before",
            related=((reading.document.place(start, stop), "the other date"),),
        )


def _span(reading: Reading, moment: Moment) -> Iterator[Finding]:
    if moment.period is not None or moment.relation != "from-to" or not moment.iso or "/" not in moment.iso:
        return
    first, _, last = moment.iso.partition("/")
    width = min(len(first), len(last))
    if width < 4 or not first[:4].isdigit() or not last[:4].isdigit() or not last[:width] < first[:width]:
        return
    text = " ".join(reading.document.text[moment.start : moment.end].split())
    yield Finding(
        start=moment.start,
        end=moment.end,
        sentence=moment.sentence,
        message=f"{text} ends before it begins",
        found=text,
        expected=f"{last} to {first}",
    )


def _pair(reading: Reading, one: Moment, other: Moment) -> Iterator[Finding]:
    """ "in May, before his April election": the first must lie before the second."""
    if one.period is None or other.period is None or one.approximate or other.approximate:
        return
    if one.relation != "in" or other.relation not in ("in", "before", "after"):
        return
    relation = _relation(reading.sentences[one.sentence], one, other)
    if relation == "before":
        wrong = other.period.is_before(one.period)
    elif relation == "after":
        wrong = one.period.is_before(other.period)
    else:
        return
    if wrong:
        document = reading.document
        texts = [" ".join(document.text[moment.start : moment.end].split()) for moment in (one, other)]
        yield Finding(
            start=one.start,
            end=other.end,
            sentence=one.sentence,
            message=f"{texts[0]} is not {relation} {texts[1]}",
            found=f"{texts[0]}, {relation} {texts[1]}",
            expected=f"{'after' if relation == 'before' else 'before'}",
            related=((document.place(other.start, other.end), "the other date"),),
        )


def _relation(sentence: Sentence, one: Moment, other: Moment) -> str:
    """ "before" or "after" where it ties two dates: after a comma, with at most a determiner before the second."""
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(one.end - 1) + 1 : tokens.at(other.start)]
    words = [word for word in between if word != ","]
    if not 1 <= len(words) <= 5 or len(between) > 6 or words[0] not in ("before", "after"):
        return ""
    if len(words) > 2 and (words[-1] not in ("in", "on") or not all(word.isalpha() for word in words)):
        return ""
    return words[0] if len(words) == 1 or words[1] in _OWNERS else ""
