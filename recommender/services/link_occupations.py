"""Link titles and wishes to occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from features.occupation.linker import OccupationLinker
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.retrieval.search import Floats
from recommender.retrieval.seeker_columns import LinkedWish
from recommender.retrieval.texts import wish_titles


def link_postings(linker: OccupationLinker, postings: Sequence[JobPosting]) -> list[str | None]:
    """Return the occupation code of each posting, linking titles that have none."""
    titles = sorted({p.title for p in postings if p.occupation_code is None})
    found = dict(zip(titles, linker.link(titles, k=1), strict=True)) if titles else {}
    codes: list[str | None] = []
    for posting in postings:
        linked = found.get(posting.title)
        codes.append(posting.occupation_code or (linked[0].code if linked else None))
    return codes


def link_wishes(
    linker: OccupationLinker,
    seekers: Sequence[SeekerProfile],
    vectors: Mapping[str, Floats] | None = None,
) -> list[LinkedWish]:
    """Return the occupations behind each seeker's desired titles, best first.

    Parameters
    ----------
    linker
        Knows the classification.
    seekers
        Whose wishes.
    vectors
        Of the jobs that the wishes name, when they are already there.
    """
    titles = sorted({t for s in seekers for t in wish_titles(s)})
    found = (
        dict(zip(titles, linker.link(titles, k=5, vectors=vectors), strict=True)) if titles else {}
    )
    wishes: list[LinkedWish] = []
    for seeker in seekers:
        best: dict[str, float] = {}
        for title in wish_titles(seeker):
            for candidate in found[title]:
                best[candidate.code] = max(best.get(candidate.code, 0.0), candidate.confidence)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        wishes.append(tuple(ranked[:5]))
    return wishes
