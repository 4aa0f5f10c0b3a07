"""Both sides of a fair: their columns, and the vectors of what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Floats
from recommender.ranking.rank_pairs import (
    POSTING_VIEWS,
    SEEKER_VIEWS,
    SideVectors,
    Spreads,
    spreads_of,
)
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.fair_wording import in_fair_words
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.texts import (
    JOB_FIELD,
    POSTING_FIELDS,
    SEEKER_FIELDS,
    TextField,
    posting_texts,
    seeker_texts,
    wish_titles,
)
from recommender.services.drop_tags import tagged_columns
from recommender.services.embed_texts import as_kept
from recommender.services.link_occupations import link_postings, link_refusals, link_wishes
from recommender.services.matching import Matching

Embed = Callable[[Sequence[tuple[str, TextField]]], Floats]
"""Gives the vector of each text of a field, ``(n_texts, dims)``."""


@dataclass(frozen=True)
class FairSides:
    """Both sides of a fair, ready to be compared.

    Parameters
    ----------
    seekers, postings
        Columns of ``n_attendees`` and ``n_postings`` rows with the vectors of the fields that
        ranking reads.
    occupations
        CSCO code of each posting.
    spreads
        Of the attendees.
    """

    seekers: tuple[SeekerColumns, SideVectors]
    postings: tuple[PostingColumns, SideVectors]
    occupations: Sequence[str | None]
    spreads: Spreads


def fair_sides(
    matching: Matching,
    seekers: Sequence[SeekerProfile],
    postings: Sequence[JobPosting],
    embed: Embed | None = None,
) -> FairSides:
    """Return both sides, all texts embedded in one pass; nothing of them is kept.

    Parameters
    ----------
    matching
        The parts.
    seekers
        The attendees.
    postings
        Of the fair.
    embed
        Embeds; by default the encoder, at once.
    """
    linker = matching.linker
    people = [seeker_texts(one) for one in seekers]
    work = [posting_texts(one) for one in postings]
    texts = fair_texts(matching, seekers, postings)
    jobs = [text for text, field in texts if field is JOB_FIELD]
    made = dict(zip(texts, (embed or matching.embedder.queries)(texts), strict=True))
    of_jobs = {job: made[job, JOB_FIELD] for job in jobs}
    wishes = link_wishes(linker, seekers, of_jobs)
    refusals = link_refusals(linker, seekers, wishes, of_jobs)
    occupations = link_postings(linker, postings, of_jobs)
    dims = matching.embedder.encoder.dims
    vectors = _vectors(people, SEEKER_FIELDS, SEEKER_VIEWS, made, dims)
    return FairSides(
        seekers=(tagged_columns(seekers, wishes, refusals), vectors),
        postings=(
            posting_columns(postings, occupations, {}),
            _vectors(work, POSTING_FIELDS, POSTING_VIEWS, made, dims),
        ),
        occupations=occupations,
        spreads=spreads_of(vectors, linker.background),
    )


def fair_texts(
    matching: Matching, seekers: Sequence[SeekerProfile], postings: Sequence[JobPosting]
) -> list[tuple[str, TextField]]:
    """Return the distinct texts of both sides that are embedded, always in the same order.

    Parameters
    ----------
    matching, seekers, postings
        See `fair_sides`.
    """
    titles = [t for s in seekers for t in (*wish_titles(s), *s.negated.titles)]
    jobs = matching.linker.jobs_of([*titles, *(in_fair_words(p).title for p in postings)])
    asked = [
        *_asked([seeker_texts(one) for one in seekers], SEEKER_FIELDS, SEEKER_VIEWS),
        *_asked([posting_texts(one) for one in postings], POSTING_FIELDS, POSTING_VIEWS),
    ]
    return list(dict.fromkeys([*asked, *((job, JOB_FIELD) for job in jobs)]))


def _asked(
    texts: Sequence[dict[str, str]], fields: Sequence[TextField], views: Sequence[str]
) -> Iterator[tuple[str, TextField]]:
    for field in fields:
        if field.name in views:
            yield from ((one[field.name], field) for one in texts if one[field.name])


def _vectors(
    texts: Sequence[dict[str, str]],
    fields: Sequence[TextField],
    views: Sequence[str],
    made: dict[tuple[str, TextField], NDArray[np.float32]],
    dims: int,
) -> SideVectors:
    missing = np.full(dims, np.nan, dtype=np.float32)
    return {
        field.name: as_kept(
            np.array(
                [made.get((one[field.name], field), missing) for one in texts], dtype=np.float32
            ).reshape(len(texts), dims)
        )
        for field in fields
        if field.name in views
    }
