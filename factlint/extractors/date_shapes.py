"""The shapes of dates, as regular expressions over kinds: ``M[NO],?Y`` is "October 7, 2020".

In order of preference; the first that fits at a place is read. What each letter means stands in :mod:`.date_words`.
"""

from __future__ import annotations

import re

from factlint.lookup import Lookup

_COUNT = "(?:q{1,3}o?|[NnYG])"

SHAPES: tuple[tuple[str, str, str], ...] = (  # its name, the kinds that it may begin with, itself
    ("months_to", "tqNnU", rf"t?(?:{_COUNT})?U[Tz](?:t?po)?(?:MN|N?M)(?:,?Y)?"),  # the three months to June
    ("months_of_year", "LQ", rf"[LQ]{_COUNT}Uo(?:t?[LXH]?U|tV?U|Y)"),  # the first nine months of 2024, of the year
    ("full", "WI", r"(?:W,?)?I"),  # 2020-10-05, 19.03.2021
    ("dashed", "NY", r"N-N-Y|Y-N-N"),  # 19-03-2021, 2021-03-04T10:00
    ("days_month", "WtNO", r"(?:W,?)?t?[NO][-T/A]t?[NO]o?M(?:,?Y)?"),  # 9 to 11 May 2020
    ("month_days", "M", r"M[NO][-T][NO](?!M)(?:,?Y)?|M[NO]A[NO],?Y|M[NO]A[NO](?![MUc%])"),  # June 3-5
    ("day_pointed", "WtNOM", r"(?:WP?,?)?(?:t?[NO]o?M|M(?:t?O|N)),?o?[LXH]U"),  # 16 August last year
    ("day", "N", r"N-M-Y"),  # 11-May-1997
    ("day", "WtNO", r"(?:WP?,?)?t?[NO]o?M(?:,?Y)?"),  # Sunday 4 October 2020, the 18th of March
    ("day", "WM", r"(?:WP?,?)?M(?:t?O|N)(?:,?Y)?"),  # Monday, June 14
    ("months", "M", r"M[-T]M(?![NO])(?:,?Y)?"),  # January to March 2020
    ("month", "pM", r"(?:po?-?)?M[,o]?Y"),  # December 2020
    ("named_month", "LXHM", r"[LXH]M|M,?o?[LXH]U"),  # last October, October of next year
    ("season", "psLXH", r"(?:p-?)?so?tY|(?:p-?)?so?Y(?:-[Nn])?|[LXH]s"),  # winter of 2021-22, last summer
    ("quarter", "QKL", r"(?:Q-?Z|K)o?(?:t?[LXH]U|tU|Y(?!-[Nn]))|Q-?Z|LZo?Y"),  # the first quarter of 2021
    ("decade", "pDE'", r"(?:po?t?-?)?D|(?:(?<=t)|(?<=p-)|(?<=p)|(?<=EA))'?E"),  # mid-1980s
    ("centuries", "O", r"O-?c?(?:A|T|-)t?O-?c"),  # the 18th and 19th centuries
    ("era", "jNnYG", r"j[NnY]|[NnYG][jb]"),  # AD 79, 480 BC
    ("century", "pO", r"(?:po?t?-?)?O-?c"),  # the late 19th century
    ("split_year", "Y", r"Y[-/][Nn](?!-)"),  # 2021-22
    ("years", "Y", r"Y-Y"),  # 2008–2012
    ("weekdays_ago", "qNnYG", _COUNT + "va"),  # two Fridays ago
    ("part_of_month", "LQ", r"[LQ]Uot?M(?:,?Y)?"),  # the last week of March
    ("weekday_of_month", "LQ", r"[LQ]W[ow]M(?:,?Y)?"),  # the last Saturday of September, the first Monday in May
    ("ago", "qNnYG", _COUNT + r"Ua"),  # three years ago
    ("later", "qNnYG", _COUNT + r"U(?:[el]|r(?=[0,;]|$))"),  # two days later, a year before
    ("stretch", "LX", r"[LX]" + _COUNT + r"[Uc]"),  # the past two decades
    ("part_of_unit", "p", r"potU"),  # the end of the year
    ("near", "pelLXH", r"(?:po?t?|[el])?-?[LXH][UPcZ]"),  # earlier this month, last night
    (
        "beside",
        "VfU",
        r"(?<=t)[Vf]U|UV|(?<=t)Ur(?=[0,;]|$)",
    ),  # the previous year, the year before
    ("weekend", "t", r"tU(?!r(?:[0,;]|$))"),  # over the weekend
    ("beside_weekday", "Vf", r"(?<=t)[Vf]W"),  # the previous Saturday
    ("today", "R", r"R(?:,?W(?!,?[MNO]))?P?"),  # Today, Thursday
    ("week_day", "W", r"WP?,?o?[LX]U"),  # Friday next week
    ("weekday", "LXHW", r"[LXH]?WP?"),  # last Sunday, Wednesday night
    ("fiscal", "y", r"y"),  # FY22
    ("bare_month", "pM", r"(?:po?-?)?M"),  # in August
    ("year", "pY", r"(?:po?t?-?)?Y"),  # 2017
)

_LEADS = "".join(sorted({kind for _, leads, _ in SHAPES for kind in leads} - set("t'")))
_START = re.compile(f"[{_LEADS}]|t(?=[NOU])|'(?=E)")  # most articles lead nowhere


def _beginning_with(lead: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The names of the shapes that may begin with a kind, and those shapes: group n is empty after the n-th."""
    rows = [(name, shape) for name, leads, shape in SHAPES if lead in leads]
    return tuple([name for name, _ in rows]), re.compile("|".join([f"(?:{shape})()" for _, shape in rows]))


# All shapes in one expression take five times as long: each would be tried wherever one may begin.
_BY_LEAD = Lookup(_beginning_with)


def shapes(kinds: str) -> list[tuple[str, int, int]]:
    """What stands in a string of kinds: the shape's name, its first piece and the one after its last."""
    found: list[tuple[str, int, int]] = []
    search, at = _START.search, 0
    while (start := search(kinds, at)) is not None:
        first = start.start()
        names, pattern = _BY_LEAD[kinds[first]]
        match = pattern.match(kinds, first)
        if match is None:
            at = first + 1
        else:
            at = match.end()
            found.append((names[(match.lastindex or 1) - 1], first, at))
    return found
