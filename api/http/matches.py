"""``/v1/matches``: postings for a person, or people for a posting."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http import scope
from api.http.bodies import MatchBody
from api.http.caller import Caller, CallerDep
from api.http.door import CallerLanguage, Door, ReadyDoor
from api.http.replies import errors, send
from recommender.domain.match import MatchAnswer, SeekerAnswer
from recommender.services.apply_control import match_registered
from recommender.services.match_posting import match_posting
from recommender.services.match_seeker import match_seeker
from recommender.services.match_text import match_text
from recommender.services.people_in_scope import rows_in_scope
from recommender.services.working_age import registered_seeker

router = APIRouter(prefix="/v1/matches", tags=["matches"])
DECLARED: dict[int | str, dict[str, Any]] = {
    200: {"description": "Ranked postings; ranked seekers when a posting was given."},
    **errors(400, 403, 404, 413, 422, 503),
}


@router.post("", summary="Match", response_model=MatchAnswer | SeekerAnswer, responses=DECLARED)
def match(
    request: Request, body: MatchBody, door: ReadyDoor, caller: CallerLanguage, who: CallerDep
) -> Response:
    """Return ranked postings for a person, or ranked people for a posting, with reasons.

    Words and profiles are kept nowhere. Registered people (`seeker_id`, `posting_id`) are
    matched only for callers who may see them.
    """
    language = body.language or caller
    if body.posting_id is not None:
        scope.admit_sending(request, who, "counselor")
        return send(door.mark(_people(door, who, body, language), language))
    if body.seeker_id is not None:
        scope.admit_to(request, who, door.store, body.seeker_id, "counselor", "seeker")
    return send(door.mark(_postings(door, body, language), language))


def _people(door: Door, who: Caller, body: MatchBody, language: str) -> SeekerAnswer:
    account, store = who.account, door.store
    return match_posting(
        door.system.matching,
        body.posting_id or "",
        k=body.k,
        language=language,
        among=None if account is None else lambda view: rows_in_scope(store, account, view),
    )


def _postings(door: Door, body: MatchBody, language: str) -> MatchAnswer:
    matching, plain = door.system.matching, body.non_personalized
    if body.text is not None:
        return match_text(matching, body.text, k=body.k, language=language, non_personalized=plain)
    if body.profile is not None:
        return match_seeker(
            matching, body.profile, k=body.k, language=language, non_personalized=plain
        )
    person = registered_seeker(door.store, body.seeker_id or "", door.system.clock.today())
    return match_registered(matching, person, k=body.k, language=language, non_personalized=plain)
