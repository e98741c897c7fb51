"""Numbers that count nothing because they name something: "Boeing 787", "Article 5", "room 12", "10 Downing Street"."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from factlint import data
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.nouns import noun_after
from factlint.extractors.quantities.scene import Scene, counted, readings
from factlint.model import BlockKind
from factlint.values.plurals import singular
from factlint.values.units import unit_sign

_DIGITS = re.compile(r"\d{3,}")
_AFTER_NAME = re.compile(r"\b (?![.,]\d | % | [ ][a-z] | [ -][a-z]+s\b)", re.VERBOSE)  # Boeing 787
_NAME = re.compile(r"\b[A-Z][A-Za-z]+[ ]\Z")
_AFTER_ARTICLE = re.compile(r"[ ][A-Z]{2,}\b")  # the 737 MAX
_ARTICLE = re.compile(r"(?:\b(?:the|its|an?)|['’]s)[ ]\Z")
_AFTER_MODEL = re.compile(
    r"""
    s\b                        # 777s
  | -\d{1,3}[A-Z]*(?![\w-])   # 787-8
  | [ ][A-Z][a-z]+er\b         # 787 Dreamliner
    """,
    re.VERBOSE,
)
_JOINTS = frozenset(("and", "or", "to", ",", "–"))
_PLAIN = 2  # words in lower case
_SHORT = 3  # letters: "nos" is a label of its own
_WIDEST = 40  # letters of a name before a number


@functools.lru_cache(maxsize=2)
def model_numbers(text: str) -> frozenset[str]:
    """The numbers that a document uses as names: 787 where it writes "787s", "Boeing 787" or "787-8"."""
    found: set[str] = set()
    for match in _DIGITS.finditer(text):
        number = match.group()
        if len(number) > 4 or number in found or number.startswith(("19", "20")):
            continue
        if _is_named(text, *match.span()):
            found.add(number)
    return frozenset(found)


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether the number at ``text[start:end]`` is written as a model's, by what stands beside it."""
    before = text[max(0, start - _WIDEST) : start]
    if before[-1:] == " ":
        if _AFTER_NAME.match(text, end) and _NAME.search(before):
            return True
        if end - start == 3 and _AFTER_ARTICLE.match(text, end) and _ARTICLE.search(before):
            return True
    is_apart = not (before[-1:].isalnum() or before[-1:] in ("_", "-"))
    return is_apart and _AFTER_MODEL.match(text, end) is not None


def is_name(scene: Scene, figure: Figure) -> bool:
    """Whether the number belongs to a name or label: "Boeing 787", "Article 5", "room 12", "10 Downing Street"."""
    at, before = figure.number, figure.number - 1
    if (
        before > 0
        and scene.glued(at)
        and (
            (scene.word[before] in ("/", "+", "@", "_") or (scene.word[before] == "#" and figure.scale == 1))
            or _is_chain(scene, at)
        )
    ):
        return True
    if _is_version(scene, figure):
        return True
    if scene.word[before] in _JOINTS and _is_labelled(scene, before - 1):
        return True  # the 15 of "junctions 14 and 15"
    label = scene.word[before]
    if _is_plural_label(label) and not scene.word[before - 1][:1].isdecimal():  # "of the 12 games nine were drawn"
        return figure.dimension not in _measured()
    if label in counted["labels"] or (label in (":", ".", "#") and scene.word[before - 1] in counted["labels"]):
        if figure.dimension in _measured() and not scene.is_capital(before):
            return False  # "a lead box 55 centimetres below the surface"
        return label not in counted["label_exceptions"] or scene.is_capital(before)
    if figure.in_words:
        return _is_title(scene, figure)
    if before >= 0 and _is_camel(scene.words[before]):
        return True
    if _is_model(scene, figure):
        return True
    if scene.words[at].isdecimal() and before >= 0 and before not in scene.dated and scene.is_capital(before):
        if not (before == 0 or scene.word[before] in counted["sentence_openers"]):
            return not ((figure.value >= 1000 and "," in scene.words[at]) or _is_at_place(scene, figure))
        return False
    if scene.is_capital(figure.end) and any(
        scene.word[n] in counted["addresses"] and scene.is_capital(n) for n in range(figure.end, figure.end + 4)
    ):
        return True
    return scene.is_capital(figure.end) and scene.word[figure.end] in counted["addresses"]


