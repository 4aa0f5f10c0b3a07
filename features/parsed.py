"""Three-valued results of reading text: a value, explicitly none, or unknown.

Unknown is never treated as a match or as a mismatch, so it has a state of its
own rather than being folded into ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class State(StrEnum):
    """What reading a text established."""

    VALUE = "value"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in the text it was read from.

    Parameters
    ----------
    start, end
        Half-open character offsets into the text as it was given.
    text
        The characters between them.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """A three-valued reading.

    Parameters
    ----------
    state
        ``VALUE`` (`value` is set), ``NONE`` (the text says there is none, such
        as 学历不限 or 面议) or ``UNKNOWN`` (the text does not say).
    value
        The value in the unit its parser names; ``None`` unless `state` is ``VALUE``.
    span
        Where the text says so; ``None`` when unknown.
    """

    state: State
    value: T | None = None
    span: Span | None = None

    @property
    def known(self) -> bool:
        """Whether the text settled the question (by a value or by saying none)."""
        return self.state is not State.UNKNOWN

    @classmethod
    def of(cls, value: T, span: Span | None = None) -> Parsed[T]:
        """Return a reading with a value."""
        return cls(State.VALUE, value, span)

    @classmethod
    def none(cls, span: Span | None = None) -> Parsed[T]:
        """Return a reading that says explicitly there is none."""
        return cls(State.NONE, None, span)

    @classmethod
    def unknown(cls) -> Parsed[T]:
        """Return a reading of a text that does not say."""
        return cls(State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing of a dictionary found in a text.

    Parameters
    ----------
    code
        The dictionary's stable identifier.
    name
        The dictionary's preferred Chinese name.
    span
        Where it was found.
    negated
        The text says the person or posting does not have or need it (没有叉车证).
    level
        A level stated beside it (``三级``, ``中级``, ``B2``); ``None`` if not stated.
    """

    code: str
    name: str
    span: Span
    negated: bool = False
    level: str | None = None
