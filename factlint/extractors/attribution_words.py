"""The lists of ``attribution.yaml`` as sets: ``attribution_words().weak`` holds "added", "reported", …"""

from __future__ import annotations

import functools

from factlint import data
from factlint.records import dataclass

QUOTES = frozenset("“”\"«»„‘’'")


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """What the data file says of each list; `triggers` are the words that wake a search for who speaks."""

    triggers: frozenset[str]
    speech: frozenset[str]
    weak: frozenset[str]
    participles: frozenset[str]
    told: frozenset[str]
    adverbs: frozenset[str]
    asides: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    according_words: frozenset[str]
    passives: frozenset[str]
    be: frozenset[str]
    between: frozenset[str]
    adjuncts: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    speaker_ends: frozenset[str]
    speaker_parts: frozenset[str]
    speaker_bounds: frozenset[str]
    name_parts: frozenset[str]
    finite: frozenset[str]
    hearsay: frozenset[str]
    hearsay_too: frozenset[str]
    before_hearsay: frozenset[str]
    accusing: frozenset[str]
    accusing_of: frozenset[str]


@functools.cache
def attribution_words() -> AttributionWords:
    raw = data.load("attribution")
    sets = {name: frozenset(entries) for name, entries in raw.items() if name != "according"}
    sets["speaker_bounds"] |= QUOTES
    according = tuple(tuple(entry.split()) for entry in raw["according"])
    triggers = sets["speech"] | sets["adverbs"] | sets["hearsay"] | sets["accusing"] | {words[0] for words in according}
    # "in" and "as" open a phrase of their own too often to wake anything: those phrases are found by their second word
    triggers = triggers - {"in", "as"} | {"words", "view", "opinion"}
    according_words = frozenset(word for phrase in according for word in phrase)
    return AttributionWords(triggers=triggers, according=according, according_words=according_words, **sets)
