"""What counselors decided about postings for a registered person: pinned, excluded, noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.http.language import Language
from api.web.catalogue import N_, long_date, translator
from recommender.domain.control import ControlAction
from recommender.domain.moment import day_of
from recommender.ports import Store
from recommender.retrieval.fair_wording import as_shown
from recommender.services.set_control import list_controls

ACTIONS: Final[Mapping[ControlAction, str]] = {
    "pin": N_("Shown first"),
    "exclude": N_("Not shown"),
    "note": N_("Noted"),
}


@dataclass(frozen=True)
class Decided:
    """One decision: about what, what, why, by whom and when."""

    posting_id: str
    title: str
    action: str
    reason: str
    by: str
    day: str


def decided_about(store: Store, seeker_id: str, language: Language) -> tuple[Decided, ...]:
    """Return what was decided for a person, the oldest first."""
    _ = translator(language)
    controls = list_controls(store, seeker_id)
    found = store.postings.get_many([one.posting_id for one in controls])
    titles = {posting.id: as_shown(posting).title for posting in found}
    return tuple(
        Decided(
            posting_id=one.posting_id,
            title=titles.get(one.posting_id, one.posting_id),
            action=_(ACTIONS[one.action]),
            reason=one.reason,
            by=one.by,
            day=long_date(day_of(one.at), language) or "",
        )
        for one in controls
    )
