"""Hold back what a steward must see first: at import, over HTTP, and over all that is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from features.progress import Progress, silent
from recommender.assistance.legality import grounds_to_hold, screen
from recommender.domain.hold import SCREENING, HoldEntry
from recommender.domain.legality import Finding
from recommender.domain.posting import JobPosting
from recommender.ports import Clock, Holds, Store, Transaction

Grounds = Mapping[str, tuple[Finding, ...]]
_PAGE: Final = 2_000


def grounds_of(postings: Sequence[JobPosting]) -> Grounds:
    """Return what postings are to be held back for, by id; closed ones are shown to nobody.

    Parameters
    ----------
    postings
        As they are to be stored, about 0.2 ms each.
    """
    found = ((p.id, grounds_to_hold(p)) for p in postings if p.status != "closed")
    return {posting_id: findings for posting_id, findings in found if findings}


def ids_to_hold(holds: Holds, grounds: Grounds) -> frozenset[str]:
    """Return those that no steward has released with the same findings.

    A release covers what the steward saw: the same words found by the same rules. New words
    are held back anew.

    Parameters
    ----------
    holds
        The history.
    grounds
        As `grounds_of` gives them.
    """
    history = holds.of_many(list(grounds))
    return frozenset(i for i, found in grounds.items() if not _is_released(history.get(i), found))


def put_screened(
    tx: Transaction, postings: Sequence[JobPosting], grounds: Grounds, at: datetime
) -> list[JobPosting]:
    """Store postings, those to be held back with their status and an entry in the history.

    Parameters
    ----------
    tx
        The transaction they are written in.
    postings
        What is to be stored.
    grounds
        Of those among them that have any.
    at
        The moment of the entries.

    Returns
    -------
    The postings as they are stored.
    """
    ids = ids_to_hold(tx.holds, {p.id: grounds[p.id] for p in postings if p.id in grounds})
    stored = [_held(p) if p.id in ids else p for p in postings]
    tx.postings.put_many(stored)
    concerned = [p for p in stored if p.id in ids]
    history = tx.holds.of_many([p.id for p in concerned])
    tx.holds.add_many(
        [
            _entry(p, grounds[p.id], at)
            for p in concerned
            if _is_news(history.get(p.id), grounds[p.id])
        ]
    )
    return stored


def hold_stored(
    store: Store, clock: Clock, *, dry_run: bool = False, progress: Progress = silent
) -> list[str]:
    """Screen all open postings, hold back what is to be held, and return the ids.

    For what was stored before there were such rules, or after they changed.

    Parameters
    ----------
    store
        Where they are; about 0.2 ms a posting.
    clock
        The moment of the entries.
    dry_run
        Hold nothing back.
    progress
        Told ``("check", done, total)`` postings.
    """
    held: list[str] = []
    total, done, after = store.postings.count(status="open"), 0, ""
    while page := store.postings.page(after_id=after, limit=_PAGE, status="open"):
        after, done = page[-1].id, done + len(page)
        ids = ids_to_hold(store.holds, grounds_of(page))
        held += sorted(ids)
        if ids and not dry_run:
            _hold(store, sorted(ids), clock)
        progress("check", done, max(done, total))
    return held


def keep_hold(posting: JobPosting, before: JobPosting | None) -> JobPosting:
    """Return a posting as it is to be stored: what is held stays so until a steward decides."""
    if before is not None and before.status == "held" and posting.status == "open":
        return _held(posting)
    return posting


def _hold(store: Store, ids: Sequence[str], clock: Clock) -> None:
    with store.transaction() as tx:
        # Read again, locked: somebody may have closed or changed one meanwhile.
        postings = [p for p in tx.postings.get_many(ids) if p.status == "open"]
        put_screened(tx, postings, grounds_of(postings), clock.now())


def _held(posting: JobPosting) -> JobPosting:
    return posting if posting.status == "held" else posting.model_copy(update={"status": "held"})


def _is_released(history: Sequence[HoldEntry] | None, grounds: Sequence[Finding]) -> bool:
    last = history[-1] if history else None
    return last is not None and last.action == "released" and _words(grounds) <= _seen(last)


def _is_news(history: Sequence[HoldEntry] | None, grounds: Sequence[Finding]) -> bool:
    """Tell whether the last entry does not say already that this is held for these words."""
    last = history[-1] if history else None
    return last is None or last.action == "released" or not _words(grounds) <= _seen(last)


def _words(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.text) for finding in findings}


def _seen(entry: HoldEntry) -> set[tuple[str, str]]:
    return _words([finding for finding in entry.findings if finding.hold])


def _entry(posting: JobPosting, grounds: Sequence[Finding], at: datetime) -> HoldEntry:
    return HoldEntry(
        posting_id=posting.id,
        action="held",
        reason=", ".join(dict.fromkeys(finding.rule for finding in grounds)),
        by=SCREENING,
        at=at,
        findings=screen(posting, None),
        ad=posting,
    )
