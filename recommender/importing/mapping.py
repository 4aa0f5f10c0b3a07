"""Which column holds which field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from recommender.errors import MappingInvalid

ImportKind = Literal["postings", "seekers", "courses", "services"]

# A table is about something when one of these fields has a column.
ESSENTIAL: Mapping[ImportKind, tuple[str, ...]] = {
    "postings": ("title",),
    "seekers": ("desired_titles", "summary", "experiences", "last_title", "skills"),
    "courses": ("title",),
    "services": ("title",),
}


class ColumnMapping(BaseModel):
    """The columns of a table and what they hold; a guess that a person can correct.

    Parameters
    ----------
    kind
        What the rows are.
    columns
        Field by header as it stands in the file; ``None`` leaves a column out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ImportKind
    columns: dict[str, str | None]

    @cached_property
    def by_field(self) -> Mapping[str, tuple[str, ...]]:
        """Headers by field, the one to prefer first."""
        found: dict[str, tuple[str, ...]] = {}
        for header, field in self.columns.items():
            if field is not None:
                found[field] = (*found.get(field, ()), header)
        return found

    def headers_of(self, field: str) -> tuple[str, ...]:
        """Return the columns that hold `field`, the one to prefer first."""
        return self.by_field.get(field, ())

    def to_yaml(self) -> str:
        """Return the mapping as text that a person can edit."""
        return yaml.safe_dump(self.model_dump(), allow_unicode=True, sort_keys=False)

    @classmethod
    def from_yaml(cls, text: str, *, file: str, kind: ImportKind, fields: set[str]) -> Self:
        """Return the mapping written in `text`.

        Parameters
        ----------
        text
            As `to_yaml` writes it.
        file
            Name to show.
        kind
            What is being imported.
        fields
            The fields there are.

        Raises
        ------
        MappingInvalid
            It is no mapping, is of another kind, or names a field there is not.
        """
        try:
            mapping = cls.model_validate(yaml.safe_load(text))
        except (yaml.YAMLError, ValidationError) as error:
            raise MappingInvalid(
                file=file,
                detail_zh="应含 kind 和 columns（列名: 字段）",
                detail_en="it needs kind and columns (header: field)",
            ) from error
        if mapping.kind != kind:
            raise MappingInvalid(
                file=file,
                detail_zh=f"它是为 {mapping.kind} 写的，不是 {kind}",
                detail_en=f"it was written for {mapping.kind}, not {kind}",
            )
        unknown = sorted({f for f in mapping.columns.values() if f is not None} - fields)
        if unknown:
            raise MappingInvalid(
                file=file,
                detail_zh=f"没有这些字段：{'、'.join(unknown)}。可用：{'、'.join(sorted(fields))}",
                detail_en=f"no such field: {', '.join(unknown)}. There are: "
                f"{', '.join(sorted(fields))}",
            )
        return mapping
