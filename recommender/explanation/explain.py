"""Everything that can be read aloud about one pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from recommender.domain.match import Gap, GateResult, Reason
from recommender.explanation.direction import direction, distant
from recommender.explanation.gates import gate_results
from recommender.explanation.hours import demands, form, hours, household, last_day
from recommender.explanation.minors import minors
from recommender.explanation.pair import PairFacts
from recommender.explanation.pay import pay
from recommender.explanation.place import place
from recommender.explanation.refusals import refusals
from recommender.explanation.requirements import certificates, experience_and_schooling, skills
from recommender.explanation.statement import Statement, Unknown

Topic = Callable[[PairFacts, str], Iterator[Statement]]

# In the order in which what is missing and what is not known are read aloud.
TOPICS: Final[tuple[Topic, ...]] = (
    minors,
    refusals,
    direction,
    certificates,
    pay,
    place,
    hours,
    demands,
    household,
    form,
    last_day,
    experience_and_schooling,
    skills,
)


@dataclass(frozen=True)
class Explanation:
    """What can be read aloud about one pair; one fact stands in one list only.

    Parameters
    ----------
    gates
        Every gate and what it rests on.
    reasons
        What speaks for it, heaviest first.
    gaps
        What is asked for and lacking.
    open_questions
        What nobody has said, with whom to ask.
    """

    gates: tuple[GateResult, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    open_questions: tuple[Unknown, ...]

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Return the sentences of `open_questions`."""
        return tuple(question.text for question in self.open_questions)


def explain_pair(facts: PairFacts, language: str) -> Explanation:
    """Return gates, reasons, gaps and unknowns of a pair in `language`.

    An unknown is neither a match nor a mismatch: it gives a question, never a reason or a gap.
    """
    said = [statement for topic in TOPICS for statement in topic(facts, language)]
    reasons = [s for s in said if isinstance(s, Reason)]
    if not reasons and (only := distant(facts, language)):
        reasons = [only]
    return Explanation(
        gates=gate_results(facts, language),
        reasons=tuple(sorted(reasons, key=lambda r: -r.weight)),
        gaps=tuple(s for s in said if isinstance(s, Gap)),
        open_questions=tuple(s for s in said if isinstance(s, Unknown)),
    )
