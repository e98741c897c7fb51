"""Which figures of a document a rule is about: the noun fits or the measure governs, near and owner hold.

Every reason for passing a figure over can be asked for, by ``factlint why``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.extractors.reading import Reading
from factlint.forms.attributes import Match, find_measure, find_number_of
from factlint.forms.cells import cells_of
from factlint.forms.counting import counts, is_kind, is_named_so, one_of_kinds
from factlint.forms.nearness import nearest
from factlint.forms.owners import owners
from factlint.forms.ownership import mentions_of, ownership
from factlint.forms.wanted import BARE, Wanted, dimension_fits, wanted_of
from factlint.forms.words import closed, figure_words, is_past, is_verb, same_word, stem
from factlint.lookup import once
from factlint.model import Figure, Kind, Mention, Quantity, Rulebook, Sentence, Term
from factlint.records import dataclass, replace
from factlint.text.folding import fold
from factlint.values.interval import Interval, around
from factlint.values.period import Period
from factlint.values.plurals import singular
from factlint.values.units import base, durations

_NEVER = frozenset({"ordinal", "score"})


@dataclass(frozen=True, slots=True)
class Selected:
    """A figure that may be the term's; `doubt` says in plain words why it is not judged, "" where it is."""

    quantity: Quantity
    value: Interval  # in the base unit of its dimension
    time: Period | None
    doubt: str = ""
    measure: Match | None = None


def select(
    term: Term, figure: Figure | None, sheet: str, reading: Reading, rulebook: Rulebook, earlier: bool = False
) -> Iterator[Selected]:
    """The figures of a document that are, or may be, the value of a term, in text order.

    With *earlier*, values before a change count too, where the text dates them ("down from 61 percent in June").
    """
    wanted = wanted_of(term, figure, sheet, rulebook)
    told = False
    for sentence, figures, dimensions in _with_figures(reading):
        if wanted.dimensions is not None and wanted.dimensions.isdisjoint(dimensions):
            continue
        fitting = [(q, match) for q in figures if (match := _fits(q, wanted, sentence, earlier)) is not None]
        if len(fitting) > 1 and wanted.units and (figure is None or figure.value.low is not None):
            together = [quantity for quantity, _ in fitting]
            fitting = [fit for fit in fitting if not one_of_kinds(fit[0], together, wanted.units, sentence)]
        if wanted.near and fitting:
            gaps = [(q, _UNIT_FITS) for q in figures if _is_gap(q, sentence) and dimension_fits(q, wanted)]
            sides = [pair for pair in fitting if len(fitting) > 1 and _is_other_side(pair[0], sentence)]
            fitting = [pair for pair in fitting if pair not in sides]
            fitting = [pair for pair in nearest(fitting + gaps, wanted.near, sentence) if pair not in gaps]
        whole: set[str] = set()  # units of which the sentence has told how many there are
        for quantity, match in fitting:
            selected = _judge_owner(quantity, match, wanted, sentence, reading)
            if selected is None:
                continue
            if told and _is_added(quantity, sentence):
                selected = replace(selected, doubt=selected.doubt or "it comes on top of what was told before")
            if quantity.unit in whole and _is_taken_out(quantity, sentence):
                selected = replace(selected, doubt=selected.doubt or "a part of the whole")
            told = True
            whole.add(quantity.unit)
            yield selected
    for cell in cells_of(wanted, reading):
        yield Selected(cell.quantity, base(cell.quantity.value, cell.quantity.unit)[0], cell.time, cell.doubt)


@once
def _with_figures(reading: Reading) -> tuple[tuple[Sentence, tuple[Quantity, ...], frozenset[str]], ...]:
    """The sentences with figures that may be judged, these, and their dimensions: every rule on figures asks for it."""
    found = []
    for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
        figures = tuple([fact for fact in facts if isinstance(fact, Quantity) and fact.dimension not in _NEVER])
        if figures:
            found.append((sentence, figures, frozenset([figure.dimension for figure in figures])))
    return tuple(found)


