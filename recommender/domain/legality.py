"""What was found when an ad was checked against the law and against common sense."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

from recommender.domain.base import Record

Severity = Literal["unlawful", "suspicious", "discouraged", "incomplete"]
AdVerdict = Literal["unlawful", "suspicious", "discouraged", "incomplete", "clear"]
SEVERITIES: Final[tuple[Severity, ...]] = ("unlawful", "suspicious", "discouraged", "incomplete")


class Finding(Record):
    """One thing in an ad, or missing from it, that a person should know of.

    Parameters
    ----------
    rule
        Its stable name in ``data/legality/rules.yaml``.
    severity
        ``unlawful``, ``suspicious`` (somebody should look before it is published),
        ``discouraged`` (no national law forbids it) or ``incomplete``.
    clause, clause_en
        Law and article; empty where none is cited.
    also, also_en
        Further provisions that bear on it.
    field
        Field of the posting in which it stands, ``benefits.1`` for the second benefit;
        empty where something is missing.
    start, end, text
        Half-open offsets into that field, and the words; 0, 0 and empty where something
        is missing.
    to_confirm
        Only a person can settle it.
    hold
        The ad is held back until a steward has seen it.
    """

    rule: str
    severity: Severity
    clause: str = ""
    clause_en: str = ""
    also: tuple[str, ...] = ()
    also_en: tuple[str, ...] = ()
    field: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    why_zh: str
    why_en: str
    rewrite_zh: str
    rewrite_en: str
    to_confirm: bool = False
    hold: bool = False

    def contract_json(self, language: str = "zh") -> dict[str, Any]:
        """Return the finding as the command line and HTTP give it, in one language."""
        zh = language.startswith("zh")
        return {
            "severity": self.severity,
            "clause": self.clause if zh else self.clause_en,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "why": self.why_zh if zh else self.why_en,
            "rewrite": self.rewrite_zh if zh else self.rewrite_en,
            "rule": self.rule,
            "field": self.field,
            "also": list(self.also if zh else self.also_en),
            "to_confirm": self.to_confirm,
            "hold": self.hold,
        }


class AdNotice(Record):
    """What a person who is shown an ad should know of it; `text` says it aloud."""

    rule: str
    severity: Severity
    text: str


class PayReference(Record):
    """What stored postings of one occupation pay: the median of their middles, CNY a month."""

    occupation_code: str
    n_postings: int
    median_cny_month: float


def verdict_of(findings: Iterable[Finding]) -> AdVerdict:
    """Return the gravest severity among the findings, ``clear`` where there is none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), "clear")
