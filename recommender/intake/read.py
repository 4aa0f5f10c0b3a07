"""From a sentence or a paragraph to a profile, with what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from recommender.domain.intake import Intake
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.questions import MOST, questions
from recommender.explanation.sentences import QUESTIONS, say
from recommender.intake.abilities import (
    as_negated,
    certificate_spans,
    read_certificates,
    read_skills,
)
from recommender.intake.cues import refused_stretch
from recommender.intake.generic import is_generic, takes_any_work
from recommender.intake.jobs import SpokenJob, read_jobs
from recommender.intake.leftovers import not_understood, without_protected
from recommender.intake.own_words import OwnWords, read_own_words
from recommender.intake.pay import read_pay
from recommender.intake.person import PastJob, read_education, read_past
from recommender.intake.places import read_places
from recommender.intake.reading import Offsets, Reading, Words, overlaps
from recommender.intake.terms import read_terms

_LONGEST_SUMMARY: Final = 500
_UNWRITABLE: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def read_intake(text: str, *, seeker_id: str = "typed", near: str | None = None) -> Intake:
    """Read a person's own words, typed or dictated, Chinese or English.

    A field that the words do not support stays empty. Protected facts (age, sex, health,
    family, household registration, offences) are neither kept nor repeated.

    Parameters
    ----------
    text
        A sentence or a paragraph, with or without punctuation.
    seeker_id
        The id the profile gets.
    near
        Code of the place the words were given at, which settles shared place names.

    Returns
    -------
    Intake
        The profile, the clauses nothing was read from, up to two questions that would help
        most, and by field name the words each value was read from.
    """
    words = Words(text.translate(_UNWRITABLE), near)
    reading = Reading()
    read_education(words, reading)
    taken = certificate_spans(words) + reading.offsets()
    jobs = read_jobs(words.folded, words.clauses, taken)
    read_terms(words, reading)
    read_pay(words, reading)
    read_places(words, jobs, reading)
    read_certificates(words, jobs, reading)
    own = read_own_words(words, jobs, reading.offsets())
    _read_wishes(words, jobs, own, reading)
    trades = [job.clause for job in jobs if job.standing in ("wish", "past") and not job.is_place]
    read_past(words, _past(words, jobs, own), trades, reading)
    read_skills(words, jobs, reading)
    return _intake(words, jobs, reading, seeker_id)


def _read_wishes(
    words: Words, jobs: Sequence[SpokenJob], own: Sequence[OwnWords], reading: Reading
) -> None:
    said = [(words.quote(job.start, job.end), job.standing) for job in jobs]
    said += [(one.span, one.standing) for one in own]
    wished = [span for span, standing in said if standing == "wish"]
    spans = [span for span in wished if not is_generic(words.folded[span.start : span.end])]
    if spans:
        spans.sort(key=lambda span: span.start)
        reading.note("desired_titles", tuple(dict.fromkeys(s.text for s in spans)), spans)


def _past(words: Words, jobs: Sequence[SpokenJob], own: Sequence[OwnWords]) -> list[PastJob]:
    own_spans = [(one.span.start, one.span.end) for one in own if one.standing == "past"]
    spans = [
        (words.quote(job.start, job.end), job.clause)
        for job in jobs
        if job.standing == "past" and not overlaps(job.start, job.end, own_spans)
    ]
    past = [PastJob(span.text, span, clause) for span, clause in spans]
    past += [PastJob(one.title, one.span, one.clause) for one in own if one.standing == "past"]
    return sorted(past, key=lambda job: job.span.start)


def _refused(words: Words, jobs: Sequence[SpokenJob]) -> list[Offsets]:
    """Return where jobs are refused, those of one list together."""
    found: dict[tuple[int, int], int] = {}
    for job in jobs:
        if job.standing != "refused":
            continue
        clause = words.clauses[job.clause]
        start, end = refused_stretch(
            words.folded[clause.start : job.start],
            words.folded[job.start : job.end],
            words.folded[job.end : clause.end],
        )
        found[job.clause, clause.start + start] = clause.start + end
    return [(start, end) for (_, start), end in found.items()]


def _questions(words: Words, profile: SeekerProfile) -> tuple[str, ...]:
    """Return what to ask next; who takes any work is asked which all the same."""
    language = "en" if words.is_english else "zh"
    asked = questions(profile, asks_certificates=True, language=language)
    if profile.desired_titles or not takes_any_work(words.folded):
        return asked
    return tuple(dict.fromkeys((say(QUESTIONS, "wish", language), *asked)))[:MOST]


def _intake(words: Words, jobs: Sequence[SpokenJob], reading: Reading, seeker_id: str) -> Intake:
    negated = as_negated(reading)
    fields: dict[str, Any] = {"negated": negated, **reading.values}
    understood = bool(reading.spans)
    summary = "" if understood else without_protected(words)[:_LONGEST_SUMMARY]
    profile = SeekerProfile(id=seeker_id, summary=summary, **fields)
    return Intake(
        profile=profile,
        not_understood=not_understood(words, reading.offsets(), _refused(words, jobs)),
        questions=_questions(words, profile),
        spans={name: tuple(spans) for name, spans in reading.spans.items()},
    )
