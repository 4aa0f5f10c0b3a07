"""The folder of a fair: its plan, what was bent of it, and what they were made of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from recommender.domain.fair_day import BentPlan, FairSources, FileUsed
from recommender.errors import FileUnreadable, InvalidInput
from recommender.ports import TableWriter
from recommender.services.plan_fair_options import FairOptions

PLAN_FILE: Final = "plan.json"
SOURCES_FILE: Final = "sources.json"
_BENT: Final = re.compile(r"replan-(\d+)")


@dataclass(frozen=True)
class FairFolder:
    """A plan as it was written down.

    Parameters
    ----------
    root
        The folder that ``fair plan`` wrote.
    folder
        Where the newest plan is: `root`, or a folder in it.
    plan, sources
        What it is, and what it was made of.
    """

    root: Path
    folder: Path
    plan: BentPlan
    sources: FairSources


def open_folder(root: Path) -> FairFolder:
    """Return the newest plan of a fair.

    What was bent of another first plan than the one there now does not count.

    Parameters
    ----------
    root
        The folder of the fair; one that holds a bent plan stands for its fair.

    Raises
    ------
    FileUnreadable
        There is no plan, or it is none of ours.
    """
    if _BENT.fullmatch(root.name) and (root.parent / PLAN_FILE).is_file():
        root = root.parent
    base = _sha256(root / PLAN_FILE)
    for number in sorted(_numbers(root), reverse=True):
        folder = root / f"replan-{number}"
        if (folder / SOURCES_FILE).is_file():
            sources = _sources(folder)
            if sources.base_sha256 == base:
                return FairFolder(root, folder, _plan(folder), sources)
    return FairFolder(root, root, _plan(root), _sources(root))


def next_folder(root: Path) -> Path:
    """Make and return the folder of the next bent plan; nothing is ever overwritten.

    Parameters
    ----------
    root
        The folder of the fair.
    """
    number = max(_numbers(root), default=0)
    while True:
        number += 1
        folder = root / f"replan-{number}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder


def write_sources(
    writer: TableWriter,
    folder: Path,
    attendees: Path | FileUsed,
    booths: Path | FileUsed,
    options: FairOptions,
    elsewhere: Mapping[str, str] | None = None,
) -> None:
    """Write down what the plan in a folder was made of: names and sums of files, no row.

    Parameters
    ----------
    writer
        Writes files.
    folder
        Where the plan is.
    attendees, booths
        The two files; or, where they may be gone by now, what they held.
    options
        How.
    elsewhere
        Of a joint fair, who is planned in which other city.
    """
    sources = FairSources(
        attendees=used(attendees) if isinstance(attendees, Path) else attendees,
        booths=used(booths) if isinstance(booths, Path) else booths,
        capacity=options.capacity,
        with_held=options.with_held,
        near=options.near,
        keep_apart=tuple(sorted(options.keep_apart)),
        elsewhere=dict(elsewhere or {}),
        base_sha256=_sha256(folder / PLAN_FILE),
    )
    writer.write_document(folder / SOURCES_FILE, sources)


def used(path: Path) -> FileUsed:
    """Return where a file is and what it holds now.

    Parameters
    ----------
    path
        Of the file.
    """
    return FileUsed(path=str(path.resolve()), sha256=_sha256(path))


def found(file: FileUsed, given: Path | None, root: Path, option: str) -> Path:
    """Return where a file that was used is now: as given, where it was, or in the folder.

    Parameters
    ----------
    file
        What was used.
    given
        Named by a person, who answers for what it holds.
    root
        The folder of the fair.
    option
        The option that names the file.

    Raises
    ------
    InvalidInput
        It is gone, or it holds something else now.
    """
    if given is not None:
        return given
    path = Path(file.path)
    for place in (path, root / path.name, root.parent / path.name):
        if place.is_file() and _sha256(place) == file.sha256:
            return place
    raise InvalidInput(
        detail_zh=f"排计划时用的文件 {path.name} 找不到，或者已经改过。请放回原处，或用 {option} 指明",
        detail_en=f"the file {path.name} that the plan was made of is gone or was changed; put "
        f"it back, or name it with {option}",
    )


def options_of(sources: FairSources, plan: BentPlan) -> FairOptions:
    """Return how a plan was made.

    Parameters
    ----------
    sources, plan
        As they were written down.
    """
    return FairOptions(
        slots=plan.slots,
        floor=plan.floor,
        limit=plan.limit,
        capacity=sources.capacity,
        with_held=sources.with_held,
        near=sources.near,
        keep_apart=frozenset(sources.keep_apart),
        breaks=frozenset(plan.breaks),
    )


def _numbers(root: Path) -> list[int]:
    matches = (_BENT.fullmatch(path.name) for path in root.glob("replan-*"))
    return [int(match[1]) for match in matches if match]


def _plan(folder: Path) -> BentPlan:
    try:
        return BentPlan.from_json((folder / PLAN_FILE).read_bytes())
    except ValidationError as error:
        raise _unreadable(folder / PLAN_FILE) from error


def _sources(folder: Path) -> FairSources:
    path = folder / SOURCES_FILE
    try:
        return FairSources.from_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> FileUnreadable:
    return FileUnreadable(
        file=path.name,
        detail_zh="文件夹里没有招聘会计划，或者不是这个版本排的。请用 zhiqiao fair plan 重新排",
        detail_en="the folder holds no plan of a fair, or one of another version; make it anew "
        "with zhiqiao fair plan",
    )


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _unreadable(path) from error
