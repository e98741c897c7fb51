"""What a text says: Mention, and Fact in its kinds: "91 seats", "7 October 2020", "He fled to Belarus"."""

from __future__ import annotations

from factlint.model.declared import Kind
from factlint.model.documents import Mode
from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for somebody or something.

    `entities` are the keys of the declared entities that the words may mean, each with the sheet whose short form
    made it so ("" where any sheet's would: a full name). Two different keys for one sheet: undecided, no verdict.
    """

    start: int
    end: int
    text: str
    name: str  # canonical: the declared name, else the fullest form in the text ("Roza Otunbayeva" for "Otunbayeva")
    # "name", "surname", "short", "pronoun", "possessive", "office", "demonym", "capital", "noun", "near" (unsure)
    how: str
    kind: Kind | None = None
    entities: tuple[tuple[str, str], ...] = ()  # (entity key, sheet or "")
    confidence: float = 1.0

    def means(self, key: str, sheet: str) -> bool:
        """Whether these words mean the entity *key* in the eyes of *sheet*, and nothing else."""
        found = False
        for entity, owner in self.entities:
            if not owner or owner == sheet:
                if entity != key:
                    return False
                found = True
        return found

    def may_mean(self, key: str, sheet: str) -> bool:
        """Whether the entity *key* is among those that *sheet* lets these words mean."""
        return (key, "") in self.entities or (key, sheet) in self.entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a document says at ``text[start:end]``, with its doubts."""

    start: int
    end: int
    sentence: int  # index
    mode: Mode = Mode.ASSERTED
    by: str | None = None  # who says so, where quoted or attributed
    negated: bool = False
    confidence: float = 1.0  # below 0.5: unsure, shown but never judged
    time: Period | None = None  # the statement's own time, as far as the text fixes it
    time_from: str = ""  # "stated", "sentence before", "event", "document", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Fact):
    """A date or a span of dates: "7 October 2020", "Tuesday", "from 2008 to 2012", "the first quarter"."""

    iso: str | None = None  # ISO 8601, partial as the text is: 2017, 2020-12, --10-07, 2010/2012; None: unknown
    period: Period | None = None  # None where unknown (a weekday in a document without a date)
    relation: str = "in"  # "in" (also "on", "at"), "since", "until", "before", "after", "from-to"
    weekday: int | None = None  # Monday is 0, where the text names one
    has_year: bool = False
    approximate: bool = False  # "about 1990", "three years ago": period is widened accordingly
    anchor: str = "absolute"  # "absolute", "document" (relative to the document's date), "weekday", "year-inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A figure with what it counts: "91 seats", "$6.35 billion", "nearly 30 percent", "aged 52"."""

    value: Interval  # in `unit`, rounding and hedge included (language, 5.3)
    low: str | None = None  # the number or bound as the text gives it, digits only ("600"); None: open
    high: str | None = None
    # The singular head noun in lower case ("seat"; "coordination council" is unit "council"), or a unit's symbol:
    # "percent", "percentage point", "USD", "km", "year".
    unit: str = ""
    # "count", "share", "points", "money", "length", "mass", "area", "volume", "duration", "age", "temperature",
    # "speed", "ratio", "score", "ordinal", "number"
    dimension: str = "count"
    noun_start: int = -1  # the counted noun phrase in the document; -1: none
    noun_end: int = -1
    # Lower-case words between the number and the head noun ("political"), then those after "of" ("grain").
    modifiers: tuple[str, ...] = ()
    demonym: str = ""  # capitalised noun or modifier inside ("Kyrgyz" of "623,000 Kyrgyz")
    hedge: str | None = None  # "about", "over", "almost", "up to", …
    change: str = ""  # "by" (rose 5%), "to", "from" (an earlier value), "" (a present value)
    # "part" ("100 of …", "two of …", "85 of them"), "whole" ("… of the 120 seats"), "share" ("a quarter of the vote")
    part: str = ""
    partner: int = -1  # document offset where the other member of part/whole, from/to or range stands
    rate: str = ""  # what it is per: "1,000", "year", "person"
    approximate: bool = False
    compound: bool = False  # "120-seat", "3,000-strong", "11-year"
    # (how, mention); how: "possessive", "of", "subject", "to", "with", "in", "modified" (120-seat *parliament*)
    owners: tuple[tuple[str, Mention], ...] = ()
    predicate: str = ""  # dictionary form of the verb that governs it: "die", "injure", "stand at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """Subject, verb, object: "He fled to Belarus", "the closure of the base in 2014"."""

    predicate: str  # dictionary form with its particle and preposition: "flee to", "be elected", "close"
    verb_start: int = -1
    verb_end: int = -1
    subject: Mention | None = None
    object: Mention | None = None
    agent: Mention | None = None  # of a passive: "by …" (then `subject` is whom it happened to)
    passive: bool = False
    tense: str = ""  # "past", "present", "future", "perfect", "infinitive", "noun"
    value: int = -1  # document offset of a figure that is the object ("sentenced to 11 years"), or -1
    moment: int = -1  # document offset of the Moment that dates it, or -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """Somebody in an office: "Russian President Vladimir Putin", "Moira Strand, the union's general secretary"."""

    person: Mention | None
    role: str  # the title as written: "prime minister"
    role_start: int = -1
    role_end: int = -1
    of: Mention | None = None
    # "current", "former", "then", "acting", "interim", "fugitive", "future" ("elect", "named"); "deputy" is title
    state: str = "current"
    predicate: str = ""  # "", "be named", "be elected", "be", "succeed"
    exclusive: bool = True  # "the chief executive", "President X": one such office; "a senator": one of many
    before: Mention | None = None  # who held it next: "her predecessor, Jan Roth", "she succeeded Jan Roth as mayor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Fact):
    """A mention of a name."""

    mention: Mention
