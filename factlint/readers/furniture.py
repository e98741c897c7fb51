"""Which blocks are prose and which only stand round it: menus, tag lists, calendars, boxes, and where the headline is.

Ordered passes over one list of kinds; each pass knows one habit of pages, and none looks at what an article is about.
"""

from __future__ import annotations

from collections.abc import Callable

from factlint.model import Block, BlockKind
from factlint.readers import shapes
from factlint.records import replace

# Names of the module: to ask a class of an enumeration for its member takes twenty times as long.
_TITLE, _HEADING, _PROSE, _ITEM = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PROSE, BlockKind.ITEM
_QUOTE, _BYLINE, _FURNITURE = BlockKind.QUOTE, BlockKind.BYLINE, BlockKind.FURNITURE
_LINES = (_PROSE, _ITEM)  # of which nothing is known yet
RUN = 4  # labels in a row that make a menu
_BEFORE_PROSE = 10  # blocks in which a headline's prose must begin
_PROSE_WIDTH = 60
_TAIL = 0.3  # of the text: a closing line further from the end closes nothing
_LONG = 400  # code points: a paragraph as long as this is part of an article

Kinds = list[BlockKind]
Pass = Callable[[list[str], Kinds], None]


def arrange(text: str, blocks: list[Block]) -> tuple[tuple[Block, ...], str]:
    """Return *blocks* with their kinds found out, and the headline ("" where there is none).

    Kinds that a reader already knows (a heading of Markdown, a cell) stay; only prose and items are looked at.
    """
    lines = [text[block.start : block.end] for block in blocks]
    kinds = [block.kind for block in blocks]
    for step in PASSES:
        step(lines, kinds)
    title = next((" ".join(lines[i].split()) for i, kind in enumerate(kinds) if kind is _TITLE), "")
    return tuple(
        block if block.kind is kind else replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)
    ), title


def _by_words(lines: list[str], kinds: Kinds) -> None:
    """ "Views: 4840", "Sign up for …", calendars, tag lines, bare links."""
    held = shapes.phrases_held(lines)
    for index, line in enumerate(lines):
        if kinds[index] in _LINES and (shapes.is_phrase(line, held) or (len(line) < 220 and _shows(line))):
            kinds[index] = _FURNITURE
            if index and len(lines[index - 1]) < 30 and shapes.is_grid(line) and kinds[index - 1] is _PROSE:
                kinds[index - 1] = _FURNITURE  # the month over a calendar


def _shows(line: str) -> bool:
    return shapes.is_grid(line) or shapes.is_address(line) or shapes.is_tag_line(line) or shapes.is_counter(line)


def _bylines(lines: list[str], kinds: Kinds) -> None:
    prose = False
    for index, line in enumerate(lines):
        if kinds[index] is not _PROSE:
            continue
        if len(line) > 140 or not shapes.is_byline(line):
            prose = prose or (len(line) > _PROSE_WIDTH and shapes.is_closed(line))
        elif not prose or not shapes.has_date(line):  # a date on a line of its own further down heads an entry
            kinds[index] = _BYLINE


def _boxes(lines: list[str], kinds: Kinds) -> None:
    """ "Popular" and the headlines under it, up to the next line that is a sentence."""
    inside = False
    for index, line in enumerate(lines):
        if kinds[index] not in (_PROSE, _ITEM, _HEADING):
            inside = inside or (kinds[index] is _FURNITURE and shapes.opens_section(line))
            continue
        if shapes.opens_section(line):
            inside = True
        elif inside and (len(line) > 140 or shapes.is_closed(line)):
            inside = False
        if inside:
            kinds[index] = _FURNITURE


def _menus(lines: list[str], kinds: Kinds) -> None:
    """Four or more labels in a row; a list that a colon announces is none."""
    start = 0
    while start < len(lines):
        if kinds[start] not in (_PROSE, _ITEM, _FURNITURE) or not shapes.is_label(lines[start]):
            start += 1
            continue
        stop = start
        while stop < len(lines) and _continues_menu(lines, kinds, stop):
            stop += 1
        labels = [index for index in range(start, stop) if shapes.is_label(lines[index])]
        announced = start > 0 and lines[start - 1].endswith(":") and kinds[start - 1] is not _FURNITURE
        if len(labels) >= RUN and not (announced and kinds[start] is _ITEM):
            for index in range(start, stop):
                kinds[index] = _FURNITURE
        start = max(stop, start + 1)


