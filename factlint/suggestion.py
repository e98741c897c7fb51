"""The word that was probably meant: ``closest("--formt", ("--format", "--fix"))`` is ``"--format"``.

Every unknown option, key, id or format is answered with one.
"""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of *words* that is nearest to *word*, or None where none is near."""
    import difflib  # 4 ms, and only for a mistake

    found = difflib.get_close_matches(word, sorted(words), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ``"; did you mean “…”?"``, or nothing where no word is near."""
    found = closest(word, words)
    return f"; did you mean “{found}”?" if found else ""
