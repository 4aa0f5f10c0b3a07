"""The words for every code that a page may show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.web.catalogue import N_

KINDS: Final[Mapping[str, str]] = {
    "job": N_("Job"),
    "apprenticeship": N_("Work placement for young people"),
    "public_welfare": N_("Public-welfare post"),
}

EMPLOYMENT_TYPES: Final[Mapping[str, str]] = {
    "full_time": N_("Full-time"),
    "part_time": N_("Part-time"),
    "temporary": N_("Temporary"),
    "dispatch": N_("Through a labour-dispatch company"),
    "intern": N_("Internship"),
    "apprenticeship": N_("Apprentice"),
    "flexible": N_("Flexible work"),
}

EDUCATION: Final[Mapping[str, str]] = {
    "primary": N_("Primary school"),
    "junior_high": N_("Junior high school"),
    "senior_high": N_("Senior high school"),
    "vocational_secondary": N_("Vocational secondary school"),
    "junior_college": N_("Junior college"),
    "bachelor": N_("Bachelor's degree"),
    "master": N_("Master's degree"),
    "doctor": N_("Doctorate"),
}

# A flag without words is left out: that there is not just one day off says nothing.
SCHEDULE: Final[Mapping[tuple[str, bool], str]] = {
    ("night_shift", True): N_("Night shifts"),
    ("night_shift", False): N_("No night shifts"),
    ("rotating_shift", True): N_("Rotating shifts"),
    ("rotating_shift", False): N_("No rotating shifts"),
    ("weekend_off", True): N_("Both weekend days off"),
    ("weekend_off", False): N_("Weekends are not both off"),
    ("one_day_off", True): N_("One day off a week"),
    ("day_shift_only", True): N_("Day shifts only"),
}

DEMANDS: Final[Mapping[tuple[str, bool], str]] = {
    ("heavy_lifting", True): N_("Heavy things to carry"),
    ("heavy_lifting", False): N_("Nothing heavy to carry"),
    ("standing_long", True): N_("Long hours on your feet"),
    ("standing_long", False): N_("No long hours on your feet"),
    ("heights", True): N_("Work at height"),
    ("heights", False): N_("No work at height"),
}

CONSTRAINTS: Final[Mapping[str, str]] = {
    "no_night_shift": N_("no night shifts"),
    "no_rotating_shift": N_("no rotating shifts"),
    "no_heavy_lifting": N_("nothing heavy to carry"),
    "no_standing_long": N_("no long hours on your feet"),
    "no_heights": N_("no work at height"),
    "weekend_off": N_("both weekend days off"),
    "near_home": N_("near home"),
    "board_and_lodging": N_("meals or a bed provided"),
    "child_pickup": N_("time to fetch a child"),
}

NOT_ASKED: Final = "not-asked"
VERDICTS: Final[Mapping[str, str]] = {
    "pass": N_("Fits"),
    "unknown": N_("Not known"),
    "fail": N_("Does not fit"),
    NOT_ASKED: N_("Nothing asked"),
}

GATES: Final[Mapping[str, str]] = {
    "in_date": N_("Still open"),
    "working_age": N_("Working age by law"),
    "refused_work": N_("Work you refuse"),
    "legal_certificate": N_("Certificates the law asks for"),
    "region": N_("Place of work"),
    "employment_type": N_("Full-time or part-time"),
    "schedule": N_("Nights, shifts and days off"),
    "physical": N_("How heavy the work is"),
}

GATE_RULES: Final[Mapping[str, str]] = {
    "in_date": N_("Postings past their last day are left out."),
    "working_age": N_(
        "Labour Law article 15 forbids employers to take on anybody under 16, so people under 16 "
        "are shown no posting. At 16 and 17, article 64 and the rules on young workers forbid "
        "heavy, high and dangerous work, and such postings are left out. Where an ad does not "
        "say, it stays and we ask. Nothing else of your age is used."
    ),
    "refused_work": N_(
        "If you say which work you will not do, postings in that occupation, or with its name in "
        "their title, are left out."
    ),
    "legal_certificate": N_(
        "Where the law asks for a certificate and you say that you do not have it, the posting "
        "is left out. If you do not mention it, the posting stays and we ask."
    ),
    "region": N_("Postings outside the places or the distance you named are left out."),
    "employment_type": N_("Postings of a form you did not ask for are left out."),
    "schedule": N_("If you cannot work nights or shifts, postings that have them are left out."),
    "physical": N_("If you cannot lift, stand long or climb, postings that ask it are left out."),
}

FEATURES: Final[Mapping[str, str]] = {
    "occupation": N_("The occupation is the one you ask for, or close to it"),
    "title": N_("The title means the same as what you ask for"),
    "words": N_("The title has your own words"),
    "place": N_("It is in a place you would work in"),
    "employment": N_("It is the form of work you ask for"),
    "body": N_("The duties are like what you want to do or have done"),
    "skills": N_("The skills asked for are ones you have"),
    "text": N_("The words of the ad are those of what you want, have done and can do"),
    "level": N_("The rank is the one you ask for"),
    "entry": N_("A post for learners suits you, or it is none"),
    "pay": N_("The pay is what you ask for"),
    "distance": N_("It is near your home"),
    "experience": N_("Your years of experience are enough"),
    "education": N_("Your schooling is enough"),
    "certificates": N_("You hold the certificates asked for"),
    "schedule": N_("The working hours are what you ask for"),
    "freshness": N_("The posting is new"),
}

PUTS_BACK: Final[Mapping[str, str]] = {
    "congested": N_(
        "More people are being introduced for each opening than for other postings of the list"
    ),
    "unanswered": N_("The employer answers fewer introductions than the others of the list"),
    "same_employer": N_("Its employer has had its turn"),
    "same_occupation": N_("Its kind of work has had its turn"),
}

RELAXATIONS: Final[Mapping[str, str]] = {
    "commute_doubled": N_("Places up to twice as far from home as you said"),
    "whole_city": N_("Places in the whole city"),
    "any_employment_type": N_("Any form of work: full-time, part-time or temporary"),
    "whole_province": N_("Places in the whole province"),
    "anywhere": N_("Places anywhere in the country"),
}

GAPS: Final[Mapping[tuple[str, str], str]] = {
    ("certificate", "law"): N_("A certificate the law asks for: %(name)s"),
    ("certificate", "ad"): N_("A certificate the ad asks for: %(name)s"),
    ("certificate", "helps"): N_("A certificate that would help: %(name)s"),
    ("skill", "ad"): N_("A skill: %(name)s"),
    ("skill", "helps"): N_("A skill that would help: %(name)s"),
    ("education", "ad"): N_("Schooling: it asks for %(name)s"),
    ("experience", "ad"): N_("Experience: it asks for %(name)s"),
    ("pay", "ad"): N_("Pay: it gives %(name)s, less than you ask for"),
}

# The least score that each word stands for; the last one stands for all below. A score is
# the share of such pairs that were judged suitable.
FIT_WORDS: Final[tuple[tuple[float, str], ...]] = (
    (0.55, N_("Fits very well")),
    (0.3, N_("Fits well")),
    (0.12, N_("Fits in part")),
    (0.0, N_("Hardly fits")),
)
FITS_BUT = N_("The right work, but not all as you asked")
TOO_LITTLE_KNOWN = N_("Too little is known to say")


def fit_word(score: float | None) -> str:
    """Return the word for a score; without a score, that too little is known."""
    if score is None:
        return TOO_LITTLE_KNOWN
    return next(word for least, word in FIT_WORDS if score >= least or least == 0.0)


def hardly_fits(score: float | None) -> bool:
    """Whether a score has the last word."""
    return score is not None and score < FIT_WORDS[-2][0]
