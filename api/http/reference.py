"""Say in the OpenAPI document what every field means, with an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from api.http.field_words import FIELDS

DESCRIPTION = """\
Every answer carries reasons that can be read aloud, and what is still unknown. A value that
is not known is null: it counts neither for nor against anybody.

* Sentences are Chinese, or English with `Accept-Language: en` or `"language": "en"`.
* Errors have one form: `{"error": code, "detail": sentence, "context": facts}`.
* Lists come in pages: send `next_cursor` back as `cursor`. Send an `ETag` back as
  `If-None-Match` and an unchanged page is a 304 without a body.
* What is sent to `/v1/intakes`, `/v1/matches`, `/v1/explanations` and `/v1/posting-checks` is
  kept nowhere and written to no log.
* Writing postings and events, and all that concerns registered people, needs
  `ZHIQIAO_API_TOKEN` as a bearer token; without that setting it is open to programs on the same machine only.
"""

TAGS = [
    {"name": "intakes", "description": "From a sentence to a profile."},
    {"name": "matches", "description": "From a person to postings, or the other way round."},
    {
        "name": "plans",
        "description": "From a person to postings, courses, apprenticeships and services.",
    },
    {"name": "postings", "description": "Jobs, apprenticeships and public-welfare work."},
    {"name": "posting-checks", "description": "Whether an ad is lawful, and how to mend it."},
    {"name": "courses", "description": "Training courses."},
    {"name": "services", "description": "Employment and social-insurance services."},
    {"name": "seekers", "description": "What is decided and known about registered people."},
    {"name": "events", "description": "What happened between seekers and postings."},
    {"name": "casework", "description": "The service ledger, complaints and ratings."},
    {"name": "notifications", "description": "New postings that fit a counselor's people."},
    {"name": "fairs", "description": "Recruitment fairs: two files in, a plan out."},
    {"name": "health", "description": "For whoever keeps the service running."},
]


def describe_fields(app: FastAPI) -> None:
    """Make `app` add the words of `FIELDS` to its OpenAPI document.

    A name means the same wherever it stands, so the words are kept once, by name.
    """
    plain = app.openapi

    def described() -> dict[str, Any]:
        document = plain()
        for schema in document["components"]["schemas"].values():
            for name, field in schema.get("properties", {}).items():
                _describe(field, FIELDS.get(name))
        return document

    # The way that FastAPI itself gives for changing the document.
    app.openapi = described  # type: ignore[method-assign]


def undescribed(document: Mapping[str, Any]) -> list[str]:
    """Return the fields of an OpenAPI document that say nothing about themselves."""
    return [
        f"{model}.{name}"
        for model, schema in document["components"]["schemas"].items()
        for name, field in schema.get("properties", {}).items()
        if "description" not in field
    ]


def _describe(field: dict[str, Any], words: tuple[str, Any] | None) -> None:
    if words is None:
        return
    description, example = words
    field.setdefault("description", description)
    if example is not None:
        field.setdefault("examples", [example])
