"""The nouns of the program, in the order in which a document meets them.

Document, Block, Sentence: what was read and where it stood. Fact and its kinds: what the text says.
Entity, Count, Verb, Office, Rule: what the sheets state. Statement, Verdict, Violation: how the two compare.

All are frozen. Offsets are code points in ``Document.text``, which has the same length as the source: readers blank
markup out with spaces, so an offset in the text is an offset in the source file.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from factlint.records import dataclass
from factlint.values.interval import Interval
from factlint.values.period import Period

# --- documents ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: 1-based line and column in code points; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The offset map of one text: ``starts[i]`` is the offset of line i + 1. Line ends are LF, CRLF and CR."""

    starts: tuple[int, ...]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a code point."""
        line = bisect.bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"  # the headline, from the text or the front matter
    HEADING = "heading"
    PROSE = "prose"  # a paragraph
    ITEM = "item"  # an item of a list
    QUOTE = "quote"  # a block quote: read as quoted
    CAPTION = "caption"
    CELL = "cell"  # a table cell; `header` holds its column's heading
    BYLINE = "byline"  # author, date, dateline: gives the document's date, and no other fact
    FURNITURE = "furniture"  # menus, tag lists, calendars, subscription boxes, copyright: gives no facts


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell or piece of page furniture: ``text[start:end]`` of its document."""

    kind: BlockKind
    start: int
    end: int
    header: str = ""  # of a table cell
    number: tuple[int, ...] = ()  # of a list's item, in the outer list first: (2, 1); () where the text has no lists


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and how sure it is: 1.0 from front matter or configuration, less from bylines and datelines."""

    day: date
    origin: str  # "front matter", "metadata", "dateline", "byline", "configuration", "command line"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment ``factlint: off ID, reason``: findings of ID there (or on the next line with text) are left out."""

    rule: str
    reason: str
    line: int  # of the comment
    first_line: int  # lines it covers, both included
    last_line: int
    column: int = 1  # where the comment's words start


