"""Counts of nought: "There were no arrests", "No patient died", "none of the passengers was hurt", "nobody died"."""

from __future__ import annotations

from decimal import Decimal

from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.nouns import noun_after
from factlint.extractors.quantities.scene import Scene, base_of, counted, is_finite, lists
from factlint.values.interval import exactly
from factlint.values.numbers import number_at
from factlint.values.plurals import singular

ZEROS = frozenset(("no", "none", "nobody", "no-one"))
_NONE = Decimal(0)
_BEFORE_HEAD = 3  # modifiers before a singular head


def read(scene: Scene, at: int) -> Figure | None:
    """The count of nought that begins at token *at*; "no plans" is none."""
    word = scene.lower[at]
    if word in ("nobody", "no-one") or (word == "no" and scene.word[at + 1] == "one"):
        end = at + (2 if word == "no" else 1)
        return (
            Figure(at, end, at, _NONE, exactly(0), unit="person", dimension="count", in_words=True)
            if _happens_to_people(scene, end)
            else None
        )
    if word == "none":
        if scene.word[at + 1] == "of":
            whole = number_at(scene.lower, at + 3)
            noun = noun_after(scene, whole.end if whole is not None else at + 3)
            if noun is not None and whole is not None:
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
                    part="part",
                    in_words=True,
                    whole=at + 3,
                    taken=at + 3,
                )
            if noun is None or noun.head not in counted["zero_nouns"]:
                return None
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
                part="part",
                in_words=True,
            )
        return (
            Figure(at, at + 1, at, _NONE, exactly(0), unit="person", dimension="count", in_words=True)
            if _happens_to_people(scene, at + 1)
            else None
        )
    many = noun_after(scene, at + 1)
    if many is not None and many.sure and many.head in counted["zero_nouns"]:
        return Figure(
            at,
            many.end,
            at,
            _NONE,
            exactly(0),
            unit=many.head,
            dimension="count",
            noun=many,
            modifiers=many.modifiers,
            in_words=True,
        )
    for head in range(at + 1, at + 1 + _BEFORE_HEAD):
        if scene.word[head] in lists().stops or not scene.word[head][:1].isalpha():
            return None
        after = scene.word[head + 1]
        if singular(scene.word[head]) in counted["zero_nouns"] and (
            after in lists().stops or is_finite(after) or not after[:1].isalpha()
        ):
            noun = noun_after(scene, at + 1, many=False)
            if noun is None:
                return None
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
    return None


def _happens_to_people(scene: Scene, at: int) -> bool:
    while scene.word[at] in lists().auxiliaries or scene.word[at] in lists().adverbs:
        at += 1
    return is_finite(scene.word[at]) and base_of(scene.word[at]) in counted["person_verbs"]
