"""A job posting, after schema.org JobPosting where it has a word."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from recommender.domain.base import Key, Record

Kind = Literal["job", "apprenticeship", "public_welfare"]
Status = Literal["open", "closed", "held"]
EducationLevel = Literal[
    "primary",
    "junior_high",
    "senior_high",
    "vocational_secondary",
    "junior_college",
    "bachelor",
    "master",
    "doctor",
]
EmploymentType = Literal[
    "full_time", "part_time", "temporary", "dispatch", "intern", "apprenticeship", "flexible"
]
CnyMonth = Annotated[float, Field(ge=0, le=10_000_000)]
RegionCode = Annotated[str, Field(pattern=r"^\d{6}$")]


class WorkSchedule(Record):
    """Working hours as the ad states them; ``None`` is unknown, never "no"."""

    night_shift: bool | None = None
    rotating_shift: bool | None = None
    weekend_off: bool | None = None
    one_day_off: bool | None = None
    day_shift_only: bool | None = None


class WorkDemands(Record):
    """What the work asks of the body; ``None`` is unknown."""

    heavy_lifting: bool | None = None
    standing_long: bool | None = None
    heights: bool | None = None


class JobPosting(Record):
    """A posting of a job, an apprenticeship (就业见习) or public-welfare work (公益性岗位).

    Pay is CNY a month before tax. ``education_min`` and ``experience_min_years`` are
    ``None`` when unknown; an ad that says it asks for none has ``"education"`` or
    ``"experience"`` in ``asks_nothing_of``.
    """

    id: Key
    source: Key
    source_id: str | None = None
    kind: Kind = "job"
    title: Annotated[str, Field(min_length=1, max_length=200)]
    employer_name: str | None = None
    description: str = ""
    occupation_code: str | None = None
    region_code: RegionCode | None = None
    address: str | None = None
    salary_text: str | None = None
    salary_min_cny_month: CnyMonth | None = None
    salary_max_cny_month: CnyMonth | None = None
    salary_months: Annotated[int, Field(ge=12, le=36)] | None = None
    salary_negotiable: bool = False
    education_min: EducationLevel | None = None
    experience_min_years: Annotated[float, Field(ge=0, le=60)] | None = None
    asks_nothing_of: tuple[Literal["education", "experience"], ...] = ()
    skills: tuple[str, ...] = ()
    certificates_required: tuple[str, ...] = ()
    certificates_preferred: tuple[str, ...] = ()
    employment_type: EmploymentType | None = None
    schedule: WorkSchedule = WorkSchedule()
    demands: WorkDemands = WorkDemands()
    openings: Annotated[int, Field(ge=1, le=100_000)] | None = None
    benefits: tuple[str, ...] = ()
    accessible_for: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    term_months: Annotated[float, Field(ge=0, le=120)] | None = None
    retention_share: Annotated[float, Field(ge=0, le=1)] | None = None
    posted_on: date | None = None
    valid_through: date | None = None
    status: Status = "open"

    @model_validator(mode="after")
    def _pay_is_ordered(self) -> JobPosting:
        low, high = self.salary_min_cny_month, self.salary_max_cny_month
        if low is not None and high is not None and low > high:
            raise ValueError(f"salary_min_cny_month {low} is above salary_max_cny_month {high}")
        return self
