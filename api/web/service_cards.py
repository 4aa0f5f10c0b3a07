"""One service item as it is shown: what it is, what to bring, whom to ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.http.language import Language
from api.web.catalogue import N_, translator
from api.web.phone import Piece, phone_pieces
from api.web.posting_words import Fact
from recommender.domain.plan import PlannedService
from recommender.domain.service import Service


@dataclass(frozen=True)
class ServiceCard:
    """One service item.

    Parameters
    ----------
    number
        Its place in the list.
    why
        Why it is in the plan.
    proofs
        What to bring.
    phone
        Whom to ring, with numbers apart.
    facts
        Where, how long, for whom, by which law.
    """

    number: int
    title: str
    why: str
    summary: str
    proofs: tuple[str, ...]
    phone: tuple[Piece, ...]
    facts: tuple[Fact, ...]


def service_card(item: PlannedService, number: int, language: Language) -> ServiceCard:
    """Return the card of a service item."""
    _, service = translator(language), item.service
    return ServiceCard(
        number=number,
        title=service.title,
        why=item.text,
        summary=service.summary,
        proofs=service.proofs,
        phone=phone_pieces(service.contact or ""),
        facts=tuple(Fact(_(label), text) for label, text in _facts(service) if text),
    )


def _facts(service: Service) -> Iterator[tuple[str, str | None]]:
    yield N_("For whom"), service.conditions
    yield N_("Where to go"), service.place
    yield N_("How long it takes"), service.time_limit
    yield N_("By which law"), service.legal_source
