"""What all pages of a signed-in seeker share: whose they are, the switch, words for choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fastapi import Request
from starlette.responses import RedirectResponse

from api.http import scope
from api.http.caller import Caller, account_of
from api.http.door import Door
from api.http.language import Language
from api.web.catalogue import N_, translator
from api.web.rendering import site_of
from recommender.domain.event import DISMISSAL_REASONS
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.services.own_choices import CONSENT
from recommender.services.working_age import registered_seeker

PRIVATE: Final = {"Cache-Control": "no-store"}
# Kept in the browser: it says nothing about a person but that nothing is to be used.
PLAIN_COOKIE: Final = "zhiqiao-plain"
REASONS: Final[Mapping[str, str]] = {
    "other_work": N_("I want other work"),
    "too_far": N_("It is too far"),
    "pay_too_low": N_("The pay is too low"),
    "hours": N_("The hours do not suit"),
    "too_hard": N_("The work is too hard"),
    "lacks_something": N_("I lack something that is asked for"),
    "already_in_touch": N_("I have already been in touch"),
}
DONE: Final[Mapping[str, str]] = {
    "saved": N_("Saved. You find it under Saved."),
    "dismissed": N_("Noted: it is not for you. It is not shown again."),
    "undone": N_("Taken back."),
    "asked": N_("Asked for. The staff get in touch with the employer and then with you."),
    "kept": N_("This plan is kept with your data."),
    "tag": N_("Deleted: it is not used any more."),
    "corrected": N_("Your data are corrected."),
    "plain": N_("Done: your profile is not used for your plan."),
    "personal": N_("Done: your plan uses your profile again."),
    "sent": N_("It has come in. You find the reply here."),
}


def own_profile(who: Caller, door: Door) -> SeekerProfile:
    """Return the profile of the seeker who is signed in, ready to be matched.

    Raises
    ------
    InvalidInput
        The account is that of no seeker.
    """
    seeker_id = account_of(who).seeker_id
    if seeker_id is None:
        raise InvalidInput(
            detail_zh="这个账号没有对应的求职者，请找工作人员开通",
            detail_en="no seeker belongs to this account; ask the staff to set it up",
        )
    scope.seeker(who, door.store, seeker_id)
    return registered_seeker(door.store, seeker_id, door.system.clock.today())


def is_plain(request: Request) -> bool:
    """Tell whether nothing of the profile is to be used for the plan."""
    return request.cookies.get(PLAIN_COOKIE) == "1"


def done_words(code: str, language: Language) -> str:
    """Return what was just done; only words of ours, whatever stands in the address."""
    return translator(language)(DONE[code]) if code in DONE else ""


def reason_options(language: Language) -> tuple[tuple[str, str], ...]:
    """Return why a posting may be not wanted, none of it chosen."""
    _ = translator(language)
    listed = ((code, _(REASONS[code])) for code in DISMISSAL_REASONS)
    return (("", _("Choose a reason")), *listed)


def reason_words(reason: str | None, language: Language) -> str:
    """Return a reason in words; one's own stay as they are."""
    said = reason or ""
    if said.startswith(CONSENT):
        _ = translator(language)
        return _("You agreed that %(employer)s is sent your work and skills.") % {
            "employer": said.removeprefix(CONSENT)
        }
    return translator(language)(REASONS[said]) if said in REASONS else said


def back_to(request: Request, path: str, done: str = "") -> RedirectResponse:
    """Lead to a page of ours after a change."""
    query = f"?done={done}" if done else ""
    return RedirectResponse(f"{site_of(request).base}{path}{query}", 303)
