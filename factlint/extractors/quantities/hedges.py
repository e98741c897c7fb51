"""Hedges: "over 600" is (600, ∞), "nearly 30 percent" [27, 30), "about a thousand" 1,000 ± 10 %."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from factlint import data
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, lists
from factlint.records import dataclass
from factlint.values.interval import Interval, around, exactly
from factlint.values.numbers import number_at
from factlint.values.plurals import singular

_TENTH = Decimal("0.1")
_NINE_TENTHS = Decimal("0.9")
_ELEVEN_TENTHS = Decimal("1.1")
_LONGEST = 6  # words
_OBJECT = 7  # words of what is raised, and of its verb
_SIGNS = ("\\", "=")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge as written and the rule it follows; tokens ``[start:end]``."""

    text: str
    rule: str
    start: int
    end: int

    @property
    def is_approximate(self) -> bool:
        """Whether the figure is a rough one (not a bound)."""
        return self.rule in ("about", "almost", "just over")


@functools.cache
def _phrases(where: str) -> tuple[Mapping[tuple[str, ...], str], frozenset[str]]:
    table = {tuple(phrase.split()): rule for rule, phrases in data.load("hedges")[where].items() for phrase in phrases}
    ends = frozenset(phrase[-1 if where == "before" else 0] for phrase in table)
    return table, ends


def hedge_before(scene: Scene, at: int) -> Hedge | None:
    """The longest hedge that ends just before token *at*."""
    table, ends = _phrases("before")
    last = scene.word[at - 1]
    if last not in ends and last not in _SIGNS:
        return None
    if last == "\\":  # an escaped dollar sign
        at -= 1
        last = scene.word[at - 1]
    if last == "=" and scene.word[at - 2] in "<>" and at > 1:
        return Hedge(scene.word[at - 2] + "=", "at least" if scene.word[at - 2] == ">" else "at most", at - 2, at)
    if last not in ends:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        words = scene.lower[at - length : at]
        if (rule := table.get(words)) is not None:
            if words == ("over",) and _is_not_a_bound(scene, at - 1):
                return None
            if words == ("up", "to") and scene.word[at - 3] in lists().auxiliaries and _compares(scene, at):
                return None
            if words == ("up", "to") and is_finite(scene.word[at - 3]) and _moves(scene.word[at - 3]):
                return None  # "went up to 4,300"
            if words == ("up", "to") and _is_raised(scene, at - 2):
                return None  # "pushed the average price up to £220,400"
            return Hedge(" ".join(words), rule, at - length, at)
    return None


def hedge_of(scene: Scene, figure: Figure) -> Hedge | None:
    """The hedge before a figure; the "over" of "jailed over £2.3m fraud" is none."""
    hedge = hedge_before(scene, figure.start)
    if (
        hedge is not None
        and hedge.text == "over"
        and figure.dimension == "money"
        and figure.noun is not None
        and figure.noun.start == figure.end
    ):
        return None
    if hedge is not None and hedge.text == "over" and figure.dimension == "duration" and _is_period(scene, figure):
        return None
    return hedge


def _is_period(scene: Scene, figure: Figure) -> bool:
    """ "fell by a third over five years": as long as that; "for over five years": longer."""
    before = scene.word[figure.start - 2]
    if scene.word[figure.end] in counted["length_adjectives"]:
        return False  # "over five years ago"
    if not before[:1].isalpha():
        return before not in _SIGNS
    preceded = before in lists().prepositions or before in lists().auxiliaries or before in lists().adverbs
    return not preceded and base_of(before) not in counted["lasting"]


def _is_not_a_bound(scene: Scene, over: int) -> bool:
    """ "hand over £1m", "a row over 600 jobs"."""
    before = scene.word[over - 1]
    return (
        base_of(before) in counted["over_particles"]
        or singular(before) in counted["over_causes"]
        or before in counted["over_causes"]
    )


def _is_raised(scene: Scene, up: int) -> bool:
    """Whether something is pushed *up*: a verb that raises, then what it raises, within a few words."""
    determined = False
    for at in range(up - 1, max(-1, up - _OBJECT), -1):
        word = scene.lower[at]
        if not word[0].isalpha() or word == "of":
            return False
        if base_of(word) in counted["raising_verbs"]:
            return determined
        determined = determined or word in lists().determiners
    return False


def _moves(verb: str) -> bool:
    return base_of(verb) in counted["change_by_verbs"] or base_of(verb) in counted["moving_verbs"]


def _compares(scene: Scene, at: int) -> bool:
    """ "is up to 16,900 compared with 12,450", "is up to 5% from 3%": a change, no bound."""
    return any(word in ("compared", "from", "against") for word in scene.lower[at + 1 : at + 4])


def hedge_after(scene: Scene, at: int) -> Hedge | None:
    """The longest hedge that begins at token *at*: "or more"."""
    table, firsts = _phrases("after")
    if scene.word[at] not in firsts:
        return None
    for length in range(_LONGEST, 0, -1):
        words = scene.lower[at : at + length]
        if len(words) == length and (rule := table.get(words)) is not None:
            if scene.word[at + length] == "than" or number_at(scene.lower, at + length) is not None:
                return None  # "600 and over 700", "12 and more than 194"
            return Hedge(" ".join(words), rule, at, at + length)
    return None


def apply(rule: str, value: Decimal, plain: Interval, *, may_be_negative: bool = False) -> Interval:
    """What a hedge makes of a figure: bounds as written, not rounded; *plain* is the figure without its hedge."""
    floor = None if may_be_negative else Decimal(0)
    low, high = sorted((value * _NINE_TENTHS, value * _ELEVEN_TENTHS))
    match rule:
        case "over":
            return Interval(value, None, low_open=True)
        case "at least":
            return Interval(value, None)
        case "under":
            return Interval(floor, value, high_open=True)
        case "at most":
            return Interval(floor, value)
        case "just over":
            return Interval(value, high, low_open=True)
        case "almost":
            return Interval(low, value, high_open=True)
        case "about":
            return around(value, abs(value) * _TENTH)
        case "exactly":
            return exactly(value)
    return plain
