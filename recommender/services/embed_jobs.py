"""Embed the single jobs that titles name, so that linking them again embeds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.ports import Floats
from recommender.retrieval.texts import JOB_FIELD
from recommender.services.embed_texts import TextEmbedder


def embed_jobs(
    embedder: TextEmbedder, jobs: Sequence[str], owned: Sequence[tuple[str, str]] = ()
) -> dict[str, Floats]:
    """Return the query vector ``(dims,)`` of each job, from the cache where it is there.

    Parameters
    ----------
    embedder
        Embeds, through the store's cache.
    jobs
        From titles of postings: nobody's own words.
    owned
        A job and the seeker whose words it is in, so that erasing the person reaches the
        cache. What also stands in `jobs` is theirs no more than others'.
    """
    common = dict.fromkeys(jobs)
    theirs = [(job, owner) for job, owner in owned if job not in common]
    return {
        **_embedded(embedder, list(common), None),
        **_embedded(embedder, [job for job, _ in theirs], [owner for _, owner in theirs]),
    }


def _embedded(
    embedder: TextEmbedder, jobs: Sequence[str], owners: Sequence[str] | None
) -> dict[str, Floats]:
    if not jobs:
        return {}  # without opening the model
    made = embedder.field_vectors(jobs, JOB_FIELD, owners=owners)
    return dict(zip(jobs, made.vectors[made.text_of_row], strict=True))
