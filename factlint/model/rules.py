"""What sheets state: ``seats ≤ 120`` as an assertion, with its scope, source, level and tests as a Rule."""

from __future__ import annotations

import functools
from datetime import date
from enum import StrEnum

from factlint.model.declared import Count, Entity, Office, Verb
from factlint.model.documents import Place
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sheet states: its interval in `unit`, and the words that it was written in."""

    value: Interval
    text: str  # "between 600 and 1,100", "≤ 120", "about 6 million"
    unit: str = ""  # "USD", "percent", "km", "year"; "" : a bare number
    dimension: str = ""  # "" : a bare number, which fits any count
    number: str = ""  # the single number as written, for fixes: "120", "6 million"; "" where there are two


@dataclass(frozen=True, slots=True)
class Term:
    """A count as a sentence uses it, and whose: ``Kyrgyzstan's population``, ``seats of parliament``."""

    count: Count
    text: str
    of: str | None = None  # an entity's key; where the sentence names none, the count's own `of`
    to: str | None = None  # "debt to China": an entity's key


@dataclass(frozen=True, slots=True)
class Comparison:
    """``seats ≤ 120``. `negated` for ``parties is not 12``."""

    term: Term
    operator: str  # "=", "≠", "<", "≤", ">", "≥", "between", "about", "exactly"
    figure: Figure


@dataclass(frozen=True, slots=True)
class RelationAssertion:
    """``Bakiyev fled to Belarus``, ``Bakiyev never fled to Russia``."""

    subject: str  # entity key, or the name as written where undeclared
    verb: Verb
    object: str
    never: bool = False


@dataclass(frozen=True, slots=True)
class DateAssertion:
    """``term ends 2023``, ``Jeenbekov was elected in 2017``, ``"the election" was held on Sunday 4 October 2020``."""

    subject: str  # an entity's key; "" where only a count or noun is meant (`noun`)
    verb: Verb
    period: Period
    text: str  # the date as written: "2023", "Sunday 4 October 2020"
    iso: str  # 2023, 2020-10, 2020-10-04, or first/last
    noun: str = ""  # "term" in ``Jeenbekov's term ends in 2023`` and ``term ends 2023``
    never: bool = False
    object: str = ""  # an entity's key or a name: "Beta" in ``Acme bought Beta in April 2018``; "" where it names none


@dataclass(frozen=True, slots=True)
class RoleAssertion:
    """``Jeenbekov is President of Kyrgyzstan from … to …``."""

    person: str
    office: Office
    period: Period
    never: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """``"the election" was before "the annulment"``: `first` and `second` are entity keys or names."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Sum:
    """``a + b = c``."""

    terms: tuple[Term, ...]
    total: Term


@dataclass(frozen=True, slots=True)
class PartOf:
    """``a is part of b``: a ≤ b."""

    part: Term
    whole: Term


@dataclass(frozen=True, slots=True)
class Agreement:
    """``all documents agree on X`` (between them and within) or ``each document agrees on X`` (within)."""

    term: Term
    between: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """``X only grows`` or ``X only shrinks``."""

    term: Term
    grows: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """An entity's `avoid:` spellings and its title: implied by its block."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """A role block's holders: who held it when. Implied by the block."""

    office: Office


@dataclass(frozen=True, slots=True)
class RelationArity:
    """A relation block's `one ever` or `one at a time` among the documents' own statements. Implied by the block."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class EventDate:
    """An event block's date, checked like a rule's. Implied by the block."""

    entity: Entity


Assertion = (
    Comparison
    | RelationAssertion
    | DateAssertion
    | RoleAssertion
    | Order
    | Sum
    | PartOf
    | Agreement
    | Trend
    | Spelling
    | OfficeHolders
    | RelationArity
    | EventDate
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of ``when:`` or ``except:``: `kind` is about, mentions, published, tagged or file."""

    kind: str
    text: str  # the words, tag or glob; for `about` the entity's key or the name as written
    period: Period | None = None  # of `published`


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was taken from, and when somebody last looked."""

    text: str  # a URL or words; "" where only the date is known
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A test line: ``ok on 2020-10-08: TEXT``. `text` has its brackets removed; start/end is the marked part, or -1."""

    verdict: str  # "ok", "bad", "skip"
    text: str
    start: int
    end: int
    on: date | None
    becomes: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """An assertion of a sheet with everything that stands under it; sheet-wide lines are already folded in."""

    id: str
    assertion: Assertion
    text: str  # the sentence as written: "seats ≤ 120"
    sheet: str  # path
    place: Place
    during: Period | None = None
    as_of: Period | None = None
    when: tuple[Condition, ...] = ()
    exceptions: tuple[Condition, ...] = ()
    level: Level = Level.ERROR
    source: Source | None = None
    owner: str | None = None
    note: str | None = None
    expires: date | None = None
    message: str | None = None
    fix: str | None = None
    replaces: str | None = None
    examples: tuple[Example, ...] = ()

    @property
    def full_id(self) -> str:
        """``SHEET:ID``: tells rules of two sheets with one id apart."""
        return _full_id(self.sheet, self.id)


@functools.lru_cache(maxsize=1 << 12)
def _full_id(sheet: str, id: str) -> str:
    stem = sheet.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".fact")
    return f"{stem}:{id}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a sheet: what is wrong and, where one is near, what would be right."""

    place: Place
    message: str  # plain words
    hint: str | None = None  # "did you mean “source:”?"
    line_text: str = ""
    replacement: str | None = None  # what to put between place.column and end_column so that the sheet loads, if known
    related: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All sheets of a run, resolved. Rules that were replaced (`replaces:`) are left out."""

    sheets: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    counts: tuple[Count, ...] = ()
    verbs: tuple[Verb, ...] = ()  # declared relations and every verb that a rule uses
    offices: tuple[Office, ...] = ()
    rules: tuple[Rule, ...] = ()
    wide: tuple[Rule, ...] = ()  # of each sheet its sheet-wide lines (source, owner …), as a rule that states nothing
    key: str = ""  # under which what is made of it may be kept between runs; "": it may not

    def __hash__(self) -> int:
        # Lookups by rulebook are many, and there is one of them in a run: equal ones have as many rules.
        return hash((self.sheets, len(self.entities), len(self.rules)))
