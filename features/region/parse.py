"""Read the place a location field or an address names."""

from __future__ import annotations

import re

from features.parsed import Parsed, Span
from features.region.areas import Region, all_regions
from features.region.forms import Kind
from features.region.resolve import Resolver, city_of
from features.region.tokens import Token, is_separator_before, place_tokens

# 某某大厦（工作地点：广州）: what follows the label is the place of work.
_WORKPLACE = re.compile(r"(?:工作|上班|办公|驻点)(?:地点|地址|城市|区域|地|所在地)\s*[:：为是]?")
_REMOTE = re.compile(r"^\s*(?:远程|居家|线上|在家|异地|全国|国外|海外|境外|不限|各地)")


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
    for token in place_tokens(part):
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

    A township does only where an item starts, and only if it is the one of that name.
    """
    if token.form.kind is not Kind.TOWNSHIP:
        return True
    if near is not None:
        around = city_of(near)
        return any(city_of(code) == around for code in token.form.codes)
    return is_separator_before(text, token.start)
