"""HTML pages in tests: ``parse(html)`` gives every element with its text, ``complaints(html)`` what is wrong."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "hr", "img", "link"}


@dataclass
class Element:
    """An element: its name, attributes, and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page:
    """All elements of a page in order."""

    elements: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def classed(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].name != tag:
            self.page.unbalanced.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def parse(html: str) -> Page:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.unbalanced += [element.name for element in reader.open]
    return reader.page


def complaints(html: str) -> list[str]:
    """What is wrong with a page whatever it is about: nesting, ids, links to nowhere, requests, missing names."""
    page = parse(html)
    ids = page.ids
    wrong = [f"unbalanced {name}" for name in page.unbalanced]
    wrong += [f"id {name} twice" for name in set(ids) if ids.count(name) > 1]
    for element in page.elements:
        for name in ("href", "aria-labelledby", "aria-describedby"):
            target = element.attributes.get(name, "")
            if name != "href" or target.startswith("#"):
                wrong += [f"{name} to nowhere: {part}" for part in target.split() if part.lstrip("#") not in ids]
        if element.name in ("img", "link", "iframe", "object", "embed", "video", "audio", "source", "base"):
            wrong.append(f"{element.name} makes a request")
        wrong += [f"{name} on {element.name}" for name in element.attributes if name.startswith("on") or name == "src"]
        if element.name == "a" and not element.attributes.get("href", "#").startswith(("#", "http://", "https://")):
            wrong.append(f"link to {element.attributes['href']}")
        if element.name == "svg" or "url(" in element.attributes.get("style", ""):
            wrong.append(f"{element.name} with a picture")
    for style in page.all("style"):
        wrong += [word for word in ("url(", "@import", "http") if word in style.text]
    if [element.attributes.get("lang") for element in page.all("html")] != ["en"]:
        wrong.append("no language")
    if len(page.all("h1")) != 1 or len(page.all("main")) != 1:
        wrong.append("not one h1 and one main")
    levels = [int(element.name[1]) for element in page.elements if element.name in ("h1", "h2", "h3", "h4", "h5")]
    wrong += [f"h{a} before h{b}" for a, b in itertools.pairwise(levels) if b > a + 1]
    return wrong
