"""From the tokens of a sentence to its quantities, in one walk over the tokens that may begin a figure."""

from __future__ import annotations

import functools
from decimal import Decimal
from itertools import compress, count

from factlint.extractors.quantities import compounds, figures, ranges, zeros
from factlint.extractors.quantities.ages import as_age, groups, lives, years_of_life
from factlint.extractors.quantities.changes import change_of, rate_after
from factlint.extractors.quantities.counts import BARE
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import Hedge, apply, hedge_after, hedge_of
from factlint.extractors.quantities.links import link
from factlint.extractors.quantities.ordinals import ordinal
from factlint.extractors.quantities.scene import Scene, dated_in, scene_of
from factlint.lookup import Lookup
from factlint.model import Fact, Quantity, Sentence
from factlint.records import replace
from factlint.values.interval import Interval
from factlint.values.number_words import words
from factlint.values.units import durations

_PLACES = 6
_LONGEST = 20  # digits before the point: beyond, decimals have no room for places behind it
_YEAR_DIGITS = 4
_REACH = 12  # tokens of a number in words and its unit
_LEAST = BARE  # a bare number that nothing explains is no fact
_ARTICLES = frozenset(("a", "an", "the"))
_BOUNDED_BELOW = frozenset(("over", "at least"))
_BOUNDED_ABOVE = frozenset(("under", "at most"))


_DIGITS = frozenset("0123456789")


def _is_trigger(word: str) -> bool:
    """Whether a figure may begin with a word."""
    return word in _triggers() or word[0] in _DIGITS or _is_compound(word)


_IS_TRIGGER = Lookup(_is_trigger)


def _is_compound(word: str) -> bool:
    head, hyphen, _ = word.partition("-")
    return bool(hyphen) and head in _triggers()


@functools.cache
def _triggers() -> frozenset[str]:
    return words().starters | zeros.ZEROS | lives().keys() | groups().keys()


def read_sentence(sentence: Sentence, known: tuple[Fact, ...], text: str) -> list[Quantity]:
    """The quantities of one sentence, in text order; *text* is that of its document."""
    triggers = list(compress(count(), map(_IS_TRIGGER.__getitem__, sentence.tokens.lower)))
    if not triggers:
        return []
    dated = dated_in(sentence, known)
    if dated:
        triggers = [at for at in triggers if at not in dated or _may_last(sentence.tokens.lower, at)]
        if not triggers:
            return []
    scene = scene_of(sentence, dated, text)
    found: list[Figure] = []
    free = 0  # the first token that no figure has taken
    for trigger in triggers:
        if trigger < free:
            continue
        for figure in _at(scene, trigger, free):
            found.append(figure)
            free = max(free, figure.taken if figure.taken >= 0 else figure.end)
    if not found:
        return []
    kept = [_quantity(scene, figure) for figure in link(scene, found) if figure.confidence >= _LEAST]
    return _joined(scene, kept) if len(kept) > 1 else kept


def _may_last(lower: tuple[str, ...], at: int) -> bool:
    """Whether a figure inside a date may be a duration: "three years ago"; "7 October" counts nothing."""
    return not durations().isdisjoint(lower[at + 1 : at + _REACH]) or lower[at] in zeros.ZEROS


def _joined(scene: Scene, found: list[Quantity]) -> list[Quantity]:
    """ "more than 10 and less than 20", "at most 20 and at least 10": two bounds of one figure."""
    result: list[Quantity] = []
    for quantity in found:
        if result and _bound_each_other(scene, result[-1], quantity):
            last = result.pop()
            low, high = (last, quantity) if last.value.high is None else (quantity, last)
            quantity = replace(
                quantity,
                start=last.start,
                value=last.value.intersection(quantity.value),
                low=low.low,
                high=high.high,
                hedge=f"{last.hedge} … {quantity.hedge}",
            )
        result.append(quantity)
    return result


def _bound_each_other(scene: Scene, first: Quantity, second: Quantity) -> bool:
    if first.hedge is None or second.hedge is None or first.noun_end >= 0:
        return False
    low, high = (first, second) if first.value.high is None else (second, first)
    if low.value.high is not None or low.value.low is None or high.value.high is None or high.low != "0":
        return False
    if (first.unit and first.unit != second.unit) or low.value.low >= high.value.high:
        return False
    offset = scene.sentence.start
    return scene.sentence.text[first.end - offset : second.start - offset].strip() in ("and", "but", ",", ", but")


