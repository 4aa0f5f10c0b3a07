"""What the first lines of people's lists are worth: suitable, or unsuitable by which cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from training.judgements.causes import Cause, Causes
from training.judgements.grades import SUITABLE, Grades
from training.judgements.pooling import Ranking

TOP: Final = 5
WRONG: Final[tuple[Cause, ...]] = ("level", "must_have")


@dataclass(frozen=True, slots=True)
class TopLines:
    """The first lines of several people, counted.

    Parameters
    ----------
    n_lines
        All of them.
    suitable
        Graded 2 or 3.
    causes
        Of those graded 0 or 1, by cause.
    without_cause
        Graded 0 or 1 with no cause on record.
    ungraded
        Nobody judged them.
    """

    n_lines: int
    suitable: int
    causes: Mapping[Cause, int]
    without_cause: int
    ungraded: int

    @property
    def wrong_level_or_missing_must(self) -> float:
        """Share of the lines that are the right field at a wrong level or without a must-have.

        What has no grade or no cause is not among them.
        """
        return sum(self.causes[cause] for cause in WRONG) / self.n_lines if self.n_lines else 0.0

    def as_json(self) -> dict[str, object]:
        """Return plain counts."""
        return {
            "lines": self.n_lines,
            "suitable": self.suitable,
            "causes": dict(self.causes),
            "without_cause": self.without_cause,
            "ungraded": self.ungraded,
        }


def count_top_lines(
    rankings: Iterable[tuple[str, Ranking]], grades: Grades, causes: Causes
) -> TopLines:
    """Return what the first `TOP` lines are worth.

    Parameters
    ----------
    rankings
        People, and the postings they are shown, best first, all by their numbers.
    grades, causes
        Of pairs.
    """
    kinds = [
        _kind(grades.get(seeker, {}).get(posting), causes.get(seeker, {}).get(posting))
        for seeker, ranking in rankings
        for posting in ranking[:TOP]
    ]
    count = Counter(kinds)
    return TopLines(
        n_lines=len(kinds),
        suitable=count["suitable"],
        causes={cause: count[cause] for cause in get_args(Cause)},
        without_cause=count["without_cause"],
        ungraded=count["ungraded"],
    )


def _kind(grade: int | None, cause: Cause | None) -> str:
    if grade is None:
        return "ungraded"
    return "suitable" if grade >= SUITABLE else cause or "without_cause"
