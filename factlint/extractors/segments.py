"""Segments: the stretches of a sentence that have a time of their own.

"28 of the 48 seats on the council, | which had 54 seats in 2016, | and the next elections …": 2016 dates only the 54.
"""

from __future__ import annotations

import functools

from factlint import data
from factlint.model import Sentence, Tokens
from factlint.records import dataclass
from factlint.text.morphology import Form, known


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]`` of the document; `kind` is main, lead, relative, dated or subordinate."""

    start: int
    end: int
    kind: str

    def holds(self, offset: int) -> bool:
        """Whether a document offset lies inside."""
        return self.start <= offset < self.end


@functools.cache
def segment_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data.load("segments").items()}


def segments(sentence: Sentence) -> tuple[Segment, ...]:
    """Cut a sentence at its punctuation and its relative and subordinating words."""
    tokens = sentence.tokens
    words = segment_words()
    cuts: list[tuple[int, str]] = [(0, "main")]
    for index in range(1, len(tokens)):
        word, before = tokens.lower[index], tokens.lower[index - 1]
        if word in {";", ":", "(", ")"} or (word in {"–", "—", "--"} and _is_spaced(tokens, index)):
            kind = "subordinate" if word == "(" else "main"
            cuts.append((index, kind))
        elif word in words["relative"] and (
            before in {",", "–", "—", "of", "in", "to"} or _follows_noun(tokens, index)
        ):
            cuts.append((index, "relative"))
        elif word in words["dated"]:
            cuts.append((index, "dated"))
        elif word in words["subordinate"] and (before == "," or word not in words["only_after_comma"]):
            cuts.append((index, "subordinate"))
        elif before == "," and (_opens_clause(tokens, index) or _ends_aside(cuts, index)):
            cuts.append((index, "main"))
        elif before == "," and len(cuts) == 1 and _opens_scene(tokens, words):
            cuts[0] = (0, "lead")
            cuts.append((index, "main"))
    if cuts[0][1] == "main" and len(cuts) > 1 and cuts[1][1] != "main" and _opens_scene(tokens, words):
        cuts[0] = (0, "lead")  # "By Sunday evening, when …, the earthquake had …"
    offsets = [tokens.starts[index] for index, _ in cuts] if len(tokens) else [sentence.start]
    offsets[0] = sentence.start
    ends = [*offsets[1:], sentence.end]
    return tuple(Segment(start, end, kind) for start, end, (_, kind) in zip(offsets, ends, cuts, strict=True))


def _ends_aside(cuts: list[tuple[int, str]], index: int) -> bool:
    """Whether a comma takes the sentence back to its main clause."""
    return cuts[-1][1] in ("relative", "dated", "subordinate") and cuts[-1][0] < index - 1


def _opens_clause(tokens: Tokens, index: int) -> bool:
    """Whether a conjunction, a subject and its verb follow: "and the next elections are", not "and three doctors"."""
    words = segment_words()
    if tokens.lower[index] not in words["coordinating"]:
        return False
    index += 1
    if index + 1 >= len(tokens) or not (tokens.lower[index] in words["subjects"] or tokens.words[index][:1].isupper()):
        return False
    for word in tokens.lower[index + 1 : index + 7]:
        if not word[0].isalpha():
            return False
        if any(kind & (Form.PAST | Form.S) and not kind & Form.PARTICIPLE for _, kind in known().get(word, ())):
            return True
        if word in words["finite"]:
            return True
    return False


def _is_spaced(tokens: Tokens, index: int) -> bool:
    return tokens.ends[index - 1] < tokens.starts[index]


def _follows_noun(tokens: Tokens, index: int) -> bool:
    """Whether a relative word without a comma is one: "the man who", not "asked who"."""
    return tokens.lower[index] in {"which", "who"} and tokens.words[index - 1][:1].isalpha()


def _opens_scene(tokens: Tokens, words: dict[str, frozenset[str]]) -> bool:
    return bool(len(tokens)) and tokens.lower[0] in words["leading"]
