"""Link titles and wishes to occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.tag import tag_id
from recommender.ports import TitleLinker
from recommender.ranking.gates import SURE
from recommender.retrieval.fair_wording import in_fair_words
from recommender.retrieval.search import Floats
from recommender.retrieval.seeker_columns import LinkedWish
from recommender.retrieval.texts import wish_titles


def link_postings(
    linker: TitleLinker,
    postings: Sequence[JobPosting],
    vectors: Mapping[str, Floats] | None = None,
) -> list[str | None]:
    """Return the occupation code of each posting, linking titles that have none.

    Parameters
    ----------
    linker
        Knows the classification.
    postings
        Whose titles.
    vectors
        Of the jobs that the titles name, when they are already there.
    """
    postings = [in_fair_words(posting) for posting in postings]
    titles = sorted({p.title for p in postings if p.occupation_code is None})
    linked = linker.link(titles, k=1, vectors=vectors) if titles else []
    found = dict(zip(titles, linked, strict=True))
    codes: list[str | None] = []
    for posting in postings:
        best = found.get(posting.title)
        codes.append(posting.occupation_code or (best[0].code if best else None))
    return codes


def link_refusals(
    linker: TitleLinker,
    seekers: Sequence[SeekerProfile],
    wishes: Sequence[LinkedWish],
    vectors: Mapping[str, Floats] | None = None,
) -> list[tuple[str, ...]]:
    """Return the occupations of the work each seeker refuses, where the link is sure.

    The occupation of a wish that was spoken is never among them: who refuses telephone sales
    and wants to sell keeps the class of both, and the words of the title decide.

    Parameters
    ----------
    linker
        Knows the classification.
    seekers
        Whose refusals.
    wishes
        What `link_wishes` gives for them.
    vectors
        Of the jobs that refusals name, when they are already there.
    """
    titles = sorted({t for s in seekers for t in s.negated.titles})
    found = dict(zip(titles, linker.link(titles, vectors=vectors), strict=True)) if titles else {}
    refusals = []
    for seeker, wish in zip(seekers, wishes, strict=True):
        spoken = wish if seeker.desired_titles else ()
        wished = {code for code, confidence in spoken if confidence >= SURE}
        linked = (one for title in seeker.negated.titles for one in found[title])
        sure = (one.code for one in linked if one.confidence >= SURE)
        refusals.append(tuple(dict.fromkeys(code for code in sure if code not in wished)))
    return refusals


def link_wishes(
    linker: TitleLinker,
    seekers: Sequence[SeekerProfile],
    vectors: Mapping[str, Floats] | None = None,
) -> list[LinkedWish]:
    """Return the occupations behind each seeker's desired titles, best first.

    Those that a seeker deleted are left out.

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
        kept = (
            (c, x) for c, x in best.items() if tag_id("occupation", c) not in seeker.deleted_tags
        )
        ranked = sorted(kept, key=lambda item: (-item[1], item[0]))
        wishes.append(tuple(ranked[:5]))
    return wishes
