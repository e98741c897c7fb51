"""A headline or caption whose figure the text gives otherwise: "approves £64.1m budget" over "a budget of £61.4
million".

A figure of the headline is compared with those in the first paragraphs that are of the same kind and stand near
a word of the headline's own ("budget", "killed" for "death toll", "later" for "late"). It is reported where
they are all disjoint from it. Also a year after "since" or "until".

It is silent where the text also has the headline's figure, where it is the sum of figures in the text or what one
of them leaves of another, where the headline rounds, and where the text's figures are hedged and fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.checks.likeness import around, stem, telling
from factlint.checks.percent_change import direction
from factlint.extractors.reading import Reading
from factlint.model import BlockKind, Level, Mode, Moment, Quantity, Sentence
from factlint.text.morphology import known
from factlint.values.units import base

ID = "headline-mismatch"
LEVEL = Level.WARNING
SUMMARY = "a headline's figure is another in the text"

_LEAD = (
    "\n\nCouncillors in Aldersham have approved a budget of £61.4 million, closing two of the town's six libraries.\n"
)
FIRES = (
    "# Twelve years and €460 million later, a dam fills\n\nThe gates were shut on Monday.\n\n"
    "The wall, which is 136 metres high, cost €640 million, and parliament had approved €330 million.\n",
    "# Council approves £64.1m budget" + _LEAD,
    "# Kelpwise raises €46m\n\nKelpwise said that it had raised €42 million, for a total of €61.5 million.\n",
    "# Chile quake death toll rises to 46\n\nThe number of people killed in the earthquake rose to 64 on Monday.\n",
    "# St Brannoc's opens its new wing, four years late\n\nThe wing opened on Monday, two years later than planned.\n",
    "# City beat Rovers 3-1\n\nCity beat Rovers 3-2 at home on Saturday before a large crowd.\n",
    "# Museum to reopen in 2025\n\nThe museum will reopen in 2026, its director said on Monday.\n",
    "# Firm posts first annual loss since 1982\n\nThe firm posted its first annual loss since 1992 on Monday.\n",
)
SILENT = (
    "# Twelve years and €460 million later, a dam fills\n\nThe gates were shut on Monday.\n\n"
    "The wall, which is 136 metres high, cost €610 million, and parliament had approved €330 million.\n",
    "# Council approves £61.4m budget" + _LEAD,
    "# Council approves £61m budget" + _LEAD,
    "# Kelpwise raises €46m\n\nKelpwise said that it had raised €46 million, for a total of €61.5 million.\n",
    "# Chile quake death toll rises to 64\n\nThe number of people killed in the earthquake rose to 64 on Monday.\n",
    "# 98% graduation rate, and rising\n\nIt has 600 pupils.\n\nBefore that the graduation rate had been 89 percent.\n",
    "# Quake kills dozens\n\nThe number of people killed in the earthquake rose to 64 on Monday.\n",
    "# St Brannoc's opens its new wing, two years late\n\nThe wing opened on Monday, two years later than planned.\n",
    "# City beat Rovers 3-1\n\nCity, 2-1 up at half time, beat Rovers 3-1 at home on Saturday.\n",
    "# Museum to reopen in 2025\n\nThe museum, which shut in 2021, will reopen in two years, its director said.\n",
    "# Firm to cut 30 jobs\n\nThe firm will cut 20 jobs in Leeds and 10 jobs in York.\n",
    "# Bus with 43 people overturns\n\nA bus with 38 passengers and five crew members overturned on Monday.\n",
    "# Divers find two bodies, 17 still missing\n\nDivers searching for 19 people found two bodies on Monday.\n",
)

_SENTENCES = 8
_RESTATED = frozenset({"count", "money", "share", "number"})
_LEADS = 2  # sentences that say again what the headline says
_ROUND = Decimal("0.06")
_TELLING = 100  # a number from here on is hardly met twice by chance
_BODY = (BlockKind.PROSE, BlockKind.ITEM)


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    heads = [sentence for sentence in reading.sentences if _is_head(reading, sentence)]
    if not heads:
        return
    read = [(sentence, found) for sentence, found in figures.with_figures(reading, 1)]
    body = [(sentence, found) for sentence, found in read if sentence.kind in _BODY]
    for head in heads:
        own = next((found for sentence, found in read if sentence.index == head.index), ())
        for quantity in own:
            yield from _figure(reading, head, quantity, own, body)
        yield from _years(reading, head)


def _is_head(reading: Reading, sentence: Sentence) -> bool:
    """A title or caption; a heading counts where it opens the document."""
    if sentence.kind in (BlockKind.TITLE, BlockKind.CAPTION):
        return True
    if sentence.kind is not BlockKind.HEADING:
        return False
    return not any(other.kind in _BODY for other in reading.sentences[: sentence.index])


def _figure(
    reading: Reading,
    head: Sentence,
    quantity: Quantity,
    own: tuple[Quantity, ...],
    body: Sequence[tuple[Sentence, tuple[Quantity, ...]]],
) -> Iterator[Finding]:
    if quantity.dimension == "score":
        yield from _score(reading, head, quantity, body)
        return
    if quantity.dimension in ("ordinal", "age", "ratio") or quantity.value.low is None:
        return
    if quantity.value.high is None or quantity.change == "from" or (quantity.part == "whole" and quantity.compound):
        return
    if quantity.dimension == "number" and quantity.change != "to" and _before(head, quantity) != "of":
        return  # a name's number, a score
    if quantity.unit == "person" and quantity.value.high < 10:
        return  # a few people: one may be counted in or out ("kills six" where one is the gunman)
    about = around(head, quantity, 8, 6)
    alike: list[Quantity] = []
    restated: list[Quantity] = []
    same_unit: list[Quantity] = []
    everywhere: list[Quantity] = []
    parts: list[Quantity] = []
    first = body[0][0].index if body else 0
    for sentence, found in body:
        for other in found:
            if other.value.high is None and other.hedge is None:
                continue  # "billions of dollars" fit anything
            if not _comparable(quantity, other):
                if quantity.dimension == other.dimension and _is_converted(quantity, other):
                    everywhere.append(other)
                elif {quantity.dimension, other.dimension} <= {"count", "number"}:
                    if sentence.index - first < 3 or quantity.value.low >= _TELLING:
                        everywhere.append(other)  # the noun may have been misread
                    if figures.is_person(quantity.unit) and figures.is_person(other.unit):
                        parts.append(other)  # "38 passengers and five crew": the 43 people
                continue
            same_unit.append(other)
            parts.append(other)
            if sentence.index - first < _LEADS and _restates(head, quantity, sentence, other, found):
                restated.append(other)
            elif sentence.index - first < _SENTENCES and _is_alike(quantity, about, sentence, other):
                alike.append(other)
    swapped = [other for other in same_unit if _is_swapped(quantity, other)]
    if (
        not (alike or restated or swapped)
        or any(_fits(quantity, other) for other in (*same_unit, *everywhere))
        or _is_sum(quantity, parts)
    ):
        return
    other = (*restated, *alike, *swapped)[0]
    beside = next(found for sentence, found in body if sentence.index == other.sentence)
    if _is_rest(quantity, other, (*own, *beside)):
        return
    unclear = any(one.value.is_disjoint(other.value) for one in alike) and not (restated or swapped)
    if quantity.dimension in ("money", "share") and unclear:
        return  # several amounts stand near the headline's word: which is meant, nobody knows
    text, told = figures.text_of(reading, quantity), figures.text_of(reading, other)
    where = "caption" if head.kind is BlockKind.CAPTION else "headline"
    yield Finding(
        start=quantity.start,
        end=quantity.end,
        sentence=head.index,
        message=f"the {where} says {text}, the text {told}",
        found=text,
        expected=told,
        related=((figures.place_of(reading, other), "in the text"),),
    )


def _is_swapped(quantity: Quantity, other: Quantity) -> bool:
    """Whether two neighbouring digits of large figures have changed places: "€460 million", "€640 million"."""
    mine, its = figures.middle(quantity.value), figures.middle(other.value)
    if mine is None or its is None or other.change == "from" or min(mine, its) < _TELLING or mine == its:
        return False
    first, second = mine.normalize().as_tuple(), its.normalize().as_tuple()
    if first.exponent != second.exponent or len(first.digits) != len(second.digits):
        return False
    differing = [at for at, (a, b) in enumerate(zip(first.digits, second.digits, strict=True)) if a != b]
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and first.digits[differing[0]] == second.digits[differing[1]]
        and first.digits[differing[1]] == second.digits[differing[0]]
    )


def _are_people(one: Quantity, other: Quantity) -> bool:
    """Whether both count people, ten or more: of fewer, one may be counted in or out."""
    many = all(quantity.value.low is not None and quantity.value.low >= 10 for quantity in (one, other))
    return many and figures.is_person(one.unit) and figures.is_person(other.unit)


def _score(
    reading: Reading, head: Sentence, score: Quantity, body: Sequence[tuple[Sentence, tuple[Quantity, ...]]]
) -> Iterator[Finding]:
    """ "City beat Rovers 3-1" over "City beat Rovers 3-2": where a first sentence says it again with one score."""
    ends = {score.low, score.high}
    scores = [(sentence, one) for sentence, found in body for one in found if one.dimension == "score"]
    if any({one.low, one.high} == ends for _, one in scores):
        return
    leads = [one for sentence, one in scores if sentence.index - body[0][0].index < _LEADS and _shares(head, sentence)]
    if len(leads) == 1:
        text, told = figures.text_of(reading, score), figures.text_of(reading, leads[0])
        yield Finding(
            start=score.start,
            end=score.end,
            sentence=head.index,
            message=f"the headline says {text}, the text {told}",
            found=text,
            expected=told,
            related=((figures.place_of(reading, leads[0]), "in the text"),),
        )


def _shares(head: Sentence, sentence: Sentence) -> bool:
    return len(telling(head) & telling(sentence)) > 1


def _comparable(quantity: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind; a bare number may count people or things."""
    if quantity.rate != other.rate and "" not in (quantity.rate, other.rate):
        return False
    if "number" in (quantity.dimension, other.dimension):
        few = any(one.value.low is not None and one.value.low < 10 for one in (quantity, other))
        return not few and {quantity.dimension, other.dimension} <= {"number", "count"}
    dollars = quantity.dimension == "money" and "USD" in (quantity.unit, other.unit)
    if dollars and quantity.unit.endswith("D") and other.unit.endswith("D"):
        return True  # "$" may be any country's
    if quantity.dimension == other.dimension == "count" and len(_nouns(quantity) & _nouns(other)) > 1:
        return True  # "22 new Dreamliner aircraft", "22 new Dreamliners"
    return quantity.dimension == other.dimension and (
        quantity.unit == other.unit or ("person" in (quantity.unit, other.unit) and _are_people(quantity, other))
    )


