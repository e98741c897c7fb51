"""Figures: "a pay offer of 4.5 percent" → ``pay offer is 4.5 percent``; "produces 900,000 tonnes" → near "produces".

Several ways to name the measure are proposed; the proof chooses the first that reads the document as it is.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factlint import data
from factlint.drafting.proposal import Proposal, Subject, Variant, days, one_line, where_of, years
from factlint.drafting.subjects import Cast, noun_before, subject_of, words_of
from factlint.extractors.reading import Reading
from factlint.extractors.segments import segments
from factlint.forms.owners import owners
from factlint.forms.words import closed, figure_words, is_verb, stem
from factlint.model import BlockKind, Mode, Moment, Quantity, Sentence
from factlint.text.morphology import Form, known
from factlint.text.verb_index import participle_of
from factlint.values.numbers import number_at
from factlint.values.plurals import plural, singular
from factlint.values.units import unit_of

_BLOCKS = frozenset({BlockKind.PROSE, BlockKind.ITEM, BlockKind.TITLE, BlockKind.HEADING, BlockKind.QUOTE})
_COUNTS = frozenset({"count", "number"})
_MEASURED = frozenset({"share", "money", "length", "area", "volume", "mass", "duration", "temperature", "speed"})
_NUMBER = re.compile(r"[$£€¥]?\s?\d[\d,.]*\d|[$£€¥]?\d")
_REACH = 7  # tokens on each side of a figure in which the word that it is near to stands
_ROUND = 1000  # from here on a count of two digits and noughts may be rounded
_OPENING = 5  # tokens: a date among them is the scene of the sentence
_MOST = 5  # words tried for one figure
_TESTED = (Mode.ASSERTED, Mode.ATTRIBUTED)


def propose(cast: Cast, loose: bool) -> Iterator[Proposal]:
    """What the documents count and measure, each figure with the ways to name it.

    Figures of years long before the document's own are its background, left out unless *loose* is true.
    """
    groups: defaultdict[tuple[str, str, str], list[tuple[Quantity, Sentence, int]]] = defaultdict(list)
    for number, reading in enumerate(cast.readings):
        for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
            if sentence.kind not in _BLOCKS:
                continue
            for fact in facts:
                if isinstance(fact, Quantity) and _is_figure(fact) and (loose or not _is_past(fact, sentence, reading)):
                    period = _during(fact, reading)
                    groups[_counted(fact, reading), _value(fact, reading), period].append((fact, sentence, number))
    for (counted, value, _), found in groups.items():
        if all(sentence.kind in (BlockKind.TITLE, BlockKind.HEADING) for _, sentence, _ in found):
            continue
        yield from _proposals(counted, value, found, cast, loose)


def _is_figure(fact: Quantity) -> bool:
    if fact.dimension not in _COUNTS | _MEASURED or fact.confidence < 0.5 or fact.negated or fact.rate:
        return False
    return fact.change != "from" and fact.mode in (*_TESTED, Mode.QUOTED) and fact.unit != "percentage point"


def _during(fact: Quantity, reading: Reading) -> str:
    """The years of a figure; a quotation without a date is of the document's own time."""
    dated = reading.document.dated
    if fact.time is None and dated is not None:
        return f"in {dated.day.year}"
    return years(fact.time) if fact.time is not None else ""


def _is_past(fact: Quantity, sentence: Sentence, reading: Reading) -> bool:
    """Whether a figure is of another time than the document's own: "in the 1998 dispute", "last year's strike"."""
    dated = reading.document.dated
    if dated is None:
        return False
    year = dated.day.year
    if fact.time is not None and fact.time.last is not None and fact.time.last.year < year - 1:
        return True
    tokens = sentence.tokens
    for moment in reading.facts[sentence.index]:
        if not isinstance(moment, Moment) or moment.period is None or moment.period.last is None:
            continue
        if tokens.at(moment.start) > _OPENING or moment.start > fact.start:
            continue
        after = tokens.at(moment.end - 1) + 1
        owns = "'s" in (*tokens.lower[after : after + 1], tokens.lower[after - 1])
        if moment.period.last.year < (year if owns else year - 1):
            return True
    return False


