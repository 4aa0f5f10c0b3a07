"""Read the words that rules are written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from yaml.nodes import Node

from recommender.assistance.rules.vocabulary import (
    Fact,
    FactKind,
    Item,
    ProofKind,
    Vocabulary,
)
from recommender.assistance.rules.yaml_reading import YamlReading

SECTIONS: Final = ("items", "facts", "member_facts", "proofs")
_KINDS: Final = tuple(kind.value for kind in FactKind)


def read_vocabulary(reading: YamlReading, sections: dict[str, Node]) -> Vocabulary:
    """Return the words of those of `SECTIONS` that are there.

    Parameters
    ----------
    reading
        Takes the complaints.
    sections
        The nodes by section.
    """
    return Vocabulary(
        {item.name: item for item in _items(reading, sections.get("items"))},
        {fact.name: fact for fact in _facts(reading, sections.get("facts"))},
        {fact.name: fact for fact in _facts(reading, sections.get("member_facts"))},
        {proof.name: proof for proof in _proofs(reading, sections.get("proofs"))},
    )


def _entries(
    reading: YamlReading,
    node: Node | None,
    more: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
) -> Iterator[tuple[str, dict[str, Node]]]:
    """Yield names and what stands under them, those that can be used."""
    for name, inner in reading.any_mapping(node).items() if node else ():
        pairs = reading.mapping(inner, ("zh", "en", *more), optional)
        if all(key in pairs for key in ("zh", "en", *more)):
            yield name, pairs


def _items(reading: YamlReading, node: Node | None) -> Iterator[Item]:
    for name, pairs in _entries(reading, node):
        yield Item(name, reading.text(pairs["zh"]), reading.text(pairs["en"]))


def _facts(reading: YamlReading, node: Node | None) -> Iterator[Fact]:
    for name, pairs in _entries(reading, node, ("kind",), ("words", "said_by")):
        kind = reading.text(pairs["kind"])
        if kind not in _KINDS:
            told = {"what_zh": "kind", "what_en": "kind", "allowed": ", ".join(_KINDS)}
            reading.wrong(pairs["kind"], "bad_value", found=kind, **told)
            continue
        if (kind == FactKind.WORD) != ("words" in pairs):
            code = "missing_key" if kind == FactKind.WORD else "unknown_key"
            reading.wrong(pairs["kind"], code, found="words", allowed="kind, zh, en, said_by")
        words = tuple(reading.text(word) for word in reading.items(pairs.get("words")))
        said = tuple(reading.text(word) for word in reading.items(pairs.get("said_by")))
        zh, en = reading.text(pairs["zh"]), reading.text(pairs["en"])
        yield Fact(name, zh, en, FactKind(kind), words, said)


def _proofs(reading: YamlReading, node: Node | None) -> Iterator[ProofKind]:
    for name, pairs in _entries(reading, node, (), ("lasts", "expires")):
        yield ProofKind(
            name,
            reading.text(pairs["zh"]),
            reading.text(pairs["en"]),
            reading.duration(pairs.get("lasts")),
            reading.yes_no(pairs.get("expires"), "expires", "expires") or False,
        )
