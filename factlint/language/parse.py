"""NAME VERB NAME SPAN → Related(…): the third of three steps, by the LALR(1) grammar in ``grammar.lark``.

A sentence that does not parse is a mistake in plain words: what stands where something else should, and an example.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factlint.language import spans, syntax
from factlint.language.blocks import Stretch
from factlint.language.cursor import Known
from factlint.language.declarations import stray_sign
from factlint.language.folding import fold
from factlint.language.mistakes import mistake
from factlint.language.syntax import Counted, Word
from factlint.language.words import word_set, words
from factlint.model import Mistake
from factlint.suggestion import closest

_GRAMMAR = Path(__file__).with_name("grammar.lark")


def _compared(counted: Counted, _is: Word, operator: Word, amount: Word) -> syntax.Compared:
    return syntax.Compared(counted, operator.meaning, (amount,))


def _related(subject: Word, verb: Word, object: Word, when: Word | None = None) -> syntax.Related:
    return syntax.Related(subject, verb, object, when)


def _never_related(subject: Word, _never: Word, verb: Word, object: Word, when: Word | None = None) -> syntax.Related:
    return syntax.Related(subject, verb, object, when, never=True)


def _has_never_related(subject: Word, _has: Word, never: Word, verb: Word, *rest: Word) -> syntax.Related:
    return _never_related(subject, never, verb, *rest)


def _held(person: Word, _be: Word, office: Word, when: Word | None = None) -> syntax.Held:
    return syntax.Held(person, office, None, when)


def _held_of(person: Word, _be: Word, title: tuple[Word, Word], when: Word | None = None) -> syntax.Held:
    return syntax.Held(person, *title, when)


def _title(first: Word | tuple[Word, Word], _of: Word, of: Word) -> tuple[Word, Word]:
    """``Minister`` of ``Finance``, and then ``Minister of Finance`` of ``Antara``."""
    if isinstance(first, Word):
        return first, of
    title = Stretch(of.stretch.line, first[0].stretch.start, first[1].stretch.end)
    return Word("NAME", title, None, title.text), of


def _never_held(person: Word, _be: Word, _never: Word, office: Word, when: Word | None = None) -> syntax.Held:
    return syntax.Held(person, office, None, when, never=True)


def _summed(*parts: Counted | Word) -> syntax.Summed:
    terms = tuple(part for part in parts if isinstance(part, Counted))
    return syntax.Summed(terms[:-1], terms[-1])


# What each alternative of the grammar builds.
_BUILDERS: dict[str, Any] = {
    "start": lambda sentence: sentence,
    "counted": lambda count: Counted(count),
    "counted_of": lambda count, preposition, owner: Counted(count, owner, preposition.text.lower()),
    "owned": lambda owner, _s, count: Counted(count, owner, "'s"),
    "owned_of": lambda owner, _s, count, _to, to: Counted(count, owner, "'s", to),
    "equal": lambda counted, _is, amount: syntax.Compared(counted, "=", (amount,)),
    "signed": lambda counted, sign, amount: syntax.Compared(counted, sign.meaning, (amount,)),
    "compared": _compared,
    "between": lambda counted, _is, _between, low, _and, high: syntax.Compared(counted, "between", (low, high)),
    "within": lambda counted, _is, _about, amount, _within, margin: syntax.Compared(
        counted, "about", (amount,), margin
    ),
    "is_within": lambda counted, _is, amount, _within, margin: syntax.Compared(counted, "about", (amount,), margin),
    "related": _related,
    "never_related": _never_related,
    "has_never_related": _has_never_related,
    "happened": lambda subject, verb, when: syntax.Happened(subject, verb, when),
    "never_happened": lambda subject, _never, verb, when: syntax.Happened(subject, verb, when, never=True),
    "held": _held,
    "held_of": _held_of,
    "never_held": _never_held,
    "title": _title,
    "before": lambda first, _be, _before, second: syntax.Ordered(first, second),
    "after": lambda first, _be, _after, second: syntax.Ordered(second, first),
    "summed": _summed,
    "contained": lambda part, _is, _of, whole: syntax.Contained(part, whole),
    "agree": lambda scope, counted: syntax.Agreed(counted, between=scope.type == "ALL_AGREE"),
    "moving": lambda counted, only: syntax.Moving(counted, grows=only.meaning == "grows"),
}


@functools.cache
def _parser() -> Any:
    import lark  # 40 ms, and only when a sheet is parsed anew
    from lark.lexer import Lexer

    class Folded(Lexer):
        """Lark's lexer: the tokens come folded."""

        def __init__(self, _configuration: Any):
            pass

        def lex(self, tokens: Any) -> Iterator[Any]:  # type: ignore[override]
            return iter(tokens)

    def inline(build: Any) -> Any:
        return staticmethod(lambda children: build(*children))

    members = {name: inline(build) for name, build in _BUILDERS.items()}
    transformer = type("Building", (lark.Transformer,), members)()
    return lark.Lark(
        _GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=Folded,
        transformer=transformer,
        maybe_placeholders=False,
    )


