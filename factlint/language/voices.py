"""``relation founded`` in a sentence of the sheet: "was founded in 1871" asks for the passive of the declared verb.

The declared verb stays as its block has it; the sentence gets the same verb and its variants in the passive.
"""

from __future__ import annotations

from factlint.model import Verb
from factlint.records import replace
from factlint.text.verb_index import parse_phrase


def in_passive(meaning: object) -> object:
    """The verb as a passive with the variants that have one; unchanged where none can be seen in it."""
    if not isinstance(meaning, Verb):
        return meaning
    own = _passive(meaning.phrase)
    if own is None:
        return meaning
    return replace(meaning, phrase=own, also=tuple(text for one in meaning.also if (text := _passive(one))))


def _passive(written: str) -> str | None:
    phrase = parse_phrase(written)
    if phrase is None:
        return None
    return phrase.predicate if phrase.passive else replace(phrase, passive=True).predicate
