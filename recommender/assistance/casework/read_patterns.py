"""Read the patterns of service counts, and complain of all mistakes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast, get_args

from yaml.nodes import Node

from recommender.assistance.casework.patterns import Requirement, ServicePattern
from recommender.assistance.rules.mistakes import Mistake, nearest
from recommender.assistance.rules.yaml_reading import YamlReading
from recommender.domain.ledger import LedgerKind

KINDS: Final[tuple[str, ...]] = get_args(LedgerKind)
BASES: Final = ("statute", "secondary", "local")
_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,40}")
_VERSION: Final = re.compile(r"\d{4}\.\d{1,2}\.\d{1,3}")
_TEXTS: Final = ("title_zh", "title_en", "group_zh", "group_en")
_KEYS: Final = ("id", *_TEXTS, "within", "valid_from", "valid_until", "basis", "counts")


def read_patterns(text: str) -> tuple[list[ServicePattern], list[Mistake]]:
    """Return the patterns of a file, and what is wrong with it.

    Parameters
    ----------
    text
        The file.
    """
    reading = YamlReading()
    root = reading.compose(text)
    if root is None:
        return [], reading.mistakes
    top = reading.mapping(root, ("version", "patterns"))
    version = reading.text(top.get("version"))
    if version and not _VERSION.fullmatch(version):
        reading.wrong(top["version"], "bad_version", found=version)
    patterns = list(_patterns(reading, top.get("patterns"), version))
    return ([], reading.mistakes) if reading.mistakes else (patterns, [])


def _patterns(reading: YamlReading, node: Node | None, version: str) -> Iterator[ServicePattern]:
    seen: set[str] = set()
    for inner in reading.items(node):
        pairs = reading.mapping(inner, _KEYS)
        name = reading.text(pairs.get("id"))
        if name and not _ID.fullmatch(name):
            reading.wrong(pairs["id"], "bad_pattern_id", found=name)
        if name in seen:
            reading.wrong(pairs["id"], "duplicate_id", found=name)
        seen.add(name)
        found = _pattern(reading, pairs, name, version)
        if found is not None:
            yield found


def _pattern(
    reading: YamlReading, pairs: dict[str, Node], name: str, version: str
) -> ServicePattern | None:
    title_zh, title_en, group_zh, group_en = (reading.text(pairs.get(key)) for key in _TEXTS)
    within = reading.duration(pairs.get("within"))
    first, last = reading.day(pairs.get("valid_from")), reading.day(pairs.get("valid_until"))
    basis = _word(reading, pairs.get("basis"), "basis", BASES)
    requirements = _requirements(reading, pairs.get("counts"))
    if first and last and last < first:
        reading.wrong(pairs["valid_until"], "end_before_start")
    if within is not None and not (within.months or within.days):
        reading.wrong(pairs["within"], "no_time")
    if within is None or first is None or last is None:
        return None
    return ServicePattern(
        id=name,
        version=version,
        title_zh=title_zh,
        title_en=title_en,
        group_zh=group_zh,
        group_en=group_en,
        within=within,
        valid_from=first,
        valid_until=last,
        basis=basis,
        requirements=requirements,
    )


def _requirements(reading: YamlReading, node: Node | None) -> tuple[Requirement, ...]:
    found: list[Requirement] = []
    taken: set[str] = set()
    for inner in reading.items(node):
        pairs = reading.mapping(inner, ("kinds", "at_least"), ("different_postings",))
        kinds = []
        for kind in reading.items(pairs.get("kinds")):
            word = _word(reading, kind, "kinds", KINDS)
            if word in taken:
                reading.wrong(kind, "kind_twice", found=word)
            taken.add(word)
            kinds.append(word)
        different = "different_postings"
        found.append(
            Requirement(
                cast(tuple[LedgerKind, ...], tuple(kinds)),
                _at_least(reading, pairs.get("at_least")),
                reading.yes_no(pairs.get(different), different, different) or False,
            )
        )
    return tuple(found)


def _at_least(reading: YamlReading, node: Node | None) -> int:
    number = reading.count(node)
    if node is not None and number == 0:
        reading.wrong(node, "no_count")
    return number or 0


def _word(reading: YamlReading, node: Node | None, key: str, allowed: tuple[str, ...]) -> str:
    word = reading.text(node)
    if node is not None and word and word not in allowed:
        told = {"found": word, "what_zh": key, "what_en": key}
        near = nearest(word, allowed)
        listed = ", ".join(allowed) + near.get("near_en", "")
        reading.wrong(node, "bad_value", allowed=listed, **told)
    return word
