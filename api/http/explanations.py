"""``/v1/explanations``: why a posting stands where it does for a person, or is not shown."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import ConfigDict, Field, model_validator
from starlette.responses import Response

from api.http import scope
from api.http.bodies import MOST_MATCHES, SENTENCE, PersonBody, RecordId
from api.http.caller import CallerDep
from api.http.door import CallerLanguage, Door, ReadyDoor
from api.http.replies import errors, send
from recommender.domain.match import Match
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import NotFound
from recommender.services.explain_standing import explain_standing
from recommender.services.read_seeker import read_text
from recommender.services.working_age import registered_seeker

router = APIRouter(prefix="/v1/explanations", tags=["matches"])
PEOPLE = ("text", "profile", "seeker_id")


def _one_person(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [{"required": [name]} for name in PEOPLE]
    schema["examples"] = [
        {"seeker_id": "s-1f0c2a", "posting_id": "p-9b7e01"},
        {"text": SENTENCE, "posting_id": "p-9b7e01", "k": 5},
    ]


class ExplanationBody(PersonBody):
    """Which posting, and for whom: exactly one of the three."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_one_person)

    posting_id: Annotated[RecordId, Field(description="The posting, open or not, shown or not.")]
    k: Annotated[int, Field(ge=1, le=MOST_MATCHES, description="Matches the person is shown.")] = 10

    @model_validator(mode="after")
    def _is_about_one_person(self) -> ExplanationBody:
        self.give_one_of(PEOPLE)
        return self


@router.post(
    "",
    summary="Explain a pair",
    response_model=Match,
    responses=errors(400, 403, 404, 413, 422, 503),
)
def explain(
    request: Request,
    body: ExplanationBody,
    door: ReadyDoor,
    caller: CallerLanguage,
    who: CallerDep,
) -> Response:
    """Return the place of a posting in the answer a person gets now, or why it has none.

    `standing` says it: causes, what the posting is worse in than a line before it, and what
    would change its place, each change tried. Words and profiles are kept nowhere; registered
    people are explained only to callers who may see them.
    """
    if body.seeker_id is not None:
        scope.admit_to(request, who, door.store, body.seeker_id, "counselor", "seeker")
    if not who.may(("counselor", "steward")):
        _refuse_held(door.store.postings.get(body.posting_id))
    return send(
        explain_standing(
            door.system.matching,
            _person(door, body),
            body.posting_id,
            registered=body.seeker_id is not None,
            k=body.k,
            language=body.language or caller,
        )
    )


def _refuse_held(posting: JobPosting) -> None:
    """Say nothing of what is held back to those who may not see it."""
    if posting.status == "held":
        raise NotFound(kind="posting", id=posting.id)


def _person(door: Door, body: ExplanationBody) -> SeekerProfile:
    if body.text is not None:
        return read_text(
            body.text, door.system.clock.today(), door.system.matching.near_region
        ).profile
    if body.profile is not None:
        return body.profile
    return registered_seeker(door.store, body.seeker_id or "", door.system.clock.today())
