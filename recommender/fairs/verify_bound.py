"""Check how good a plan is by prices alone; shares no code with what made either.

Weak duality: whatever prices of 0 or more the booths have, no plan is worth more than what the
booths' places would cost together and what everybody would have left who buys what is best
for them. So a plan that is worth nearly that much is nearly the best, whoever made it.
"""

from __future__ import annotations

from collections.abc import Mapping

from recommender.fairs.verify import Terms


def most_possible(
    worth: Mapping[str, Mapping[str, float]], terms: Terms, prices: Mapping[str, float]
) -> float:
    """Return a total that no plan exceeds in which everybody has the floor.

    Parameters
    ----------
    worth
        By attendee and booth, what a meeting counts for.
    terms
        Capacities, slots, floor and limit. Whoever suits fewer booths than the floor has all.
    prices
        Of booths; 0 where none is given.

    Raises
    ------
    ValueError
        A price is below 0.
    """
    if any(price < 0 for price in prices.values()):
        raise ValueError("a price is below 0")
    n_open = terms.slots - len(set(terms.breaks))
    total = sum(n_open * n * prices.get(booth, 0.0) for booth, n in terms.capacities.items())
    for offers in worth.values():
        left = sorted((value - prices.get(booth, 0.0) for booth, value in offers.items()))[::-1]
        total += sum(left[: terms.floor])
        total += sum(max(value, 0.0) for value in left[terms.floor : terms.limit])
    return total
