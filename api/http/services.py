"""``/v1/services``: service items for a situation, found by their words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.http.door import StoreDep
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

    services: Annotated[list[Service], Field(description="Those whose words fit best.")]


@router.get("", summary="Find services", response_model=Services, responses=errors(422, 503))
def find(store: StoreDep, q: Words = "", k: Most = 10) -> Response:
    """Return services whose title, keywords and summary share words with `q`.

    Words are compared by pairs of characters; a question that uses none of the words of a
    service does not find it.
    """
    return send(Services(services=find_services(store, q, k=k)))
