"""A figure in a table: | Club | Members |, | Stoke Rovers | 1,240 |: the row says whose it is, the column what it is.

Or the other way round, with a year on top: | | 2022 | 2023 |, | Turnover | £11m | £12m |, of the one company.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.scope import is_about
from factlint.forms.wanted import Wanted, dimension_fits
from factlint.forms.words import figure_words
from factlint.lookup import once
from factlint.model import Block, Kind, Mention, Moment, Quantity, Sentence
from factlint.records import dataclass, replace
from factlint.text.tokens import tokenise
from factlint.values.calendar import days_of
from factlint.values.numbers import number_at
from factlint.values.period import Period
from factlint.values.plurals import singular


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure that fills a cell, the words of its row's first cell and of its column's heading, and its time."""

    quantity: Quantity
    label: str
    heading: str
    named: Mention | None  # what the first cell names, where it holds a name and nothing else
    time: Period | None
    doubt: str = ""


def cells_of(wanted: Wanted, reading: Reading) -> Iterator[Cell]:
    """The figures of tables that are a term's: owner beside and measure above, or measure beside and a year above."""
    for cell in _cells(reading):
        if not dimension_fits(cell.quantity, wanted) or wanted.near or wanted.recipient is not None:
            continue
        if wanted.owner is None:
            continue
        if _is_measure(cell.heading, wanted):
            if cell.named is not None and cell.named.means(wanted.owner.key, wanted.sheet):
                yield cell
        elif _is_measure(cell.label, wanted):
            time = _year(cell.heading)
            if time is not None and _is_alone(wanted, reading):
                quantity = replace(cell.quantity, time=time, time_from="stated")
                yield Cell(quantity, cell.label, cell.heading, None, time, cell.doubt)


@once
def _cells(reading: Reading) -> tuple[Cell, ...]:
    """The cells of a document that hold a figure and nothing else, with heading and row; most documents have none."""
    blocks = reading.document.blocks
    if not any(block.row >= 0 for block in blocks):
        return ()
    found: list[Cell] = []
    sentences = _sentences(reading)
    labels: dict[int, int] = {}  # row → block of its first cell
    before = -1  # the last block before a table
    for index, block in enumerate(blocks):
        if block.row < 0:
            before = index
            continue
        first = labels.setdefault(block.row, index)
        sentence = sentences.get(index)
        if first == index or not block.header or sentence is None:
            continue
        quantity = _figure(block, sentence, reading)
        if quantity is not None:
            label = reading.document.text[blocks[first].start : blocks[first].end]
            dated = reading.document.dated
            time = None if dated is None else Period(dated.day, dated.day)
            doubt = _doubt(before, reading, sentences)
            if quantity.dimension == "number" and not figure_words()["scales"].isdisjoint(
                _plain(blocks[first].header).split()
            ):
                continue  # "£m" in the corner
            named = _name_of(blocks[first], sentences.get(first), reading)
            found.append(Cell(quantity, _plain(label), _plain(block.header), named, time, doubt))
    return tuple(found)


def _sentences(reading: Reading) -> dict[int, Sentence]:
    """Block → its one sentence."""
    found: dict[int, Sentence] = {}
    for sentence in reading.sentences:
        found[sentence.block] = sentence
    return found


def _figure(block: Block, sentence: Sentence, reading: Reading) -> Quantity | None:
    """The figure that fills a cell; a bare number is none elsewhere."""
    for fact in reading.facts[sentence.index]:
        if isinstance(fact, Quantity):
            return fact if fact.start == block.start and fact.end == block.end and not fact.change else None
    tokens = sentence.tokens
    number = number_at(tokens.lower, 0)
    if number is None or number.kind != "number" or number.end != len(tokens) or not tokens.words[0][0].isdigit():
        return None
    digits = str(number.value)
    return Quantity(
        start=block.start,
        end=block.end,
        sentence=sentence.index,
        value=number.interval,
        low=digits,
        high=digits,
        dimension="number",
    )


def _doubt(index: int, reading: Reading, sentences: dict[int, Sentence]) -> str:
    """What the last block before a table leaves open: "Members in 1990", "All figures in thousands"."""
    sentence = sentences.get(index)
    dated = reading.document.dated
    if sentence is None:
        return ""
    if not figure_words()["scales_above"].isdisjoint(sentence.tokens.lower):
        return "the text above the table says in what its figures are given"
    moments = (fact for fact in reading.facts[sentence.index] if isinstance(fact, Moment) and fact.has_year)
    firsts = [moment.period.first if moment.period is not None else None for moment in moments]
    other = any(dated is None or first is None or first.year != dated.day.year for first in firsts)
    return "the text above the table has a date of its own" if other else ""


def _name_of(block: Block, sentence: Sentence | None, reading: Reading) -> Mention | None:
    if sentence is None:
        return None
    named = reading.context.mentions[sentence.index]
    return named[0] if len(named) == 1 and named[0].start == block.start and named[0].end == block.end else None


def _plain(words: str) -> str:
    return " ".join(tokenise(words, 0, len(words)).lower)


def _is_measure(words: str, wanted: Wanted) -> bool:
    """Whether a heading says what a term counts, and nothing more: "Members", "Pre-tax profit"."""
    names = {" ".join(measure) for measure in wanted.measures} | {wanted.term.count.name.lower()}
    plain = {unit.noun for unit in wanted.units if unit.noun and not unit.modifiers and not unit.state}
    return words in names or singular(words) in plain


def _year(heading: str) -> Period | None:
    return days_of(int(heading)) if heading.isdigit() and len(heading) == 4 and "1800" < heading < "2100" else None


def _is_alone(wanted: Wanted, reading: Reading) -> bool:
    """Whether a document is about a term's owner and names no other group."""
    assert wanted.owner is not None
    if wanted.owner.kind is not Kind.GROUP or not is_about(wanted.owner.key, reading, wanted.sheet):
        return False
    groups = (m for some in reading.context.mentions for m in some if m.kind is Kind.GROUP and m.how != "demonym")
    return all(mention.may_mean(wanted.owner.key, wanted.sheet) for mention in groups)
