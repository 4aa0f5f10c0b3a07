"""What was understood, as chips that can be taken away, and the sentence with its spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.http.language import Language
from api.web.catalogue import N_, translator
from api.web.wording import CONSTRAINTS, EDUCATION, EMPLOYMENT_TYPES
from features.region.areas import region_name
from recommender.domain.intake import Intake
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import translated
from recommender.services.change_profile import parts_of

LABELS: Final[Mapping[str, str]] = {
    "title": N_("Work you want"),
    "refused": N_("Work you refuse"),
    "past": N_("Work you have done"),
    "skill": N_("What you can do"),
    "certificate": N_("Certificates you hold"),
    "education": N_("Schooling"),
    "years": N_("Years of work"),
    "lacks_certificate": N_("Certificates you do not have"),
    "lacks_skill": N_("What you cannot do"),
    "home": N_("Where you live"),
    "region": N_("Where you would work"),
    "commute": N_("How far you would travel"),
    "pay": N_("Pay you want at least"),
    "employment": N_("Form of work"),
    "constraint": N_("Your conditions"),
}
# What is typed; the rest is chosen.
TYPED: Final = (
    "title",
    "past",
    "skill",
    "certificate",
    "home",
    "region",
    "pay",
    "commute",
    "years",
    "refused",
    "lacks_certificate",
)
OF_SPANS: Final[Mapping[str, str]] = {
    "desired_titles": "title",
    "experiences": "past",
    "skills": "skill",
    "certificates": "certificate",
    "education": "education",
    "experience_years": "years",
    "home_region_code": "home",
    "acceptable_region_codes": "region",
    "commute_km": "commute",
    "salary_min_cny_month": "pay",
    "employment_types": "employment",
    "negated.titles": "refused",
    "negated.skills": "lacks_skill",
    "negated.certificates": "lacks_certificate",
}


@dataclass(frozen=True)
class Chip:
    """One part in words; `by_hand`: a counselor put it in."""

    part: str
    said: str
    by_hand: bool = False


@dataclass(frozen=True)
class ChipGroup:
    """The chips of one field."""

    label: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class Piece:
    """A piece of the sentence; with a label it was understood, as that."""

    text: str
    label: str = ""


def chip_groups(
    profile: SeekerProfile, put_in: Sequence[str], language: Language
) -> tuple[ChipGroup, ...]:
    """Return the parts of a profile by field; a field without any has no group."""
    _ = translator(language)
    groups: dict[str, list[Chip]] = {}
    for part in parts_of(profile):
        field = part.partition(":")[0]
        chip = Chip(part, part_words(part, language), part in put_in)
        groups.setdefault(field, []).append(chip)
    return tuple(ChipGroup(_(LABELS[field]), tuple(chips)) for field, chips in groups.items())


def chips_of(parts: Sequence[str], language: Language) -> tuple[Chip, ...]:
    """Return parts with the field they belong to, for a list of what was taken out."""
    _ = translator(language)
    shown = []
    for part in parts:
        label = _(LABELS[part.partition(":")[0]])
        words = _("%(label)s: %(text)s") % {"label": label, "text": part_words(part, language)}
        shown.append(Chip(part, words))
    return tuple(shown)


def part_words(part: str, language: Language) -> str:
    """Return the words of one part, without its field."""
    _ = translator(language)
    field, _colon, word = part.partition(":")
    match field:
        case "education":
            return _(EDUCATION.get(word, word))
        case "employment":
            return _(EMPLOYMENT_TYPES.get(word, word))
        case "home" | "region":
            return region_name(word, language) or word
        case "pay":
            return _("%(pay)s yuan a month") % {"pay": word}
        case "commute":
            return _("%(km)s km") % {"km": word}
        case "years":
            return _("%(years)s years") % {"years": word}
        case "constraint":
            return _condition(word, language)
        case "lacks_certificate" if word == "any":
            return _("any certificate")
        case "certificate" | "lacks_certificate":
            return translated([word], "certificates", language)[0]
        case "skill" | "lacks_skill":
            return translated([word], "skills", language)[0]
        case _:
            return word


def _condition(word: str, language: Language) -> str:
    _ = translator(language)
    said = _(CONSTRAINTS[word.lstrip("-")])
    return _("need not be: %(what)s") % {"what": said} if word.startswith("-") else said


def pieces_of(text: str, intake: Intake | None, language: Language) -> tuple[Piece, ...]:
    """Return a sentence in pieces, those that were understood with what they were taken for."""
    if intake is None:
        return ()
    return tuple(piece for piece in _pieces(text, intake, language) if piece.text)


def _pieces(text: str, intake: Intake, language: Language) -> Iterator[Piece]:
    _, at = translator(language), 0
    spans = [(span, field) for field, found in intake.spans.items() for span in found]
    for span, field in sorted(spans, key=lambda one: (one[0].start, -one[0].end)):
        if span.start < at or text[span.start : span.end] != span.text:
            continue
        yield Piece(text[at : span.start])
        yield Piece(span.text, _(LABELS[field_of_span(field)]))
        at = span.end
    yield Piece(text[at:])


def field_of_span(field: str) -> str:
    """Return the field of parts that a field of a profile is shown as."""
    return OF_SPANS.get(field, "constraint")
