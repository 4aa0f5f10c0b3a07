"""Read the cases that a pack is tried on, and what a counselor notes down of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from yaml.nodes import Node, ScalarNode

from recommender.assistance.rules.case import Case, Household, SeenProof, Value
from recommender.assistance.rules.mistakes import Mistake, nearest
from recommender.assistance.rules.packs import Pack
from recommender.assistance.rules.read_conditions import ConditionReading
from recommender.assistance.rules.read_values import read_value
from recommender.assistance.rules.result import VERDICTS_ZH, Verdict
from recommender.assistance.rules.vocabulary import Fact, Vocabulary
from recommender.assistance.rules.yaml_reading import YamlReading

_KNOWN: Final = ("facts", "proofs", "household")
_VERDICTS: Final[dict[str, Verdict]] = {
    **{zh: code for code, zh in VERDICTS_ZH.items()},
    **{code: code for code in VERDICTS_ZH},
}


@dataclass(frozen=True, slots=True)
class PackCase:
    """An invented person, a day, and what a rule of a pack must say of them.

    Parameters
    ----------
    line
        Where it stands.
    title
        What it is about.
    rule
        Which rule.
    day
        The day of assessment.
    case
        What is known.
    expect
        The verdict.
    missing
        Names of what is missing, in any order; ``None`` when that is not tried.
    valid_until
        The last day of the verdict; ``None`` when that is not tried.
    """

    line: int
    title: str
    rule: str
    day: date
    case: Case
    expect: Verdict
    missing: frozenset[str] | None
    valid_until: date | None


def read_cases(text: str, pack: Pack) -> tuple[list[PackCase], list[Mistake]]:
    """Return the cases of ``cases.yaml`` that can be read, and the mistakes in it.

    Parameters
    ----------
    text
        The content of the file.
    pack
        The pack that is tried.
    """
    reading = YamlReading()
    root = reading.compose(text)
    if root is None:
        return [], reading.mistakes
    cases = CaseReading(reading, pack.vocabulary)
    found = [cases.pack_case(entry, pack) for entry in reading.items(root)]
    return [case for case in found if case], reading.mistakes


def read_case(text: str, vocabulary: Vocabulary) -> tuple[Case | None, list[Mistake]]:
    """Return what is known of one person, or ``None``, and the mistakes in it.

    Parameters
    ----------
    text
        ``facts``, ``proofs`` and ``household`` as in a case of a pack.
    vocabulary
        The words of the pack.
    """
    reading = YamlReading(discreet=True)
    root = reading.compose(text)
    if root is None:
        return None, reading.mistakes
    case = CaseReading(reading, vocabulary).case(reading.mapping(root, (), _KNOWN))
    return (None if reading.mistakes else case), reading.mistakes


class CaseReading:
    """Reads cases in the words there are.

    Parameters
    ----------
    reading
        Takes the complaints.
    vocabulary
        What can be named.
    """

    def __init__(self, reading: YamlReading, vocabulary: Vocabulary) -> None:
        self._reading, self._vocabulary = reading, vocabulary
        self._names = ConditionReading(reading, vocabulary)

    def pack_case(self, node: Node, pack: Pack) -> PackCase | None:
        """Return one case of a pack, ``None`` when it cannot be tried."""
        read = self._reading
        required = ("case", "rule", "on", "expect")
        pairs = read.mapping(node, required, (*_KNOWN, "missing", "valid_until"))
        rule, day = read.text(pairs.get("rule")), read.day(pairs.get("on"))
        if rule and rule not in pack.by_id:
            told = {"found": rule, "what_zh": "规则", "what_en": "rule", "where": "rules"}
            read.wrong(pairs["rule"], "unknown_name", **told | nearest(rule, pack.by_id))
        expect = self._verdict(pairs.get("expect"))
        missing = pairs.get("missing")
        entries = read.items(missing, may_be_empty=True)
        case = self.case(pairs)
        title, until = read.text(pairs.get("case")), read.day(pairs.get("valid_until"))
        if rule not in pack.by_id or day is None or expect is None:
            return None
        names = frozenset(read.text(entry) for entry in entries) if missing else None
        line = node.start_mark.line + 1
        return PackCase(line, title, rule, day, case, expect, names, until)

    def case(self, pairs: dict[str, Node]) -> Case:
        """Return what is known of a person."""
        proofs = [
            self._proof(entry)
            for entry in self._reading.items(pairs.get("proofs"), may_be_empty=True)
        ]
        return Case(
            self._facts(pairs.get("facts"), of_member=False),
            tuple(proof for proof in proofs if proof),
            self._household(pairs.get("household")),
        )

    def _verdict(self, node: Node | None) -> Verdict | None:
        text = self._reading.text(node)
        if node is not None and text and text not in _VERDICTS:
            told = {"found": text, "what_zh": "结论", "what_en": "a verdict"}
            self._reading.wrong(node, "bad_value", allowed=", ".join(_VERDICTS), **told)
        return _VERDICTS.get(text)

    def _facts(self, node: Node | None, *, of_member: bool) -> dict[str, Value]:
        there = self._vocabulary.member_facts if of_member else self._vocabulary.facts
        found: dict[str, Value] = {}
        for name, inner in self._reading.any_mapping(node).items() if node else ():
            fact: Fact | None = there.get(name)
            if fact is None:
                told = {"found": name, "what_zh": "事实", "what_en": "fact"}
                told["where"] = "data/rulepacks/vocabulary.yaml"
                self._reading.wrong(inner, "unknown_name", **told | nearest(name, there))
                continue
            value = read_value(self._reading, inner, fact)
            if value is not None:
                found[name] = value
        return found

    def _proof(self, node: Node) -> SeenProof | None:
        if isinstance(node, ScalarNode):
            proof = self._names.proof(node)
            return SeenProof(proof.name) if proof else None
        pairs = self._reading.mapping(node, ("proof",), ("issued_on", "valid_until"))
        proof = self._names.proof(pairs["proof"]) if "proof" in pairs else None
        days = (
            self._reading.day(pairs.get("issued_on")),
            self._reading.day(pairs.get("valid_until")),
        )
        return SeenProof(proof.name, *days) if proof else None

    def _household(self, node: Node | None) -> Household | None:
        if node is None:
            return None
        pairs = self._reading.mapping(node, ("members",), ("complete",))
        entries = self._reading.items(pairs.get("members"), may_be_empty=True)
        members = tuple(self._facts(entry, of_member=True) for entry in entries)
        return Household(
            members, self._reading.yes_no(pairs.get("complete"), "complete", "complete")
        )
