"""Draw seekers for a simulation: people of the store, with other wishes, homes and pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from features.occupation.csco import OccupationClass, load_classes, plain_name
from features.occupation.similarity import int_to_code
from recommender.domain.seeker import Negated, SeekerProfile

OWN_WISH: Final = 0.5  # share who keep their wish and their past
OWN_HOME: Final = 0.5  # share who keep their home, their places and their way to work
PAY_SPREAD: Final = 0.15  # standard deviation of the logarithm of the factor on the pay asked
_PAY_STEP: Final = 100
_ALIASES: Final = 4


def draw_seekers(
    people: Sequence[SeekerProfile],
    occupations: Sequence[int],
    n_seekers: int,
    rng: np.random.Generator,
) -> Iterator[SeekerProfile]:
    """Yield people drawn with replacement, each changed a little.

    Half keep wish and past. The others wish for the occupation of a posting drawn from the
    city, by its name or one of its first aliases, and have no past: they begin there, so that
    demand follows what the city offers. Half keep their home, their places and their way; the
    others have those of somebody else. Everybody's pay is theirs times a lognormal factor.
    Schooling and conditions stay.

    Parameters
    ----------
    people
        Profiles to draw from.
    occupations
        CSCO code of each open posting as a number, 0 unknown.
    n_seekers
        How many.
    rng
        Where chance comes from.
    """
    classes = {c.code: c for c in load_classes()}
    known = [code for code in occupations if int_to_code(code) in classes]
    for number in range(n_seekers):
        person = people[int(rng.integers(len(people)))]
        neighbour = people[int(rng.integers(len(people)))]
        work = classes[int_to_code(known[int(rng.integers(len(known)))]) or ""]
        keeps_wish, keeps_home = rng.random(2) < (OWN_WISH, OWN_HOME)
        wish = _beginning(work, rng)
        factor = float(np.exp(rng.normal(0.0, PAY_SPREAD)))
        changed: dict[str, object] = {"id": f"drawn-{number}"}
        changed |= {} if keeps_wish else wish
        changed |= {} if keeps_home else _home_of(neighbour)
        if person.salary_min_cny_month:
            asked = person.salary_min_cny_month * factor
            changed["salary_min_cny_month"] = float(round(asked / _PAY_STEP) * _PAY_STEP)
        yield person.model_copy(update=changed)


def _beginning(work: OccupationClass, rng: np.random.Generator) -> dict[str, object]:
    """Return the fields of somebody who wishes for an occupation and has done nothing like it."""
    names = (plain_name(work.name), *work.aliases[:_ALIASES])
    return {
        "desired_titles": (names[int(rng.integers(len(names)))],),
        "summary": "",
        "experiences": (),
        "experience_years": None,
        "skills": (),
        "certificates": (),
        "negated": Negated(),
    }


def _home_of(person: SeekerProfile) -> dict[str, object]:
    names = ("home_region_code", "acceptable_region_codes", "commute_km")
    return {name: getattr(person, name) for name in names}
