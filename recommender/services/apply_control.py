"""Lay what a counselor decided over the ranked list of a registered seeker.

The scorer knows nothing of it. A pin moves a posting to the front, with the score it has
anyway; the others keep their order and move down by as many places. What is excluded is
left out, and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from recommender.domain.control import Control
from recommender.domain.match import Match, MatchAnswer
from recommender.domain.posting import Kind
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.controls import shown_control, withheld_pins
from recommender.services.explain_any import explain_any
from recommender.services.match_seeker import DEPTH, match_seeker
from recommender.services.matching import Matching

# What no counselor can set aside: the last day of a posting, and the law on minors.
BEYOND_CONTROL: Final = frozenset({"in_date", "working_age"})


def match_registered(
    matching: Matching,
    seeker: SeekerProfile,
    *,
    k: int = 10,
    language: str = "zh",
    non_personalized: bool = False,
    kinds: frozenset[Kind] | None = None,
) -> MatchAnswer:
    """Return the best `k` postings for a registered seeker, with what counselors decided.

    Whoever asks for a list that is not personalised gets it without: a control is about the
    person. A control of one posting holds for its near-duplicates, which share its line.

    Parameters
    ----------
    matching, k, language, non_personalized, kinds
        See `match_seeker`.
    seeker
        A stored profile, as `registered_seeker` gives it.
    """
    controls = matching.store.controls.of_seeker(seeker.id)
    if non_personalized or not controls or seeker.working_age == "under_16":
        return match_seeker(
            matching,
            seeker,
            k=k,
            language=language,
            non_personalized=non_personalized,
            kinds=kinds,
        )
    wanted = lines_wanted(k, controls)
    answer = match_seeker(matching, seeker, k=wanted, language=language, kinds=kinds)
    pins, n_withheld = _pins(matching, seeker, controls, answer.matches, language)
    pins = [pin for pin in pins if kinds is None or pin.posting.kind in kinds]
    in_force = _in_force(controls, pins)
    others, taken_off = _others(answer.matches, in_force, k - len(pins[:k]), language)
    excluded = tuple(shown_control(control, language) for control in taken_off)
    notices = (withheld_pins(n_withheld, language),) if n_withheld else ()
    return answer.model_copy(
        update={
            "matches": _ranked([*pins[:k], *others]),
            "notices": (*answer.notices, *notices),
            "excluded": len(excluded),
            "excluded_controls": excluded,
        }
    )


def explain_registered(
    matching: Matching, seeker: SeekerProfile, posting_id: str, *, language: str = "zh"
) -> Match:
    """Return gates, score and reasons of a pair, and what a counselor decided about it.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    found = explain_any(matching, seeker, posting_id, language=language)
    control = matching.store.controls.get(seeker.id, posting_id)
    return found if control is None else _with(found, control, language)


def may_be_shown(match: Match) -> bool:
    """Tell whether a pinned posting is open and not barred by law."""
    barred = any(g.verdict == "fail" for g in match.gates if g.name in BEYOND_CONTROL)
    return match.posting.status == "open" and not barred


def lines_wanted(k: int, controls: Sequence[Control]) -> int:
    """Return how many lines of the system make `k` once what is excluded is taken out."""
    n_excluded = sum(control.action == "exclude" for control in controls)
    return min(k + n_excluded, max(k, DEPTH))


def control_of(ids: Sequence[str], by_posting: Mapping[str, Control]) -> Control | None:
    """Return the control of a line: that of its first posting, else that of a near-duplicate."""
    return next((by_posting[i] for i in ids if i in by_posting), None)


def _pins(
    matching: Matching,
    seeker: SeekerProfile,
    controls: Sequence[Control],
    ranked: Sequence[Match],
    language: str,
) -> tuple[list[Match], int]:
    """Return the pinned postings that can be shown, in the order of pinning, and how many cannot."""
    pinned = [control for control in controls if control.action == "pin"]
    there = {p.id for p in matching.store.postings.get_many([c.posting_id for c in pinned])}
    shown: list[Match] = []
    for control in pinned:
        if control.posting_id not in there:
            continue
        line = next((m for m in ranked if control.posting_id in _ids(m)), None)
        if line is None or line.posting.id != control.posting_id:
            found = explain_any(matching, seeker, control.posting_id, language=language)
            twins = tuple(i for i in _ids(line) if i != control.posting_id) if line else ()
            line = found.model_copy(update={"same_as": twins})
        if may_be_shown(line):
            shown.append(_with(line, control, language))
    return shown, len(pinned) - len(shown)


def _in_force(controls: Sequence[Control], pins: Sequence[Match]) -> dict[str, Control]:
    """Return controls by posting, without pins that cannot be shown: their twins still can."""
    shown = {match.posting.id for match in pins}
    return {c.posting_id: c for c in controls if c.action != "pin" or c.posting_id in shown}


def _others(
    ranked: Sequence[Match], by_posting: Mapping[str, Control], room: int, language: str
) -> tuple[list[Match], list[Control]]:
    """Return the lines after the pinned ones, and the exclusions that took one off the list."""
    kept: list[Match] = []
    taken_off: list[Control] = []
    for match in ranked:
        if len(kept) >= room:
            break
        control = control_of(_ids(match), by_posting)
        if control is None:
            kept.append(match)
        elif control.action == "exclude":
            taken_off.append(control)
        elif control.action == "note":
            kept.append(_with(match, control, language))
    return kept, taken_off


def _ids(match: Match) -> tuple[str, ...]:
    return (match.posting.id, *match.same_as)


def _with(match: Match, control: Control, language: str) -> Match:
    return match.model_copy(update={"control": shown_control(control, language)})


def _ranked(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(m.model_copy(update={"rank": rank}) for rank, m in enumerate(matches, start=1))
