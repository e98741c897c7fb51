"""Sums of money: "$6.35 billion", "EUR 4.5 million", "a $40m-a-year contract"."""

from __future__ import annotations

from factlint.extractors.quantities.changes import is_rate
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.nouns import of_what
from factlint.extractors.quantities.scene import Scene
from factlint.records import replace
from factlint.values.interval import Interval
from factlint.values.units import Unit, currency_sign, unit_of
from factlint.values.written_number import rounded, scale_at


def currency_before(scene: Scene, at: int) -> tuple[int, Unit | None]:
    """Where the figure starts and the currency of the sign before it: "$", "US$", "EUR "."""
    before = at - 1
    if before < 0:
        return at, None
    sign = scene.words[before]
    if scene.ends[before] != scene.starts[at] and not (sign.isalpha() or sign in "$£€¥#"):
        return at, None
    if before and scene.glued(before):
        if (unit := currency_sign(scene.words[before - 1] + sign)) is not None:
            return before - 1, unit
        if sign == "$" and before > 1 and scene.words[before - 1] == ".":
            return before, currency_sign("$")
    return (before, unit) if (unit := currency_sign(sign)) is not None else (at, None)


def money(scene: Scene, figure: Figure, currency: Unit) -> Figure:
    end = figure.end
    if scene.glued(end) and "-" in scene.word[end]:
        return _money_a_time(scene, figure, currency)
    if (named := unit_of(scene.lower, end)) is not None and named[0].dimension == "money":
        end = named[1]
    elif currency_sign(scene.words[end] if end < len(scene.words) else "") is not None:
        end += 1
    noun, modifiers = of_what(scene, end)
    return replace(figure, end=end, unit=currency.name, dimension="money", noun=noun, modifiers=modifiers)


def _money_a_time(scene: Scene, figure: Figure, currency: Unit) -> Figure:
    """ "a $40m-a-year contract": scale and rate stand in one token."""
    parts = scene.word[figure.end].split("-")
    scale, at = scale_at(parts, 0, money=True)
    money = replace(figure, unit=currency.name, dimension="money")
    if at == 0:
        return money
    rest = parts[at:]
    noun, modifiers = of_what(scene, figure.end + 1)
    number = rounded(figure.value, scale, figure.end + 1)
    return replace(
        money,
        end=figure.end + 1,
        value=number.value,
        interval=Interval(number.value, None) if rest == ["plus"] else number.interval,
        noun=noun,
        modifiers=modifiers,
        rate=rest[1] if len(rest) == 2 and is_rate(*rest) else "",
        kind="vague" if rest == ["plus"] else figure.kind,
        compound=True,
    )
