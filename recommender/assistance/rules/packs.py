"""Rules and the packs they come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.assistance.rules.conditions import Condition
from recommender.assistance.rules.durations import Duration
from recommender.assistance.rules.vocabulary import Fact, Item, ProofKind, Vocabulary

Basis = Literal["statute", "secondary", "local", "invented"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is from.

    Parameters
    ----------
    title, article
        The document, and the place in it where that is known.
    basis
        Read in the statute, in a secondary page, to be looked up locally, or invented.
    """

    title: str
    article: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says of itself.

    Parameters
    ----------
    name, version, title_zh, title_en
        Its name is that of its folder.
    province
        GB/T 2260 code of the province it is for; ``None`` for the whole country.
    invented
        An example: it holds nowhere.
    extends
        The pack whose rules hold where this one has none of the same id.
    valid_from, valid_until
        First and last day on which it may be relied on.
    assessment_lasts
        How long an assessment is good at most; ``None`` as long as the facts hold.
    """

    name: str
    version: str
    title_zh: str
    title_en: str
    province: str | None
    invented: bool
    extends: str | None
    valid_from: date
    valid_until: date
    assessment_lasts: Duration | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """No rule but a way: who decides, and what to have ready.

    Parameters
    ----------
    decided_by_zh, decided_by_en
        Who decides, or whose rule it is.
    facts, proofs
        What will be asked for.
    household
        The members of the household will be asked for.
    """

    decided_by_zh: str
    decided_by_en: str
    facts: tuple[Fact, ...] = ()
    proofs: tuple[ProofKind, ...] = ()
    household: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing somebody may be eligible for.

    Parameters
    ----------
    id
        The same in a pack that replaces it.
    item
        What it stands under.
    title_zh, title_en
        Its name.
    summary_zh, summary_en
        Its conditions in words; says nothing of anybody.
    sources
        Where it is from.
    valid_from, valid_until
        Its own days, within those of its pack.
    demands
        What it demands, or the way to who decides.
    """

    id: str
    item: Item
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    sources: tuple[Source, ...]
    valid_from: date
    valid_until: date
    demands: Condition | Pointer


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with the rules of its own and those it takes over.

    Parameters
    ----------
    head
        What it says of itself.
    vocabulary
        The words of its rules.
    rules
        In order, each with the head of the pack that it is from.
    """

    head: PackHead
    vocabulary: Vocabulary
    rules: tuple[tuple[Rule, PackHead], ...]

    @property
    def by_id(self) -> Mapping[str, tuple[Rule, PackHead]]:
        """Return the rules by id."""
        return {rule.id: (rule, head) for rule, head in self.rules}
