"""A placement or a public-welfare post as it is shown: a posting with a label and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.http.language import Language
from api.web.cards import Card, card_of
from recommender.domain.plan import Place
from recommender.domain.posting import JobPosting


@dataclass(frozen=True)
class PlaceCard:
    """One place: the card of its posting, and its terms."""

    card: Card
    terms: tuple[str, ...]


def place_card(place: Place, named: Mapping[str, JobPosting], language: Language) -> PlaceCard:
    """Return the card of a place; `named` are postings by id."""
    card = card_of(place.match, named, language)
    return PlaceCard(replace(card, kind=place.label), place.terms)
