"""A figure with its unit or noun, before its hedges: "$6.35 billion", "20km", "12 political parties", "30 percent"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from factlint.extractors.quantities.changes import change_of
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import hedge_before
from factlint.extractors.quantities.nouns import Noun, noun_after, of_phrase
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, lists, readings
from factlint.text.morphology import Form
from factlint.values.interval import Interval, around, exactly
from factlint.values.numbers import Number, number_at, scale_at, words
from factlint.values.units import Unit, currency_sign, unit_of, unit_sign

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


_MODEL = re.compile(
    r"\b(?:[A-Z][A-Za-z]+ (\d{3,4})\b(?![.,]\d|%| [a-z]|[ -][a-z]+s\b)|(?:the|its|an?) (\d{3}) [A-Z]{2,}\b|(?<![\d-])(\d{3,4})(?:s\b|-\d{1,3}[A-Z]*(?![\w-])| [A-Z][a-z]+er\b))"
)


@functools.lru_cache(maxsize=2)
def model_numbers(text: str) -> frozenset[str]:
    """The numbers that a document uses as names: 787 where it writes "787s", "Boeing 787" or "787-8"."""
    numbers = ("".join(groups) for groups in _MODEL.findall(text))
    return frozenset(number for number in numbers if not number.startswith(("19", "20")))


def read(scene: Scene, at: int) -> Figure | None:
    """The figure whose number begins at token *at*; None where the number is a name, a label, a time or none at all."""
    start, currency = currency_before(scene, at)
    capital = at + 1 < len(scene.words) and scene.words[at + 1] == "M"
    number = number_at(scene.lower, at, money=currency is not None or capital)
    if number is None:
        return None
    if _is_negative(scene, start):
        number = replace(number, value=-number.value, interval=exactly(-number.value))
        start -= 1
    figure = Figure(
        start, number.end, at, number.value, number.interval, number.kind, in_words=number.in_words, scale=number.scale
    )
    if number.kind in ("fraction", "ratio"):
        return _share(scene, figure)
    if number.kind == "multiple":
        return _multiple(scene, figure)
    if currency is not None:
        return _money(scene, figure, currency)
    if (measured := _measured(scene, figure, number)) is not None:
        return measured
    return None


def _is_negative(scene: Scene, start: int) -> bool:
    """ "minus 5C", "-5": a sign that stands before the number and after a space."""
    sign = scene.word(start - 1)
    if sign in ("minus", "negative"):
        return not scene.word(start - 2)[:1].isdigit()
    return sign in ("-", "−") and scene.glued(start) and not scene.glued(start - 1)


def measured_pair(scene: Scene, figure: Figure) -> Figure | None:
    """The range whose upper end is *figure*: with a currency, a unit or a plural noun; None where it has none of them."""
    _, currency = currency_before(scene, figure.number)
    number = Number(figure.value, figure.interval, figure.end)
    if currency is not None or scene.word(figure.end) in words().scales:
        scale, end = scale_at(scene.lower, figure.end, money=currency is not None)
        figure = replace(figure, end=end, value=figure.value * scale, interval=figure.interval.times(scale))
    if currency is not None:
        return _money(scene, figure, currency)
    found = _measured(scene, figure, number)
    return found if found is not None and found.unit and found.confidence == 1 else None


def currency_before(scene: Scene, at: int) -> tuple[int, Unit | None]:
    """Where the figure starts and the currency of the sign before it: "$", "US$", "EUR "."""
    before = at - 1
    if before < 0:
        return at, None
    sign = scene.words[before]
    if scene.ends[before] != scene.starts[at] and not (sign.isalpha() or sign in "$£€¥#"):
        return at, None
    if before and scene.glued(before) and (unit := currency_sign(scene.words[before - 1] + sign)) is not None:
        return before - 1, unit
    if sign == "$" and before > 1 and scene.glued(before) and scene.words[before - 1] == ".":
        return before, currency_sign("$")
    return (before, unit) if (unit := currency_sign(sign)) is not None else (at, None)


def _money(scene: Scene, figure: Figure, currency: Unit) -> Figure:
    end = figure.end
    if (named := unit_of(scene.lower, end)) is not None and named[0].dimension == "money":
        end = named[1]
    elif currency_sign(scene.words[end] if end < len(scene.words) else "") is not None:
        end += 1
    return _with_of(scene, replace(figure, end=end, unit=currency.name, dimension="money"))


def _with_of(scene: Scene, figure: Figure) -> Figure:
    """Add what a measure is of ("900,000 tonnes *of steel*") or what it measures ("a £61.4m *budget*")."""
    at = figure.end
    if scene.word(at) == "of":
        modifiers, end = of_phrase(scene, at + 1)
        if not modifiers:
            return figure
        noun = Noun(end - len(modifiers), end, modifiers[-1], modifiers)
        return replace(figure, noun=noun, modifiers=modifiers)
    noun = measured_noun(scene, at)
    if noun is None:
        return figure
    return replace(figure, noun=noun, modifiers=(*noun.modifiers, scene.lower[noun.end - 1]))


def measured_noun(scene: Scene, at: int) -> Noun | None:
    """The noun directly after a measure: "£61.4m *budget*", "48-hour *walkout*", "4.9 percent *increase*"."""
    word = scene.word(at)
    if not word or not word[0].isalpha() or word in lists().stops or at in scene.dated or is_finite(word):
        return None
    if any(form & Form.S for _, form in readings(word)) and not scene.lower[at - 1].count("-"):
        return None  # "the £61.4 million breaks down"
    words_of, end = of_phrase(scene, at)
    if not words_of or words_of[-1] in counted("length_adjectives"):
        return None
    return Noun(end - len(words_of), end, words_of[-1], words_of[:-1])


def _share(scene: Scene, figure: Figure) -> Figure | None:
    """A quarter of the vote, half its members, one in five children."""
    at = figure.end
    if (measure := _share_of_unit(scene, figure)) is not None:
        return measure
    interval = figure.interval.times(_HUNDRED)
    figure = replace(
        figure, value=figure.value * 100, interval=interval, unit="percent", dimension="share", part="share"
    )
    if scene.word(at) == "of":
        modifiers, end = of_phrase(scene, at + 1)
    elif figure.kind == "ratio" or scene.word(at) in lists().determiners:
        modifiers, end = of_phrase(scene, at)
    else:
        return replace(figure, part="")
    if not modifiers:
        return figure
    return replace(figure, noun=Noun(end - len(modifiers), end, modifiers[-1], modifiers), modifiers=modifiers)


def _share_of_unit(scene: Scene, figure: Figure) -> Figure | None:
    """ "a quarter of an hour", "half a mile": so much of a unit."""
    at = figure.end + (scene.word(figure.end) == "of")
    if scene.word(at) not in ("a", "an") or (named := unit_of(scene.lower, at + 1)) is None:
        return None
    unit, end = named
    value = figure.value * unit.times
    return _with_of(
        scene,
        replace(
            figure,
            end=end,
            value=value,
            interval=exactly(value),
            kind="number",
            unit=unit.name,
            dimension=unit.dimension,
        ),
    )


def _multiple(scene: Scene, figure: Figure) -> Figure | None:
    """ "twice as many", "double the number": a ratio; "twice" alone is none."""
    if scene.word(figure.end) in ("as", "the", "that", "its", "their", "last", "what") and not is_finite(
        scene.word(figure.number - 1)
    ):
        return replace(figure, dimension="ratio", unit="times")
    return None


def _measured(scene: Scene, figure: Figure, number: Number) -> Figure | None:
    """A figure with a unit after it, or a counted noun."""
    at = figure.end
    glued = scene.glued(at)
    if scene.word(at) in counted("clock"):
        return None
    if scene.word(at) == "m" and number.scale == 1:
        return _metres_or_millions(scene, figure)
    if (sign := _sign(scene, at, glued)) is not None:
        unit, end = sign
    elif (named := unit_of(scene.lower, at)) is not None and not _is_name(scene, figure):
        unit, end = named
        if unit.name == "GBP" and counted("mass_cues") & set(scene.lower):
            unit = Unit("pound", "mass")
    elif (named := _capital_currency(scene, at)) is not None:
        unit, end = named
    else:
        return count(scene, figure)
    if unit.dimension == "duration" and (
        scene.word(end) in ("ago", "'s") or figure.number in scene.dated and scene.word(end) == "ago"
    ):
        return None
    if unit.dimension == "duration" and (scene.word(end) == "old" or scene.lower[end : end + 2] == ("of", "age")):
        return replace(figure, end=end + (1 if scene.word(end) == "old" else 2), unit=unit.name, dimension="age")
    interval = figure.interval
    if unit.dimension == "share" and interval.is_point:
        interval = around(figure.value, _HALF)
    figure = replace(
        figure,
        end=end,
        value=figure.value * unit.times,
        interval=interval.times(unit.times),
        unit=unit.name,
        dimension=unit.dimension,
    )
    figure = _with_of(scene, figure)
    return (
        replace(figure, part="share")
        if unit.dimension == "share" and scene.word(end) == "of" and figure.noun
        else figure
    )


def _capital_currency(scene: Scene, at: int) -> tuple[Unit, int] | None:
    if (
        at < len(scene.words)
        and len(scene.words[at]) == 3
        and scene.words[at].isupper()
        and (unit := currency_sign(scene.words[at])) is not None
    ):
        return unit, at + 1
    return None


def _sign(scene: Scene, at: int, glued: bool) -> tuple[Unit, int] | None:
    """A unit's sign: "%", "km" (glued or not), "C" (glued only)."""
    if at >= len(scene.words):
        return None
    joined = scene.words[at]
    found: tuple[Unit, int] | None = None
    for end in range(at + 1, min(at + 4, len(scene.words)) + 1):
        if end > at + 1:
            if not scene.glued(end - 1):
                break
            joined += scene.words[end - 1]
        unit = unit_sign(joined)
        if unit is not None and (
            glued or not joined[0].isalpha() or (len(joined) > 1 and joined.lower() not in lists().stops)
        ):
            found = (unit, end)
    if found is not None and found[0].name == "percent" and scene.word(found[1]) in ("point", "points"):
        return Unit("percentage point", "points"), found[1] + 1
    return found


