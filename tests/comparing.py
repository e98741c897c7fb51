"""When a fact that was read says the same as a fact that was annotated: values, dates, names, predicates.

Where a fact's text begins and ends, and whether a passive is read as its active, is a matter of taste; what it says is
not. Nothing here uses the program's own intervals or dates: a measure that shared its mistakes could not show them.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

Fact = Mapping[str, Any]

# --- words -----------------------------------------------------------------------------------------------------------

STOPWORDS = frozenset(
    {"a", "an", "the", "of", "in", "at", "on", "to", "for", "by", "with", "from", "and", "s", "then"}
    | {"his", "her", "its", "their", "our", "my"}
)


def fold(text: object) -> str:
    """Lower case without accents, quotes and possessive endings.

    >>> fold("Žeenbekov’s")
    'zeenbekov'
    """
    plain = unicodedata.normalize("NFKD", str(text or "").replace("’", "'").replace("\u202f", " "))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"'s\b|s'(?=\s|$)|[\"“”‘’\[\]()]", lambda m: "s" if m.group().startswith("s'") else "", plain).strip(
        " .,;:'"
    )


def singular(word: str) -> str:
    """A rough singular, the same for both sides of a comparison: parties, party; women, woman."""
    irregular = {"people": "person", "persons": "person", "feet": "foot", "metre": "meter", "metres": "meter"}
    word = irregular.get(word, word)
    if re.search(r"(?<!hu)(?<!^)men$", word):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ch|sh|ss|x)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def words(text: object) -> list[str]:
    """Folded singular words that carry meaning."""
    return [singular(w) for w in re.findall(r"[\w$£€%]+(?:[-.,]\w+)*", fold(text)) if w not in STOPWORDS]


def names_fit(wanted: object, got: object, aliases: Iterable[str] = ()) -> bool:
    """Whether the last word of one is in the other: "Ashdown" and "Marguerite Ashdown", "the base" and "base"."""
    there = words(got)
    if not there:
        return False
    for name in (str(wanted), *aliases):
        here = words(name)
        if here and (here[-1] in there or there[-1] in here):
            return True
    return False


# --- numbers ---------------------------------------------------------------------------------------------------------

SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
SCALES |= {"b": 1e9, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
NUMBER_WORDS |= {"ten": 10, "eleven": 11, "twelve": 12, "half": 50}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion|bn|mn|tn|[kmb])?\b", re.IGNORECASE)
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
RELATIVE_SLACK = 0.10  # a hedge or a rounding may widen a figure by a tenth
HEDGED_SLACK = 0.25  # "a couple of", "nearly": by a quarter, or by one
PERCENT_SLACK = 2.0  # "a quarter of the vote" is two points wide to either side
EQUAL = 0.01  # bounds are taken as written; some round them


def number_in(text: object) -> float | None:
    """The first number of some words, with its scale.

    >>> number_in("more than £2.3 million")
    2300000.0
    """
    if found := NUMBER.search(str(text)):
        return float(found[1].replace(",", "")) * SCALES.get((found[2] or "").lower(), 1)
    for word in re.findall(r"[a-z]+", fold(text)):
        if word in NUMBER_WORDS:
            return float(NUMBER_WORDS[word])
    return None


def same_number(a: float, b: float, slack: float = EQUAL) -> bool:
    """Whether two numbers are as good as equal."""
    return abs(a - b) <= slack * max(abs(a), abs(b)) + 1e-9


def bounds(value: object) -> tuple[float | None, float | None]:
    """The bounds of ``{"low": …, "high": …}``, or of a bare number."""
    if isinstance(value, Mapping):
        low, high = value.get("low"), value.get("high")
        return (None if low is None else float(low)), (None if high is None else float(high))
    number = value if isinstance(value, int | float) else number_in(value)
    return (None, None) if number is None else (float(number), float(number))


def number_fits(
    wanted: float, low: float | None, high: float | None, *, hedged: bool = False, percent: bool = False
) -> bool:
    """Whether the interval holds the number and is not much wider than it."""
    if low is None or high is None or not low - 1e-9 <= wanted <= high + 1e-9:
        return False
    slack = max(abs(wanted) * RELATIVE_SLACK, PERCENT_SLACK if percent else 0)
    if hedged:
        slack = max(slack, abs(wanted) * HEDGED_SLACK, 1)
    if abs(wanted) >= 1e6:  # "$4 billion" means ± half of its last digit
        digits = f"{int(abs(wanted))}".rstrip("0")
        slack = max(slack, 0.5 * 10 ** (len(f"{int(abs(wanted))}") - len(digits)))
    return low >= wanted - slack - 1e-9 and high <= wanted + slack + 1e-9


def unit_of(fact: Fact) -> str:
    """The unit of a quantity: "percent", "USD", "person"."""
    value = fact.get("value")
    return str((value.get("unit") if isinstance(value, Mapping) else None) or fact.get("unit") or "")


def quantity_fits(gold: Fact, fact: Fact) -> bool:
    """Whether a quantity has the annotated value; a share must be one, other units are told apart by `unit_fits`."""
    low, high = bounds(fact.get("value"))
    unit, of = singular(fold(unit_of(fact))), singular(fold(gold.get("of")))
    if of == "percent" and "percent" not in unit and unit != "%":
        return False
    if unit != of and unit in SECONDS and of in SECONDS:
        factor = SECONDS[unit] / SECONDS[of]
        low, high = (None if low is None else low * factor), (None if high is None else high * factor)
    wanted = gold["value"]
    if isinstance(wanted, list):
        if wanted[0] is None and wanted[1] is None:
            return True
        low_fits = wanted[0] in (None, 0) or (low is not None and same_number(wanted[0], low))
        high_fits = wanted[1] is None or (high is not None and same_number(wanted[1], high))
        not_open = wanted[0] != 0 or low is None or low <= 0.5 * float(wanted[1] or 1)  # "up to 700" is not 700
        return low_fits and high_fits and not_open and not (wanted[1] is None and high is not None and high == low)
    hedged = bool(gold.get("hedge"))
    if number_fits(float(wanted), low, high, hedged=hedged, percent=of == "percent"):
        return True
    # "almost a third": what lies just under the figure
    return (
        hedged
        and low is not None
        and high is not None
        and same_number(high, float(wanted), 0.02)
        and low >= 0.8 * wanted
    )


def unit_fits(gold: Fact, fact: Fact) -> bool:
    """Whether it counts what the annotation says it counts: by unit, or by the noun's last word."""
    wanted = words(gold.get("of"))
    for got in (words(unit_of(fact)), words(fact.get("of"))):
        if wanted and got and (got[-1] == wanted[-1] or wanted == got or (len(wanted) == 1 and wanted[0] in got)):
            return True
    return False


