"""Count right, wrong and missed findings in one labelled ad; the rules are in ``tests/gold/legality``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from recommender.domain.legality import Finding


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in an ad; half-open offsets.

    Parameters
    ----------
    rule, severity, clause
        As a finding should say.
    also
        Other rules that would be right here too.
    optional
        Neither asked for nor wrong.
    """

    start: int
    end: int
    rule: str
    severity: str
    clause: str
    also: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class LegalityCounts:
    """What was counted of one severity in one ad.

    Parameters
    ----------
    labels, found
        Labels that count, and those with a right finding.
    right, wrong
        Findings; those in an optional label are neither.
    clauses, clauses_right
        Labels found by their own rule, and those of them whose finding cites their clause.
    ads, ads_found, ads_right, ads_wrong
        1 where the ad has a label, has one and a finding, has a finding and a label, has a
        finding and no label; 0 otherwise.
    """

    labels: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    clauses: int = 0
    clauses_right: int = 0
    ads: int = 0
    ads_found: int = 0
    ads_right: int = 0
    ads_wrong: int = 0

    def row(self) -> list[int]:
        """Return the counts in the order of their names."""
        return [int(getattr(self, field.name)) for field in fields(self)]


COUNTED = tuple(field.name for field in fields(LegalityCounts))


def count_severity(
    labels: Sequence[Label], findings: Sequence[Finding], severity: str
) -> LegalityCounts:
    """Count the findings of one severity in one ad.

    Parameters
    ----------
    labels
        All labels of the ad.
    findings
        All findings in it.
    severity
        The severity to count.
    """
    asked = [x for x in labels if x.severity == severity and not x.optional]
    given = [f for f in findings if f.severity == severity]
    right = [f for f in given if any(fits(f, label) for label in asked)]
    spared = [
        f for f in given if f not in right and any(overlap(f, x) for x in labels if x.optional)
    ]
    wrong = len(given) - len(right) - len(spared)
    found = [[f for f in given if fits(f, label)] for label in asked]
    own = [
        [f for f in fitting if f.rule == label.rule]
        for label, fitting in zip(asked, found, strict=True)
    ]
    cited = [
        any(f.clause == label.clause for f in fitting)
        for label, fitting in zip(asked, own, strict=True)
        if fitting
    ]
    any_given = len(given) > len(spared)
    return LegalityCounts(
        labels=len(asked),
        found=sum(bool(fitting) for fitting in found),
        right=len(right),
        wrong=wrong,
        clauses=len(cited),
        clauses_right=sum(cited),
        ads=int(bool(asked)),
        ads_found=int(bool(asked) and any_given),
        ads_right=int(bool(asked) and any_given),
        ads_wrong=int(not asked and any_given),
    )


def fits(finding: Finding, label: Label) -> bool:
    """Tell whether a finding is right for a label: they overlap, and the rule is one of its."""
    return overlap(finding, label) and finding.rule in (label.rule, *label.also)


def overlap(finding: Finding, label: Label) -> bool:
    """Tell whether a finding and a label share a character."""
    return finding.start < label.end and label.start < finding.end
