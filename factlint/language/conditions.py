"""``about Kyrgyzstan and published 2020-10-06 to 2020-10-31``: which documents a rule looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.language import spans
from factlint.language.blocks import Stretch
from factlint.language.declarations import Declarations, name_in, unquoted
from factlint.language.mistakes import meant, mistake
from factlint.language.names import Raw, split_words
from factlint.language.words import word_set, words
from factlint.model import Condition, Mistake

_KINDS = "a condition is “about NAME”, “mentions "
_HINT = _KINDS + '"words"”, “published DATES”, “tagged WORD” or “file "glob"”'


# what may stand without quotes
_PLAIN = {"mentions": re.compile(r"[\w'’-]+"), "tagged": re.compile(r"[\w-]+"), "file": re.compile(r"[\w./*?-]+")}


def read(stretch: Stretch, found: Declarations, mistakes: list[Mistake]) -> tuple[Condition, ...]:
    """All conditions, which hold together."""
    conditions = []
    for part in _parts(stretch):
        if condition := _read_one(part, found, mistakes):
            conditions.append(condition)
    return tuple(conditions)


def _parts(stretch: Stretch) -> Iterator[Stretch]:
    """The parts between the "and"s that stand outside quotes and names, each with its own kind."""
    raws = split_words(stretch.text)
    start = 0
    for at, raw in enumerate(raws):
        if raw.key in ("and", "or") and at and _starts_condition(raws, at + 1):
            yield stretch.part(start, raw.start)
            start = raw.end if raw.key == "and" else raw.start
    yield stretch.part(start)


def _starts_condition(raws: list[Raw], at: int) -> bool:
    """A word of a condition, or a slip of one, or nothing: not the second half of a name like "Trinidad and Tobago"."""
    if at >= len(raws) or raws[at].key in word_set("conditions") | {"not"}:
        return True
    return (
        raws[at].is_lower
        and at + 1 < len(raws)
        and (raws[at + 1].is_capital or raws[at + 1].kind in ("quote", "iso", "number"))
    )


def _read_one(stretch: Stretch, found: Declarations, mistakes: list[Mistake]) -> Condition | None:
    kind, _, _ = stretch.text.partition(" ")
    value = stretch.part(len(kind))
    if kind in ("or", "not"):
        remedy = "write two rules, or use “except:”" if kind == "or" else "put what is left out under “except:”"
        mistakes.append(mistake(stretch.part(0, len(kind)), f"a condition knows no “{kind}”", remedy))
        return None
    if kind not in word_set("conditions"):
        hint, replacement = meant(kind, words()["conditions"])
        what = f"“{kind}” does not start a condition" if kind else "a condition is missing here"
        mistakes.append(mistake(stretch.part(0, len(kind)), what, hint or _HINT, replacement))
        return None
    if not value.text:
        mistakes.append(mistake(stretch, f"nothing follows “{kind}”", _HINT))
        return None
    if value.text.count('"') % 2:
        mistakes.append(mistake(value, "a quote is not closed", "put the other quote, or take this one out"))
        return None
    if kind == "about":
        return Condition(kind, name_in(value, found, mistakes))
    if kind == "published":
        dates = spans.read(value, mistakes)
        return Condition(kind, spans.canonical(value.text), dates.period) if dates else None
    if unquoted(value) == value.text and not _PLAIN[kind].fullmatch(value.text):
        what = f"what follows “{kind}” wants quotes"
        mistakes.append(mistake(value, what, f'write “{kind} "{value.text}"”', f'"{value.text}"'))
        return None
    return Condition(kind, unquoted(value))
