"""Where the work is: one finding, from which both the sentence and the gate are worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from features.region.areas import city_of, within
from recommender.explanation.names import Name, either, place_name, quoted
from recommender.explanation.pair import PairFacts
from recommender.explanation.statement import Statement, question, reason, unknown

NEAR_KM: Final = 30.0
MOST: Final = 3  # places named in one sentence
_OPEN: Final = ("unstated", "address_only", "vague_named", "vague_home", "unmeasured")
_NOWHERE: Final = Name("", "")


@dataclass(frozen=True)
class Place:
    """How the place of work stands to where somebody would work.

    Parameters
    ----------
    code
        Which sentence of the region gate says it (`gate_sentences.REGION`).
    where
        The region of the posting; the ad's address where its region is too wide.
    wish
        The places somebody named that matter here.
    home, city
        Where somebody lives.
    km, limit_km
        Distance of the districts, and the farthest somebody says they would go; 0 unknown.
    """

    code: str
    where: Name = _NOWHERE
    wish: Name = _NOWHERE
    home: Name = _NOWHERE
    city: Name = _NOWHERE
    km: int = 0
    limit_km: int = 0

    def words(self, language: str) -> dict[str, object]:
        """Return the facts of its sentences in `language`."""
        named = {"where": self.where, "wish": self.wish, "home": self.home, "city": self.city}
        spoken = {key: name.in_language(language) for key, name in named.items()}
        return {**spoken, "km": self.km, "limit": self.limit_km}


def place(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield one statement on where the work is."""
    found = find_place(facts)
    words = found.words(language)
    if found.code in _OPEN:
        yield unknown(f"place_{found.code}", language, "place", **words)
    elif found.code == "home_district":
        yield question("home_district", language, "place", home=words["home"])
    elif found.code in ("same_district", "wished_place", "part_of_wished_place"):
        yield reason(facts, found.code, language, "place", "distance", **words)
    elif found.code not in ("outside_commute", "outside_near") and found.km and found.home.zh:
        code = "near_home" if found.km <= NEAR_KM else "far_from_home"
        yield reason(facts, code, language, "place", "distance", **words)


def find_place(facts: PairFacts) -> Place:
    """Return how the place of work stands to where somebody would work."""
    seeker, posting = facts.seeker, facts.posting
    home = place_name(seeker.home_region_code) or _NOWHERE
    where = place_name(posting.region_code)
    if where is None:
        known = quoted(posting.address) if posting.address else _NOWHERE
        return Place("address_only" if posting.address else "unstated", known)
    km = max(1, round(facts.distance_km)) if facts.distance_km is not None else 0
    here = Place("not_asked", where, home=home, km=km)
    if seeker.home_region_code == posting.region_code and _verdict(facts) == 1:
        return Place("same_district", where, home=home, km=km)
    if seeker.acceptable_region_codes:
        return _by_wish(facts, here)
    return _by_home(facts, here) if seeker.home_region_code else here


def _verdict(facts: PairFacts) -> int:
    return facts.verdicts.get("region", 0)


def _by_wish(facts: PairFacts, here: Place) -> Place:
    """Return how the place stands to the places somebody named."""
    named, code = facts.seeker.acceptable_region_codes, facts.posting.region_code or ""
    if _verdict(facts) == 1:
        nearest = min((c for c in named if within(code, c)), key=_width, default=code)
        found = "wished_place" if nearest == code else "part_of_wished_place"
        return replace(here, code=found, wish=_listed([nearest]))
    if _verdict(facts) == 0:
        touched = [c for c in named if within(c, code)] or named
        where = _address(facts, here)
        return replace(here, code="vague_named", where=where, wish=_listed(touched))
    return replace(here, code="outside_named", wish=_listed(named))


def _by_home(facts: PairFacts, here: Place) -> Place:
    """Return how the place stands to the home: within its commute, else within its city."""
    home, code = facts.seeker.home_region_code or "", facts.posting.region_code or ""
    here = replace(here, city=place_name(city_of(home)) or here.home)
    if _verdict(facts) == 0:
        is_wide = within(home, code) and home != code
        found = "home_district" if home.endswith("00") else "unmeasured"
        return replace(here, code="vague_home" if is_wide else found, where=_address(facts, here))
    side = "inside" if _verdict(facts) == 1 else "outside"
    limit_km, is_near = facts.seeker.commute_km, facts.seeker.constraints.near_home
    if facts.distance_km is None or not (limit_km is not None or is_near):
        return replace(here, code=f"{side}_city")
    km = here.km if side == "inside" else ceil(facts.distance_km)
    if limit_km is None:
        return replace(here, code=f"{side}_near", km=km)
    return replace(here, code=f"{side}_commute", km=km, limit_km=round(limit_km))


def _address(facts: PairFacts, here: Place) -> Name:
    """Return the address, which says more than a region that is too wide."""
    return quoted(facts.posting.address) if facts.posting.address else here.where


def _width(code: str) -> int:
    """Return 0 for a district, 1 for a city, 2 for a province."""
    return 2 if code.endswith("0000") else int(code.endswith("00"))


def _listed(codes: Iterable[str]) -> Name:
    names = [name for name in map(place_name, codes) if name is not None]
    return Name(
        either([n.zh for n in names], "zh", most=MOST),
        either([n.en for n in names], "en", most=MOST),
    )
