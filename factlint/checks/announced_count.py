"""A list that has more or fewer items than announced: "three reasons:" and four bullets.

A bulleted list is counted item by item; in a sentence only a plain list is ("three towns: Ashby, Milton and
Wells"). It holds for the author's own words; a quoted list is left alone.

It is silent where the last item may count as two ("A, B, and C and D"), where the items hold figures, and where
"including" says that the list is not whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from factlint.checks import by_kind, figures
from factlint.checks.finding import Finding, is_own
from factlint.extractors.reading import Reading
from factlint.model import Block, BlockKind, Document, Level, Quantity, Sentence

ID = "announced-count"
LEVEL = Level.WARNING
SUMMARY = "a list has more or fewer items than announced"

FIRES = (
    "The trust lists four changes:\n\n- Waits have fallen.\n- Visits are longer.\n- Wards report by text.",
    "There are three reasons:\n\n- cost\n- time\n- safety\n- noise",
    "The line serves four towns: Ashby, Milton and Wells.",
    "She has three priorities: homes, jobs, schools and buses.",
)
SILENT = (
    "The trust lists three changes:\n\n- Waits have fallen.\n- Visits are longer.\n- Wards report by text.",
    "The line serves three towns: Ashby, Milton and Wells.",
    "There are four reasons:\n\n- cost\n- time\n- safety and noise",
    "The line serves four towns: Ashby, Milton, and Upper and Lower Wells.",
    "The line serves 12 towns, including: Ashby, Milton and Wells.",
    "She received three medals and degrees from nine universities:\n\n- the Orr Medal\n- the Kay Medal\n- Bath\n- Kent",
    "He has two problems: slow, costly repairs and old engines.",
)

_MOST = 20
_ARE = frozenset({"is", "are", "was", "were"})
_TAGS = re.compile(r"<code[^>]*>[^<\n]*</code>|<[^>]*>|`[^`\n]*`")  # an item may begin with code
_MARK = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]|<li\b", re.MULTILINE)  # an item of nothing but code
_WORD = re.compile(r"[^\W\d_]{2,}")


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, _ in by_kind.quantities(reading):
        if ":" not in sentence.text or ":" not in sentence.tokens.lower:
            continue
        colon = sentence.tokens.lower.index(":")
        announced = _announced(reading, sentence, colon)
        if announced is None or not is_own(announced.mode):
            continue
        if colon == len(sentence.tokens) - 1:
            yield from _bullets(reading, sentence, announced)
        else:
            yield from _inline(reading, sentence, announced, colon)


def _announced(reading: Reading, sentence: Sentence, colon: int) -> Quantity | None:
    """The last small whole count a few words before the colon."""
    tokens = sentence.tokens
    before = [q for q in figures.of_sentence(reading, sentence.index) if q.end <= tokens.starts[colon]]
    if not before or not figures.words("some").isdisjoint(tokens.lower[max(0, colon - 5) : colon]):
        return None
    last = before[-1]
    low = last.value.low
    plain = last.dimension == "count" and not last.compound and not last.change and not last.part and not last.hedge
    if not plain or low is None or not last.value.is_point or not 2 <= low <= _MOST or last.noun_start < 0:
        return None
    between = tokens.lower[tokens.at(last.end - 1) + 1 : colon]
    if len(between) > 5 or not {",", ";"}.isdisjoint(between):
        return None
    if between[-2:] == ("as", "follows") and len(between) > 2 and between[-3] not in _ARE:
        return None  # "two lines are treated as follows:"
    return None if _is_second(sentence, before) else last


def _is_second(sentence: Sentence, before: list[Quantity]) -> bool:
    """ "three medals and degrees from nine universities:" announces both, and nobody knows how many items."""
    if len(before) < 2 or before[-2].dimension != "count":
        return False
    tokens = sentence.tokens
    return "and" in tokens.lower[tokens.at(before[-2].end - 1) + 1 : tokens.at(before[-1].start)]


def _bullets(reading: Reading, sentence: Sentence, announced: Quantity) -> Iterator[Finding]:
    document = reading.document
    count, items = _listed(document, sentence)
    if count < 2 or announced.value.low is None or count == announced.value.low:
        return
    last = document.text[items[-1].start : items[-1].end].lower()
    if count == announced.value.low - 1 and (" and " in last or " or " in last):
        return
    yield _finding(reading, announced, count, tuple((document.place(b.start, b.end), "an item") for b in items))


def _listed(document: Document, sentence: Sentence) -> tuple[int, list[Block]]:
    """How many items the list right behind a sentence has, and where they begin; 0 where none follows."""
    following = list(takewhile(lambda block: block.kind is BlockKind.ITEM, document.blocks[sentence.block + 1 :]))
    if not following or _WORD.search(_TAGS.sub(" ", document.source[sentence.end : following[0].start])):
        return 0, []
    depth, own = len(following[0].number), len(document.blocks[sentence.block].number)
    if not depth:  # plain text has no lists, only lines with a mark before them: no telling where a nested one ends
        indents = {_indent(document, block) for block in following}
        return (len(following), following) if len(indents) == 1 else (0, [])
    if depth <= own:  # the items that follow one of them are its equals
        return 0, []
    items, last = [], 0
    for block in following:
        number = block.number[depth - 1] if len(block.number) >= depth else 0
        if number < last:
            break  # a list of its own
        if number > last:
            items.append(block)
            last = number
    after = sentence.block + 1 + len(following)
    end = document.blocks[after].start if after < len(document.blocks) else len(document.source)
    return (0, []) if _MARK.search(document.source, following[-1].end, end) else (last, items)


def _indent(document: Document, block: Block) -> int:
    """Columns before the mark of an item."""
    line = document.source[document.source.rfind("\n", 0, block.start) + 1 : block.start]
    return len(line) - len(line.lstrip())


def _inline(reading: Reading, sentence: Sentence, announced: Quantity, colon: int) -> Iterator[Finding]:
    """ "four towns: Ashby, Milton and Wells": names or single words, for a comma may part anything else."""
    tokens = sentence.tokens
    end = len(tokens) - (tokens.words[-1] in (".", "!", "?"))
    words = tokens.lower[colon + 1 : end]
    joints = [at for at, word in enumerate(words) if word == "and"]
    if len(joints) != 1 or any(not (word.isalpha() or word in (",", "'s") or "-" in word) for word in words):
        return
    last = words[joints[0] + 1 :]
    edges = [-1, *(at for at, word in enumerate(words) if word == ","), len(words)]
    items = [words[edges[n] + 1 : edges[n + 1]] for n in range(len(edges) - 1)]
    if not last or any(not item or len(item) > 9 for item in items) or len(last) > 4:
        return
    named = tokens.words[colon + 1 : end]
    single = all(len(item) == 1 for item in items[:-1]) and len(items[-1]) == 3 and len(last) == 1
    names = all(named[at + 1][:1].isupper() for at in (*edges[:-1], joints[0]) if named[at + 1 : at + 2])
    if not (names or single):
        return
    oxford = words[joints[0] - 1] == "," if joints[0] else False
    count = len(items) if oxford else len(items) + 1
    if len(items) < 2 or joints[0] < edges[-2] or count == announced.value.low:
        return
    start, stop = tokens.starts[colon + 1], tokens.ends[end - 1]
    yield _finding(reading, announced, count, ((reading.document.place(start, stop), "the list"),))


def _finding(reading: Reading, announced: Quantity, count: int, related: tuple[tuple[object, str], ...]) -> Finding:
    text = figures.text_of(reading, announced)
    return Finding(
        start=announced.start,
        end=announced.end,
        sentence=announced.sentence,
        message=f"“{text}” are announced, and {count} follow",
        found=text,
        expected=str(count),
        related=related,  # type: ignore[arg-type]
    )
