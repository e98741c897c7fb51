"""Parts that do not add up to the total beside them: "40 hurt: 25 men, 18 women".

Read are a list after a colon, in brackets or between dashes ("43 people (25 men and 18 women)"), after "breaks
down as" or "is made up of", a list before "a total of", and two that together are all ("the 12 jurors, seven
women and six men"). Every figure is taken with what its rounding leaves open. It holds in any mode.

It is silent where the list may be only some of the total ("including"), holds anything but figures, or counts
other things.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.checks import figures, partitions
from factlint.checks.finding import Finding
from factlint.checks.lists import bracketed_from, items_of, listed_from, phrase_at
from factlint.extractors.reading import Reading
from factlint.model import BlockKind, Level, Quantity, Sentence
from factlint.values.interval import exactly

ID = "sum-mismatch"
LEVEL = Level.ERROR
SUMMARY = "the parts do not add up to the total"

FIRES = (
    "In all 40 people were hurt: 25 men and 18 women.",
    "The 12 jurors, seven women and six men, were sworn in.",
    "The £61.4 million breaks down as follows: "
    "£38.2 million for social care, £17.4 million for highways, and £8.5 million for the rest.",
    "They recruited 435 people for the wing: 340 nurses and 85 doctors.",
    "The €640 million breaks down as €412 million for the wall and the power station, €183 million for roads and "
    "bridges, and €90 million for compensation.",
    "The tools weigh 84 kilograms: 31 kilograms for the drill and 63 kilograms for the rest.",
    "They weigh 84 kilograms: 31 kilograms for the drill, 29 for the lamp and 34 kilograms for the other five.",
    "The hall houses 640 people: 280 children, 230 adults under 70, and 50 who are older.",
    "The blast injured 43 people (25 men and 28 women).",
    "A jury of 12, seven women and six men, was sworn in.",
    "The budget of £310m is split between schools (£250m), transport (£35m) and other services (£35m).",
    "The raid led to 25 arrests in Leeds and 18 in York, a total of 53.",
    "It will cost £2.85 million, of which £1.9 million comes from the state and £1.2 million from the town.",
    "Under it 46 prisoners were exchanged: 24 Keldovans and 26 Tarasks, the youngest of them 19.",
    "The hall in Leeds has 96 servers, the one in York has 64: a total of 170 servers.",
    "The 14 athletes whom the federation sent to Paris, nine women and six men, won six medals.",
    "The banks employ 18,200 people, 13,700 of them at Halden and 5,500 at Morcar, and run 640 branches.",
    "The commission, which had 11 members, seven scientists and five laymen, and which sat in York, has gone.",
    "It cost £6.4 million. Of that sum, £3.9 million came from the state, £2.5 million from the council "
    "and the remaining £1 million from donors.",
    "Of the villa's 34 rooms, 24 have been dug out; the other 13 have not.",
    "The school awarded 5,120 diplomas: 3,980 to undergraduates and 1,230 to postgraduates.",
)
SILENT = (
    "In all 43 people were hurt: 25 men and 18 women.",
    "The 13 jurors, seven women and six men, were sworn in.",
    "The €640 million breaks down as €412 million for the wall and the power station, €138 million for roads and "
    "bridges, and €90 million for compensation.",
    "The £61.4 million breaks down as follows: "
    "£38.2 million for social care, £14.7 million for highways, and £8.5 million for the rest.",
    "The tools weigh 84 kilograms: 31 kilograms for the drill and 53 kilograms for the rest.",
    "The 14 athletes whom the federation sent to Paris, nine women and five men, won six medals.",
    "The banks employ 18,200 people, 11,700 of them at Halden and 5,500 at Morcar, and run 640 branches.",
    "It has 200 rooms, 150 of them with a bath and 120 with a view.",
    "The commission, which had 11 members, seven scientists and four laymen, and which sat in York, has gone.",
    "The bus carried 11 members, seven scientists and five laymen.",
    "It cost £6.4 million. Of that sum, £3.9 million came from the state, £1.5 million from the council "
    "and the remaining £1 million from donors.",
    "It cost £6.4 million. Of that sum, £3.9 million came from the state and £1.5 million from the council.",
    "Of the villa's 34 rooms, 21 have been dug out; the other 13 have not.",
    "Of the 34 rooms, 21 have been dug out; the other villa has 40.",
    "The hall houses 640 people: 280 children, 310 adults under 70, and 50 who are older.",
    "The chest weighs 84 kilograms: 3 kilograms more than the other.",
    "A jury of 13, seven women and six men, was sworn in.",
    "The budget of £310m is split between schools (£250m), transport (£35m) and other services (£25m).",
    "They recruited 435 people for the wing, including 340 nurses and 85 doctors.",
    "The team had 12 wins, five losses and three draws.",
    "He won in two sets: six games to four.",
    "40 soldiers, 12 women and five children were killed.",
    "It will cost £2.85 million, of which £1.9 million comes from the state and £0.5 million from the town.",
    "It will cost £2.85 million, of which £1.9 million comes from the state, and has got £1.2 million from the town.",
    "Under it 46 prisoners were exchanged: 24 Keldovans and 22 Tarasks, the youngest of them 19.",
    "The hall in Leeds has 96 servers, the one in York lost 64: a total of 170 servers.",
)

_NEAR = Decimal("0.34")
_ADDITIVE = frozenset({"mass", "area", "volume", "duration"})
_OPENERS = {":": (), "(": (")",), "–": ("–",), "—": ("—",)}


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 1):
        seen: set[int] = set()
        for total, parts in _sums(reading, sentence, found):
            if total.start not in seen:
                seen.add(total.start)
                yield from _judge(reading, total, parts)


def _sums(
    reading: Reading, sentence: Sentence, found: tuple[Quantity, ...]
) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    if sentence.tokens.lower[0] == "of":
        yield from partitions.of_that(reading, sentence, found, _figures_before(reading, sentence))
    if len(found) > 2:
        yield from partitions.in_apposition(sentence, found)
        yield from partitions.of_them(sentence, found)
        yield from partitions.of_which(sentence, found)
        yield from _after_sign(sentence, found)
        yield from _broken_down(sentence, found)
        yield from _complements(sentence, found)
        yield from _before_total(sentence, found)
    yield from _bullets(reading, sentence, found)


def _figures_before(reading: Reading, sentence: Sentence) -> tuple[Quantity, ...]:
    """The figures of the sentence before, in the same paragraph."""
    index = sentence.index - 1
    if index < 0 or reading.sentences[index].block != sentence.block:
        return ()
    return figures.of_sentence(reading, index)


def _after_sign(sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    lower = sentence.tokens.lower
    for at, sign in enumerate(lower):
        if sign not in _OPENERS or at == 0:
            continue
        parts = listed_from(sentence, found, at + 1, _OPENERS[sign])
        if parts is None:
            continue
        before = [quantity for quantity in found if quantity.end <= sentence.tokens.starts[at]]
        totals = [
            quantity for quantity in before if _can_total(quantity, parts, at - sentence.tokens.at(quantity.end - 1))
        ]
        if sign != ":":
            totals = [quantity for quantity in totals if at - sentence.tokens.at(quantity.end - 1) <= 2]
        if len(totals) == 1 and not (figures.words("some") & set(lower[max(0, at - 6) : at + 1])):
            yield totals[0], parts


def _can_total(total: Quantity, parts: tuple[Quantity, ...], distance: int) -> bool:
    """Whether the parts may be parts of *total*: of one kind, or near enough to it to be meant as its sum."""
    if total.change in ("by", "from") or total.rate or total.compound or total.part == "part":
        return False
    if not all(part.dimension == total.dimension or part.dimension == "number" for part in parts):
        return False
    if any(part.change or part.rate != total.rate or part.part == "part" for part in parts):
        return False
    units = {part.unit for part in parts if part.unit and part.noun_start >= 0}
    if total.dimension == "money":
        return units <= {total.unit} or all(part.unit == total.unit for part in parts)
    if total.dimension in _ADDITIVE:
        return units <= {total.unit} and all(part.unit == total.unit for part in parts) and _is_near(total, parts)
    if total.dimension != "count":
        return False
    same = units <= {total.unit}
    people = figures.is_person(total.unit) and all(figures.is_person(unit) for unit in units)
    if same and units:
        return True
    return (people or distance <= 6) and _is_near(total, parts)


def _is_near(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    value = figures.middle(total.value) or total.value.low or total.value.high
    numbers = [figures.middle(part.value) for part in parts]
    if value is None or value < 5 or any(number is None for number in numbers):
        return False
    added = sum((number for number in numbers if number is not None), Decimal(0))
    return abs(added - value) <= value * _NEAR


def _broken_down(sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 3):
        end = phrase_at(tokens.lower, at, figures.phrases("breakdowns"))
        if not end:
            continue
        while end < len(tokens) and tokens.lower[end] in ("as", "follows", ":", "into", "between"):
            end += 1
        parts = listed_from(sentence, found, end, ()) or bracketed_from(sentence, found, end)
        before = [quantity for quantity in found if quantity.end <= tokens.starts[at]]
        if parts is None or not before:
            continue
        total = before[-1]
        fits = all(part.dimension in (total.dimension, "number") for part in parts) and figures.is_sure(total)
        sure = total.dimension == "money" or _can_total(total, parts, 1)
        if fits and sure and not total.change and at - tokens.at(total.end - 1) <= 8:
            yield total, parts
        return


def _complements(sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """ "the 12 jurors, seven women and six men" """
    tokens = sentence.tokens
    for at in range(len(found) - 2):
        total, *parts = found[at : at + 3]
        units = sorted(part.unit for part in parts)
        first = tokens.at(total.start)
        group = first > 1 and tokens.lower[first - 1] == "of"  # "a jury of 12, seven women and six men"
        named = total.unit not in units and figures.is_person(total.unit)
        if units not in _complementary() or not (named or group):
            continue
        definite = first > 0 and tokens.lower[first - 1] in figures.words("determiners")
        if (
            not (definite or group or total.unit == "person")
            or not figures.is_sure(total)
            or total.change
            or total.part == "part"
        ):
            continue
        gap = tokens.lower[tokens.at(total.end - 1) + 1 : tokens.at(parts[0].start)]
        joint = tokens.lower[tokens.at(parts[0].end - 1) + 1 : tokens.at(parts[1].start)]
        after = tokens.at(parts[1].end - 1) + 1
        closes = after >= len(tokens) or not tokens.lower[after].isalpha()
        if partitions.leads(gap) and joint in (("and",), (",", "and")) and closes:
            yield total, tuple(parts)


def _complementary() -> list[list[str]]:
    from factlint import data

    return [sorted(pair) for pair in data.load("check_words")["complements"]]


def _before_total(sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """ "25 arrests in Leeds and 18 in York, a total of 43" """
    tokens = sentence.tokens
    total = found[-1]
    at = tokens.at(total.start)
    for phrase in figures.phrases("totals"):
        begin = at - len(phrase)
        if begin > 1 and tokens.lower[begin:at] == phrase and tokens.lower[begin - 1] in (",", ":", "–", "—"):
            parts = items_of(sentence, found[:-1], begin - 1) or _alike(sentence, found[:-1])
            if parts is not None and _adds(total, parts):
                yield total, parts
            return


def _alike(sentence: Sentence, parts: tuple[Quantity, ...]) -> tuple[Quantity, ...] | None:
    """ "Leeds has 96 servers, York has 64: a total of 160": two behind one verb."""
    tokens = sentence.tokens
    before = {part: tokens.lower[tokens.at(part.start) - 1] for part in parts}
    parts = tuple([part for part in parts if before[part] not in figures.words("determiners")])  # not "the one"
    verbs = {before[part] for part in parts}
    return parts if len(parts) == 2 and len(verbs) == 1 and verbs <= figures.words("owning") else None


def _adds(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    if not figures.is_sure(total) or any(not figures.is_sure(part) or part.change or part.part for part in parts):
        return False
    dimensions = {part.dimension for part in (*parts, total)} - {"number"}
    units = {part.unit for part in (*parts, total)} - {""}
    alike = len(units) <= 1 or _is_near(total, parts)
    return len(dimensions) <= 1 and alike and dimensions <= {"count", "money", "length", "mass", "area"}


def _bullets(
    reading: Reading, sentence: Sentence, found: tuple[Quantity, ...]
) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """A total before a colon, and a bulleted list each item of which opens with its figure."""
    tokens = sentence.tokens
    if tokens.lower[-1] != ":" or sentence.kind is BlockKind.ITEM or len(found) != 1:
        return
    parts: list[Quantity] = []
    block = sentence.block
    for following in reading.sentences[sentence.index + 1 :]:
        if following.kind is not BlockKind.ITEM:
            break
        own = figures.of_sentence(reading, following.index)
        if following.block == block or len(own) != 1:
            return
        block = following.block
        parts.append(own[0])
    end = tokens.at(found[0].end - 1)
    near = found[0].dimension == "money" or _is_near(found[0], tuple(parts))
    if len(parts) > 1 and near and _can_total(found[0], tuple(parts), len(tokens) - 1 - end):
        yield found[0], tuple(parts)


def _judge(reading: Reading, total: Quantity, parts: tuple[Quantity, ...]) -> Iterator[Finding]:
    added = exactly(0)
    for part in parts:
        added = added.plus(part.value)
    whole = figures.rounded(total)
    if not added.is_disjoint(whole):
        return
    numbers = [figures.middle(part.value) for part in parts]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return
    told = figures.text_of(reading, total)
    terms = " + ".join(figures.written(number, told) for number in known)
    result = figures.written(sum(known, Decimal(0)), told)
    number = figures.middle(total.value)
    last = parts[-1]
    primary, others = (total, parts) if total.start > last.start else (last, (total, *parts[:-1]))
    # every part and the total in one line: the whole of it is the place
    yield Finding(
        start=primary.start,
        end=primary.end,
        sentence=primary.sentence,
        message=f"{terms} = {result}, but the total is {figures.written(number, told) if number is not None else told}",
        found=told,
        expected=result,
        related=tuple(
            (figures.place_of(reading, other), "the total" if other is total else "a part") for other in others
        ),
        mode=primary.mode,
        by=primary.by,
    )