# --- dates -----------------------------------------------------------------------------------------------------------

VAGUE_DATE = re.compile(
    r"""(?ix) spring | summer | autumn | fall\b | winter | quarter | season | weekend | \bweek\b
        | mid | early | late | earlier | later | ago | following | (?:end|start|beginning)\ of
        | \d-\d\d$  # a season or a business year: 2018-19
    """
)


SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12)}


def _named_days(value: str) -> tuple[datetime.date, datetime.date] | None:
    """What ISO 8601 has no form for, as in TIMEX3: 2009-Q1, 2009-H2, 2009-SP, 2008-W50, 2010-W04-WE, 197 or 197X."""
    if found := re.fullmatch(r"(\d{4})-([QH])([1-4])", value):
        length = 3 if found[2] == "Q" else 6
        last = length * int(found[3])
        return days(f"{found[1]}-{last - length + 1:02}/{found[1]}-{last:02}")
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first_month, last_month = SEASONS[found[2]]
        return days(f"{found[1]}-{first_month:02}/{found[1]}-{last_month:02}")
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + datetime.timedelta(days=5 if found[3] else 0), monday + datetime.timedelta(days=6)
    if found := re.fullmatch(r"(\d{3})X?", value):
        return days(f"{found[1]}0/{found[1]}9")
    return None


