"""A public employment or social-insurance service item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from recommender.domain.base import Key, Record, Word

RIGHTS: Final = "rights"


class Service(Record):
    """A service item: what it is, whom it is for, what to bring, where, and its source in law.

    Its `kind` is one word, such as ``jobs``, ``help``, ``benefit``, ``insurance``, ``startup``,
    ``training``, ``rights``, ``employer``, ``advice``, ``other``; ``None`` when not given.
    """

    id: Key
    source: Key
    source_id: str | None = None
    title: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Word | None = None
    summary: str = ""
    conditions: str = ""
    proofs: tuple[str, ...] = ()
    place: str | None = None
    time_limit: str | None = None
    contact: str | None = None
    legal_source: str | None = None
    keywords: tuple[str, ...] = ()
    status: Word = "open"


def is_rights_matter(services: Sequence[Service]) -> bool:
    """Whether the first service found is about a right: wages, injury, dismissal and the like.

    Such a question is answered by where to go, before any posting.
    """
    return bool(services) and services[0].kind == RIGHTS


class FoundServices(BaseModel):
    """Service items for what somebody said, best first.

    Of the fields that are no records, `rights_matter` says that the first one is about a
    right; `abstained` that words were given and nothing recorded is near enough to them;
    `notices` are sentences to be said first; `degraded` that only words were compared.
    """

    model_config = ConfigDict(frozen=True)

    services: tuple[Service, ...] = ()
    rights_matter: bool = False
    abstained: bool = False
    notices: tuple[str, ...] = ()
    degraded: bool = False
