"""A sheet taken into blocks, each with its lines sorted by key: ``also`` → [Sooronbai Jeenbekov, Jeenbekov].

Here the lines that a block cannot have are found; what they mean is read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from itertools import chain

from factlint.language.blocks import Block, KeyLine, Line, Stretch, group, read_block, read_key, read_lines
from factlint.language.ids import id_of
from factlint.language.mistakes import meant, mistake
from factlint.language.words import bare_lines, block_keys, word_set, words
from factlint.model import Mistake
from factlint.records import dataclass
from factlint.suggestion import closest


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines under a block, by key; `bare` are those without one."""

    by_key: Mapping[str, tuple[KeyLine, ...]] = field(default_factory=dict)
    bare: tuple[KeyLine, ...] = ()
    in_order: tuple[KeyLine, ...] = ()

    def first(self, key: str) -> KeyLine | None:
        """The only line of a key that stands once."""
        found = self.by_key.get(key)
        return found[0] if found else None

    def items(self, key: str) -> tuple[Stretch, ...]:
        """The parts between commas of all lines of a key."""
        return tuple(item for line in self.by_key.get(key, ()) for item in line.value.items())


@dataclass(frozen=True, slots=True)
class Sheet:
    """The blocks of one sheet, as they stand, and its sheet-wide lines."""

    path: str
    wide: Lines
    blocks: tuple[tuple[Block, Lines], ...]


def read_sheet(text: str, path: str, mistakes: list[Mistake]) -> Sheet:
    """Take a sheet apart."""
    keywords = frozenset(words()["blocks"])
    wide: list[KeyLine] = []
    blocks: list[tuple[Block, Lines]] = []
    told = False  # that sheet-wide lines come first: once is enough
    for number, (head, under) in enumerate(group(read_lines(text.lstrip("\ufeff"), path))):
        if head is None:
            whole = under[0].stretch()
            mistakes.append(
                mistake(
                    whole,
                    "an indented line belongs to a block, and there is none above it",
                    "start the line at the margin",
                )
            )
            continue
        block = _meant_block(read_block(head, under, keywords, word_set("sheet_wide")), mistakes)
        first, _, rest = head.stretch().text.partition(" ")
        if first == "factsheet":
            _edition(head.stretch(), rest.strip(), is_first=number == 0, mistakes=mistakes)
            _nothing_under(block, "the line with the edition", mistakes)
        elif block.keyword in word_set("sheet_wide"):
            wide.append(read_key(head))
            _nothing_under(block, "a line for the whole sheet", mistakes)
            if blocks and not told:
                told = True
                mistakes.append(
                    mistake(
                        wide[-1].key_words,
                        f"“{block.keyword}:” is for the whole sheet, and stands before the first block",
                        "move it to the top, or indent it under a rule",
                    )
                )
        elif not block.keyword and (key := _read_any_key(head, is_wide=not blocks)).key and not _is_sentence(key):
            _unknown_wide(key, mistakes)
        else:
            blocks.append((block, _sorted(block, mistakes)))
    return Sheet(path, _by_key(tuple(wide), mistakes), tuple(blocks))


def _meant_block(block: Block, mistakes: list[Mistake]) -> Block:
    """``prson Anna Holm`` with lines that no rule can have: the block that was meant, so that nothing follows."""
    first, _, _ = block.rest.text.partition(" ")
    keys = {line.key for line in block.lines}
    if block.keyword or (keys <= {*block_keys("rule")}) or first.endswith(":"):
        return block
    bare = {line.words.text for line in block.lines if not line.key}
    kinds = [
        kind
        for kind in words()["blocks"]
        if kind != "rule" and keys <= {*block_keys(kind), ""} and (kind == "role" or bare <= {*bare_lines(kind)})
    ]
    near = words()["near_blocks"].get(first) or closest(first, kinds)
    if near not in kinds:
        near = None
    if not kinds or (near is None and first.isalpha()):
        return block
    kind = near or kinds[0]
    hint = f"did you mean “{kind}”?" if near or len(kinds) == 1 else f"a block starts with {_quoted(kinds)}"
    mistakes.append(mistake(block.rest.part(0, len(first)), f"“{first}” does not start a block", hint, near))
    return Block(kind, block.head, block.rest.part(len(first)), block.lines)


def _quoted(words_: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words_)


def _edition(words_: Stretch, edition: str, is_first: bool, mistakes: list[Mistake]) -> None:
    if edition != words()["edition"]:
        shown = words_.part(len("factsheet")) if edition else words_
        hint = f"write “factsheet {words()['edition']}”, or leave the line out"
        mistakes.append(
            mistake(
                shown,
                f"there is no edition “{edition}” of the language" if edition else "the edition is missing",
                hint,
                words()["edition"] if edition else None,
            )
        )
    elif not is_first:
        mistakes.append(
            mistake(words_, "the edition stands in the first line of a sheet", "move it to the top, or take it out", "")
        )


def _nothing_under(block: Block, what: str, mistakes: list[Mistake]) -> None:
    for line in block.lines:
        mistakes.append(
            mistake(line.words, f"{what} has no lines under it", "start the line at the margin, or take it out")
        )


