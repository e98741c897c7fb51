"""``AT&amp;T`` → ``AT&T    ``: characters for their entities, in a text that keeps its length.

Inside a word the padding goes behind the word, so that "Hallworth&rsquo;s" stays whole; elsewhere it goes before the
character, so that "&pound;61.4" stays together.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REST = re.compile(r"[^\W_]*")


def decode_entities(text: str) -> str:
    """Return *text* with every entity as its character and as many spaces as the entity was longer."""
    if "&" not in text:
        return text
    pieces: list[str] = []
    position = 0
    for match in _ENTITY.finditer(text):
        character = html.unescape(match.group())
        if len(character) != 1 or match.start() < position:
            continue
        start, end = match.span()
        before = text[start - 1 : start]
        pieces.append(text[position:start])
        position = end
        if character.isspace():
            pieces.append(" " * (end - start))
        elif before.isalnum():
            rest = _REST.match(text, end)
            assert rest  # it matches nothing at least
            pieces.append(character + rest.group() + " " * (end - start - 1))
            position = rest.end()
        else:
            pieces.append(" " * (end - start - 1) + character)
    pieces.append(text[position:])
    return "".join(pieces)
