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
MOST_CLAUSES: Final = 24
MOST_CHARS: Final = 2000
_CLAUSE = re.compile(r"[，,。.；;：:！!？?\n]+")
_RUN = re.compile(r"[a-z0-9+]+|[\u3400-\u9fff]+")
_LONGEST_GRAM: Final = 3


class ServiceSearchConfig(BaseModel):
    """What ``data/taxonomies/service_search.yaml`` says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    meaning: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    words: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    least_score: float
    least_lead: float
    least_lead_of_rights: float
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
    return tuple(dict.fromkeys(part for part in parts if grams(part)))


def clauses(question: str) -> tuple[str, ...]:
    """Return the clauses of what somebody says, or the whole where there is only one."""
    found = _clauses(question, _CLAUSE.pattern)
    return tuple(found[:MOST_CLAUSES]) or (question,)


def _clauses(text: str, at: str) -> list[str]:
    return [part for part in (one.strip() for one in re.split(at, text)) if len(part) > 1]


def grams(text: str) -> frozenset[str]:
    """Return Latin words, and Chinese characters alone, in pairs and in threes."""
    found: set[str] = set()
    for run in _RUN.findall(text.lower()):
        if run[0] < "\u3400":
            found.add(run)
            continue
        for n in range(1, _LONGEST_GRAM + 1):
            found.update(run[i : i + n] for i in range(len(run) - n + 1))
    return frozenset(found)
