"""Read a plan that was kept of a registered person."""

from __future__ import annotations

from typing import Any

from recommender.domain.plan import Plan
from recommender.errors import NotFound
from recommender.ports import Store
from recommender.services.keep_plan import OF_THE_INDEX


def read_kept_plan(store: Store, seeker_id: str, plan_id: str) -> Plan:
    """Return a plan as it was kept; the state of the index it came from is empty.

    Raises
    ------
    NotFound
        That person has no such plan.
    """
    kept = store.plans.get(plan_id)
    if kept.seeker_id != seeker_id:
        raise NotFound(kind="plan", id=plan_id)
    content: dict[str, Any] = kept.content()
    nothing = {name: "" if name == "index" else 0 for name in OF_THE_INDEX}
    content["versions"]["model"] |= nothing
    return Plan.model_validate(content)
