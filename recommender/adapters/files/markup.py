"""Take text and JSON-LD out of HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_NEW_LINE: Final = frozenset({"br", "p", "li", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol"})
_UNSEEN: Final = frozenset({"script", "style"})
_TAG: Final = re.compile(r"<[a-zA-Z/!]")


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").lower()
        self._inside = tag == "script" and kind.startswith("application/ld+json")
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        if tag in _NEW_LINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _NEW_LINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unseen <= 0:
            self.parts.append(data)


def linked_data_scripts(html: str) -> list[str]:
    """Return the JSON-LD scripts of a page, as text."""
    parser = _Scripts()
    parser.feed(html)
    parser.close()
    return [script for script in parser.found if script.strip()]


def plain_text(html: str) -> str:
    """Return what a reader of the page sees, a line a block; plain text comes back as it is."""
    if not _TAG.search(html) and "&" not in html:
        return html
    parser = _Text()
    parser.feed(html)
    parser.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(parser.parts)).strip()
