"""The shapes of dates, as regular expressions over kinds: ``M[NO],?Y`` is "October 7, 2020".

In order of preference; the first that fits at a place is read. What each letter means stands in :mod:`.date_words`.
"""

from __future__ import annotations

import re

_COUNT = "(?:q{1,3}o?|[NnYG])"

SHAPES: tuple[tuple[str, str], ...] = (
    ("full", r"(?:W,?)?I"),  # 2020-10-05, 19.03.2021
    ("dashed", r"N-N-Y|Y-N-N"),  # 19-03-2021, 2021-03-04T10:00
    ("days_month", r"(?:W,?)?t?[NO][-T/A]t?[NO]o?M(?:,?Y)?"),  # 9 to 11 May 2020
    ("month_days", r"M[NO][-T][NO](?!M)(?:,?Y)?|M[NO]A[NO],?Y|(?<=B)M[NO]A[NO](?!M)"),  # June 3-5
    ("day_pointed", r"(?:WP?,?)?(?:t?[NO]o?M|M(?:t?O|N)),?o?[LXH]U"),  # 16 August last year
    ("day", r"(?:WP?,?)?t?[NO]o?M(?:,?Y)?"),  # Sunday 4 October 2020, the 18th of March
    ("day", r"(?:WP?,?)?M(?:t?O|N)(?:,?Y)?"),  # Monday, June 14
    ("months", r"M[-T]M(?![NO])(?:,?Y)?"),  # January to March 2020
    ("month", r"(?:po?-?)?M[,o]?Y"),  # December 2020
    ("named_month", r"[LXH]M|M,?o?[LXH]U"),  # last October, October of next year
    ("season", r"(?:p-?)?so?tY|(?:p-?)?so?Y(?:-[Nn])?|[LXH]s"),  # winter of 2021-22, last summer
    ("quarter", r"(?:Q-?Z|K)o?(?:t?[LXH]U|tU|Y)|Q-?Z"),  # the first quarter of 2021
    ("decade", r"(?:po?t?-?)?D|(?:(?<=t)|(?<=p-)|(?<=p)|(?<=EA))'?E"),  # mid-1980s
    ("centuries", r"O-?c?(?:A|T|-)t?O-?c"),  # the 18th and 19th centuries
    ("century", r"(?:po?t?-?)?O-?c"),  # the late 19th century
    ("split_year", r"Y[-/][Nn](?!-)"),  # 2021-22
    ("years", r"Y-Y"),  # 2008–2012
    ("weekdays_ago", _COUNT + "va"),  # two Fridays ago
    ("part_of_month", r"[LQ]Uot?M(?:,?Y)?"),  # the last week of March
    ("weekday_of_month", r"[LQ]W[ow]M(?:,?Y)?"),  # the last Saturday of September, the first Monday in May
    ("ago", _COUNT + r"Ua"),  # three years ago
    ("later", _COUNT + r"U[el]"),  # two days later
    ("stretch", r"[LX]" + _COUNT + r"[Uc]"),  # the past two decades
    ("near", r"(?:po?t?|[el])?-?[LXH][UPcZ]"),  # earlier this month, last night
    ("beside", r"(?<=t)[Vf]U|UV"),  # the previous year, the following day
    ("weekend", r"tU"),  # over the weekend
    ("beside_weekday", r"(?<=t)[Vf]W"),  # the previous Saturday
    ("today", r"R(?:,?W(?!,?[MNO]))?P?"),  # Today, Thursday
    ("week_day", r"WP?,?o?[LX]U"),  # Friday next week
    ("weekday", r"[LXH]?WP?"),  # last Sunday, Wednesday night
    ("fiscal", r"y"),  # FY22
    ("bare_month", r"(?:po?-?)?M"),  # in August
    ("year", r"(?:po?t?-?)?Y"),  # 2017
)

_GROUPS = tuple(name for name, _ in SHAPES)
_FIRST = "(?=[^w,0'A/-]|'E)"  # most pieces are other words: passed over at once
_ALL = re.compile(_FIRST + "(?:" + "|".join(f"({shape})" for _, shape in SHAPES) + ")")


def shapes(kinds: str) -> list[tuple[str, int, int]]:
    """What stands in a string of kinds: the shape's name, its first piece and the one after its last."""
    return [(_GROUPS[(match.lastindex or 1) - 1], match.start(), match.end()) for match in _ALL.finditer(kinds)]
