"""What the system read out of somebody's words and matches with: shown to them, and deletable."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Key, Record
from recommender.domain.moment import Moment

TagKind = Literal[
    "occupation",
    "skill",
    "certificate",
    "constraint",
    "refused_work",
    "lacks_skill",
    "lacks_certificate",
]
_LONGEST_WORD = 160


class Tag(Record):
    """One derived fact about a seeker.

    Parameters
    ----------
    id
        Kind and code (``skill:lathe``), or the word where the dictionary has no code.
    kind, name
        What it is, and its name in the language asked for.
    value
        Of a constraint: true where it is wanted, false where it was said not to matter.
    confidence
        Of an occupation: how sure the link is, 0 to 1.
    """

    id: str
    kind: TagKind
    name: str
    value: bool | None = None
    confidence: float | None = None


class DeletedTag(Record):
    """A tag that its seeker deleted, and when; it stays deleted whatever is read again."""

    seeker_id: Annotated[Key, Field(min_length=1)]
    tag: Annotated[Key, Field(min_length=1)]
    at: Moment


class SeekerTags(Record):
    """All tags of a seeker that are used, and those that were deleted."""

    tags: tuple[Tag, ...]
    deleted: tuple[DeletedTag, ...]


def tag_id(kind: TagKind, code: str) -> str:
    """Return the id of a tag."""
    return f"{kind}:{code[:_LONGEST_WORD]}"