@dataclass(frozen=True, slots=True)
class Document:
    """One text, decoded, with its markup blanked out. ``len(text) == len(source)``."""

    path: str
    source: str
    text: str
    lines: Lines
    blocks: tuple[Block, ...]
    title: str = ""
    dated: Dated | None = None
    tags: frozenset[str] = frozenset()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    warnings: tuple[str, ...] = ()  # "read as windows-1252": said on stderr

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``."""
        line, column = self.lines.position(start)
        end_line, end_column = self.lines.position(max(start, end - 1))
        return Place(self.path, line, column, end_line, end_column + 1 if end > start else end_column)


class Mode(StrEnum):
    """Who vouches for a statement, and whether it is one at all."""

    ASSERTED = "asserted"
    QUOTED = "quoted"
    ATTRIBUTED = "attributed"  # "according to", "X said", "reportedly"
    PLANNED = "planned"
    CONDITIONAL = "conditional"  # "if", "would", "could", hypothetical
    ASKED = "asked"

    @property
    def is_checked(self) -> bool:
        """Whether a rule judges statements of this mode at all."""
        return self in (Mode.ASSERTED, Mode.QUOTED, Mode.ATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of a document in one mode (offsets in it), and who speaks: "Reuters", "Dmitri Peskov", or None."""

    start: int
    end: int
    mode: Mode
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a sentence as parallel tuples; offsets are in the *document*.

    "Jeenbekov's 120-seat $6.35bn" is: Jeenbekov | 's | 120-seat | $ | 6.35 | bn. A possessive ending is a token of its
    own ("'s", straight or curly, or the "'" of "voters'"), contractions split ("did" "n't"), hyphenated words stay one,
    numbers with separators stay one token, signs are one each.
    """

    words: tuple[str, ...]  # as written
    lower: tuple[str, ...]  # lower case, straight apostrophes
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The index of the token that holds document offset *offset*, or of the next one."""
        return bisect.bisect_right(self.ends, offset)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``document.text[start:end]`` and its tokens. Line breaks inside a paragraph are part of it."""

    index: int  # in its document
    block: int  # index of its block in document.blocks
    kind: BlockKind
    start: int
    end: int
    text: str
    tokens: Tokens
    voices: tuple[Voice, ...] = ()  # stretches that are not plainly asserted; the innermost (shortest) counts

    def voice(self, offset: int) -> tuple[Mode, str | None]:
        """The mode of the document offset *offset*, and who speaks there."""
        best: Voice | None = None
        for voice in self.voices:
            if voice.start <= offset < voice.end and (best is None or voice.end - voice.start < best.end - best.start):
                best = voice
        return (best.mode, best.by) if best else (Mode.ASSERTED, None)


# --- what sheets declare ---------------------------------------------------------------------------------------------


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


# --- facts -----------------------------------------------------------------------------------------------------------


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
        candidates = {entity for entity, owner in self.entities if owner in ("", sheet)}
        return candidates == {key}

    def may_mean(self, key: str, sheet: str) -> bool:
        """Whether the entity *key* is among those that *sheet* lets these words mean."""
        return any(entity == key and owner in ("", sheet) for entity, owner in self.entities)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Fact):
    """A mention of a name."""

    mention: Mention


# --- rules -----------------------------------------------------------------------------------------------------------


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
        stem = self.sheet.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".fact")
        return f"{stem}:{self.id}"


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


# --- verdicts --------------------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    """How a statement compares with a rule; the last three give no verdict, and `Verdict.reason` says why."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    CONTRADICTS = "contradicts"
    NOT_MENTIONED = "not mentioned"
    EXCEPTED = "excepted"
    UNDECIDED = "undecided"  # may be about somebody else, time unknown, planned …: counted as skipped


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that a rule selected, in the form in which the rule's form compares it. Kept in the index of a run."""

    rule: str  # full id
    path: str
    place: Place
    start: int
    end: int
    text: str
    sentence: str
    mode: Mode
    by: str | None
    value: Interval | None = None  # in the rule's unit
    period: Period | None = None  # when it holds, or the date stated
    subject: str = ""
    slot: str = ""  # which term of a sum or part, which side of an order
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one rule on one statement."""

    rule: Rule
    outcome: Outcome
    reason: str  # plain words: "the subject may be somebody else", "hedged: (1,100, ∞) overlaps"
    statement: Statement | None = None
    found: str = ""
    expected: str = ""
    subject: str = ""
    fix: str | None = None
    fix_start: int = -1  # what `fix` replaces, document offsets; -1: the statement's own span
    fix_end: int = -1
    level: Level | None = None  # where the form itself lowers it (the "former" of somebody in office)
    message: str = ""  # where the form has more to say than "found …, but RULE"
    related: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A finding, ready to be printed."""

    place: Place
    rule: str
    level: Level
    message: str
    text: str
    sentence: str
    found: str = ""
    expected: str = ""
    mode: Mode = Mode.ASSERTED
    by: str | None = None
    sheet: tuple[str, int] | None = None  # path and line of the rule
    source: Source | None = None
    owner: str | None = None
    note: str | None = None
    fix: str | None = None
    fix_place: Place | None = None
    start: int = -1  # document offsets of `text`
    end: int = -1
    fix_start: int = -1
    fix_end: int = -1
    related: tuple[tuple[Place, str], ...] = ()
    period: Period | None = None  # when what is said holds, or the date said
    states: str = ""  # the rule as written: blocks may imply several rules of one id


# --- a run -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the configuration knows about one document; later entries of `documents:` add to earlier ones."""

    day: date | None = None  # its date where the text gives none
    tags: frozenset[str] = frozenset()
    level: Level | None = None  # the gravest level that findings in it may have
    select: tuple[str, ...] = ()  # ids; empty: all
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What holds for all documents of a run."""

    today: date
    locale: str = "en-GB"  # date order, decimal sign
    day: date | None = None  # --date: the date of every document
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    jobs: int = 1
    keep_verdicts: bool = True  # those that agree and those undecided: for --show, and for reports that list them


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a run could not do: a file it could not read. Exit status 2."""

    path: str
    message: str
    line: int = 1
    column: int = 1
    trace: str = ""  # the traceback, where factlint itself failed on the file


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found; violations are sorted by path, line, column."""

    violations: tuple[Violation, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()  # "read as windows-1252"
    documents: int = 0
    rules: int = 0
    agreed: tuple[Verdict, ...] = ()
    skipped: tuple[Verdict, ...] = ()  # undecided, with the reason
    unused: tuple[str, ...] = ()  # ids of rules that matched nothing
    agreed_count: int = 0
    skipped_count: int = 0


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of one test line of a sheet."""

    __test__ = False  # for pytest, which collects classes of this name

    rule: Rule
    example: Example
    state: str  # "passed", "failed" (another verdict), "missed" (nothing recognised where something should be)
    got: str = ""  # plain words: "agrees: 120 is inside ≤ 120", "nothing was read as this rule's subject"
