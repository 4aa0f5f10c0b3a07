"""Gates: conditions a posting must not fail, each pass, fail or unknown.

A fail removes the pair, an unknown stays and is shown. Verdicts are int8 arrays of the
broadcast length of the two sides: 1 pass, 0 unknown, -1 fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.region.distance_table import distances_between
from recommender.ranking.relaxation import Reach
from recommender.retrieval.columns import (
    EMPLOYMENT_TYPES,
    WORKING_AGES,
    Int8,
    PostingColumns,
    SeekerColumns,
)

PASS, UNKNOWN, FAIL = 1, 0, -1
OPEN_HOURS = tuple(EMPLOYMENT_TYPES.index(form) for form in ("dispatch", "flexible"))
SURE = 0.4  # confidence of a link; a name of two classes gives each somewhat less than half
Flags = NDArray[np.bool_] | np.bool_


@dataclass(frozen=True)
class GateContext:
    """What gates depend on beside the two sides.

    Parameters
    ----------
    today
        Proleptic ordinal day.
    reach
        How far the region gate lets a person go.
    dropped
        Names of gates that are relaxed away.
    """

    today: int
    reach: Reach = Reach.ASKED
    dropped: frozenset[str] = frozenset()


def in_date(_: SeekerColumns, postings: PostingColumns, context: GateContext) -> Int8:
    """Fail what is past its last day; an ad without one is unknown."""
    last = postings.valid_through
    return _verdict(fails=(last > 0) & (last < context.today), unknown=last == 0)


def legal_certificate(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail when the law asks for a certificate the person says they lack.

    Silence about a certificate is unknown: nobody is turned away for not naming it.
    """
    required = postings.certificates_legal
    missing = required & ~seekers.certificates
    lacking = (missing & seekers.certificates_lacking).any(axis=1)
    return _verdict(fails=lacking, unknown=missing.any(axis=1))


def region(seekers: SeekerColumns, postings: PostingColumns, context: GateContext) -> Int8:
    """Fail what lies outside where the person would work.

    Places named are asked for; else the commute from home; else the city of home.
    """
    where = postings.region
    if context.reach is Reach.ANYWHERE:
        return np.ones(max(len(seekers), len(postings)), dtype=np.int8)
    named = (seekers.regions > 0).any(axis=1)
    inside, touching = _inside_named(seekers.regions, where, context.reach)
    by_name = _verdict(fails=~inside & ~touching & (where > 0), unknown=~inside)
    by_home = _by_home(seekers, where, context.reach)
    return np.where(named, by_name, by_home).astype(np.int8)


