"""Which people an account may see."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.region import within
from recommender.domain.account import Account
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store, TableView
from recommender.retrieval.columns import SeekerColumns
from recommender.services.set_caseload import list_caseload


def people_in_scope(store: Store, account: Account, seekers: Sequence[SeekerProfile]) -> set[str]:
    """Return the ids of those seekers whom an account may see.

    A counselor sees the people of their caseload and those who live in their district; a
    seeker sees themself. Organizers, stewards and operators see nobody: who comes to a fair is
    in the files of that fair.
    """
    seen = {one.id for one in seekers if one.id == account.seeker_id}
    if "counselor" not in account.roles:
        return seen
    seen |= {one.id for one in seekers if lies_in(one.home_region_code, account.region_code)}
    rest = [one.id for one in seekers if one.id not in seen]
    entries = store.caseloads.get_many(rest)
    return seen | {i for i, entry in entries.items() if entry.counselor == account.looks_after}


def rows_in_scope(
    store: Store, account: Account, view: TableView[SeekerColumns]
) -> NDArray[np.bool_]:
    """Return ``(n_people,)`` of a view, whom a counselor may see, as `people_in_scope` does."""
    homes = np.unique(view.columns.home)
    inside = [h for h in homes if lies_in(f"{h:06d}" if h else None, account.region_code)]
    own = [entry.seeker_id for entry in list_caseload(store, account.looks_after)]
    return np.isin(view.columns.home, inside) | np.isin(view.ids, own)


def lies_in(region_code: str | None, area_code: str | None) -> bool:
    """Return whether a place lies in an area, by their codes (GB/T 2260).

    Parameters
    ----------
    region_code
        The place; an unknown one lies in no area but the whole country.
    area_code
        A district, city or province; ``None``: the whole country.
    """
    if area_code is None:
        return True
    return region_code is not None and within(region_code, area_code)
