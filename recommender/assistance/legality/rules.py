"""Rules on ads, ready to be tried."""

from __future__ import annotations

from dataclasses import dataclass
from re import Pattern
from typing import Any

from recommender.domain.legality import Severity


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Wording that is a finding.

    Parameters
    ----------
    id, severity
        Stable name, and how grave it is.
    clause, also
        The provision it rests on, ``None`` where none is cited, and further ones.
    facts
        Names of `features.protected_wording.FACTS` whose demands it takes in.
    says
        What such a demand must contain to be of this rule.
    hints
        One of them stands in every text the rule can find something in.
    patterns, exceptions
        What it finds by itself, and what overlaps no finding.
    kinds
        Kinds of posting it holds for; empty for all.
    unless_in_ad
        Where the ad says this, the rule does not hold.
    instead_of, where
        It takes the place of another rule in ads that say `where`; by itself `where` must
        stand in the ad.
    to_confirm
        Only a person can settle it.
    hold
        An ad it finds something in is held back until a steward has seen it.
    notice
        What a person who is shown the ad is told; it never repeats the words.
    finds, leaves
        Examples.
    """

    id: str
    severity: Severity
    clause: Saying | None
    also: tuple[Saying, ...]
    facts: frozenset[str]
    says: Pattern[str] | None
    hints: tuple[str, ...]
    patterns: tuple[Pattern[str], ...]
    exceptions: tuple[Pattern[str], ...]
    kinds: frozenset[str]
    unless_in_ad: Pattern[str] | None
    instead_of: str | None
    where: Pattern[str] | None
    to_confirm: bool
    hold: bool
    notice: Saying | None
    why: Saying
    rewrite: Saying
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequiredFact:
    """What an ad must say.

    Parameters
    ----------
    fields
        A filled one shows that it is said.
    cues
        One found in the text shows it too.
    elsewhere
        Where given, a clause that none of these claims shows it as well.
    """

    id: str
    fields: tuple[str, ...]
    cues: tuple[Pattern[str], ...]
    elsewhere: tuple[Pattern[str], ...]
    why: Saying
    rewrite: Saying


@dataclass(frozen=True, slots=True)
class PayRule:
    """How far above its occupation's median pay must lie to be a finding.

    Parameters
    ----------
    factor
        Of the median; the least pay of the ad must reach it.
    easy_factor, easy
        The factor for ads that say this: work at home, no experience, paid by the day.
    minimum_postings
        Fewer postings of the occupation say nothing.
    unless_in_ad
        Ads that say this are not compared.
    """

    severity: Severity
    factor: float
    easy_factor: float
    easy: Pattern[str]
    minimum_postings: int
    unless_in_ad: Pattern[str]
    why: Saying
    rewrite: Saying


@dataclass(frozen=True, slots=True)
class EasyPayRule:
    """Pay that is too good, whatever the occupation.

    Parameters
    ----------
    rule
        The rule whose finding it is.
    least_cny_month
        The least pay of the ad must reach it.
    home, easy
        The ad must say both.
    """

    rule: Rule
    least_cny_month: float
    home: Pattern[str]
    easy: Pattern[str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules; `required_clause` is what demands the required facts."""

    rules: tuple[Rule, ...]
    required_clause: Saying
    required: tuple[RequiredFact, ...]
    easy_pay: EasyPayRule
    pay: PayRule

    @property
    def words(self) -> tuple[Rule, ...]:
        """Return the rules that find something by themselves."""
        return tuple(rule for rule in self.rules if rule.instead_of is None)

    @property
    def holding(self) -> tuple[Rule, ...]:
        """Return the rules that hold an ad back."""
        return tuple(rule for rule in self.words if rule.hold)

    @property
    def noticed(self) -> tuple[Rule, ...]:
        """Return the rules whose findings a person is told of."""
        return tuple(rule for rule in self.words if rule.notice is not None)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id."""
        return next(rule for rule in self.rules if rule.id == rule_id)

    def stand_in(self, rule: Rule, ad_text: str) -> Rule:
        """Return the rule that takes the place of `rule` in an ad with this folded text."""
        return next(
            (
                r
                for r in self.rules
                if r.instead_of == rule.id and r.where and r.where.search(ad_text)
            ),
            rule,
        )


def filled(saying: Saying, **facts: Any) -> Saying:
    """Return a sentence in both languages with its blanks filled in."""
    return Saying(saying.zh.format(**facts), saying.en.format(**facts))