def _inside_named(
    named: NDArray[np.int32], where: NDArray[np.int32], reach: Reach
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where a place lies inside one that was named, or is one that holds it."""
    used = max(1, int((named > 0).sum(axis=1).max(initial=0)))
    asked, place = reach.widen(named[:, :used]), where[:, None]
    inside = _contains(asked, place).any(axis=1)
    return np.asarray(inside), np.asarray(_contains(place, asked).any(axis=1) & ~inside)


def _contains(outer: NDArray[np.int32], inner: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return where `outer` is the same place as `inner` or one that holds it."""
    province = (outer % 10000 == 0) & (outer // 10000 == inner // 10000)
    city = (outer % 100 == 0) & (outer // 100 == inner // 100)
    return np.asarray((outer > 0) & (inner > 0) & ((outer == inner) | province | city))


def _by_home(seekers: SeekerColumns, where: NDArray[np.int32], reach: Reach) -> Int8:
    home, commute = seekers.home, reach.stretch(seekers.commute_km)
    outside = ~_contains(reach.widen(home // 100 * 100), where)
    by_distance = ~np.isnan(commute)
    distance = distances_between(home, where) if by_distance.any() else np.float32(np.nan)
    far = np.where(by_distance & ~np.isnan(distance), distance > commute, outside)
    vague = (home == 0) | (where == 0) | _contains(where, home) & (where != home)
    unmeasured = by_distance & np.isnan(distance) & ~outside
    return _verdict(fails=far & ~vague, unknown=vague | unmeasured)


def employment_type(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail a stated type of employment that the person did not ask for.

    Dispatch (劳务派遣) says who the employer is and flexible (灵活) that hours are to be agreed
    on: neither says that the hours are not those asked for, so they are unknown.
    """
    offered = np.where(postings.employment < 0, 0, postings.employment).astype(np.int64)
    wanted = (seekers.employment.astype(np.int64) >> offered) & 1
    said = (seekers.employment != 0) & (wanted == 0)
    open_hours = (postings.employment < 0) | np.isin(postings.employment, OPEN_HOURS)
    said |= (seekers.employment != 0) & (postings.employment < 0)
    return _verdict(fails=said & ~open_hours, unknown=said & open_hours)


def schedule(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail nights, shifts or working weekends for those who cannot."""
    pairs = (
        (seekers.no_night == 1, postings.night),
        (seekers.no_rotating == 1, postings.rotating),
        (seekers.weekend_off == 1, _inverse(postings.weekend_off)),
    )
    return _all_of(pairs)


def physical(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail heavy lifting, long standing or heights for those who cannot."""
    pairs = (
        (seekers.no_heavy == 1, postings.heavy),
        (seekers.no_standing == 1, postings.standing),
        (seekers.no_heights == 1, postings.heights),
    )
    return _all_of(pairs)


def working_age(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail all work for those under 16, and what is barred to minors for those of 16 and 17.

    Source: 劳动法 articles 15 and 64; 未成年工特殊保护规定 article 3. Silence of the ad is
    unknown for minors alone.
    """
    minor = seekers.working_age == WORKING_AGES.index("under_18")
    hazards = (postings.heavy, postings.heights, postings.minors_barred)
    by_hazard = _all_of(tuple((minor, has) for has in hazards))
    child = seekers.working_age == WORKING_AGES.index("under_16")
    return np.where(child, FAIL, by_hazard).astype(np.int8)


def refused_work(seekers: SeekerColumns, postings: PostingColumns, _: GateContext) -> Int8:
    """Fail the occupations somebody refuses, and titles with the words of a refused one.

    Unknown where an occupation is refused, and that of the posting is not known or is of the
    same 小类, unless just that is wished for.
    """
    by_words = _holds_refused(seekers.refused_grams, postings.title_grams)
    used = int((seekers.refused_occupations > 0).sum(axis=1).max(initial=0))
    if not used:
        return _verdict(fails=by_words, unknown=np.False_)
    refused, offered = seekers.refused_occupations[:, :used], postings.occupation[:, None]
    same = (refused > 0) & (refused == offered)
    near = (refused > 0) & ((offered == 0) | (refused // 100 == offered // 100))
    wished = (seekers.occupations == offered) & (seekers.occupation_confidence >= SURE)
    in_doubt = near.any(axis=1) & ~(wished & (offered > 0)).any(axis=1)
    return _verdict(fails=same.any(axis=1) | by_words, unknown=in_doubt)


def _holds_refused(refused: NDArray[np.uint32], titles: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return where a title has every term of one that is refused."""
    (n,) = np.broadcast_shapes(refused.shape[:1], titles.shape[:1])
    held = np.zeros(n, dtype=np.bool_)
    for number in range(refused.shape[1]):
        whole = np.broadcast_to(refused[:, number, 0] > 0, (n,))
        for term in refused[:, number].T:
            if not (whole.any() and term.any()):
                break
            whole = whole & ((term == 0) | (titles == term[:, None]).any(axis=1))
        held |= whole
    return held


Gate = Callable[[SeekerColumns, PostingColumns, GateContext], Int8]
GATES: Mapping[str, Gate] = {
    "in_date": in_date,
    "working_age": working_age,
    "refused_work": refused_work,
    "legal_certificate": legal_certificate,
    "region": region,
    "employment_type": employment_type,
    "schedule": schedule,
    "physical": physical,
}


GIVING_WAY = ("region", "employment_type")
STANDING = tuple(name for name in GATES if name not in GIVING_WAY)


def judge(
    seekers: SeekerColumns,
    postings: PostingColumns,
    context: GateContext,
    names: Iterable[str] = tuple(GATES),
) -> dict[str, Int8]:
    """Return the verdicts of gates, each ``(n,)`` with n the longer side.

    Parameters
    ----------
    seekers, postings
        One of them usually of one row.
    context
        The day, and what gives way; only the gates of `GIVING_WAY` depend on the latter.
    names
        Which gates; all by default.
    """
    (n,) = np.broadcast_shapes((len(seekers),), (len(postings),))
    verdicts = {}
    for name in names:
        verdict = GATES[name](seekers, postings, context)
        if name in context.dropped:
            verdict = np.where(verdict == FAIL, UNKNOWN, verdict).astype(np.int8)
        verdicts[name] = np.broadcast_to(verdict, (n,))
    return verdicts


def none_fails(verdicts: Mapping[str, Int8]) -> NDArray[np.bool_]:
    """Return which pairs no gate removes."""
    return np.asarray(np.logical_and.reduce([v != FAIL for v in verdicts.values()]))


def _verdict(*, fails: Flags, unknown: Flags) -> Int8:
    return np.where(fails, FAIL, np.where(unknown, UNKNOWN, PASS)).astype(np.int8)


def _inverse(flags: Int8) -> Int8:
    return np.where(flags < 0, flags, 1 - flags).astype(np.int8)


def _all_of(pairs: tuple[tuple[NDArray[np.bool_], Int8], ...]) -> Int8:
    fails = np.logical_or.reduce([refused & (has == 1) for refused, has in pairs])
    unknown = np.logical_or.reduce([refused & (has < 0) for refused, has in pairs])
    return _verdict(fails=fails, unknown=unknown)
