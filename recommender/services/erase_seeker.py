"""Erase a person (删除个人信息): all that is kept of them goes, but that it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from recommender.domain.audit import AuditEntry
from recommender.domain.base import Record, stable_id
from recommender.domain.control import Who
from recommender.domain.ledger import ERASED, LedgerEntry
from recommender.domain.moment import day_of
from recommender.ports import Clock, Store, Transaction

CHUNK: Final = 1000
MANY: Final = 1_000_000
OPERATOR: Final = "operator"


class Erased(Record):
    """How much of a person was removed, log by log; it names nobody.

    Parameters
    ----------
    profiles, sensitive_facts, vectors
        What matching and entitlement knew.
    events, controls, deleted_tags, caseload, notifications
        What happened, and what was decided.
    ledger, ratings, complaints, plans, assessments
        What the case held.
    accounts, sessions, sign_ins, walk_up_codes
        How they could sign in, and what that left.
    ledger_kept
        Lines of the ledger that stay without the person, for the counts that the law asks for:
        the month, what kind it was, who did it, how.
    """

    profiles: int
    sensitive_facts: int
    vectors: int
    events: int
    controls: int
    deleted_tags: int
    caseload: int
    notifications: int
    ledger: int
    ratings: int
    complaints: int
    plans: int
    assessments: int
    accounts: int
    sessions: int
    sign_ins: int
    walk_up_codes: int
    ledger_kept: int


def erase_seeker(store: Store, clock: Clock, seeker_id: str, by: Who = OPERATOR) -> Erased:
    """Remove a person from the store; return how much there was.

    The change log tells every index, which drops the person's vectors when it catches up;
    `recommender.bootstrap.System.forget_erased` takes them out of the files of snapshots. A
    line of the audit trail says that somebody was erased, not who.

    Parameters
    ----------
    store, clock
        Where from, and when.
    seeker_id
        Who.
    by
        Who erases.

    Raises
    ------
    NotFound
        Nobody has that id.
    """
    now = clock.now()
    with store.transaction() as tx:
        tx.seekers.get(seeker_id)
        entries = tx.ledger.of_seeker(seeker_id)
        counted = _count(tx, seeker_id)
        tx.seekers.delete_many([seeker_id])
        kept = list(_without_person(entries, now))
        tx.ledger.add_many(kept)
        tx.audit.add(_line(now, by))
    store.settle()
    return Erased(**counted, ledger=len(entries), ledger_kept=len(kept))


def _count(tx: Transaction, seeker_id: str) -> dict[str, int]:
    return {
        "profiles": 1,
        "sensitive_facts": int(tx.sensitive.get(seeker_id) is not None),
        "vectors": tx.embeddings.erase_owner(seeker_id),
        "events": _count_events(tx, seeker_id),
        "controls": len(tx.controls.of_seeker(seeker_id)),
        "deleted_tags": len(tx.deleted_tags.of_many([seeker_id]).get(seeker_id, [])),
        "caseload": len(tx.caseloads.get_many([seeker_id])),
        "notifications": len(tx.notifications.of_seekers([seeker_id])),
        "ratings": len(tx.ratings.of_seeker(seeker_id)),
        "complaints": len(tx.complaints.of_seeker(seeker_id)),
        "plans": len(tx.plans.of_seeker(seeker_id)),
        "assessments": len(tx.assessments.of_seeker(seeker_id)),
        **_count_signing_in(tx, seeker_id),
    }


def _count_signing_in(tx: Transaction, seeker_id: str) -> dict[str, int]:
    """Count what goes with the accounts and walk-up codes of a person."""
    accounts, codes = tx.accounts.of_seeker(seeker_id), tx.walk_ups.of_seeker(seeker_id)
    of_codes = sum(len(tx.sessions.of_walk_up(code.id)) for code in codes)
    return {
        "accounts": len(accounts),
        "sessions": of_codes + sum(len(tx.sessions.of_account(a.id)) for a in accounts),
        "sign_ins": sum(len(tx.sign_ins.of_account(a.id, MANY)) for a in accounts),
        "walk_up_codes": len(codes),
    }


def _count_events(tx: Transaction, seeker_id: str) -> int:
    found, after = 0, None
    while page := tx.events.page(seeker_id=seeker_id, after=after, limit=CHUNK):
        found += len(page)
        after = page[-1].at, page[-1].id
    return found


def _without_person(entries: Sequence[LedgerEntry], now: datetime) -> Iterator[LedgerEntry]:
    """Yield lines that say how often what was done in which month, and not for whom."""
    for number, entry in enumerate(entries):
        month = day_of(entry.at).replace(day=1)
        yield LedgerEntry(
            id=stable_id("l", ERASED, now.isoformat(), str(number)),
            seeker_id=ERASED,
            at=datetime(month.year, month.month, 1, 4, tzinfo=UTC),
            kind=entry.kind,
            by=entry.by,
            marks=entry.marks,
        )


def _line(now: datetime, by: str) -> AuditEntry:
    named = stable_id("x", "erased", now.isoformat())
    return AuditEntry(id=named, at=now, actor=by, action="erased", record_kind="seeker")
