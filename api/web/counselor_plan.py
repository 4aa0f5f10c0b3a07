"""From a conversation to its plan: who it is about, what was understood, what fits."""

from __future__ import annotations

from dataclasses import dataclass

from api.http import scope
from api.http.caller import Caller
from api.http.door import Door
from api.http.language import Language
from api.web.counselor_state import SessionState
from api.web.plan_parts import without_guesses
from recommender.domain.intake import Intake
from recommender.domain.match import Match
from recommender.domain.plan import Plan
from recommender.domain.seeker import SeekerProfile
from recommender.services.add_what_was_said import with_what_was_said
from recommender.services.change_profile import changed_profile
from recommender.services.explain_standing import explain_standing
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.match_seeker import ANONYMOUS
from recommender.services.read_seeker import read_text
from recommender.services.working_age import registered_seeker

LINES = 10


@dataclass(frozen=True)
class Understood:
    """Who a conversation is about.

    Parameters
    ----------
    intake
        What was read in the sentence, ``None`` without one.
    profile
        With what was changed by hand.
    registered
        Whether somebody is kept under its id.
    words
        In which services are looked for.
    """

    intake: Intake | None
    profile: SeekerProfile
    registered: bool
    words: str


def understand(door: Door, who: Caller, state: SessionState) -> Understood:
    """Return who a conversation is about.

    Raises
    ------
    NotFound
        The registered person lies outside the scope.
    InvalidInput
        A part that was changed by hand is none.
    """
    system = door.system
    today, near = system.clock.today(), system.matching.near_region
    kept = None
    if state.seeker_id:
        scope.seeker(who, door.store, state.seeker_id)
        kept = registered_seeker(door.store, state.seeker_id, today)
    intake = read_text(state.text, today, near) if state.text else None
    said = intake.profile if intake else SeekerProfile(id=ANONYMOUS)
    whole = said if kept is None else with_what_was_said(kept, said)
    profile = changed_profile(whole, state.taken_out, state.put_in, near)
    words = state.text or profile.summary
    return Understood(intake, profile, kept is not None, words)


def plan_of(door: Door, about: Understood, language: Language, k: int = LINES) -> Plan:
    """Return the plan for somebody; nothing of it is kept."""
    system = door.system
    wish = PlanWish(
        seeker=about.profile,
        seeker_id=about.profile.id if about.registered else None,
        words=about.words,
        not_understood=tuple(about.intake.not_understood) if about.intake else (),
        k=k,
        language=language,
    )
    made = make_plan(system.matching, system.planning, system.rule_packs, wish)
    return without_guesses(door.mark(made, language))


def explained(door: Door, about: Understood, posting_id: str, language: Language) -> Match:
    """Return a posting as it stands for somebody, shown or not."""
    return explain_standing(
        door.system.matching,
        about.profile,
        posting_id,
        registered=about.registered,
        k=LINES,
        language=language,
    )
