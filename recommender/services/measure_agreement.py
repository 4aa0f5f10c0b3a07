"""Measure how far the system and the counselors agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recommender.domain.control import Agreement, Control
from recommender.domain.moment import day_of
from recommender.ports import Store

CHUNK = 1000


def measure_agreement(store: Store) -> Agreement:
    """Return the shares of pins and exclusions that the system had on top by itself.

    A place counts as it was when the control was given, without any control. Notes do not
    count, nor does what was taken back.
    """
    controls = list(_all(store))
    pins = [control.rank for control in controls if control.action == "pin"]
    excludes = [control.rank for control in controls if control.action == "exclude"]
    moments = [control.at for control in controls if control.action != "note"]
    return Agreement(
        pins=len(pins),
        pins_in_top_5=_within(pins, 5),
        pins_in_top_10=_within(pins, 10),
        pin_share_in_top_5=_share(pins, 5),
        pin_share_in_top_10=_share(pins, 10),
        excludes=len(excludes),
        excludes_in_top_10=_within(excludes, 10),
        exclude_share_in_top_10=_share(excludes, 10),
        since=day_of(min(moments)) if moments else None,
    )


def _all(store: Store) -> Iterator[Control]:
    after = ("", "")
    while page := store.controls.page(after=after, limit=CHUNK):
        yield from page
        after = (page[-1].seeker_id, page[-1].posting_id)


def _within(ranks: Sequence[int | None], depth: int) -> int:
    return sum(rank is not None and rank <= depth for rank in ranks)


def _share(ranks: Sequence[int | None], depth: int) -> float | None:
    return round(_within(ranks, depth) / len(ranks), 4) if ranks else None