def days(iso: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a partial ISO date or of a span of two.

    >>> days("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    first, _, last = iso.partition("/")
    try:
        if not last and (named := _named_days(first)):
            return named
        if last:
            start, end = days(first), days(last)
            return (start[0], end[1]) if start and end else None
        parts = [int(p) for p in first.split("T")[0].split("-")]
        if len(parts) == 3:
            day = datetime.date(*parts)
            return day, day
        start_day = datetime.date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
        following = datetime.date(parts[0] + 1, 1, 1)
        if len(parts) == 2 and parts[1] < 12:
            following = datetime.date(parts[0], parts[1] + 1, 1)
        return start_day, following - datetime.timedelta(days=1)
    except (ValueError, TypeError):
        return None


def date_fits(wanted: str | None, got: str | None, text: str = "", *, strict: bool = False) -> bool:
    """Whether two ISO dates are the same.

    A vague one ("the end of March") may be read more closely, and of a span either end will do.
    """
    if wanted is None or wanted == got:
        return True
    if got is None or strict:
        return False
    if ("/" in got and wanted in got.split("/")) or ("/" in wanted and got in wanted.split("/")):
        return True
    here, there = days(wanted), days(got)
    if not here or not there:
        return False
    return here == there or (bool(VAGUE_DATE.search(text)) and here[0] <= there[0] and there[1] <= here[1])


# --- relations -------------------------------------------------------------------------------------------------------

PREPOSITIONS = frozenset({"to", "in", "at", "on", "for", "by", "with", "from", "of", "into", "as", "against", "over"})
PREPOSITIONS |= {"off", "out", "up", "down"}
# A verb, then the forms and nouns that a stem does not find.
FORMS = """
buy bought purchase purchased | sell sold sale | win won | lose lost loss | hold held | lead led | speak spoke spoken
give gave given | send sent | take took taken | flee fled flight | beat beaten | strike struck | steal stole stolen
begin began begun | bear born birth | rise rose risen | die death died dead | close closure
end expire expiry run last | imprison jail jailed | dismiss sack sacked
"""
IRREGULAR = {form: row.split()[0] for row in re.split(r"[|\n]", FORMS) if row.strip() for form in row.split()[1:]}
ENDINGS = re.compile(r"(?:(?<=....)(?:[ai]tion|ment|[ntd]ing|ion|ing|ure|ied|ted|al|ee|er|y)|(?<=...)(?:ed|es|e|s))$")


def stem(verb: str) -> str:
    """A rough stem, the same for a verb, its participle and its noun: elected, election; close, closure.

    >>> stem("election") == stem("elected") == stem("elect")
    True
    """
    verb = IRREGULAR.get(verb, verb)
    verb = ENDINGS.sub("", verb)
    verb = IRREGULAR.get(verb, verb)
    return verb[:-1] if len(verb) > 3 and (verb[-1] == verb[-2] or verb[-1] in "et") else verb


def predicate_parts(predicate: object) -> tuple[list[str], set[str]]:
    """The stems of a predicate's verbs, and its prepositions; "be" is dropped, unless nothing else is there."""
    tokens = fold(predicate).replace("-", " ").split()
    main = [stem(t) for t in tokens if t not in PREPOSITIONS and t not in {"be", "was", "the", "a", "office"}]
    return main or tokens[:1], {t for t in tokens if t in PREPOSITIONS}


def predicate_fits(wanted: object, got: object) -> bool:
    """Whether one main verb is in the other predicate, and no preposition speaks against it."""
    here, here_with = predicate_parts(wanted)
    there, there_with = predicate_parts(got)
    if not any(t in here for t in there[:1]) and not any(h in there for h in here[:1]):
        return False
    apart = here_with - {"by"} and there_with - {"by"} and not here_with & there_with
    return not apart


def stated_date(fact: Fact, figures: Iterable[Fact]) -> list[str]:
    """The dates that a relation gives, else those that stand in its words."""
    given = [str(fact[key]) for key in ("time", "value", "object") if isinstance(fact.get(key), str)]
    if dates := [text for text in given if days(text)]:
        return dates
    within = [str(f["value"]) for f in figures if f["kind"] == "date" and str(f["text"]) in str(fact.get("text"))]
    return within + [match for text in given for match in re.findall(r"\b\d{4}\b", text)]


def stated_numbers(fact: Fact, figures: Iterable[Fact]) -> list[tuple[float | None, float | None]]:
    """The figures that a relation gives, else those that stand in its words."""
    given = [bounds(fact[key]) for key in ("value", "object") if fact.get(key) is not None]
    if any(low is not None or high is not None for low, high in given):
        return given
    return [bounds(f["value"]) for f in figures if f["kind"] == "quantity" and str(f["text"]) in str(fact.get("text"))]


def complement_fits(gold: Fact, fact: Fact, aliases: Iterable[str], figures: Iterable[Fact]) -> bool:
    """Whether the object, figure or date that the annotation names is there.

    *figures* are the quantities and dates of the same line: a relation may leave its figure or date to one of them.
    """
    if wanted := gold.get("object"):
        return names_fit(wanted, fact.get("object") or fact.get("value") or fact.get("text"), aliases)
    wanted = str(gold.get("value") or "")
    if not wanted:
        return True
    if days(wanted):
        return any(
            date_fits(wanted, got, "early") or date_fits(got, wanted, "early") for got in stated_date(fact, figures)
        )
    number = number_in(wanted)
    if number is None:
        return bool(set(words(wanted)) & set(words(fact.get("object") or fact.get("text"))))
    return any(
        number in (low, high) or number_fits(number, low, high, hedged=True)
        for low, high in stated_numbers(fact, figures)
    )


def relation_fits(gold: Fact, fact: Fact, aliases: Mapping[str, list[str]], figures: Iterable[Fact] = ()) -> bool:
    """Whether a relation says what the annotation says; the passive and the active of one verb say the same."""
    if bool(fact.get("negated")) != bool(gold.get("negated")) or not predicate_fits(
        gold["predicate"], fact.get("predicate")
    ):
        return False
    subject, target = str(gold["subject"]), str(gold.get("object") or "")
    if names_fit(subject, fact.get("subject"), aliases.get(subject, ())):
        return complement_fits(gold, fact, aliases.get(target, ()), figures)
    turned = names_fit(subject, fact.get("object"), aliases.get(subject, ()))
    if not turned:
        return False
    return not target or names_fit(target, fact.get("subject"), aliases.get(target, ()))


# --- roles -----------------------------------------------------------------------------------------------------------

STATES = {"ex": "former", "then": "former", "interim": "acting", "": "current"}
STATE_WORDS = frozenset({"former", "ex", "acting", "interim", "then", "current", "fugitive"})


def role_fits(gold: Fact, fact: Fact, aliases: Iterable[str] = ()) -> bool:
    """Whether the person is the one, and the words of one title lie in the other."""
    if not names_fit(gold["person"], fact.get("person"), aliases):
        return False
    wanted = set(words(str(gold["role"]).replace("-", " "))) - STATE_WORDS
    got = set(words(str(fact.get("role")).replace("-", " "))) - STATE_WORDS
    everything = got | set(words(fact.get("of")))
    return bool(wanted and got) and (wanted <= everything or (got <= wanted and words(gold["role"])[-1] in got))


def state_fits(gold: Fact, fact: Fact) -> bool:
    """Whether somebody holds, held or only fills an office."""
    wanted, got = str(gold.get("state", "current")), str(fact.get("state") or "")
    return STATES.get(wanted, wanted) == STATES.get(got, got)


MODE_GROUPS = {
    "quoted": "said",
    "attributed": "said",
    "reported": "said",
    "planned": "open",
    "conditional": "open",
    "asked": "open",
}


def mode_fits(gold: Fact, fact: Fact) -> bool:
    """Whether it is told as fact, as somebody's words, or as something that may not come."""
    wanted, got = str(gold.get("mode") or "asserted"), str(fact.get("mode") or "asserted")
    return MODE_GROUPS.get(wanted, wanted) == MODE_GROUPS.get(got, got)