def passed_over(
    term: Term, figure: Figure | None, sheet: str, reading: Reading, rulebook: Rulebook, index: int
) -> Iterator[tuple[Quantity, str]]:
    """The figures of sentence *index* that are not the term's, each with the reason in plain words."""
    wanted = wanted_of(term, figure, sheet, rulebook)
    sentence = reading.sentences[index]
    figures = [fact for fact in reading.facts[index] if isinstance(fact, Quantity)]
    fitting = [(q, match) for q in figures if q.dimension not in _NEVER and (match := _fits(q, wanted, sentence))]
    near = nearest(fitting, wanted.near, sentence) if wanted.near else fitting
    for quantity in figures:
        match = next((match for other, match in fitting if other is quantity), None)
        if match is None:
            yield quantity, _why_unfit(quantity, wanted)
        elif (quantity, match) not in near:
            words = ", ".join(wanted.term.count.near)
            yield (
                quantity,
                f"another figure is nearer to the words of near:, or none of them ({words}) is in the clause",
            )
        elif _judge_owner(quantity, match, wanted, sentence, reading) is None:
            owner = wanted.owner.name if wanted.owner is not None else wanted.owner_name
            yield quantity, f"it is somebody else's, not {owner or 'the subject'}'s, or from before the event"


def _why_unfit(quantity: Quantity, wanted: Wanted) -> str:
    name = wanted.term.count.name
    if quantity.dimension in _NEVER:
        return f"an {quantity.dimension} is no count" if quantity.dimension == "ordinal" else "a score is no count"
    if not dimension_fits(quantity, wanted):
        return f"another dimension: {quantity.unit or quantity.dimension} is not what {name} is given in"
    if quantity.change == "from":
        return "an earlier value: “from A to B”"
    if quantity.change == "by" and not wanted.is_change:
        return "a change, not a value"
    return f"it counts {quantity.unit or 'something else'}, and nothing says that it is the {name}"


_UNIT_FITS = Match(-1, -1, "unit")


def _fits(quantity: Quantity, wanted: Wanted, sentence: Sentence, earlier: bool = False) -> Match | None:
    """How a figure fits a term: its unit does, or one of its measures governs it; None where neither."""
    if not dimension_fits(quantity, wanted):
        return None
    if quantity.change == "from" and not (earlier and quantity.time_from == "stated"):
        return None
    if quantity.change == "by" and not wanted.is_change:
        return None
    if wanted.is_age:
        return _UNIT_FITS if quantity.dimension == "age" else None
    if wanted.units and counts(quantity, wanted.units, sentence):
        return None if wanted.kinds and is_kind(quantity, wanted.kinds) else _UNIT_FITS
    if not wanted.units and not wanted.near and is_named_so(quantity, wanted.term.count.name):
        return _UNIT_FITS
    if wanted.near and not wanted.units:
        return _UNIT_FITS  # the words of near: decide
    match = find_measure(wanted.measures, quantity, sentence)
    if match is None and not quantity.unit and wanted.units:
        match = find_number_of(wanted.numbered, quantity, sentence)
    if match is None and quantity.unit in wanted.nouns:
        return Match(-1, -1, "noun")
    return match


def _months_and_days(value: Interval, own: str) -> Interval:
    """Months as hours, or hours as months: a month has 28 to 31 days."""
    short, long = Decimal(28 * 24), Decimal(31 * 24)
    low, high = (short, long) if own == "month" else (1 / long, 1 / short)
    return Interval(
        None if value.low is None else value.low * low,
        None if value.high is None else value.high * high,
        value.low_open,
        value.high_open,
    )


def _judge_owner(
    quantity: Quantity, match: Match, wanted: Wanted, sentence: Sentence, reading: Reading
) -> Selected | None:
    """The figure with its value and time, or None where it is clearly somebody else's."""
    if wanted.recipient is not None and not mentions_of(wanted.recipient, wanted.sheet, sentence, reading):
        return None
    time, doubt = quantity.time, ""
    if wanted.owner is not None or wanted.owner_name:
        owned, doubt = ownership(quantity, match, wanted, sentence, reading)
        if not owned:
            return None
    elif _is_elsewhere(quantity, wanted, sentence):
        doubt = "it is said of another one"
    elif not wanted.is_bound and _is_a_strangers(quantity, match, wanted, sentence, reading):
        doubt = "it is somebody's whom the sheet does not name"
    if not doubt and quantity.dimension in BARE:
        doubt = _is_no_stock(quantity, wanted, sentence)
    event = wanted.owner if wanted.owner is not None and wanted.owner.kind is Kind.EVENT else None
    if event is not None and event.date is not None:
        if time is None or (quantity.time_from == "document" and not event.date.is_inside(Period(None, time.last))):
            time = event.date if time is None else time
        if event.date.first is not None and time.last is not None and time.last < event.date.first:
            return None
    if match.how == "part" and wanted.recipient is None:
        doubt = doubt or "a part of the whole"
    if quantity.part == "part" and quantity.noun_start < 0:
        lent = any(not unit.state and unit.noun == singular(quantity.unit) for unit in wanted.units)
        if not quantity.unit or (lent and not wanted.near):
            return None  # "85 of them", "148 berths, of which 131": never judged by a rule on the whole
    elif _is_some(quantity, wanted):
        doubt = doubt or "a part of the whole"
    return Selected(quantity, value_of(quantity, wanted.unit), time, doubt, match)


