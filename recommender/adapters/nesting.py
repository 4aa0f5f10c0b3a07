"""A guard against opening a transaction inside another one of the same store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# A context variable, not a thread's: a request may open its transaction in one thread of
# a pool and end it in another, and the first thread then serves somebody else.
_OPEN: ContextVar[frozenset[int]] = ContextVar("open_transactions", default=frozenset())


@contextmanager
def not_nested(store: object) -> Iterator[None]:
    """Refuse a second transaction on `store` while this context has one open.

    The inner one could only wait for the outer one, for ever in memory and until the
    time-out in SQLite, so the mistake is better told at once.

    Raises
    ------
    RuntimeError
        There is one open.
    """
    if id(store) in _OPEN.get():
        raise RuntimeError("a transaction is already open here: use that one")
    _OPEN.set(_OPEN.get() | {id(store)})
    try:
        yield
    finally:
        _OPEN.set(_OPEN.get() - {id(store)})
