"""Whether words that look like a date are one: "in 2010" is, "2010 people" and "Theresa May" are not.

Also whether a sentence looks ahead where a weekday stands ("will meet on Monday"), and what a preposition says.
"""

from __future__ import annotations

import functools

from factlint import data
from factlint.extractors.date_words import Pieces, word_list, word_set

_DEFERRED = 5  # pieces of "put off their talks until"
_REACH = 14  # pieces to either side in which a verb is looked for


def word_at(pieces: Pieces, index: int) -> str:
    """The piece's word, or "" outside of the sentence."""
    return pieces.words[index] if 0 <= index < len(pieces.words) else ""


def kind_at(pieces: Pieces, index: int) -> str:
    """The piece's kind, or "" outside of the sentence."""
    return pieces.kinds[index] if 0 <= index < len(pieces.kinds) else ""


def is_glued(pieces: Pieces, left: int, right: int) -> bool:
    """Whether two pieces of the sentence stand without a space between."""
    return left >= 0 and right < len(pieces.words) and pieces.ends[left] == pieces.starts[right]


def is_capital(text: str, pieces: Pieces, index: int) -> bool:
    """Whether the piece begins with a capital letter."""
    return 0 <= index < len(pieces.words) and text[pieces.starts[index]].isupper()


def is_year(text: str, pieces: Pieces, index: int, accepted: bool) -> bool:
    """Whether four digits are a year; *accepted*: the date before them, joined by "and" or a comma, is one."""
    value = pieces.values[index]
    before, after = word_at(pieces, index - 1), word_at(pieces, index + 1)
    if is_number(pieces, index) or _is_counted_range(pieces, index):
        return False
    if before in ("-", "‑") and is_glued(pieces, index - 1, index):
        before = word_at(pieces, index - 2)  # "pre-2020"
    if before == "least" and word_at(pieces, index - 3) in word_set("year_cues"):
        before = word_at(pieces, index - 3)  # "since at least 2015"
    if before == "to" and word_at(pieces, index - 2) in word_set("changes"):
        return False  # "up 0.6 percent to 2085"
    counted = after in word_set("counted")
    if before in word_set("year_cues"):
        opens = index == 1 and value >= 1500
        return opens or not counted
    if counted or not 1500 <= value <= 2100:
        return False
    if word_at(pieces, index + 1)[:1].isdecimal():
        return False
    if before in word_set("year_determiners"):
        return after[:1].isalpha()
    if before == "," and word_at(pieces, index - 2) == "year" and after in (",", ")", ".", ""):
        return True  # "in its first year, 1994, it sold"
    if accepted or before in word_set("weak_year_cues") or kind_at(pieces, index + 1) == "'":
        return True
    if kind_at(pieces, index - 1) == "'":
        return True
    if before in ("(", "[") or after in (")", "]"):
        return before in ("(", "[") or kind_at(pieces, index - 1) in ("-", "w")
    if index == 0:
        return len(pieces.words) == 1 or (
            kind_at(pieces, 1) in ("w", ",", "A", "T") and not is_capital(text, pieces, 1)
        )
    return False


def is_range_of_years(pieces: Pieces, first: int, last: int) -> bool:
    """Whether "1939–45" is years and no score or telephone number: its preposition or article says so."""
    if is_number(pieces, first) or word_at(pieces, last) in word_set("counted"):
        return False
    before = word_at(pieces, first - 1)
    cues = (word_set("year_cues"), word_set("weak_year_cues"), word_set("year_determiners"))
    return before == "(" or any(before in words for words in cues)


def _is_counted_range(pieces: Pieces, index: int) -> bool:
    """ "between 1900 and 2000 people" """
    joint, other = kind_at(pieces, index + 1), kind_at(pieces, index + 2)
    return joint in ("A", "T", "-") and other in ("Y", "n", "G") and word_at(pieces, index + 3) in word_set("counted")


def is_number(pieces: Pieces, index: int) -> bool:
    """Whether what stands beside four digits makes them no year: a currency sign, "No.", a unit's sign, "-strong"."""
    before, after = word_at(pieces, index - 1), word_at(pieces, index + 1)
    if before == "least" and word_at(pieces, index - 3) in word_set("year_cues"):
        return False
    if before in word_set("no_year_before") or before in word_set("no_year_sign_before"):
        return True
    if before == "." and word_at(pieces, index - 2) in word_set("no_year_before"):
        return True
    if before in (":", "/", ".", ",") and is_glued(pieces, index - 1, index):
        return True
    dash_before = kind_at(pieces, index - 1) == "-" and is_glued(pieces, index - 2, index - 1)
    if dash_before and is_glued(pieces, index - 1, index) and kind_at(pieces, index - 2) not in ("Y", "p"):
        return word_at(pieces, index - 2) not in word_set("year_cues")
    if after in ("%", "°", "€", "$", "£", "/", "_", "@", "=", "+") and is_glued(pieces, index, index + 1):
        return True
    dash_after = kind_at(pieces, index + 1) == "-" and is_glued(pieces, index, index + 1)
    return dash_after and is_glued(pieces, index + 1, index + 2) and kind_at(pieces, index + 2) not in ("Y", "N", "n")


@functools.cache
def _ambiguous_months() -> frozenset[str]:
    return frozenset(data.load("months")["ambiguous"])


