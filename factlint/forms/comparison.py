"""``seats ≤ 120`` against "191 seats": a figure contradicts where no number that it may mean is allowed by the rule.

Figures are intervals, the sheet's and the text's (language, 5.3): inside it agrees, overlapping it is compatible.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.extractors.reading import Reading
from factlint.forms.ages import age_between, days_of, deed, period_of_deed
from factlint.forms.identity import entities
from factlint.forms.scope import meets_at_edge, mode_reason, period_fits, statement_of
from factlint.forms.selection import Selected, select
from factlint.forms.words import closed, figure_words, is_verb, stem
from factlint.model import Comparison, Figure, Outcome, Quantity, Rule, Rulebook, Sentence, Trend, Verdict
from factlint.values.amounts import write_like
from factlint.values.interval import Interval
from factlint.values.period import Period
from factlint.values.units import base

UNSURE = 0.5  # a fact read with less confidence is shown, never judged


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts of a comparison on the figures of a document that are the term's."""
    assertion = rule.assertion
    assert isinstance(assertion, Comparison)
    moves = rule.as_of is not None and _has_trend(rule, rulebook)  # then the figure holds at its date alone
    selected = tuple(select(assertion.term, assertion.figure, rule.sheet, reading, rulebook, _is_over(rule, reading)))
    for found in selected:
        quantity = found.quantity
        fit = period_fits(rule.as_of if moves else rule.during, _time(found, assertion, reading))
        if fit == "out":
            continue
        statement = statement_of(
            rule, reading, quantity, quantity.start, quantity.end, value=found.value, period=found.time
        )
        reason = (
            mode_reason(quantity.mode)
            or found.doubt
            or ("its time is not known" if fit == "unknown" else "")
            or ("the reading is unsure" if quantity.confidence < UNSURE else "")
            or ("negated" if quantity.negated or is_denied(quantity, reading.sentences[quantity.sentence]) else "")
        )
        if reason:
            yield Verdict(rule, Outcome.UNDECIDED, reason, statement)
            continue
        expected = _expected(rule, found.quantity, reading, rulebook)
        outcome = compare(found.value, expected, assertion.operator)
        if outcome is Outcome.CONTRADICTS and _agrees_with_neighbour(rule, found, reading, rulebook):
            yield Verdict(rule, Outcome.AGREES, "agrees with the rule for the time next to this one", statement)
            continue
        if outcome is Outcome.CONTRADICTS and rule.during is None and _is_none_since(quantity, reading):
            yield Verdict(rule, Outcome.UNDECIDED, "none since then: what was before is not told", statement)
            continue
        if outcome is Outcome.CONTRADICTS and meets_at_edge(rule, quantity, reading):
            yield Verdict(rule, Outcome.UNDECIDED, "it may have changed when the rule's time begins or ends", statement)
            continue
        if outcome is Outcome.CONTRADICTS and _is_part_of_stated(rule, found, selected, expected):
            yield Verdict(rule, Outcome.UNDECIDED, "a part of what the rule states", statement)
            continue
        if outcome is Outcome.CONTRADICTS and _is_set_against(rule, found, selected, expected):
            yield Verdict(rule, Outcome.UNDECIDED, "set against what the rule states, and of another time", statement)
            continue
        yield Verdict(
            rule,
            outcome,
            _why(found, outcome),
            statement,
            found=quantity_text(found, reading),
            expected=expected_text(assertion.figure, assertion.operator),
            subject=assertion.term.text,
            fix=_fix(found, assertion.figure, reading) if outcome is Outcome.CONTRADICTS else None,
        )


def _time(found: Selected, assertion: Comparison, reading: Reading) -> Period | None:
    """When a figure holds; an age beside a deed of the past may be that of now: "Pell, 57, succeeded her in 2019"."""
    dated, quantity = reading.document.dated, found.quantity
    if assertion.term.count.name.lower() != "age" or dated is None or found.time is not quantity.time:
        return found.time
    sentence = reading.sentences[quantity.sentence]
    first, last = days_of(quantity, sentence, dated.day)
    return found.time if first == last or deed(quantity, sentence, reading) is not None else Period(first, last)


