"""Read what a rule demands."""

from __future__ import annotations

from typing import Final

from yaml.nodes import MappingNode, Node

from recommender.assistance.rules.comparisons import OPERATORS
from recommender.assistance.rules.conditions import (
    All,
    AnyOf,
    Compared,
    Condition,
    Counted,
    Not,
    Operand,
    Shown,
    is_proved,
)
from recommender.assistance.rules.mistakes import nearest
from recommender.assistance.rules.read_values import compared_value, region_code
from recommender.assistance.rules.vocabulary import Fact, ProofKind, Vocabulary
from recommender.assistance.rules.yaml_reading import YamlReading

HEADS: Final = ("all", "any", "not", "fact", "members", "proof")
_BOUNDS: Final = ("at_least", "at_most")
_WHERE: Final = "data/rulepacks/vocabulary.yaml"


class ConditionReading:
    """Reads conditions of one file in the words there are.

    Parameters
    ----------
    reading
        Takes the complaints.
    vocabulary
        What can be named.
    """

    def __init__(self, reading: YamlReading, vocabulary: Vocabulary) -> None:
        self._reading, self._vocabulary = reading, vocabulary

    def rule(self, node: Node) -> Condition | None:
        """Return what a rule demands; it must not hold unless something was shown."""
        before = len(self._reading.mistakes)
        condition = self._condition(node, frozenset())
        if len(self._reading.mistakes) == before and condition and not is_proved(condition):
            self._reading.wrong(node, "unproved")
        return condition

    def fact(self, node: Node, *, of_member: bool = False) -> Fact | None:
        """Return the fact that a node names."""
        words = self._vocabulary
        facts = words.member_facts if of_member else words.facts
        name = self._reading.text(node)
        if name and name not in facts:
            self._unknown(node, name, facts.keys(), "家庭成员事实" if of_member else "事实", "fact")
        return facts.get(name)

    def proof(self, node: Node) -> ProofKind | None:
        """Return the kind of proof that a node names."""
        name = self._reading.text(node)
        if name and name not in self._vocabulary.proofs:
            self._unknown(node, name, self._vocabulary.proofs.keys(), "证明", "proof")
        return self._vocabulary.proofs.get(name)

    def _unknown(self, node: Node, name: str, there: object, zh: str, en: str) -> None:
        names = [str(known) for known in there] if hasattr(there, "__iter__") else []
        told = {"found": name, "what_zh": zh, "what_en": en, "where": _WHERE}
        self._reading.wrong(node, "unknown_name", **told | nearest(name, names))

    def _condition(self, node: Node, inside: frozenset[str]) -> Condition | None:
        """Return a condition; `inside` says whether it stands within ``not`` or ``members``."""
        if not isinstance(node, MappingNode):
            self._reading.wrong(node, "not_mapping")
            return None
        keys = [str(key.value) for key, _ in node.value]
        heads = [key for key in keys if key in HEADS]
        if "proof" in heads and len(heads) == 2 and heads[0] in ("fact", "members", "proof"):
            heads = [head for head in heads if head != "proof"]
        if len(heads) != 1:
            self._one_of(node, keys, heads)
            return None
        if heads[0] in ("all", "any"):
            return self._several(node, heads[0], inside)
        if heads[0] == "not":
            part = self._reading.mapping(node, ("not",)).get("not")
            within = self._condition(part, inside | {"not"}) if part else None
            return Not(within) if within else None
        if heads[0] == "proof":
            return self._shown(self._reading.mapping(node, ("proof",)).get("proof"), inside)
        plain = self._compared(node, inside) if heads[0] == "fact" else self._counted(node, inside)
        shown = self._shown(
            dict(zip(keys, (v for _, v in node.value), strict=True)).get("proof"), inside
        )
        return All((plain, shown)) if plain and shown else plain

    def _one_of(self, node: MappingNode, keys: list[str], heads: list[str]) -> None:
        if not heads and keys and nearest(keys[0], HEADS):
            told = {"found": keys[0], "allowed": ", ".join(HEADS)} | nearest(keys[0], HEADS)
            self._reading.wrong(node, "unknown_key", **told)
        else:
            self._reading.wrong(node, "one_of_two", choices=", ".join(HEADS))

    def _several(self, node: Node, head: str, inside: frozenset[str]) -> Condition | None:
        entries = self._reading.items(self._reading.mapping(node, (head,)).get(head))
        parts = [self._condition(entry, inside) for entry in entries]
        good = tuple(part for part in parts if part is not None)
        if not good:
            return None
        return All(good) if head == "all" else AnyOf(good)

    def _shown(self, node: Node | None, inside: frozenset[str]) -> Shown | None:
        if node is None:
            return None
        if inside:
            code = "negated_proof" if "not" in inside else "proof_of_member"
            self._reading.wrong(node, code)
        proof = self.proof(node)
        return Shown(proof) if proof else None

    def _compared(self, node: MappingNode, inside: frozenset[str]) -> Compared | None:
        pairs = self._reading.mapping(node, ("fact",), ("proof", *OPERATORS))
        if "fact" not in pairs:
            return None
        fact = self.fact(pairs["fact"], of_member="members" in inside)
        named = [key for key in pairs if key in OPERATORS]
        if len(named) != 1:
            fitting = _fitting(fact) if fact else list(OPERATORS)
            self._reading.wrong(node, "one_of_two", choices=", ".join(fitting))
            return None
        if fact is None:
            return None
        if fact.kind not in OPERATORS[named[0]].kinds:
            told = {"what_zh": fact.zh, "what_en": fact.en, "allowed": ", ".join(_fitting(fact))}
            self._reading.wrong(pairs[named[0]], "wrong_operator", found=named[0], **told)
            return None
        operand = self._operand(pairs[named[0]], fact, named[0])
        return None if operand is None else Compared(fact, named[0], operand)

    def _operand(self, node: Node, fact: Fact, operator: str) -> Operand | None:
        reading = self._reading
        match OPERATORS[operator].operand:
            case "duration":
                return reading.duration(node)
            case "day":
                return reading.day(node)
            case "number":
                return reading.number(node)
            case "regions":
                codes = [region_code(reading, entry) for entry in reading.items(node)]
                return tuple(code for code in codes if code) or None
            case "values":
                found = [compared_value(reading, entry, fact) for entry in reading.items(node)]
                return tuple(str(value) for value in found if value is not None) or None
            case "value":
                value = compared_value(reading, node, fact)
                return value if isinstance(value, bool | float | str) else None

    def _counted(self, node: MappingNode, inside: frozenset[str]) -> Counted | None:
        pairs = self._reading.mapping(node, ("members",), ("proof", *_BOUNDS))
        if "members" in inside:
            self._reading.wrong(node, "nested_members")
            return None
        named = [key for key in pairs if key in _BOUNDS]
        if len(named) != 1:
            self._reading.wrong(node, "one_of_two", choices=", ".join(_BOUNDS))
        where = self._condition(pairs["members"], inside | {"members"}) if pairs else None
        number = self._reading.count(pairs[named[0]]) if named else None
        if where is None or number is None or len(named) != 1:
            return None
        return Counted(where, "at_least" if named[0] == "at_least" else "at_most", number)


def _fitting(fact: Fact) -> list[str]:
    return [name for name, operator in OPERATORS.items() if fact.kind in operator.kinds]
