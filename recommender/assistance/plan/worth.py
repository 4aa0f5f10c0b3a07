"""What a course is worth to somebody: what it opens against time, money and the way."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from recommender.assistance.plan.config import PlanConfig


@dataclass(frozen=True)
class Effort:
    """What a course takes; ``None`` where it does not say.

    Parameters
    ----------
    days
        Of teaching.
    fee_cny
        As `cost.listed_fee` has it, the same for everybody.
    wait_days
        Until it starts.
    km
        From home; 0 online.
    """

    days: float | None
    fee_cny: float | None
    wait_days: float | None
    km: float | None

    def plus(self, before: Effort) -> Effort:
        """Return what a course takes with one before it: they are taken one after the other."""
        both = (
            None if a is None or b is None else a + b
            for a, b in (
                (self.days, before.days),
                (self.fee_cny, before.fee_cny),
                (self.wait_days, before.days),
                (self.km, before.km),
            )
        )
        return Effort(*both)


def worth(opened: float, more_pay: float, effort: Effort, config: PlanConfig) -> float:
    """Return the worth of a course, to order courses by.

    Parameters
    ----------
    opened
        Postings it opens.
    more_pay
        What they pay more than those open now, as a share of the latter.
    effort
        What it takes.
    config
        The weights.
    """
    unsaid = config.unsaid
    gain = log2(1 + opened) + config.pay * min(max(more_pay, -0.5), 0.5)
    return (
        gain
        - config.days * _said(effort.days, unsaid.days) / 30
        - config.fee * _said(effort.fee_cny, unsaid.fee) / 1000
        - config.wait * _said(effort.wait_days, unsaid.wait) / 30
        - config.way * _said(effort.km, unsaid.km) / 15
    )


def _said(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value
