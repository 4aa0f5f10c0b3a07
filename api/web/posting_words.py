"""What a posting says, as words for a page; what it does not say has no line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.http.language import Language
from api.web.catalogue import N_, in_list, long_date, translator
from api.web.wording import DEMANDS, EDUCATION, EMPLOYMENT_TYPES, KINDS, SCHEDULE
from features.region.areas import region_name, region_path
from recommender.domain.posting import JobPosting
from recommender.explanation.names import Kind, translated
from recommender.explanation.pay import pay_figure


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: str
    text: str


def pay_words(posting: JobPosting, language: Language) -> str | None:
    """Return pay a month, ``None`` when it is not known."""
    pay = pay_figure(posting, language)
    _ = translator(language)
    return _("%(pay)s a month") % {"pay": pay} if pay else None


def place_words(posting: JobPosting, language: Language) -> str | None:
    """Return the district with its city, ``None`` when it is not known."""
    if posting.region_code is None:
        return None
    shown = [region_name(p.code, language) or p.name for p in region_path(posting.region_code)[-2:]]
    return "".join(shown) if language == "zh" else ", ".join(reversed(shown))


def kind_words(posting: JobPosting, language: Language) -> str:
    """Return which kind of posting it is."""
    return translator(language)(KINDS[posting.kind])


def facts(posting: JobPosting, language: Language) -> tuple[Fact, ...]:
    """Return everything that is known, in the order one asks for it."""
    _ = translator(language)
    return tuple(Fact(_(label), text) for label, text in _facts(posting, language) if text)


def not_said(posting: JobPosting, language: Language) -> tuple[str, ...]:
    """Return what one should ask about, because the posting does not say it."""
    _ = translator(language)
    return tuple(_(question) for question in _not_said(posting))


def _facts(posting: JobPosting, language: Language) -> Iterator[tuple[str, str | None]]:
    yield from _offered(posting, language)
    yield from _asked(posting, language)
    yield from _when(posting, language)


def _offered(posting: JobPosting, language: Language) -> Iterator[tuple[str, str | None]]:
    _ = translator(language)
    yield N_("Employer"), posting.employer_name
    yield (
        N_("Pay"),
        pay_words(posting, language)
        or (_("To be agreed with the employer") if posting.salary_negotiable else None),
    )
    yield N_("Pay as the ad says it"), posting.salary_text
    months = posting.salary_months
    yield N_("Monthly salaries a year"), str(months) if months else None
    yield N_("Place"), place_words(posting, language)
    yield N_("Address"), posting.address
    form = posting.employment_type
    yield N_("Form of work"), _(EMPLOYMENT_TYPES[form]) if form else None
    yield N_("Hours"), _flags(posting.schedule.model_dump(), SCHEDULE, language)
    yield N_("Benefits"), _named(posting.benefits, "benefits", language)
    yield N_("People wanted"), str(posting.openings) if posting.openings else None


def _asked(posting: JobPosting, language: Language) -> Iterator[tuple[str, str | None]]:
    _ = translator(language)
    level, years = posting.education_min, posting.experience_min_years
    if "education" in posting.asks_nothing_of:
        yield N_("Schooling"), _("None asked for")
    else:
        yield (
            N_("Schooling"),
            _("%(level)s or above") % {"level": _(EDUCATION[level])} if level else None,
        )
    if "experience" in posting.asks_nothing_of or years == 0:
        yield N_("Experience"), _("None asked for")
    else:
        yield (
            N_("Experience"),
            _("%(years)s years or more") % {"years": f"{years:g}"} if years else None,
        )
    yield (
        N_("Certificates asked for"),
        _named(posting.certificates_required, "certificates", language),
    )
    yield (
        N_("Certificates that are welcome"),
        _named(posting.certificates_preferred, "certificates", language),
    )
    yield N_("Skills"), _named(posting.skills, "skills", language)
    yield N_("The work itself"), _flags(posting.demands.model_dump(), DEMANDS, language)
    yield N_("Meant for"), in_list(posting.audience, language)
    yield N_("Also suitable for"), in_list(posting.accessible_for, language)


def _when(posting: JobPosting, language: Language) -> Iterator[tuple[str, str | None]]:
    _ = translator(language)
    term, kept = posting.term_months, posting.retention_share
    yield N_("How long"), _("%(months)s months") % {"months": f"{term:g}"} if term else None
    yield N_("Kept on afterwards"), f"{kept:.0%}" if kept is not None else None
    yield N_("Posted on"), long_date(posting.posted_on, language)
    yield N_("Open until"), long_date(posting.valid_through, language)


def _named(names: tuple[str, ...], kind: Kind, language: Language) -> str:
    return in_list(translated(names, kind, language), language)


def _flags(
    values: dict[str, bool | None], words: Mapping[tuple[str, bool], str], language: Language
) -> str:
    _ = translator(language)
    return in_list(
        [
            _(words[(name, value)])
            for name, value in values.items()
            if value is not None and (name, value) in words
        ],
        language,
    )


def _not_said(posting: JobPosting) -> Iterator[str]:
    if posting.salary_min_cny_month is None and posting.salary_max_cny_month is None:
        yield N_("How much it pays a month, and how piece work is counted")
    if posting.region_code is None and posting.address is None:
        yield N_("Where the work is")
    hours = posting.schedule
    if hours.night_shift is None and hours.rotating_shift is None and not hours.day_shift_only:
        yield N_("Whether there are night shifts or rotating shifts")
    if hours.weekend_off is None and hours.one_day_off is None:
        yield N_("Which days are off")
    if posting.employment_type is None:
        yield N_("Whether it is full-time or part-time")
    if not posting.benefits:
        yield N_("Whether social insurance is paid, and whether meals or a bed are provided")
    if posting.employer_name is None:
        yield N_("Who the employer is")
    if posting.valid_through is None:
        yield N_("Until when they take people")