def _is_converted(quantity: Quantity, other: Quantity) -> bool:
    """Whether the text may give the headline's figure in another unit: "34 seconds", "more than half a minute"."""
    mine, own = base(quantity.value, quantity.unit)
    its, unit = base(other.value, other.unit)
    return own == unit and quantity.unit != other.unit and not mine.is_disjoint(its)


def _nouns(quantity: Quantity) -> frozenset[str]:
    return frozenset(map(stem, (*quantity.modifiers, quantity.unit)))


def _is_alike(quantity: Quantity, about: frozenset[str], sentence: Sentence, other: Quantity) -> bool:
    """Whether a figure of the text stands for the headline's: the same counted noun, or a telling word near both."""
    if other.change == "from" or other.mode is Mode.QUOTED or _had_been(sentence, other):
        return False
    if quantity.dimension == other.dimension == "count" and not figures.is_person(quantity.unit) and quantity.unit:
        return not _is_other(sentence, other) and bool((about - {stem(quantity.unit)}) & around(sentence, other, 10, 8))
    if quantity.dimension == "count" and other.dimension == "number":
        return (
            other.change == "to" and figures.is_person(quantity.unit) and bool(about & around(sentence, other, 14, 5))
        )
    if _is_other(sentence, other):
        return False
    wide = 14 if other.dimension in ("number", "count") else 6
    shared = about & around(sentence, other, wide, 5)
    if quantity.dimension in ("money", "share", "points"):
        near = around(sentence, other, 3, 3)
        return bool(shared & near & around_noun(quantity, about))
    return bool(shared)


