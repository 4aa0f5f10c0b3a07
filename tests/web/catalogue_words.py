"""The strings in the code, and what the catalogue makes of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from api.web.catalogue import LOCALE_FOLDER
from tests.web.page import Page

WEB = LOCALE_FOLDER.parent
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
Message = str | tuple[str, ...]
_PLACE = re.compile(r"%\((\w+)\)s")


@cache
def extracted() -> frozenset[Message]:
    """Every message that the code and the templates use."""
    found = extract_from_dir(WEB, method_map=METHODS, strip_comment_tags=True)
    return frozenset(m if isinstance(m, str) else tuple(m) for _, _, m, _, _ in found)


@cache
def chinese() -> Catalog:
    """The Chinese catalogue."""
    with (LOCALE_FOLDER / "zh_CN.po").open("rb") as file:
        return read_po(file, locale="zh_CN")


def places(text: str) -> frozenset[str]:
    """The places that facts are put into."""
    return frozenset(_PLACE.findall(text))


def left_untranslated(page: Page, language: str) -> list[str]:
    """Return what a page shows in the other language although the catalogue has it."""
    other = {str(m) for m in extracted() if isinstance(m, str)}
    if language == "en":
        other = {m.string for m in chinese() if m.id and isinstance(m.string, str)}
    own = Counter(page.visible) - Counter(page.quoted)
    return [text for text in own if text in other and "%" not in text]
