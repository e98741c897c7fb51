"""A change whose figures do not fit: "rose 35% to 14.5m from 10.6m" (it rose 37 %).

The two values and the percentage are taken with what their rounding leaves open; only where no numbers inside
fit together is it reported. Also "from 9,000 to 11,700, a rise of 30 percent" and a value that "rose" to less
than it was. It holds in any mode.

It is silent where a value has no earlier one beside it, and where the percentage is of points ("percent-points"
has these).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Quantity, Sentence
from factlint.values.interval import Interval

ID = "percent-change"
LEVEL = Level.ERROR
SUMMARY = "a percentage does not fit the two values beside it"

FIRES = (
    "Sales rose 25% to 14.5m from 10.6m.",
    "Season-ticket sales have risen 40 per cent, from 9,000 to 11,700.",
    "The average wait has fallen from 5.2 hours to 3.9 hours, a cut of 35 percent.",
    "He cut the wage bill by a third, from £15m to £12m.",
    "Attendance was up 20% at 31,200, against 27,900 last season.",
    "The price has doubled from $20 to $50.",
    "Profit before tax fell 45 per cent to £11m (2019: £15m).",
    "A household will find £1,912 on its next bill, an increase of 9.4 percent on last year's £1,823.",
    "They sold 58,000 tickets, 61 percent more than the 50,000 sold last year.",
    "It values Morcar at 412 pence a share, 38 per cent more than Wednesday's closing price of 322 pence.",
    "A rebuild now takes 31 minutes, down from 48 minutes in 4.1, a cut of 53 percent.",
    "It sold 1.2 million tickets in 2021, an increase of 60 percent on the 860,000 of 2020.",
    "The sale raised £38.6 million, 12 percent more than last June's, which raised £31.9 million.",
    "In six months 94 fires were put out, against 61 fires in the same months of 2020, a rise of 45 percent.",
)
SILENT = (
    "Sales rose 37% to 14.5m from 10.6m.",
    "Season-ticket sales have risen 30 per cent, from 9,000 to 11,700.",
    "The average wait has fallen from 5.2 hours to 3.9 hours, a cut of 25 percent.",
    "He cut the wage bill by a fifth, from £15m to £12m.",
    "Net income rose 22% to $183 million, or $1.46 a share, from $150 million, or $1.18 a share.",
    "Attendance was up 12% at 31,200, against 27,900 last season.",
    "The price has doubled from $20 to $41.",
    "Profit before tax fell 27 per cent to £11m (2019: £15m).",
    "A household will find £1,912 on its next bill, an increase of 4.9 percent on last year's £1,823.",
    "They sold 58,000 tickets, 16 percent more than the 50,000 sold last year.",
    "It values Morcar at 412 pence a share, 28 per cent more than Wednesday's closing price of 322 pence.",
    "It values Morcar at 412 pence a share, 38 per cent more than its rival, with a closing price of 322 pence.",
    "A rebuild now takes 31 minutes, down from 48 minutes in 4.1, a cut of 35 percent.",
    "It sold 1.2 million tickets in 2021, an increase of 40 percent on the 860,000 of 2020.",
    "The sale raised £38.6 million, 21 percent more than last June's, which raised £31.9 million.",
    "They sold 58,000 tickets, 61 percent more than the 20 chairs could hold.",
    "In six months 94 fires were put out, against 61 fires in the same months of 2020, a rise of 54 percent.",
    "It put out 94 fires, against 61 fires in 2020, and a fire engine now costs 45 percent more.",
    "The rate fell 1.6 percentage points to 54.3 percent from 55.9.",
)

_HUNDRED = Decimal(100)
_EARLIER = (("down", "from"), ("up", "from"), (",", "against"), ("compared", "with"), ("compared", "to"))
_BREAKS = frozenset({";", "while", "but", "whereas"})


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 2):
        yield from _multiples(reading, sentence, found)
        for at, quantity in enumerate(found):
            if quantity.dimension == "share" and is_change(sentence, quantity):
                pair = values_of(sentence, found, at)
                if pair is not None and pair[0].dimension not in ("share", "points"):
                    yield from _judge(reading, sentence, quantity, *pair)


def _multiples(reading: Reading, sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[Finding]:
    """ "doubled from $20 to $50": a verb that says by how much, taken with a tenth either way."""
    multiples = figures.multiples()
    tokens = sentence.tokens
    for at, word in enumerate(tokens.lower):
        if word not in multiples:
            continue
        after = tuple(q for q in found if 0 < tokens.at(q.start) - at <= 6)[:2]
        pair = _from_and_to(sentence, after)
        if pair is None or pair[0].dimension == "share" or tokens.at(after[0].start) - at > 3:
            continue
        change = changes(figures.rounded(pair[0]), figures.rounded(pair[1]))
        factor = multiples[word]
        told = Interval((factor * Decimal("0.9") - 1) * _HUNDRED, (factor * Decimal("1.15") - 1) * _HUNDRED)
        old, new = figures.middle(pair[0].value), figures.middle(pair[1].value)
        if at and tokens.lower[at - 1] == "than":
            told = Interval(told.low, None)  # "more than doubled"
        if change is None or old is None or new is None or not change.is_disjoint(told):
            continue
        last = after[-1]
        yield Finding(
            start=tokens.starts[at],
            end=last.end,
            sentence=sentence.index,
            message=(
                f"{figures.text_of(reading, pair[0])} × {factor.normalize():f} = "
                f"{figures.written(old * factor, figures.text_of(reading, pair[1]))}, "
                f"the text says {figures.text_of(reading, pair[1])}"
            ),
            found=word,
            expected=f"{new / old:.1f} times",
            mode=last.mode,
            by=last.by,
        )


def is_change(sentence: Sentence, share: Quantity) -> bool:
    """Whether a percentage is one of a change: marked as such, or after a word that rises or falls."""
    if share.change == "by":
        return True
    if share.change or share.part:
        return False
    before = _words_before(sentence, share.start, 4)
    return not before.isdisjoint(figures.words("rising") | figures.words("falling"))


def _words_before(sentence: Sentence, offset: int, count: int) -> frozenset[str]:
    tokens = sentence.tokens
    at = tokens.at(offset)
    words = tokens.lower[max(0, at - count) : at]
    for sign in (";", ","):
        if sign in words:
            words = words[len(words) - words[::-1].index(sign) :]
    return frozenset(words)


def direction(sentence: Sentence, share: Quantity) -> int:
    """1 where the nearest word of change before a percentage rises, -1 where it falls, 0 where there is none."""
    tokens = sentence.tokens
    at = tokens.at(share.start)
    for index in range(at - 1, max(-1, at - 8), -1):
        word = tokens.lower[index]
        if word in figures.words("rising"):
            return 1
        if word in figures.words("falling"):
            return -1
    after = tokens.at(share.end - 1) + 1
    if after < len(tokens) and tokens.lower[after] in figures.words("rising"):
        return 1
    if after < len(tokens) and tokens.lower[after] in figures.words("falling"):
        return -1
    return 0


def values_of(sentence: Sentence, found: tuple[Quantity, ...], at: int) -> tuple[Quantity, Quantity] | None:
    """The earlier and the later value that a change at *at* is of; None where they are not both told."""
    after = _until_next_change(sentence, found, at)
    pair = _from_and_to(sentence, after) or _at_and_against(sentence, found[at], after)
    if pair is not None:
        return pair
    before = _since_last_change(sentence, found, at)
    pair = _on_last_years(sentence, found[at], before, after)
    if pair is None and _is_apposition(sentence, found[at]):
        pair = _down_from(sentence, before)
    if pair is not None:
        return pair
    pair = _from_and_to(sentence, before[-2:])
    if pair is not None and any(_same(pair[0], one) and _role(sentence, one) == "from" for one in before[:-2]):
        return None
    follows = bool(after) and after[0].change in ("from", "to")
    return pair if not follows and _is_apposition(sentence, found[at]) else None


def _down_from(sentence: Sentence, before: tuple[Quantity, ...]) -> tuple[Quantity, Quantity] | None:
    """ "now takes 31 minutes, down from 48 minutes in 4.1, a cut of 35 percent"; "94 cases, against 61 in 2020"."""
    tokens = sentence.tokens
    pairs = [
        (earlier, later)
        for later, earlier in pairwise(before)
        if _same(earlier, later) and later.change == "" and earlier.dimension != "number"
        if tokens.lower[max(0, tokens.at(earlier.start) - 2) : tokens.at(earlier.start)] in _EARLIER
    ]
    kind = pairs[0][1].dimension if pairs else ""
    return pairs[0] if len(pairs) == 1 and sum(one.dimension == kind for one in before) == 2 else None


def _is_apposition(sentence: Sentence, share: Quantity) -> bool:
    """Whether ", a cut of" stands before: the change sums up what stands before it."""
    tokens = sentence.tokens
    at = tokens.at(share.start)
    words = tokens.lower[max(0, at - 6) : at]
    return any(sign in words for sign in (",", "-", "–", "—", "(", "or"))


def _until_next_change(sentence: Sentence, found: tuple[Quantity, ...], at: int) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    end = found[at].end
    for quantity in found[at + 1 :]:
        another = quantity.dimension == "share" and _role(sentence, quantity) not in ("from", "to")
        if another or _is_broken(sentence, end, quantity.start):
            break
        kept.append(quantity)
        end = quantity.end
    return tuple(kept)


def _since_last_change(sentence: Sentence, found: tuple[Quantity, ...], at: int) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    start = found[at].start
    for quantity in reversed(found[:at]):
        if _is_broken(sentence, quantity.end, start) or (quantity.dimension == "share" and quantity.change == "by"):
            break
        kept.append(quantity)
        start = quantity.start
    return tuple(reversed(kept))


def _is_broken(sentence: Sentence, end: int, start: int) -> bool:
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(end - 1) + 1 : tokens.at(start)]
    return len(between) > 14 or not _BREAKS.isdisjoint(between)


def _role(sentence: Sentence, quantity: Quantity) -> str:
    """ "from" for an earlier value, "to" for a later one, by the word before it where extraction leaves it open."""
    if quantity.change:
        return quantity.change
    tokens = sentence.tokens
    at = tokens.at(quantity.start)
    before = tokens.lower[at - 1] if at else ""
    if before in ("from", "against") or tokens.lower[max(0, at - 2) : at] in (("compared", "with"), ("compared", "to")):
        return "from"
    return "to" if before == "to" else ""


def _at_and_against(
    sentence: Sentence, share: Quantity, after: tuple[Quantity, ...]
) -> tuple[Quantity, Quantity] | None:
    """ "up 20% at 31,200, against 27,900 last season"; "fell 45 per cent to £11m (2019: £15m)" """
    if len(after) < 2:
        return None
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(share.end - 1) + 1 : tokens.at(after[0].start)]
    beside = tokens.lower[max(0, tokens.at(after[1].start) - 3) : tokens.at(after[1].start)]
    if beside[:1] == ("(",) and beside[-1:] == (":",) and beside[1].isdigit() and _role(sentence, after[0]) == "to":
        return (after[1], after[0]) if _same(after[1], after[0]) else None
    if between == ("at",) and _role(sentence, after[1]) == "from" and _same(after[1], after[0]):
        return after[1], after[0]
    return None


def _from_and_to(sentence: Sentence, group: tuple[Quantity, ...]) -> tuple[Quantity, Quantity] | None:
    """The first "from" and the first "to" that are of one unit; None unless each is the only one of its unit."""
    if "respectively" in sentence.tokens.lower:
        return None
    sources = [quantity for quantity in group if _role(sentence, quantity) == "from"]
    targets = [quantity for quantity in group if _role(sentence, quantity) == "to"]
    if any(_same(sources[0], other) for other in sources[1:]):
        return None  # two changes follow one another: which is meant, nobody knows
    for source in sources[:1]:
        for target in targets[:1]:
            if _same(source, target):
                return source, target
    return None


def _same(one: Quantity, other: Quantity) -> bool:
    if one.rate != other.rate:
        return False
    if one.dimension == other.dimension and one.unit == other.unit:
        return True
    if {one.dimension, other.dimension} == {"share", "number"}:
        return True  # "to 54.3 percent from 55.9"
    bare = {"number", "count"}
    return one.dimension in bare and other.dimension in bare and (not one.unit or not other.unit)


def _on_last_years(
    sentence: Sentence, share: Quantity, before: tuple[Quantity, ...], after: tuple[Quantity, ...]
) -> tuple[Quantity, Quantity] | None:
    """ "£1,912 on its next bill, an increase of 4.9 percent on last year's £1,823"; "£12m, down a fifth from £15m" """
    if not before or not after or not _is_apposition(sentence, share):
        return None
    later, earlier = before[-1], after[0]
    tokens = sentence.tokens
    between = tokens.lower[tokens.at(share.end - 1) + 1 : tokens.at(earlier.start)]
    linked = earlier.change == "from" or (
        1 < len(between) <= 4 and between[0] in ("on", "from", "over") and between[-1] in ("'s", "'", "the")
    )
    compared = between[1:2] == ("than",) and (
        (between[-1] in ("the", "'s", "'") and len(between) <= 5)
        or (between[-1] == "of" and len(between) <= 8 and "," not in between and later.unit == earlier.unit)
        or ("which" in between and later.unit == earlier.unit and later.dimension == earlier.dimension)
    )
    per_one = compared and not earlier.rate and later.unit == earlier.unit  # "412 pence a share, against 322 pence"
    if not (linked or compared) or later.change in ("by", "from") or not (per_one or _same(later, earlier)):
        return None
    if later.dimension != earlier.dimension and earlier.unit and not compared:
        return None
    return earlier, later


def changes(earlier: Interval, later: Interval) -> Interval | None:
    """By how many percent a value inside *earlier* becomes one inside *later*; None where that has no bounds."""
    if None in (earlier.low, earlier.high, later.low, later.high):
        return None
    assert earlier.low is not None and earlier.high is not None and later.low is not None and later.high is not None
    if earlier.low <= 0:
        return None
    return Interval((later.low / earlier.high - 1) * _HUNDRED, (later.high / earlier.low - 1) * _HUNDRED)


def _judge(
    reading: Reading, sentence: Sentence, share: Quantity, earlier: Quantity, later: Quantity
) -> Iterator[Finding]:
    change = changes(figures.rounded(earlier), figures.rounded(later))
    if (
        change is None
        or change.low is None
        or change.high is None
        or share.value.low is None
        or share.value.high is None
    ):
        return
    way = direction(sentence, share)
    rising = Interval(share.value.low, share.value.high)
    falling = Interval(-share.value.high, -share.value.low)
    accepted = [rising] if way > 0 else [falling] if way < 0 else [rising, falling]
    if any(not change.is_disjoint(interval) for interval in accepted):
        return
    percent = figures.middle(share.value)
    old, new = figures.middle(earlier.value), figures.middle(later.value)
    if percent is None or old is None or new is None:
        return
    told = figures.text_of(reading, later)
    real = (new / old - 1) * _HUNDRED
    signed = -percent if (way < 0 or (way == 0 and real < 0)) else percent
    result = figures.written(old * (_HUNDRED + signed) / _HUNDRED, told)
    base = figures.text_of(reading, earlier)
    sign = "−" if signed < 0 else "+"
    verb = "rise" if real >= 0 else "fall"
    yield Finding(
        start=share.start,
        end=share.end,
        sentence=share.sentence,
        message=(
            f"{base} {sign} {percent.normalize():f}% = {result}, the text says {told}; "
            f"that is a {verb} of {abs(real):.1f}%"
        ),
        found=figures.text_of(reading, share),
        expected=f"{abs(real):.1f}%",
        related=(
            (figures.place_of(reading, earlier), "the earlier value"),
            (figures.place_of(reading, later), "the later value"),
        ),
        mode=share.mode,
        by=share.by,
    )
