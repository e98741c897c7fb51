"""Whether words of a text name an entity of a sheet: ``Minsk`` for Belarus, ``Loxley`` for Martin Dray.

Somebody else is only who is clearly somebody else: another declared entity, or a full name that is no near spelling.
"""

from __future__ import annotations

import functools
from enum import Enum

from factlint.lookup import once
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


# an enumeration's members are read ten times as slowly as a module's constants
_PLACE, _EVENT = Kind.PLACE, Kind.EVENT
SURE = 0.5  # of whom a mention names, at least
_SURE_WAYS = frozenset({"name", "surname", "demonym", "capital", "short", "possessive"})


def compare(mention: Mention | None, target: str, sheet: str, rulebook: Rulebook) -> Same:
    """Compare what a text names with *target*: an entity's key, or a name as the sheet writes it."""
    if mention is None or mention.confidence < SURE:
        return Same.UNSURE
    entity = entities(rulebook).get(target)
    if entity is None:
        return _by_name(mention, target)
    keys = meant(mention.entities, sheet)
    if target in keys:
        return Same.YES if len(keys) == 1 else Same.UNSURE
    if mention.how == "demonym" and entity.kind is not _PLACE:
        return Same.UNSURE  # "the German, not the Hungarian, federation": its noun stands elsewhere
    if keys:
        return _between(keys, target, entity, rulebook)
    return _with_undeclared(mention, target, entity, rulebook)


@functools.lru_cache(maxsize=1 << 12)
def meant(candidates: tuple[tuple[str, str], ...], sheet: str) -> frozenset[str]:
    """The keys of the entities that the words of a mention may mean in the eyes of *sheet*."""
    return frozenset(key for key, owner in candidates if owner in ("", sheet))


def _between(keys: frozenset[str], target: str, entity: Entity, rulebook: Rulebook) -> Same:
    if len(keys) > 1:
        return Same.UNSURE
    (key,) = keys
    other = entities(rulebook).get(key)
    if other is None:
        return Same.NO  # a country of the data
    holders = _around(rulebook)
    if entity.name in holders.get(key, ()):
        return Same.INSIDE
    return Same.AROUND if other.name in holders.get(target, ()) else Same.NO


def around(key: str, rulebook: Rulebook) -> frozenset[str]:
    """The names of the places that hold a declared one, by ``in:`` and ``capital of:``, chains included."""
    return _around(rulebook).get(key, _NOWHERE)


_NOWHERE: frozenset[str] = frozenset()


@once
def _around(rulebook: Rulebook) -> dict[str, frozenset[str]]:
    places = {entity.name: entity for entity in rulebook.entities if entity.kind is Kind.PLACE}
    declared = entities(rulebook).items()
    return {key: _chain(entity, places) for key, entity in declared if entity.within or entity.capital_of}


def _chain(entity: Entity, places: dict[str, Entity]) -> frozenset[str]:
    found: list[str] = []
    here: Entity | None = entity
    while here is not None:
        above = here.within or here.capital_of
        if above is None or above in found:
            break
        found.append(above)
        here = places.get(above)
    return frozenset([*found, entity.capital_of] if entity.capital_of else found)


def _with_undeclared(mention: Mention, target: str, entity: Entity, rulebook: Rulebook) -> Same:
    if mention.how not in _SURE_WAYS:
        return Same.UNSURE
    if mention.kind is _EVENT and entity.kind is not _EVENT:
        return Same.UNSURE
    return Same.UNSURE if _like_one(mention.name, *_written(rulebook)[target]) else Same.NO


@once
def _written(rulebook: Rulebook) -> dict[str, tuple[tuple[str, ...], str]]:
    """The names of each declared entity, as they may be written, and its kind."""
    declared = entities(rulebook).items()
    return {key: ((entity.name, *entity.also, *entity.avoid), entity.kind.value) for key, entity in declared}


@functools.lru_cache(maxsize=1 << 14)
def _like_one(name: str, names: tuple[str, ...], kind: str) -> bool:
    return any(_alike(name, other, kind) for other in names)


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
    likeness = _likeness(mention.name, target)
    if likeness is _Likeness.WHOLE:
        return Same.YES
    if likeness is _Likeness.END:
        plainly = mention.how in ("name", "surname", "pronoun", "possessive")
        return Same.YES if plainly or (mention.how == "noun" and mention.kind is not None) else Same.UNSURE
    if likeness is _Likeness.NONE and mention.how in _SURE_WAYS:
        return Same.NO
    return Same.UNSURE


class _Likeness(Enum):
    WHOLE = "the same words"
    END = "the one ends on the other"
    NEAR = "may be meant for it"
    NONE = "somebody else's"


@functools.lru_cache(maxsize=1 << 14)
def _likeness(name: str, target: str) -> _Likeness:
    """How like a name of a text is to one that a sheet does not declare."""
    wanted = _without_kind(target)
    here, there = _plain(name).split(), _plain(wanted).split()
    if here == there:
        return _Likeness.WHOLE
    if here and there and (here[-len(there) :] == there or there[-len(here) :] == here):
        return _Likeness.END
    return _Likeness.NEAR if _alike(name, wanted, "thing") else _Likeness.NONE


@functools.lru_cache(maxsize=1 << 14)
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


@once
def entities(rulebook: Rulebook) -> dict[str, Entity]:
    """The declared entities by key; two sheets' one entity with the lines of both is the first's."""
    found: dict[str, Entity] = {}
    for entity in rulebook.entities:
        found.setdefault(entity.key, entity)
    return found


def display(target: str, rulebook: Rulebook) -> str:
    """How to call an entity to a reader: its name, or the name as written."""
    entity = entities(rulebook).get(target)
    return entity.name if entity is not None else target
