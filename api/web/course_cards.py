"""One course as it is shown: what it opens, what it pays, what it costs, what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.http.language import Language
from api.web.cards import Twin
from api.web.catalogue import N_, translator
from api.web.phone import Piece, phone_pieces
from recommender.domain.course import Course
from recommender.domain.plan import CourseOffer, Plan
from recommender.domain.posting import JobPosting
from recommender.retrieval.fair_wording import as_shown

OPENED_SHOWN = 5
# Said by the figures or by a line of their own.
SHOWN_OTHERWISE = ("after_first", "pay_more")
VERDICTS: Mapping[str, str] = {
    "eligible": N_("Subsidy: by the rules yes, the window decides"),
    "ineligible": N_("Subsidy: by the rules no"),
    "to_verify": N_("Subsidy: to be verified"),
}


@dataclass(frozen=True)
class NowAndThen:
    """Two figures with bars: today, and after the course; percents of the larger one."""

    title: str
    now: str
    then: str
    now_percent: int
    then_percent: int


@dataclass(frozen=True)
class CourseCard:
    """One course.

    Parameters
    ----------
    other
        It leads to other work than was asked for.
    figures
        Postings and pay, today and after it, where both are known.
    before
        Courses to take first, in words.
    opened, n_opened
        The first postings that it opens, and how many there are.
    subsidy
        What the rules say on a subsidy, in a few words.
    phone
        Whom to ring, with numbers apart.
    """

    rank: int
    title: str
    provider: str
    address: str
    other: bool
    reasons: tuple[str, ...]
    figures: tuple[NowAndThen, ...]
    before: tuple[str, ...]
    cost: str
    subsidy: str
    to_ask: tuple[str, ...]
    opened: tuple[Twin, ...]
    n_opened: int
    phone: tuple[Piece, ...]


def course_card(
    offer: CourseOffer,
    plan: Plan,
    named: Mapping[str, JobPosting],
    first: Mapping[str, Course],
    language: Language,
) -> CourseCard:
    """Return the card of a course.

    Parameters
    ----------
    offer
        The course and what is known of it.
    plan
        What it is part of.
    named
        Postings that it opens, by id.
    first
        Courses to take before others, by id.
    language
        Of the page.
    """
    _, course = translator(language), offer.course
    opened = [named[i] for i in offer.opens.posting_ids[:OPENED_SHOWN] if i in named]
    told = offer.cost.entitlement
    return CourseCard(
        rank=offer.rank,
        title=course.title,
        provider=course.provider_name or "",
        address=course.address or "",
        other=offer.direction == "other",
        reasons=tuple(r.text for r in offer.reasons if r.code not in SHOWN_OTHERWISE),
        figures=tuple(_figures(offer, plan, language)),
        before=tuple(_named(first[i]) for i in offer.first if i in first),
        cost=offer.cost.text,
        subsidy=_(VERDICTS[told.verdict]) if told else "",
        to_ask=offer.to_ask,
        opened=tuple(_twin(as_shown(p)) for p in opened),
        n_opened=offer.opens.count,
        phone=phone_pieces(course.contact or ""),
    )


def _figures(offer: CourseOffer, plan: Plan, language: Language) -> list[NowAndThen]:
    """Return what can be drawn: postings towards the wish, and pay where both are known."""
    _, found = translator(language), []
    now, then = plan.open_now, offer.opens
    if then.count and offer.direction == "wish":
        total = now.count + then.count
        found.append(_bars(_("Postings you can apply for"), "%(n)s", (now.count, total)))
    if any(reason.code == "pay_more" for reason in offer.reasons):
        pay = (now.median_salary_cny_month or 0.0, then.median_salary_cny_month or 0.0)
        found.append(_bars(_("Starting pay, in the middle"), _("%(n)s yuan a month"), pay))
    return found


def _bars(title: str, words: str, values: tuple[float, float]) -> NowAndThen:
    now, then = (words % {"n": f"{value:.0f}"} for value in values)
    most = max(*values, 1.0)
    percents = [round(value / most * 100) for value in values]
    return NowAndThen(title, now, then, *percents)


def _named(course: Course) -> str:
    return " · ".join(part for part in (course.title, course.provider_name) if part)


def _twin(posting: JobPosting) -> Twin:
    return Twin(posting.id, posting.title, posting.employer_name or "")
