"""What the services need from the outside world, as small protocols.

Every port has at least two adapters in `recommender.adapters` (a real one and an
in-memory twin) that pass the same contract suite in ``tests/contract``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.domain.assessment import StoredAssessment
from recommender.domain.base import Record
from recommender.domain.change import Change
from recommender.domain.course import Course
from recommender.domain.feedback import Complaint, Satisfaction
from recommender.domain.ledger import LedgerEntry
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.domain.service import Service
from recommender.domain.stored_plan import StoredPlan
from recommender.domain.title import TitleDecision
from recommender.importing.row_problems import RejectedRow
from recommender.importing.source import SourceTable
from recommender.ports.accounts import Accounts as Accounts
from recommender.ports.accounts import Identity as Identity
from recommender.ports.accounts import IdentityProvider as IdentityProvider
from recommender.ports.accounts import PasswordHasher as PasswordHasher
from recommender.ports.accounts import Randomness as Randomness
from recommender.ports.accounts import Sessions as Sessions
from recommender.ports.accounts import SignInRequest as SignInRequest
from recommender.ports.accounts import SignIns as SignIns
from recommender.ports.accounts import WalkUps as WalkUps
from recommender.ports.casework import AuditTrail as AuditTrail
from recommender.ports.casework import DueRecord as DueRecord
from recommender.ports.casework import SeekerLog as SeekerLog
from recommender.ports.counts import IntroductionCounts as IntroductionCounts
from recommender.ports.counts import IntroductionWindow as IntroductionWindow
from recommender.ports.counts import PutCounts as PutCounts
from recommender.ports.encoders import SentenceReader as SentenceReader
from recommender.ports.encoders import TextEncoder as TextEncoder
from recommender.ports.encoders import TitleLinker as TitleLinker
from recommender.ports.fairs import Fairs as Fairs
from recommender.ports.history import Controls as Controls
from recommender.ports.history import DeletedTags as DeletedTags
from recommender.ports.history import EventLog as EventLog
from recommender.ports.holds import Holds as Holds
from recommender.ports.notifications import Caseloads as Caseloads
from recommender.ports.notifications import NotificationPlace as NotificationPlace
from recommender.ports.notifications import NotificationQueue as NotificationQueue
from recommender.ports.notifications import Notifications as Notifications
from recommender.ports.registers import AuditSearch as AuditSearch
from recommender.ports.registers import PostingRegister as PostingRegister
from recommender.ports.registers import PostingSearch as PostingSearch
from recommender.ports.registers import SourceCounts as SourceCounts
from recommender.ports.sheets import OutSheet as OutSheet
from recommender.retrieval.search import DenseView as DenseView
from recommender.retrieval.search import Floats as Floats
from recommender.retrieval.search import Halves as Halves
from recommender.retrieval.search import Hits as Hits
from recommender.retrieval.search import IndexVersion as IndexVersion
from recommender.retrieval.search import Query as Query
from recommender.retrieval.search import TableView as TableView

R = TypeVar("R", bound=Record)


class Clock(Protocol):
    """Time, so that tests can hold it still."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        ...

    def today(self) -> date:
        """Return today's date where the service stands (Asia/Shanghai)."""
        ...


class Repository(Protocol[R]):
    """Reading and, inside a transaction, writing records of one kind."""

    def get(self, record_id: str) -> R:
        """Return one record; raise `NotFound` when there is none."""
        ...

    def get_many(self, ids: Sequence[str]) -> list[R]:
        """Return the records that exist, in the order of `ids`."""
        ...

    def page(self, *, after_id: str = "", limit: int = 1000, status: str | None = None) -> list[R]:
        """Return up to `limit` records with ids above `after_id`, in id order."""
        ...

    def count(self, *, status: str | None = None) -> int:
        """Return how many there are."""
        ...

    def ids(self, *, source: str | None = None, status: str | None = None) -> list[str]:
        """Return ids, sorted."""
        ...

    def put_many(self, records: Sequence[R]) -> PutCounts:
        """Insert or update; equal content is unchanged and leaves no change-log line."""
        ...

    def close_many(self, ids: Sequence[str]) -> list[str]:
        """Set status ``closed`` on those that are not yet, and return them."""
        ...

    def touch_many(self, ids: Sequence[str]) -> list[str]:
        """Log those that exist as ``updated``, unchanged, and return them.

        For what an index derives from more than the record: it loads them anew. A record
        that the transaction logs anyway gets no second line.
        """
        ...

    def delete_many(self, ids: Sequence[str]) -> list[str]:
        """Delete for good, and return those that existed."""
        ...


