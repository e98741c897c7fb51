"""``Kurmanbek Bakiyev fled to Belarus in April 2010`` → NAME VERB NAME SPAN: the second of three steps.

Every declared name, count, verb and role, every amount and every span of dates becomes one token, longest first, so
that the grammar knows no names. Words that nobody declared are told apart by where they stand: capitals are names,
lower-case words after a subject are a verb.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint.language import spans, voices
from factlint.language.blocks import Stretch
from factlint.language.cursor import Cursor, Known
from factlint.language.mistakes import mistake
from factlint.language.names import Declared, lemma, split_words
from factlint.language.syntax import Word
from factlint.language.words import phrases, word_set, words
from factlint.model import Mistake

# After these stands a figure, or a count where it is a sum.
_BEFORE_AMOUNT = frozenset(["EQUAL", "SIGN", "IS", "EXACTLY", "NOT", "BOUND", "BETWEEN", "ABOUT", "WITHIN", "AND"])
# After these, and at the start, stands a count or a name; elsewhere lower-case words are a verb.
_BEFORE_TERM = frozenset(["POSS", "PREP", "PLUS", "EQUAL", "PART_OF", "ALL_AGREE", "EACH_AGREES"])
_JOINTS = frozenset(".&-–/")


def fold(stretch: Stretch, known: Known, mistakes: list[Mistake]) -> list[Word]:
    """The tokens of a sentence. What cannot be read as a number or date is added to *mistakes*."""
    folder = _Folder(stretch, known, mistakes)
    while folder.at < len(folder.raws):
        folder.step()
    return folder.found


class _Folder(Cursor):
    """The steps of a reading, one token each."""

    __slots__ = ()

    # --- one token ---

    def step(self) -> None:
        raw = self.raws[self.at]
        in_term = not self.found or self.last in _BEFORE_TERM
        if self.last in _BEFORE_AMOUNT and (end := self.amount_end(self.at)):
            self.emit("AMOUNT", end)
        elif raw.kind == "quote":
            self.quoted()
        elif self.fixed_phrase() or (not in_term and self.declared_verb()):
            return
        elif self.skips_article():
            self.at += 1
        elif self.name(in_term) or self.sign() or self.span():
            return
        elif raw.is_capital:
            self.capitals()
        elif raw.is_lower and in_term:
            self.count_words()
        elif raw.is_lower:
            self.verb_or_keyword()
        elif end := self.amount_end(self.at):
            self.emit("AMOUNT", end)
        else:
            self.emit("STRAY", self.at + 1)

    def skips_article(self) -> bool:
        """Whether a leading article may go: it may, before all but an amount."""
        return self.raws[self.at].key in word_set("articles") and self.at + 1 < len(self.raws)

    def fixed_phrase(self) -> bool:
        """``all documents agree on``, ``only grows``."""
        if not self.found:
            for phrase, type in phrases("agree").items():
                if self.keys(self.at, len(phrase)) == phrase:
                    self.emit(type, self.at + len(phrase))
                    return True
        elif self.key(self.at) == "only" and (way := phrases("only").get(self.keys(self.at, 2))):
            self.emit("ONLY", self.at + 2, way)
            return True
        return False

    # --- names ---

    def quoted(self) -> None:
        """A quoted name: the declared one, else a name as it stands."""
        raw = self.raws[self.at]
        inner = raw.text[1:-1].strip()
        found, _ = self.lookup(split_words(inner), 0, whole=True)
        if not inner:
            self.mistakes.append(mistake(self.words_of(self.at, self.at + 1), "there is nothing between the quotes"))
        if found:
            self.emit(*self.choose(found, self.at + 1), text=inner)
        else:
            self.emit("NAME", self.at + 1, None, inner)

    def name(self, in_term: bool) -> bool:
        """A declared name, count or role that starts here."""
        found, end = self.lookup(self.raws, self.at)
        if not found:
            return False
        # "Jeenbekov" is declared, "Jeenbekov Foundation" is another name
        if (
            end < len(self.raws)
            and self.raws[end].is_capital
            and self.raws[end - 1].is_capital
            and not self.starts_name(end)
        ):
            self.capitals()
            return True
        if not in_term and self.last not in _BEFORE_AMOUNT and all(one.type == "COUNT" for one in found):
            return False  # a word of the verb that also names a count
        type, _, meaning = self.choose(found, end)
        self.emit(type, end, meaning)
        return True

    def starts_name(self, at: int) -> bool:
        return bool(self.lookup(self.raws, at)[0]) or spans.date_end(self.raws, at) > at

    def choose(self, found: Sequence[Declared], end: int) -> tuple[str, int, object]:
        """One word may name a count and a thing: what stands round it decides."""
        by_type: dict[str, list[Declared]] = {}
        for one in found:
            by_type.setdefault(one.type, []).append(one)
        counts = self.last in _BEFORE_TERM - {"PREP"} or self.compares(end)
        order = ("COUNT", "NAME", "ROLE") if counts else ("NAME", "ROLE", "COUNT")
        if self.last in ("IS", "WAS", "NEVER"):
            order = ("ROLE", "NAME", "COUNT")
        type = next(type for type in order if type in by_type)
        meanings: list[object] = []
        full = [one for one in by_type[type] if one.is_full]
        for one in full or by_type[type]:  # a full name counts before a short form, and before another block's `not:`
            if one.meaning not in meanings:
                meanings.append(one.meaning)
        return type, end, meanings[0] if len(meanings) == 1 else tuple(meanings)

    def compares(self, at: int) -> bool:
        """Whether a comparison, a sum or a trend goes on at *at*."""
        key = self.key(at)
        if key in words()["signs"] or key in ("+", "only"):
            return True
        if key not in word_set("be"):
            return False
        following = self.key(at + 1)
        return bool(
            following in _first_words() or self.amount_end(at + 1) or self.keys(at + 1, 2) in phrases("operators")
        )

    def capitals(self) -> None:
        """An undeclared name: a run of capitalised words ("Bank", "J. K. Rowling", "Apollo 11")."""
        end = self.at + 1
        while end < len(self.raws):
            raw = self.raws[end]
            if spans.date_end(self.raws, end) > end:
                break
            joined = raw.text in _JOINTS and end + 1 < len(self.raws)
            if joined and self.raws[end + 1].is_capital and (raw.text == "." or raw.end == self.raws[end + 1].start):
                end += 2
            elif raw.is_capital or (raw.kind == "number" and self.last not in _BEFORE_AMOUNT):
                end += 1
            else:
                break
        self.emit("NAME", end)

    # --- words in lower case ---

    def count_words(self) -> None:
        """``seats``, or several words where a comparison follows (which somebody has to declare)."""
        end = self.at
        stop = word_set("be") | word_set("count_prepositions") | {"only", "never"}
        while end < len(self.raws) and self.raws[end].is_lower and self.key(end) not in stop:
            end += 1
        goes_on = end == len(self.raws) or self.compares(end) or self.key(end) in word_set("be")
        if end - self.at > 1 and goes_on and (self.found or end < len(self.raws)):
            self.emit("COUNT", end)
        else:
            self.emit("WORD", self.at + 1)

    def verb_or_keyword(self) -> None:
        """*is*, *never*, *of*, *and*, *within*, or a verb."""
        key = self.key(self.at)
        if key in word_set("never"):
            self.emit("NEVER", self.at + 1)
        elif key in word_set("be") or key in word_set("was"):
            self.be("IS" if key in word_set("be") else "WAS")
        elif key == "and" and self.last == "AMOUNT":
            self.emit("AND", self.at + 1)
        elif key == "within" and self.last == "AMOUNT":
            self.emit("WITHIN", self.at + 1)
        elif key == "to" and self.last == "AMOUNT":
            self.emit("STRAY", self.at + 1)
        elif self.takes_preposition(key):
            self.emit("PREP", self.at + 1)
        elif key == "and":
            self.emit("STRAY", self.at + 1)
        else:
            self.verb(self.at)

    def takes_preposition(self, key: str) -> bool:
        """``seats of``, ``debt to``; and ``is President of``."""
        if self.last in ("COUNT", "WORD"):
            return key in word_set("count_prepositions")
        before = self.found[-2].type if len(self.found) > 1 else ""
        is_title = before in ("IS", "WAS", "NEVER") or (before == "PREP" and self.found[0].type == "NAME")
        return self.last == "NAME" and is_title and key == "of"

    def be(self, type: str) -> None:
        """*is* with what follows: an operator, a figure, an office, or the rest of a verb."""
        start = self.at
        after = start + 1
        if self.parts_verb(after):
            self.raws[start], self.raws[after] = self.raws[after], self.raws[start]
            self.emit("NEVER", after)
            return
        for length in (2, 1):
            operator = phrases("operators").get(self.keys(after, length))
            if operator and (
                operator[0] not in ("BEFORE", "AFTER") or spans.date_end(self.raws, after + 1) == after + 1
            ):
                self.emit(type, after)
                self.emit(operator[0], after + length, operator[1])
                return
        if self.near_operator(type, after):
            return
        at = after + 1 if self.key(after) in word_set("articles") else after
        found, _ = self.lookup(self.raws, at)
        is_office = any(one.type == "ROLE" for one in found) and self.last != "COUNT"
        next_raw = self.raws[after] if after < len(self.raws) else None
        is_verb = next_raw is not None and next_raw.is_lower and self.key(after) not in word_set("never")
        if is_office or not is_verb or self.amount_end(after) or (found and self.key(after) in word_set("articles")):
            self.emit(type, after)
        else:
            self.verb(after)

    def parts_verb(self, at: int) -> bool:
        """Whether a "never" at *at* stands inside a verb: ``was never placed in``, not ``was never President of``."""
        verb = at + 1
        if self.last != "NAME" or self.key(at) not in word_set("never") or verb >= len(self.raws):
            return False
        if not self.raws[verb].is_lower or self.key(verb) in word_set("articles"):
            return False
        return not any(one.type in ("NAME", "ROLE") for one in self.lookup(self.raws, verb)[0])

    def near_operator(self, type: str, after: int) -> bool:
        """``is more than 5``: not a word of the language, but near one."""
        for length in (3, 2, 1):
            meant = phrases("near_operators").get(self.keys(after, length))
            if meant is None or not (self.amount_end(after + length) or meant == "part of"):
                continue
            if meant == "part of" or (length == 1 and self.amount_end(after)):
                return False
            covered = self.words_of(after, after + length)
            self.mistakes.append(
                mistake(covered, f"“is {covered.text}” is not a comparison", f"did you mean “is {meant}”?", meant)
            )
            self.emit(type, after)
            self.emit(*(phrases("operators")[tuple(meant.split())][0], after + length))
            return True
        return False

    def declared_verb(self) -> bool:
        """A declared relation, in any tense."""
        if not self.known.verbs.branches or not self.raws[self.at].is_lower:
            return False
        at = self.at
        while at < len(self.raws) and at - self.at < 3:
            branch, end, best, stop = self.known.verbs.branches, at, None, at
            while end < len(self.raws) and self.raws[end].kind in ("word", "number", "sign", "possessive"):
                following = branch.get(lemma(self.raws[end].key)) or branch.get(self.raws[end].key)
                if following is None:
                    break
                branch = following
                end += 1
                if "" in branch:
                    best, stop = branch[""][0], end
            if best is not None:
                after_be = at > self.at and lemma(self.raws[at - 1].key) == "be"
                passive = after_be and not self.raws[at].key.endswith("ing")
                by = stop < len(self.raws) and self.raws[stop].key == "by"
                self.emit("VERB", stop, voices.in_passive(best.meaning) if passive and not by else best.meaning)
                return True
            if lemma(self.raws[at].key) not in ("have", "will", "be", "do"):
                return False
            at += 1
        return False

    def verb(self, after: int) -> None:
        """The words between a subject and its object or date."""
        end = max(after, self.at + 1)
        while end < len(self.raws):
            raw = self.raws[end]
            if not raw.is_lower or raw.key in word_set("never") or raw.key == "and":
                break
            if spans.span_end(self.raws, end) > end:
                break
            found, _ = self.lookup(self.raws, end + 1 if raw.key in word_set("articles") else end)
            named = any(one.type in ("NAME", "ROLE") for one in found)
            if named or (
                raw.key in word_set("articles") and end + 1 < len(self.raws) and not self.raws[end + 1].is_lower
            ):
                break
            end += 1
        for at in range(self.at, end):
            if self.raws[at].key in word_set("negations"):
                covered = self.words_of(at, at + 1)
                self.mistakes.append(
                    mistake(
                        covered,
                        f"“{covered.text}” has no meaning here",
                        "write “never” before the verb: Bakiyev never fled to Russia",
                    )
                )
                break
        is_parted = (
            self.last == "NEVER" and self.raws[self.at].start < self.found[-1].stretch.start - self.stretch.start
        )
        self.emit("VERB", end, None, " ".join(raw.text for raw in self.raws[self.at : end]) if is_parted else None)

    # --- signs, figures, dates ---

    def sign(self) -> bool:
        raw = self.raws[self.at]
        if raw.kind == "possessive":
            self.emit("POSS", self.at + 1)
        elif raw.text == "+":
            self.emit("PLUS", self.at + 1)
        elif raw.text in words()["signs"]:
            operator = words()["signs"][raw.text]
            self.emit("EQUAL" if operator == "=" else "SIGN", self.at + 1, operator)
        else:
            return False
        return True

    def span(self) -> bool:
        """``in 2017``, ``from 2007 to 2021``, ``Sunday 4 October 2020``."""
        end = spans.span_end(self.raws, self.at)
        if end == self.at or not self.found or (end == self.at + 1 and self.last in _BEFORE_AMOUNT):
            return False
        covered = self.words_of(self.at, end)
        self.emit("SPAN", end, spans.read(covered, self.mistakes))
        return True


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for name in ("operators", "near_operators") for phrase in phrases(name))
