"""Which group or place a document is about, so that its "the president" is that one's: named more than all others.

The names are counted once for each sheet, not once for each office: some sheets have a hundred.
"""

from __future__ import annotations

from collections import Counter

from factlint.extractors.reading import Reading
from factlint.forms.identity import SURE, around, entities, meant
from factlint.lookup import once
from factlint.model import Entity, Kind, Rulebook
from factlint.records import dataclass

# an enumeration's members are read ten times as slowly as a module's constants
_PLACE, _GROUP = Kind.PLACE, Kind.GROUP
_NOWHERE: frozenset[str] = frozenset()


def is_main(of: str, sheet: str, reading: Reading, rulebook: Rulebook) -> bool:
    """Whether a document names *of*, an entity's key or a name as the sheet writes it, twice as often as any other."""
    topics = _topics(reading)
    topic = topics.get(sheet)
    if topic is None:
        topic = topics[sheet] = _topic(sheet, reading, rulebook)
    main = topic.main.get(of)
    if main is None:
        main = topic.main[of] = _is_named_most(of, topic, rulebook)
    return main


@dataclass(frozen=True, slots=True)
class _Named:
    """What a document names, in the eyes of one sheet."""

    name: str
    kind: Kind | None
    is_demonym: bool
    keys: frozenset[str]  # of the entities that it may be
    inside: frozenset[str]  # the names of the places that hold it, where it is one place for sure


@dataclass(frozen=True, slots=True)
class _Topic:
    """All that a document names, in the eyes of one sheet, in text order, and what came of it so far."""

    names: tuple[_Named, ...]
    keys: frozenset[str]  # of all of them
    inside: frozenset[str]
    main: dict[str, bool]  # owner → whether the document is about it


@once
def _topics(reading: Reading) -> dict[str, _Topic]:
    """Sheet → what a document is about; filled as it is asked for."""
    return {}


def _topic(sheet: str, reading: Reading, rulebook: Rulebook) -> _Topic:
    names: list[_Named] = []
    for mentions in reading.context.mentions:
        for mention in mentions:
            keys = meant(mention.entities, sheet)
            is_place = mention.kind is _PLACE and len(keys) == 1 and mention.confidence >= SURE
            inside = around(next(iter(keys)), rulebook) if is_place else _NOWHERE
            names.append(_Named(mention.name, mention.kind, mention.how == "demonym", keys, inside))
    all_keys, all_inside = ({name.keys for name in names}, {name.inside for name in names})
    return _Topic(tuple(names), _NOWHERE.union(*all_keys), _NOWHERE.union(*all_inside), {})


def _is_named_most(of: str, topic: _Topic, rulebook: Rulebook) -> bool:
    owner = entities(rulebook).get(of)
    if owner is not None and of not in topic.keys and owner.name not in topic.inside:
        return False  # most owners are not named at all
    kind = owner.kind if owner is not None else None
    own = 0
    others: Counter[str] = Counter()
    for named in topic.names:
        if of in named.keys or (named.inside and owner is not None and _is_inside(named, owner)):
            own += 1
        elif named.kind is kind or (kind is _GROUP and named.kind is None and " " in named.name):
            others[named.name] += 1
    own += others.pop(of, 0)  # an owner whom no sheet declares
    return own > 0 and own >= 2 * max(others.values(), default=0)


def _is_inside(named: _Named, owner: Entity) -> bool:
    """Whether a declared place lies in the owner's: who writes of Halmar, "in: Kestria", writes of Kestria."""
    return owner.name in named.inside and not (named.is_demonym and owner.kind is not _PLACE)
