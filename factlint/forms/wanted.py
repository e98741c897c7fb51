"""What a term of a sheet waits for, taken apart once for all figures of a document.

``count staff`` with ``unit: people`` and ``near: employs`` waits for people, near "employ" in any inflection.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factlint import data
from factlint.forms.counting import Unit, parse_unit
from factlint.forms.identity import entities
from factlint.forms.words import figure_words
from factlint.lookup import once
from factlint.model import Count, Entity, Figure, Quantity, Rulebook, Term
from factlint.records import dataclass
from factlint.text.folding import fold
from factlint.values.plurals import singular

BARE = frozenset({"count", "number", "ratio"})  # dimensions of figures that a bare number of a sheet fits


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term, prepared for the figures of one document."""

    term: Term
    sheet: str
    units: tuple[Unit, ...]
    measures: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    dimension: str  # of the rule's figure; "" for a bare number, "any" where the rule states none
    unit: str
    names: frozenset[str]  # every word of the names that the sheet declares, in lower case
    is_bound: bool  # "at most 120": it holds of whomever the text speaks
    owner: Entity | None
    owner_name: str  # where the owner is not declared
    recipient: str | None  # "debt to China": an entity's key
    kinds: tuple[Unit, ...]  # units of the sheet's other counts that are kinds of these: "gold medal" of "medal"
    dimensions: frozenset[str] | None  # of the figures that fit; None: any
    is_age: bool
    is_change: bool
    numbered: tuple[tuple[str, ...], ...]  # what "the number of" may stand before: "people killed", "home"
    nouns: tuple[str, ...]  # what figures of the measures may count ("people" of a population), where it is somebody's


def wanted_of(term: Term, figure: Figure | None, sheet: str, rulebook: Rulebook) -> Wanted:
    """What a *sheet*'s term waits for where it is to be *figure*, or any figure; prepared once for all documents."""
    prepared = _prepared(rulebook)
    wanted = prepared.get((term, figure, sheet))
    if wanted is None:
        wanted = prepared[term, figure, sheet] = _prepare(term, figure, sheet, rulebook)
    return wanted


@once
def _prepared(rulebook: Rulebook) -> dict[tuple[Term, Figure | None, str], Wanted]:
    """The terms of a rulebook, prepared as they are asked for."""
    return {}


def _prepare(term: Term, figure: Figure | None, sheet: str, rulebook: Rulebook) -> Wanted:
    count = term.count
    key = term.of or count.of
    owner = entities(rulebook).get(key) if key else None
    units = tuple(parse_unit(unit) for unit in count.units)
    if not units and not count.near and count.place is None and " " not in count.name:
        units = (parse_unit(count.name),)
    dimension = "any" if figure is None else figure.dimension
    measures = _measures(count)
    near = tuple(tuple(words.lower().split()) for words in count.near)
    is_age = count.name.lower() == "age"
    return Wanted(
        term=term,
        sheet=sheet,
        units=units,
        measures=measures,
        near=near,
        dimension=dimension,
        unit="" if figure is None else figure.unit,
        is_bound=figure is not None and (figure.value.low is None or figure.value.high is None),
        owner=owner,
        owner_name="" if owner is not None else (key or ""),
        recipient=term.to,
        kinds=_kinds_of(units, _units(rulebook).get(sheet, {})),
        names=_names(rulebook).get(sheet, frozenset()),
        dimensions=_dimensions(dimension, units, is_age),
        is_age=is_age,
        is_change=_is_change([*count.name.lower().split(), *(word for phrase in near for word in phrase)]),
        numbered=_numbered(count, units),
        nouns=_nouns(measures) if key else (),
    )


def _numbered(count: Count, units: tuple[Unit, ...]) -> tuple[tuple[str, ...], ...]:
    written = [unit.lower() for unit in count.units] or [count.name.lower()]
    found = [tuple(words.split()) for words, unit in zip(written, units, strict=False) if not unit.measure]
    return (*found, *(("number", unit.state) for unit in units if unit.state and unit.noun == "person"))


def _nouns(measures: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    listed = data.load("figure_words")["nouns"]
    return tuple(noun for phrase in measures if phrase for noun in listed.get(phrase[-1], ()))


def _dimensions(dimension: str, units: tuple[Unit, ...], is_age: bool) -> frozenset[str] | None:
    if dimension == "any":
        return None
    ages = {"age"} if is_age else set()
    if dimension in ("", "count"):
        return BARE.union(ages, (unit.measure for unit in units if unit.measure))
    return frozenset(ages or {dimension})


def _is_change(words: Iterable[str]) -> bool:
    return any(singular(word) in figure_words()["change"] for word in words)


@once
def _names(rulebook: Rulebook) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in rulebook.entities:
        for name in (entity.name, *entity.also, *entity.avoid):
            found[entity.sheet].update(fold(name).split())
    return {sheet: frozenset(words) for sheet, words in found.items()}


@once
def _units(rulebook: Rulebook) -> dict[str, dict[str, tuple[Unit, ...]]]:
    """Sheet → noun → the units with a modifier that its counts have of it."""
    found: dict[str, dict[str, tuple[Unit, ...]]] = {}
    for count in rulebook.counts:
        nouns = found.setdefault(count.sheet, {})
        for unit in map(parse_unit, count.units):
            if unit.noun and unit.modifiers and not unit.measure and not unit.state:
                nouns[unit.noun] = (*nouns.get(unit.noun, ()), unit)
    return found


def _kinds_of(units: tuple[Unit, ...], others: dict[str, tuple[Unit, ...]]) -> tuple[Unit, ...]:
    """Those of *others* that say more of the noun than every one of *units* does."""
    found: list[Unit] = []
    for unit in units:
        found += (other for other in others.get(unit.noun, ()) if set(unit.modifiers) < set(other.modifiers))
    return tuple(other for other in found if other not in units)


def _measures(count: Count) -> tuple[tuple[str, ...], ...]:
    """The phrases whose value a figure may be: the count's other names, and its own name where it has no unit."""
    names = list(count.also)
    if not count.units:
        names.insert(0, count.name)
    return tuple(tuple(name.lower().removeprefix("the ").split()) for name in names)


def dimension_fits(quantity: Quantity, wanted: Wanted) -> bool:
    """Whether a figure is of a dimension, or in the currency, that a term is given in."""
    if wanted.dimensions is None:
        return True
    if quantity.dimension not in wanted.dimensions:
        return False
    return wanted.dimension != "money" or wanted.is_age or quantity.unit == wanted.unit
