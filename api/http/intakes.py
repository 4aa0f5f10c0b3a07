"""``/v1/intakes``: what a sentence says about a person."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from api.http.bodies import IntakeBody
from api.http.door import CallerLanguage, DoorDep
from api.http.replies import errors, send
from recommender.domain.intake import TextSpan
from recommender.domain.seeker import SeekerProfile
from recommender.intake.asking import next_questions
from recommender.services.read_seeker import read_text

router = APIRouter(prefix="/v1/intakes", tags=["intakes"])


class IntakeAnswer(SeekerProfile):
    """The profile that a text supports; a field that it does not support is null or empty."""

    not_understood: tuple[str, ...] = Field(default=(), description="Parts that were not used.")
    questions: tuple[str, ...] = Field(default=(), description="What would help most to know.")
    spans: dict[str, tuple[TextSpan, ...]] = Field(
        default={}, description="By field, the words that it was read from."
    )


@router.post(
    "",
    summary="Read a sentence",
    response_model=IntakeAnswer,
    responses=errors(400, 413, 422),
)
def read_words(body: IntakeBody, door: DoorDep, caller: CallerLanguage) -> Response:
    """Return the profile that a text supports. Nothing is stored."""
    intake = read_text(body.text, door.system.clock.today(), door.system.settings.near_region)
    asked = next_questions(body.text, intake.profile, body.language or caller)
    told = {**intake.contract_json(), "questions": asked}
    return send(IntakeAnswer.model_validate(told))