def parse_sentence(stretch: Stretch, known: Known, mistakes: list[Mistake]) -> syntax.Sentence | None:
    """The tree of a sentence. None, and a mistake, where it is none."""
    import lark

    before = len(mistakes)
    if stretch.text.count('"') % 2:
        start = stretch.text.index('"')
        stray = stray_sign(stretch)  # perhaps what stands where the other quote should
        words_ = stretch.part(min(start, stray.start - stretch.start) if stray else start)
        mistakes.append(mistake(words_, "a quote is not closed", "put the other quote, or take this one out"))
        return None
    tokens = fold(stretch, known, mistakes)
    try:
        tree: syntax.Sentence = _parser().parse(tokens)
    except lark.UnexpectedToken as error:
        if len(mistakes) == before:
            at = next((index for index, word in enumerate(tokens) if word is error.token), len(tokens))
            mistakes.append(_explain(stretch, tokens, at, frozenset(error.expected)))
        return None
    return None if any(word.type == "SPAN" and word.meaning is None for word in tokens) else tree


_FORMS = "a rule reads like “seats ≤ 120”, “Bakiyev fled to Belarus” or “term ends 2023”"


def _explain(stretch: Stretch, tokens: list[Word], at: int, expected: frozenset[str]) -> Mistake:
    """Why a sentence stops making sense at ``tokens[at]``, where one of *expected* should stand."""
    types = [word.type for word in tokens]
    if at == len(tokens):
        return _unfinished(stretch, tokens, expected)
    word, before = tokens[at], (tokens[at - 1] if at else None)
    text = word.text
    if word.type == "STRAY" and text in (".", ";", "!") and at == len(tokens) - 1:
        return mistake(word.stretch, f"a rule ends without “{text}”", "take it out", "")
    if "BETWEEN" in types[:at] and "AND" in expected:
        first = _first_word(word)
        return mistake(first, f"“between” wants “and” here, not “{first.text}”", "write “between 600 and 1,100”", "and")
    if text.lower() in word_set("span_openers") | {"to"} and at + 1 < len(tokens) and before and before.type != "VERB":
        rest = Stretch(word.stretch.line, tokens[at + 1].stretch.start, stretch.end)
        return mistake(rest, f"“{rest.text}” is not a date", spans.EXAMPLES)
    if "SPAN" in types[:at] and expected == {"$END"}:
        return mistake(word.stretch, f"“{text}” cannot stand after the date", "a rule ends with its date")
    if word.type == "SPAN" and types[0] in ("COUNT", "WORD", "NAME") and expected == {"$END"}:
        return mistake(
            word.stretch, "a figure has its time on a line of its own", f"indented under the rule: “during: {text}”"
        )
    if text == "and" and "$END" in expected | {"$END"} and types[:1] == ["NAME"]:
        return mistake(
            word.stretch, "one rule names one object", "write two rules, or put a name that holds “and” in quotes"
        )
    if word.type == "AMOUNT" and before is not None and before.text.split()[0] in word_set("be"):
        return _no_comparison(before)
    if word.type == "AMOUNT" and "SPAN" in expected:
        return mistake(word.stretch, f"“{text}” is not a date", "after a verb stands a name or a date: term ends 2023")
    if before is not None and before.type == word.type == "NAME":
        both = Stretch(word.stretch.line, before.stretch.start, word.stretch.end)
        quoted = None if '"' in both.text or "“" in both.text else f'"{both.text}"'
        return mistake(both, f"“{before.text}” and “{text}” stand side by side", "quotes make them one name", quoted)
    if before is not None and before.type == "NAME" and text[0].isdigit():
        figure = _first_word(word)
        both = Stretch(word.stretch.line, before.stretch.start, figure.end)
        return mistake(
            both, f"“{both.text}” is read as a name and a figure", "quotes make them one name", f'"{both.text}"'
        )
    if word.type == "ROLE" and at == 0:
        return mistake(
            word.stretch, "a rule cannot start with an office", "name the person: “NAME is OFFICE since 2017”"
        )
    if before is not None and before.type == "VERB" and word.type in ("COUNT", "WORD", "ROLE"):
        return mistake(
            word.stretch, f"a name or a date should stand here, not “{text}”", "put a name without capitals in quotes"
        )
    if word.type == "AMOUNT" and before is not None and before.type in ("VERB", "WAS"):
        return mistake(
            before.stretch, f"“{before.text}” is no comparison", "write “is”, “is at most”, “is between … and …”", "is"
        )
    if (
        types[0] == "NAME"
        and (word.type in ("EQUAL", "SIGN", "PLUS", "ONLY") or (before and before.type == "IS"))
        and word.type != "STRAY"
        and at < 3
    ):
        hint = "say what is counted: “Kyrgyzstan's population is 6 million”; counts are written in lower case"
        return mistake(tokens[0].stretch, f"“{tokens[0].text}” is a name, and a name has no figure", hint)
    if word.type == "WAS" and at + 1 < len(tokens) and tokens[at + 1].type == "AMOUNT":
        return mistake(word.stretch, f"“{text}” is no comparison", "a rule says “is”, of any time", "is")
    if text in '"“”':
        return mistake(word.stretch, "a quote is not closed", "put the other quote, or take this one out")
    if at == 0:
        return mistake(word.stretch, f"a rule cannot start with “{text}”", _FORMS)
    if word.type == "NAME" and at == len(tokens) - 1 == 1 and types[0] in ("COUNT", "WORD"):
        return _no_block(tokens[0])
    return mistake(word.stretch, f"“{text}” cannot stand here", _what_fits(expected) or _FORMS)