def _is_some(quantity: Quantity, wanted: Wanted) -> bool:
    """Whether a figure is of the very ones that a sheet counts: "two of the bidders", where it says how many bid."""
    if quantity.part != "part" or quantity.partner >= 0 or wanted.near or wanted.is_bound:
        return False
    return not any(unit.state or unit.after for unit in wanted.units)


def _is_other_side(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is what stands against the one before it: the 89 of "by 201 votes to 89"."""
    if quantity.change or not 0 <= quantity.noun_start < quantity.noun_end <= quantity.start:
        return False
    tokens = sentence.tokens
    at = tokens.at(quantity.start) - 1
    return tokens.lower[at] == "to" and tokens.at(quantity.noun_end - 1) == at - 1


def _is_gap(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether words behind a figure are of what it exceeds: "cost £640m, £310m more than parliament had approved"."""
    if quantity.change != "by":
        return False
    last = sentence.tokens.at(max(quantity.start, quantity.end - 1)) + 1
    return "than" in sentence.tokens.lower[last : last + 2]


def _is_added(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure counts those that come on top: "nine more clinics", "a further 200 hectares"."""
    if quantity.noun_start < quantity.start:
        return False  # "Another 70 were hurt": of those the first that are told
    tokens = sentence.tokens
    first, last = tokens.at(quantity.start), tokens.at(max(quantity.start, quantity.end - 1))
    added = figure_words()["added"]
    words = tokens.lower
    return any(
        word in added and words[at + 1 : at + 2] != ("than",)
        for at, word in enumerate(words[max(0, first - 1) : last + 1], max(0, first - 1))
    )


def _is_taken_out(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is of those told just before: "1,140 concerts in 31 countries, among them 112 concerts"."""
    lower = sentence.tokens.lower
    index = sentence.tokens.at(quantity.start)
    while index > 0 and lower[index - 1] in figure_words()["fillers"]:
        index -= 1
    return not figure_words()["parting"].isdisjoint((*lower[:index][-1:], " ".join(lower[:index][-2:])))


def _is_a_strangers(quantity: Quantity, match: Match, wanted: Wanted, sentence: Sentence, reading: Reading) -> bool:
    """Whether a name that no sheet declares owns a figure: "the port of Southwick Bay has 91 boats"."""
    if quantity.dimension not in BARE or not wanted.names:
        return False
    owner = next(owners(quantity, match, sentence, reading), None)
    return owner is not None and owner.how in ("subject", "possessive") and _is_stranger(owner.mention, wanted)


def _is_stranger(mention: Mention | None, wanted: Wanted) -> bool:
    if mention is None or mention.how != "name" or mention.entities or mention.kind is Kind.PERSON:
        return False
    return wanted.names.isdisjoint(fold(mention.name).split())


def _is_no_stock(quantity: Quantity, wanted: Wanted, sentence: Sentence) -> str:
    """Why what is counted is not what there is: "lost six seats", "can take 210 pupils"; "" where the sheet says so."""
    tokens, words = sentence.tokens, figure_words()
    index = tokens.at(quantity.start) - 1
    while index > 0 and tokens.lower[index] in words["fillers"]:
        index -= 1
    verb = stem(tokens.lower[index]) if index >= 0 and is_verb(tokens.lower[index]) else ""
    is_room = verb in words["holding"] and not words["able"].isdisjoint(tokens.lower[max(0, index - 2) : index])
    if not is_room and verb not in words["losing"]:
        return ""
    count = wanted.term.count
    said = [*count.name.lower().split(), *(word for phrase in (*wanted.near, *wanted.measures) for word in phrase)]
    if any(same_word(word, tokens.lower[index]) or (is_room and singular(word) in words["capacity"]) for word in said):
        return ""
    return "what there is room for" if is_room else "a change, not a value"


def _is_elsewhere(quantity: Quantity, wanted: Wanted, sentence: Sentence) -> bool:
    """Whether something else is the clause's subject: "another ferry sank with 140", not "another 70 were hurt"."""
    tokens = sentence.tokens
    if _is_of_record(tokens.lower, wanted) or _is_anybodys(tokens.lower[: tokens.at(quantity.start)]):
        return True
    elsewhere, numbered = figure_words()["elsewhere"], figure_words()["numbered"]
    commas = 0
    first = tokens.at(quantity.start)
    for index in range(first - 2, -1, -1):
        word = tokens.lower[index]
        if word == ";":
            return False
        commas += word == ","
        if word in numbered and tokens.lower[index - 1] in closed("indefinite") and commas < 3:
            if _is_when(tokens.lower[index + 1]):
                continue
            return not commas or tokens.lower[first - 1] == "," or _goes_on(tokens.lower[index:first])
        if word in elsewhere and tokens.words[index + 1][:1].isalpha():
            return not commas or _leads(tokens.lower, index)
    return False


def _is_when(word: str) -> bool:
    """ "For a third day", "a second time": nothing else is meant."""
    return word in figure_words()["occasions"] or word in durations()


def _goes_on(lower: tuple[str, ...]) -> bool:
    """Whether a noun's verb stands behind an aside: "earlier trial, in 2021, enrolled"."""
    commas = [at for at, word in enumerate(lower) if word == ","]
    if len(commas) != 2 or any(is_past(word) for word in lower[: commas[0]]):
        return False
    behind = lower[commas[1] + 1 : commas[1] + 3]
    return any(is_past(word) or word.endswith("ed") or word in closed("be") for word in behind)


def _is_of_record(lower: tuple[str, ...], wanted: Wanted) -> bool:
    """ "The longest trial in the county lasted 41 days": some other one; "the longest since 1990" may be this one."""
    if lower[0] != "the" or len(lower) < 2 or lower[1] not in figure_words()["superlatives"] or "since" in lower:
        return False
    return not any(lower[1] in phrase for phrase in (*wanted.near, *wanted.measures))  # else the sheet asks for it


def _is_anybodys(before: tuple[str, ...]) -> bool:
    """ "A goose's wingspan is 1.6 metres": of any goose."""
    return before[:1] != () and before[0] in closed("indefinite") and "'s" in before[1:5]


def _leads(lower: tuple[str, ...], index: int) -> bool:
    """Whether a noun phrase may be the subject: no verb stands before it ("is to buy its smaller rival")."""
    while index and lower[index - 1][0].isalpha() and lower[index - 1] not in closed("prepositions"):
        index -= 1
        if is_verb(lower[index]):
            return False
    return True


def value_of(quantity: Quantity, unit: str) -> Interval:
    """A figure's interval in the base unit. A whole number in another unit than the rule's is taken as rounded."""
    converted, own = base(quantity.value, quantity.unit)
    wanted = base(converted, unit)[1] if unit else ""
    if own != wanted and {own, wanted} == {"hour", "month"}:
        return _months_and_days(converted, own)
    if unit not in ("", quantity.unit) and own == wanted:  # nobody converts to more digits than he writes
        converted, _ = base(_as_rounded(quantity.value), quantity.unit)
    return converted


def _as_rounded(value: Interval) -> Interval:
    """A figure, or a bound, with half of its last digit: "10" is 9.5 to 10.5, "within 6.2" up to 6.25."""
    low, high = value.low, value.high
    if value.is_point and low is not None:
        return around(low, Decimal("0.5"))
    if low is None or high is None or low == 0:  # of two bounds each is what is written
        half = Decimal("0.5") * Decimal(1).scaleb(min(0, _last_digit(low or high)))
        return Interval(low and low - half, high and high + half, value.low_open, value.high_open)
    return value


def _last_digit(value: Decimal | None) -> int:
    exponent = value.normalize().as_tuple().exponent if value is not None else 0
    return exponent if isinstance(exponent, int) else 0
