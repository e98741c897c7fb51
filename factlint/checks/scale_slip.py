"""One figure in two scales: "$1.2bn … the $1.2tn".

Reported where two amounts of a document have the same digits and unit, differ by a thousand or a million times,
and the later speaks of the earlier: with the same noun ("a $1.2bn loss … the $1.2tn loss"), or with "the" and
no noun. Quoted and attributed figures are left alone.

It is silent where both may be meant: other nouns, one digit with a noun ("a $2m fine … a $2bn fine").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from factlint.checks import by_kind, figures
from factlint.checks.finding import Finding, is_own
from factlint.extractors.reading import Reading
from factlint.model import Level, Mode, Quantity

ID = "scale-slip"
LEVEL = Level.WARNING
SUMMARY = "one figure stands in two scales"

FIRES = (
    "The firm will pay $1.2bn for its rival. The $1.2tn is due in May.",
    "It has debts of £3.45 million. The debts of £3.45 billion fall due in May.",
    "A 2.4 million tonne harvest is expected. The 2.4 billion tonnes would be a record.",
)
SILENT = (
    "The firm will pay $1.2bn for its rival. The $1.2bn is due in May.",
    "It lost $1.2bn. Its assets are $1.2tn.",
    "The firm made $2m on sales of $2bn.",
    "A harvest of 2.4 million tonnes is expected. Exports earn $2.4 billion.",
)

_RATIOS = frozenset(Decimal(10) ** power for power in (3, 6))


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    seen: defaultdict[tuple[str, str, str], dict[Decimal, list[Quantity]]] = defaultdict(dict)
    for _, quantities in by_kind.quantities(reading):
        for fact in quantities:
            if fact.mode is not Mode.QUOTED and (number := _number(fact)):
                digits = str(number).replace(".", "").strip("0")
                earlier = seen[digits, fact.dimension, fact.unit]
                # "the $5m", "the $5bn": too common
                telling = len(digits) > 1 or _leading(number) >= 10
                if is_own(fact.mode) and number not in earlier and telling:
                    slip = _slip(reading, earlier, fact, len(digits) > 1)
                    if slip is not None:
                        yield _finding(reading, slip, fact)
                earlier.setdefault(number, []).append(fact)


def _slip(reading: Reading, earlier: dict[Decimal, list[Quantity]], fact: Quantity, telling: bool) -> Quantity | None:
    """The first of the earlier figures, a thousand or a million times as large or small, that this one speaks of."""
    number = _number(fact)
    scaled = (other for ratio in _RATIOS for other in (number * ratio, number / ratio))
    near = sorted((one for other in scaled for one in earlier.get(other, ())), key=lambda one: one.start)
    return next((one for one in near if _is_slip(reading, one, fact, telling)), None)


def _number(quantity: Quantity) -> Decimal:
    """The number as written, of "up to" the bound; 0 for a range."""
    low, high = Decimal(quantity.low or 0), Decimal(quantity.high or 0)
    if low and high and low != high:
        return Decimal(0)
    return low or high


def _leading(number: Decimal) -> int:
    """The number before its scale word: 30 of $30 billion."""
    return int(number.scaleb(-(number.adjusted() // 3) * 3))


def _is_slip(reading: Reading, one: Quantity, other: Quantity, telling: bool) -> bool:
    small, large = sorted((_number(one), _number(other)))
    if not small or large / small not in _RATIOS or one.rate != other.rate:
        return False
    if one.dimension != "money":
        same = bool(set(one.modifiers) & set(other.modifiers))
        return telling and (_before(reading, other) in figures.words("determiners") or same)
    mine, its = _nouns(reading, one), _nouns(reading, other)
    if mine & its:
        return telling
    return not its and _before(reading, other) in ("the", "that", "this", "those")


def _before(reading: Reading, quantity: Quantity) -> str:
    tokens = reading.sentences[quantity.sentence].tokens
    at = tokens.at(quantity.start)
    return tokens.lower[at - 1] if at else ""


def _nouns(reading: Reading, quantity: Quantity) -> set[str]:
    """What an amount is of: the noun after it, and the one before "of"."""
    tokens = reading.sentences[quantity.sentence].tokens
    at = tokens.at(quantity.start)
    found = set(quantity.modifiers)
    if at > 1 and tokens.lower[at - 1] == "of":
        found.add(tokens.lower[at - 2])
    if at > 1 and tokens.lower[at - 1] in ("was", "is", "were", "are", "totalled", "reached"):
        found.add(tokens.lower[at - 2])  # "profit was $183 million"
    return found


def _finding(reading: Reading, one: Quantity, other: Quantity) -> Finding:
    ratio = max(_number(one), _number(other)) / min(_number(one), _number(other))
    text, earlier = figures.text_of(reading, other), figures.text_of(reading, one)
    return Finding(
        start=other.start,
        end=other.end,
        sentence=other.sentence,
        message=f"{text} has the digits of {earlier} and differs by {int(ratio):,} times",
        found=text,
        expected=earlier,
        related=((figures.place_of(reading, one), "the earlier figure"),),
    )
