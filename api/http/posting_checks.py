"""``/v1/posting-checks``: whether an ad is lawful, complete and to be trusted."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.http import scope
from api.http.bodies import AnswerLanguage, Body, RecordId, require_one_of
from api.http.caller import CallerDep
from api.http.door import CallerLanguage, Door, DoorDep
from api.http.replies import errors, send
from recommender.domain.legality import AdVerdict, Finding, Severity, verdict_of
from recommender.domain.posting import JobPosting
from recommender.services.check_posting import (
    LONGEST_AD,
    check_draft,
    check_texts,
    indexed_references,
)

router = APIRouter(prefix="/v1/posting-checks", tags=["posting-checks"])
MOST_ADS: Final = 100
SUBJECTS: Final = ("text", "texts", "posting", "posting_id")
AD: Final = "招收银员2名，限女，35岁以下，3500元/月，沙市区北京路，负责收银、理货，经验不限。"
AdText = Annotated[str, Field(min_length=1, max_length=LONGEST_AD)]
AdTexts = Annotated[tuple[AdText, ...], Field(min_length=1, max_length=MOST_ADS)]


class DraftBody(JobPosting):
    """A posting that need not be stored anywhere."""

    id: str = Field(default="draft", max_length=200)
    source: str = Field(default="draft", max_length=200)


def _exactly_one(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [{"required": [name]} for name in SUBJECTS]
    schema["examples"] = [
        {"text": AD},
        {"texts": [AD, "招保洁2名，男女不限"]},
        {"posting": {"title": "收银员（限女）", "description": "负责收银、理货。"}},
        {"posting_id": "p-9b7e01"},
    ]


class PostingCheckBody(Body):
    """What to check: exactly one of the four."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_exactly_one)

    text: Annotated[
        AdText | SkipJsonSchema[None],
        Field(description="An ad as it would be published. Kept nowhere.", examples=[AD]),
    ] = None
    texts: Annotated[
        AdTexts | SkipJsonSchema[None], Field(description="Several ads.", examples=[[AD]])
    ] = None
    posting: Annotated[
        DraftBody | SkipJsonSchema[None], Field(description="An ad by its fields.")
    ] = None
    posting_id: Annotated[
        RecordId | SkipJsonSchema[None], Field(description="A stored posting.")
    ] = None
    language: AnswerLanguage = None

    @model_validator(mode="after")
    def _one_subject(self) -> PostingCheckBody:
        require_one_of(self, SUBJECTS)
        return self


class FoundInAd(BaseModel):
    """One thing in an ad, or missing from it."""

    severity: Annotated[Severity, Field(description="How grave it is.", examples=["unlawful"])]
    clause: Annotated[str, Field(description="Law and article; empty where none is cited.")]
    start: Annotated[int, Field(description="First character, from 0; 0 where it is missing.")]
    end: Annotated[int, Field(description="One after the last; 0 where it is missing.")]
    text: Annotated[str, Field(description="The words; empty where it is missing.")]
    why: Annotated[str, Field(description="Why it is found.")]
    rewrite: Annotated[str, Field(description="What to write instead.")]
    rule: str
    field: str
    also: Annotated[list[str], Field(description="Further provisions.")]
    to_confirm: bool
    hold: bool


class PostingCheck(BaseModel):
    """What one ad is found for."""

    findings: Annotated[list[FoundInAd], Field(description="The gravest first.")]
    verdict: Annotated[
        AdVerdict,
        Field(description="The gravest severity, `clear` where there is none.", examples=["clear"]),
    ]


class PostingChecks(BaseModel):
    """What several ads are found for."""

    checks: Annotated[list[PostingCheck], Field(description="In the order of `texts`.")]


DECLARED: dict[int | str, dict[str, Any]] = {
    200: {"description": "What the ad is found for; a list of that where `texts` were given."},
    **errors(400, 403, 404, 413, 422, 503),
}


@router.post(
    "", summary="Check an ad", response_model=PostingCheck | PostingChecks, responses=DECLARED
)
def check(
    request: Request, body: PostingCheckBody, door: DoorDep, caller: CallerLanguage, who: CallerDep
) -> Response:
    """Return what is unlawful, suspicious, discouraged or missing in an ad, with a rewrite.

    Age limits are never called unlawful. Exceptions are never granted, only marked
    `to_confirm` for a person. Texts and drafts are kept nowhere; a stored posting (`posting_id`)
    is checked only for callers who may write. Pay is compared with that of the occupation once
    the index is open.
    """
    language = body.language or caller
    if body.posting_id is not None:
        scope.admit_sending(request, who, "steward")
        return send(_told(_one(door, door.store.postings.get(body.posting_id)), language))
    if body.posting is not None:
        return send(_told(_one(door, body.posting), language))
    texts = body.texts if body.texts is not None else (body.text or "",)
    told = [_told(found, language) for found in _texts(door, texts)]
    return send(told[0] if body.texts is None else PostingChecks(checks=told))


def _one(door: Door, posting: JobPosting) -> tuple[Finding, ...]:
    return check_draft(
        posting, indexed_references(door.system.postings.view()) if _warm(door) else {}
    )


def _texts(door: Door, texts: tuple[str, ...]) -> list[tuple[Finding, ...]]:
    if not _warm(door):
        return check_texts(texts)
    system = door.system
    return check_texts(
        texts, lambda: indexed_references(system.postings.view()), lambda: system.linker
    )


def _warm(door: Door) -> bool:
    return door.keeper.status.warm


def _told(findings: tuple[Finding, ...], language: str) -> PostingCheck:
    found = [FoundInAd.model_validate(f.contract_json(language)) for f in findings]
    return PostingCheck(findings=found, verdict=verdict_of(findings))