def _metres_or_millions(scene: Scene, figure: Figure) -> Figure | None:
    """ "14.5m people" are millions, "a 100m race" metres; what stays open is unsure."""
    at = figure.end + 1
    follows = scene.word(at)
    metres = replace(figure, end=at, unit="m", dimension="length")
    if follows in counted("length_adjectives") or (scene.word(at) == "-" and scene.glued(at)):
        return metres
    number = number_at(scene.lower, figure.number, money=True)
    if number is None:
        return metres
    millions = replace(figure, end=number.end, value=number.value, interval=number.interval)
    if (named := unit_of(scene.lower, at)) is not None:
        return replace(millions, end=named[1], unit=named[0].name, dimension=named[0].dimension)
    found = count(scene, millions)
    if found is not None and found.noun is not None and found.noun.sure:
        return found
    changes = any(
        base_of(word) in counted("change_verbs") for word in scene.lower[max(0, figure.number - 6) : figure.number]
    )
    if changes or figure.value != figure.value.to_integral_value():
        return found or replace(millions, confidence=0.6)
    return replace(metres, confidence=0.6)


def _is_name(scene: Scene, figure: Figure) -> bool:
    """Whether the number belongs to a name or label: "Boeing 787", "Article 5", "room 12", "10 Downing Street"."""
    at, before = figure.number, figure.number - 1
    if (
        before > 0
        and scene.glued(at)
        and (
            (scene.word(before) in ("/", "+", "@", "_") or (scene.word(before) == "#" and figure.scale == 1))
            or _is_chain(scene, at)
        )
    ):
        return True
    label = scene.word(before)
    if label in counted("labels") or (label in (":", ".", "#") and scene.word(before - 1) in counted("labels")):
        return label not in counted("label_exceptions") or scene.is_capital(before)
    if figure.in_words:
        return False
    if _is_model(scene, figure):
        return True
    if scene.words[at].isdigit() and before >= 0 and before not in scene.dated and scene.is_capital(before):
        if not (before == 0 or scene.word(before) in counted("sentence_openers")):
            return not (figure.value >= 1000 and "," in scene.words[at])
        return False
    if scene.is_capital(figure.end) and any(
        scene.word(n) in counted("addresses") and scene.is_capital(n) for n in range(figure.end, figure.end + 4)
    ):
        return True
    return scene.is_capital(figure.end) and scene.word(figure.end) in counted("addresses")


