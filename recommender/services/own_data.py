"""Give seekers all that is kept of them (个人信息保护法 article 45), and let them correct it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

from recommender.domain.account import Account
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.ports import Store
from recommender.services.add_what_was_said import with_what_was_said
from recommender.services.own_choices import all_events

LOGS: Final = ("ledger", "ratings", "complaints", "plans")
OF_THE_OFFICE: Final = (
    "id",
    "source",
    "source_id",
    "consents_to_introduction",
    "status",
)


class AssessedRule(NamedTuple):
    """What of an assessment its own person needs to name it."""

    id: str
    title_zh: str
    title_en: str
    assessed_on: date


def assessed_rules(store: Store, seeker_id: str) -> list[AssessedRule]:
    """Return what was assessed of a person, for the person alone, the oldest first."""
    return [
        AssessedRule(one.id, one.title_zh, one.title_en, one.assessed_on)
        for one in store.assessments.of_seeker(seeker_id)
    ]


def own_data(store: Store, account: Account, seeker_id: str) -> dict[str, Any]:
    """Return everything that is kept of a person, as plain values.

    Protected facts are among it: it is for the person alone.

    Raises
    ------
    NotFound
        Nobody has that id.
    """
    seeker = store.seekers.get(seeker_id)
    facts, entry = store.sensitive.get(seeker_id), store.caseloads.get_many([seeker_id])
    logs = {
        log: [one.model_dump(mode="json") for one in getattr(store, log).of_seeker(seeker_id)]
        for log in LOGS
    }
    kept = (
        ("events", all_events(store, seeker_id)),
        ("controls", store.controls.of_seeker(seeker_id)),
        ("deleted_tags", store.deleted_tags.of_many([seeker_id]).get(seeker_id, [])),
        ("notifications", store.notifications.of_seekers([seeker_id])),
        ("caseload", entry.values()),
    )
    return {
        "profile": seeker.model_dump(mode="json", exclude=set(SeekerProfile.TRANSIENT)),
        "protected_facts": facts.model_dump(mode="json") if facts else None,
        "account": account.model_dump(mode="json", exclude={"subject"}),
        **{name: [one.model_dump(mode="json") for one in found] for name, found in kept},
        **logs,
        "assessments": [
            one.model_dump(mode="json") for one in store.assessments.of_seeker(seeker_id)
        ],
    }


def correct_profile(
    store: Store, seeker_id: str, said: SeekerProfile, *, replace: bool
) -> SeekerProfile:
    """Keep what somebody says of themself, beside what is kept or in its place.

    Parameters
    ----------
    store, seeker_id
        Where, and whose.
    said
        Read from their words.
    replace
        Nothing that was said before stays; what the office keeps, such as consent, does.

    Raises
    ------
    InvalidInput
        Nothing was understood, so that nothing would be left.
    NotFound
        Nobody has that id.
    """
    if not (said.desired_titles or said.experiences or said.skills) and replace:
        raise InvalidInput(
            detail_zh="没有听懂您做过或想做什么工作，原来的内容没有动。请换句话再说一遍",
            detail_en="we did not understand which work you mean; nothing was changed. "
            "Say it in other words",
        )
    with store.transaction() as tx:
        kept = tx.seekers.get(seeker_id)
        if replace:
            office = {name: getattr(kept, name) for name in OF_THE_OFFICE}
            new = said.model_copy(update={**office, "working_age": None})
        else:
            new = with_what_was_said(kept, said).model_copy(update={"working_age": None})
        tx.seekers.put_many([new])
    return new
