"""What an assessment says: for staff to read and decide, never for ranking.

It stands here and not among the domain records, so that nothing that matches can import it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from recommender.domain.assessment import Verdict as Verdict
from recommender.domain.base import Record

VERDICTS_ZH: dict[Verdict, str] = {
    "eligible": "符合",
    "ineligible": "不符合",
    "to_verify": "待核",
}
MissingKind = Literal["fact", "proof", "household", "decision", "pack"]
BY_RULES = "rules"


class Missing(Record):
    """What is still to be learnt or shown before a rule can be decided.

    Parameters
    ----------
    kind
        A fact to ask, a proof to bring, the members of the household, somebody else's
        decision, or a rule that is in force.
    name
        Its name in rules.
    text_zh, text_en
        What to say; it holds nothing that is known of the person.
    one_of_several
        It belongs to one of several ways to be eligible; not all of them are needed.
    """

    kind: MissingKind
    name: str
    text_zh: str
    text_en: str
    one_of_several: bool = False


class RuleSource(Record):
    """Where a rule is from; `basis` says how far that was checked."""

    title: str
    article: str
    basis: Literal["statute", "secondary", "local", "invented"]


class Eligibility(Record):
    """One rule, assessed. A person decides.

    Parameters
    ----------
    rule, item, item_zh, item_en, title_zh, title_en
        Which rule, and what it stands under.
    summary_zh, summary_en
        Its conditions in words.
    verdict
        ``eligible`` 符合, ``ineligible`` 不符合 or ``to_verify`` 待核.
    missing
        What would settle it; empty unless ``to_verify``.
    sources
        Where the rule is from.
    pack, pack_version, invented
        The pack that the rule is from, and whether that is only an example.
    assessed_by, assessed_on
        Who, ``rules`` where nobody gave a name, and on which day.
    valid_until
        The last day on which the verdict is this, as far as days alone tell: ages,
        expiries of proofs, ends of rules.
    """

    rule: str
    item: str
    item_zh: str
    item_en: str
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    verdict: Verdict
    missing: tuple[Missing, ...] = ()
    sources: tuple[RuleSource, ...] = ()
    pack: str
    pack_version: str
    invented: bool
    assessed_by: str
    assessed_on: date
    valid_until: date

    def __repr__(self) -> str:
        return "Eligibility(…)"

    __str__ = __repr__


class EligibilityAnswer(Record):
    """Every rule of a pack, assessed for one person, who is not named in it.

    Parameters
    ----------
    pack, pack_version
        The pack.
    assessed_by, assessed_on
        Who, and on which day.
    notices_zh, notices_en
        To be read before the results.
    results
        By rule, in the order of the pack.
    """

    pack: str
    pack_version: str
    assessed_by: str
    assessed_on: date
    notices_zh: tuple[str, ...]
    notices_en: tuple[str, ...]
    results: tuple[Eligibility, ...]

    def __repr__(self) -> str:
        return "EligibilityAnswer(…)"

    __str__ = __repr__
