"""A page as it came over the wire, and everything that every page must keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "wbr"})
NO_TEXT = frozenset({"script", "style", "title"})
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
}
SPEAKING = frozenset({"a", "button", "summary", "label", "h1", "h2", "h3", "th", "dt"})
NAMED = frozenset({"input", "textarea", "select"})


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

    def form_data(self, form: Element) -> dict[str, str]:
        """What a form would send as it stands."""
        inside = [e for e in self.all if form in e.up() and "name" in e.attributes]
        sent = {e.attributes["name"]: e.text for e in inside if e.tag == "textarea"}
        for given in (e.attributes for e in inside if e.tag == "input"):
            if given.get("type") != "checkbox" or "checked" in given:
                sent[given["name"]] = given["value"]
        return sent


def faults_of(page: Page, *, whole: bool = True) -> list[str]:
    """Return what is wrong with a page; a fragment (not `whole`) has no frame to check."""
    return [
        *page.faults,
        *_ids(page),
        *_labels(page),
        *_headings(page),
        *_links(page),
        *(_frame(page) if whole else ()),
    ]


def _frame(page: Page) -> Iterator[str]:
    if not page.html.lstrip().lower().startswith("<!doctype html>"):
        yield "no doctype"
    if page.one("html").attributes.get("lang") not in ("zh-CN", "en"):
        yield "no language"
    if len(page.every("h1")) != 1:
        yield f"{len(page.every('h1'))} h1"
    if not page.one("title").text or page.one("title").text.startswith("·"):
        yield "no title"
    for tag in ("main", "header", "footer"):
        if len(page.every(tag)) != 1:
            yield f"not one <{tag}>"
    first = next(e for e in page.all if e.tag == "a")
    if first.attributes.get("href") != "#main":
        yield "the first link does not skip to the content"
    if page.every("style") or any("style" in e.attributes for e in page.all):
        yield "a style that the content policy forbids"
    if any(not s.attributes.get("src") for s in page.every("script")):
        yield "a script in the page"


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(e.attributes["id"] for e in page.all if "id" in e.attributes)
    yield from (f"id {name} {count} times" for name, count in ids.items() if count > 1)
    for element in page.all:
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            for name in element.attributes.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} points to {name}, which is not there"


def _labels(page: Page) -> Iterator[str]:
    labelled = {e.attributes.get("for") for e in page.every("label")}
    for element in page.all:
        given = element.attributes
        hidden = given.get("type") == "hidden"
        if element.tag in NAMED and not hidden and given.get("id") not in labelled:
            yield f"<{element.tag} name={given.get('name')}> has no label"
        if element.tag in SPEAKING and not element.text:
            yield f"<{element.tag}> says nothing"


def _headings(page: Page) -> Iterator[str]:
    levels = [int(e.tag[1]) for e in page.all if e.tag in ("h1", "h2", "h3", "h4")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def _links(page: Page) -> Iterator[str]:
    ids = {e.attributes.get("id") for e in page.all}
    for element in page.every("a"):
        target = element.attributes.get("href", "")
        if target.startswith("#") and target[1:] not in ids:
            yield f"{target} leads nowhere"
        if not target:
            yield "a link without an address"
    for form in page.every("form"):
        if form.attributes.get("method") != "post":
            yield "a form that would put words into an address"
