"""Read the legal checklist for fairs, and put the numbers of one fair beside its items."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, assert_never

import yaml
from pydantic import Field, ValidationError

from recommender.domain.base import Record
from recommender.errors import FileUnreadable, InvalidInput
from recommender.services.plan_fair import PlannedFair

CHECKLIST: Final = Path(__file__).resolve().parents[2] / "data" / "fairs" / "checklist.yaml"
FairFact = Literal["attendees", "postings", "held", "unknown_capacity"]


class CheckItem(Record):
    """One thing to see to; `read`: whether the article itself was read when it was written."""

    id: str
    zh: str
    en: str
    source_zh: str
    source_en: str
    read: bool
    fact: FairFact | None = None


class CheckPhase(Record):
    """Before, on the day, afterwards."""

    id: str
    zh: str
    en: str
    items: tuple[CheckItem, ...] = Field(min_length=1)


class Checklist(Record):
    """All there is to see to, in order."""

    phases: tuple[CheckPhase, ...] = Field(min_length=1)


@dataclass(frozen=True)
class FairChecklist:
    """The checklist with the numbers of one fair, by the names in `CheckItem.fact`."""

    phases: tuple[CheckPhase, ...]
    facts: dict[FairFact, int]


def fair_checklist(made: PlannedFair, path: Path = CHECKLIST) -> FairChecklist:
    """Return what is to be seen to at a fair.

    Parameters
    ----------
    made
        The plan.
    path
        The file with the items.

    Raises
    ------
    FileUnreadable
        There is no such file.
    InvalidInput
        It is not written as it should be.
    """
    names: tuple[FairFact, ...] = ("attendees", "postings", "held", "unknown_capacity")
    return FairChecklist(read_checklist(path).phases, {name: _number(made, name) for name in names})


def read_checklist(path: Path = CHECKLIST) -> Checklist:
    """Return the items of a file.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    FileUnreadable
        There is no such file.
    InvalidInput
        It is not written as it should be.
    """
    try:
        return Checklist.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise FileUnreadable(
            file=str(path),
            detail_zh="读不出来，请把清单文件放回原处",
            detail_en="it cannot be read; put the checklist back in its place",
        ) from error
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        place = _place(error)
        raise InvalidInput(
            detail_zh=f"清单文件 {path.name} 写得不对（{place}），请照其他各项的写法改",
            detail_en=f"the checklist {path.name} is not written as it should be ({place}); "
            "write it like its other items",
        ) from error


def _place(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return ".".join(str(part) for part in error.errors()[0]["loc"]) or "phases"
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else "UTF-8"


def _number(made: PlannedFair, fact: FairFact) -> int:
    match fact:
        case "attendees":
            return made.plan.counts.attendees
        case "postings":
            return made.plan.counts.postings
        case "held":
            return made.plan.counts.postings_held
        case "unknown_capacity":
            return sum(booth.capacity_per_slot is None for booth in made.inputs.offer.booths)
        case _:
            assert_never(fact)
