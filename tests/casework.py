"""Records of a person's case, one line each, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from recommender.domain.assessment import MissingProof, StoredAssessment
from recommender.domain.case_record import CaseRecord
from recommender.domain.feedback import Complaint, Satisfaction
from recommender.domain.ledger import LedgerEntry
from recommender.domain.stored_plan import StoredPlan

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def entry(number: int, days: float = 0, seeker_id: str = "s-1", **fields: Any) -> LedgerEntry:
    """Return a line of the ledger, so many days after `NOON`."""
    content = {"kind": "guidance", "by": "王老师", "note": "谈了一小时"}
    return LedgerEntry.model_validate(_head("l", number, days, seeker_id) | content | fields)


def rating(number: int, days: float = 0, seeker_id: str = "s-1", **fields: Any) -> Satisfaction:
    """Return a rating."""
    content = {"level": "satisfied", "comment": "讲得明白"}
    return Satisfaction.model_validate(_head("r", number, days, seeker_id) | content | fields)


def complaint(number: int, days: float = 0, seeker_id: str = "s-1", **fields: Any) -> Complaint:
    """Return a complaint that is still open."""
    content = {"kind": "complaint", "text": "等了两个小时", "opened_on": TODAY}
    content |= {"due_on": TODAY + timedelta(14)}
    return Complaint.model_validate(_head("q", number, days, seeker_id) | content | fields)


def plan(number: int, days: float = 0, seeker_id: str = "s-1") -> StoredPlan:
    """Return a plan of one posting."""
    made = StoredPlan.made(
        seeker_id=seeker_id,
        at=NOON + timedelta(days),
        by="王老师",
        versions={"scorer": "1", "encoder": "e5"},
        payload={"postings": [f"p-{number}"], "score": 0.1 + 0.2, "gaps": ["叉车证"]},
    )
    return made.model_copy(update={"id": f"plan-{number}"})


def assessment(
    number: int, days: float = 0, seeker_id: str = "s-1", **fields: Any
) -> StoredAssessment:
    """Return an assessment by one rule."""
    missing = MissingProof(name="disability_card", text_zh="残疾人证", text_en="the card")
    content = {
        "pack": "invented-a",
        "pack_version": "2026.11.1",
        "rule": "hardship_disabled",
        "item": "hardship",
        "title_zh": "残疾",
        "title_en": "people with a disability",
        "verdict": "to_verify",
        "missing": (missing,),
        "invented": True,
        "assessed_by": "王老师",
        "assessed_on": TODAY,
        "valid_until": TODAY + timedelta(30),
    }
    return StoredAssessment.model_validate(_head("a", number, days, seeker_id) | content | fields)


LOGS = {
    "ledger": entry,
    "ratings": rating,
    "complaints": complaint,
    "plans": plan,
    "assessments": assessment,
}
"""By the name of the log in a store, what makes a record of it."""


def made(log: str, number: int, days: float = 0, seeker_id: str = "s-1") -> CaseRecord:
    """Return a record of any log."""
    record: CaseRecord = LOGS[log](number, days, seeker_id)
    return record


def _head(prefix: str, number: int, days: float, seeker_id: str) -> dict[str, Any]:
    at = NOON + timedelta(days=days, microseconds=7)
    return {"id": f"{prefix}-{number}", "seeker_id": seeker_id, "at": at}
