"""What sheets declare: ``person Roza Otunbayeva``, ``count seats``, ``relation fled to``, ``role president of``."""

from __future__ import annotations

from enum import StrEnum

from factlint.model.documents import Place
from factlint.records import dataclass
from factlint.values.period import Period


class Kind(StrEnum):
    """What a declared name names."""

    PERSON = "person"
    PLACE = "place"
    GROUP = "group"
    THING = "thing"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Entity:
    """A declared name. Entities of one kind and full name in two sheets are one: they have the same `key`."""

    kind: Kind
    name: str
    sheet: str  # path of the sheet
    place: Place
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()  # `not:`
    within: str | None = None  # `in:`, the name of a place
    capital_of: str | None = None
    people: tuple[str, ...] = ()  # demonyms: "Kyrgyz"
    title: str | None = None  # of a person: "Inspector"
    born: Period | None = None
    died: Period | None = None
    date: Period | None = None  # of an event

    @property
    def key(self) -> str:
        """``person:Kurmanbek Bakiyev``"""
        return f"{self.kind.value}:{self.name}"


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted or measured: ``count parliament seats``."""

    name: str
    sheet: str
    place: Place | None  # None where a sentence uses an undeclared count
    units: tuple[str, ...] = ()  # as written: "people injured", "tonne of grain"; empty: the words of the name itself
    of: str | None = None  # an entity's key
    near: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Arity(StrEnum):
    """How many objects a relation has for one subject."""

    ONE_EVER = "one ever"
    ONE_AT_A_TIME = "one at a time"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase as sheets or data name it: "fled to", "was elected", "ends"; `also` are its declared variants."""

    phrase: str
    sheet: str = ""
    place: Place | None = None
    also: tuple[str, ...] = ()
    arity: Arity | None = None  # None: the data file's, else many
    one_subject: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, and when."""

    name: str  # an entity's key, or the name as written where undeclared
    period: Period
    place: Place


@dataclass(frozen=True, slots=True)
class Office:
    """``role President of Russia``: title "President", of "Russia"."""

    name: str  # "President of Russia"
    title: str  # "President"
    of: str | None  # an entity's key, or the words after "of" where undeclared; None: "role Speaker"
    sheet: str
    place: Place
    holders: tuple[Holder, ...] = ()
    also: tuple[str, ...] = ()
    many: bool = False