def _is_plural_label(word: str) -> bool:
    """Whether numbers behind a word name its things: "junctions 14 and 15"; not "orders 12 pizzas"."""
    return word.endswith("s") and singular(word) in counted["labels"] and not readings(word) and len(word) > _SHORT


def _is_labelled(scene: Scene, at: int) -> bool:
    """Whether the figure that ends at a token has a label's plural before it."""
    return at > 0 and scene.lower[at][0].isdecimal() and _is_plural_label(scene.lower[at - 1])


def _is_camel(word: str) -> bool:
    """ "iPhone 8", "PlayStation 5": a name with a capital inside stands before its version."""
    if word[1:].islower() or word.isupper():
        return False  # nearly all
    return any(one.islower() and other.isupper() for one, other in pairwise(word))


def _is_at_place(scene: Scene, figure: Figure) -> bool:
    """ "In Kenya 21 people died": a place that sets the scene, not "In Chapter 7", "On Apollo 11"."""
    before = figure.number - 1
    if scene.word[before - 1] not in counted["place_openers"]:
        return False
    noun = noun_after(scene, figure.end)
    if noun is None or not noun.sure or scene.is_capital(noun.end - 1):
        return False
    return scene.word[before] in _places() or noun.head in counted["people"] or noun.head in counted["age_groups"]


@functools.cache
def _places() -> frozenset[str]:
    """The last words of the names of countries and capitals, in lower case."""
    countries = data.load("countries")
    capitals = [entry["capital"] for entry in countries.values() if "capital" in entry]
    return frozenset(name.split()[-1].lower() for name in (*countries, *capitals))


@functools.cache
def _measured() -> frozenset[str]:
    return frozenset(entry["dimension"] for entry in data.load("units")) - {"share", "points", "number", "count"}


def _is_title(scene: Scene, figure: Figure) -> bool:
    """ "the Six Nations", "an Xbox One": a number in words with a capital amid a sentence, beside another capital."""
    at = figure.number
    return (
        scene.sentence.kind is BlockKind.PROSE
        and at > 0
        and scene.is_capital(at)
        and scene.word[at - 1][-1:].isalpha()
        and (scene.is_capital(figure.end) or (at > 1 and scene.is_capital(at - 1)))
        and sum(word.islower() for word in scene.words) >= _PLAIN  # no headline
    )


def _is_model(scene: Scene, figure: Figure) -> bool:
    """Whether a number is that of a model: glued to letters ("7E7", "777-200LR"), or a name elsewhere in the text."""
    at, written = figure.number, scene.words[figure.number]
    if not written.isdecimal() or figure.end != at + 1:
        return False
    after = scene.word[at + 1]
    if scene.glued(at + 1) and after[:1].isalpha() and after not in ("s", "th"):
        return unit_sign(scene.words[at + 1]) is None
    if (
        after in counted["dashes"]
        and scene.glued(at + 1)
        and scene.glued(at + 2)
        and scene.glued(at + 3)
        and scene.word[at + 3][:1].isalpha()
    ):
        return True
    if len(written) in (3, 4) and written in model_numbers(scene.text):
        return True
    return (
        scene.glued(at)
        and scene.word[at - 1] in ("-", "–")
        and scene.glued(at - 1)
        and scene.glued(at + 1)
        and after[:1].isalpha()
    )


def _is_chain(scene: Scene, at: int) -> bool:
    """Whether the number at *at* is one of three or more joined by dashes: a telephone number, a code."""
    dashes = counted["dashes"]
    joined = 0
    for step in (-1, 1):
        here = at
        while (
            scene.word[here + step] in dashes
            and scene.glued(max(here, here + step))
            and scene.word[here + 2 * step][:1].isdecimal()
        ):
            joined, here = joined + 1, here + 2 * step
    return joined > 1


def _is_version(scene: Scene, figure: Figure) -> bool:
    """ "Python 3.8 is", "iOS 17.2 fixes": a bare decimal straight behind a name."""
    at, before = figure.number, figure.start - 1
    if "." not in scene.words[at] or before < 0 or figure.end != at + 1 or figure.dimension not in ("count", "number"):
        return False
    name = scene.words[before]
    if not name.isalpha() or name.islower() or before in scene.dated or name.isupper():
        return False
    return scene.word[before] not in counted["sentence_openers"]
