"""Keep what was assessed of a person: who assessed, and until when it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from recommender.assistance.casework.reminders import last_of_rules
from recommender.assistance.rules.result import Eligibility, EligibilityAnswer
from recommender.domain.assessment import MissingProof, StoredAssessment
from recommender.domain.base import stable_id
from recommender.ports import Clock, Store

_OF_THE_RECORD: Final = {"id", "at"}


def store_assessment(
    store: Store, clock: Clock, seeker_id: str, answer: EligibilityAnswer
) -> list[StoredAssessment]:
    """Keep an assessment rule by rule, and return what is new or came out otherwise.

    What a rule said last is not kept again. All of it is encrypted at rest, goes with the
    person, and is shown to staff alone.

    Parameters
    ----------
    store, clock
        Where to, and when.
    seeker_id
        Whose assessment it is.
    answer
        What was assessed.

    Raises
    ------
    NotFound
        There is no such seeker.
    """
    now = clock.now()
    first = stable_id("a", seeker_id, answer.pack, now.isoformat())
    made = [
        # Numbered, so that the order of the pack is that of the record.
        _stored(f"{first}-{n:03d}", seeker_id, now, result)
        for n, result in enumerate(answer.results)
    ]
    with store.transaction() as tx:
        tx.seekers.get(seeker_id)
        held = {one.rule: _told(one) for one in last_of_rules(tx.assessments.of_seeker(seeker_id))}
        new = [one for one in made if held.get(one.rule) != _told(one)]
        tx.assessments.add_many(new)
    return new


def _stored(own_id: str, seeker_id: str, now: datetime, result: Eligibility) -> StoredAssessment:
    missing = [
        MissingProof(name=one.name, text_zh=one.text_zh, text_en=one.text_en)
        for one in result.missing
    ]
    return StoredAssessment(
        id=own_id,
        seeker_id=seeker_id,
        at=now,
        pack=result.pack,
        pack_version=result.pack_version,
        rule=result.rule,
        item=result.item,
        title_zh=result.title_zh,
        title_en=result.title_en,
        verdict=result.verdict,
        missing=tuple(missing),
        invented=result.invented,
        assessed_by=result.assessed_by,
        assessed_on=result.assessed_on,
        valid_until=result.valid_until,
    )


def _told(one: StoredAssessment) -> StoredAssessment:
    """Return an assessment with nothing of the moment in which it was kept."""
    return one.model_copy(update=dict.fromkeys(_OF_THE_RECORD))