def _continues_menu(lines: list[str], kinds: Kinds, index: int) -> bool:
    return kinds[index] is _FURNITURE or (kinds[index] in _LINES and shapes.is_label(lines[index]))


def _headline(lines: list[str], kinds: Kinds) -> None:
    """The first line that could be one and has prose soon after it. A menu before it takes the lines between along."""
    if _TITLE in kinds:
        return
    for index, line in enumerate(lines):
        if kinds[index] is _HEADING and index == 0:
            kinds[index] = _TITLE
            return
        if kinds[index] is not _PROSE:
            continue
        if shapes.is_headline(line) and _prose_follows(lines, kinds, index):
            kinds[index] = _TITLE
            if sum(kind is _FURNITURE for kind in kinds[:index]) >= RUN:
                kinds[:index] = [_BYLINE if kind is _BYLINE else _FURNITURE for kind in kinds[:index]]
            return
        if len(line) > 140:
            return


def _prose_follows(lines: list[str], kinds: Kinds, index: int) -> bool:
    for following in range(index + 1, min(index + 1 + _BEFORE_PROSE, len(lines))):
        if kinds[following] in (_PROSE, _QUOTE, _ITEM) and shapes.is_closed(lines[following]):
            return True
    return False


def _between_headline_and_prose(lines: list[str], kinds: Kinds) -> None:
    """The author's name, a standfirst, and what a page puts between them."""
    if _TITLE not in kinds:
        return
    for index in range(kinds.index(_TITLE) + 1, len(lines)):
        line = lines[index]
        if kinds[index] is not _PROSE:
            continue
        if len(line) > 140 or (shapes.is_closed(line) and len(line) > _PROSE_WIDTH):
            return
        if shapes.is_name(line) or (line[:1] == "(" and len(line) < 40):
            kinds[index] = _BYLINE
        elif shapes.is_headline(line):
            kinds[index] = _HEADING
        elif shapes.is_label(line) and kinds[index - 1] in (_BYLINE, _FURNITURE):
            kinds[index] = _FURNITURE


def _headings(lines: list[str], kinds: Kinds) -> None:
    for index, line in enumerate(lines):
        if kinds[index] is _PROSE and len(line) <= 100 and shapes.is_heading(line) and index + 1 < len(lines):
            following = kinds[index + 1]
            if following is not _FURNITURE:
                kinds[index] = _HEADING


def _after_the_end(lines: list[str], kinds: Kinds) -> None:
    """Labels after the last paragraph, and everything after a line that closes the article near its end."""
    total = sum(map(len, lines)) or 1
    rest = 0
    cut = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if (
            kinds[index] in (_PROSE, _ITEM, _FURNITURE)
            and shapes.closes_article(lines[index])
            and (kinds[index] is _FURNITURE or rest == 0 or shapes.opens_section(lines[index]))
        ):
            cut = index
        rest += len(lines[index])
        if rest > _TAIL * total or (kinds[index] is not _FURNITURE and len(lines[index]) > _LONG):
            break
    for index in range(cut, len(lines)):
        if kinds[index] in (_PROSE, _ITEM, _HEADING):
            kinds[index] = _FURNITURE
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if kinds[index] is _FURNITURE:
            continue
        ends_in_colon = line.endswith(":") and index + 1 < len(lines)
        if kinds[index] not in (_PROSE, _HEADING) or not (shapes.is_label(line) or ends_in_colon):
            break
        kinds[index] = _FURNITURE


def _between_furniture(lines: list[str], kinds: Kinds) -> None:
    """A short line with furniture on both sides belongs to it."""
    for index in range(1, len(lines) - 1):
        if (
            kinds[index - 1] is _FURNITURE
            and kinds[index + 1] is _FURNITURE
            and kinds[index] in (_PROSE, _ITEM, _HEADING)
            and shapes.is_label(lines[index])
        ):
            kinds[index] = _FURNITURE


PASSES: tuple[Pass, ...] = (
    _by_words,
    _bylines,
    _boxes,
    _menus,
    _headline,
    _between_headline_and_prose,
    _after_the_end,
    _between_furniture,
    _headings,
)
