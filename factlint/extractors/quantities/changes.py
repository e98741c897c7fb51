"""Change and rate: "rose *by* 35 percent *to* 14.5m *from* 10.6m", "£1,640 *a year*"."""

from __future__ import annotations

from factlint import data
from factlint.extractors.quantities.figure import Figure
from factlint.extractors.quantities.scene import Scene, base_of, counted, lists
from factlint.lookup import Lookup
from factlint.text.verb_index import particle_of

_NORM = 5  # tokens of "against a long-term seasonal average"
_REACH = 16  # tokens between a verb of change and its figure


_OF_CHANGE = frozenset(("share", "points", "money"))  # what a noun of change may be given in: "a 5 percent rise"
_SHARES = frozenset(("share", "points"))  # of which no particle takes any: "closed down 4.2 percent"
_PREPOSITIONS = frozenset(("from", "against", "versus", "with", "to", "by", "of"))
_RATED = frozenset(("a", "an", "each", "every", "per", "/"))


def _opens_change(word: str) -> bool:
    return word in _PREPOSITIONS or word in counted["focusing"] or base_of(word) in counted["change_by_verbs"]


_OPENS_CHANGE = Lookup(_opens_change)  # whether a word before a figure may make a change of it, and one after it
_CLOSES_CHANGE = Lookup(lambda word: word in counted["comparatives"] or word in counted["beside"])
_IS_RATED = Lookup(lambda word: word in _RATED or word in data.load("counted")["adverb_rates"])


def change_of(scene: Scene, figure: Figure, first: int) -> str:
    """ "by", "to", "from" (an earlier value) or "" (a present value). *first*: the first token, hedge included."""
    if figure.change:
        return figure.change
    if not (
        _OPENS_CHANGE[scene.word[first - 1]] or _CLOSES_CHANGE[scene.word[figure.end]] or figure.dimension in _OF_CHANGE
    ):
        return ""  # most figures
    if scene.word[first - 1] in counted["focusing"]:  # "against only 31", "from just 12"
        first -= 1 + (scene.word[first - 2] in lists().determiners)
    before = scene.word[first - 1]
    if before in ("from", "against", "versus") or (before in ("with", "to") and _is_comparing(scene.word[first - 2])):
        if before != "from" or has_change(scene, first) or scene.word[first - 2] in ("up", "down"):
            return "from"
        return "from" if _is_changed_to(scene, first) else ""
    if before == "by":
        of_change = figure.dimension in _OF_CHANGE or (has_change(scene, first) and _is_one_clause(scene, first))
        return "by" if of_change else ""
    if before == "to" and has_change(scene, first):
        return "to"
    if figure.dimension != "number" and (
        scene.word[figure.end] in counted["comparatives"] or _is_beside_norm(scene, figure.end)
    ):
        return "by"
    if before == "of" and (scene.word[first - 2] in counted["change_nouns"] or _is_norm(scene, first - 2)):
        return "by"
    if (
        figure.noun is not None
        and figure.dimension in _OF_CHANGE
        and scene.word[figure.noun.end - 1] in counted["change_nouns"]
        and scene.word[figure.end] != "of"
    ):
        return "by"
    if base_of(before) in counted["change_by_verbs"] and (figure.dimension != "count" or figure.noun is None):
        return "" if figure.dimension not in _SHARES and _is_particle(scene, first - 1) else "by"
    return ""


def _is_changed_to(scene: Scene, first: int) -> bool:
    """ "rose 9 percent to £1.2 million in the first half of the year from £1.1 million": the verb is far away."""
    for at in range(first - 3, max(0, first - 2 - _REACH), -1):
        if scene.word[at] == "to" and (scene.word[at + 1][:1].isdecimal() or scene.word[at + 1] in "£$€"):
            return has_change(scene, at + 1)
    return False


def _is_comparing(word: str) -> bool:
    """ "£1.8 million, compared with £3.1 million", "the loss compares with £3.1 million": what is given is earlier."""
    return base_of(word) in counted["comparing_verbs"]


def _is_norm(scene: Scene, at: int) -> bool:
    """ "38 millimetres, against an average of 210": what a value is compared with, and no value."""
    if scene.word[at] not in counted["norms"]:
        return False
    return any(scene.word[here] in counted["norm_openers"] for here in range(max(at - _NORM, 0), at))


def _is_particle(scene: Scene, at: int) -> bool:
    """ "It touched down 640 feet beyond": "down" belongs to a verb that is of no change."""
    verb = base_of(scene.word[at - 1])
    return particle_of(verb, scene.word[at]) and verb not in counted["change_verbs"]


def _is_beside_norm(scene: Scene, at: int) -> bool:
    """ "1.6 degrees above that of 1961", "12 millimetres below the average": a difference, no value."""
    if scene.word[at] not in counted["beside"]:
        return False
    if scene.word[at + 1 + (scene.word[at + 1] in lists().determiners)] in counted["norms"]:
        return True
    return scene.word[at + 1] in counted["norms"] or _is_beside_alike(scene, at)


def _is_beside_alike(scene: Scene, at: int) -> bool:
    """ "17 knots above its reference speed of 111 knots": what it stands beside is given in the same unit."""
    for here in range(at + 2, at + _NORM):
        if scene.word[here] == "of" and scene.word[here + 1][:1].isdecimal():
            return scene.word[here + 2] == scene.word[at - 1]
    return False


def has_change(scene: Scene, first: int) -> bool:
    verbs, nouns = counted["change_verbs"], counted["change_nouns"]
    for at in range(first - 2, max(-1, first - 2 - _REACH), -1):
        word = scene.lower[at]
        if word in (";", ":"):
            return False
        if word in nouns or (word[0].isalpha() and word not in lists().stops and base_of(word) in verbs):
            return True
        if word in ("up", "down") and (
            scene.word[at + 1] in ("to", "from", "by", "on") or scene.word[at + 1][:1].isdecimal()
        ):
            return True
    return False


def _is_one_clause(scene: Scene, first: int) -> bool:
    """Whether the verb before "by" is in its clause: not "a motion, moved on Monday, failed by 84 votes to 79"."""
    for at in range(first - 3, max(-1, first - 2 - _REACH), -1):
        word = scene.lower[at]
        if word == ",":
            return False
        if word in counted["change_nouns"] or base_of(word) in counted["change_verbs"]:
            return True
    return True


def is_rate(article: str, what: str) -> bool:
    """Whether two words say what a figure is per: "a year"."""
    return article in _RATED and what in counted["rates"]


def rate_after(scene: Scene, end: int) -> str:
    """What a figure is per: the words after it."""
    word, following = scene.word[end], scene.word[end + 1]
    if not _IS_RATED[word]:
        return ""
    if word in ("a", "an", "each", "every") and following in counted["rates"]:
        return "" if scene.word[end + 2] in counted["not_rates"] else following
    if word in ("per", "/") and following and (following[0].isalnum()):
        if following[0].isdecimal() and scene.word[end + 2] in ("people", "inhabitants", "residents"):
            return following
        return following
    return str(data.load("counted")["adverb_rates"].get(word, ""))
