"""The nouns of drafting: what a sheet might state ("pay offer is 4.5 percent"), and where a document says so."""

from __future__ import annotations

from factlint.extractors.reading import Reading
from factlint.model import Fact, Sentence
from factlint.records import dataclass
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Where:
    """A fact of a document: ``readings[document].facts[sentence]``, at ``text[start:end]``."""

    document: int
    sentence: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A name as a sheet declares it: ``group Allied Metal Union``, also "the union". `check` says what is unsure."""

    kind: str
    name: str
    also: tuple[str, ...] = ()
    where: Where | None = None
    check: str = ""
    is_named: bool = True  # False: only ever called by a noun, "the works"; declared where a statement needs it
    mentions: int = 0
    date: str = ""  # of an event
    doubtful: tuple[str, ...] = ()  # spellings that may be slips
    look_alikes: tuple[str, ...] = ()  # words of the documents that only look like it

    @property
    def written(self) -> str:
        """As a sentence of the sheet names it: quoted where it has a lower-case word."""
        return self.name if all(word[:1].isupper() for word in self.name.split()) else f'"{self.name}"'


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to state a proposal: the lines of its blocks (`head`), and of its rule or role with those under it."""

    head: tuple[str, ...]
    rule: tuple[str, ...]
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a document says that a sheet might state; `variants` are ways to say it, the best first.

    `kind` is figure, age, date, relation, office or event. `name` is what the rule's id is made of.
    """

    kind: str
    name: str
    wheres: tuple[Where, ...]
    variants: tuple[Variant, ...]
    check: str = ""  # what a person should look at
    change: tuple[int, int] = (-1, -1)  # the figure in the document: another one there must be contradicted


def where_of(reading: Reading, document: int, fact: Fact) -> Where:
    """The place of a fact."""
    return Where(document, fact.sentence, fact.start, fact.end, reading.document.lines.position(fact.start)[0])


def one_line(text: str) -> str:
    """Text with its line breaks and runs of spaces as single spaces."""
    return " ".join(text.split())


def text_of(reading: Reading, sentence: Sentence) -> str:
    """A sentence as the document has it, on one line."""
    return one_line(reading.document.text[sentence.start : sentence.end])


def years(period: Period) -> str:
    """``in 2023``, ``2019 to 2024``: the years of a period, as ``during:`` writes them; "" for any time."""
    if period.first is None or period.last is None:
        return ""
    if period.first.year == period.last.year:
        return f"in {period.first.year}"
    return f"{period.first.year} to {period.last.year}"


def days(period: Period) -> str:
    """``in 2023-01-18``, ``2023-01-18 to 2023-01-20``: the days of a period, as ``during:`` writes them."""
    if period.first is None or period.last is None:
        return ""
    if period.first == period.last:
        return f"in {period.first.isoformat()}"
    return f"{period.first.isoformat()} to {period.last.isoformat()}"
