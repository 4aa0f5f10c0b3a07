"""What every record shares."""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar, Self

import orjson
from pydantic import BaseModel, ConfigDict, Field

# Ids, sources and states are indexed together, and an entry of an index of PostgreSQL
# holds 2,700 bytes.
Key = Annotated[str, Field(max_length=200)]
Word = Annotated[str, Field(max_length=40)]
# More than there are anywhere, and far within what a number of any database holds.
Count = Annotated[int, Field(ge=0, le=100_000)]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    TRANSIENT: ClassVar[frozenset[str]] = frozenset()
    """Fields of the moment, each with a default, that no store keeps."""

    def to_json(self) -> bytes:
        """Return what a store keeps of the record as JSON bytes, keys in field order."""
        return orjson.dumps(self.model_dump(mode="json", exclude=set(self.TRANSIENT)))

    def lasting(self) -> Self:
        """Return the record as a store gives it back: its `TRANSIENT` fields at their defaults."""
        fields = type(self).model_fields
        return self.model_copy(update={name: fields[name].default for name in self.TRANSIENT})

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Return the record of JSON written by `to_json`."""
        return cls.model_validate_json(data)

    def content_hash(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return a 16-digit hash of the content, leaving out the fields in `without`."""
        body = self.model_dump(mode="json", exclude=set(without | self.TRANSIENT))
        return hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def stable_id(prefix: str, *parts: str) -> str:
    """Return an id that the same parts always give, such as ``p-3f0a9c...``.

    See ``docs/adr/0003-ids.md``: the same row of the same source is the same record on
    every machine, so an import can be repeated and two stores compared.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:20]}"
