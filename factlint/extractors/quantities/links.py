"""Between the figures of a sentence: part and whole, and units that one lends another ("12 and 15 people")."""

from __future__ import annotations

from factlint.extractors.quantities.ages import OLDEST
from factlint.extractors.quantities.changes import change_of
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.hedges import hedge_before
from factlint.extractors.quantities.scene import Scene, counted, is_finite, lists
from factlint.records import replace
from factlint.values.interval import around
from factlint.values.plurals import is_plural

_NEAR = 10  # tokens between a part and its compound whole
_ADDITIVE = frozenset(("count", "length", "mass", "area", "volume", "duration"))
_LISTED = 0.75  # a bare number in a list of parts: enough for a sum, and never judged as the total
_JOINERS = frozenset((",", "and", "or", "&"))


def link(scene: Scene, found: list[Figure]) -> list[Figure]:
    """The same figures, in the same order, with `part`, `whole` and borrowed units."""
    if len(found) < 2:
        return found
    found = list(found)
    for index in range(len(found) - 2, -1, -1):
        _from_next(scene, found, index)
    for index in range(1, len(found)):
        _from_previous(scene, found, index)
        _compound_whole(scene, found, index)
    _preposed_whole(scene, found)
    for figure in tuple(found):
        if figure.part == "part" and figure.whole >= 0:
            for other, whole in enumerate(found):
                if whole.number == figure.whole and not whole.part:
                    found[other] = replace(whole, part="whole", whole=figure.number)
    return found


def _first(scene: Scene, figure: Figure) -> int:
    hedge = hedge_before(scene, figure.start)
    return hedge.start if hedge is not None else figure.start


def _is_bare(figure: Figure) -> bool:
    return figure.dimension == "number" and not figure.unit and figure.kind != "score"


def _borrow(figure: Figure, lender: Figure, confidence: float) -> Figure:
    interval = figure.interval
    if lender.dimension == "share" and interval.is_point:
        interval = around(figure.value, type(figure.value)("0.5"))
    return replace(
        figure,
        unit=lender.unit,
        dimension=lender.dimension,
        interval=interval,
        modifiers=lender.modifiers,
        noun=lender.noun,
        confidence=confidence,
    )


def _is_adjective(scene: Scene, figure: Figure, following: Figure) -> bool:
    """ "3,400 full-time and 900 part-time staff", "seven Polish and four Czech tourists": one noun for both."""
    noun, lent = figure.noun, following.noun
    if noun is None or lent is None or scene.lower[figure.end : following.start] not in (("and",), ("or",)):
        return False
    if figure.dimension != "count" or following.dimension != "count" or figure.compound or following.compound:
        return False
    described = lent.sure and following.end == lent.end and bool(lent.modifiers) and not following.part
    if not described or noun.end != figure.end or noun.end != noun.start + 1 or is_plural(scene.lower[noun.start]):
        return False
    return not noun.sure or scene.is_capital(noun.start)


def _from_next(scene: Scene, found: list[Figure], index: int) -> None:
    """ "12 and 15 people", "5, 10 and 15 percent"."""
    figure, following = found[index], found[index + 1]
    if _is_adjective(scene, figure, following):
        modifiers = (*figure.modifiers, scene.lower[figure.end - 1])
        found[index] = replace(_borrow(figure, following, following.confidence), noun=figure.noun, modifiers=modifiers)
        return
    if (
        not _is_bare(figure)
        or following.dimension not in ("count", "share", "length", "mass", "points", "age")
        or following.compound
    ):
        return
    between = scene.lower[figure.end : following.start]
    if between == (",", "or") and scene.word[figure.start - 1] != ",":
        return  # "gained 5.75, or 4.8 percent": the same in another measure
    if figure.kind == "range" and scene.word[figure.start - 1] == "from" and following.dimension == "share":
        return  # "6.2% from 18 to 24, 23.4% from 25 to 44"
    if between == (",",) and scene.word[figure.start - 1] == "to" and _reaches(scene, found, index):
        return  # "toll rises to nine, 38,600 flee homes"
    if (
        0 < len(between) < 3
        and all(word in _JOINERS for word in between)
        and following.part == ""
        and following.value != 0
    ):
        found[index] = _borrow(figure, following, min(0.8, following.confidence))