def _is_set_against(rule: Rule, found: Selected, selected: tuple[Selected, ...], expected: Interval) -> bool:
    """ "employs 38 people; in 2019 it employed 30": a rule without a time means the figure that holds now."""
    assertion = rule.assertion
    assert isinstance(assertion, Comparison)
    time = found.time
    if rule.during is not None or time is None or found.quantity.time_from != "stated":
        return False
    return any(
        other.quantity.sentence == found.quantity.sentence
        and other.time is not None
        and time.is_before(other.time)
        and not other.doubt
        and compare(other.value, expected, assertion.operator) is not Outcome.CONTRADICTS
        for other in selected
    )


def _is_part_of_stated(rule: Rule, found: Selected, selected: tuple[Selected, ...], expected: Interval) -> bool:
    """ "closed 23 of the city's 31 branches": the 31 are what the rule states, and the 23 some of them."""
    assertion = rule.assertion
    assert isinstance(assertion, Comparison)
    return found.quantity.part == "part" and any(
        other.quantity.start == found.quantity.partner
        and not other.doubt
        and compare(other.value, expected, assertion.operator) is not Outcome.CONTRADICTS
        for other in selected
    )


def _is_over(rule: Rule, reading: Reading) -> bool:
    """Whether a rule is for a time before the document's: what the text gives as an earlier value is its business."""
    dated = reading.document.dated
    if rule.during is None or rule.during.last is None or dated is None:
        return False
    return rule.during.last < dated.day


def _has_trend(rule: Rule, rulebook: Rulebook) -> bool:
    """Whether the sheet says that the figure only grows or shrinks."""
    assertion = rule.assertion
    assert isinstance(assertion, Comparison)
    trends = (other.assertion for other in rulebook.rules if other.sheet == rule.sheet)
    return any(isinstance(trend, Trend) and trend.term.count == assertion.term.count for trend in trends)


