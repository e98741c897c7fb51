"""What a user reads when factlint itself fails: the traceback, that it is a bug and where, and the command to report.

``report("Traceback …", "in a.txt", ["check", "a.txt"])``
"""

from __future__ import annotations

from collections.abc import Sequence


def trace_of(error: BaseException) -> str:
    """The traceback of an error, as Python prints it."""
    import traceback

    return "".join(traceback.format_exception(error)).rstrip()


def report(trace: str, where: str, arguments: Sequence[str], undone: str = "Nothing counts as checked.") -> str:
    """The traceback, and what to do: a crash is a bug of factlint, never the text's fault."""
    import platform
    import shlex

    from factlint import __version__

    place = f"It happened {where}.\n" if where else ""
    return (
        f"{trace}\n\nfactlint: this is a bug in factlint {__version__} (Python {platform.python_version()}), "
        f"not in your text or sheets.\n{place}{undone} Please report the traceback above together with the command:\n"
        f"  {shlex.join(['factlint', *arguments])}"
    )
