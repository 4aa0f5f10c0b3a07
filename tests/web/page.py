"""A page as it came over the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "wbr"})
NO_TEXT = frozenset({"script", "style", "title", "desc"})
# What an element may not stand in: the mistakes that browsers silently repair.
NOT_INSIDE = {
    "p": {"p"},
    "ul": {"p"},
    "ol": {"p"},
    "dl": {"p"},
    "div": {"p", "ul", "ol"},
    "h1": {"p", "a", "button", "label"},
    "h2": {"p", "a", "button", "label"},
    "h3": {"p", "a", "button", "label"},
    "form": {"form", "p"},
    "a": {"a", "button", "summary"},
    "button": {"a", "button"},
    "details": {"p", "summary"},
    "table": {"p"},
    "figure": {"p"},
    "fieldset": {"p", "ul"},
    "nav": {"p", "nav"},
    "section": {"p", "table"},
}


@dataclass(eq=False)
class Element:
    """One element: its attributes, the text below it, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below, blanks made one."""
        return " ".join(" ".join(self.texts).split())

    def up(self) -> Iterator[Element]:
        """The elements it stands in, innermost first."""
        here = self.parent
        while here is not None:
            yield here
            here = here.parent


class Page(HTMLParser):
    """A parsed page; `faults` lists what is wrong with it.

    Of what is `visible`, `quoted` is marked as of another language: words of employers.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.faults: list[str] = []
        self.all: list[Element] = []
        self.visible: list[str] = []
        self.quoted: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{e.tag}> is not closed" for e in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.faults += [f"<{tag}> has {n} twice" for n, count in names.items() if count > 1]
        parent = self._open[-1] if self._open else None
        element = Element(tag, {n: v or "" for n, v in attrs}, parent)
        wrong = NOT_INSIDE.get(tag, set()) & {e.tag for e in element.up()}
        self.faults += [f"<{tag}> inside <{outer}>" for outer in wrong]
        self.all.append(element)
        if parent is not None:
            parent.children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)
        shown = " ".join(data.split())
        if shown and self._open and self._open[-1].tag not in NO_TEXT:
            self.visible.append(shown)
            if any("lang" in element.attributes for element in self._open[1:]):
                self.quoted.append(shown)

    def every(self, tag: str) -> list[Element]:
        """All elements of one kind, in order."""
        return [element for element in self.all if element.tag == tag]

    def one(self, tag: str) -> Element:
        """The only element of a kind."""
        (element,) = self.every(tag)
        return element

    def by_id(self, name: str) -> Element:
        """The element with an id."""
        return next(e for e in self.all if e.attributes.get("id") == name)

    def form_data(self, form: Element) -> dict[str, str | list[str]]:
        """What a form would send as it stands; a name that is sent several times has a list."""
        sent: dict[str, list[str]] = {}
        for element in (e for e in self.all if form in e.up() and "name" in e.attributes):
            value = self._value(element)
            if value is not None:
                sent.setdefault(element.attributes["name"], []).append(value)
        return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}

    def _value(self, element: Element) -> str | None:
        given = element.attributes
        if element.tag == "textarea":
            return "".join(element.texts).removeprefix("\n")
        if element.tag == "select":
            options = [e.attributes for e in self.every("option") if element in e.up()]
            return next((o for o in options if "selected" in o), options[0])["value"]
        kind = given.get("type", "")
        if kind == "file" or (kind in ("checkbox", "radio") and "checked" not in given):
            return None
        return given.get("value", "") if element.tag == "input" else None
