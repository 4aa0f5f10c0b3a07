"""Keep the plan of a registered person; the same plan is kept once."""

from __future__ import annotations

from typing import Any, Final

from recommender.domain.plan import Plan
from recommender.domain.seeker import SeekerProfile
from recommender.domain.stored_plan import StoredPlan
from recommender.errors import UsageError
from recommender.ports import Clock, Store
from recommender.services.store_plan import store_plan

OF_THE_INDEX: Final = frozenset({"index", "index_rows", "change_seq"})


def keep_plan(store: Store, clock: Clock, plan: Plan, by: str) -> tuple[StoredPlan, bool]:
    """Keep a plan unless the last one kept is the same, and return it and whether it is new.

    What is of the moment is left out: the state of the index, and what the law on minors
    needed to know of the person.

    Parameters
    ----------
    store, clock
        Where to, and when.
    plan
        Of a registered person.
    by
        Who had it made.

    Raises
    ------
    NotFound
        There is no such seeker any more.
    UsageError
        It is the plan of typed words.
    """
    if plan.seeker_id is None:
        raise UsageError(
            detail_zh="只有已登记求职者的方案能存档，请用 --seeker",
            detail_en="only the plan of a registered seeker can be kept: use --seeker",
        )
    left_out: dict[str, Any] = {
        "versions": {"model": set(OF_THE_INDEX)},
        "profile": set(SeekerProfile.TRANSIENT),
    }
    payload = plan.model_dump(mode="json", exclude=left_out)
    versions = plan.versions.model_dump(mode="json", exclude={"model"})
    versions |= plan.versions.model.model_dump(mode="json", exclude=set(OF_THE_INDEX))
    return store_plan(store, clock, plan.seeker_id, payload, versions, by=by)