def around_noun(quantity: Quantity, about: frozenset[str]) -> frozenset[str]:
    """What an amount is of: its own noun ("£61.4m *budget*"), else any telling word of the headline."""
    return frozenset(stem(word) for word in quantity.modifiers) or about


def _before(sentence: Sentence, quantity: Quantity) -> str:
    at = sentence.tokens.at(quantity.start)
    return sentence.tokens.lower[at - 1] if at else ""


_EARLIER = ("had", "been")


def _had_been(sentence: Sentence, other: Quantity) -> bool:
    """Whether a figure is one of before: "before that the rate had been 89 percent"."""
    at = sentence.tokens.at(other.start)
    return sentence.tokens.lower[max(0, at - 2) : at] == _EARLIER


def _is_other(sentence: Sentence, other: Quantity) -> bool:
    return _before(sentence, other) in figures.words("others")


def _fits(quantity: Quantity, other: Quantity) -> bool:
    if not figures.rounded(quantity).is_disjoint(figures.rounded(other)):
        return True
    mine, its = figures.middle(quantity.value), figures.middle(other.value)
    if mine is None or its is None or not mine:
        return False
    rounds = (mine >= 10 and _is_round(mine)) or (
        quantity.dimension != "count" and len(mine.normalize().as_tuple().digits) == 1
    )
    return rounds and abs(mine - its) <= mine * _ROUND


