"""Bulk and online: the same gates, the same scores, and nearly all that scoring all would find."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.bootstrap import System
from recommender.ranking.gate_classes import READS, gate_tables
from recommender.ranking.gates import GATES, GateContext, judge, none_fails
from recommender.ranking.rank_pairs import POSTING_VIEWS, SEEKER_VIEWS, score_pairs, spreads_of
from recommender.ranking.relaxation import relaxations
from recommender.retrieval.columns import Columns, PostingColumns, SeekerColumns
from recommender.services import plan_fair_scores
from recommender.services.plan_fair_scores import KEPT, OTHER_WORK, Block, blocks, pairs_of
from recommender.services.plan_fair_sides import FairSides
from recommender.services.search_queries import side_vectors
from tests.city import NOON

pytestmark = pytest.mark.property
TODAY = NOON.date().toordinal()
TOP, AT_LEAST = 10, 0.99


@pytest.fixture(scope="module")
def sides(sample_city: System) -> FairSides:
    return sides_of(sample_city)


def sides_of(sample_city: System) -> FairSides:
    """Everybody of the sample city, and all its postings, as a fair has them."""
    matching = sample_city.matching
    people, work = matching.seekers.view(), matching.postings.view()
    rows, places = np.arange(len(people.ids)), np.arange(len(work.ids))
    vectors = side_vectors(matching.seekers, people, SEEKER_VIEWS, rows)
    return FairSides(
        seekers=(people.columns, vectors),
        postings=(work.columns, side_vectors(matching.postings, work, POSTING_VIEWS, places)),
        occupations=[None] * len(work.ids),
        spreads=spreads_of(vectors, matching.linker.background),
    )


@pytest.fixture(scope="module")
def dense(sample_city: System, sides: FairSides) -> list[Block]:
    everybody = np.arange(len(sides.seekers[0]))
    found = list(blocks(sample_city.matching, sides, everybody))
    assert not any(block.chosen for block in found)
    return found


@pytest.fixture(scope="module")
def chosen(sample_city: System, sides: FairSides) -> list[Block]:
    everybody = np.arange(len(sides.seekers[0]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan_fair_scores, "DENSE_PAIRS", 0)
        return list(blocks(sample_city.matching, sides, everybody))


def test_a_pair_has_its_online_score_and_what_gives_way_is_the_same(
    sample_city: System, sides: FairSides, chosen: list[Block]
) -> None:
    matching, (people, vectors), (work, words) = sample_city.matching, sides.seekers, sides.postings
    for block in chosen:
        who, rows = block.attendee[:1], block.posting
        columns, offers = people.take(who), work.take(rows)
        online = score_pairs(
            matching.scorer,
            (columns, {view: v[who] for view, v in vectors.items()}),
            (offers, {view: v[rows] for view, v in words.items()}),
            matching.linker.background,
            GateContext(TODAY),
        )
        assert np.array_equal(block.ranked.scores.score, online.scores.score, equal_nan=True)
        level = np.full(len(rows), -1)
        for number, state in reversed(list(enumerate(relaxations()))):
            context = GateContext(TODAY, state.reach, state.dropped)
            level[none_fails(judge(columns, offers, context))] = number
        assert np.array_equal(block.level, level)


def test_nearly_all_that_scoring_all_pairs_puts_first_is_scored(
    dense: list[Block], chosen: list[Block]
) -> None:
    found = {int(block.attendee[0]): set(block.posting.tolist()) for block in chosen}
    n_best = n_found = 0
    for block in dense:
        score = np.where(
            block.ranked.scores.related & (block.level == 0), block.ranked.scores.score, np.nan
        )
        for attendee in np.unique(block.attendee).tolist():
            rows = np.flatnonzero((block.attendee == attendee) & ~np.isnan(score))
            best = block.posting[rows[np.argsort(-score[rows], kind="stable")[:TOP]]]
            n_best += len(best)
            n_found += len(set(best.tolist()) & found[attendee])
    assert n_best > 300
    assert n_found >= AT_LEAST * n_best


def test_each_attendee_keeps_the_best_pair_of_each_of_the_best_booths(chosen: list[Block]) -> None:
    n = max(int(block.posting.max()) for block in chosen) + 1
    booth_of, may = np.arange(n) // 4, np.ones(n, dtype=np.bool_)
    for block in chosen:
        best: dict[tuple[int, int], float] = {}
        scores = block.ranked.scores
        rows = zip(block.posting, block.level, scores.related, scores.score, strict=True)
        for posting, level, related, score in rows:
            if not np.isnan(score) and (level >= 0 if related else level == 0):
                place = (int(booth_of[posting]), int(level) if related else OTHER_WORK)
                best[place] = max(float(score), best.get(place, 0.0))
        near = sorted((level, -s) for (_, level), s in best.items() if level != OTHER_WORK)
        pairs = pairs_of(block, booth_of, may)
        places = list(zip(pairs.booth.tolist(), pairs.level.tolist(), strict=True))
        assert pairs.score.tolist() == [best[place] for place in places]
        assert len(set(places)) == len(places)
        kept = [(level, -best[booth, level]) for booth, level in places if level != OTHER_WORK]
        assert kept == near[:KEPT]


def mixed(columns: Columns, rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    """Each column by itself from other rows, so that no two columns go together."""
    rows = {field.name: rng.integers(len(columns), size=n) for field in fields(columns)}
    return {name: getattr(columns, name)[taken] for name, taken in rows.items()}


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=12, deadline=None)
def test_gates_between_classes_are_the_gates_of_pairs(sides: FairSides, seed: int) -> None:
    rng = np.random.default_rng(seed)
    own = mixed(sides.seekers[0], rng, 30)
    own["working_age"] = rng.integers(-1, 2, size=30).astype(np.int8)
    refused = sides.postings[0].occupation[rng.integers(len(sides.postings[0]), size=30)]
    own["refused_occupations"][:, 0] = np.where(rng.random(30) < 0.3, refused, 0)
    own["certificates_lacking"] = sides.postings[0].certificates_legal[
        rng.integers(len(sides.postings[0]), size=30)
    ]
    people = SeekerColumns(**own)
    work = PostingColumns(**mixed(sides.postings[0], rng, 90))
    state = list(relaxations())[int(rng.integers(6))]
    context = GateContext(TODAY, state.reach, state.dropped)
    names = [name for name in GATES if name not in state.dropped]
    for name, table in zip(names, gate_tables(people, work, context), strict=True):
        fails = table.fails[np.ix_(table.query_class, table.candidate_class)]
        for row in range(30):
            verdicts = judge(people.take(np.array([row])), work, context, [name])
            assert np.array_equal(fails[row], ~none_fails(verdicts)), name


def test_every_gate_says_what_it_reads() -> None:
    assert set(READS) == set(GATES)
