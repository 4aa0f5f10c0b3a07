"""What callers send."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from api.http.language import Language
from recommender.domain.base import stable_id
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile

LONGEST_TEXT = 4000
MOST_MATCHES = 50
SUBJECTS = ("text", "profile", "seeker_id", "posting_id")
SENTENCE = "我在棉纺厂挡车二十年，下岗了，想在沙市找不上夜班的活，三千五往上。"

Text = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description="A sentence or a paragraph about oneself, Chinese or English. Kept nowhere.",
        examples=[SENTENCE],
    ),
]
RecordId = Annotated[str, Field(min_length=1, max_length=200)]
AnswerLanguage = Annotated[
    Language | SkipJsonSchema[None],
    Field(description="Of the sentences in the answer; without it, `Accept-Language` decides."),
]


class Body(BaseModel):
    """A body that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def require_one_of(body: BaseModel, names: tuple[str, ...]) -> None:
    """Raise unless exactly one of these fields of a body is given."""
    if sum(getattr(body, name) is not None for name in names) != 1:
        raise PydanticCustomError(
            "one_of", "give exactly one of {expected}", {"expected": ", ".join(names)}
        )


class IntakeBody(Body):
    """Somebody's words."""

    text: Text
    language: AnswerLanguage = None


class ProfileBody(SeekerProfile):
    """A profile that need not be stored anywhere."""

    id: str = Field(default="typed", max_length=200)


class PersonBody(Body):
    """Somebody: by their words, by a profile or by their id."""

    text: Text | SkipJsonSchema[None] = None
    profile: Annotated[
        ProfileBody | SkipJsonSchema[None], Field(description="A profile, such as an intake gave.")
    ] = None
    seeker_id: Annotated[
        RecordId | SkipJsonSchema[None], Field(description="A registered seeker.")
    ] = None
    language: AnswerLanguage = None

    def give_one_of(self, names: tuple[str, ...]) -> None:
        """Raise unless exactly one of these fields is given."""
        require_one_of(self, names)


def _exactly_one(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [{"required": [name]} for name in SUBJECTS]
    schema["examples"] = [
        {"text": SENTENCE, "k": 5},
        {"seeker_id": "s-1f0c2a", "k": 10, "non_personalized": True},
        {"posting_id": "p-9b7e01", "k": 10},
    ]


class MatchBody(PersonBody):
    """Whom or what to match: exactly one of the four, and how many matches."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_exactly_one)

    posting_id: Annotated[
        RecordId | SkipJsonSchema[None],
        Field(description="The other way round: seekers for this posting."),
    ] = None
    k: Annotated[int, Field(ge=1, le=MOST_MATCHES, description="Matches wanted at most.")] = 10
    non_personalized: Annotated[
        bool, Field(description="Use the words of the wish and nothing else about the person.")
    ] = False

    @model_validator(mode="after")
    def _one_subject(self) -> MatchBody:
        self.give_one_of(SUBJECTS)
        return self


class PostingBody(JobPosting):
    """A posting to create or to replace."""

    id: str = Field(
        default="",
        max_length=200,
        description="Without one, `source` and `source_id` give it, as they do on import.",
    )

    @model_validator(mode="after")
    def _is_named(self) -> PostingBody:
        if not self.id and not self.source_id:
            raise PydanticCustomError("unnamed", "give an id, or a source_id", {})
        return self

    def posting(self) -> JobPosting:
        """Return the posting under its id."""
        given = {name: getattr(self, name) for name in JobPosting.model_fields}
        given["id"] = self.id or stable_id("p", self.source, self.source_id or "")
        return JobPosting.model_validate(given)
