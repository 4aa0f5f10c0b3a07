"""What postings demand beyond the gates, and which of them somebody meets.

A posting is *open* to somebody when no gate fails and every certificate that the law or the
ad asks for is held. Schooling and years count where both sides are known. Silence about a
certificate does not make it held; silence of the ad is no demand.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.gates import FAIL, GateContext, judge
from recommender.retrieval.arrays import certificate_rows
from recommender.retrieval.columns import PostingColumns, SeekerColumns, UInt64
from recommender.retrieval.dictionaries import QUICKLY_GOT

Flags = NDArray[np.bool_]
CERTIFICATE_GATE = ("legal_certificate",)
"""The only gate that reads what certificates somebody holds."""


def demanded(postings: PostingColumns) -> UInt64:
    """Return the certificates that the law or the ad asks for, ``(n, words)`` bit sets.

    What is got by an examination within days (健康证) is left out.
    """
    return (postings.certificates | postings.certificates_legal) & ~_quickly_got()


def missing(seeker: SeekerColumns, postings: PostingColumns) -> UInt64:
    """Return the certificates demanded and not said to be held, ``(n, words)`` bit sets."""
    return demanded(postings) & ~seeker.certificates


def with_certificates(seeker: SeekerColumns, added: UInt64) -> SeekerColumns:
    """Return the columns of somebody who has obtained more certificates.

    Parameters
    ----------
    seeker
        One row.
    added
        ``(1, words)`` bit set, with all that those obtained stand for.
    """
    return replace(
        seeker,
        certificates=seeker.certificates | added,
        certificates_lacking=seeker.certificates_lacking & ~added,
    )


def schooling_met(seeker: SeekerColumns, postings: PostingColumns) -> Flags:
    """Return where the level asked for is reached, or one of the two is not known."""
    asked, held = postings.education, seeker.education
    return np.asarray((asked <= 0) | (held < 0) | (held >= asked))


def years_met(seeker: SeekerColumns, postings: PostingColumns, *, of_this_work: bool) -> Flags:
    """Return where the years asked for are reached.

    Parameters
    ----------
    seeker, postings
        One row, and ``n``.
    of_this_work
        Whether the years somebody has are years of such work; if not, only a posting that
        asks for none is met.
    """
    none_asked = np.isnan(postings.experience) | (postings.experience == 0)
    if not of_this_work:
        return np.asarray(none_asked)
    held = seeker.experience
    with np.errstate(invalid="ignore"):
        return np.asarray(none_asked | np.isnan(held) | (held >= postings.experience))


def certified(seeker: SeekerColumns, postings: PostingColumns, context: GateContext) -> Flags:
    """Return where the gate on certificates does not fail and none that is demanded is missing."""
    gate = judge(seeker, postings, context, CERTIFICATE_GATE)["legal_certificate"] != FAIL
    return np.asarray(gate & ~missing(seeker, postings).any(axis=1))


def _quickly_got() -> UInt64:
    return certificate_rows([QUICKLY_GOT])
