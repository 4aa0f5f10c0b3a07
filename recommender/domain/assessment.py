"""What was assessed of a person and is kept: it tells of categories, so it is protected.

It is encrypted at rest and goes with its person. Nothing that matches or shows anything to
an employer may import this; `pyproject.toml` names who may.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Record
from recommender.domain.case_record import CaseRecord, Named
from recommender.domain.control import Who

Verdict = Literal["eligible", "ineligible", "to_verify"]
"""符合, 不符合, 待核."""


class MissingProof(Record):
    """What was still to be learnt or shown: its name in rules, and how it is said."""

    name: str
    text_zh: str
    text_en: str


class StoredAssessment(CaseRecord):
    """One rule as it was assessed for a person; the last one of a rule counts.

    Parameters
    ----------
    pack, pack_version
        The rules it was assessed by.
    rule, item, title_zh, title_en
        Which rule, and what it stands under.
    verdict
        ``eligible`` 符合, ``ineligible`` 不符合 or ``to_verify`` 待核.
    missing
        What was missing.
    invented
        The pack was only an example.
    assessed_by, assessed_on
        Who, and on which day.
    valid_until
        The last day on which it holds.
    """

    pack: Named
    pack_version: Named
    rule: Named
    item: Named
    title_zh: str
    title_en: str
    verdict: Verdict
    missing: tuple[MissingProof, ...] = ()
    invented: bool
    assessed_by: Who
    assessed_on: date
    valid_until: date

    @property
    def due(self) -> date | None:
        """The last day on which it holds, whatever the verdict: the day must not tell it."""
        return self.valid_until

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.assessed_on <= day <= self.valid_until


class AssessmentState(Record):
    """A stored assessment, and whether it is in force; for staff."""

    assessment: StoredAssessment
    in_force: bool
    days_left: Annotated[int, Field(description="Days it still holds; below 0 it has ended.")]
