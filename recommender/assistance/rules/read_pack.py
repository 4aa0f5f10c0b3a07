"""Read one rule pack; a wrong one gives all its mistakes, with lines and remedies."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from yaml.nodes import Node

from recommender.assistance.rules.mistakes import Mistake
from recommender.assistance.rules.packs import Pack, PackHead
from recommender.assistance.rules.read_rules import RuleReading, read_sources
from recommender.assistance.rules.read_values import is_invented, region_code
from recommender.assistance.rules.read_vocabulary import SECTIONS, read_vocabulary
from recommender.assistance.rules.vocabulary import Vocabulary
from recommender.assistance.rules.yaml_reading import YamlReading

_VERSION: Final = re.compile(r"\d{4}\.\d{1,2}\.\d{1,3}")
_REQUIRED: Final = (
    "pack",
    "version",
    "title_zh",
    "title_en",
    "valid_from",
    "valid_until",
    "sources",
    "rules",
)
_OPTIONAL: Final = ("province", "invented", "extends", "assessment_lasts", *SECTIONS)


def parent_named(text: str) -> str | None:
    """Return the name of the pack that a pack extends, before it is read for good."""
    reading = YamlReading()
    root = reading.compose(text)
    extends = reading.any_mapping(root).get("extends") if root else None
    return reading.text(extends) or None


def read_words(text: str) -> tuple[Vocabulary | None, list[Mistake]]:
    """Return the shared vocabulary, or ``None``, and the mistakes in it."""
    reading = YamlReading()
    root = reading.compose(text)
    words = read_vocabulary(reading, reading.mapping(root, SECTIONS)) if root else None
    return (None if reading.mistakes else words), reading.mistakes


def read_pack(
    text: str, folder: str, vocabulary: Vocabulary, parent: Pack | None = None
) -> tuple[Pack | None, list[Mistake]]:
    """Return a pack, or ``None``, and the mistakes in it.

    Parameters
    ----------
    text
        The content of ``pack.yaml``.
    folder
        The name of its folder.
    vocabulary
        The shared words.
    parent
        The pack it extends, where there is one of that name.
    """
    reading = YamlReading()
    root = reading.compose(text)
    if root is None:
        return None, reading.mistakes
    pairs = reading.mapping(root, _REQUIRED, _OPTIONAL)
    words = _words(reading, pairs, parent.vocabulary if parent else vocabulary)
    head = _head(reading, pairs, folder, parent)
    sources = read_sources(reading, pairs.get("sources"), head)
    rules = RuleReading(reading, words, sources, head).rules(pairs.get("rules"))
    if reading.mistakes or head is None:
        return None, reading.mistakes
    theirs = {rule.id: (rule, of) for rule, of in parent.rules} if parent else {}
    merged = {**theirs, **{rule.id: (rule, head) for rule in rules}}
    return Pack(head, words, tuple(merged.values())), []


def _words(reading: YamlReading, pairs: dict[str, Node], there: Vocabulary) -> Vocabulary:
    """Return the words there are with those of a pack, none of which may mean two things."""
    known = (there.items, there.facts, there.member_facts, there.proofs)
    for section, names in zip(SECTIONS, known, strict=True):
        own = reading.any_mapping(pairs[section]) if section in pairs else {}
        for name in own.keys() & names.keys():
            reading.wrong(own[name], "taken_name", found=name)
    return there.with_own(read_vocabulary(reading, pairs))


def _head(
    reading: YamlReading, pairs: dict[str, Node], folder: str, parent: Pack | None
) -> PackHead | None:
    name, version = reading.name(pairs.get("pack")), reading.text(pairs.get("version"))
    if name and name != folder:
        reading.wrong(pairs["pack"], "wrong_folder", found=name, folder=folder)
    if version and not _VERSION.fullmatch(version):
        reading.wrong(pairs["version"], "bad_version", found=version)
    first, last = read_days(reading, pairs)
    titles = reading.text(pairs.get("title_zh")), reading.text(pairs.get("title_en"))
    invented = reading.yes_no(pairs.get("invented"), "invented", "invented") or False
    province = _province(reading, pairs.get("province"), invented)
    extends = _extends(reading, pairs.get("extends"), parent, invented)
    lasts = reading.duration(pairs.get("assessment_lasts"))
    if first is None or last is None or last < first:
        return None
    return PackHead(name, version, *titles, province, invented, extends, first, last, lasts)


def read_days(reading: YamlReading, pairs: dict[str, Node]) -> tuple[date | None, date | None]:
    """Return the first and the last day of a pack or a rule, ``None`` where not given.

    Parameters
    ----------
    reading
        Takes the complaints.
    pairs
        The nodes by key.
    """
    first, last = reading.day(pairs.get("valid_from")), reading.day(pairs.get("valid_until"))
    if first and last and last < first:
        reading.wrong(pairs["valid_until"], "end_before_start")
    return first, last


def _province(reading: YamlReading, node: Node | None, invented: bool) -> str | None:
    code = region_code(reading, node) if node else None
    if node is None or code is None:
        return None
    if not code.endswith("0000") or (is_invented(code) and not invented):
        reading.wrong(node, "bad_region", found=code)
    elif invented and not is_invented(code):
        reading.wrong(node, "invented_place", found=code)
    return code


def _extends(
    reading: YamlReading, node: Node | None, parent: Pack | None, invented: bool
) -> str | None:
    name = reading.text(node)
    if node is not None and name and parent is None:
        reading.wrong(node, "no_such_pack", found=name)
    if node is not None and parent and parent.head.invented and not invented:
        reading.wrong(node, "extends_invented", found=name)
    return name or None
