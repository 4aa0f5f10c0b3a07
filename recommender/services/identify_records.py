"""Give the rows of an import their ids, knowing what is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from recommender.domain.posting import JobPosting
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import UsageError
from recommender.importing.drafts import DEFAULT_SOURCE, Identity, occurrence_id
from recommender.importing.mapping import ImportKind
from recommender.ports import Repository
from recommender.services.read_import import Entry

_PROBED_MORE: Final = 8
_SAME_FEED_SHARE: Final = 0.5
_FEW_STRANGERS: Final = 5


@dataclass
class Identified:
    """Records ready to be stored.

    Parameters
    ----------
    records
        By id, what has to be kept of the stored ones merged in.
    before
        Stored records of these ids.
    protected
        Sensitive facts of seekers.
    counselors
        By seeker, who looks after them, as far as the file says.
    present
        Ids that the file stands for, those of rejected rows among them.
    """

    records: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    protected: list[SensitiveFacts] = field(default_factory=list)
    counselors: dict[str, str] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)


def identify(
    repository: Repository[Any],
    entries: Sequence[Entry],
    lost: Iterable[Identity],
    kind: ImportKind,
) -> Identified:
    """Return the records of an import under their ids.

    Rows that share an identity are numbered in the order of their content, so that neither
    the order of rows nor the format of the file matters. A row that is stored already, word
    for word, keeps the id it has. What remains replaces what is stored under the same
    identity, except where rows have no identifier and the file is another list than the
    stored one (less than half of its rows are known): then it is added.

    Parameters
    ----------
    repository
        What is stored.
    entries
        Rows that became records.
    lost
        Identities of rows that did not; they still stand for what is stored.
    kind
        What they are.

    Raises
    ------
    UsageError
        The identifiers belong to other records of a feed without a name.
    """
    groups: dict[Identity, list[Entry]] = defaultdict(list)
    given = []
    for entry in entries:
        if entry.identity is None:
            given.append(entry)
        else:
            groups[entry.identity].append(entry)
    stored = _stored(repository, {k: len(v) for k, v in groups.items()}, kind)
    _refuse_strangers(groups, stored)
    same_feed = _same_feed(groups, stored)
    found = Identified()
    for identity, members in groups.items():
        by_identifier = identity[1] != ""
        replace = by_identifier or identity[0] in same_feed
        _number(identity, members, stored.get(identity, {}), kind, found, replace=replace)
    _take_given(repository, given, found)
    counts: dict[Identity, int] = defaultdict(int)
    for identity in lost:
        counts[identity] += 1
        found.present.add(
            occurrence_id(kind, identity, len(groups[identity]) + counts[identity] - 1)
        )
        found.present.add(occurrence_id(kind, identity, counts[identity] - 1))
    found.present |= found.records.keys()
    return found


Occurrences = dict[int, Any]


def _stored(
    repository: Repository[Any], n_rows: Mapping[Identity, int], kind: ImportKind
) -> dict[Identity, Occurrences]:
    """Return stored records by identity and occurrence."""
    stored: dict[Identity, Occurrences] = {}
    probed = {identity: range(rows) for identity, rows in n_rows.items()}
    while probed:
        ids = {
            occurrence_id(kind, identity, number): (identity, number)
            for identity, numbers in probed.items()
            for number in numbers
        }
        for record in repository.get_many(list(ids)):
            identity, number = ids[record.id]
            stored.setdefault(identity, {})[number] = record
        probed = {
            identity: range(numbers.stop, numbers.stop + _PROBED_MORE)
            for identity, numbers in probed.items()
            if numbers.stop - 1 in stored.get(identity, {})
        }
    return stored


def _same_feed(
    groups: Mapping[Identity, Sequence[Entry]], stored: Mapping[Identity, Occurrences]
) -> set[str]:
    """Return the sources of which the file is a newer version of what is stored."""
    known: dict[str, list[bool]] = defaultdict(list)
    for identity in groups:
        if identity[1] == "":
            known[identity[0]].append(identity in stored)
    return {source for source, seen in known.items() if sum(seen) >= _SAME_FEED_SHARE * len(seen)}


def _refuse_strangers(
    groups: Mapping[Identity, Sequence[Entry]], stored: Mapping[Identity, Occurrences]
) -> None:
    """Refuse numbers that belong to other things: two lists that both count 1, 2, 3."""
    known = [
        (members[0].record, stored[identity][min(stored[identity])])
        for identity, members in groups.items()
        if identity[0] == DEFAULT_SOURCE and identity[1] and identity in stored
    ]
    strangers = sum(_names(new) != _names(old) for new, old in known)
    if strangers > max(_FEW_STRANGERS, len(known) / 2):
        raise UsageError(
            detail_zh=f"文件中 {strangers} 个编号在库中属于另外的记录，可能是另一份表。"
            "请用 --source 为这份表起一个来源名称",
            detail_en=f"{strangers} identifiers of the file belong to other records in the store, "
            "so it may be another list; give this one a name with --source",
        )


def _names(record: Any) -> tuple[object, ...]:
    names = ("title", "employer_name", "provider_name", "desired_titles", "summary")
    return tuple(getattr(record, name, None) for name in names)


def _number(
    identity: Identity,
    members: list[Entry],
    stored: Occurrences,
    kind: ImportKind,
    found: Identified,
    *,
    replace: bool,
) -> None:
    """Give the rows of one identity their occurrence numbers."""
    if len(members) > 1:
        members.sort(key=lambda entry: bytes(entry.record.to_json()))
    left, free = [], dict(stored)
    for entry in members:
        number = next((n for n, old in free.items() if _is_unchanged(entry, old)), None)
        if number is None:
            left.append(entry)
        else:
            _take(entry, occurrence_id(kind, identity, number), free.pop(number), found)
    numbers = iter([*(sorted(free) if replace else ()), *_unused(stored, len(left))])
    for entry in left:
        number = next(numbers)
        _take(entry, occurrence_id(kind, identity, number), free.get(number), found)


def _unused(stored: Occurrences, n_wanted: int) -> list[int]:
    return [number for number in range(len(stored) + n_wanted) if number not in stored]


def _is_unchanged(entry: Entry, old: Any) -> bool:
    return bool(merged(entry.record.model_copy(update={"id": old.id}), old) == old)


def _take(entry: Entry, record_id: str, old: Any, found: Identified) -> None:
    record = entry.record.model_copy(update={"id": record_id})
    found.records[record_id] = merged(record, old)
    if old is not None:
        found.before[record_id] = old
    if entry.protected:
        found.protected.append(SensitiveFacts(seeker_id=record_id, **entry.protected))
    if entry.counselor:
        found.counselors[record_id] = entry.counselor


def _take_given(repository: Repository[Any], given: Sequence[Entry], found: Identified) -> None:
    stored = {record.id: record for record in repository.get_many([e.record.id for e in given])}
    for entry in given:
        _take(entry, entry.record.id, stored.get(entry.record.id), found)


def merged(record: Any, before: Any) -> Any:
    """Return what to store, given what is stored: links and holds survive.

    Parameters
    ----------
    record
        As the file has it.
    before
        As it is stored, ``None`` when it is new.
    """
    if before is None or not isinstance(record, JobPosting):
        return record
    kept: dict[str, Any] = {}
    if record.occupation_code is None and before.title == record.title:
        kept["occupation_code"] = before.occupation_code
    if before.status == "held" and record.status == "open":
        kept["status"] = "held"
    return record.model_copy(update=kept) if kept else record
