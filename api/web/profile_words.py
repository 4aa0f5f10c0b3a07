"""How a sentence was understood, as words for a page."""

from __future__ import annotations

from collections.abc import Iterator

from api.http.language import Language
from api.web.catalogue import N_, in_list, translator
from api.web.posting_words import Fact
from api.web.wording import CONSTRAINTS, EDUCATION, EMPLOYMENT_TYPES
from features.region.areas import region_name
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import translated


def understood(profile: SeekerProfile, language: Language) -> tuple[Fact, ...]:
    """Return what was read in a sentence; what was not said has no line."""
    _ = translator(language)
    return tuple(Fact(_(label), text) for label, text in _understood(profile, language) if text)


def _understood(profile: SeekerProfile, language: Language) -> Iterator[tuple[str, str]]:
    yield N_("Work you want"), in_list(profile.desired_titles, language)
    yield N_("Work you refuse"), in_list(profile.negated.titles, language)
    yield N_("Work you have done"), in_list([_past(e, language) for e in _jobs(profile)], language)
    yield from _able(profile, language)
    yield from _where(profile, language)
    yield from _terms(profile, language)


def _able(profile: SeekerProfile, language: Language) -> Iterator[tuple[str, str]]:
    _ = translator(language)
    named = translated([c.name for c in profile.certificates], "certificates", language)
    levels = [c.level for c in profile.certificates]
    held = [f"{name} {level}" if level else name for name, level in zip(named, levels, strict=True)]
    years = profile.experience_years
    yield N_("What you can do"), in_list(translated(profile.skills, "skills", language), language)
    yield N_("Certificates you hold"), in_list(held, language)
    yield N_("Schooling"), _(EDUCATION[profile.education]) if profile.education else ""
    yield N_("Years of work"), f"{years:g}" if years is not None else ""
    papers = translated(profile.negated.certificates, "certificates", language)
    lacking = [_("any certificate") if name == "any" else name for name in papers]
    cannot = translated(profile.negated.skills, "skills", language)
    yield N_("What you do not have"), in_list([*lacking, *cannot], language)


def _where(profile: SeekerProfile, language: Language) -> Iterator[tuple[str, str]]:
    _ = translator(language)
    home, km = profile.home_region_code, profile.commute_km
    asked = [region_name(c, language) or c for c in profile.acceptable_region_codes]
    yield N_("Where you live"), (region_name(home, language) or home) if home else ""
    yield N_("Where you would work"), in_list(asked, language)
    yield N_("How far you would travel"), _("%(km)s km") % {"km": f"{km:g}"} if km else ""


def _terms(profile: SeekerProfile, language: Language) -> Iterator[tuple[str, str]]:
    _ = translator(language)
    least = profile.salary_min_cny_month
    forms = [_(EMPLOYMENT_TYPES[t]) for t in profile.employment_types]
    wishes = [_(w) for name, w in CONSTRAINTS.items() if getattr(profile.constraints, name)]
    yield (
        N_("Pay you want at least"),
        _("%(pay)s yuan a month") % {"pay": f"{least:.0f}"} if least is not None else "",
    )
    yield N_("Form of work"), in_list(forms, language)
    yield N_("Your conditions"), in_list(wishes, language)


def _jobs(profile: SeekerProfile) -> list[tuple[str, float | None]]:
    return [(e.title, e.years) for e in profile.experiences if e.title]


def _past(job: tuple[str, float | None], language: Language) -> str:
    title, years = job
    if years is None:
        return title
    _ = translator(language)
    return _("%(title)s, %(years)s years") % {"title": title, "years": f"{years:g}"}
