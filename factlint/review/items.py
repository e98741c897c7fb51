"""The nouns of a review: Review → Item → Evidence: "91 seats", a number, verified by ``seats ≤ 120``."""

from __future__ import annotations

from enum import StrEnum

from factlint.model import Document, Level, Mode, Place, Source
from factlint.records import dataclass


class Kind(StrEnum):
    """What a statement of the list is."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    TITLE = "title"  # somebody's office
    RELATION = "relation"
    QUOTE = "quote"


class State(StrEnum):
    """How a statement compares with the sheets, gravest first."""

    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    COMPATIBLE = "compatible"
    VERIFIED = "verified"


# No rule can vouch for a quotation, and relations are made of names and dates: both are listed, neither is counted.
COUNTED = (Kind.NUMBER, Kind.DATE, Kind.NAME, Kind.TITLE)
ATOMS = (Kind.NUMBER, Kind.DATE, Kind.NAME)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for or against a statement: a rule, a declared name, or a built-in check (then `sheet` is None)."""

    state: State
    rule: str
    says: str  # the rule as written, or a finding's message
    sheet: tuple[str, int] | None = None  # path and line
    source: Source | None = None
    owner: str | None = None
    level: Level | None = None  # of a contradiction
    related: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of the list: ``source[start:end]`` says it; `mark` is the part to underline (an office, a verb)."""

    kind: Kind
    start: int  # document offsets
    end: int
    mark: tuple[int, int]
    place: Place
    text: str
    state: State
    meaning: str = ""  # what was read: "2020-10-08", "Kurmanbek Bakiyev"
    read: bool = True  # False: a figure, date or name that the extractors could not read
    mode: Mode = Mode.ASSERTED
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether the statement counts for the share verified."""
        return self.kind in COUNTED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements there are, and how many are verified."""

    verified: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there is nothing to verify."""
        return self.verified / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Review:
    """The list of one document, in text order."""

    document: Document
    items: tuple[Item, ...]

    def tally(self, *kinds: Kind) -> Tally:
        """How many of *kinds* are verified; without kinds, of all that are counted."""
        counted = [item for item in self.items if item.kind in (kinds or COUNTED)]
        return Tally(sum(item.state is State.VERIFIED for item in counted), len(counted))

    def count(self, state: State) -> int:
        """How many of the counted statements are in *state*."""
        return sum(item.state is state for item in self.items if item.is_counted)
