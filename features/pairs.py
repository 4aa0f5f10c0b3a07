"""Features of seeker-posting pairs: pure functions from columns to values in [0, 1].

Every function broadcasts a seeker side against a posting side (one of them usually has
length 1) and returns float32 with NaN where either side is unknown. 1 is the best fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.seniority import LEARNER

Floats = NDArray[np.float32]
FAR_KM = 15.0
EXPERIENCED = 2.0  # years
YEARS_SHORT = 0.6  # what a little too few years leave
FAR_ABOVE = 2.5  # times the pay that is asked for
UNSAID = -1.0  # asked by the person, left open by the ad; NaN: nothing to compare
CHINESE_FROM = 1 << 15  # of terms in 16 bits
MUCH_IN_COMMON = 0.15  # cosine of two sets of terms
LATIN_BIT = 1 << 31  # set in the hash of a Latin term


@dataclass(frozen=True, slots=True)
class Curve:
    """Where a standardised cosine counts a half, and how fast it rises around that.

    Parameters
    ----------
    centre, width
        In standard deviations above the background.
    """

    centre: float
    width: float


@dataclass(frozen=True, slots=True)
class Curves:
    """The curve of each field that is compared; they belong to one encoder."""

    title: Curve
    body: Curve


def standard_cosine(cosines: Floats, mean: Floats, std: Floats, curve: Curve) -> Floats:
    """Squash cosines to [0, 1] by how far they stand above a seeker's background.

    Raw cosines of the encoder are compressed (unrelated trades reach .88), so a cosine is
    read as standard deviations above the same seeker's cosines to all occupation names.

    Parameters
    ----------
    cosines
        ``(n,)`` of the pairs.
    mean, std
        ``(n,)`` or ``(1,)`` of the seeker's cosines to the occupation names.
    curve
        Of the field that is compared: long texts stand lower than titles.

    Returns
    -------
    ``(n,)`` in (0, 1), NaN where the cosine is NaN.
    """
    z = (cosines - mean) / np.maximum(std, 1e-6)
    return np.asarray(1.0 / (1.0 + np.exp(-(z - curve.centre) / curve.width)), dtype=np.float32)


def overlap(wanted: NDArray[np.uint32], offered: NDArray[np.uint32]) -> Floats:
    """Return how far two sets of terms agree, NaN where they share no script.

    The geometric mean of the share of `wanted` and the share of the smaller set that is
    in both: a title that has but a general word of the wish (销售) is no full answer to it.

    Parameters
    ----------
    wanted, offered
        ``(1 or n, width)`` hashed terms, 0 padding, `LATIN_BIT` set for Latin ones.
    """
    same = (wanted[:, :, None] == offered[:, None, :]) & (wanted > 0)[:, :, None]
    both = same.any(axis=2).sum(axis=1)
    n_wanted, n_offered = (wanted > 0).sum(axis=1), (offered > 0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        fit = both / np.sqrt(n_wanted * np.minimum(n_wanted, n_offered))
    comparable = (_scripts(wanted) & _scripts(offered)) > 0
    return np.where(comparable, fit, np.nan).astype(np.float32)


def _scripts(terms: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return 1 for Latin, 2 for others, 3 for both, 0 for no terms at all."""
    latin = (terms & np.uint32(LATIN_BIT)) > 0
    return np.where(latin.any(axis=1), 1, 0) + np.where(((terms > 0) & ~latin).any(axis=1), 2, 0)


