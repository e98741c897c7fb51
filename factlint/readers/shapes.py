"""What a line looks like: ``Tags: a, b`` is furniture, ``Deirdre Tynan Jun 12, 2010`` a byline, ``Menu`` a label."""

from __future__ import annotations

import functools
import re

from factlint import data

_CLOSED = re.compile(r"""[.!?…][ ]?["'”’»)\]]*$|["”»]$""")
_STOPS = (".", "!", "?", "…")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DATE = re.compile(
    r"""
      \b\d{4}-\d\d-\d\d                       # 2020-10-07
    | \b\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}   # 19.03.2021
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.[a-z]{2,6}/\S*|\S+@\S+\.\w+|@\w+")
_GRID = re.compile(r"[\d\s\"'«»<>|]+")

_DIGIT = re.compile(r"\d")
_SHORT = 160  # characters: in a longer line a phrase is part of what the text says
_WEEK = 120  # characters that the names of weekdays fill at most, with a few words beside them
LABEL_WORDS = 6
LABEL_WIDTH = 60
HEADING_WORDS = 14
TITLE_WORDS = 32


@functools.cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(data.load("furniture")[name])


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data.load("furniture")[name])


@functools.cache
def _openings(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first four signs of the phrases *name*, and those phrases that are shorter than that."""
    phrases = _phrases(name)
    return frozenset(phrase[:4] for phrase in phrases), tuple(phrase for phrase in phrases if len(phrase) < 4)


def _opens(line: str, name: str) -> bool:
    """Whether *line* begins with one of the phrases *name*: with four signs of one, to begin with."""
    openings, short = _openings(name)
    head = line[:4].lower()
    if head not in openings and not (short and head.startswith(short)):
        return False
    return line[:60].lower().replace("’", "'").startswith(_phrases(name))


def is_closed(line: str) -> bool:
    """Whether *line* ends as a sentence ends."""
    if line.endswith(_STOPS):
        return True
    return not line[-1:].isalnum() and _CLOSED.search(line[-6:]) is not None


def phrases_held(lines: list[str]) -> tuple[str, ...]:
    """The phrases that make a short line furniture wherever they stand in it, as far as *lines* hold them at all.

    They are looked for in all lines at once: in most documents there is none.
    """
    low = "\n".join([line for line in lines if len(line) < _SHORT]).lower()
    return tuple(phrase for phrase in _phrases("holds") if phrase in low)


def is_phrase(line: str, held: tuple[str, ...]) -> bool:
    """Whether *line* is page furniture by its words: "Sign up for …", "© 2023 …", "Views: 4840".

    *held* are the phrases that :func:`phrases_held` found in the document.
    """
    if _opens(line, "starts"):
        return not line.lower().startswith(("copyright law", "donated", "donate to ")) or len(line) < LABEL_WIDTH
    if not held or len(line) >= _SHORT:
        return False
    low = line.lower()
    return any(phrase in low for phrase in held)


def opens_section(line: str) -> bool:
    """Whether *line* is the heading of a box of other articles: "Most read"."""
    return len(line) < 40 and line.rstrip(" :").lower().replace("’", "'") in _words("sections")


def closes_article(line: str) -> bool:
    """Whether nothing but furniture is to be expected after *line*, where the article is nearly over."""
    return _opens(line, "closers")


def is_grid(line: str) -> bool:
    """Whether *line* is a row of a calendar or counter: "891011121314", "Mon Tues Wed Thurs"."""
    if not line[:1].isalpha() and _GRID.fullmatch(line):
        return sum(sign.isdigit() for sign in line) >= 4 and not _YEAR.fullmatch(line)
    if len(line) > _WEEK:
        return False
    words = line.split(None, 9)
    return 5 <= len(words) <= 9 and sum(word.strip(".,").lower() in _words("weekdays") for word in words) >= 5


def is_counter(line: str) -> bool:
    """Whether *line* counts what visitors did, "14 Comments", or is a pager, "Next › 1 2 3 … 18 Last »"."""
    if len(line) > LABEL_WIDTH or not _DIGIT.search(line):
        return False
    words = line.lower().split()
    if len(words) == 2 and words[0][0].isdigit():
        return words[1] in _words("counters")
    pager, figures = 0, 0
    for word in words:
        pager += word in _words("pager")
        figures += word.isdigit()
        if any(sign.isalpha() for sign in word) and word not in _words("pager"):
            return False
    return pager > 0 and figures > 1


def is_address(line: str) -> bool:
    """Whether *line* is nothing but a link, a mail address or a handle."""
    return " " not in line and _ADDRESS.fullmatch(line) is not None


def is_tag_line(line: str) -> bool:
    """Whether *line* is a list of tags: four or more short items between commas, no full stop, no "and"."""
    if line.count(",") < 3 or len(line) > 200 or is_closed(line) or " and " in line or ":" in line:
        return False
    items = [item.strip() for item in line.rstrip(" ,").split(",")]
    capital = sum(item[:1].isupper() for item in items)
    return all(0 < len(item.split()) <= 4 for item in items) and capital * 3 >= len(items) * 2


def is_label(line: str) -> bool:
    """Whether *line* could stand in a menu: a few words, no full stop, no figure but a year."""
    if len(line) > LABEL_WIDTH or line[-1:] in '.!?:;…”"':
        return False
    words = line.split()
    if len(words) > LABEL_WORDS:
        return False
    return not any(sign.isdigit() for sign in line) or all(
        _YEAR.fullmatch(word) for word in words if any(sign.isdigit() for sign in word)
    )


def has_date(line: str) -> bool:
    """Whether *line* holds a day of the calendar in figures, or a month beside a figure."""
    if not _DIGIT.search(line):
        return False
    if _DATE.search(line):
        return True
    words = [word.strip(".,()").lower() for word in line.split()]
    months = _words("months")
    return any(word in months and _is_beside_day(words, index) for index, word in enumerate(words))


def _is_beside_day(words: list[str], index: int) -> bool:
    """Whether a figure for a day stands beside the month; "January 2022" is a date only where it stands alone."""
    beside = words[max(index - 1, 0) : index] + words[index + 1 : index + 2]
    return any(
        word[:1].isdigit() and ((len(word) <= 4 and not _YEAR.match(word)) or len(words) == 2) for word in beside
    )


def is_byline(line: str) -> bool:
    """Whether *line* names an author ("By Nadia Farrow"), a date ("Thursday 22 February 2024") or both, and no more."""
    if len(line) > 140:
        return False
    closed = is_closed(line)
    if closed and ";" not in line and len(line.split(None, 8)) > 8:
        return False  # "By Friday the water had reached the second floor."
    words = line.split()
    if len(words) > 20:
        return False
    opens = _opens(line, "bylines")
    if not opens and ((closed and len(words) > 4) or not _DIGIT.search(line)):
        return False
    dated = has_date(line) or (bool(_CLOCK.search(line)) and len(words) <= 5)
    if not (opens or dated):
        return False
    small = _words("byline_words")
    strange = [
        word
        for word in words
        if word[:1].islower()
        and word.strip(".,;:()").lower() not in small
        and "@" not in word
        and "." not in word[1:-1]
    ]
    return len(strange) <= (2 if opens and not closed and len(words) <= 8 else 0)


def is_name(line: str) -> bool:
    """Whether *line* is a person's name and nothing else: "Ainur Kurmanov.", "Jason Melanovski and Clara Weiss"."""
    words = line.rstrip(". ").split()
    if not 2 <= len(words) <= 8 or any(sign.isdigit() for sign in line):
        return False
    small = _words("byline_words")
    return all(word[:1].isupper() or word.lower() in small for word in words) and words[0][:1].isupper()


def is_headline(line: str) -> bool:
    """Whether *line* could be the headline: three words or more, no full stop, capital first."""
    if line[-1:] in ".;,:…" or len(line) > 250:
        return False
    words = line.split()
    if not 3 <= len(words) <= TITLE_WORDS:
        return False
    first = line.lstrip("\"'“‘«([£$€¥")[:1]
    return first.isupper() or first.isdigit()


def is_heading(line: str) -> bool:
    """Whether *line* could be a heading between paragraphs: short, no full stop, capital or figure first."""
    if len(line) > 100 or line[-1:] in ".;,…!":
        return False
    words = line.split()
    if not 1 <= len(words) <= HEADING_WORDS:
        return False
    if line[-1:] == ":" and len(words) > 4:
        return False  # "The trust lists three changes:" opens a list
    if is_closed(line) and line[-1:] != "?":
        return False
    first = line.lstrip("\"'“‘«(")[:1]
    return first.isupper() or first.isdigit()
