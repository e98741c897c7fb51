"""Whether words of a text name an entity of a sheet: ``Minsk`` for Belarus, ``Loxley`` for Martin Dray.

Somebody else is only who is clearly somebody else: another declared entity, or a full name that is no near spelling.
"""

from __future__ import annotations

import functools
from enum import Enum

from factlint.model import Entity, Kind, Mention, Rulebook
from factlint.text.folding import fold, skeleton
from factlint.text.names_match import near_spelling, same_name


class Same(Enum):
    """What a comparison of a mention and an entity gives."""

    YES = "the same"
    INSIDE = "a place inside it"
    AROUND = "a place that holds it"
    NO = "somebody or something else"
    UNSURE = "may be somebody or something else"


_SURE_WAYS = frozenset({"name", "surname", "demonym", "capital", "short", "possessive"})


def compare(mention: Mention | None, target: str, sheet: str, rulebook: Rulebook) -> Same:
    """Compare what a text names with *target*: an entity's key, or a name as the sheet writes it."""
    if mention is None or mention.confidence < 0.5:
        return Same.UNSURE
    entity = entities(rulebook).get(target)
    if entity is None:
        return _by_name(mention, target)
    if mention.means(target, sheet):
        return Same.YES
    if mention.may_mean(target, sheet):
        return Same.UNSURE
    if mention.how == "demonym" and entity.kind is not Kind.PLACE:
        return Same.UNSURE  # "the German, not the Hungarian, federation": its noun stands elsewhere
    others = {key for key, owner in mention.entities if owner in ("", sheet)}
    if others:
        return _between(others, entity, rulebook)
    return _with_undeclared(mention, entity, rulebook)


def _between(others: set[str], entity: Entity, rulebook: Rulebook) -> Same:
    if len(others) > 1:
        return Same.UNSURE
    known = entities(rulebook)
    other = known.get(next(iter(others)))
    if other is None:
        return Same.NO  # a country of the data
    if entity.name in _around(other, rulebook) or other.capital_of == entity.name:
        return Same.INSIDE
    if other.name in _around(entity, rulebook) or entity.capital_of == other.name:
        return Same.AROUND
    return Same.NO


def _around(entity: Entity, rulebook: Rulebook) -> set[str]:
    """The places that hold a place, by ``in:`` and ``capital of:``, chains included."""
    found: set[str] = set()
    places = _places(rulebook)
    here: Entity | None = entity
    while here is not None:
        above = here.within or here.capital_of
        if above is None or above in found:
            break
        found.add(above)
        here = places.get(above)
    return found


@functools.lru_cache(maxsize=2)
def _places(rulebook: Rulebook) -> dict[str, Entity]:
    return {entity.name: entity for entity in rulebook.entities if entity.kind is Kind.PLACE}


def _with_undeclared(mention: Mention, entity: Entity, rulebook: Rulebook) -> Same:
    if mention.how not in _SURE_WAYS:
        return Same.UNSURE
    if mention.kind is not None and entity.kind is not Kind.EVENT and mention.kind is Kind.EVENT:
        return Same.UNSURE
    names = (entity.name, *entity.also, *entity.avoid)
    if any(_alike(mention.name, name, entity.kind.value) for name in names):
        return Same.UNSURE
    return Same.NO


@functools.lru_cache(maxsize=1 << 14)
def _alike(name: str, other: str, kind: str) -> bool:
    """Whether an undeclared name may be meant for a declared one: a near spelling, or a part of it."""
    if same_name(name, other, kind) > 0:
        return True
    here, there = name.split(), other.split()
    if not here or not there:
        return True
    if kind == Kind.PERSON.value:
        return _may_be_person(here, there)
    words, others = {fold(word) for word in here}, {fold(word) for word in there}
    return words <= others or others <= words or (len(here) == len(there) and all(map(_near, here, there)))


def _may_be_person(here: list[str], there: list[str]) -> bool:
    """A surname alone may be anybody's who bears it; two given names that differ are two people."""
    if len(here) == 1:
        return any(_near(here[0], word) for word in there)
    if not _near(here[-1], there[-1]):
        return False
    is_initial = len(here[0].strip(".")) == 1 and here[0][0] == there[0][0]
    return len(there) == 1 or is_initial or _near(here[0], there[0])


def _near(one: str, other: str) -> bool:
    return fold(one) == fold(other) or skeleton(one) == skeleton(other) or near_spelling(one, other)


def _by_name(mention: Mention, target: str) -> Same:
    """A sheet may use a name that it does not declare."""
    name = _without_kind(target)
    plain, wanted = _plain(mention.name), _plain(name)
    if plain == wanted:
        return Same.YES
    here, there = plain.split(), wanted.split()
    if here and there and (here[-len(there) :] == there or there[-len(here) :] == here):
        plainly = mention.how in ("name", "surname", "pronoun", "possessive")
        return Same.YES if plainly or (mention.how == "noun" and mention.kind is not None) else Same.UNSURE
    if mention.how in _SURE_WAYS and not _alike(mention.name, name, "thing"):
        return Same.NO
    return Same.UNSURE


def last_word(target: str) -> str:
    """The word on which two undeclared names must agree to be one: "putin" of "Vladimir Putin"."""
    return _plain(_without_kind(target)).rpartition(" ")[2]


def _without_kind(target: str) -> str:
    kind, _, name = target.partition(":")
    return name if name and kind in _KINDS else target


_KINDS = frozenset(kind.value for kind in Kind)


@functools.lru_cache(maxsize=1 << 14)
def _plain(name: str) -> str:
    words = fold(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def entities(rulebook: Rulebook) -> dict[str, Entity]:
    """The declared entities by key; two sheets' one entity with the lines of both is the first's."""
    return _entities(rulebook)


@functools.lru_cache(maxsize=2)
def _entities(rulebook: Rulebook) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in rulebook.entities:
        found.setdefault(entity.key, entity)
    return found


def display(target: str, rulebook: Rulebook) -> str:
    """How to call an entity to a reader: its name, or the name as written."""
    entity = entities(rulebook).get(target)
    return entity.name if entity is not None else target
