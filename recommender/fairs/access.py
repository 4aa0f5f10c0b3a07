"""Send people who need a way without steps, or sign language, to booths that offer it first.

What somebody needs decides nothing about which work suits them: scores, gates and reasons do
not know of it. It only counts where several booths suit: one that offers what is needed comes
before another whose score is up to `PREFERRED` higher, and takes a place before somebody who
can do without. No more than that, or people would be sent to worse work for the sake of a
ramp.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.fairs.problem import Floats, Pairs

Flags = NDArray[np.bool_]
PREFERRED: Final = 0.1


def preference(pairs: Pairs, needs: Flags, offers: Flags, worth: float) -> Floats:
    """Return what each pair counts for beyond its score, ``(n_pairs,)``.

    Parameters
    ----------
    pairs
        Those that may meet.
    needs
        ``(n_attendees, n_kinds)``, what each person needs.
    offers
        ``(n_booths, n_kinds)``, what each booth says it offers; not to say so is no offer.
    worth
        Below it a meeting is not worth its time, whatever the booth offers.
    """
    needed = needs[pairs.attendee]
    met = needed.any(axis=1) & ~(needed & ~offers[pairs.booth]).any(axis=1)
    return np.where(met & (pairs.score >= worth), PREFERRED, 0.0)
