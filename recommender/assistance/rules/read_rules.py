"""Read the rules of a pack and where they are from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, get_args

from yaml.nodes import Node

from recommender.assistance.rules.conditions import Condition
from recommender.assistance.rules.mistakes import nearest
from recommender.assistance.rules.packs import Basis, PackHead, Pointer, Rule, Source
from recommender.assistance.rules.read_conditions import ConditionReading
from recommender.assistance.rules.vocabulary import Item, Vocabulary
from recommender.assistance.rules.yaml_reading import YamlReading

_BASES: Final[tuple[Basis, ...]] = get_args(Basis)
_REQUIRED: Final = ("id", "item", "title_zh", "title_en", "summary_zh", "summary_en", "sources")
_OPTIONAL: Final = ("when", "pointer", "valid_from", "valid_until")


def read_sources(
    reading: YamlReading, node: Node | None, head: PackHead | None
) -> dict[str, Source]:
    """Return the sources of a pack by name.

    Parameters
    ----------
    reading
        Takes the complaints.
    node
        Where they stand.
    head
        What the pack says of itself.
    """
    found: dict[str, Source] = {}
    for name, inner in reading.any_mapping(node).items() if node else ():
        pairs = reading.mapping(inner, ("title", "basis"), ("article",))
        title, article = reading.text(pairs.get("title")), reading.text(pairs.get("article"))
        written = reading.text(pairs.get("basis"))
        basis = next((basis for basis in _BASES if basis == written), None)
        if written and basis is None:
            told = {"found": written, "what_zh": "basis", "what_en": "basis"}
            reading.wrong(pairs["basis"], "bad_value", allowed=", ".join(_BASES), **told)
        if basis and head and (basis == "invented") != head.invented:
            reading.wrong(pairs["basis"], "wrong_basis")
        found[name] = Source(title, article, basis or "local")
    return found


class RuleReading:
    """Reads the rules of one file.

    Parameters
    ----------
    reading
        Takes the complaints.
    vocabulary, sources
        What rules can name.
    head
        What the pack says of itself; ``None`` when that could not be read.
    """

    def __init__(
        self,
        reading: YamlReading,
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
        head: PackHead | None,
    ) -> None:
        self._reading, self._vocabulary = reading, vocabulary
        self._sources, self._head = sources, head
        self._conditions = ConditionReading(reading, vocabulary)

    def rules(self, node: Node | None) -> tuple[Rule, ...]:
        """Return the rules that could be read."""
        found: dict[str, Rule] = {}
        for entry in self._reading.items(node):
            pairs = self._reading.mapping(entry, _REQUIRED, _OPTIONAL)
            rule = self._rule(entry, pairs)
            name = self._reading.text(pairs.get("id"))
            if name in found:
                self._reading.wrong(pairs["id"], "duplicate_id", found=name)
            if rule:
                found[name] = rule
        return tuple(found.values())

    def _rule(self, node: Node, pairs: dict[str, Node]) -> Rule | None:
        read = self._reading
        name, item = read.name(pairs.get("id")), self._item(pairs.get("item"))
        title_zh, title_en = read.text(pairs.get("title_zh")), read.text(pairs.get("title_en"))
        summary_zh, summary_en = (read.text(pairs.get(f"summary_{x}")) for x in ("zh", "en"))
        sources = self._cited(pairs.get("sources"))
        first, last = self._days(pairs)
        demands = self._demands(node, pairs)
        if not item or demands is None or self._head is None:
            return None
        return Rule(
            name,
            item,
            title_zh,
            title_en,
            summary_zh,
            summary_en,
            sources,
            first,
            last,
            demands,
        )

    def _item(self, node: Node | None) -> Item | None:
        name = self._reading.text(node)
        if node is not None and name and name not in self._vocabulary.items:
            self._unknown(node, name, self._vocabulary.items, "事项", "item")
        return self._vocabulary.items.get(name)

    def _cited(self, node: Node | None) -> tuple[Source, ...]:
        cited: list[Source] = []
        for entry in self._reading.items(node):
            name = self._reading.text(entry)
            if name in self._sources:
                cited.append(self._sources[name])
            elif name:
                self._unknown(entry, name, self._sources, "来源", "source")
        return tuple(cited)

    def _unknown(
        self, node: Node, name: str, there: Mapping[str, object], zh: str, en: str
    ) -> None:
        where = "sources" if en == "source" else "data/rulepacks/vocabulary.yaml"
        told = {"found": name, "what_zh": zh, "what_en": en, "where": where}
        self._reading.wrong(node, "unknown_name", **told | nearest(name, there))

    def _days(self, pairs: dict[str, Node]) -> tuple[date, date]:
        """Return the days of a rule, those of its pack where it names none."""
        first = self._reading.day(pairs.get("valid_from"))
        last = self._reading.day(pairs.get("valid_until"))
        if self._head is None:
            return first or date.min, last or date.max
        start, end = first or self._head.valid_from, last or self._head.valid_until
        if end < start:
            self._reading.wrong(pairs.get("valid_until") or pairs["valid_from"], "end_before_start")
        elif start < self._head.valid_from or end > self._head.valid_until:
            where = "valid_from" if start < self._head.valid_from else "valid_until"
            self._reading.wrong(pairs[where], "outside_pack")
        return start, end

    def _demands(self, node: Node, pairs: dict[str, Node]) -> Condition | Pointer | None:
        if ("when" in pairs) == ("pointer" in pairs):
            self._reading.wrong(node, "one_of_two", choices="when, pointer")
            return None
        if "when" in pairs:
            return self._conditions.rule(pairs["when"])
        return self._pointer(pairs["pointer"])

    def _pointer(self, node: Node) -> Pointer:
        read = self._reading
        keys = ("decided_by_zh", "decided_by_en")
        pairs = read.mapping(node, keys, ("facts", "proofs", "household"))
        facts = [self._conditions.fact(entry) for entry in read.items(pairs.get("facts"))]
        proofs = [self._conditions.proof(entry) for entry in read.items(pairs.get("proofs"))]
        return Pointer(
            read.text(pairs.get(keys[0])),
            read.text(pairs.get(keys[1])),
            tuple(fact for fact in facts if fact),
            tuple(proof for proof in proofs if proof),
            read.yes_no(pairs.get("household"), "household", "household") or False,
        )
