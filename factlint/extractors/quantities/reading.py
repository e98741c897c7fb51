"""From the tokens of a sentence to its quantities, in one walk over the tokens that may begin a figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factlint.extractors.quantities import compounds, figures
from factlint.extractors.quantities.changes import change_of, rate_after
from factlint.extractors.quantities.figures import Figure
from factlint.extractors.quantities.hedges import Hedge, apply, hedge_after, hedge_before
from factlint.extractors.quantities.scene import Scene, scene_of
from factlint.model import Fact, Quantity, Sentence
from factlint.values.interval import Interval
from factlint.values.numbers import words

_ARTICLES = frozenset(("a", "an", "the"))


def read_sentence(sentence: Sentence, known: tuple[Fact, ...]) -> list[Quantity]:
    """The quantities of one sentence, in text order."""
    starters = words().starters
    lower = sentence.tokens.lower
    triggers = [at for at, word in enumerate(lower) if word in starters or "0" <= word[0] <= "9" or "-" in word]
    if not triggers:
        return []
    scene = scene_of(sentence, known)
    found: list[Quantity] = []
    free = 0  # the first token that no figure has taken
    for trigger in triggers:
        if trigger < free:
            continue
        for quantity, end in _at(scene, trigger, free, found):
            found.append(quantity)
            free = max(free, end)
    return found


def _at(scene: Scene, trigger: int, free: int, found: list[Quantity]) -> list[tuple[Quantity, int]]:
    """What begins at a trigger, each with the index after its last token."""
    if (compound := compounds.read(scene, trigger)) is not None:
        return _emit(scene, compound, free)
    at = trigger
    if at > free and scene.word(at - 1) in _ARTICLES and not scene.word(at)[0].isdigit():
        with_article = figures.read(scene, at - 1)
        if with_article is not None:
            return _emit(scene, with_article, free) if trigger not in scene.dated or with_article.dimension == "duration" else []
    figure = figures.read(scene, at)
    if figure is None or (trigger in scene.dated and figure.dimension != "duration"):
        return []
    return _emit(scene, figure, free)


def _emit(scene: Scene, figure: Figure, free: int) -> list[tuple[Quantity, int]]:
    hedge = hedge_before(scene, figure.start)
    if hedge is not None and hedge.start < free:
        hedge = None
    after = hedge_after(scene, figure.end) if hedge is None else None
    quantity = to_quantity(scene, figure, hedge or after)
    return [(quantity, figure.end)]


def plain(value: Decimal | None) -> str | None:
    """A number in digits only."""
    return None if value is None else format(value.normalize(), "f")


def to_quantity(scene: Scene, figure: Figure, hedge: Hedge | None) -> Quantity:
    """The fact that a figure states."""
    interval: Interval = figure.interval
    low = high = plain(figure.value)
    if hedge is not None:
        interval = apply(hedge.rule, figure.value, interval, may_be_negative=figure.dimension == "temperature")
        if hedge.rule in ("over", "at least"):
            high = None
        elif hedge.rule in ("under", "at most"):
            low = plain(interval.low)
        elif hedge.rule == "just over":
            high = plain(interval.high)
    elif figure.kind == "vague":
        high = None
    elif figure.interval.low != figure.interval.high and figure.kind == "number" and figure.interval.low == figure.value:
        high = plain(figure.interval.high)
    first = min(figure.start, hedge.start if hedge else figure.start)
    last = max(figure.end, hedge.end if hedge else figure.end)
    start, end = scene.starts[first], scene.ends[last - 1]
    mode, by = scene.sentence.voice(scene.starts[figure.number])
    noun = figure.noun
    return Quantity(
        start=start,
        end=end,
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
        rate=figure.rate or rate_after(scene, last),
        approximate=bool(hedge and hedge.is_approximate),
        compound=figure.compound,
    )


def with_value(figure: Figure, interval: Interval) -> Figure:
    """The same figure with another interval."""
    return replace(figure, interval=interval)
