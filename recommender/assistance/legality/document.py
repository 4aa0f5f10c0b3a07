"""The form of ``data/legality/rules.yaml``, as it is written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from recommender.domain.legality import Severity

Word = Annotated[str, Field(min_length=1)]
Words = tuple[Word, ...]
Fact = Literal["sex", "age", "household", "ethnicity", "family", "health"]
Kind = Literal["job", "apprenticeship", "public_welfare"]


class Written(BaseModel):
    """A mapping that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SayingWritten(Written):
    """A sentence in both languages."""

    zh: Word
    en: Word


class RuleWritten(Written):
    """One rule on wording; see `recommender.assistance.legality.rules.Rule`."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    severity: Severity
    clause: str | None = None
    also: Words = ()
    facts: tuple[Fact, ...] = ()
    says: Word | None = None
    hints: Words = ()
    patterns: Words = ()
    exceptions: Annotated[Words, Field(alias="except")] = ()
    kinds: tuple[Kind, ...] = ()
    unless_in_ad: Word | None = None
    instead_of: str | None = None
    where: Word | None = None
    confirm: bool = False
    hold: bool = False
    notice: SayingWritten | None = None
    why: SayingWritten
    rewrite: SayingWritten
    finds: Annotated[Words, Field(min_length=1)]
    leaves: Annotated[Words, Field(min_length=1)]


class PayWritten(Written):
    """When pay is far above its occupation's."""

    severity: Severity
    factor: Annotated[float, Field(gt=1)]
    easy_factor: Annotated[float, Field(gt=1)]
    easy: Word
    minimum_postings: Annotated[int, Field(ge=5)]
    unless_in_ad: Word
    why: SayingWritten
    rewrite: SayingWritten


class EasyPayWritten(Written):
    """When pay is too good for work at home that asks for nothing."""

    rule: str
    least_cny_month: Annotated[float, Field(gt=0)]
    home: Word
    easy: Word


class FactWritten(Written):
    """One thing that an ad must say."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    fields: Words = ()
    cues: Annotated[Words, Field(min_length=1)]
    elsewhere: Words = ()
    why: SayingWritten
    rewrite: SayingWritten


class RequiredWritten(Written):
    """What an ad must say, and the provision that demands it."""

    clause: str
    facts: Annotated[tuple[FactWritten, ...], Field(min_length=1)]


class DocumentWritten(Written):
    """The whole file."""

    version: Literal[1]
    clauses: dict[str, SayingWritten]
    words: dict[Annotated[str, Field(pattern=r"^[a-z_]+$")], Word]
    rules: Annotated[tuple[RuleWritten, ...], Field(min_length=1)]
    pay_too_easy: EasyPayWritten
    pay_far_above: PayWritten
    required: RequiredWritten
