"""``/v1/services``: service items for a situation, found by meaning and by words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http.door import CallerLanguage, DoorDep
from api.http.replies import errors, send
from recommender.domain.service import Service
from recommender.services.find_services import find_services

router = APIRouter(prefix="/v1/services", tags=["services"])
Words = Annotated[
    str,
    Query(
        max_length=200,
        description="What is needed, in a few words; without words every service is listed.",
        examples=["厂子关门了想登记失业"],
    ),
]
Most = Annotated[int, Query(ge=1, le=100, description="Services wanted at most.")]


class Services(BaseModel):
    """Service items, best first."""

    services: Annotated[list[Service], Field(description="Those that fit what was said.")]
    rights_matter: Annotated[
        bool,
        Field(description="The first is about a right, such as wages owed: no posting before it."),
    ]
    abstained: Annotated[bool, Field(description="Nothing recorded is near enough to the words.")]
    notices: Annotated[list[str], Field(description="To be said before all services.")]
    degraded: Annotated[
        bool, Field(description="Words alone were compared, as the encoder is not ready yet.")
    ]


@router.get("", summary="Find services", response_model=Services, responses=errors(422, 503))
def find(door: DoorDep, language: CallerLanguage, q: Words = "", k: Most = 10) -> Response:
    """Return services that fit `q`, by meaning and by words.

    Where none is near enough the list is empty, and a notice names the line 12333. Nothing
    of `q` is kept.
    """
    reader = door.system.sentences if door.keeper.status.warm else None
    found = find_services(door.store, reader, q, k=k, language=language)
    return send(Services.model_validate(found, from_attributes=True))