def _read_any_key(head: Line, is_wide: bool) -> KeyLine:
    """The key of a margin line: before the first block, any word with a colon is meant as one."""
    key = read_key(head)
    words_ = head.stretch()
    first, _, _ = words_.text.partition(" ")
    if key.key or not is_wide or len(first) < 2 or not first.endswith(":"):
        return key
    return KeyLine(head, first[:-1], words_.part(0, len(first)), words_.part(len(first)))


def _is_sentence(key: KeyLine) -> bool:
    """Whether a colon in a margin line is part of a sentence, as in a quoted name."""
    return '"' in key.key_words.text or "“" in key.key_words.text


def _unknown_wide(key: KeyLine, mistakes: list[Mistake]) -> None:
    head, _, rest = key.key.partition(" ")
    under_rule = chain.from_iterable(block_keys(keyword) for keyword in words()["blocks"])
    if key.key in words()["blocks"]:
        name = f"{key.key} {id_of(key.value.text)}:" if key.key == "rule" and key.value.text else key.key
        what = "a rule wants a name before the colon" if key.key == "rule" else f"“{key.key}” has no colon after it"
        mistakes.append(mistake(key.key_words, what, f"write “{name}”", name))
    elif rest and (near := closest(head, ("rule",))):
        mistakes.append(
            mistake(
                key.key_words.part(0, len(head)), f"“{head}” does not start a block", f"did you mean “{near}”?", near
            )
        )
    elif key.key in set(under_rule):
        mistakes.append(
            mistake(key.key_words, f"“{key.key}:” belongs under a block", "indent the line", f"  {key.key_words.text}")
        )
    else:
        hint, replacement = meant(key.key, words()["sheet_wide"], ":")
        mistakes.append(
            mistake(
                key.key_words,
                f"“{key.key}:” is not a line a sheet can have",
                hint or "a name that holds a colon wants quotes; a rule with a name starts with “rule”",
                replacement,
            )
        )


def _sorted(block: Block, mistakes: list[Mistake]) -> Lines:
    """The lines of a block by key; those that it cannot have are mistakes."""
    keyword = block.keyword or "rule"
    known, bare_known = block_keys(keyword), bare_lines(keyword)
    kept: list[KeyLine] = []
    for line in block.lines:
        if line.key in known or (
            not line.key and (line.words.text in bare_known or (keyword == "role" and _may_be_holder(line.words)))
        ):
            kept.append(line)
        else:
            mistakes.append(_unknown_line(line, keyword, known, bare_known))
    return _by_key(tuple(kept), mistakes)


def _may_be_holder(words_: Stretch) -> bool:
    first = words_.text[0]
    return first in '"“' or first != first.lower()


def _unknown_line(line: KeyLine, keyword: str, known: tuple[str, ...], bare_known: tuple[str, ...]) -> Mistake:
    article = "an" if keyword[0] in "aeiou" else "a"
    if line.key:
        others = [name for name in words()["blocks"] if line.key in block_keys(name)]
        hint, replacement = (None, None) if others else meant(line.key, known, ":")
        if hint is None:
            hint = f"“{line.key}:” belongs under “{others[0]}”" if others else f"it can have {_listed(known)}"
            if line.key in word_set("sheet_wide") and not others:
                hint = f"“{line.key}:” is for the whole sheet: put it at the margin, before the first block"
        if line.day is not None and line.day.text:
            replacement = None
        return mistake(
            line.key_words, f"“{line.key_words.text}” is not a line {article} {keyword} can have", hint, replacement
        )
    text = line.words.text
    first, _, rest = text.partition(" ")
    hint, replacement = meant(text, bare_known)
    if hint is None and (near := closest(text.rstrip(":"), known)) and near == text:
        return mistake(line.words, f"“{text}” wants a colon and a value", f"write “{near}: …”")
    if hint is None and first in known and rest:
        return mistake(
            line.words.part(0, len(first)),
            f"a colon is missing after “{first}”",
            f"write “{first}: {rest}”",
            f"{first}:",
        )
    if hint is None and keyword == "role":
        hint = "a holder's name starts with a capital, or stands in quotes"
    return mistake(
        line.words,
        f"“{text}” is not a line {article} {keyword} can have",
        hint or f"it can have {_listed(known)}",
        replacement,
    )


def _listed(known: tuple[str, ...]) -> str:
    return ", ".join(f"“{key}:”" for key in known)


def _by_key(lines: tuple[KeyLine, ...], mistakes: list[Mistake]) -> Lines:
    """Lines sorted; one that stands twice though it may stand once, or says nothing, is a mistake."""
    found: dict[str, list[KeyLine]] = {}
    kept: list[KeyLine] = []
    for line in lines:
        before = found.get(line.key)
        if line.key and not line.value.text:
            mistakes.append(
                mistake(line.key_words, f"nothing follows “{line.key_words.text}”", "say what, or take the line out")
            )
        elif line.key and before and line.key not in word_set("repeatable"):
            related = ((before[0].words.place, "the first one"),)
            mistakes.append(
                mistake(line.key_words, f"“{line.key}:” stands twice", "keep one of the two", None, related)
            )
        else:
            if line.key:
                found.setdefault(line.key, []).append(line)
            kept.append(line)
    bare = tuple(line for line in kept if not line.key)
    return Lines({key: tuple(list_) for key, list_ in found.items()}, bare, tuple(kept))
