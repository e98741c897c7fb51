"""What can go wrong through no fault of the program, as types. Each names the place, the cause and the remedy.

Anything else that is raised is a bug and keeps its traceback.
"""

from __future__ import annotations


class FactlintError(Exception):
    """Something a user can mend. ``str(error)`` is what they read; exit status 2."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None):
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class UnreadableDocument(FactlintError):
    """A document that is missing, cannot be opened, or holds no text."""


class ConfigurationError(FactlintError):
    """A mistake in ``factlint.yaml`` or ``[tool.factlint]``."""


class UsageError(FactlintError):
    """An option, key or id that does not exist, or nothing to check."""
