"""Read what a course teaches, more strictly than what an ad asks for.

An ad names skills of one trade; the list of a course holds small steps of a lesson, and a
step is often called as a whole skill of another trade is: 发酵 of dough, 打浆 of fish.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from features.parsed import Mention
from features.skills import find_skills, skill_family
from recommender.importing.posting_words import is_skill_name

# What a skill's name may share with a step of any trade.
_OF_ANY_TRADE: Final = frozenset(["操作", "使用", "维修", "管理", "处理", "护理", "服务", "制作"])
_LONG_NAME: Final = 3
_SEVERAL, _MANY = 2, 3


def taught_skills(title: str, items: Iterable[str]) -> tuple[str, ...]:
    """Return the skills a course teaches by their common names, others as written.

    Parameters
    ----------
    title
        Of the course.
    items
        The cells of its list of skills.
    """
    items = list(items)
    read = {item: [m for m in find_skills(item) if not m.negated] for item in items}
    families = _families(title, read.values())
    names: list[str] = []
    for item in items:
        known = [m.name for m in read[item] if _is_taught(m, item, title, families)]
        names += known or ([item] if is_skill_name(item) else [])
    return tuple(dict.fromkeys(names))


def _families(title: str, mentions: Iterable[Sequence[Mention]]) -> frozenset[str | None]:
    """Return the families of the trade: what the title names, or else several items do."""
    in_title = {skill_family(m.code) for m in find_skills(title)}
    counts = Counter(skill_family(c) for c in {m.code for found in mentions for m in found})
    least = _MANY if in_title else _SEVERAL
    return frozenset(in_title | {family for family, n in counts.items() if n >= least})


def _is_taught(mention: Mention, item: str, title: str, families: frozenset[str | None]) -> bool:
    """Tell whether an item stands for a skill: by its own name, or beside others of its trade."""
    name, said = mention.name, mention.span.text
    if item.casefold() == name.casefold():
        return True
    is_of_trade = skill_family(mention.code) in families
    if name.casefold() in item.casefold():
        return is_of_trade or len(name) >= _LONG_NAME
    if said == item:
        return is_of_trade or any(pair in title for pair in _pairs(name))
    return is_of_trade and any(pair in said for pair in _pairs(name))


def _pairs(name: str) -> Iterator[str]:
    """Yield the character pairs of a name that say which trade it is of."""
    return (a + b for a, b in pairwise(name) if a + b not in _OF_ANY_TRADE)
