"""Plan a fair in steps: what one process has done, the next one takes up.

The steps are the copies of the two files, the vectors of some texts at a time, both sides, the
pairs of some attendees at a time, who meets whom, when, and the check of the whole. What the
files say is read anew by every process; all else comes from the steps, so that the plan is the
same to the bit however often its process ended.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from recommender.domain.fair_day import FileUsed
from recommender.domain.fair_job import FairJobAsked
from recommender.errors import FileUnreadable, InvalidInput, JobOutdated
from recommender.ports import Clock, TableReader
from recommender.ports.jobs import Job, Jobs, Json, Reached, Steps
from recommender.ports.shards import ShardEngine
from recommender.services.fair_job_phases import StepPhases
from recommender.services.matching import Matching
from recommender.services.plan_fair import FairInputs, PlannedFair, plan_read, read_fair
from recommender.services.plan_fair_options import FairOptions

FILES: Final = "files"
TEXTS = 512  # embedded in a step: a few seconds
PEOPLE = 256  # scored in a step; a multiple of those that are scored together
_TOLD: Final = 200  # rows to look at that are told of before the plan is there
_HOW: Final = frozenset({"today", "workers", "ray"})  # what a plan of the same may differ in


@dataclass(frozen=True)
class DayClock:
    """A clock on which the day stands still.

    Parameters
    ----------
    clock
        Tells the moment.
    day
        Always today.
    """

    clock: Clock
    day: date

    def now(self) -> datetime:
        """Return the moment."""
        return self.clock.now()

    def today(self) -> date:
        """Return the day that stands still."""
        return self.day


def begin(jobs: Jobs, kind: str, asked: FairJobAsked) -> Job:
    """Note a job, or return the one that was begun for the same and has not ended.

    A cancelled one that is asked for again goes on.

    Parameters
    ----------
    jobs
        All of them.
    kind, asked
        What is to be done.
    """
    body = asked.model_dump_json(exclude=set(_HOW))
    key = "f" + hashlib.sha256(body.encode()).hexdigest()[:12]
    same = [job for job in jobs.all() if job.id.partition("-")[0] == key]
    for job in same:
        if job.state not in ("failed", "done"):
            return jobs.resume(job.id) if job.state == "cancelled" else job
    number = 1 + max((int(job.id.partition("-")[2]) for job in same), default=0)
    return jobs.start(f"{key}-{number}", kind, asked.model_dump(mode="json"))


def used_file(path: Path) -> FileUsed:
    """Return where a file is and what it holds now.

    Parameters
    ----------
    path
        Of the file.

    Raises
    ------
    FileUnreadable
        It cannot be opened.
    """
    try:
        return FileUsed(path=str(path.resolve()), sha256=_sha256(path))
    except OSError as error:
        raise _gone(path.name) from error


def refuse_outdated(job: Job, versions: dict[str, str]) -> FairJobAsked:
    """Return what a job was asked for.

    Parameters
    ----------
    job
        It.
    versions
        Of the models now.

    Raises
    ------
    JobOutdated
        It was begun with other models, and would mix them.
    """
    asked = FairJobAsked.model_validate(job.asked)
    if asked.versions != versions:
        raise JobOutdated(id=job.id)
    return asked


def plan_in_steps(
    matching: Matching,
    reader: TableReader,
    asked: FairJobAsked,
    folder: Path,
    steps: Steps,
    engine: ShardEngine | None = None,
) -> PlannedFair:
    """Return the plan of a job.

    Parameters
    ----------
    matching
        The parts; their clock shows the day the job was begun.
    reader
        Opens files.
    asked
        For what.
    folder
        Of the job.
    steps
        Its steps.
    engine
        Scores elsewhere; ``None`` scores in this process.

    Raises
    ------
    InvalidInput, FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound, UsageError
        See `recommender.services.plan_fair.plan_fair`.
    FairPlanUnsound
        The plan breaks a rule: a fault of the program.
    """
    options, files = options_of(asked), folder / FILES
    options.rules(0)
    used = (asked.attendees, asked.booths)
    steps.step("files", lambda: {"files": [_keep(one, files) for one in used]})
    attendees, booths = (_place(one, files) for one in used)
    inputs = read_fair(reader, attendees, booths, options, asked.today)
    steps.step("read", lambda: _told(inputs), Reached("read", 1, 1))
    phases = StepPhases(matching, engine, steps=steps, texts=TEXTS, people=PEOPLE)
    return plan_read(matching, inputs, options, phases=phases)


def options_of(asked: FairJobAsked) -> FairOptions:
    """Return how to plan.

    Parameters
    ----------
    asked
        What a job was asked for.
    """
    return FairOptions(
        slots=asked.slots,
        floor=asked.floor,
        limit=asked.limit,
        capacity=asked.capacity,
        with_held=asked.with_held,
        near=asked.near,
        keep_apart=frozenset(asked.keep_apart),
        breaks=frozenset(asked.breaks),
    )


def drop_files(folder: Path) -> None:
    """Delete the copies of the files: the job needs them no more.

    Parameters
    ----------
    folder
        Of the job.
    """
    shutil.rmtree(folder / FILES, ignore_errors=True)


def _place(file: FileUsed, files: Path) -> Path:
    return files / file.sha256[:16] / Path(file.path).name


def _keep(file: FileUsed, files: Path) -> str:
    """Copy a file to where a job keeps it, unless it is there; it appears whole or not at all."""
    place = _place(file, files)
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with tempfile.TemporaryDirectory(prefix=".writing-", dir=place.parent) as aside:
                copy = Path(shutil.copyfile(file.path, Path(aside) / place.name))
                if _sha256(copy) != file.sha256:
                    raise InvalidInput(
                        detail_zh=f"文件 {place.name} 在任务开始后改过，请重新运行",
                        detail_en=f"{place.name} was changed after the job was begun; begin anew",
                    )
                copy.replace(place)
        except OSError as error:
            raise _gone(place.name) from error
    return str(place.relative_to(files))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _gone(name: str) -> FileUnreadable:
    return FileUnreadable(
        file=name,
        detail_zh="打不开，请核对文件名，以及它是否还在原处",
        detail_en="it cannot be opened; check its name, and that it is still where it was",
    )


def _told(inputs: FairInputs) -> Json:
    problems = [*inputs.offer.problems, *inputs.guests.problems]
    return {
        "booths": len(inputs.offer.booths),
        "postings": len(inputs.offer.postings),
        "attendees": len(inputs.guests.people),
        "problems": len(problems),
        "first_problems": [one.model_dump(mode="json") for one in problems[:_TOLD]],
    }
