"""``/v1/plans``: one intake, one plan."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import ConfigDict, Field, model_validator
from starlette.responses import Response

from api.http import scope
from api.http.bodies import MOST_MATCHES, SENTENCE, PersonBody
from api.http.caller import CallerDep
from api.http.door import CallerLanguage, Door, ReadyDoor
from api.http.replies import errors, send
from recommender.domain.plan import Plan
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.read_seeker import read_text
from recommender.services.working_age import registered_seeker

router = APIRouter(prefix="/v1/plans", tags=["plans"])
PEOPLE = ("text", "profile", "seeker_id")


def _one_person(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [{"required": [name]} for name in PEOPLE]
    schema["examples"] = [{"text": SENTENCE, "k": 5}, {"seeker_id": "s-1f0c2a"}]


class PlanBody(PersonBody):
    """For whom: exactly one of the three."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_one_person)

    k: Annotated[int, Field(ge=1, le=MOST_MATCHES, description="Jobs wanted at most.")] = 10

    @model_validator(mode="after")
    def _is_about_one_person(self) -> PlanBody:
        self.give_one_of(PEOPLE)
        return self


@router.post(
    "",
    summary="Make a plan",
    response_model=Plan,
    responses=errors(400, 403, 404, 413, 422, 503),
)
def plan(
    request: Request, body: PlanBody, door: ReadyDoor, caller: CallerLanguage, who: CallerDep
) -> Response:
    """Return postings, courses, apprenticeships and services on one gap analysis, with reasons.

    What a course opens is counted by running the gates again with its certificate. Verdicts on
    subsidies are first readings by rule packs; a person of the service decides. Words and
    profiles are kept nowhere; registered people are planned for only by who may see them.
    """
    if body.seeker_id is not None:
        scope.admit_to(request, who, door.store, body.seeker_id, "counselor", "seeker")
    language = body.language or caller
    system = door.system
    made = make_plan(
        system.matching, system.planning, system.rule_packs, _wish(door, body, language)
    )
    return send(door.mark(made, language))


def _wish(door: Door, body: PlanBody, language: str) -> PlanWish:
    today, near = door.system.clock.today(), door.system.matching.near_region
    if body.text is not None:
        intake = read_text(body.text, today, near)
        return PlanWish(
            seeker=intake.profile,
            words=body.text,
            not_understood=intake.not_understood,
            k=body.k,
            language=language,
        )
    if body.profile is not None:
        return PlanWish(seeker=body.profile, k=body.k, language=language)
    seeker_id = body.seeker_id or ""
    person = registered_seeker(door.store, seeker_id, today)
    return PlanWish(seeker=person, seeker_id=seeker_id, k=body.k, language=language)
