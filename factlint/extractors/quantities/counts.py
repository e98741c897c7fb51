"""What a bare number counts: "12 *political parties*", "100 of the 120 *seats*", "600 were injured" (people)."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from factlint import data
from factlint.extractors.quantities.changes import change_of
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import hedge_after, hedge_before
from factlint.extractors.quantities.labels import is_name
from factlint.extractors.quantities.nouns import Noun, noun_after, of_phrase
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, is_third_person, lists
from factlint.model import BlockKind
from factlint.records import replace
from factlint.values.interval import around, exactly
from factlint.values.numbers import number_at
from factlint.values.plurals import is_invariant, is_plural
from factlint.values.units import durations, unit_of

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_COMPARED_YEAR = 1900
_FEW = 6  # tokens
_THOUSANDS = re.compile(r"\b[1-9],\d{3}\b(?!,)")  # 2,400
_HUNDRED = Decimal(100)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")  # 10.15
_HALF = Decimal("0.5")
BARE = 0.45  # a number that is one, of nothing: shown as unsure, never judged


def count(scene: Scene, figure: Figure) -> Figure | None:
    """A count: with its noun, a part of a whole, or on its own ("600 were injured")."""
    at = figure.end
    if is_name(scene, figure):
        return None
    if scene.word[figure.number - 1] == "of" and scene.word[figure.number - 2] == "age":
        return figure  # "under the age of 18 living at home"
    one = figure.value == 1 and figure.in_words
    if one and scene.word[figure.number - 1] == "of":
        return None  # "the dictatorship of one person"
    if one and (scene.word[figure.number - 1] in counted["one_openers"] or scene.word[at] in counted["one_idioms"]):
        return None
    if one and is_finite(scene.word[at]) and _ends_clause(scene.word[at + 1]):
        told = scene.word[at] in counted["states"] or base_of(scene.word[at]) in counted["person_verbs"]
        return _alone(scene, figure) if told else None  # "one abstained", "one described as critical"
    if one and scene.word[figure.number - 1] == "not":  # "not one patient died"
        figure = replace(figure, start=figure.start - 1, value=Decimal(0), interval=exactly(0))
    if figure.kind == "vague":
        if scene.word[at] == "of":
            return _of(scene, figure) or replace(figure, confidence=0.4)
        noun = noun_after(scene, at)
        if noun is not None and noun.sure and scene.word[figure.number - 1] not in ("the", "these", "those"):
            return _counted(scene, figure, noun)
        return _alone(scene, figure)
    if scene.word[at] == "of" and (found := _of(scene, figure)) is not None:
        return found
    if scene.word[at] in counted["states"] and not _plural_noun(scene, at):
        return replace(
            figure,
            unit="person",
            dimension="count",
            noun=Noun(at, at + 1, "person"),
            end=at + 1,
            modifiers=(scene.word[at],),
        )
    if scene.word[at] == "others":
        return replace(figure, end=at + 1, unit="person", dimension="count", confidence=0.8)
    if scene.word[at] == "fewer":
        figure = replace(figure, change="by")
    hedged = -1
    if (inner := hedge_after(scene, at)) is not None and scene.sentence.kind is not BlockKind.CELL:
        hedged, at = at, inner.end  # "50 or so villages", "2,000+ guests"
    if scene.word[at] in ("more", "other", "additional", "further"):
        at += 1
    noun = noun_after(scene, at, many=not (one or figure.value == 1))
    if one and noun is not None:
        if is_plural(scene.word[noun.end - 1]) and not is_invariant(scene.word[noun.end - 1]):
            return None  # "one hopes": one counts no plural
        if (every := _one_in(scene, figure, noun)) is not None:
            return every
    if hedged >= 0 and noun is not None and noun.sure:
        return _counted(scene, replace(figure, hedged=hedged), noun)
    if (
        noun is not None
        and noun.head == "time"
        and scene.word[noun.end] in lists().determiners | {"as", "more", "higher"}
    ):
        return replace(figure, end=noun.end, unit="times", dimension="ratio")
    if noun is not None and not one and not figure.in_words and _is_named(scene, noun):
        return None
    if noun is not None and _is_year(scene, figure) and (not noun.sure or _is_spoken_year(scene, figure)):
        return None  # "2024 growth"
    if noun is not None and (noun.sure or not one):
        return _counted(scene, figure, noun)
    return None if one else _alone(scene, figure)


def _is_named(scene: Scene, noun: Noun) -> bool:
    """ "the 5 Star Movement": capitals throughout, and no plural at their end."""
    if noun.end < noun.start + 2 or is_plural(scene.lower[noun.end - 1]):
        return False
    return all(scene.words[at][0].isupper() and scene.words[at].isalpha() for at in range(noun.start, noun.end))


def _one_in(scene: Scene, figure: Figure, noun: Noun) -> Figure | None:
    """ "one child in eight", a share; not "one patient in eight wards"."""
    if scene.word[noun.end] != "in" or not (noun.head in counted["people"] or noun.head in counted["age_groups"]):
        return None
    whole = number_at(scene.lower, noun.end + 1)
    if whole is None or whole.kind != "number" or not 1 < whole.value < _FIRST_YEAR:
        return None
    following = noun_after(scene, whole.end)
    if following is not None and not (following.end == whole.end + 1 and is_third_person(scene.word[whole.end])):
        return None
    share = _HUNDRED / whole.value
    return replace(
        figure,
        end=whole.end,
        value=share,
        interval=exactly(share),
        kind="ratio",
        unit="percent",
        dimension="share",
        noun=noun,
        modifiers=(*noun.modifiers, noun.head),
        part="share",
    )


def _ends_clause(word: str) -> bool:
    return not word[:1].isalpha() or word in lists().prepositions


def _plural_noun(scene: Scene, at: int) -> bool:
    noun = noun_after(scene, at)
    return noun is not None and noun.end > at + 1 and noun.sure


def _counted(scene: Scene, figure: Figure, noun: Noun) -> Figure:
    if noun.head in counted["states"]:  # "three of the dead"
        noun = replace(noun, head="person", modifiers=(*noun.modifiers, noun.head))
    modifiers = noun.modifiers
    if scene.word[noun.end] == "of":
        whose = scene.word[noun.end + 1]
        if whose not in lists().determiners and whose not in ("which", "whom", "them", "these"):
            modifiers += of_phrase(scene, noun.end + 1)[0]
    return replace(
        figure,
        end=noun.end,
        unit=noun.head,
        dimension="count",
        noun=noun,
        modifiers=modifiers,
        confidence=figure.confidence if noun.sure else 0.6,
    )


def _of(scene: Scene, figure: Figure) -> Figure | None:
    """ "100 of the 120 seats", "two of its previous presidents", "85 of them", "dozens of schools"."""
    at = figure.end + 1
    pronoun = scene.word[at] in ("them", "us", "whom", "which", "these", "those", "you") and scene.word[at + 1] != "who"
    if pronoun and (scene.word[at] not in ("these", "those") or noun_after(scene, at + 1) is None):
        return replace(figure, end=at + 1, dimension="count", part="part")
    bare = scene.word[at] not in lists().determiners
    look = at if bare else at + 1
    if not bare and scene.word[look] in counted["ordering"] and number_at(scene.lower, look + 1) is not None:
        look += 1
    elif not bare and "-" in scene.word[look] and number_at(scene.lower, look + 1) is not None:
        look += 1  # "of her career-high 41 shots"
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
        counted_before = not bare and scene.word[look - 1] not in counted["ordering"] and scene.word[whole.end] != "of"
        if counted_before and look not in scene.dated and not _FIRST_YEAR <= whole.value <= _LAST_YEAR:
            return replace(figure, end=whole.end, dimension="count", part="part", whole=look)  # "11 of the 23 are"
    noun = noun_after(scene, look)
    if noun is None or (not bare and noun.head in durations() and scene.word[noun.end - 1] == noun.head):
        return None  # "the 860,000 of the year before" are no years
    found = _counted(scene, figure, noun)
    return found if bare else replace(found, part="part")


def _alone(scene: Scene, figure: Figure) -> Figure | None:
    """A figure without a noun: people, where the verb says so; else a bare number."""
    at = figure.end
    while scene.word[at] in lists().auxiliaries or scene.word[at] in lists().adverbs or scene.word[at] == "n't":
        at += 1
    people = counted["person_verbs"]
    verb = scene.word[at]
    before = scene.word[figure.number - 1]
    if verb in counted["states"] or (scene.word[figure.end] == "who" and not _is_year(scene, figure)):
        return replace(figure, unit="person", dimension="count")
    is_person = (bool(verb) and is_finite(verb) and base_of(verb) in people) or (
        before[:1].isalpha() and base_of(before) in people and before not in people
    )
    if is_person:
        return replace(figure, unit="person", dimension="count")
    if _is_year(scene, figure) and (figure.value >= _COMPARED_YEAR or hedge_before(scene, figure.start) is None):
        return None  # "sales were below 2019", but "below 1500"
    if before == "of" and (found := _label_of_share(scene, figure) or _noun_before(scene, figure)) is not None:
        return found
    if "." in scene.words[figure.number] and figure.scale == 1 and _follows_name(scene, figure):
        return None  # "Python 2.7"
    if _is_credible(scene, figure) or _stands_for_noun(scene, figure):
        return replace(figure, confidence=0.7)
    return replace(figure, confidence=BARE if _is_nothing_else(scene, figure) else 0.4)


def _is_nothing_else(scene: Scene, figure: Figure) -> bool:
    """Whether a number is all that the sentence holds ("1,234,567."), or is spoken of as one ("21 is a number")."""
    if scene.sentence.kind is not BlockKind.PROSE:
        return False
    if figure.start == 0 and scene.word[figure.end] == "is":
        return True
    rest = (*scene.lower[: figure.start], *scene.lower[figure.end :])
    return len(rest) <= _FEW and all(word in ".,-−" or word.isdecimal() for word in rest)


def _is_year(scene: Scene, figure: Figure) -> bool:
    """Whether a number in digits looks like a year: 1500 to 2100, without a comma."""
    written = scene.words[figure.number]
    return not figure.in_words and written.isdecimal() and _FIRST_YEAR <= figure.value <= _LAST_YEAR


def _is_spoken_year(scene: Scene, figure: Figure) -> bool:
    """ "2019 earnings": four digits of our time without a comma, where the document writes thousands with one."""
    return figure.number == figure.end - 1 and figure.value >= _COMPARED_YEAR and _writes_commas(scene.text)


@functools.lru_cache(maxsize=2)
def _writes_commas(text: str) -> bool:
    return _THOUSANDS.search(text) is not None


def _is_credible(scene: Scene, figure: Figure) -> bool:
    """Whether a bare number is plainly a figure: hedged, scaled, with a decimal, or "Attendance: 18,342"."""
    hedge = hedge_before(scene, figure.start) or hedge_after(scene, figure.end)
    if hedge is None and scene.word[figure.start - 1] == "the" and _CLOCK.fullmatch(scene.words[figure.number]):
        return False  # "the 10.15 to Derby"
    if hedge is not None or figure.scale > 1 or figure.value != figure.value.to_integral_value():
        return True
    before = scene.word[figure.start - 1]
    if (
        before == ":"
        and scene.word[figure.start - 2][:1].isalpha()
        and (figure.end >= len(scene.lower) - 1 or scene.word[figure.end] in (".", ",", ";"))
    ):
        return figure.start == 2 or scene.word[figure.start - 3] in (".", ";")
    if before == "at":
        return base_of(scene.word[figure.start - 2]) in counted["standing_verbs"]
    if before in ("=", ">", "<"):
        return True
    if before in counted["numbering"] and scene.word[figure.start - 2] in lists().adverbs:
        return True
    if before[:1].isalpha() and base_of(before) in counted["capacity_verbs"] and _ends_clause(scene.word[figure.end]):
        return not _is_year(scene, figure)
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
        subject = scene.word[figure.start - 2]
        return (
            subject[:1].isalpha()
            and subject not in lists().stops
            and scene.word[figure.end] in (".", ",", ";", "", "and", "in", "on", "at", "last")
        )
    return change_of(scene, figure, figure.start) in ("from", "to")


def _follows_name(scene: Scene, figure: Figure) -> bool:
    before = figure.number - 1
    named = figure.start > before >= 0 and scene.is_capital(before) and before not in scene.dated
    return named and scene.word[before] not in counted["sentence_openers"]


def _stands_for_noun(scene: Scene, figure: Figure) -> bool:
    """ "23 were in a critical condition", "in 2018 it sold 45,000", "and today just 180": what is counted was told."""
    before, after = scene.word[figure.number - 1], scene.word[figure.end]
    if scene.sentence.kind is not BlockKind.PROSE or (figure.in_words and figure.value == 1):
        return False
    if "," in scene.words[figure.number] or figure.value < 0:
        return True
    if before in data.load("times")["own"] and after in lists().prepositions:
        return True  # "its 640 in Portugal"
    if after in counted["plural_verbs"]:
        return before in counted["clause_openers"] and not scene.glued(figure.number)
    if after not in (".", ";", ",", ""):
        return False
    if before in counted["focusing"] or base_of(before) in counted["having"]:
        return True
    return scene.word[figure.number - 2] == "there" and before in lists().auxiliaries


def _label_of_share(scene: Scene, figure: Figure) -> Figure | None:
    """ "Per cent of twenty" and nothing else: a share, shown as unsure; "what percent of twenty" asks for one."""
    named = unit_of(scene.lower, 0)
    if named is None or named[0].dimension != "share" or named[1] != figure.number - 1:
        return None
    if scene.word[figure.end] not in ("", "."):
        return None
    interval = around(figure.value, _HALF) if figure.interval.is_point else figure.interval
    return replace(figure, start=0, interval=interval, unit=named[0].name, dimension="share", confidence=BARE)


def _noun_before(scene: Scene, figure: Figure) -> Figure | None:
    """ "job cuts of 10,000", "a population of 6 million": the noun before "of" says what is counted."""
    head = figure.number - 2
    word = scene.word[head]
    if head > 0 and scene.is_capital(head):
        return None  # "the Group of 20"
    if (
        not word[:1].isalpha()
        or word in lists().stops
        or word in counted["change_nouns"]
        or is_finite(word)
        or head in scene.dated
    ):
        return None
    first = head
    while (
        first > 0
        and scene.word[first - 1][0].isalpha()
        and scene.word[first - 1] not in lists().stops
        and not is_finite(scene.word[first - 1])
        and head - first < 2
    ):
        first -= 1
    return replace(
        figure,
        noun=Noun(first, head + 1, word, scene.lower[first:head]),
        modifiers=scene.lower[first : head + 1],
        confidence=0.7,
    )
