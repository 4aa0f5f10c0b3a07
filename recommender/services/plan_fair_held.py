"""Which postings of a fair a steward must see first."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.assistance.legality import screen
from recommender.domain.fair import HeldPosting
from recommender.domain.legality import Finding
from recommender.domain.posting import JobPosting


def held_postings(
    postings: Sequence[JobPosting], booth_ids: Sequence[str], *, in_plan: bool
) -> tuple[HeldPosting, ...]:
    """Return the postings whose ads break the law, ask for money or are suspect, with why.

    Whether they are planned or not, what such an ad demands of sex, age, origin, family or
    health is not read when it is scored (`recommender.retrieval.fair_wording`).

    Parameters
    ----------
    postings
        Of the fair.
    booth_ids
        Of each posting.
    in_plan
        Whether they take part all the same.
    """
    return tuple(
        HeldPosting(
            booth_id=booth_id,
            posting_id=posting.id,
            title=posting.title,
            in_plan=in_plan,
            findings=found,
        )
        for posting, booth_id in zip(postings, booth_ids, strict=True)
        if (found := _grounds(posting))
    )


def _grounds(posting: JobPosting) -> tuple[Finding, ...]:
    return tuple(f for f in screen(posting, None) if f.severity == "unlawful" or f.hold)
