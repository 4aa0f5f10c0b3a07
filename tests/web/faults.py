"""Everything that every page must keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.web.page import Element, Page

SPEAKING = frozenset(
    [
        "a",
        "button",
        "summary",
        "label",
        "legend",
        "option",
        "h1",
        "h2",
        "h3",
        "h4",
        "th",
        "dt",
        "caption",
        "figcaption",
    ]
)
NAMED = frozenset({"input", "textarea", "select"})
WRITTEN = frozenset({"text", "tel", "email", "number", "password"})
# Nothing is changed by these, nor does who sends them matter.
OPEN = ("/answers", "/plan/sheet", "/walk-up", "/sign-in")


def faults_of(page: Page, *, whole: bool = True) -> list[str]:
    """Return what is wrong with a page; a fragment (not `whole`) has no frame to check."""
    return [
        *page.faults,
        *_ids(page),
        *_labels(page),
        *_headings(page),
        *_links(page),
        *_forms(page),
        *_shown(page),
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


def _forms(page: Page) -> Iterator[str]:
    signed_in = any(_leads_to(f, "/sign-out") for f in page.every("form"))
    for form in page.every("form"):
        inside = [e for e in page.all if form in e.up()]
        sent = {e.attributes.get("name") for e in inside}
        if form.attributes.get("method") == "get":
            yield from (f"{e.attributes.get('name')} would stand in an address" for e in inside
                        if _is_written(e))  # fmt: skip
        elif form.attributes.get("method") != "post":
            yield "a form without a method"
        elif signed_in and "csrf" not in sent and not _leads_to(form, *OPEN):
            yield f"the form of {form.attributes.get('action')} does not send csrf"
        if not form.attributes.get("action"):
            yield "a form without an address"
        multipart = form.attributes.get("enctype") == "multipart/form-data"
        if any(e.attributes.get("type") == "file" for e in inside) and not multipart:
            yield "a file that would not be sent"
    for group in page.every("fieldset"):
        if not any(e.tag == "legend" and e.parent is group for e in page.all):
            yield "a group of fields without a legend"


def _leads_to(form: Element, *ends: str) -> bool:
    return form.attributes.get("action", "").split("#")[0].endswith(ends)


def _is_written(element: Element) -> bool:
    """Whether somebody writes into a field freely; a search says nothing of a person."""
    kind = element.attributes.get("type", "text")
    return element.tag == "textarea" or (element.tag == "input" and kind in WRITTEN)


def _shown(page: Page) -> Iterator[str]:
    for table in page.every("table"):
        inside = [e for e in page.all if table in e.up()]
        named = any(e.tag == "caption" for e in inside)
        if not named and not any("aria-label" in e.attributes for e in table.up()):
            yield "a table without a name"
        yield from ("a heading of a table without a scope" for e in inside
                    if e.tag == "th" and "scope" not in e.attributes)  # fmt: skip
    for figure in page.every("figure"):
        tags = {e.tag for e in page.all if figure in e.up()}
        if "figcaption" not in tags:
            yield "a figure without a caption"
        if "svg" in tags and "table" not in tags:
            yield "a picture without its table"
    for picture in page.every("svg"):
        given = picture.attributes
        named = given.get("role") == "img" and given.get("aria-label")
        if not named and given.get("aria-hidden") != "true" and not _has_words(picture):
            yield "a picture without a name"


def _has_words(picture: Element) -> bool:
    """Whether what a picture stands in says what it is, as the link around a code does."""
    return any(e.tag in ("a", "div") and e.text for e in picture.up())
