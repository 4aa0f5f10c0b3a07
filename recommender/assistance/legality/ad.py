"""An ad as the rules read it: from a stored posting, or from bare text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from features.salary import find_salary
from features.text import fold
from recommender.domain.posting import JobPosting

_DEGREES: Final = ("bachelor", "master", "doctor")
_MANY_YEARS: Final = 3
_LISTS: Final = ("benefits", "skills", "certificates_required", "certificates_preferred")


@dataclass(frozen=True)
class Ad:
    """What is checked.

    Parameters
    ----------
    texts
        Names of fields with their text; an item of a list has its place in the name.
    kind
        ``job``, ``apprenticeship`` or ``public_welfare``.
    least_pay_cny_month
        ``None`` where it is unknown.
    pay_field, pay_start, pay_text
        Where it stands.
    stated
        Fields of the posting that are filled.
    asks_much
        It asks for a degree or years of experience, so high pay surprises nobody.
    """

    texts: tuple[tuple[str, str], ...]
    kind: str = "job"
    least_pay_cny_month: float | None = None
    pay_field: str = ""
    pay_start: int = 0
    pay_text: str = ""
    stated: frozenset[str] = frozenset()
    asks_much: bool = False

    @cached_property
    def folded(self) -> tuple[tuple[str, str, str], ...]:
        """Return each field with its text as given and folded."""
        return tuple((name, text, fold(text)) for name, text in self.texts)

    @cached_property
    def whole(self) -> str:
        """Return all that is said, folded."""
        return "\n".join(folded for _, _, folded in self.folded)


def ad_of_text(text: str) -> Ad:
    """Return the ad that a bare text is; offsets of findings are those of `text`."""
    pay = find_salary(text)
    if pay.span is None or pay.min_cny_month is None:
        return Ad((("description", text),))
    return Ad(
        (("description", text),),
        least_pay_cny_month=pay.min_cny_month,
        pay_field="description",
        pay_start=pay.span.start,
        pay_text=pay.span.text,
    )


def ad_of_posting(posting: JobPosting) -> Ad:
    """Return the ad that a posting was made from."""
    stated = frozenset(
        name for name in _FACT_FIELDS if getattr(posting, name) not in (None, "", ())
    )
    texts = tuple((name, text) for name, text in _texts(posting) if text)
    pay = posting.salary_text or ""
    return Ad(
        texts,
        posting.kind,
        posting.salary_min_cny_month,
        pay_field="salary_text" if pay else "",
        pay_text=pay,
        stated=stated,
        asks_much=posting.education_min in _DEGREES
        or (posting.experience_min_years or 0) >= _MANY_YEARS,
    )


_FACT_FIELDS: Final = tuple(
    name
    for name in JobPosting.model_fields
    if name not in ("id", "source", "schedule", "demands", "status", "kind")
)


def _texts(posting: JobPosting) -> Iterator[tuple[str, str]]:
    yield "title", posting.title
    yield "description", posting.description
    yield "salary_text", posting.salary_text or ""
    for name in _LISTS:
        for place, item in enumerate(getattr(posting, name)):
            yield f"{name}.{place}", item
    if posting.kind == "job":
        for place, item in enumerate(posting.audience):
            yield f"audience.{place}", item
