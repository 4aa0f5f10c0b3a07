"""What matching may see of a person; sensitive facts live apart, in `sensitive`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from recommender.domain.base import Key, Record, Word
from recommender.domain.posting import CnyMonth, EducationLevel, EmploymentType, RegionCode

WorkingAge = Literal["under_16", "under_18"]
"""That somebody is below 16, or only 16 or 17; ``None``: of age, or nothing was said."""


class Experience(Record):
    """One piece of work somebody has done."""

    title: str
    years: Annotated[float, Field(ge=0, le=60)] | None = None
    description: str = ""


class HeldCertificate(Record):
    """A certificate somebody holds, with its level where stated (``三级``, ``B2``)."""

    name: str
    level: str | None = None


class SeekerConstraints(Record):
    """What somebody cannot or will not do; ``None`` means it was not said."""

    no_night_shift: bool | None = None
    no_rotating_shift: bool | None = None
    no_heavy_lifting: bool | None = None
    no_standing_long: bool | None = None
    no_heights: bool | None = None
    weekend_off: bool | None = None
    near_home: bool | None = None
    board_and_lodging: bool | None = None
    child_pickup: bool | None = None


class Negated(Record):
    """What somebody says no to: skills and certificates they lack, and work they refuse.

    ``"any"`` stands for all certificates (没有证).
    """

    skills: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class SeekerProfile(Record):
    """A seeker as the matching sees one: no name, age, sex, hukou or category.

    ``working_age`` says what the law on minors needs and is of the moment: no store keeps it.
    ``deleted_tags`` are what the person does not want to be matched by (`domain.tag`); they
    are kept beside the profile, where no import overwrites them.
    """

    TRANSIENT: ClassVar[frozenset[str]] = frozenset({"working_age", "deleted_tags"})

    id: Key
    source: Key = "typed"
    source_id: str | None = None
    desired_titles: tuple[str, ...] = ()
    summary: str = ""
    experiences: tuple[Experience, ...] = ()
    skills: tuple[str, ...] = ()
    certificates: tuple[HeldCertificate, ...] = ()
    education: EducationLevel | None = None
    experience_years: Annotated[float, Field(ge=0, le=60)] | None = None
    home_region_code: RegionCode | None = None
    acceptable_region_codes: tuple[RegionCode, ...] = ()
    commute_km: Annotated[float, Field(ge=0, le=2000)] | None = None
    salary_min_cny_month: CnyMonth | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    constraints: SeekerConstraints = SeekerConstraints()
    negated: Negated = Negated()
    working_age: Annotated[WorkingAge | None, Field(repr=False)] = None
    deleted_tags: tuple[str, ...] = ()
    consents_to_introduction: bool | None = None
    status: Word = "open"