def _no_block(word: Word) -> Mistake:
    """``company Harbour``: a declaration whose first word is none of the language's."""
    names = words()["named_blocks"]
    near = words()["near_blocks"].get(word.text.lower()) or closest(word.text.lower(), names)
    hint = f"did you mean “{near}”?" if near else f"names are declared by {', '.join(names[:-1])} or {names[-1]}"
    return mistake(word.stretch, f"“{word.text}” does not start a block", hint, near)


def _no_comparison(verb: Word) -> Mistake:
    """``is atleast 5``."""
    be, _, rest = verb.text.partition(" ")
    near = closest(
        rest, [operator for operator in words()["operators"] if operator not in ("before", "after", "part of")]
    )
    words_ = verb.stretch.part(len(be))
    hint = f"did you mean “{be} {near}”?" if near else "write “is”, “is at most”, “is over”, “is about” …"
    return mistake(words_, f"“{verb.text}” is not a comparison", hint, near)


def _first_word(word: Word) -> Stretch:
    return word.stretch.part(0, len(word.stretch.text.split()[0]))


def _unfinished(stretch: Stretch, tokens: list[Word], expected: frozenset[str]) -> Mistake:
    if not tokens:
        return mistake(stretch, "a sentence is missing here", _FORMS)
    last = tokens[-1]
    end = last.stretch
    if len(tokens) == 1:
        return mistake(end, f"“{last.text}” alone states nothing", _FORMS)
    if last.type == "VERB" and len(tokens) == 2 and tokens[0].type in ("WORD", "COUNT", "STRAY"):
        return mistake(stretch, f"“{stretch.text}” states nothing that can be checked", _FORMS)
    fits = _what_fits(expected)
    if expected <= {"WORD", "COUNT"} and last.type == "POSS":
        return mistake(end, "what is counted is missing at the end", "for example “population”")
    return mistake(end, f"the sentence stops after “{last.text}”", fits or _FORMS)


# What may follow, said by example; the first that fits is told.
_WANTED: tuple[tuple[str, str], ...] = (
    ("AMOUNT", "a figure should stand here, such as 120, $6.35 billion or 30%"),
    ("AND", "“and” should stand here"),
    ("SPAN", "a name or a date should stand here: “fled to Belarus”, “ends in 2023”"),
    ("ROLE", "an office or a comparison should stand here"),
    ("EQUAL", "a comparison should stand here, such as “=”, “≤”, “is at most”; or a verb with its date"),
    ("VERB", "a verb should stand here: “Bakiyev fled to Belarus”"),
    ("NAME", "a name should stand here; without capitals it wants quotes"),
    ("WORD", "what is counted should stand here, in lower case"),
)


def _what_fits(expected: frozenset[str]) -> str | None:
    return next((said for type, said in _WANTED if type in expected), None)


def is_undeclared_count(word: Word) -> bool:
    """Whether a token is several lower-case words that a sheet has to declare before they count anything."""
    return word.type == "COUNT" and word.meaning is None and word.text.lower() not in word_set("articles")
