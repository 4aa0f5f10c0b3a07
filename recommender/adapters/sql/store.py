"""The whole store in a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, text

from recommender.adapters.clock import SystemClock
from recommender.adapters.nesting import not_nested
from recommender.adapters.sql import schema
from recommender.adapters.sql.access import Access, Write
from recommender.adapters.sql.accounts import SqlAccounts
from recommender.adapters.sql.case_logs import SqlAuditTrail, SqlSeekerLog
from recommender.adapters.sql.caseloads import SqlCaseloads
from recommender.adapters.sql.cipher import Cipher
from recommender.adapters.sql.controls import SqlControls
from recommender.adapters.sql.engine import open_engine, reader_and_writer
from recommender.adapters.sql.events import SqlEvents
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.fairs import SqlFairs
from recommender.adapters.sql.holds import SqlHolds
from recommender.adapters.sql.notifications import SqlNotificationQueue, SqlNotifications
from recommender.adapters.sql.parts import SqlChangeLog, SqlDuplicateLinks, SqlEmbeddings, append
from recommender.adapters.sql.posting_register import SqlPostingRegister
from recommender.adapters.sql.repository import SqlRepository
from recommender.adapters.sql.sessions import SqlSessions, SqlSignIns
from recommender.adapters.sql.tags import SqlDeletedTags
from recommender.adapters.sql.vault import SqlVault
from recommender.adapters.sql.walk_ups import SqlWalkUps
from recommender.domain.assessment import StoredAssessment
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

_SYNCHRONOUS = ("off", "normal", "full", "extra")


class _Parts:
    """One object per table, all reading and writing through one `Access`."""

    def __init__(self, access: Access, cipher: Cipher) -> None:
        self.postings: Repository[JobPosting] = SqlRepository("posting", access)
        self.seekers: Repository[SeekerProfile] = SqlRepository("seeker", access)
        self.courses: Repository[Course] = SqlRepository("course", access)
        self.services: Repository[Service] = SqlRepository("service", access)
        self.titles: TitleDecisions = SqlRepository("title", access)
        self.duplicates: DuplicateLinks = SqlDuplicateLinks(access)
        self.vault = SqlVault(access, cipher)
        self.sensitive: SensitiveVault = self.vault
        self.embeddings: EmbeddingCache = SqlEmbeddings(access)
        self.events: EventLog = SqlEvents(access)
        self.controls: Controls = SqlControls(access)
        self.deleted_tags: DeletedTags = SqlDeletedTags(access)
        self.holds: Holds = SqlHolds(access)
        self.caseloads: Caseloads = SqlCaseloads(access)
        self.notifications: Notifications = SqlNotifications(access)
        self.notification_queue: NotificationQueue = SqlNotificationQueue(access)
        self.ledger: SeekerLog[LedgerEntry] = SqlSeekerLog("ledger", access, cipher)
        self.ratings: SeekerLog[Satisfaction] = SqlSeekerLog("rating", access, cipher)
        self.complaints: SeekerLog[Complaint] = SqlSeekerLog("complaint", access, cipher)
        self.plans: SeekerLog[StoredPlan] = SqlSeekerLog("plan", access, cipher)
        self.assessments: SeekerLog[StoredAssessment] = SqlSeekerLog("assessment", access, cipher)
        self.audit: AuditTrail = SqlAuditTrail(access)
        self.accounts: Accounts = SqlAccounts(access, cipher)
        self.sessions: Sessions = SqlSessions(access)
        self.sign_ins: SignIns = SqlSignIns(access)
        self.walk_ups: WalkUps = SqlWalkUps(access, cipher)
        self.fairs: Fairs = SqlFairs(access)


class _Within:
    """Access through the connection of one transaction, until it ends."""

    locks = True

    def __init__(self, write: Write) -> None:
        self._write = write

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self._open().connection

    @contextmanager
    def writing(self) -> Iterator[Write]:
        yield self._open()

    def _open(self) -> Write:
        if self._write.connection.closed:
            raise RuntimeError("this transaction has ended")
        return self._write


class SqlTransaction(_Parts):
    """One all-or-nothing write."""


class SqlStore(_Parts):
    """A `Store` on SQLite or PostgreSQL, for any number of threads and processes.

    Readers never wait for writers. A write on the store itself is a transaction of its
    own.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user@host/name``.
    vault_keys
        Fernet keys of the protected facts; the first encrypts, all decrypt.
    clock
        Where the times of records and changes come from.

    Raises
    ------
    SettingsInvalid
        The address or a key is not usable.
    """

    locks = False

    def __init__(
        self, url: str, *, vault_keys: Sequence[bytes] = (), clock: Clock | None = None
    ) -> None:
        self._engine = open_engine(url)
        self._reader, self._writer = reader_and_writer(self._engine)
        self._clock = clock or SystemClock()
        self._cipher = Cipher(vault_keys)
        self.changes: ChangeLog = SqlChangeLog(self)
        self.register: PostingRegister = SqlPostingRegister(self)
        super().__init__(self, self._cipher)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Return a connection for one short read."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Write]:
        """Open a transaction that is committed, with its change lines, at the end."""
        with not_nested(self), self._writer.begin() as connection:
            write = Write(connection, self._clock.now())
            yield write
            append(connection, write.lines, self._clock)

    def transaction(self) -> AbstractContextManager[SqlTransaction]:
        """Open a write transaction; it commits at the end of the block or rolls back whole."""
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[SqlTransaction]:
        with told(), self.writing() as write:
            yield SqlTransaction(_Within(write), self._cipher)

    def migrate(self) -> None:
        """Bring the schema to the version of this code.

        Where nothing is missing nothing is locked: a command may start while a long import
        is being written.
        """
        with told(), self.reading() as connection:
            if schema.version(connection) == schema.latest():
                return
        with told(), self._writer.begin() as connection:
            schema.upgrade(connection)

    def settle(self) -> None:
        """Overwrite what was deleted wherever a file beside the database still holds it.

        SQLite's write-ahead log keeps old pages until it is folded in. PostgreSQL's is its
        operator's affair.
        """
        if self._engine.dialect.name != "sqlite":
            return
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def check(self) -> dict[str, str]:
        """Return facts for the doctor; raise `StoreUnavailable` when nobody answers."""
        with told(), self.reading() as connection:
            return {
                "engine": connection.dialect.name,
                "version": ".".join(map(str, connection.dialect.server_version_info or ())),
                "schema": schema.version(connection),
                "schema_expected": schema.latest(),
                **_durability(connection),
            }

    def close(self) -> None:
        """Release connections."""
        self._engine.dispose()


def _durability(connection: Connection) -> dict[str, str]:
    """Return what decides whether an acknowledged write survives a crash."""

    def ask(question: str) -> str:
        return str(connection.execute(text(question)).scalar_one())

    if connection.dialect.name == "sqlite":
        return {
            "journal_mode": ask("PRAGMA journal_mode"),
            "synchronous": _SYNCHRONOUS[int(ask("PRAGMA synchronous"))],
            "foreign_keys": "on" if ask("PRAGMA foreign_keys") == "1" else "off",
        }
    return {
        "journal_mode": f"wal, level {ask('SHOW wal_level')}",
        "synchronous": ask("SHOW synchronous_commit"),
        "fsync": ask("SHOW fsync"),
    }
