"""Keep a fair and its two files for the service: add it, take a file, tell what is wrong in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recommender.domain.fair import FairProblem
from recommender.domain.fair_report import FairDay
from recommender.domain.stored_fair import FairFile, FairFileKind, StoredFair
from recommender.errors import InvalidInput
from recommender.ports import Clock, Store, TableReader
from recommender.services.plan_fair_reading import read_fair_booths, read_fair_people

LONGEST_NAME: Final = 100
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")


@dataclass(frozen=True)
class NewFair:
    """A fair to add.

    Parameters
    ----------
    id
        Of its own.
    name, hours, near
        What it is called, when it is, and the code of the place.
    by
        Who adds it.
    """

    id: str
    name: str
    hours: FairDay
    near: str | None
    by: str


@dataclass(frozen=True)
class SentFile:
    """A file that was received into a folder for it, and is not kept yet.

    Parameters
    ----------
    path
        Where it is; it is moved from there.
    name
        What the sender calls it.
    by
        Who sent it.
    """

    path: Path
    name: str
    by: str


@dataclass(frozen=True)
class FileFindings:
    """What reading a file found.

    Parameters
    ----------
    fair
        With the file.
    rows, usable
        Rows below the header, and how many people or postings they gave.
    problems
        What somebody should look at, row by row.
    """

    fair: StoredFair
    rows: int
    usable: int
    problems: Sequence[FairProblem]


def add_fair(store: Store, clock: Clock, new: NewFair) -> StoredFair:
    """Add a fair and return it.

    Parameters
    ----------
    store, clock
        Where to, and when.
    new
        The fair.
    """
    fair = StoredFair(
        id=new.id, name=new.name, hours=new.hours, near=new.near, created_at=clock.now(), by=new.by
    )
    with store.transaction() as tx:
        tx.fairs.add(fair)
    return fair


def keep_file(
    store: Store,
    clock: Clock,
    reader: TableReader,
    folder: Path,
    fair_id: str,
    kind: FairFileKind,
    sent: SentFile,
) -> FileFindings:
    """Read a file that was sent, keep it with its fair, and return what was found in it.

    One that cannot be read is not kept. What a plan was made of stays where it is.

    Parameters
    ----------
    store, clock
        Where fairs are, and the time.
    reader
        Opens files.
    folder
        Of this fair.
    fair_id, kind
        Which fair, which file.
    sent
        The file.

    Raises
    ------
    NotFound
        There is no such fair.
    InvalidInput
        The file has no usable row.
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        It cannot be read.
    """
    near = store.fairs.get(fair_id).near
    name, digest = safe_name(sent.name), _digest(sent.path)
    stored = Path(digest[:16]) / name
    aside = sent.path.with_name(name)
    sent.path.rename(aside)  # what cannot be read is told of by its own name
    rows, usable, problems = _read(reader, aside, kind, clock, near)
    (folder / stored.parent).mkdir(parents=True, exist_ok=True, mode=0o700)
    size = aside.stat().st_size
    aside.replace(folder / stored)
    file = FairFile(
        name=name, stored=str(stored), sha256=digest, bytes=size, at=clock.now(), by=sent.by
    )
    with store.transaction() as tx:
        fair = tx.fairs.get(fair_id).model_copy(update={kind: file})
        tx.fairs.put(fair)
    return FileFindings(fair, rows, usable, problems)


def _read(
    reader: TableReader, path: Path, kind: FairFileKind, clock: Clock, near: str | None
) -> tuple[int, int, Sequence[FairProblem]]:
    if kind == "booths":
        offer = read_fair_booths(reader, path, clock.today(), near, None)
        rows, usable, problems = offer.n_rows, len(offer.postings), offer.problems
    else:
        guests = read_fair_people(reader, path, clock.today(), near, frozenset())
        rows, usable, problems = guests.n_rows, len(guests.people), guests.problems
    if not usable:
        raise InvalidInput(
            detail_zh=f"文件 {path.name} 表头下面没有能用的一行，请核对是否选错了文件",
            detail_en=f"{path.name} has no usable row below its header; check that it is the "
            "right file",
        )
    return rows, usable, problems


def safe_name(name: str) -> str:
    """Return a name that leads nowhere else, with its ending.

    Parameters
    ----------
    name
        What a sender calls a file.
    """
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    ending = Path(plain).suffix[:10]
    return f"{Path(plain).stem[: LONGEST_NAME - len(ending)]}{ending}" or "file"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