def is_month(text: str, pieces: Pieces, index: int) -> bool:
    """Whether a month's name alone is a month: "in May", not "Theresa May" or "May I"."""
    word = pieces.words[index].rstrip(".")
    after = word_at(pieces, index + 1)
    cued = word_at(pieces, index - 1) in word_set("month_cues")
    if kind_at(pieces, index + 1) == "-" and is_glued(pieces, index, index + 1):
        return False
    if after in word_set("no_month_before") and not cued:
        return False
    named = is_capital(text, pieces, index + 1) and kind_at(pieces, index + 1) in ("w", "M")
    if word in _ambiguous_months():
        if kind_at(pieces, index - 1) == "t" and kind_at(pieces, index + 1) == "w":
            return not named
        return cued and not named and after not in ("said", "says", "told")
    before_named = is_capital(text, pieces, index - 1) and kind_at(pieces, index - 1) == "w" and index > 1
    return cued or not (named or before_named)


def is_lone_weekday(text: str, pieces: Pieces, index: int) -> bool:
    """Whether a weekday's name is a day: not "Sunday Times", "Black Friday", "every Monday", "Mon"."""
    table = data.load("weekdays")
    if pieces.words[index] not in table["names"]:
        return False
    before, after = word_at(pieces, index - 1), word_at(pieces, index + 1)
    if before in ("every", "each", "a", "any"):
        return False
    if before in table["named_by"] and is_capital(text, pieces, index - 1):
        return False
    return not (after in table["titles"] and is_capital(text, pieces, index + 1))


def is_game(pieces: Pieces) -> bool:
    """Whether a quarter is one of a game."""
    return not word_set("games").isdisjoint(pieces.words)


def looks_ahead(pieces: Pieces, first: int, last: int) -> bool | None:
    """Whether the sentence speaks of what is to come at ``[first, last)``, or of what was: the nearest verb decides.

    None where no verb says. "Sunday's vote" has been, but "ahead of Sunday's vote" it has not.
    """
    if kind_at(pieces, last) == "'":
        before = word_at(pieces, first - 2) if kind_at(pieces, first - 1) == "t" else word_at(pieces, first - 1)
        opens = first == 0 or (first == 1 and kind_at(pieces, 0) == "t") or before in (";", ":", "“")
        if before not in word_set("ahead_of") and not opens:
            return False
    if word_at(pieces, first - 1) == "since":
        return False  # "in force since 11 August and will run until 30 September"
    if kind_at(pieces, first - 1) == "T" and not word_set("deferring").isdisjoint(
        pieces.words[max(0, first - _DEFERRED) : first]
    ):
        return True  # "were put off until Friday"
    if word_at(pieces, first - 1) == "on" and _is_scheduled(pieces, first - 2):
        return True
    verdict = _first_verb(pieces, range(first - 1, max(-1, first - 1 - _REACH), -1))
    if verdict is None:
        verdict = _first_verb(pieces, range(last, min(len(pieces.words), last + _REACH)))
    return verdict


def _is_scheduled(pieces: Pieces, last: int) -> bool:
    """ "The elections are on 2 May", "Rovers are away on Saturday": a form of "be" up to five words before."""
    behind, scheduled = word_set("behind"), word_set("scheduled")
    for index in range(last, max(-1, last - 5), -1):
        word = pieces.words[index]
        if word in scheduled:
            return True
        if word in behind or word.endswith("ed") or pieces.kinds[index] in ",0":
            return False
    return False


def looks_back(pieces: Pieces, first: int, last: int) -> bool:
    """Whether a verb in the past or one that looks ahead stands near: "was opened today", not "lives there today"."""
    return (
        _first_verb(pieces, range(first - 1, max(-1, first - 1 - _REACH), -1)) is not None
        or _first_verb(pieces, range(last, min(len(pieces.words), last + _REACH))) is not None
    )


def _first_verb(pieces: Pieces, indexes: range) -> bool | None:
    """True where the first verb on the way looks ahead, False where it looks back, None where there is none."""
    ahead, behind = word_set("ahead"), word_set("behind")
    for index in indexes:
        word = pieces.words[index]
        if word in (";", "“", "”"):
            return None
        if word in ahead or word.endswith(("'ll", "’ll")):
            return True
        if word in behind or (word.endswith("ed") and len(word) > 3 and not word.endswith("eed")):
            if word_at(pieces, index - 1) in word_set("linking"):
                continue  # "will be held on": the auxiliary decides
            return False
    return None


def is_compared(pieces: Pieces, first: int) -> bool:
    """ "higher than in January 2017", "the lowest since May 2009": a year that dates nothing else about."""
    return not word_set("comparing").isdisjoint(pieces.words[max(0, first - 2) : first])


def is_reported(pieces: Pieces, first: int) -> bool:
    """Whether "said on" stands before: the day is near the document's own, whatever other year is about."""
    return word_at(pieces, first - 1) in word_set("reporting") or (
        word_at(pieces, first - 1) == "on" and word_at(pieces, first - 2) in word_set("reporting")
    )


def relation_before(pieces: Pieces, first: int, last: int) -> str:
    """What the preposition before a date says: "in", "since", "until", "before", "after".

    "After the 1998 dispute" and "since Sunday's vote" say it of the dispute and the vote, which the date dates.
    """
    dates_noun = kind_at(pieces, first - 1) == "t" and kind_at(pieces, last) == "w"
    if kind_at(pieces, last) == "'" or (dates_noun and pieces.kinds[last - 1] in "YMNO"):
        return "in"
    index = first - 1
    while kind_at(pieces, index) in ("t", "p", "o") or word_at(pieces, index) in ("late", "at", "least"):
        index -= 1
    relation: str = word_list("relations").get(word_at(pieces, index), "in")
    return relation
