"""Templates filled: ``fill("report.html", report=…)``, with the style and the script inside, and all text escaped."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factlint.reports.excerpt import printable

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent


def fill(template: str, **values: Any) -> str:
    """Return the page. A policy in it lets a browser load nothing, and run no script but the page's own."""
    script = _asset("filter.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    from markupsafe import Markup  # Jinja's own

    inside = {"style": Markup(_asset("style.css")), "script": Markup(script), "policy": policy}
    return environment().get_template(template).render(**inside, **values)


@functools.cache
def environment() -> Environment:
    """Jinja's environment: everything is escaped, and a name that is missing is an error, not a gap."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters["link"] = safe_link
    made.filters["lines"] = _lines
    return made


def _shown(value: Any) -> Any:
    # A document must not steer the page with control characters either; markup of our own is left as it is.
    return printable(value) if type(value) is str else value


def _lines(text: str) -> Any:
    """*text* for an attribute that keeps its line breaks."""
    from markupsafe import Markup, escape

    return Markup("&#10;").join(escape(printable(line)) for line in text.split("\n"))


def safe_link(text: str) -> str | None:
    """Return *text* where it is an address that a browser may be sent to, else None."""
    return text if text.startswith(("https://", "http://")) and " " not in text else None


@functools.cache
def _asset(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").strip()
