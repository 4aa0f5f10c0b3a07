"""The plan as a sheet to print: 一人一策, large print, a QR code to each posting.

Sheets lie on counters and are shown to employers. What the person said is not on it, and
nothing on help or entitlement is on the pages that list jobs.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from markupsafe import Markup

from api.http.language import Language
from api.web.asking import AskForm
from api.web.catalogue import long_date, translator
from api.web.plan_parts import footnotes_of, place_notes, rights_first
from api.web.posting_words import pay_words, place_words
from api.web.qr import qr_svg
from api.web.rendering import page_language
from api.web.wording import hardly_fits
from recommender.domain.match import Match, Reason
from recommender.domain.plan import CourseOffer, Place, Plan, PlannedService

MOST_POSTINGS, MOST_COURSES, MOST_PLACES, MOST_SERVICES, MOST_GAPS = 5, 3, 3, 4, 4
MOST_REASONS, MOST_TO_ASK, MOST_QUESTIONS = 3, 2, 3
# What a course is worth comes before how to get there.
COURSE_REASONS = (
    "after_first",
    "opens",
    "opens_other",
    "pay_more",
    "pay_one",
    "pay",
    "helps",
    "when",
)


@dataclass(frozen=True)
class Links:
    """Where the postings of a sheet are to be found; `is_local`: only on this machine."""

    base: str
    is_local: bool

    def to_posting(self, posting_id: str) -> str:
        """Return the address of the page of a posting."""
        return f"{self.base}/postings/{posting_id}"


@dataclass(frozen=True)
class SheetPosting:
    """One posting: how to find it, why it is here, what to ask; `label` of what is no job."""

    rank: int
    label: str
    title: str
    employer: str
    pay: str
    place: str
    lines: tuple[str, ...]
    to_ask: tuple[str, ...]
    number: str
    address: str
    qr: Markup


@dataclass(frozen=True)
class SheetCourse:
    """One course: why, what it costs, whom to ring."""

    title: str
    provider: str
    reasons: tuple[str, ...]
    cost: str
    contact: str


@dataclass(frozen=True)
class SheetService:
    """One service item: why, what to bring, where, whom to ring."""

    title: str
    why: str
    proofs: tuple[str, ...]
    place: str
    contact: str


@dataclass(frozen=True)
class SheetPage:
    """The sheet.

    Parameters
    ----------
    form
        What was asked; on the screen it leads back to the plan, on paper it is not.
    rights_first
        The services come before the postings.
    n_left
        Postings of the plan for which there is no room.
    versions
        What the plan was made of, in small print.
    local_only
        The QR codes lead to this machine, where a telephone finds nothing.
    """

    form: AskForm
    day: str
    notices: tuple[str, ...]
    rights_first: bool
    gaps: tuple[str, ...]
    postings: tuple[SheetPosting, ...]
    n_left: int
    courses: tuple[SheetCourse, ...]
    places: tuple[SheetPosting, ...]
    services: tuple[SheetService, ...]
    questions: tuple[str, ...]
    footnotes: tuple[str, ...]
    versions: str
    local_only: bool


def links_of(request: Request, public_url: str | None) -> Links:
    """Return where postings are found: at the public address, else where the page was asked."""
    base = public_url or str(request.base_url).rstrip("/")
    prefix = "/en" if page_language(request) == "en" else ""
    return Links(f"{base}{prefix}", _is_local(base))


def sheet_page(form: AskForm, plan: Plan, links: Links, language: Language) -> SheetPage:
    """Return the sheet of a plan."""
    fitting = [m for m in plan.postings if not hardly_fits(m.score)]
    return SheetPage(
        form=form,
        day=long_date(plan.made_on, language) or "",
        notices=plan.notices,
        rights_first=rights_first(plan),
        gaps=tuple(gap.text for gap in plan.gaps[:MOST_GAPS]),
        postings=tuple(_job(m, links, language) for m in fitting[:MOST_POSTINGS]),
        n_left=len(fitting[MOST_POSTINGS:]),
        courses=tuple(_course(offer) for offer in plan.courses[:MOST_COURSES]),
        places=tuple(_place(p, links, language) for p in plan.apprenticeships[:MOST_PLACES]),
        services=tuple(_service(item) for item in plan.services[:MOST_SERVICES]),
        questions=plan.questions[:MOST_QUESTIONS],
        footnotes=(*place_notes(plan), *footnotes_of(plan)),
        versions=_versions(plan),
        local_only=links.is_local,
    )


def _job(match: Match, links: Links, language: Language) -> SheetPosting:
    reasons = (reason.text for reason in match.reasons[:MOST_REASONS])
    return _posting(match, "", reasons, match.unknowns[:MOST_TO_ASK], links, language)


def _place(place: Place, links: Links, language: Language) -> SheetPosting:
    # The label says what the first term says.
    return _posting(place.match, place.label, place.terms[1:], (), links, language)


def _posting(
    match: Match,
    label: str,
    lines: Iterable[str],
    to_ask: tuple[str, ...],
    links: Links,
    language: Language,
) -> SheetPosting:
    _, posting = translator(language), match.posting
    address = links.to_posting(posting.id)
    return SheetPosting(
        rank=match.rank,
        label=label,
        title=posting.title,
        employer=posting.employer_name or "",
        pay=pay_words(posting, language) or posting.salary_text or _("Pay is not stated"),
        place=posting.address or place_words(posting, language) or "",
        lines=tuple(lines),
        to_ask=to_ask,
        number=posting.source_id or posting.id,
        address=address,
        qr=qr_svg(address),
    )


def _course(offer: CourseOffer) -> SheetCourse:
    said: dict[str, Reason] = {reason.code: reason for reason in offer.reasons}
    reasons = [said[code].text for code in COURSE_REASONS if code in said]
    course = offer.course
    return SheetCourse(
        title=course.title,
        provider=course.provider_name or "",
        reasons=tuple(reasons[:MOST_REASONS]),
        cost=offer.cost.text,
        contact=course.contact or "",
    )


def _service(item: PlannedService) -> SheetService:
    service = item.service
    return SheetService(
        title=service.title,
        why=item.text,
        proofs=service.proofs,
        place=service.place or "",
        contact=service.contact or "",
    )


def _versions(plan: Plan) -> str:
    made = plan.versions
    model = made.model
    parts = (plan.id, made.planning, made.rulepack, model.encoder, model.scorer, model.retrieval)
    return " · ".join((*parts, model.reranking, model.index, made.courses, made.services))


def _is_local(base: str) -> bool:
    host = urlsplit(base).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