def _reaches(scene: Scene, found: list[Figure], index: int) -> bool:
    """Whether a figure is what something changes to, and no list of such figures begins with it: "rose to nine"."""
    after = found[index + 2] if index + 2 < len(found) else None
    listed = after is not None and all(word in _JOINERS for word in scene.lower[found[index + 1].end : after.start])
    return not listed and change_of(scene, found[index], _first(scene, found[index])) == "to"


def _is_of_another_clause(scene: Scene, previous: Figure, figure: Figure) -> bool:
    """ "hurled ash 12 km into the sky as the number of dead rose to nine": what rose is another thing."""
    between = scene.lower[previous.end : figure.start]
    if scene.word[figure.start - 1] != "to" or lists().subordinators.isdisjoint(between):
        return False
    return change_of(scene, previous, _first(scene, previous)) == ""


def _from_previous(scene: Scene, found: list[Figure], index: int) -> None:
    """ "41 people died on Sunday and 64 on Monday", "4.5 percent, against 3.1", "of which 12 were new"."""
    figure, previous = found[index], found[index - 1]
    if scene.word[figure.start - 2] == "of" and scene.word[figure.start - 1] in (
        "which",
        "whom",
        "these",
        "them",
        "those",
    ):
        lent = _borrow(figure, previous, 1.0) if _is_bare(figure) and previous.dimension == "count" else figure
        found[index] = replace(
            lent, noun=figure.noun, part="part", whole=previous.number if previous.dimension == "count" else -1
        )
        return
    if _is_bare(figure) and (_opens_list(scene, found, index) or _goes_on(scene, figure, previous)):
        found[index] = replace(figure, confidence=_LISTED)
        return
    if _is_further_age(scene, figure, previous):
        found[index] = replace(figure, unit=previous.unit, dimension="age", confidence=0.8)
        return
    if (
        not _is_bare(figure)
        or previous.dimension in ("number", "ratio", "age", "score")
        or previous.compound
        or not previous.unit
    ):
        return
    before = scene.word[figure.start - 1]
    if before in counted["focusing"]:  # "15,900 burrows in 2021 and just 6,200 in 2008"
        before = scene.word[figure.start - 2]
    if previous.dimension == "share" and (
        (figure.in_words and not previous.in_words)
        or (figure.kind == "range" and before == "from")
        or scene.word[previous.start - 1] == "or"
    ):
        return  # "6.2 percent from 18 to 24", "gained 28 points, or 0.4 percent, to 7,002"
    if previous.dimension == "share" and change_of(scene, figure, _first(scene, figure)) == "by":
        found[index] = _borrow(figure, previous, 0.8)
        return
    if previous.part == "share" or previous.change == "by" or change_of(scene, previous, previous.start) == "by":
        return
    if index > 1 and before in counted["earlier"]:
        previous = _head_of(scene, found[index - 2], previous)
    if previous.dimension == "duration" and scene.word[previous.start - 1] in counted["within"]:
        return  # "rose over two decades to 5"
    compared = figure.change in ("from", "to") or before in counted["earlier"] or before in ("with", "from", "to")
    listed = before in ("and", "but", "then", "while", ",")
    if compared and not listed and _is_of_another_clause(scene, previous, figure):
        return
    if compared or (listed and (scene.word[figure.end] in lists().prepositions or figure.end in scene.dated)):
        found[index] = _borrow(figure, previous, 0.8)


def _is_further_age(scene: Scene, figure: Figure, previous: Figure) -> bool:
    """ "two boys, aged 12 and 15"."""
    if previous.dimension != "age" or previous.compound or previous.noun is not None or not _is_bare(figure):
        return False
    between = scene.lower[previous.end : figure.start]
    joined = 0 < len(between) < 3 and all(word in _JOINERS for word in between)
    named = scene.word[previous.start - 1] in counted["age_words"] or scene.word[previous.start - 1] in _JOINERS
    after = scene.word[figure.end]
    ends = not after[:1].isalpha() or after in lists().prepositions or after in _JOINERS
    return joined and named and ends and figure.value <= OLDEST


