"""Reasons of one pair, heaviest first, from the features that ranked it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recommender.domain.match import Reason
from recommender.domain.posting import JobPosting
from recommender.explanation.pair import PairFacts
from recommender.explanation.sentences import LEVELS, REASONS, say
from recommender.retrieval.texts import terms

CLEAR = 0.75
_NOT_MONTHLY = re.compile(r"[时天日周年]|hour|day|week|year", re.IGNORECASE)


def reasons(facts: PairFacts, language: str) -> tuple[Reason, ...]:
    """Return spoken reasons; a feature that is unknown or speaks against gives none."""
    found = [*_direction(facts, language), *_conditions(facts, language)]
    return tuple(sorted(found, key=lambda r: -r.weight))


def _reason(facts: PairFacts, feature: str, code: str, language: str, **given: object) -> Reason:
    weight = facts.weights.get(feature, 0.0) * facts.features.get(feature, 0.0)
    return Reason(code=code, text=say(REASONS, code, language, **given), weight=round(weight, 4))


def _direction(facts: PairFacts, language: str) -> Iterator[Reason]:
    value = facts.features.get
    if value("occupation", 0.0) >= CLEAR and facts.occupation_name:
        code = "same_occupation" if value("occupation", 0.0) >= 0.99 else "near_occupation"
        yield _reason(facts, "occupation", code, language, occupation=facts.occupation_name)
    words = shared_words(facts)
    if words:
        yield _reason(facts, "words", "title_words", language, words="”“".join(words))
    elif value("title", 0.0) >= CLEAR and facts.seeker.desired_titles:
        wish = facts.seeker.desired_titles[0]
        yield _reason(
            facts, "title", "title_meaning", language, title=facts.posting.title, wish=wish
        )
    if value("body", 0.0) >= CLEAR and (facts.seeker.experiences or facts.seeker.skills):
        yield _reason(facts, "body", "body_meaning", language)
    if facts.shared_skills:
        yield _reason(
            facts, "skills", "shared_skills", language, skills=_join(facts.shared_skills, language)
        )


def shared_words(facts: PairFacts) -> list[str]:
    """Return the longest runs of characters that a wish and the title have in common."""
    title = facts.posting.title.lower()
    runs: list[str] = []
    for wish in facts.seeker.desired_titles:
        for size in range(len(wish), 1, -1):
            run = next(
                (
                    wish[i : i + size]
                    for i in range(len(wish) - size + 1)
                    if wish[i : i + size].lower() in title and terms(wish[i : i + size])
                ),
                None,
            )
            if run is not None:
                runs.append(run.strip())
                break
    return [r for r in dict.fromkeys(runs) if len(r) > 1][:2]


def _conditions(facts: PairFacts, language: str) -> Iterator[Reason]:
    yield from _certificates(facts, language)
    yield from _pay(facts, language)
    yield from _place(facts, language)
    yield from _hours(facts, language)
    yield from _requirements(facts, language)


def _certificates(facts: PairFacts, language: str) -> Iterator[Reason]:
    if facts.held_certificates:
        names = _join(facts.held_certificates, language)
        yield _reason(facts, "certificates", "held_certificates", language, certificates=names)


def _pay(facts: PairFacts, language: str) -> Iterator[Reason]:
    pay = spoken_pay(facts.posting, language)
    if pay is None:
        return
    wanted, fit = facts.seeker.salary_min_cny_month, facts.features.get("pay")
    top = facts.posting.salary_max_cny_month or facts.posting.salary_min_cny_month or 0
    if wanted is not None and fit is not None and top >= wanted:
        yield _reason(facts, "pay", "pay_meets", language, pay=pay, wanted=f"{wanted:.0f}")
    elif wanted is None:
        yield _reason(facts, "pay", "pay_states", language, pay=pay)


def spoken_pay(posting: JobPosting, language: str) -> str | None:
    """Return pay as one would say it, ``None`` when it is unknown."""
    figure = pay_figure(posting, language)
    text = posting.salary_text or ""
    if figure is None or not _NOT_MONTHLY.search(text):
        return figure
    return (
        f"{figure}（按“{text}”折算）" if language.startswith("zh") else f"{figure} (from “{text}”)"
    )


def pay_figure(posting: JobPosting, language: str) -> str | None:
    """Return pay a month as a figure alone, ``None`` when it is unknown."""
    low, high = posting.salary_min_cny_month, posting.salary_max_cny_month
    unit = "元" if language.startswith("zh") else " yuan"
    if low is not None and high is not None:
        return f"{low:.0f}{unit}" if low == high else f"{low:.0f}–{high:.0f}{unit}"
    if low is not None:
        return f"{low:.0f}{unit}起" if language.startswith("zh") else f"from {low:.0f}{unit}"
    if high is not None:
        return f"最高{high:.0f}{unit}" if language.startswith("zh") else f"up to {high:.0f}{unit}"
    return None


def _place(facts: PairFacts, language: str) -> Iterator[Reason]:
    posting, seeker = facts.posting, facts.seeker
    if posting.region_code is None or facts.place_name is None:
        return
    if seeker.home_region_code == posting.region_code:
        yield _reason(facts, "distance", "same_district", language, place=facts.place_name)
    elif seeker.acceptable_region_codes and facts.verdicts.get("region") == 1:
        yield _reason(facts, "distance", "wished_place", language, place=facts.place_name)
    elif facts.distance_km is not None and facts.distance_km <= 30:
        km = max(1, round(facts.distance_km))
        yield _reason(facts, "distance", "near_home", language, home=facts.home_name, km=km)


def _hours(facts: PairFacts, language: str) -> Iterator[Reason]:
    schedule, wish = facts.posting.schedule, facts.seeker.constraints
    if wish.no_night_shift and schedule.night_shift is False:
        yield _reason(facts, "schedule", "no_night", language)
    if schedule.weekend_off and wish.weekend_off is not False:
        yield _reason(facts, "schedule", "weekend_off", language)
    if wish.board_and_lodging and any("吃" in b or "住" in b for b in facts.posting.benefits):
        yield _reason(facts, "schedule", "board_and_lodging", language)


def _requirements(facts: PairFacts, language: str) -> Iterator[Reason]:
    posting, seeker = facts.posting, facts.seeker
    asked, held = posting.experience_min_years, seeker.experience_years
    if "experience" in posting.asks_nothing_of or asked == 0:
        yield _reason(facts, "experience", "experience_none", language)
    elif asked is not None and held is not None and held >= asked:
        yield _reason(
            facts, "experience", "experience_met", language, asked=f"{asked:g}", held=f"{held:g}"
        )
    if "education" in posting.asks_nothing_of:
        yield _reason(facts, "education", "education_none", language)
    elif posting.education_min and facts.features.get("education") == 1.0:
        level = LEVELS[posting.education_min][0 if language.startswith("zh") else 1]
        yield _reason(facts, "education", "education_met", language, asked=level)


def _join(names: tuple[str, ...], language: str) -> str:
    return ("、" if language.startswith("zh") else ", ").join(names[:3])