def _counted(fact: Quantity, reading: Reading) -> str:
    """What a figure counts, as ``unit:`` names it: "union members"; a unit's name; "" where the text has no noun."""
    if fact.dimension == "money":
        return fact.unit
    if fact.dimension in _MEASURED:
        return fact.unit
    if fact.noun_start < 0:
        return fact.unit
    words = one_line(reading.document.text[fact.noun_start : fact.noun_end]).split()
    words = [word for word in words if word.isalpha() and word.islower()]
    if not words or singular(words[-1]) != fact.unit:
        return fact.unit
    return " ".join(words[-2:])


def _value(fact: Quantity, reading: Reading) -> str:
    """The figure as a sheet states it, hedge included: "is 64", "is at least 310", "is £61.4 million"; "" for none."""
    number = _written(fact, reading)
    low, high = fact.value.low, fact.value.high
    if not number or (low is None and high is None):
        return ""
    if high is None:
        return f"is {'over' if fact.value.low_open else 'at least'} {number}"
    if low is None:
        return f"is {'under' if fact.value.high_open else 'at most'} {number}"
    if fact.low and fact.high and fact.low != fact.high and fact.dimension != "money":
        unit = "" if fact.dimension in _COUNTS else f" {_unit(fact)}"
        return f"is between {_plain(low)} and {_plain(high)}{unit}"
    if fact.hedge and (fact.approximate or fact.value.low_open or fact.value.high_open):
        return f"is between {_plain(low)} and {_plain(high)}" if fact.dimension in _COUNTS else f"is about {number}"
    if low == 0 == high:
        return "is 0"
    if fact.dimension in _COUNTS and low == high and low >= _ROUND and len(number.replace(",", "").rstrip("0")) <= 2:
        return f"is about {number} within 1%"  # a text may call it "nearly 40,000"
    return f"is {number}"


def _plain(value: object) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".") if "." in str(value) else f"{value:,}"


def _written(fact: Quantity, reading: Reading) -> str:
    """The number with its unit as a sheet takes it: "£61.4 million", "4.5 percent", "48 hours", "1,850"."""
    text = one_line(reading.document.text[fact.start : fact.end]).replace("\\", "")
    if fact.dimension == "money":
        found = re.search(r"[A-Z]{0,3}[$£€¥]\s?\d.*|\d.*", text)
        return found.group() if found else ""
    low = fact.value.low if fact.value.low is not None else fact.value.high
    if fact.value.is_point and low is not None:
        number = _plain(low)
    else:
        found = re.search(r"\d[\d.,]*\d(?:\s?(?:million|billion|trillion|thousand|m|bn|tn|k))?|\d", text)
        number = found.group() if found else ""
        if not found and low is not None:
            number = _plain(low)
    if fact.dimension in _COUNTS:
        return number
    if fact.dimension == "share":
        return f"{number} percent"
    return f"{number} {fact.unit if number == '1' else _unit(fact)}"


def _unit(fact: Quantity) -> str:
    """A unit after a number: "hours", "percent", "km"."""
    is_symbol = len(fact.unit) < 4 and not set(fact.unit) & set("aeiou")
    return fact.unit if is_symbol or fact.dimension == "share" else plural(fact.unit)


# --- how to name the measure -----------------------------------------------------------------------------------------


def _proposals(
    counted: str, value: str, found: Sequence[tuple[Quantity, Sentence, int]], cast: Cast, loose: bool
) -> Iterator[Proposal]:
    if not value:
        return
    stated = [one for one in found if one[0].mode in _TESTED and one[1].kind is not BlockKind.TITLE]
    if not stated:
        return
    fact, sentence, number = next((one for one in stated if one[0].mode is Mode.ASSERTED), stated[0])
    reading = cast.readings[number]
    wheres = tuple(where_of(cast.readings[n], n, f) for f, _, n in found)
    wheres = (where_of(reading, number, fact), *(w for w in wheres if w.start != fact.start or w.document != number))
    times = _times(fact, loose)
    variants = tuple(
        _variant(head, value, during)
        for during in times
        for head in dict.fromkeys(_heads(counted, fact, sentence, reading, cast, len(found)))
    )
    if variants:
        by = f"according to {fact.by}" if fact.mode is Mode.ATTRIBUTED and fact.by else ""
        yield Proposal("figure", variants[0].rule[0], wheres, variants, by, (fact.start, fact.end))


