"""Records to store: plain ones, and any that their models allow."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from recommender.domain.course import Course
from recommender.domain.posting import JobPosting, WorkDemands, WorkSchedule
from recommender.domain.seeker import (
    Experience,
    HeldCertificate,
    SeekerConstraints,
    SeekerProfile,
)
from recommender.domain.sensitive import SensitiveFacts
from recommender.domain.service import Service


def posting(number: int, **fields: object) -> JobPosting:
    """Return a posting with id ``p-0007`` for number 7."""
    content = {"id": f"p-{number:04}", "source": "城北", "title": "电焊工"} | fields
    return JobPosting.model_validate(content)


def postings(n_postings: int, **fields: object) -> list[JobPosting]:
    """Return postings numbered from 0."""
    return [posting(number, **fields) for number in range(n_postings)]


def facts(seeker_id: str = "s-1", disability: str = "听力二级") -> SensitiveFacts:
    """Return protected facts."""
    return SensitiveFacts(seeker_id=seeker_id, birth_date=date(1990, 5, 1), disability=disability)


_text = st.text(st.characters(codec="utf-8"), max_size=40)
_word = _text.filter(lambda text: text.strip())
_name = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
_id = _name.filter(lambda text: text.strip())
_maybe = st.none() | st.booleans()
_region = st.from_regex(r"\A[0-9]{6}\Z")
_pay = st.floats(0, 10_000_000)
_texts = st.lists(_text, max_size=3).map(tuple)


def _range(low: float, high: float) -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(low, high)


_schedules = st.builds(WorkSchedule, night_shift=_maybe, weekend_off=_maybe, day_shift_only=_maybe)
_education = st.none() | st.sampled_from(["primary", "junior_college", "doctor"])

job_postings = st.builds(
    lambda low, high, **fields: JobPosting(
        salary_min_cny_month=min(low, high), salary_max_cny_month=max(low, high), **fields
    ),
    _pay,
    _pay,
    id=_id,
    source=_name,
    source_id=st.none() | _text,
    kind=st.sampled_from(["job", "apprenticeship", "public_welfare"]),
    title=_word,
    employer_name=st.none() | _text,
    description=_text,
    region_code=st.none() | _region,
    salary_months=st.none() | st.integers(12, 36),
    education_min=_education,
    experience_min_years=_range(0, 60),
    skills=_texts,
    asks_nothing_of=st.sampled_from([(), ("education",), ("education", "experience")]),
    schedule=_schedules,
    demands=st.builds(WorkDemands, heavy_lifting=_maybe, heights=_maybe),
    openings=st.none() | st.integers(1, 100_000),
    retention_share=_range(0, 1),
    posted_on=st.none() | st.dates(),
    valid_through=st.none() | st.dates(),
    status=st.sampled_from(["open", "closed", "held"]),
)

seeker_profiles = st.builds(
    SeekerProfile,
    id=_id,
    source=_name,
    desired_titles=_texts,
    summary=_text,
    experiences=st.lists(
        st.builds(Experience, title=_text, years=_range(0, 60), description=_text), max_size=2
    ).map(tuple),
    certificates=st.lists(
        st.builds(HeldCertificate, name=_text, level=st.none() | _text), max_size=2
    ).map(tuple),
    education=_education,
    acceptable_region_codes=st.lists(_region, max_size=2).map(tuple),
    commute_km=_range(0, 2000),
    constraints=st.builds(SeekerConstraints, no_night_shift=_maybe, child_pickup=_maybe),
    status=_name,
)

courses = st.builds(
    Course,
    id=_id,
    source=_name,
    title=_word,
    days=_range(0, 2000),
    subsidy_share=_range(0, 1),
    starts_on=st.none() | st.dates(),
    seats=st.none() | st.integers(0, 100_000),
    status=_name,
)

services = st.builds(
    Service, id=_id, source=_name, title=_word, proofs=_texts, keywords=_texts, status=_name
)
