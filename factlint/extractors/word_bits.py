"""``bit.DETERMINER | bit.PRONOUN``: what a word may be, as bits of a plain integer.

A module and not a class or an enumeration: Python reads a module's constant four times as fast as a class's, and ten
times as fast as an enumeration's member; none is above ``1 << 29``, up to which integers are combined fastest.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1  # his, their
SUBJECT: Final = 1 << 2  # he, they
OBJECT: Final = 1 << 3  # him, but not "her"
PRONOUN: Final = 1 << 4
RELATIVE: Final = 1 << 5
PREPOSITION: Final = 1 << 6
SUBORDINATOR: Final = 1 << 7
COORDINATOR: Final = 1 << 8
NEGATOR: Final = 1 << 9
ADVERB: Final = 1 << 10
ALONE: Final = 1 << 11  # makes the same chunk, or none, wherever it stands: `small_chunk`
MODAL: Final = 1 << 12
BE: Final = 1 << 13
HAVE: Final = 1 << 14
DO: Final = 1 << 15
VERB: Final = 1 << 16  # a form of a verb that the data know, or what ends like one
TO: Final = 1 << 17
NOT: Final = 1 << 18
OWNS: Final = 1 << 19  # 's, '
SIGN: Final = 1 << 20  # starts with no letter, digit, apostrophe or currency
OUTSIDE: Final = 1 << 21  # a sign that no noun phrase holds
SKIPPED: Final = 1 << 22  # a sign that a noun phrase holds, and that is no part of its head: [ ] .
DIGIT: Final = 1 << 23
HEDGE: Final = 1 << 24  # opens "up to", "as many as"
LY: Final = 1 << 25
INSIDE: Final = 1 << 26  # an adverb that may stand inside a noun phrase: "more"
APOSTROPHE: Final = 1 << 27
NAMED: Final = 1 << 28  # where it stands: a name begins here
DATED: Final = 1 << 29  # where it stands: a date begins here

AUXILIARY: Final = MODAL | BE | HAVE | DO
NEVER_IN_NOUN: Final = PREPOSITION | COORDINATOR | RELATIVE | SUBORDINATOR | NOT
VERBAL: Final = AUXILIARY | VERB | TO
