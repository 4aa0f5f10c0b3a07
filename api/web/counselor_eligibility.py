"""What somebody may get: verdicts by the rules, with facts and proofs noted at the desk.

What is noted is kept nowhere; the verdicts are, where a counselor says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from api.http import scope
from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, ReadyDoor
from api.web.case_words import VERDICTS
from api.web.catalogue import long_date, translator
from api.web.counselor_facts import (
    FactField,
    ProofField,
    case_of,
    fact_fields,
    noted_in,
    proof_fields,
)
from api.web.counselor_talk import PRIVATE
from api.web.rendering import page_language, render, site_of
from recommender.assistance.rules.result import BY_RULES, Eligibility, EligibilityAnswer
from recommender.assistance.rules.vocabulary import Vocabulary
from recommender.errors import RulePackInvalid
from recommender.services.assess_eligibility import AssessmentWish, assess_eligibility
from recommender.services.rule_packs import NATIONAL
from recommender.services.store_assessment import store_assessment

router = APIRouter(
    prefix="/counselor", include_in_schema=False, dependencies=[Allowed("counselor")]
)
NOTHING = "facts: {}"
FIRST = "hardship"


@dataclass(frozen=True)
class VerdictLine:
    """What one rule says, and what would settle it."""

    title: str
    summary: str
    verdict: str
    kind: str
    missing: tuple[str, ...]
    until: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EligibilityPage:
    """What somebody may get, and what to note.

    Parameters
    ----------
    person
        Number of a registered person, else empty.
    items, item
        Kinds of help, and the one that is looked at; empty: all.
    """

    person: str
    error: str
    notices: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    item: str
    lines: tuple[VerdictLine, ...]
    facts: tuple[FactField, ...]
    proofs: tuple[ProofField, ...]
    noted: tuple[tuple[str, str], ...]
    pack: str


async def _sent(request: Request) -> Mapping[str, object]:
    return dict(await request.form())


Sent = Annotated[Mapping[str, object], Depends(_sent)]


@router.get("/eligibility")
def nobody(request: Request, door: ReadyDoor, who: CallerDep) -> Response:
    """Show the rules for somebody who is not registered."""
    return _shown(request, door, who, "", {})


@router.post("/eligibility")
def of_nobody(request: Request, door: ReadyDoor, who: CallerDep, sent: Sent) -> Response:
    """Show what the rules say of what was noted of somebody who is not registered."""
    return _shown(request, door, who, "", sent)


@router.get("/people/{seeker_id}/eligibility")
def person(request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str) -> Response:
    """Show what the rules say of a registered person."""
    return _shown(request, door, who, seeker_id, {})


@router.post("/people/{seeker_id}/eligibility")
def of_person(
    request: Request, door: ReadyDoor, who: CallerDep, seeker_id: str, sent: Sent
) -> Response:
    """Show it with what was noted at the desk, or keep the verdicts."""
    return _shown(request, door, who, seeker_id, sent)


def _shown(
    request: Request, door: Door, who: Caller, seeker_id: str, sent: Mapping[str, object]
) -> Response:
    if seeker_id:
        scope.seeker(who, door.store, seeker_id)
    vocabulary = door.system.rule_packs.read(NATIONAL).vocabulary
    noted = noted_in(sent, vocabulary)
    by, error = who.signature(BY_RULES), ""
    try:
        answer = _assessed(door, seeker_id, case_of(noted), by)
    except RulePackInvalid as wrong:
        error = wrong.message(page_language(request))
        answer = _assessed(door, seeker_id, NOTHING, by)
    if sent.get("keep") == "true" and seeker_id and not error:
        store_assessment(door.store, door.system.clock, seeker_id, answer)
        base = site_of(request).base
        return RedirectResponse(f"{base}/counselor/people/{seeker_id}?done=assessed", 303)
    item = str(sent.get("item", FIRST))
    page = _page(request, seeker_id, answer, vocabulary, noted, item, error)
    carried = () if request.method == "GET" else (*noted.items(), ("item", item))
    status = 422 if error else 200
    return render("counselor/eligibility.html", site_of(request, carried), page, status, PRIVATE)


def _assessed(door: Door, seeker_id: str, noted: str, by: str) -> EligibilityAnswer:
    wish = AssessmentWish(seeker_id=seeker_id or None, noted=noted, by=by)
    return assess_eligibility(door.store, door.system.clock, door.system.rule_packs, wish)


def _page(
    request: Request,
    seeker_id: str,
    answer: EligibilityAnswer,
    vocabulary: Vocabulary,
    noted: Mapping[str, str],
    item: str,
    error: str,
) -> EligibilityPage:
    language = page_language(request)
    zh, _ = language == "zh", translator(language)
    items = {one.item: one.item_zh if zh else one.item_en for one in answer.results}
    results = [one for one in answer.results if item in ("", one.item) or item not in items]
    return EligibilityPage(
        person=seeker_id,
        error=error,
        notices=answer.notices_zh if zh else answer.notices_en,
        items=(("", _("All kinds of help")), *items.items()),
        item=item if item in items else "",
        lines=tuple(_line(one, zh, request) for one in results),
        facts=fact_fields(results, noted, vocabulary, language),
        proofs=proof_fields(results, noted, vocabulary, language),
        noted=tuple(noted.items()),
        pack=f"{answer.pack} {answer.pack_version}",
    )


def _line(one: Eligibility, zh: bool, request: Request) -> VerdictLine:
    language = page_language(request)
    word, kind = VERDICTS[one.verdict]
    return VerdictLine(
        title=one.title_zh if zh else one.title_en,
        summary=one.summary_zh if zh else one.summary_en,
        verdict=translator(language)(word),
        kind=kind,
        missing=tuple(m.text_zh if zh else m.text_en for m in one.missing),
        until=long_date(one.valid_until, language) or "",
        sources=tuple(f"{source.title} {source.article}" for source in one.sources),
    )
