"""What a check hands back: "14 June 2010 was a Monday", where it stands, and what it is compared with.

A finding of one document knows offsets; one between documents knows places, for their documents are closed by then.
"""

from __future__ import annotations

from factlint.model import Mode, Place
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``text[start:end]``; `fix` replaces ``text[fix_start:fix_end]`` (-1: the same place)."""

    start: int
    end: int
    sentence: int  # index
    message: str
    found: str = ""
    expected: str = ""
    fix: str | None = None
    fix_start: int = -1
    fix_end: int = -1
    related: tuple[tuple[Place, str], ...] = ()
    mode: Mode = Mode.ASSERTED
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """What a check that spans documents keeps of one of them: frozen and picklable, so that an index can hold it."""

    check: str  # id
    path: str
    place: Place
    start: int
    end: int
    text: str
    sentence: str
    key: str  # what it is about; only equal keys are compared
    value: Interval | None = None
    name: str = ""
    period: Period | None = None
    mode: Mode = Mode.ASSERTED
    by: str | None = None
    words: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()  # names and events that its document is about


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something wrong between documents: `later` is primary, the others related (language, 5.8)."""

    later: Selected
    message: str
    related: tuple[tuple[Place, str], ...]
    found: str = ""
    expected: str = ""


def is_own(mode: Mode) -> bool:
    """Whether the author says so himself: neither quoted nor attributed."""
    return mode not in (Mode.QUOTED, Mode.ATTRIBUTED)
