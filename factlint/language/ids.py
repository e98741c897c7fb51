"""``seats ≤ 120`` → seats-at-most-120: the id of a rule without one, and of what a block implies.

Lower case, accents kept, quotes and apostrophes dropped, signs as words (language, section 2).
"""

from __future__ import annotations

import re

_SIGNS = {
    "<=": "at-most",
    "=<": "at-most",
    ">=": "at-least",
    "=>": "at-least",
    "!=": "is-not",
    "==": "is",
    "≤": "at-most",
    "≥": "at-least",
    "≠": "is-not",
    "=": "is",
    "<": "under",
    ">": "over",
    "+": "plus",
    "%": "percent",
}
_SIGN = re.compile("|".join(re.escape(sign) for sign in _SIGNS))
_DROPPED = re.compile("[\"“”'’‘]|(?<=\\d),(?=\\d)")
_BETWEEN = re.compile(r"[^\w]+")


def id_of(text: str) -> str:
    """The id that words make."""
    spelt = _SIGN.sub(lambda sign: f" {_SIGNS[sign.group()]} ", _DROPPED.sub("", text.lower()))
    return _BETWEEN.sub("-", spelt).replace("_", "-").strip("-")