def _head_of(scene: Scene, head: Figure, inside: Figure) -> Figure:
    """ "31,240 members in 86 clubs, against 30,050": members are compared, and not the clubs that they are in."""
    first = _first(scene, inside)
    between = scene.lower[head.end : first]
    attached = len(between) == 1 and between[0] in lists().prepositions and inside.change == ""
    return head if attached and head.unit and head.dimension == "count" and not head.compound else inside


def _opens_list(scene: Scene, found: list[Figure], index: int) -> bool:
    """ "5,120 degrees: 3,890 to undergraduates and 1,230 to postgraduates": the first of a list of parts."""
    figure, whole = found[index], found[index - 1]
    if scene.word[figure.end] not in counted["dividing"]:
        return False  # "40 rooms: 12 with baths, 30 with showers": some have both
    if scene.word[figure.start - 1] != ":" or whole.dimension not in _ADDITIVE or not 0 < figure.value < whole.value:
        return False
    after = found[index + 1] if index + 1 < len(found) else None
    return after is not None and _is_bare(after) and scene.word[after.start - 1] in _JOINERS


def _goes_on(scene: Scene, figure: Figure, previous: Figure) -> bool:
    """Whether a bare figure is the next of a list of parts."""
    listed = _is_bare(previous) and previous.confidence == _LISTED
    return listed and scene.word[figure.start - 1] in _JOINERS and scene.word[figure.end] in counted["dividing"]


def _compound_whole(scene: Scene, found: list[Figure], index: int) -> None:
    """ "91 seats in the 120-seat parliament"."""
    whole = found[index]
    if not whole.compound or whole.dimension != "count":
        return
    for other in range(index - 1, -1, -1):
        part = found[other]
        if part.unit == whole.unit and not part.compound and not part.part and part.value <= whole.value:
            between = scene.lower[part.end : whole.start]
            if len(between) <= _NEAR and any(word in ("in", "of", "on") for word in between):
                found[other] = replace(part, whole=whole.number, part="part")
            return


def _further_parts(scene: Scene, found: list[Figure], index: int) -> None:
    """ "Of the 214 patients, 139 are children, 41 are teenagers and 34 are adults": all are of the patients; and so are
    those of "Of the 147 riders, 118 finished and 29 gave up".
    """
    first = found[index]
    behind = scene.word[first.end]
    for other in range(index + 1, len(found)):
        part = found[other]
        if not _is_bare(part) or part.change:
            continue
        if scene.word[part.end] != behind and not (is_finite(behind) and is_finite(scene.word[part.end])):
            continue
        if scene.word[part.start - 1] in _JOINERS and part.value <= found[0].value:
            found[other] = replace(_borrow(part, first, 0.8), noun=None, whole=found[0].number, part="part")


def _preposed_whole(scene: Scene, found: list[Figure]) -> None:
    """ "Of the plant's 1,850 union members, 1,480 voted"."""
    whole = found[0]
    first = scene.lower[: whole.start]
    if whole.noun is None or "of" not in first[-6:] or not (scene.word[whole.end] == "," or first[:1] == ("of",)):
        return
    at = len(first) - 1 - tuple(reversed(first)).index("of")
    if at > 0 and scene.lower[at - 1] not in (",", ";", "“", '"', "–", "—", "and", "but", "that", "also"):
        return
    for index in range(1, len(found)):
        part = found[index]
        if (_is_bare(part) or part.unit == "person") and part.value <= whole.value and part.change == "":
            unit = whole if _is_bare(part) or part.noun is None else part
            found[index] = replace(_borrow(part, unit, 1.0), noun=None, whole=whole.number, part="part")
            found[0] = replace(whole, part="whole", whole=part.number)
            _further_parts(scene, found, index)
            return
        if part.dimension == "share":
            return
