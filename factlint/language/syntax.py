"""The tree of a sentence: ``seats of parliament ≤ 120`` is Compared(Counted("seats", of "parliament"), "≤", "120").

What the grammar builds and :mod:`factlint.language.meaning` gives meaning to. Every noun keeps the words that it was
read from.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from factlint.language.blocks import Stretch
from factlint.records import dataclass
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence: a folded name, count, verb, role, amount or span of dates, or a word of the language.

    `type` is a terminal of the grammar. `meaning` is what a folded token stands for. The grammar's machinery also asks
    a token for its position; a sentence is one line, and `stretch` says all.
    """

    type: str
    stretch: Stretch
    meaning: Any = None
    text: str = ""  # as written; for a quoted name without its quotes

    value = property(lambda self: self.text)
    line = column = end_line = end_column = start_pos = end_pos = property(lambda self: None)


@dataclass(frozen=True, slots=True)
class Dates:
    """``in 2017``, ``since April 2010``, ``from 2007 to 2021``: the days covered, and the words.

    `starting` and `ending` are the days that a partial date leaves open at either end ("until 2021": one of 365).
    """

    opener: str  # "", "in", "on", "since", "until", "from", "by", "before", "after"
    period: Period
    text: str  # the date without its opener
    iso: str
    starting: Period = field(default_factory=Period)
    ending: Period = field(default_factory=Period)

    @property
    def is_span(self) -> bool:
        """Whether it says how long, not when: ``since 2017``."""
        return self.opener in ("since", "until", "from")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as a sentence uses it, and whose."""

    count: Word
    owner: Word | None = None
    preposition: str = ""  # "of", "to", "with", "in", or "'s"
    to: Word | None = None  # "China" in ``Kyrgyzstan's debt to China``


@dataclass(frozen=True, slots=True)
class Compared:
    """``seats ≤ 120``, ``injured is about 1,000 within 10%``."""

    counted: Counted
    operator: str  # "=", "≠", "<", "≤", ">", "≥", "between", "about", "exactly"
    amounts: tuple[Word, ...]
    within: Word | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """``Bakiyev never fled to Russia``, ``Acme bought Beta in April 2018``, ``Strand is secretary of the union``."""

    subject: Word
    verb: Word
    object: Word
    when: Word | None = None
    never: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """``term ends 2023``, ``Jeenbekov was elected in 2017``."""

    subject: Word | Counted
    verb: Word
    when: Word
    never: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """``Jeenbekov is President of Kyrgyzstan since 2017``; an undeclared office is (title, "of", name)."""

    person: Word
    office: Word
    of: Word | None = None
    when: Word | None = None
    never: bool = False


@dataclass(frozen=True, slots=True)
class Ordered:
    """``"the election" was before "the annulment"``."""

    first: Word
    second: Word


@dataclass(frozen=True, slots=True)
class Summed:
    """``a + b = c``."""

    terms: tuple[Counted, ...]
    total: Counted


@dataclass(frozen=True, slots=True)
class Contained:
    """``a is part of b``."""

    part: Counted
    whole: Counted


@dataclass(frozen=True, slots=True)
class Agreed:
    """``all documents agree on a``."""

    counted: Counted
    between: bool


@dataclass(frozen=True, slots=True)
class Moving:
    """``a only grows``."""

    counted: Counted
    grows: bool


Sentence = Compared | Related | Happened | Held | Ordered | Summed | Contained | Agreed | Moving