def common_words(first: NDArray[np.uint16], second: NDArray[np.uint16]) -> Floats:
    """Return how far two texts are in the same words, NaN where they share no script.

    The cosine of their sets of terms, of which `MUCH_IN_COMMON` counts whole: an ad is far
    longer than what somebody says of themselves.

    Parameters
    ----------
    first, second
        ``(1 or n, width)`` terms in 16 bits, 0 padding, `CHINESE_FROM` and up Chinese ones.
    """
    if len(second) == 1:
        first, second = second, first
    if len(first) == 1:
        shared = _marked(first[0])[second].sum(axis=1)
    else:
        shared = np.array([_marked(a)[b].sum() for a, b in zip(first, second, strict=True)])
    sizes = (first > 0).sum(axis=1) * (second > 0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = shared / np.sqrt(sizes)
    comparable = (_short_scripts(first) & _short_scripts(second)) > 0
    return np.where(comparable, np.minimum(cosine / MUCH_IN_COMMON, 1.0), np.nan).astype(np.float32)


def _marked(terms: NDArray[np.uint16]) -> NDArray[np.bool_]:
    marks = np.zeros(1 << 16, dtype=np.bool_)
    marks[terms] = True
    marks[0] = False
    return marks


def _short_scripts(terms: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Return 1 for Latin, 2 for Chinese, 3 for both, 0 for no terms at all."""
    latin = ((terms > 0) & (terms < CHINESE_FROM)).any(axis=1)
    return np.where(latin, 1, 0) + np.where((terms >= CHINESE_FROM).any(axis=1), 2, 0)


def coverage(held: NDArray[np.generic], asked: NDArray[np.generic], padding: int) -> Floats:
    """Return the share of `asked` that is in `held`, NaN where nothing is asked or held."""
    in_held, in_asked = held != padding, asked != padding
    same = (held[:, :, None] == asked[:, None, :]) & in_held[:, :, None] & in_asked[:, None, :]
    both, n_asked = same.any(axis=1).sum(axis=1), in_asked.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = both / n_asked
    known = in_held.any(axis=1) & (n_asked > 0)
    return np.where(known, share, np.nan).astype(np.float32)


def shared(held: NDArray[np.generic], asked: NDArray[np.generic], padding: int) -> Floats:
    """Return .6 to 1 by the share of `asked` that is in `held`, NaN where none is.

    Nobody lists all they can do, so a skill that is not mentioned is not a lack.
    """
    share = coverage(held, asked, padding)
    return np.where(share > 0, 0.6 + 0.4 * share, np.nan).astype(np.float32)


def level_fit(held: NDArray[np.int8], asked: NDArray[np.int8]) -> Floats:
    """Return 1 where the level held reaches the level asked, .4 one step short, else 0.

    0 asked (explicitly none) fits everybody; -1 on either side is NaN.
    """
    short = asked.astype(np.int16) - held.astype(np.int16)
    fit = np.where(short <= 0, 1.0, np.where(short == 1, 0.4, 0.0))
    fit = np.where(asked == 0, 1.0, fit)
    unknown = (asked < 0) | ((held < 0) & (asked != 0))
    return np.where(unknown, np.nan, fit).astype(np.float32)


def same_level(wished: NDArray[np.int8], offered: NDArray[np.int8]) -> Floats:
    """Return 1 on the same level, .6 one above, .7 one below, .1 further up, .3 further down.

    Levels are those of `features.seniority`; -1 on either side is NaN. A learner's post is
    on nobody's level but a learner's: `entry_fit` judges it.
    """
    steps = offered.astype(np.int16) - wished.astype(np.int16)
    same = (steps == 0) | (offered == LEARNER)
    fit = np.select([same, steps == 1, steps == -1, steps > 1], [1.0, 0.6, 0.7, 0.1], default=0.3)
    return np.where((wished < 0) | (offered < 0), np.nan, fit).astype(np.float32)


def entry_fit(
    for_learners: NDArray[np.bool_], asked_for: NDArray[np.bool_], years: Floats
) -> Floats:
    """Return how well a learner's post suits somebody; any other post does.

    Parameters
    ----------
    for_learners
        Whether the post is one (学徒, 见习, 实习).
    asked_for
        Whether such a post is what somebody asks for.
    years
        Of work, NaN unknown: from `EXPERIENCED` on a post for learners is a step back.

    Returns
    -------
    1 asked for or no such post, 0 for the experienced, a half for others.
    """
    fit = np.where(years >= EXPERIENCED, 0.0, 0.5)
    return np.where(asked_for | ~for_learners, 1.0, fit).astype(np.float32)


def years_fit(years: Floats, asked: Floats) -> Floats:
    """Return 1 where the years asked are held, `YEARS_SHORT` a little short, else 0.

    A little is a third of what is asked, or one year: it can be talked about. None asked
    fits everybody.
    """
    short = asked - years
    with np.errstate(invalid="ignore"):
        fit = np.select([short <= 0, short <= np.maximum(1.0, asked / 3)], [1.0, YEARS_SHORT], 0.0)
    fit = np.where(np.isnan(short), np.nan, fit)
    return np.where(asked == 0, 1.0, fit).astype(np.float32)


def pay_fit(wanted: Floats, low: Floats, high: Floats) -> Floats:
    """Return how well pay meets the wish: 1 when the floor does, falling to 0 at 60% of it.

    A floor alone is judged by the floor, a ceiling alone by the ceiling (CNY a month). A floor
    of more than `FAR_ABOVE` times the wish fits nobody who says what they expect: it is other
    work than they think of, or a promise.
    """
    top = np.where(np.isnan(high), low, high)
    floor = np.where(np.isnan(low), high, low)
    with np.errstate(invalid="ignore", divide="ignore"):
        by_top = np.clip((top / wanted - 0.6) / 0.4, 0.0, 1.0)
        by_floor = np.clip((floor / wanted - 0.6) / 0.4, 0.0, 1.0)
    promised = (wanted > 0) & (low > FAR_ABOVE * wanted)
    fit = np.where(promised, 0.0, 0.6 * by_top + 0.4 * by_floor)
    return np.where(np.isnan(wanted), np.nan, fit).astype(np.float32)


def nearness(distance_km: Floats) -> Floats:
    """Return closeness, 1 at the door and about a third at `FAR_KM`; NaN unknown."""
    return np.asarray(np.exp(-distance_km / FAR_KM), dtype=np.float32)


def freshness(age_days: Floats) -> Floats:
    """Return 1 for a posting of today, a half after 45 days; NaN when the date is unknown."""
    return np.asarray(np.exp2(-np.maximum(age_days, 0) / 45.0), dtype=np.float32)


def bits_coverage(held: NDArray[np.uint64], asked: NDArray[np.uint64]) -> Floats:
    """Return the share of the bits of `asked` set in `held`, NaN where none are asked.

    Parameters
    ----------
    held, asked
        ``(1 or n, n_words)`` bit sets.
    """
    n_asked = np.bitwise_count(asked).sum(axis=1, dtype=np.int32)
    n_held = np.bitwise_count(asked & held).sum(axis=1, dtype=np.int32)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = n_held / n_asked
    return np.where(n_asked > 0, share, np.nan).astype(np.float32)
