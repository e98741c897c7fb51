"""factlint: a linter for facts in prose."""

__version__ = "0.1.0"