def is_denied(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the verb that governs a figure, or a "not" before it, denies it: "did not score 13 goals"."""
    lower = sentence.tokens.lower
    aside = closed("adverbs") | closed("determiners") | figure_words()["fillers"]
    index = sentence.tokens.at(quantity.start) - 1
    verbs = 0
    while index >= 0 and (lower[index] in aside or (verbs < 4 and is_verb(lower[index]))):
        verbs += is_verb(lower[index])
        if lower[index] in closed("negators"):
            return True
        index -= 1
    return (index >= 0 and lower[index] in closed("negators")) or _is_denied_above(lower[: index + 1])


def _is_denied_above(before: tuple[str, ...]) -> bool:
    """Whether a figure stands in what somebody denies: "denied reports that the club had lost £4 million"."""
    if "that" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("that")
    if not closed("contrasting").isdisjoint(before[at:]):
        return False
    verb = next((n for n in range(at - 1, max(-1, at - 4), -1) if stem(before[n]) in figure_words()["denying"]), -1)
    return verb >= 0 and closed("negators").isdisjoint(before[max(0, verb - 2) : verb])


def _is_none_since(quantity: Quantity, reading: Reading) -> bool:
    """ "No worker has been killed since 2015": a count of some of the time, and no total."""
    if quantity.value.high != 0:
        return False
    tokens = reading.sentences[quantity.sentence].tokens
    return "since" in tokens.lower[tokens.at(quantity.start) :]


def _expected(rule: Rule, quantity: Quantity, reading: Reading, rulebook: Rulebook) -> Interval:
    """The interval that the rule allows, in the base unit; an age is reckoned to its date."""
    assertion = rule.assertion
    assert isinstance(assertion, Comparison)
    if assertion.term.count.name.lower() == "age":
        key = assertion.term.of or assertion.term.count.of
        entity = entities(rulebook).get(key) if key else None
        checked = rule.source.checked if rule.source is not None else None
        dated = reading.document.dated
        years = assertion.figure.value
        done = deed(quantity, reading.sentences[quantity.sentence], reading)
        then = period_of_deed(done, entity) if done is not None else None
        if then is not None and then.first is not None and then.last is not None:
            years = age_between(entity, years, checked, then.last, (then.first, then.last))
        elif dated is not None:
            days = days_of(quantity, reading.sentences[quantity.sentence], dated.day)
            years = age_between(entity, years, checked, dated.day, days)
        return base(years, assertion.figure.unit or "year")[0]
    value, _ = base(assertion.figure.value, assertion.figure.unit)
    return value


def compare(value: Interval, allowed: Interval, operator: str) -> Outcome:
    """How a figure compares with what a rule allows."""
    if operator == "≠":
        if value.is_inside(allowed):
            return Outcome.CONTRADICTS
        return Outcome.AGREES if value.is_disjoint(allowed) else Outcome.COMPATIBLE
    if value.is_disjoint(allowed):
        return Outcome.CONTRADICTS
    return Outcome.AGREES if value.is_inside(allowed) else Outcome.COMPATIBLE


def _agrees_with_neighbour(rule: Rule, found: Selected, reading: Reading, rulebook: Rulebook) -> bool:
    """Whether a statement whose time meets two rules that follow one another agrees with the other one."""
    assertion = rule.assertion
    if rule.during is None or not isinstance(assertion, Comparison):
        return False
    for other in rulebook.rules:
        if other is rule or not isinstance(other.assertion, Comparison) or other.during is None:
            continue
        same = other.sheet == rule.sheet and other.assertion.term == assertion.term
        if same and period_fits(other.during, found.time) == "in":
            value = compare(found.value, _expected(other, found.quantity, reading, rulebook), other.assertion.operator)
            if value is not Outcome.CONTRADICTS:
                return True
    return False


def quantity_text(found: Selected, reading: Reading) -> str:
    """The figure as the text writes it, without what it counts: "191", "about 1,000", "£64.1m", "two hundred"."""
    quantity = found.quantity
    ends = [at for at in (quantity.noun_start, quantity.partner) if quantity.start < at < quantity.end]
    words = reading.document.source[quantity.start : min(ends, default=quantity.end)].split()
    if quantity.compound and not ends:
        words[-1] = words[-1].rpartition("-")[0] or words[-1]
    while len(words) > 1 and words[-1].lower() in closed("determiners") | closed("prepositions"):
        words.pop()
    return " ".join(words)


def expected_text(figure: Figure, operator: str) -> str:
    """What the rule allows, for a message: "120", "≤ 120", "between 600 and 1,100"."""
    sign = {"=": "", "exactly": "", "between": "", "about": "", "≤": "≤ ", "≥": "≥ ", "<": "< ", ">": "> ", "≠": "not "}
    text = figure.text.removeprefix("is ").removeprefix("are ").removeprefix("= ")
    return text if text.startswith(("≤", "≥", "<", ">", "between", "about")) else sign.get(operator, "") + text


def _why(found: Selected, outcome: Outcome) -> str:
    said = "hedged or rounded: it may be what the rule states" if outcome is Outcome.COMPATIBLE else ""
    return said or {Outcome.AGREES: "what the rule states", Outcome.CONTRADICTS: "not what the rule states"}[outcome]


def _fix(found: Selected, figure: Figure, reading: Reading) -> str | None:
    """The expected figure in the style of the text, where the rule states one and the unit is the same."""
    quantity = found.quantity
    low = figure.value.low
    single = figure.number and low is not None and figure.value.high is not None
    if not single or low is None or figure.value.high is None or (figure.unit and figure.unit != quantity.unit):
        return None
    middle = (low + figure.value.high) / Decimal(2)
    return write_like(middle, reading.document.source[quantity.start : quantity.end], quantity.unit)
