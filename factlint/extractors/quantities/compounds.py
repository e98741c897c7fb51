"""Compounds: "120-seat", "3,000-strong", "five-member", "6.9-magnitude", "52-year-old", "48-hour walkout"."""

from __future__ import annotations

from factlint.extractors.quantities.changes import is_rate
from factlint.extractors.quantities.counts import count
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.figures import measured
from factlint.extractors.quantities.hedges import apply
from factlint.extractors.quantities.nouns import measured_noun
from factlint.extractors.quantities.scene import Scene, counted
from factlint.extractors.quantities.sums import currency_before
from factlint.model import BlockKind
from factlint.values.number_words import ordinal_value, words
from factlint.values.numbers import number_at
from factlint.values.plurals import singular
from factlint.values.units import unit_of
from factlint.values.written_number import Number

_SEED = 4  # letters: "two-seed" ends in no participle


def read(scene: Scene, at: int) -> Figure | None:
    """The figure of a hyphenated token, or None."""
    parts = scene.lower[at].split("-")
    if len(parts) < 2 or not parts[-1] or not parts[-1][0].isalpha() or at in scene.dated:
        return None
    number = number_at(parts, 0)
    if number is None and len(parts) > 2:
        number = number_at(("-".join(parts[:2]), *parts[2:]), 0)
        parts = ["-".join(parts[:2]), *parts[2:]]
    if (money := _money(scene, at, parts)) is not None:
        return money
    if number is not None and number.end == len(parts) > 2 and number.kind == "number":
        return measured(scene, Figure(at, at + 1, at, number.value, number.interval, in_words=True), number)
    if number is None or number.kind != "number" or number.end >= len(parts) or parts[0] in words().couple:
        return None
    rest = parts[number.end :]
    if rest in (["plus"], ["odd"]):
        return _loose(scene, at, number, rest[0])
    if len(rest) == 1 and rest[0] in words().folds:
        return Figure(at, at + 1, at, number.value, number.interval, unit="times", dimension="ratio")
    if _is_of_name(scene, at) or _is_label(scene, at):
        return None
    if (
        ordinal_value(rest[-1]) is not None
        or rest[-1] in counted["no_compounds"]
        or (rest[-1].endswith("ed") and len(rest[-1]) > _SEED)
    ):
        return None  # "twenty-first", "one-off", "two-faced"
    noun = measured_noun(scene, at + 1)
    modifiers = (*noun.modifiers, scene.lower[noun.end - 1]) if noun else ()
    if len(rest) == 2 and rest[1] in ("old", "olds") and (age := unit_of(rest)) is not None:
        return Figure(
            at,
            at + 1,
            at,
            number.value,
            number.interval,
            unit=age[0].name,
            dimension="age",
            noun=noun,
            modifiers=modifiers,
            compound=True,
        )
    if rest == ["strong"]:
        unit, dimension, times = "person", "count", None
    elif (named := unit_of(rest)) is not None and named[1] == len(rest):
        unit, dimension, times = named[0].name, named[0].dimension, named[0].times
    elif len(rest) == 1:
        unit, dimension, times = singular(rest[0]), "count", None
    else:
        return None
    value = number.value * times if times else number.value
    interval = number.interval.times(times) if times else number.interval
    return Figure(
        at,
        at + 1,
        at,
        value,
        interval,
        unit=unit,
        dimension=dimension,
        noun=noun,
        modifiers=modifiers,
        compound=True,
        in_words=number.in_words,
    )


def _is_label(scene: Scene, at: int) -> bool:
    """ "UPDATE 3-Philippine volcano erupts": a number before a headline; not "120-Seat House Meets"."""
    noun = scene.words[at].rpartition("-")[2]
    if not noun[:1].isupper() or noun.isupper():
        return False
    return any(word.islower() and len(word) > _SEED for word in scene.words[at + 1 :])


def _money(scene: Scene, at: int, parts: list[str]) -> Figure | None:
    """ "a £2.3-million estate", "£200,000-a-week wages": a sum behind its sign."""
    start, currency = currency_before(scene, at)
    number = number_at(parts, 0, money=True) if currency is not None else None
    if currency is None or number is None or number.kind != "number":
        return None
    rest = parts[number.end :]
    if rest and not (len(rest) == 2 and is_rate(*rest)):
        return None
    noun = measured_noun(scene, at + 1)
    return Figure(
        start,
        at + 1,
        at,
        number.value,
        number.interval,
        unit=currency.name,
        dimension="money",
        noun=noun,
        modifiers=(*noun.modifiers, scene.lower[noun.end - 1]) if noun else (),
        rate=rest[1] if rest else "",
        compound=True,
        scale=number.scale,
    )


def _is_of_name(scene: Scene, at: int) -> bool:
    """ "the Forty-Niners", "12-CV-00318": capitals on both sides of the hyphen, or a code that goes on."""
    if scene.word[at + 1] in counted["dashes"] and scene.glued(at + 1) and scene.word[at + 2][:1].isdecimal():
        return scene.glued(at + 2)
    head, _, tail = scene.words[at].partition("-")
    return scene.sentence.kind is BlockKind.PROSE and head[0].isupper() and tail[0].isupper()


def _loose(scene: Scene, at: int, number: Number, ending: str) -> Figure | None:
    """ "500-plus people", "20-odd members"."""
    rule = "at least" if ending == "plus" else "about"
    figure = Figure(
        at,
        at + 1,
        at,
        number.value,
        apply(rule, number.value, number.interval),
        kind="range" if rule == "about" else "vague",
        in_words=number.in_words,
    )
    return count(scene, figure)
