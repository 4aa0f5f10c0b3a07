"""What a labelled sentence says, field by field; what is not given must stay empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from recommender.domain.intake import Intake


@dataclass(frozen=True)
class Labelled:
    """A sentence and everything it says.

    Parameters
    ----------
    text
        The words.
    wish, past
        Titles wished for; titles held, with years or ``None``.
    education, years, home, places, km, pay
        As the profile has them (codes, CNY a month).
    kinds, papers, no_papers, no_skills, can
        Kinds of employment, certificates held and lacking, skills lacking, and skills that
        must be among those read.
    needs
        Constraints by name.
    left
        What must come back as not understood, where the label says so.
    refuses
        Titles of work that is refused.
    """

    text: str
    wish: tuple[str, ...] = ()
    past: dict[str, float | None] = field(default_factory=dict)
    education: str | None = None
    years: float | None = None
    home: str | None = None
    places: tuple[str, ...] = ()
    km: float | None = None
    pay: float | None = None
    kinds: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    no_papers: tuple[str, ...] = ()
    no_skills: tuple[str, ...] = ()
    can: tuple[str, ...] = ()
    needs: dict[str, bool] = field(default_factory=dict)
    left: tuple[str, ...] | None = None
    refuses: tuple[str, ...] = ()

    def expected(self) -> dict[str, Any]:
        """Return what each compared field must be."""
        return {
            "wish": set(self.wish),
            "past": self.past,
            "education": self.education,
            "years": self.years,
            "home": self.home,
            "places": set(self.places),
            "km": self.km,
            "pay": self.pay,
            "kinds": set(self.kinds),
            "papers": set(self.papers),
            "no_papers": set(self.no_papers),
            "no_skills": set(self.no_skills),
            "can": set(self.can),
            "needs": self.needs,
            "left": self.left,
            "refuses": self.refuses,
        }

    def read(self, found: Intake) -> dict[str, Any]:
        """Return what an intake says in the same fields."""
        profile = found.profile
        return {
            "wish": set(profile.desired_titles),
            "past": {e.title: e.years for e in profile.experiences},
            "education": profile.education,
            "years": profile.experience_years,
            "home": profile.home_region_code,
            "places": set(profile.acceptable_region_codes),
            "km": profile.commute_km,
            "pay": profile.salary_min_cny_month,
            "kinds": set(profile.employment_types),
            "papers": {c.name for c in profile.certificates},
            "no_papers": set(profile.negated.certificates),
            "no_skills": set(profile.negated.skills),
            "can": set(profile.skills) & set(self.can),
            "needs": profile.constraints.model_dump(exclude_none=True),
            "left": None if self.left is None else found.not_understood,
            "refuses": profile.negated.titles,
        }
