"""Add a record of a case once: what it must be, when it was, and what sending it again does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from recommender.domain.case_record import CaseRecord
from recommender.domain.moment import PLACE
from recommender.errors import Conflict, InvalidInput
from recommender.ports import SeekerLog

L = TypeVar("L", bound=CaseRecord)
_CLOCKS_DIFFER: Final = timedelta(minutes=5)
_REMEDIES: Final[Mapping[str, tuple[str, str]]] = {
    "step_missing": (
        "写了完成日期，也要写下一步做什么",
        "a due day needs a next step; say what is to be done",
    ),
    "pattern_misplaced": (
        "服务次数只能随“受理”一起写",
        "a pattern goes with an intake only",
    ),
}


def happened_at(at: datetime | None, now: datetime) -> datetime:
    """Return when something happened: now, unless it is said.

    Parameters
    ----------
    at
        What was said; without a zone it is the time in China.
    now
        The present.

    Raises
    ------
    InvalidInput
        That moment is still to come.
    """
    at = at or now
    at = at if at.tzinfo else at.replace(tzinfo=PLACE)
    if at > now + _CLOCKS_DIFFER:
        raise InvalidInput(
            detail_zh="时间还没到，只能记录已经发生的事；请改时间",
            detail_en="that moment is still to come; record what has happened, or correct the time",
        )
    return at


def valid(kind: type[L], fields: Mapping[str, Any]) -> L:
    """Return a record of these fields.

    Raises
    ------
    InvalidInput
        They do not make one; it says which and what to do.
    """
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        remedy = _REMEDIES.get(first["type"])
        if remedy is not None:
            raise InvalidInput(detail_zh=remedy[0], detail_en=remedy[1]) from None
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(detail=f"{where}: {first['msg']}") from None


def add_once(log: SeekerLog[L], record: L, changing: Collection[str] = ()) -> tuple[L, bool]:
    """Add a record unless it is there, and return what is kept, and whether it is new.

    Parameters
    ----------
    log
        Where to.
    record
        What.
    changing
        Fields in which the same record may differ when it is sent again.

    Raises
    ------
    Conflict
        Its id is that of another record.
    """
    for held in log.get_many([record.id]):
        same = {name: getattr(held, name) for name in changing}
        if held == record.model_copy(update=same):
            return held, False
        raise Conflict(id=record.id)
    return record, log.add(record)