def _times(fact: Quantity, loose: bool) -> tuple[str, ...]:
    """The years of a figure; where those hold other figures of the kind, its days. A copy may be of another time."""
    if fact.time is None:
        return ("",)
    if loose and fact.time_from in ("", "document"):
        return "", years(fact.time), days(fact.time)
    wide, narrow = years(fact.time), days(fact.time)
    return tuple(dict.fromkeys(one for one in (wide, narrow) if one)) or ("",)


@dataclass(frozen=True, slots=True)
class Head:
    """A count's block without the word "count", and the names that it needs."""

    name: str
    lines: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()


def _variant(head: Head, value: str, during: str) -> Variant:
    rule = (f"{head.name} {value}", *((f"  during: {during}",) if during else ()))
    return Variant((f"count {head.name}", *head.lines), rule, head.subjects)


def _heads(
    counted: str, fact: Quantity, sentence: Sentence, reading: Reading, cast: Cast, times: int
) -> Iterator[Head]:
    nearest = list(_near_words(fact, sentence))[:_MOST]
    owner = _owner(fact, sentence, reading, cast)
    if fact.dimension in _COUNTS and counted:
        yield from _counts(counted, nearest, owner, times)
        return
    for phrase in _measures(fact, sentence, reading):
        if owner is not None:
            yield Head(f"{owner.name} {phrase}", (f"  of: {owner.name}", f"  also: {phrase}"), (owner,))
        yield Head(phrase)
    for word in nearest:
        unit = () if fact.dimension == "money" else (f"  unit: {fact.unit or 'number'}",)
        what = "sum" if fact.dimension == "money" else _DIMENSIONS.get(fact.dimension, fact.dimension)
        name = f"{what} {participle(word)}" if _is_deed(word) else f"{word} {what}"
        if owner is not None:
            yield Head(f"{owner.name} {name}", (*unit, f"  of: {owner.name}", f"  near: {word}"), (owner,))
        yield Head(name, (*unit, f"  near: {word}"))


_DIMENSIONS = {"share": "percentage", "number": "number", "count": "number", "duration": "time", "length": "distance"}


def _counts(unit: str, nearest: Sequence[str], owner: Subject | None, times: int) -> Iterator[Head]:
    """A counted noun: by itself where it is told often or says enough, else by whose it is or by what stands near."""
    noun = singular(unit.split()[-1])
    name = plural(unit) if unit == singular(unit) else unit
    says_enough = noun not in words_of("vague")
    line = f"  unit: {unit}"
    if says_enough and (times > 1 or " " in unit):
        yield Head(name, (line,))
    if owner is not None and says_enough:
        yield Head(f"{owner.name} {name}", (line, f"  of: {owner.name}"), (owner,))
    for word in nearest:
        called = f"{name} {participle(word)}" if _is_deed(word) else f"{name} near {word}"
        if owner is not None:
            yield Head(f"{owner.name} {called}", (line, f"  of: {owner.name}", f"  near: {word}"), (owner,))
        yield Head(called, (line, f"  near: {word}"))
    if says_enough:
        yield Head(name, (line,))


def _is_deed(word: str) -> bool:
    """Whether a word names what was done: "employs", "lost"; not "offer" or "building", which may be nouns."""
    readings = known().get(word, ())
    return any(kind & (Form.PAST | Form.PARTICIPLE) for _, kind in readings) or (is_verb(word) and word.endswith("s"))


def participle(word: str) -> str:
    """``employs`` → employed: what befell those counted, for a count's name."""
    return participle_of(stem(word))


def _owner(fact: Quantity, sentence: Sentence, reading: Reading, cast: Cast) -> Subject | None:
    """Whose a figure is, as far as the text says: "the town's six libraries", "the works produces 900,000 tonnes"."""
    for owner in owners(fact, None, sentence, reading):
        subject = subject_of(owner.mention, cast, reading) or noun_before(sentence, owner.start, cast, reading)
        if subject is not None and subject.kind != "person":
            return subject
    return None