def _is_round(number: Decimal) -> bool:
    digits = number.normalize().as_tuple().digits
    return number == number.to_integral_value() and number % 10 == 0 and len(digits) <= 2


def _is_sum(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the figure is the sum or difference of two or three different figures of one sentence."""
    by_sentence: defaultdict[int, set[Decimal]] = defaultdict(set)
    for other in others:
        if (number := figures.middle(other.value)) is not None:
            by_sentence[other.sentence].add(number)
    target = figures.rounded(quantity)
    for numbers in by_sentence.values():
        for size in (2, 3):
            if any(target.contains_value(sum(some, Decimal(0))) for some in combinations(sorted(numbers)[:8], size)):
                return True
    return False


def _is_rest(quantity: Quantity, whole: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the figure is what another beside it leaves of the text's: "two bodies, 17 still missing", of 19."""
    mine, its = figures.middle(quantity.value), figures.middle(whole.value)
    if mine is None or its is None:
        return False
    counts = (figures.middle(one.value) for one in others if one.dimension == "count" and one is not quantity)
    return any(count is not None and count > 0 and mine + count == its for count in counts)


def _restates(
    head: Sentence, quantity: Quantity, sentence: Sentence, other: Quantity, found: tuple[Quantity, ...]
) -> bool:
    """Whether a first sentence says the headline again, with one figure of its kind: two telling words are shared."""
    if other.change == "from" or other.mode is Mode.QUOTED or quantity.dimension not in _RESTATED:
        return False
    if _had_been(sentence, other):
        return False
    same = [one for one in found if _comparable(quantity, one) and one.change != "from" and one.confidence >= 0.5]
    done = [one for one in same if _verb_before(head, quantity) == _verb_before(sentence, one) != ""]
    if other in done and all(one.value == other.value for one in done) and telling(head) & telling(sentence):
        return not _is_other(sentence, other)  # "raises €46m", "had raised €42 million … a total of €61.5 million"
    near = (around(head, quantity, 2, 1) & around(sentence, other, 2, 1)) - {stem(quantity.unit)}
    if any(one.value != other.value for one in same) or (len(telling(head) & telling(sentence)) < 2 and not near):
        return False
    if quantity.dimension == "share":
        return direction(head, quantity) == direction(sentence, other) != 0
    return quantity.dimension == "money" or (other.confidence >= 0.5 and not _is_other(sentence, other))


def _verb_before(sentence: Sentence, quantity: Quantity) -> str:
    """The base of the verb right before a figure, or ""."""
    word = _before(sentence, quantity)
    return next((verb for verb, _ in known().get(word, ())), "")


def _led_up(reading: Reading, moment: Moment) -> frozenset[str]:
    """The stems of the words just before a date: "will *reopen* in 2026"."""
    tokens = reading.sentences[moment.sentence].tokens
    at = tokens.at(moment.start)
    return frozenset(stem(word) for word in tokens.lower[max(0, at - 3) : at] if word.isalpha() and len(word) > 3)


def _years(reading: Reading, head: Sentence) -> Iterator[Finding]:
    """ "first loss since 1982" over "its first loss since 1992" """
    for fact in reading.facts[head.index]:
        if not isinstance(fact, Moment) or not fact.iso or len(fact.iso) != 4 or not fact.has_year:
            continue
        others = [
            other
            for facts in reading.facts[head.index + 1 :]
            for other in facts
            if isinstance(other, Moment) and other.has_year and other.iso
        ]
        alike = ("since",) if fact.relation == "since" else ("in", "until", "before", "after")
        same = [other for other in others if other.relation in alike and len(other.iso or "") == 4]
        if not same or any((other.iso or "").startswith(fact.iso) for other in others):
            continue
        if fact.relation != "since":  # any year may stand in the text: only one that says the headline again counts
            same = [
                other
                for other in same
                if _shares(head, reading.sentences[other.sentence]) and _led_up(reading, fact) & _led_up(reading, other)
            ]
            first = next((s.index for s in reading.sentences if s.kind in _BODY), 0)
            same = [other for other in same if other.sentence - first < _LEADS]
            if not same:
                continue
        if len({other.iso for other in same}) > 1 or reading.sentences[same[0].sentence].kind not in _BODY:
            continue
        other = same[0]
        yield Finding(
            start=fact.start,
            end=fact.end,
            sentence=head.index,
            message=f"the headline says {fact.relation} {fact.iso}, the text {other.relation} {other.iso}",
            found=fact.iso,
            expected=other.iso or "",
            related=((reading.document.place(other.start, other.end), "in the text"),),
        )
