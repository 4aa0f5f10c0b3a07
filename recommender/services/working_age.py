"""Tell matching whether the law on minors concerns somebody, and nothing else about their age.

The only way from protected facts to matching: a date of birth goes in, `WorkingAge` comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from recommender.domain.seeker import SeekerProfile, WorkingAge
from recommender.ports import Store
from recommender.services.drop_tags import with_deleted_tags

_LEAST_YEARS: Final = 16
_OF_AGE_YEARS: Final = 18


def registered_seeker(store: Store, seeker_id: str, today: date) -> SeekerProfile:
    """Return a registered person's profile as it is today, ready to be matched.

    What the person deleted of it is left out.

    Raises
    ------
    NotFound
        Nobody has that id.
    """
    (seeker,) = with_deleted_tags(store, [store.seekers.get(seeker_id)])
    (age,) = ages_of(store, [seeker_id], today)
    return seeker.model_copy(update={"working_age": age})


def ages_of(store: Store, seeker_ids: Sequence[str], today: date) -> list[WorkingAge | None]:
    """Return what the law on minors makes of each person; ``None`` without a date of birth.

    Costs one look into the vault a person: ask for those about to be shown, not for all.
    """
    facts = (store.sensitive.get(seeker_id) for seeker_id in seeker_ids)
    return [working_age(f.birth_date, today) if f and f.birth_date else None for f in facts]


def working_age(birth_date: date, today: date) -> WorkingAge | None:
    """Return whether somebody is under 16 (劳动法 article 15), or 16 or 17 (article 58)."""
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    years = today.year - birth_date.year - (not had_birthday)
    if years < _LEAST_YEARS:
        return "under_16"
    return "under_18" if years < _OF_AGE_YEARS else None
