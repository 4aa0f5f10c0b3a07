"""The words that rules are written in: facts, proofs and items, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recommender.assistance.rules.durations import Duration


class FactKind(StrEnum):
    """What a fact can hold."""

    YES_NO = "yes_no"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be known of a person or of a member of the household.

    Parameters
    ----------
    name, zh, en
        Its name in rules, and what people call it.
    kind
        What it holds.
    words
        The values of a ``word``.
    said_by
        Registered categories of assistance that state it: 低保 says so of the allowance.
        Said is not shown: the proof is still asked for.
    """

    name: str
    zh: str
    en: str
    kind: FactKind
    words: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofKind:
    """A paper or a record that shows something.

    Parameters
    ----------
    name, zh, en
        Its name in rules, and what people call it.
    lasts
        How long one is good from the day of issue; ``None`` where it says so itself.
    expires
        One without a known last day does not count.
    """

    name: str
    zh: str
    en: str
    lasts: Duration | None = None
    expires: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of help that rules stand under, such as 就业见习."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a rule may name.

    Parameters
    ----------
    items, facts, member_facts, proofs
        By name; `member_facts` are those of one member of the household.
    """

    items: Mapping[str, Item] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    member_facts: Mapping[str, Fact] = field(default_factory=dict)
    proofs: Mapping[str, ProofKind] = field(default_factory=dict)

    def with_own(self, own: Vocabulary) -> Vocabulary:
        """Return this with the words of a pack added to it, which win."""
        return Vocabulary(
            {**self.items, **own.items},
            {**self.facts, **own.facts},
            {**self.member_facts, **own.member_facts},
            {**self.proofs, **own.proofs},
        )
