"""Tell counselors of new postings that fit their people, so many and no more.

Nothing is told twice: not after a restart, and not of a near-duplicate. What a cap holds back
is looked at again at the next run, with the gates, the consents and the decisions of then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from features.progress import Progress, silent
from recommender.domain.base import stable_id
from recommender.domain.event import Event
from recommender.domain.notification import (
    HeldBack,
    LookMark,
    Notification,
    NotificationRun,
)
from recommender.domain.posting import JobPosting
from recommender.errors import Conflict
from recommender.ports import Store, Transaction
from recommender.ranking.notification_caps import (
    Allotment,
    FittingPair,
    NotificationConfig,
    Told,
    allot,
)
from recommender.services.fitting_pairs import CaseloadMatching
from recommender.services.matching import Matching
from recommender.services.new_postings import NewPostings, new_postings
from recommender.services.set_caseload import list_caseload

_SETTLED: Final = frozenset({"dismissed", "introduced", "applied", "interviewed", "hired", "left"})
"""Events after which nobody has to be told of a posting any more."""
_WEEK: Final = timedelta(days=7)


def notify_counselors(
    matching: Matching, config: NotificationConfig, progress: Progress = silent
) -> NotificationRun:
    """Match new postings with all caseloads, and store whom to tell of which.

    As long as nobody has a counselor nothing is looked at, and everything stays new.

    Parameters
    ----------
    matching
        The parts; both indexes up to the change log.
    config
        The threshold and the caps.
    progress
        Told ``("notify", done, total)`` postings.

    Raises
    ------
    Conflict
        Somebody else ran it meanwhile; nothing is stored.
    """
    store, today = matching.store, matching.clock.today()
    mark, seq = store.notification_queue.mark(), store.changes.last_seq()
    counselors = {entry.seeker_id: entry.counselor for entry in list_caseload(store)}
    if not counselors:
        return _report(today, [], Allotment((), ()), len(store.notification_queue.waiting()), 0)
    new = new_postings(store, mark, seq, today, config.days_waiting)
    caseloads = CaseloadMatching(matching, counselors)
    looked_at = [p for p in new.postings.values() if caseloads.is_indexed(p.id)]
    clusters = store.duplicates.of(list(new.postings))
    fitting = caseloads.pairs(looked_at, clusters, config.least_score, progress)
    pairs = _unsettled(store, fitting)
    allotment = allot(pairs, config, _told_before(store, pairs, today))
    waiting = _waiting(new, looked_at, clusters, allotment, today)
    made = _notifications(caseloads, new.postings, allotment.told, today)
    stored = _store(store, made, waiting, mark, seq)
    return _report(today, looked_at, allotment, len(waiting), new.out_of_time, stored)


def _unsettled(store: Store, pairs: Sequence[FittingPair]) -> list[FittingPair]:
    """Return pairs without those that were told, excluded or acted on before.

    What is so of one near-duplicate is so of all.
    """
    seekers = sorted({pair.seeker_id for pair in pairs})
    settled = {(n.seeker_id, n.posting_id) for n in store.notifications.of_seekers(seekers)}
    for seeker_id in seekers:
        controls = store.controls.of_seeker(seeker_id)
        settled |= {(seeker_id, c.posting_id) for c in controls if c.action == "exclude"}
        events = _events(store, seeker_id)
        settled |= {(seeker_id, e.posting_id) for e in events if e.kind in _SETTLED}
    clusters = store.duplicates.of(sorted({posting_id for _, posting_id in settled}))
    works = {(seeker_id, clusters.get(i, i)) for seeker_id, i in settled}
    return [pair for pair in pairs if (pair.seeker_id, pair.work) not in works]


def _events(store: Store, seeker_id: str) -> Iterator[Event]:
    page = store.events.page(seeker_id=seeker_id)
    while page:
        yield from page
        page = store.events.page(seeker_id=seeker_id, after=(page[-1].at, page[-1].id))


def _told_before(store: Store, pairs: Sequence[FittingPair], today: date) -> Told:
    seekers = sorted({pair.seeker_id for pair in pairs})
    of_week = Counter(
        one.seeker_id for one in store.notifications.of_seekers(seekers) if one.day > today - _WEEK
    )
    return Told(
        of_work=_told_of_works(store, pairs),
        of_counselor=Counter(store.notifications.count_of_day(today)),
        of_seeker=of_week,
    )


def _told_of_works(store: Store, pairs: Sequence[FittingPair]) -> Counter[str]:
    """Return how many were told of each work: of the posting and all its near-duplicates."""
    work_of = {pair.posting_id: pair.work for pair in pairs}
    for work in set(work_of.values()):
        work_of |= dict.fromkeys(store.duplicates.members(work), work)
    told: Counter[str] = Counter()
    for posting_id, n in store.notifications.count_of_postings(list(work_of)).items():
        told[work_of[posting_id]] += n
    return told


def _waiting(
    new: NewPostings,
    looked_at: Iterable[JobPosting],
    clusters: Mapping[str, str],
    allotment: Allotment,
    today: date,
) -> dict[str, date]:
    """Return what is to be looked at again: what a cap held back, or could not be looked at."""
    held = {pair.work for pair, cap in allotment.held_back if cap != "posting_full"}
    done = {p.id for p in looked_at if clusters.get(p.id, p.id) not in held}
    waiting = {i: day for i, day in new.since.items() if i not in done}
    return waiting | dict.fromkeys(new.on_hold, today)


def _notifications(
    caseloads: CaseloadMatching,
    postings: Mapping[str, JobPosting],
    told: Sequence[FittingPair],
    today: date,
) -> list[Notification]:
    people: defaultdict[str, list[str]] = defaultdict(list)
    for pair in told:
        people[pair.posting_id].append(pair.seeker_id)
    said = {
        (language, posting_id, seeker_id): reason
        for language in ("zh", "en")
        for posting_id, seeker_ids in people.items()
        for seeker_id, reason in caseloads.reasons(
            postings[posting_id], seeker_ids, language
        ).items()
    }
    return [
        Notification(
            id=stable_id("n", pair.posting_id, pair.seeker_id),
            posting_id=pair.posting_id,
            seeker_id=pair.seeker_id,
            counselor=pair.counselor,
            score=pair.score,
            reason_zh=said["zh", pair.posting_id, pair.seeker_id],
            reason_en=said["en", pair.posting_id, pair.seeker_id],
            day=today,
        )
        for pair in told
        if ("en", pair.posting_id, pair.seeker_id) in said
    ]


def _store(
    store: Store,
    made: Sequence[Notification],
    waiting: Mapping[str, date],
    mark: LookMark,
    seq: int,
) -> list[Notification]:
    """Store notifications of whom and what is still there, and return them."""
    with store.transaction() as tx:
        if not tx.notification_queue.advance(mark, seq):
            raise Conflict(id="notifications")
        kept = _still_there(tx, made)
        tx.notifications.add_many(kept)
        tx.notification_queue.set_waiting(waiting)
    return kept


def _still_there(tx: Transaction, made: Sequence[Notification]) -> list[Notification]:
    people = tx.seekers.get_many([one.seeker_id for one in made])
    willing = {s.id for s in people if s.consents_to_introduction is not False}
    postings = tx.postings.get_many([one.posting_id for one in made])
    still_open = {posting.id for posting in postings if posting.status == "open"}
    return [n for n in made if n.seeker_id in willing and n.posting_id in still_open]


def _report(
    today: date,
    looked_at: Sequence[JobPosting],
    allotment: Allotment,
    waiting: int,
    out_of_time: int,
    stored: Sequence[Notification] = (),
) -> NotificationRun:
    return NotificationRun(
        day=today,
        postings=len(looked_at),
        pairs=len(allotment.told) + len(allotment.held_back),
        notified=len(stored),
        counselors=len({one.counselor for one in stored}),
        held_back=HeldBack.model_validate(Counter(cap for _, cap in allotment.held_back)),
        waiting=waiting,
        out_of_time=out_of_time,
    )
