"""Laws of service counts, checked by counting in another way."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.assistance.casework.deadlines import WorkCalendar
from recommender.assistance.casework.patterns import Requirement, ServicePattern, count_services
from recommender.assistance.rules.durations import Duration
from recommender.domain.ledger import LedgerEntry, LedgerKind
from tests.casework import TODAY, entry

pytestmark = pytest.mark.property
KINDS: tuple[Any, ...] = get_args(LedgerKind)
UNTIL = TODAY + timedelta(30)


@st.composite
def patterns(draw: st.DrawFn) -> ServicePattern:
    """A pattern in which a kind stands once at most, as reading demands."""
    kinds = draw(st.permutations(KINDS))
    cuts = sorted(draw(st.sets(st.integers(1, len(KINDS) - 1), max_size=3)))
    groups = [kinds[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]
    requirements = tuple(
        Requirement(tuple(group), draw(st.integers(1, 4)), draw(st.booleans())) for group in groups
    )
    return ServicePattern(
        id="x",
        version="1",
        title_zh="x",
        title_en="x",
        group_zh="x",
        group_en="x",
        basis="x",
        within=Duration(days=30),
        valid_from=TODAY,
        valid_until=UNTIL,
        requirements=requirements,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[LedgerEntry]:
    """Lines of any kind, some outside the period."""
    rows = st.tuples(
        st.sampled_from(KINDS),
        st.integers(-5, 40),
        st.none() | st.sampled_from(["p-1", "p-2"]),
    )
    return [
        entry(n, days=days, kind=kind, posting_id=posting)
        for n, (kind, days, posting) in enumerate(draw(st.lists(rows, max_size=25)))
    ]


@given(patterns(), ledgers())
def test_counts_never_exceed_entries(pattern: ServicePattern, ledger: list[LedgerEntry]) -> None:
    counted = count_services(pattern, ledger, TODAY, UNTIL)
    by_kind = Counter(one.kind for one in ledger if 0 <= (one.at.date() - TODAY).days <= 30)
    assert sum(one.done for one in counted.counts) <= len(ledger)
    for asked, one in zip(pattern.requirements, counted.counts, strict=True):
        assert 0 <= one.done <= sum(by_kind[kind] for kind in asked.kinds)
        assert one.missing == max(0, asked.at_least - one.done)
    assert counted.met == all(one.missing == 0 for one in counted.counts)


@given(patterns(), ledgers(), st.randoms(use_true_random=False))
def test_counts_do_not_depend_on_the_order_and_only_grow(
    pattern: ServicePattern, ledger: list[LedgerEntry], random: Any
) -> None:
    whole = count_services(pattern, ledger, TODAY, UNTIL)
    mixed = random.sample(ledger, len(ledger))
    assert count_services(pattern, mixed, TODAY, UNTIL) == whole
    fewer = count_services(pattern, mixed[: len(mixed) // 2], TODAY, UNTIL)
    for less, more in zip(fewer.counts, whole.counts, strict=True):
        assert less.done <= more.done
        assert less.missing >= more.missing


@given(
    st.dates(TODAY, TODAY + timedelta(400)),
    st.integers(0, 60),
    st.sets(st.dates(TODAY, TODAY + timedelta(500)), max_size=20),
    st.sets(st.dates(TODAY, TODAY + timedelta(500)), max_size=20),
)
def test_so_many_working_days_lie_between(start: Any, n: int, off: set[Any], on: set[Any]) -> None:
    calendar = WorkCalendar(frozenset(off - on), frozenset(on))
    end = calendar.after(start, n)
    days = [start + timedelta(i) for i in range(1, (end - start).days + 1)]
    worked = [d for d in days if d in on or (d.isoweekday() <= 5 and d not in off)]
    assert len(worked) == n
    assert not days or end in worked