def _at(scene: Scene, trigger: int, free: int) -> tuple[Figure, ...]:
    """The figures that begin at a trigger: one, two where a change names both ends, or none."""
    word = scene.lower[trigger]
    if word in lives() or word in groups():
        life = None if trigger in scene.dated else years_of_life(scene, trigger)
        return () if life is None else (life,)
    if trigger in scene.dated and len(word) == _YEAR_DIGITS and word.isdecimal():
        return ()
    if "-" in word and trigger not in scene.dated:
        found = compounds.read(scene, trigger) or ranges.read_pair(scene, trigger)
        if found is not None:
            return (found,)
    if scene.word[trigger + 1] in ("–", "—") and (score := ranges.dashed_score(scene, trigger)) is not None:
        return (score,)
    if word in zeros.ZEROS:
        found = zeros.read(scene, trigger)
        return (found,) if found is not None else ()
    figure: Figure | None = None
    if trigger > free and scene.word[trigger - 1] in _ARTICLES and not word[0].isdecimal():
        figure = figures.read(scene, trigger - 1)
    if figure is None:
        figure = figures.read(scene, trigger)
    if figure is None:
        figure = ordinal(scene, trigger)
    if figure is None or (trigger in scene.dated and figure.dimension != "duration"):
        return ()
    joined = ranges.extend(scene, figure)
    if isinstance(joined, tuple):
        return as_age(scene, joined[0]), as_age(scene, joined[1])
    return (as_age(scene, joined),)


@functools.lru_cache(maxsize=1 << 14)
def plain(value: Decimal | None) -> str | None:
    """A number in digits only: ``Decimal("6E+6")`` is "6000000"."""
    if value is None:
        return None
    return format(round(value, _PLACES).normalize() if value.adjusted() < _LONGEST else value, "f")


def _bounds(figure: Figure, hedge: Hedge | None) -> tuple[Interval, str | None, str | None]:
    """The interval of a figure under its hedge, and the numbers that the text gives for its ends."""
    interval = figure.interval
    is_range = figure.kind in ("range", "couple", "score")
    low, high = (plain(interval.low), plain(interval.high)) if is_range else (plain(figure.value),) * 2
    if figure.kind == "vague":
        high = None
    if hedge is None:
        return interval, low, high
    negative = figure.dimension == "temperature"
    if is_range:
        if hedge.rule in _BOUNDED_BELOW and interval.low is not None:
            return apply(hedge.rule, interval.low, interval), low, None
        if hedge.rule in _BOUNDED_ABOVE and interval.high is not None:
            return apply(hedge.rule, interval.high, interval, may_be_negative=negative), None if negative else "0", high
        return interval, low, high
    if figure.kind == "vague" and hedge.rule not in _BOUNDED_ABOVE:
        return interval, low, None
    interval = apply(hedge.rule, figure.value, interval, may_be_negative=negative)
    if hedge.rule in _BOUNDED_BELOW:
        high = None
    elif hedge.rule in _BOUNDED_ABOVE:
        low = plain(interval.low)
    elif hedge.rule == "just over":
        high = plain(interval.high)
    return interval, low, high


def _rate_of(scene: Scene, figure: Figure, last: int) -> str:
    """ "40 tonnes *of cod* a week": what a measure is of stands before what it is per."""
    of = scene.word[last] == "of" and figure.noun is not None and figure.noun.end > last
    return rate_after(scene, figure.noun.end) if of and figure.noun is not None else ""


def _quantity(scene: Scene, figure: Figure) -> Quantity:
    """The fact that a figure states."""
    hedge = hedge_of(scene, figure)
    first, last = figure.start, figure.end
    if hedge is not None:
        first = hedge.start
    after = hedge_after(scene, figure.end if figure.hedged < 0 else figure.hedged)
    if after is not None and (hedge is None or after.rule != "about"):
        hedge, last = after, max(last, after.end)
    interval, low, high = _bounds(figure, hedge)
    mode, by = scene.sentence.voice(scene.starts[figure.number])
    noun = figure.noun
    return Quantity(
        start=scene.starts[first],
        end=scene.ends[last - 1],
        sentence=scene.sentence.index,
        mode=mode,
        by=by,
        confidence=figure.confidence,
        value=interval,
        low=low,
        high=high,
        unit=figure.unit,
        dimension=figure.dimension,
        noun_start=scene.starts[noun.start] if noun else -1,
        noun_end=scene.ends[noun.end - 1] if noun else -1,
        modifiers=figure.modifiers,
        demonym=noun.demonym if noun else "",
        hedge=hedge.text if hedge else None,
        change=change_of(scene, figure, first),
        part=figure.part,
        partner=scene.starts[figure.whole] if figure.whole >= 0 else -1,
        rate=figure.rate or rate_after(scene, last) or _rate_of(scene, figure, last),
        approximate=bool(hedge and hedge.is_approximate),
        compound=figure.compound,
    )
