"""The whole store in memory, with the guarantees of the database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from recommender.adapters.clock import SystemClock
from recommender.adapters.memory.accounts import MemoryAccounts
from recommender.adapters.memory.case_logs import MemoryAuditTrail, MemorySeekerLog
from recommender.adapters.memory.controls import MemoryControls
from recommender.adapters.memory.events import MemoryEvents
from recommender.adapters.memory.fairs import MemoryFairs
from recommender.adapters.memory.holds import MemoryHolds
from recommender.adapters.memory.notifications import (
    MemoryCaseloads,
    MemoryNotificationQueue,
    MemoryNotifications,
)
from recommender.adapters.memory.parts import (
    MemoryChangeLog,
    MemoryDuplicateLinks,
    MemoryEmbeddings,
    MemoryVault,
)
from recommender.adapters.memory.posting_register import MemoryPostingRegister
from recommender.adapters.memory.repository import MemoryRepository
from recommender.adapters.memory.sessions import MemorySessions, MemorySignIns
from recommender.adapters.memory.state import Access, State
from recommender.adapters.memory.tags import MemoryDeletedTags
from recommender.adapters.memory.walk_ups import MemoryWalkUps
from recommender.adapters.nesting import not_nested
from recommender.domain.assessment import StoredAssessment
from recommender.domain.change import Change
from recommender.domain.course import Course
from recommender.domain.feedback import Complaint, Satisfaction
from recommender.domain.ledger import LedgerEntry
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service
from recommender.domain.stored_plan import StoredPlan
from recommender.ports import (
    Accounts,
    AuditTrail,
    Caseloads,
    ChangeLog,
    Clock,
    Controls,
    DeletedTags,
    DuplicateLinks,
    EmbeddingCache,
    EventLog,
    Fairs,
    Holds,
    NotificationQueue,
    Notifications,
    PostingRegister,
    Repository,
    SeekerLog,
    SensitiveVault,
    Sessions,
    SignIns,
    TitleDecisions,
    WalkUps,
)


class _Parts:
    """One object per table, all reading and writing through one `Access`."""

    def __init__(self, access: Access) -> None:
        self.postings: Repository[JobPosting] = MemoryRepository("posting", access)
        self.seekers: Repository[SeekerProfile] = MemoryRepository("seeker", access)
        self.courses: Repository[Course] = MemoryRepository("course", access)
        self.services: Repository[Service] = MemoryRepository("service", access)
        self.titles: TitleDecisions = MemoryRepository("title", access)
        self.duplicates: DuplicateLinks = MemoryDuplicateLinks(access)
        self.sensitive: SensitiveVault = MemoryVault(access)
        self.embeddings: EmbeddingCache = MemoryEmbeddings(access)
        self.events: EventLog = MemoryEvents(access)
        self.controls: Controls = MemoryControls(access)
        self.deleted_tags: DeletedTags = MemoryDeletedTags(access)
        self.holds: Holds = MemoryHolds(access)
        self.caseloads: Caseloads = MemoryCaseloads(access)
        self.notifications: Notifications = MemoryNotifications(access)
        self.notification_queue: NotificationQueue = MemoryNotificationQueue(access)
        self.ledger: SeekerLog[LedgerEntry] = MemorySeekerLog("ledger", access)
        self.ratings: SeekerLog[Satisfaction] = MemorySeekerLog("rating", access)
        self.complaints: SeekerLog[Complaint] = MemorySeekerLog("complaint", access)
        self.plans: SeekerLog[StoredPlan] = MemorySeekerLog("plan", access)
        self.assessments: SeekerLog[StoredAssessment] = MemorySeekerLog("assessment", access)
        self.audit: AuditTrail = MemoryAuditTrail(access)
        self.accounts: Accounts = MemoryAccounts(access)
        self.sessions: Sessions = MemorySessions(access)
        self.sign_ins: SignIns = MemorySignIns(access)
        self.walk_ups: WalkUps = MemoryWalkUps(access)
        self.fairs: Fairs = MemoryFairs(access)


class _Draft:
    """Access to the draft of one transaction, until it ends."""

    def __init__(self, state: State) -> None:
        self._state: State | None = state

    def read(self) -> State:
        if self._state is None:
            raise RuntimeError("this transaction has ended")
        return self._state

    @contextmanager
    def write(self) -> Iterator[State]:
        yield self.read()

    def end(self) -> None:
        self._state = None


class MemoryTransaction(_Parts):
    """One all-or-nothing write."""


class MemoryStore(_Parts):
    """A `Store` that lives as long as the process.

    A transaction writes into a copy that replaces the committed state at its end, so
    readers never wait and a failing block leaves nothing. Writers take turns. A write
    on the store itself is a transaction of its own.

    Parameters
    ----------
    clock
        Where the times of the change log come from.
    """

    def __init__(self, *, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._state = State()
        self._log: list[Change] = []
        self._writer = threading.Lock()
        self.changes: ChangeLog = MemoryChangeLog(self._log)
        self.register: PostingRegister = MemoryPostingRegister(self)
        super().__init__(self)

    def read(self) -> State:
        """Return the committed state."""
        return self._state

    @contextmanager
    def write(self) -> Iterator[State]:
        """Open a draft that is committed at the end of the block."""
        with not_nested(self), self._writer:
            draft = self._state.draft()
            yield draft
            self._commit(draft)

    def transaction(self) -> AbstractContextManager[MemoryTransaction]:
        """Open a write transaction; it commits at the end of the block or rolls back whole."""
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[MemoryTransaction]:
        with self.write() as state:
            draft = _Draft(state)
            try:
                yield MemoryTransaction(draft)
            finally:
                draft.end()

    def _commit(self, draft: State) -> None:
        at, start = self._clock.now(), len(self._log) + 1
        lines = [
            Change(seq=seq, at=at, kind=line.kind, record_id=line.record_id, op=line.op)
            for seq, line in enumerate(draft.lines, start)
        ]
        # State before log: whoever sees a number must already find what it stands for.
        self._state = draft
        self._log.extend(lines)

    def migrate(self) -> None:
        """Do nothing: there is no schema."""

    def settle(self) -> None:
        """Do nothing: there are no files."""

    def check(self) -> dict[str, str]:
        """Return facts for the doctor."""
        return {"engine": "memory", "version": "-", "schema": "-", "journal_mode": "-"}

    def close(self) -> None:
        """Do nothing: there are no connections."""