def _is_model(scene: Scene, figure: Figure) -> bool:
    """Whether a number is that of a model: glued to letters that are no unit ("7E7", "777-200LR"), or a name's elsewhere in the text."""
    at, written = figure.number, scene.words[figure.number]
    if not written.isdigit() or figure.end != at + 1:
        return False
    after = scene.word(at + 1)
    if scene.glued(at + 1) and after[:1].isalpha() and after not in ("s", "th"):
        return unit_sign(scene.words[at + 1]) is None
    if (
        after in counted("dashes")
        and scene.glued(at + 1)
        and scene.glued(at + 2)
        and scene.glued(at + 3)
        and scene.word(at + 3)[:1].isalpha()
    ):
        return True
    if len(written) in (3, 4) and written in model_numbers(scene.text):
        return True
    return (
        scene.glued(at)
        and scene.word(at - 1) in ("-", "–")
        and scene.glued(at - 1)
        and scene.glued(at + 1)
        and after[:1].isalpha()
    )


def _is_chain(scene: Scene, at: int) -> bool:
    """Whether the number at *at* is one of three or more joined by dashes: a telephone number, a code."""
    dashes = counted("dashes")
    joined = 0
    for step in (-1, 1):
        here = at
        while (
            scene.word(here + step) in dashes
            and scene.glued(max(here, here + step))
            and scene.word(here + 2 * step)[:1].isdigit()
        ):
            joined, here = joined + 1, here + 2 * step
    return joined > 1


