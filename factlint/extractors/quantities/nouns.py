"""The noun that a figure counts: "12 *political parties* reported", "623,000 *Kyrgyz*", "dozens of *schools*"."""

from __future__ import annotations

from factlint.extractors.quantities.scene import Scene, counted, is_finite, lists, readings
from factlint.records import dataclass
from factlint.text.morphology import Form
from factlint.values.numbers import number_at
from factlint.values.plurals import is_invariant, is_plural, singular

_FIRST_DECADE, _LAST_DECADE = "1500", "2100"  # "the 1990s" are years
_LONGEST = 8  # words of a noun phrase
_TABLE = 7  # letters: "table", "cable" and "syllable" are nouns


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase, as token indices: ``words[start:end]``, its head ``words[end - 1]``."""

    start: int
    end: int
    head: str  # singular, lower case
    modifiers: tuple[str, ...] = ()
    demonym: str = ""
    sure: bool = True


def noun_after(scene: Scene, start: int, *, many: bool = True) -> Noun | None:
    """The noun phrase that begins at token *start*; *many*: a plural is expected. None where no noun follows."""
    stops = lists().stops
    adverbs = lists().adverbs
    lower = scene.lower
    head = -1
    end = start
    while end < len(lower) and end - start < _LONGEST:
        word, written = lower[end], scene.words[end]
        if not (written[0].isalpha() or ("-" in written and written[-1].isalpha())):
            if (
                many
                and written[-1] == "s"
                and written[:-1].isdecimal()
                and not (_FIRST_DECADE <= written < _LAST_DECADE)
            ):
                head, end = end, end + 1  # the 777s of "18 more 777s"
                continue
            if written.isdecimal() and scene.is_capital(end - 1) and end > start:
                end += 1  # the 787 of "Boeing 787 Dreamliners"
                continue
            if word in ("'s", "'") and end > start and scene.glued(end) and _begins_noun(scene, end + 1):
                head = -1
                end += 1
                continue
            if word in (",", "“", '"', "‘") and head < 0 and _list_of_adjectives(scene, start, end):
                end += 1
                continue
            break
        if end in scene.dated and head >= 0:
            break
        if end == start and number_at(lower, end) is not None:
            break  # "down from 58 four years ago"
        if end == start and many and _may_be_base(word) and scene.is_capital(end + 1) and written[0].islower():
            break  # "of 588 players, 402 give City a chance"
        if word in stops:
            if head < 0 and many and word in ("and", "or") and end > start and _plural_ahead(scene, end + 1):
                if number_at(lower, end + 1) is not None:
                    break  # "seven Polish and four Czech tourists"
                end += 1
                continue
            if word in adverbs and head < 0 and _begins_noun(scene, end + 1) and not _is_clause(scene, end):
                end += 1
                continue
            break
        if written[0].isupper() and head >= 0 and not scene.words[head][0].isupper():
            break
        if head >= 0 and many and not _continues(scene, end):
            break
        if head < 0 and many and is_finite(word) and not _is_modifier(scene, end):
            break
        if not many and end > start and _is_verb(scene, end):
            break
        if many:
            if is_plural(word) and not (written.isupper() and len(written) < 4) and not word.endswith("'s"):
                head = end
        else:
            head = end
        end += 1
    if head >= 0:
        return _noun(scene, start, head) if head not in scene.dated else None
    return _without_plural(scene, start, end) if many else None


def _is_clause(scene: Scene, adverb: int) -> bool:
    """ "30 *since* Andre Agassi", "all three *also* face trial": what follows the adverb is no noun of the figure."""
    word = scene.word[adverb]
    return word in lists().subordinators or (word not in lists().inside and _may_be_base(scene.word[adverb + 1]))


def _begins_noun(scene: Scene, index: int) -> bool:
    word = scene.word[index]
    return (
        bool(word)
        and word[0].isalpha()
        and word not in lists().stops
        and not (is_finite(word) and not _is_modifier(scene, index))
    )


def _is_modifier(scene: Scene, index: int) -> bool:
    """Whether the participle at *index* stands before a noun: "600 injured people", not "1,480 voted"."""
    following = scene.word[index + 1]
    if not following or not following[0].isalpha() or following in lists().stops:
        return False
    return _plural_ahead(scene, index + 1)


def _plural_ahead(scene: Scene, index: int) -> bool:
    for at in range(index, min(index + 4, len(scene.lower))):
        word = scene.lower[at]
        if not word[0].isalpha() or word in lists().stops:
            return False
        if is_plural(word):
            return True
    return False


def _list_of_adjectives(scene: Scene, start: int, comma: int) -> bool:
    """ "two small, poor villages": one word before the comma, a plural soon after."""
    if comma == start or comma - start > 2:
        return comma == start and scene.word[comma] != "," and _plural_ahead(scene, comma + 1)
    after = scene.word[comma + 1]
    if scene.word[comma] != "," or not after or after in lists().stops or is_finite(after):
        return False
    return not is_plural(scene.word[comma - 1]) and not is_plural(after) and _plural_ahead(scene, comma + 2)


def _continues(scene: Scene, index: int) -> bool:
    """Whether a word after a plural still belongs to the noun: "sports clubs", not "people use" or "men attacked"."""
    word, before = scene.lower[index], scene.lower[index - 1]
    if is_plural(word):
        return scene.glued(index) or before.endswith("s") or (is_invariant(before) and word not in counted["states"])
    return False


def _is_verb(scene: Scene, index: int) -> bool:
    word = scene.lower[index]
    if is_finite(word):
        return not (_begins_noun(scene, index + 1) and word.endswith("ed"))
    return any(form & (Form.S | Form.ING) for _, form in readings(word))


def _noun(scene: Scene, start: int, head: int) -> Noun:
    written = scene.words[head]
    demonym = next((scene.words[at] for at in range(start, head + 1) if scene.words[at][0].isupper()), "")
    modifiers = tuple(word for word in scene.lower[start:head] if word[0].isalnum())
    unit = (
        singular(scene.lower[head]) if not written[0].isupper() or is_plural(scene.lower[head]) else scene.lower[head]
    )
    return Noun(start, head + 1, unit, modifiers, demonym)


def _without_plural(scene: Scene, start: int, end: int) -> Noun | None:
    """A noun that does not look like a plural: "623,000 Kyrgyz", "five Dreamliner"; unsure unless it is a name."""
    while end > start and not scene.words[end - 1][0].isalpha():
        end -= 1
    if end == start:
        return None
    head = end - 1
    if head in scene.dated:
        return None  # "turns 34 next month", "up from eight last year", "killed dozens Sunday"
    if len(scene.words[head]) == 1:
        return None  # the S of "10 S&P 500 sectors"
    named = max((at for at in range(start, end) if scene.words[at][0].isupper()), default=-1)
    if named >= 0 and (named == head or _is_verb(scene, named + 1) or _may_be_base(scene.lower[named + 1])):
        return _noun(scene, start, named)
    word = scene.lower[head]
    if _is_adjective(word) or (_is_ing(word) and scene.word[head + 1] in lists().determiners):
        return None  # "75 available", "of 3,897 rating the stock"
    if is_finite(word) or word.endswith("ly") or _may_be_base(word):
        return None
    found = _noun(scene, start, head)
    return Noun(found.start, found.end, found.head, found.modifiers, found.demonym, sure=False)


def _is_adjective(word: str) -> bool:
    return len(word) > _TABLE and word.endswith(("able", "ible"))


def _is_ing(word: str) -> bool:
    return any(form & Form.ING for _, form in readings(word))


def _may_be_base(word: str) -> bool:
    return any(form & Form.BASE for _, form in readings(word))


def of_phrase(scene: Scene, start: int) -> tuple[tuple[str, ...], int]:
    """The words of the noun phrase at *start*, of any number ("steel", "the country's national debt"), and its end."""
    at = start
    if scene.word[at] in lists().determiners:
        at += 1
    if (whole := number_at(scene.lower, at)) is not None and whole.kind == "number":
        at = whole.end
    first = at
    stops = lists().stops
    while at < len(scene.lower) and at - first < _LONGEST:
        word = scene.lower[at]
        if word in ("'s", "'") and scene.glued(at):
            first = at + 1
        elif not word[0].isalpha() or word in stops or at in scene.dated or (at > first and _closes(scene, at)):
            break
        at += 1
    return scene.lower[first:at], at


def _closes(scene: Scene, at: int) -> bool:
    """Whether the word at *at* can no longer belong to the noun phrase before it."""
    if is_plural(scene.lower[at - 1]) and not is_plural(scene.lower[at]):
        return True
    if any(form & Form.S for _, form in readings(scene.lower[at])):
        return scene.word[at + 1] in lists().determiners or scene.word[at + 1][:1].isdecimal()  # "report makes 65 …"
    if any(form & Form.ING for _, form in readings(scene.lower[at])):
        return not _begins_noun(scene, at + 1) or number_at(scene.lower, at + 1) is not None  # "baby weighing seven …"
    return is_finite(scene.lower[at]) and not _begins_noun(scene, at + 1)


def of_what(scene: Scene, at: int) -> tuple[Noun | None, tuple[str, ...]]:
    """What a measure before token *at* is of ("900,000 tonnes *of steel*") or measures ("a £61.4m *budget*")."""
    if scene.word[at] == "of":
        modifiers, end = of_phrase(scene, at + 1)
        return (Noun(end - len(modifiers), end, modifiers[-1], modifiers), modifiers) if modifiers else (None, ())
    measured = measured_noun(scene, at)
    return (None, ()) if measured is None else (measured, (*measured.modifiers, measured.head))


def measured_noun(scene: Scene, at: int) -> Noun | None:
    """The noun directly after a measure: "£61.4m *budget*", "48-hour *walkout*", "4.9 percent *increase*"."""
    word = scene.word[at]
    if (
        not word
        or not word[0].isalpha()
        or word in lists().stops
        or word in counted["measure_tails"]
        or at in scene.dated
        or is_finite(word)
    ):
        return None
    if any(form & Form.S for _, form in readings(word)) and not scene.lower[at - 1].count("-"):
        return None  # "the £61.4 million breaks down"
    words_of, end = of_phrase(scene, at)
    if not words_of or words_of[-1] in counted["measure_tails"]:
        return None
    return Noun(end - len(words_of), end, words_of[-1], words_of[:-1])
