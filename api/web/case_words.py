"""The words for what is written in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.web.catalogue import N_
from recommender.domain.ledger import LedgerKind, Mark

LEDGER_KINDS: Final[Mapping[LedgerKind, str]] = {
    "guidance": N_("Guidance on work"),
    "introduction": N_("Introduction to a posting"),
    "intake": N_("Taking somebody on"),
    "policy": N_("Telling of policies"),
    "training": N_("Training"),
    "apprenticeship": N_("Work placement"),
    "service": N_("A service"),
    "visit": N_("A visit"),
    "appointment": N_("An appointment"),
    "follow_up": N_("Asking how it goes"),
    "employment": N_("Began to work"),
}
MARKS: Final[Mapping[Mark, str]] = {
    "appointment": N_("by appointment"),
    "home_visit": N_("at their home"),
    "urgent": N_("fast lane"),
}
VERDICTS: Final[Mapping[str, tuple[str, str]]] = {
    "eligible": (N_("Eligible"), "good"),
    "ineligible": (N_("Not eligible"), "plain"),
    "to_verify": (N_("To verify"), "warning"),
}
