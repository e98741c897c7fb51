"""``also:Bakiyev ,  Bakijev`` → ``  also: Bakiyev, Bakijev``: a sheet in its one canonical form, for ``factlint fmt``.

One space between words, ISO dates in the lines that hold a date, one order of lines in a block, one blank line between
blocks. Every comment is kept with the line that it stands above or behind; what the sheet says does not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factlint.language.blocks import Block, KeyLine, Line, read_block, read_key, read_lines
from factlint.language.names import split_words, tidy
from factlint.language.spans import canonical
from factlint.language.words import bare_lines, block_keys, word_set, words
from factlint.records import dataclass

_LISTS = frozenset(("also", "avoid", "not", "people", "unit", "near"))
_DATES = frozenset(("during", "as of", "expires", "born", "died", "date", "checked"))
_TESTS = frozenset(("ok", "bad", "skip", "becomes"))


@dataclass(slots=True)
class _Entry:
    """A line and the comments above it."""

    comments: list[str]
    line: Line | None  # None: comments at the end of a block


@dataclass(slots=True)
class _Group:
    """A block's head and the lines under it."""

    head: _Entry
    under: list[_Entry]


def format_sheet(text: str) -> str:
    """The canonical form of a sheet. Formatting it again changes nothing."""
    groups = _groups(text.lstrip("\ufeff"))
    keywords, wide = frozenset(words()["blocks"]), word_set("sheet_wide")
    blocks = [(group, _block(group, keywords, wide)) for group in groups]
    leading = 0
    while leading < len(blocks) and _is_wide(blocks[leading][1], wide):
        leading += 1
    order = {"factsheet": -1, **{key: at for at, key in enumerate(words()["sheet_wide"])}}
    first = sorted(blocks[:leading], key=lambda pair: order[_wide_key(pair[1])])
    out: list[str] = []
    before = ""
    for group, block in (*first, *blocks[leading:]):
        shown = list(_shown(group, block))
        kind = _kind_for_spacing(block, shown, wide)
        if out and not (kind and kind == before and not group.head.comments):
            out.append("")
        out.extend(shown)
        before = kind
    return "\n".join(out) + "\n" if out else ""


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    waiting: list[tuple[bool, str]] = []  # comments, and whether each is indented
    for line in read_lines(text, ""):
        if line.start < line.end:
            if line.is_indented and groups:
                groups[-1].under.append(_Entry([said for _, said in waiting], line))
            else:
                inside = 0
                while groups and inside < len(waiting) and waiting[inside][0]:
                    inside += 1
                if inside:
                    groups[-1].under.append(_Entry([said for _, said in waiting[:inside]], None))
                groups.append(_Group(_Entry([said for _, said in waiting[inside:]], line), []))
            waiting = []
        elif line.comment:
            waiting.append((line.text[0].isspace(), _comment(line)))
    if waiting:
        inside = 0
        while groups and inside < len(waiting) and waiting[inside][0]:
            inside += 1
        if inside:
            groups[-1].under.append(_Entry([said for _, said in waiting[:inside]], None))
        if waiting[inside:]:
            groups.append(_Group(_Entry([said for _, said in waiting[inside:]], None), []))
    return groups


def _comment(line: Line) -> str:
    return line.comment


def _block(group: _Group, keywords: frozenset[str], wide: frozenset[str]) -> Block | None:
    line = group.head.line
    if line is None:
        return None
    return read_block(line, tuple(entry.line for entry in group.under if entry.line is not None), keywords, wide)


def _wide_key(block: Block | None) -> str:
    if block is None or block.head.is_indented:
        return ""
    if block.keyword:
        return block.keyword
    return "factsheet" if block.rest.text.split()[:1] == ["factsheet"] else ""


def _is_wide(block: Block | None, wide: frozenset[str]) -> bool:
    return block is not None and (_wide_key(block) in wide or _wide_key(block) == "factsheet") and not block.lines


def _kind_for_spacing(block: Block | None, shown: list[str], wide: frozenset[str]) -> str:
    """Blocks of one line and one kind stand without a blank line between them."""
    if _is_wide(block, wide):
        return "wide"
    if block is None or any(line.startswith(" ") for line in shown):
        return ""
    return block.keyword or "sentence"


def _shown(group: _Group, block: Block | None) -> Iterator[str]:
    yield from group.head.comments
    if group.head.line is None or block is None:
        return
    line = group.head.line
    if line.is_indented:  # belongs to no block: a mistake, and left as it is
        yield _with_comment("  " + line.stretch().text, line)
        return
    yield _with_comment(_head(block), line)
    keyword = block.keyword or "rule"
    if keyword not in words()["blocks"]:
        keyword = "rule"
    for entry in _ordered(group.under, keyword):
        for said in entry.comments:
            yield f"  {said}"
        if entry.line is not None:
            yield _with_comment("  " + _line(read_key(entry.line), keyword), entry.line)


def _with_comment(text: str, line: Line) -> str:
    return f"{text}  {line.comment}" if line.comment else text


def _head(block: Block) -> str:
    if block.keyword == "":
        shown = tidy(block.rest.text)
        first = shown.partition(" ")[0]
        is_block = first == "rule" or first in words()["blocks"] or first.rstrip(":") in word_set("sheet_wide")
        return block.rest.text if is_block else shown  # "rule<:" is none, and must not become one
    if block.keyword == "rule":
        name, colon, sentence = block.rest.text.partition(":")
        if not colon:
            return f"rule {block.rest.text}"
        space = "" if sentence.startswith("#") else " "  # a space before it would make it a comment
        return f"rule {name.strip()}:{space}{tidy(sentence)}".rstrip()
    if block.keyword in word_set("sheet_wide"):
        return _line(read_key(block.head), "rule")
    return f"{block.keyword} {' '.join(block.rest.text.split())}".rstrip()


def _ordered(entries: Iterable[_Entry], keyword: str) -> list[_Entry]:
    """The lines in the language's own order; tests last, in theirs; comments at the end stay there."""
    keys = [key for key in block_keys(keyword) if key not in _TESTS]

    def rank(entry: _Entry) -> tuple[int, int]:
        if entry.line is None:
            return 4, 0
        key = read_key(entry.line)
        if key.key in keys:
            return (0, keys.index(key.key)) if key.key == "also" else (2, keys.index(key.key))
        if key.key in _TESTS and keyword in ("rule", "role"):
            return 3, 0
        if key.words.text in bare_lines(keyword):
            return 1, 0
        return 2, len(keys)

    return sorted(entries, key=rank)


def _line(key: KeyLine, keyword: str) -> str:
    value = key.value.text
    if not key.key:
        return " ".join(_holder(value).split()) if keyword == "role" else value
    if key.key in _LISTS or (keyword == "person" and key.key in _LISTS):
        value = ", ".join(" ".join(item.text.split()) for item in key.value.items())
    elif key.key in _DATES:
        value = canonical(value)
    elif key.key == "source" and " checked " in value:
        source, _, checked = value.partition(" checked ")
        value = f"{source.strip()} checked {canonical(checked)}"
    elif key.key in ("when", "except"):
        value = " ".join(value.split())
    day = f" on {canonical(key.day.text)}" if key.day else ""
    return f"{key.key}{day}: {value}".rstrip()


def _holder(text: str) -> str:
    """``Dmitry Medvedev from 7 May 2008`` → its dates in ISO 8601."""
    openers = word_set("span_openers")
    for raw in split_words(text):
        if raw.key in openers:
            return f"{text[: raw.start].rstrip()} {canonical(text[raw.start :])}"
    return text