def count(scene: Scene, figure: Figure) -> Figure | None:
    """A count: with its noun, a part of a whole, or on its own ("600 were injured")."""
    at = figure.end
    if _is_name(scene, figure):
        return None
    one = figure.value == 1 and figure.in_words
    if one and scene.word(figure.number - 1) == "of":
        return None  # "the dictatorship of one person"
    if one and (scene.word(figure.number - 1) in counted("one_openers") or scene.word(at) in counted("one_idioms")):
        return None
    if figure.kind == "vague":
        if scene.word(at) == "of":
            return _of(scene, figure) or replace(figure, confidence=0.4)
        noun = noun_after(scene, at)
        if noun is not None and noun.sure and scene.word(figure.number - 1) not in ("the", "these", "those"):
            return _counted(scene, figure, noun)
        return _alone(scene, figure)
    if scene.word(at) == "of" and (found := _of(scene, figure)) is not None:
        return found
    if scene.word(at) in counted("states") and not _plural_noun(scene, at):
        return replace(
            figure,
            unit="person",
            dimension="count",
            noun=Noun(at, at + 1, "person"),
            end=at + 1,
            modifiers=(scene.word(at),),
        )
    if scene.word(at) in ("more", "other", "additional", "further"):
        at += 1
    noun = noun_after(scene, at, many=not (one or figure.value == 1))
    if noun is not None and (noun.sure or not one):
        return _counted(scene, figure, noun)
    return None if one else _alone(scene, figure)


def _plural_noun(scene: Scene, at: int) -> bool:
    noun = noun_after(scene, at)
    return noun is not None and noun.end > at + 1 and noun.sure


def _counted(scene: Scene, figure: Figure, noun: Noun) -> Figure:
    modifiers = noun.modifiers
    if scene.word(noun.end) == "of" and scene.word(noun.end + 1) not in lists().determiners:
        modifiers += of_phrase(scene, noun.end + 1)[0]
    figure = replace(figure, end=noun.end, unit=noun.head, dimension="count", noun=noun, modifiers=modifiers)
    if scene.word(noun.end) == "of" and scene.word(noun.end + 1) in ("which", "whom", "them", "these"):
        figure = replace(figure, modifiers=noun.modifiers)
    return figure if noun.sure else replace(figure, confidence=0.6)


