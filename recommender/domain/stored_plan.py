"""A plan as it was made, with what it was made by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from recommender.domain.base import stable_id
from recommender.domain.case_record import CaseRecord
from recommender.domain.control import Who


class StoredPlan(CaseRecord):
    """A plan (一人一策) that was made for somebody.

    It may say what somebody is entitled to, and is kept as assessments are.

    Parameters
    ----------
    by
        Who had it made.
    versions
        What it was made with: models, weights, rule packs.
    payload
        The plan as JSON text.
    digest
        Of the payload; of two plans with the same digest and versions nothing differs.
    """

    by: Who
    versions: dict[str, str]
    payload: str
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @classmethod
    def made(
        cls,
        *,
        seeker_id: str,
        at: datetime,
        by: str,
        versions: Mapping[str, str],
        payload: BaseModel | Mapping[str, Any],
    ) -> StoredPlan:
        """Return the record of a plan that was just made.

        Parameters
        ----------
        seeker_id, at, by, versions
            See the record.
        payload
            The plan; nothing of the moment belongs in it.
        """
        content = payload.model_dump(mode="json") if isinstance(payload, BaseModel) else payload
        text = orjson.dumps(content)
        digest = hashlib.sha256(text).hexdigest()
        return cls(
            id=stable_id("plan", seeker_id, at.isoformat(), digest),
            seeker_id=seeker_id,
            at=at,
            by=by,
            versions=dict(sorted(versions.items())),
            payload=text.decode(),
            digest=digest,
        )

    def content(self) -> Any:
        """Return the plan."""
        return orjson.loads(self.payload)

    @model_validator(mode="after")
    def _is_as_it_was_made(self) -> StoredPlan:
        if hashlib.sha256(self.payload.encode()).hexdigest() != self.digest:
            raise PydanticCustomError("plan_changed", "the payload is not that of the digest", {})
        return self
