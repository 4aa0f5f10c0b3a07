"""What the drivers raise, told in our own errors, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from recommender.errors import Conflict, InvalidInput, StoreUnavailable, ZhiqiaoError

# PostgreSQL: serialization failure, deadlock, lock not available.
_RACES = frozenset({"40001", "40P01", "55P03"})
_MISSING_TABLE = "42P01"


@contextmanager
def told() -> Iterator[None]:
    """Turn an error of the database into one of ours."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _ours(error) from error


def _ours(error: SQLAlchemyError) -> ZhiqiaoError:
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if isinstance(error, IntegrityError) or state in _RACES:
        return Conflict(id=_conflicting_id(error))
    if isinstance(error, DataError):
        return InvalidInput(detail="the database cannot hold this text (a NUL character?)")
    if isinstance(error, PoolTimeout):
        return StoreUnavailable(detail="all connections are in use")
    if state == _MISSING_TABLE or "no such table" in str(getattr(error, "orig", "")):
        return StoreUnavailable(detail="the tables are not there yet")
    return StoreUnavailable(detail=_first_words(error))


def _conflicting_id(error: SQLAlchemyError) -> str:
    diagnosis = getattr(getattr(error, "orig", None), "diag", None)
    found = re.search(r"^Key \(id\)=\((.+?)\) ", getattr(diagnosis, "message_detail", None) or "")
    return found.group(1) if found else "?"


def _first_words(error: SQLAlchemyError) -> str:
    """Return what went wrong without anything that was being written."""
    original = error.orig if isinstance(error, DBAPIError) else None
    if original is None:
        return type(error).__name__
    if state := getattr(original, "sqlstate", None):
        return f"{type(original).__name__} {state}"
    # SQLite's messages and those of a refused connection name files and hosts only.
    return str(original).splitlines()[0][:200]
