"""Ages: "aged 52", "Maria Rossi, 34, said", "the man, 34, was", "she is 52", "at the age of eleven"."""

from __future__ import annotations

from decimal import Decimal

from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import hedge_of
from factlint.extractors.quantities.scene import Scene, counted
from factlint.records import replace

_OLDEST = Decimal(120)
_HOURS = Decimal(12)


def as_age(scene: Scene, figure: Figure) -> Figure:
    """The figure as an age, where its place says that it is one."""
    if (
        figure.dimension not in ("number", "duration")
        or (figure.unit and figure.unit != "year")
        or figure.value > _OLDEST
    ):
        return figure
    hedge = hedge_of(scene, figure)
    first = hedge.start if hedge is not None else figure.start
    before, two_before = scene.word[first - 1], scene.word[first - 2]
    named = before in counted["age_words"] or (before == "of" and two_before == "age")
    if before == "age" and scene.word[first - 2] in ("under", "over"):
        named = True
    if not named and (
        figure.unit
        or figure.noun
        or not (_apposed(scene, figure, first) or _of_pronoun(scene, figure, first) or _of_deed(scene, figure, first))
    ):
        return figure
    return replace(figure, unit="year", dimension="age", confidence=1.0)


def _apposed(scene: Scene, figure: Figure, first: int) -> bool:
    """ "Maria Rossi, 34, said", "Maria Rossi (34)": after a name or a person, before a comma or the end."""
    if not scene.words[figure.number].isdecimal() or figure.number != first or figure.value < 1:
        return False
    sign, after = scene.word[first - 1], scene.word[figure.end]
    if not ((sign == "," and after in (",", ".", "", ";", "and", "who")) or (sign == "(" and after == ")")):
        return False
    name = first - 2
    if scene.word[name] in ("'s", "'", ")"):
        return False
    return (scene.is_capital(name) and name not in scene.dated and scene.words[name].isalpha()) or scene.word[
        name
    ] in counted["people"]


def _of_deed(scene: Scene, figure: Figure, first: int) -> bool:
    """ "dies at 87", "retired at 65"; "died at 9" may be an hour."""
    if scene.word[first - 1] != "at" or scene.word[first - 2] not in counted["age_deeds"]:
        return False
    whole = figure.value == figure.value.to_integral_value()
    return whole and figure.value > _HOURS and scene.word[figure.end] in counted["age_ends"]


def _of_pronoun(scene: Scene, figure: Figure, first: int) -> bool:
    """ "She is 52.", "He was 81." """
    if scene.word[first - 1] not in ("is", "was", "'s", "now") or figure.value < 1:
        return False
    subject = first - 2 if scene.word[first - 1] != "now" else first - 3
    return scene.word[subject] in ("he", "she", "i", "who") and scene.word[figure.end] in (
        ".",
        ",",
        "",
        "and",
        "when",
        "at",
        ";",
        "but",
        "now",
        "then",
        "today",
        "”",
        '"',
    )
