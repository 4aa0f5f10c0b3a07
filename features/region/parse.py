"""Read the place a location field or an address names."""

from __future__ import annotations

import re

from features.parsed import Parsed, Span
from features.region.areas import Region, all_regions
from features.region.forms import Kind, words_with
from features.region.resolve import Resolver
from features.region.tokens import Token, is_local, is_separator_before, place_tokens

# 某某大厦（工作地点：广州）: what follows the label is the place of work.
_WORKPLACE = re.compile(r"(?:工作|上班|办公|驻点)(?:地点|地址|城市|区域|地|所在地)\s*[:：为是]?")
_REMOTE = re.compile(r"^\s*(?:远程|居家|在家|异地|全国|国外|海外|境外|不限|各地)")


def parse_region(text: str, near: str | None = None) -> Parsed[Region]:
    """Return the division a location field or an address names.

    Parameters
    ----------
    text
        For example ``南京·雨花台区``, ``江苏 南京 雨花台`` or a street address.
    near
        Code of the place the text belongs to (such as the office that took it). It settles
        names that several places share; without it 鼓楼区 alone stays unknown.

    Returns
    -------
    Parsed[Region]
        Unknown when no place is named, when a name is shared and nothing settles it, and when
        the text names several places. Several districts of one city give the city. A
        functional zone gives its district where that is certain, else its city.
    """
    label = _WORKPLACE.search(text)
    if label and label.start() > 0:
        labelled = _read(text, label.end(), near)
        if labelled is not None:
            return labelled
    return _read(text, 0, near) or Parsed.unknown()


def _read(text: str, offset: int, near: str | None) -> Parsed[Region] | None:
    """Read the text from `offset` on; ``None`` if no place is named there."""
    part = text[offset:]
    if _REMOTE.match(part):
        return Parsed.unknown()
    resolver = Resolver(near)
    for token in place_tokens(part, near):
        if resolver.code is None and not _may_begin(part, token, near):
            continue
        resolver.read(token)
    if resolver.conflict:
        return Parsed.unknown()
    if resolver.code is None:
        return None
    start, end = offset + resolver.start, offset + resolver.end
    return Parsed.of(all_regions()[resolver.code], Span(start, end, text[start:end]))


def _may_begin(text: str, token: Token, near: str | None) -> bool:
    """Tell whether a token may be the first certain place of the text.

    A township does only where an item starts, and only if it is the one of that name; a short
    name that is an ordinary word (合作, 大方) only near home.
    """
    form = token.form
    if form.kind is Kind.TOWNSHIP:
        return is_local(form, near) or (near is None and is_separator_before(text, token.start))
    is_word = form.kind is Kind.SHORT and text[token.start : token.end] in words_with("not_alone")
    return is_local(form, near) or not is_word
