"""``sorts.NOUN``: what a chunk of a sentence is. Plain integers of a module, which Python reads fastest."""

from __future__ import annotations

from typing import Final

NONE: Final = 0  # there is no chunk
NOUN: Final = 1  # a noun phrase
VERB: Final = 2  # a verb group
PREPOSITION: Final = 3
COMMA: Final = 4
AND: Final = 5  # a coordinator
SUBORDINATOR: Final = 6
RELATIVE: Final = 7  # a relative pronoun
BREAK: Final = 8
TIME: Final = 9
NOT: Final = 10
