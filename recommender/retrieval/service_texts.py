"""Which texts a service item is found by, and how a question is taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field

from recommender.domain.service import Service
from recommender.retrieval.texts import TextField

SEARCH_FILE: Final = (
    Path(__file__).resolve().parents[2] / "data" / "taxonomies" / "service_search.yaml"
)
SERVICE_FIELD: Final = TextField("saying", "query", 48)
MOST_PARTS: Final = 24
WHOLE_CHARS: Final = 80
PART_CHARS: Final = 60
MOST_CHARS: Final = 2000
CLAUSE_CHARS: Final = 4
MOST_CLAUSES: Final = 40
_CLAUSE = re.compile(r"[，,。.；;：:！!？?\n]+")
_RUN = re.compile(r"[a-z0-9+]+|[\u3400-\u9fff]+")


class ServiceSearchConfig(BaseModel):
    """What ``data/taxonomies/service_search.yaml`` says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    least_score: float
    least_lead: float
    least_lead_of_work: float
    least_lead_of_rights: float
    least_passing: float
    least_lead_of_passing: float
    spoken: Mapping[str, str]
    wishes: Annotated[tuple[str, ...], Field(min_length=1)]
    elsewhere: Annotated[tuple[str, ...], Field(min_length=2)]

    @classmethod
    def read(cls, path: Path = SEARCH_FILE) -> Self:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

    def plain(self, text: str) -> str:
        """Return a text with words of the street replaced by those of the page."""
        for said, written in self.spoken.items():
            text = text.replace(said, written)
        return text


def sayings(service: Service) -> tuple[str, ...]:
    """Return the title, each keyword and each clause of the summary of a service."""
    parts = (service.title, *service.keywords, *_clauses(service.summary, r"[。;；!！?？\n:：]"))
    return tuple(dict.fromkeys(part for part in parts if has_words(part)))


def parts(question: str) -> tuple[str, ...]:
    """Return what is compared of a question: the whole, or of a long story its parts in turn.

    A story of up to `WHOLE_CHARS` is one; of a longer one, clauses are put together up to
    `PART_CHARS`, so that one matter in it is not drowned by the rest.
    """
    if len(question) <= WHOLE_CHARS:
        return (question,)
    found: list[str] = [""]
    for clause in _clauses(question, _CLAUSE.pattern):
        together = f"{found[-1]}，{clause}" if found[-1] else clause
        if len(together) <= PART_CHARS or not found[-1]:
            found[-1] = together
        else:
            found.append(clause)
    return tuple(part for part in found[:MOST_PARTS] if part) or (question,)


def told_apart(question: str) -> tuple[str, ...]:
    """Return the clauses of a question that say more than one thing; none of any other."""
    found = [one for one in _clauses(question, _CLAUSE.pattern) if len(one) >= CLAUSE_CHARS]
    return tuple(filter(has_words, found[:MOST_CLAUSES])) if len(found) > 1 else ()


def _clauses(text: str, at: str) -> list[str]:
    return [part for part in (one.strip() for one in re.split(at, text)) if len(part) > 1]


def has_words(text: str) -> bool:
    """Tell whether a text holds anything to compare."""
    return _RUN.search(text.lower()) is not None
