"""Add what somebody says today to the profile that is kept of them."""

from __future__ import annotations

from typing import Any, Final

from recommender.domain.seeker import Negated, SeekerConstraints, SeekerProfile
from recommender.ports import Store
from recommender.services.change_profile import changed_profile

LISTS: Final = (
    "desired_titles",
    "experiences",
    "skills",
    "certificates",
    "acceptable_region_codes",
    "employment_types",
)
SINGLE: Final = (
    "education",
    "experience_years",
    "home_region_code",
    "commute_km",
    "salary_min_cny_month",
    "working_age",
)


def with_what_was_said(kept: SeekerProfile, said: SeekerProfile) -> SeekerProfile:
    """Return a kept profile with what was just said; of what contradicts, what was said counts.

    Parameters
    ----------
    kept
        Of a registered person.
    said
        Read from their words.
    """
    fields: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(said, name), *getattr(kept, name)))) for name in LISTS
    }
    for name in SINGLE:
        value = getattr(said, name)
        fields[name] = getattr(kept, name) if value is None else value
    return kept.model_copy(
        update={
            **fields,
            "constraints": _constraints(kept.constraints, said.constraints),
            "negated": _negated(kept.negated, said.negated),
        }
    )


def keep_what_was_said(
    store: Store,
    seeker_id: str,
    said: SeekerProfile | None,
    take_out: tuple[str, ...],
    put_in: tuple[str, ...],
) -> SeekerProfile:
    """Keep what was said and what a counselor changed in the profile of a registered person.

    Raises
    ------
    NotFound
        Nobody has that id.
    InvalidInput
        A change is none (`recommender.services.change_profile`).
    """
    with store.transaction() as tx:
        kept = tx.seekers.get(seeker_id)
        whole = kept if said is None else with_what_was_said(kept, said)
        new = changed_profile(whole, take_out, put_in)
        tx.seekers.put_many([new])
    return new


def _constraints(kept: SeekerConstraints, said: SeekerConstraints) -> SeekerConstraints:
    new = {name: value for name, value in said if value is not None}
    return kept.model_copy(update=new)


def _negated(kept: Negated, said: Negated) -> Negated:
    names = type(kept).model_fields
    return Negated(
        **{n: tuple(dict.fromkeys((*getattr(said, n), *getattr(kept, n)))) for n in names}
    )