class TitleDecisions(Protocol):
    """What stewards decided titles mean; every write is in the change log, as ``title``."""

    def get_many(self, ids: Sequence[str]) -> list[TitleDecision]:
        """Return the decisions that exist, in the order of `ids`."""
        ...

    def page(self, *, after_id: str = "", limit: int = 1000) -> list[TitleDecision]:
        """Return up to `limit` decisions with ids above `after_id`, in id order."""
        ...

    def put_many(self, records: Sequence[TitleDecision]) -> PutCounts:
        """Insert or replace; an equal decision is unchanged and leaves no change-log line."""
        ...

    def delete_many(self, ids: Sequence[str]) -> list[str]:
        """Take decisions back, and return those that existed."""
        ...


class DuplicateLinks(Protocol):
    """Which postings are near-duplicates: a posting belongs to at most one cluster."""

    def set_many(self, cluster_of: Mapping[str, str]) -> None:
        """Put each posting id into the cluster named by the smallest posting id in it.

        A posting whose cluster changes is ``updated`` in the change log, once a
        transaction, so that every index learns of it.
        """
        ...

    def of(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the cluster of each of `ids` that has one."""
        ...

    def members(self, cluster_id: str) -> list[str]:
        """Return the posting ids of one cluster, sorted."""
        ...

    def page(self, *, after_id: str = "", limit: int = 50) -> dict[str, list[str]]:
        """Return up to `limit` clusters above `after_id` of more than one, with their members."""
        ...

    def set_apart(self, posting_id: str, by: str, at: datetime) -> None:
        """Keep that a steward says a posting is no duplicate of any other."""
        ...

    def take_back(self, posting_id: str) -> bool:
        """Forget what `set_apart` kept, and tell whether there was anything."""
        ...

    def apart(self) -> list[str]:
        """Return the postings that are set apart, sorted."""
        ...


class SensitiveVault(Protocol):
    """Protected facts, encrypted at rest, readable by entitlement only."""

    def put_many(self, facts: Sequence[SensitiveFacts]) -> None:
        """Store or replace the facts of these seekers."""
        ...

    def get(self, seeker_id: str) -> SensitiveFacts | None:
        """Return one person's facts, or ``None``."""
        ...

    def delete(self, seeker_id: str) -> None:
        """Forget one person's facts."""
        ...


class EmbeddingCache(Protocol):
    """Vectors by model and text key, so that no text is embedded twice."""

    def get_many(self, model: str, keys: Sequence[str]) -> dict[str, Halves]:
        """Return the cached vectors ``(n_dims,)`` float16 of those keys that are there."""
        ...

    def put_many(
        self, model: str, vectors: Mapping[str, Halves], *, owner: str | None = None
    ) -> None:
        """Store vectors; `owner` (a seeker id) makes them erasable with the person."""
        ...

    def erase_owner(self, owner: str) -> int:
        """Delete all vectors of one person, for every model; return how many."""
        ...

    def models(self) -> list[str]:
        """Return the models that have vectors, sorted."""
        ...

    def erase_model(self, model: str) -> int:
        """Delete all vectors of one model; return how many."""
        ...


class ChangeLog(Protocol):
    """The order of all writes."""

    def last_seq(self) -> int:
        """Return the number of the newest committed change, 0 when there is none."""
        ...

    def since(self, seq: int, *, limit: int = 10_000) -> list[Change]:
        """Return changes above `seq`, oldest first."""
        ...


class Transaction(Protocol):
    """One all-or-nothing write; its changes enter the log when it commits."""

    postings: Repository[JobPosting]
    seekers: Repository[SeekerProfile]
    courses: Repository[Course]
    services: Repository[Service]
    titles: TitleDecisions
    duplicates: DuplicateLinks
    sensitive: SensitiveVault
    embeddings: EmbeddingCache
    events: EventLog
    controls: Controls
    deleted_tags: DeletedTags
    holds: Holds
    caseloads: Caseloads
    notifications: Notifications
    notification_queue: NotificationQueue
    ledger: SeekerLog[LedgerEntry]
    ratings: SeekerLog[Satisfaction]
    complaints: SeekerLog[Complaint]
    plans: SeekerLog[StoredPlan]
    assessments: SeekerLog[StoredAssessment]
    audit: AuditTrail
    accounts: Accounts
    sessions: Sessions
    sign_ins: SignIns
    walk_ups: WalkUps
    fairs: Fairs


class Store(Protocol):
    """The database: reads outside a transaction, writes inside one."""

    postings: Repository[JobPosting]
    seekers: Repository[SeekerProfile]
    courses: Repository[Course]
    services: Repository[Service]
    titles: TitleDecisions
    duplicates: DuplicateLinks
    sensitive: SensitiveVault
    embeddings: EmbeddingCache
    events: EventLog
    controls: Controls
    deleted_tags: DeletedTags
    holds: Holds
    caseloads: Caseloads
    notifications: Notifications
    notification_queue: NotificationQueue
    ledger: SeekerLog[LedgerEntry]
    ratings: SeekerLog[Satisfaction]
    complaints: SeekerLog[Complaint]
    plans: SeekerLog[StoredPlan]
    assessments: SeekerLog[StoredAssessment]
    audit: AuditTrail
    accounts: Accounts
    sessions: Sessions
    sign_ins: SignIns
    walk_ups: WalkUps
    fairs: Fairs
    changes: ChangeLog
    register: PostingRegister

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Open a write transaction; it commits at the end of the block or rolls back whole."""
        ...

    def migrate(self) -> None:
        """Bring the schema to the version of this code."""
        ...

    def settle(self) -> None:
        """Overwrite what was deleted wherever a file beside the database still holds it."""
        ...

    def check(self) -> dict[str, str]:
        """Return facts for the doctor: engine, version, schema, journal mode."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...


C = TypeVar("C")


class SearchIndex(Protocol[C]):
    """Vectors, words and attributes of one kind of record."""

    def view(self) -> TableView[C]:
        """Return the current picture; safe to use while writers go on."""
        ...

    def search(self, view: TableView[C], query: Query, allowed: NDArray[np.bool_], k: int) -> Hits:
        """Return the best `k` rows among ``view.alive & allowed``; filters act inside."""
        ...

    def vectors(self, view: TableView[C], field: str, rows: NDArray[np.int64]) -> Floats:
        """Return the vectors ``(n, dims)`` of rows in one field."""
        ...

    def catch_up(self) -> int:
        """Apply the change log since the last call; return how many changes were applied."""
        ...


class TableReader(Protocol):
    """Files of rows: CSV, XLSX, XLS, JSON, JSON lines, JSON-LD."""

    def read(self, path: Path) -> SourceTable:
        """Return the sheets of a file; raise an error a person can act on when it cannot."""
        ...


class TableWriter(Protocol):
    """Files that people open: workbooks of rejected rows, exports."""

    def write_rejected(
        self, path: Path, rejected: Sequence[RejectedRow], extra: Mapping[str, str]
    ) -> None:
        """Write rejected rows with their problems, so that they can be corrected and re-imported.

        `extra` holds columns to add with one value for all rows.
        """
        ...

    def write_records(self, path: Path, records: Sequence[Mapping[str, Any]]) -> None:
        """Write records in the format that the ending of `path` names."""
        ...

    def write_sheets(self, path: Path, sheets: Sequence[OutSheet]) -> None:
        """Write tables to a workbook without a formula in it."""
        ...

    def write_document(self, path: Path, document: Record) -> None:
        """Write one record as a JSON document."""
        ...


class SnapshotFolder(Protocol):
    """Where index snapshots live."""

    def path(self) -> Path:
        """Return the folder."""
        ...