@functools.cache
def _function_words() -> frozenset[str]:
    listed = data.load("function_words")
    words = {word for value in listed.values() if isinstance(value, str) for word in value.split()}
    return frozenset(words | set(figure_words()["fillers"]) | set(figure_words()["totals"]))


def _says_something(sentence: Sentence, index: int, is_first_read: bool = False) -> bool:
    """Whether a word says what a figure is about: a noun, verb or adjective in lower case that is not idle.

    With *is_first_read* the sentence's first word, which no name holds, may have a capital.
    """
    word = sentence.tokens.words[index]
    if index == 0 and is_first_read:
        word = word.lower()
    lower = sentence.tokens.lower[index]
    if len(word) < 3 or not word.isalpha() or not word[0].islower() or lower in _function_words() or lower[-2:] == "ly":
        return False
    base = stem(lower)
    return base not in words_of("idle") and lower not in words_of("idle") and base not in figure_words()["linking"]


def _near_words(fact: Quantity, sentence: Sentence) -> Iterator[str]:
    """The words in the figure's clause that may stand for what it is about, the likeliest first."""
    tokens = sentence.tokens
    first, last = tokens.at(fact.start), tokens.at(fact.end - 1)
    noun_last = tokens.at(fact.noun_end - 1) if fact.noun_end > fact.end else last
    part = next((p for p in segments(sentence) if p.holds(fact.start)), None)
    low = tokens.at(part.start) if part else 0
    high = tokens.at(part.end - 1) + 1 if part else len(tokens)
    ranked: list[tuple[float, int]] = []
    for index in range(max(low, first - _REACH), min(high, noun_last + _REACH + 1)):
        if first <= index <= noun_last and not fact.compound:
            continue
        if not _says_something(sentence, index) or singular(tokens.lower[index]) == fact.unit:
            continue
        distance = float(first - index if index < first else index - noun_last)
        if tokens.lower[first - 1 : first] == ("of",) and index == first - 2:
            distance -= 3
        if _is_verb_here(sentence, index):
            distance -= 1.5
        if number_at(tokens.lower, index) is not None or unit_of(tokens.lower, index) is not None:
            continue
        if any(tokens.words[i] in {",", "and"} for i in range(min(index, first), max(index, noun_last))):
            distance += 3
        ranked.append((distance, index))
    return iter(dict.fromkeys(tokens.lower[index] for _, index in sorted(ranked)))


def _measures(fact: Quantity, sentence: Sentence, reading: Reading) -> Iterator[str]:
    """The noun phrases before a figure that may be what it is the value of: "pay offer", then "offer"."""
    tokens = sentence.tokens
    is_first_read = all(mention.start != sentence.start for mention in reading.context.mentions[sentence.index])
    first = tokens.at(fact.start)
    for index in range(first - 1, max(-1, first - _REACH - 3), -1):
        if not _says_something(sentence, index, is_first_read) or tokens.lower[index] in closed("adverbs"):
            continue
        if number_at(tokens.lower, index) is not None or unit_of(tokens.lower, index) is not None:
            continue
        ends = index + 1 >= len(tokens) or not _is_noun_after(sentence, index)
        if not ends or _is_verb_here(sentence, index):
            continue
        if index and _says_something(sentence, index - 1, is_first_read) and not _is_verb_here(sentence, index - 1):
            yield f"{tokens.lower[index - 1]} {tokens.lower[index]}"
        yield tokens.lower[index]


def _is_noun_after(sentence: Sentence, index: int) -> bool:
    return _says_something(sentence, index + 1) and not is_verb(sentence.tokens.lower[index + 1])


def _is_verb_here(sentence: Sentence, index: int) -> bool:
    """Whether a word that may be a verb is one: no article, possessive or adjective stands before it."""
    lower = sentence.tokens.lower
    if not is_verb(lower[index]):
        return False
    before = lower[index - 1] if index else ""
    return not (before in closed("determiners") or before in closed("possessives") or before in ("'s", "of", "'"))
