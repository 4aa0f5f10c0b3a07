"""Counts and times of requests, in the text form that Prometheus reads."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from api.http.keeper import IndexStatus

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
Route = tuple[str, str]
FAULT = 500


@dataclass(frozen=True)
class RouteTimes:
    """How often a route was asked for, and how long it took.

    Parameters
    ----------
    method, route
        Which.
    count, failed
        Requests, and those of them that were answered by a fault of ours.
    mean_s
        On average.
    half_s, most_s
        The least bound within which half of them, and 95 of 100, were answered; ``None`` when
        that is above all bounds.
    """

    method: str
    route: str
    count: int
    failed: int
    mean_s: float
    half_s: float | None
    most_s: float | None


class Measures:
    """Requests of this process by method, route and status, and how long they took.

    Written and read on the event loop only, so nothing is locked. Routes are templates
    (``/v1/postings/{posting_id}``): no id and no word of anybody ends up in a label.
    """

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: defaultdict[Route, list[int]] = defaultdict(lambda: [0] * len(BOUNDS_S))
        self._seconds: defaultdict[Route, float] = defaultdict(float)
        self._count: Counter[Route] = Counter()

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        key = (method, route)
        self._requests[(method, route, status)] += 1
        self._seconds[key] += seconds
        self._count[key] += 1
        place = bisect_left(BOUNDS_S, seconds)
        if place < len(BOUNDS_S):
            self._buckets[key][place] += 1

    def times(self) -> tuple[RouteTimes, ...]:
        """Return the routes, the one that is asked for most first."""
        failed: Counter[Route] = Counter()
        for (method, route, status), count in self._requests.items():
            failed[method, route] += count if status >= FAULT else 0
        return tuple(
            RouteTimes(
                *key,
                count,
                failed[key],
                self._seconds[key] / count,
                self._within(key, 0.5),
                self._within(key, 0.95),
            )
            for key, count in self._count.most_common()
        )

    def _within(self, key: Route, share: float) -> float | None:
        total = 0
        for bound, count in zip(BOUNDS_S, self._buckets[key], strict=True):
            total += count
            if total >= share * self._count[key]:
                return bound
        return None

    def exposition(self, status: IndexStatus) -> str:
        """Return everything measured, and the state of the index, as text."""
        return "\n".join((*self._counts(), *self._times(), *_state(status), ""))

    def _counts(self) -> Iterator[str]:
        yield "# HELP zhiqiao_http_requests_total Requests answered by this worker."
        yield "# TYPE zhiqiao_http_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            yield f"zhiqiao_http_requests_total{{{labels}}} {count}"

    def _times(self) -> Iterator[str]:
        name = "zhiqiao_http_request_seconds"
        yield f"# HELP {name} Time until the answer was sent, this worker."
        yield f"# TYPE {name} histogram"
        for method, route in sorted(self._count):
            labels, total = f'method="{method}",route="{route}"', 0
            for bound, count in zip(BOUNDS_S, self._buckets[(method, route)], strict=True):
                total += count
                yield f'{name}_bucket{{{labels},le="{bound:g}"}} {total}'
            yield f'{name}_bucket{{{labels},le="+Inf"}} {self._count[(method, route)]}'
            yield f"{name}_sum{{{labels}}} {self._seconds[(method, route)]:.6f}"
            yield f"{name}_count{{{labels}}} {self._count[(method, route)]}"


def _state(status: IndexStatus) -> Iterator[str]:
    gauges = {
        "ready": ("Whether this worker can answer.", int(status.warm)),
        "degraded": ("Whether its index is not kept up.", int(status.degraded)),
        "index_rows": ("Postings in the index.", status.index_rows),
        "index_changes_behind": ("Changes not yet applied.", status.changes_behind),
    }
    for name, (help_text, value) in gauges.items():
        yield f"# HELP zhiqiao_{name} {help_text}"
        yield f"# TYPE zhiqiao_{name} gauge"
        yield f"zhiqiao_{name} {value}"
