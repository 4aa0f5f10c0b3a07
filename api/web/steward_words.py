"""Words that several pages of stewards share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.http.language import Language
from api.web.catalogue import LOCALES, N_, translator
from features.region.areas import region_name
from recommender.domain.posting import JobPosting, Status

STATUS: Final[Mapping[Status, str]] = {
    "open": N_("Open"),
    "held": N_("Held back"),
    "closed": N_("Closed"),
}
STATUS_KIND: Final[Mapping[Status, str]] = {"open": "good", "held": "warning", "closed": "plain"}
DONE: Final[Mapping[str, str]] = {
    "release": N_("Released. People are shown it again within a second."),
    "keep": N_("Noted. It stays held back."),
    "hold": N_("Held back. Nobody is shown it any more."),
    "assigned": N_("Done. The title counts as this occupation from now on."),
    "dismissed": N_("Done. The title counts as no work from now on."),
    "apart": N_("Done. It is listed by itself from now on."),
    "together": N_("Done. It is compared with others again from now on."),
    "saved": N_("Saved. The new version is in force."),
}


def done_words(code: str, language: Language) -> str:
    """Return what was done, by the code in an address; nothing for one that is not known."""
    return translator(language)(DONE[code]) if code in DONE else ""


def count_words(n: int, language: Language) -> str:
    """Return a number with the marks of the language."""
    from babel.numbers import format_decimal

    return str(format_decimal(n, locale=LOCALES[language]))


def share_words(part: int, whole: int) -> str:
    """Return a share in whole percent."""
    return f"{part / whole:.0%}"


def employer_words(posting: JobPosting, language: Language) -> str:
    """Return who offers the work."""
    return posting.employer_name or translator(language)(N_("Not known"))


def place_name(code: str | None, language: Language) -> str:
    """Return what a region is called."""
    if code is None:
        return translator(language)(N_("Not known"))
    return region_name(code, language) or code
