"""Counts of nought: "There were no arrests", "No patient died", "none of the passengers was hurt", "nobody died"."""

from __future__ import annotations

from decimal import Decimal

from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.nouns import Noun, noun_after
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, lists
from factlint.records import replace
from factlint.values.interval import exactly
from factlint.values.numbers import number_at
from factlint.values.plurals import singular

ZEROS = frozenset(("no", "none", "nobody", "no-one"))
_NONE = Decimal(0)
_BEFORE_HEAD = 3  # modifiers before a singular head


def read(scene: Scene, at: int) -> Figure | None:
    """The count of nought that begins at token *at*; "no plans" is none."""
    word = scene.lower[at]
    if word == "none":
        return _none_of(scene, at) if scene.word[at + 1] == "of" else _nobody(scene, at, at + 1)
    if word in ("nobody", "no-one"):
        return _nobody(scene, at, at + 1)
    return _nobody(scene, at, at + 2) if scene.word[at + 1] == "one" else _no(scene, at)


def _nought(at: int, noun: Noun) -> Figure:
    return Figure(
        at,
        noun.end,
        at,
        _NONE,
        exactly(0),
        unit=noun.head,
        dimension="count",
        noun=noun,
        modifiers=noun.modifiers,
        in_words=True,
    )


def _nobody(scene: Scene, at: int, end: int) -> Figure | None:
    """ "Nobody died", "no one was hurt", "none was injured"."""
    if not _happens_to_people(scene, end):
        return None
    return Figure(at, end, at, _NONE, exactly(0), unit="person", dimension="count", in_words=True)


def _none_of(scene: Scene, at: int) -> Figure | None:
    """ "none of the 12 passengers", "none of the passengers": nought, a part of what is named."""
    whole = number_at(scene.lower, at + 3)
    noun = noun_after(scene, whole.end if whole is not None else at + 3)
    if noun is None or (whole is None and noun.head not in counted["zero_nouns"]):
        return None
    part = replace(_nought(at, noun), part="part")
    return part if whole is None else replace(part, whole=at + 3, taken=at + 3)


def _no(scene: Scene, at: int) -> Figure | None:
    """ "no arrests", "no hospital patient": of what is counted where it happens."""
    many = noun_after(scene, at + 1)
    if many is not None and many.sure and many.head in counted["zero_nouns"]:
        return _nought(at, many)
    for head in range(at + 1, at + 1 + _BEFORE_HEAD):
        if scene.word[head] in lists().stops or not scene.word[head][:1].isalpha():
            return None
        after = scene.word[head + 1]
        if singular(scene.word[head]) in counted["zero_nouns"] and (
            after in lists().stops or is_finite(after) or not after[:1].isalpha()
        ):
            one = noun_after(scene, at + 1, many=False)
            return None if one is None else _nought(at, one)
    return None


def _happens_to_people(scene: Scene, at: int) -> bool:
    while scene.word[at] in lists().auxiliaries or scene.word[at] in lists().adverbs:
        at += 1
    return is_finite(scene.word[at]) and base_of(scene.word[at]) in counted["person_verbs"]