def _of(scene: Scene, figure: Figure) -> Figure | None:
    """ "100 of the 120 seats", "two of its previous presidents", "85 of them", "dozens of schools"."""
    at = figure.end + 1
    if scene.word(at) in ("them", "us", "whom", "which", "these", "those", "you") and scene.word(at + 1) not in (
        "who",
    ):
        if noun_after(scene, at + 1) is None or scene.word(at) not in ("these", "those"):
            return replace(figure, end=at + 1, dimension="count", part="part")
    bare = scene.word(at) not in lists().determiners
    look = at if bare else at + 1
    for after in range(look, min(look + 5, len(scene.lower))):
        word = scene.lower[after]
        if word in ("'s", "'") and scene.glued(after):
            look, bare = after + 1, False
            break
        if not word[0].isalpha() or word in lists().stops:
            break
    whole = number_at(scene.lower, look)
    if whole is not None and whole.kind == "number":
        noun = noun_after(scene, whole.end)
        if noun is not None:
            return replace(
                figure,
                end=noun.end,
                unit=noun.head,
                dimension="count",
                noun=noun,
                modifiers=noun.modifiers,
                part="part",
                whole=look,
                taken=figure.end,
            )
    noun = noun_after(scene, look)
    if noun is None:
        return None
    found = _counted(scene, figure, noun)
    return found if bare else replace(found, part="part")


def _alone(scene: Scene, figure: Figure) -> Figure | None:
    """A figure without a noun: people, where the verb says so; else a bare number."""
    at = figure.end
    while scene.word(at) in lists().auxiliaries or scene.word(at) in lists().adverbs or scene.word(at) == "n't":
        at += 1
    people = counted("person_verbs")
    verb = scene.word(at)
    before = scene.word(figure.number - 1)
    is_person = (bool(verb) and is_finite(verb) and base_of(verb) in people) or (
        before[:1].isalpha() and base_of(before) in people and before not in people
    )
    if is_person:
        return replace(figure, unit="person", dimension="count")
    year_like = (
        not figure.in_words
        and figure.value == figure.value.to_integral_value()
        and 1500 <= figure.value <= 2100
        and "," not in scene.words[figure.number]
    )
    if year_like:
        return None
    if before == "of" and (found := _noun_before(scene, figure)) is not None:
        return found
    return replace(figure, confidence=0.7 if _is_credible(scene, figure) else 0.4)


def _is_credible(scene: Scene, figure: Figure) -> bool:
    """Whether a bare number is plainly a figure: hedged, scaled, with a decimal, where something stands, "Attendance: 18,342"."""
    hedge = hedge_before(scene, figure.start)
    if hedge is not None or figure.scale > 1 or figure.value != figure.value.to_integral_value():
        return True
    before = scene.word(figure.start - 1)
    if (
        before == ":"
        and scene.word(figure.start - 2)[:1].isalpha()
        and (figure.end >= len(scene.lower) - 1 or scene.word(figure.end) in (".", ",", ";"))
    ):
        return figure.start == 2 or scene.word(figure.start - 3) in (".", ";")
    if before == "at":
        return base_of(scene.word(figure.start - 2)) in counted("standing_verbs")
    if before in ("=", ">", "<"):
        return True
    if before in (
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "total",
        "totals",
        "totalled",
        "totaled",
        "reached",
        "reach",
        "reaches",
        "numbered",
        "averaged",
    ):
        subject = scene.word(figure.start - 2)
        return (
            subject[:1].isalpha()
            and subject not in lists().stops
            and scene.word(figure.end) in (".", ",", ";", "", "and", "in", "on", "at", "last")
        )
    return change_of(scene, figure, figure.start) in ("from", "to")


def _noun_before(scene: Scene, figure: Figure) -> Figure | None:
    """ "job cuts of 10,000", "a population of 6 million", "a crew of six": the noun before "of" says what is counted."""
    head = figure.number - 2
    word = scene.word(head)
    if (
        not word[:1].isalpha()
        or word in lists().stops
        or word in counted("change_nouns")
        or is_finite(word)
        or head in scene.dated
    ):
        return None
    first = head
    while (
        first > 0
        and scene.word(first - 1)[0].isalpha()
        and scene.word(first - 1) not in lists().stops
        and not is_finite(scene.word(first - 1))
        and head - first < 2
    ):
        first -= 1
    return replace(
        figure,
        noun=Noun(first, head + 1, word, scene.lower[first:head]),
        modifiers=scene.lower[first : head + 1],
        confidence=0.7,
    )
