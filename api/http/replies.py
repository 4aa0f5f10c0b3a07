"""What the API sends: records as they are, and errors in one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, Field
from starlette.responses import Response

from recommender.errors import ZhiqiaoError

JSON = "application/json"


class ErrorBody(BaseModel):
    """What every error answer holds."""

    error: Annotated[str, Field(description="Stable code to switch on.")]
    detail: Annotated[str, Field(description="A sentence that says what to do about it.")]
    context: Annotated[
        dict[str, Any],
        Field(description="The facts in the sentence; `fields` lists each field that is wrong."),
    ]


MEANINGS: Mapping[int, str] = {
    400: "The request is not HTTP or JSON that can be read.",
    403: "Closed to this caller.",
    404: "There is no record with that id.",
    409: "The id is taken by a record with other content.",
    413: "The request is too large.",
    422: "A field is missing or wrong; `context.fields` says which and what to do.",
    503: "Not ready: starting, or the database, model or index is not available.",
}


UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the ETag that was sent."}
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the declaration of these error answers for a route."""
    return {s: {"model": ErrorBody, "description": MEANINGS[s]} for s in statuses}


def send(model: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a record that is valid already, without validating it again."""
    return Response(model.model_dump_json(), status, headers, JSON)


def send_error(
    error: ZhiqiaoError, language: str, fields: list[dict[str, str]] | None = None
) -> Response:
    """Return an error answer; `fields` says what is wrong with each field."""
    worded = ("_zh", "_en")
    context: dict[str, Any] = {k: v for k, v in error.context.items() if not k.endswith(worded)}
    if fields is not None:
        context["fields"] = fields
    body = {"error": error.code, "detail": error.message(language), "context": context}
    return Response(
        orjson.dumps(body),
        error.http_status,
        {"Retry-After": "5"} if error.http_status == 503 else None,
        JSON,
    )
