"""Say where any posting stands in the answer a person gets now, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from recommender.domain.match import Cause, Change, Match, Standing
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.controls import shown_control
from recommender.explanation.gates import gate_results
from recommender.explanation.standing import (
    cause,
    gate_causes,
    status_cause,
    summary,
    unrelated,
)
from recommender.retrieval.fair_wording import as_shown
from recommender.services.apply_control import explain_registered
from recommender.services.compare_lines import Case, behind, compare_lines, open_case
from recommender.services.explain_any import explain_any
from recommender.services.line_up import Decided, decided_for, line_up_with, row_of
from recommender.services.matching import Matching
from recommender.services.rerank_lines import said_of_line
from recommender.services.try_changes import Pair, Trial


def explain_standing(
    matching: Matching,
    seeker: SeekerProfile,
    posting_id: str,
    *,
    registered: bool,
    k: int = 10,
    language: str = "zh",
) -> Match:
    """Return gates, score and reasons of any pair, and where it stands in the person's answer.

    Parameters
    ----------
    matching
        The parts.
    seeker
        The person.
    posting_id
        The posting, open or not, shown or not.
    registered
        Whether the profile is a stored one, about which counselors may have decided.
    k
        Lines the person is shown.
    language
        ``zh`` or ``en``.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    explain = explain_registered if registered else explain_any
    match = explain(matching, seeker, posting_id, language=language)
    decided = decided_for(matching, seeker) if registered else Decided()
    pair = Pair(seeker, matching.store.postings.get(posting_id))
    case = open_case(matching, pair, decided, k, language)
    standing, line = _standing(case, k), case.line
    moved = line.reranked if line is not None and line.ids[0] == posting_id else None
    more = {
        "rank": standing.rank or 0,
        "same_as": line.ids[1:] if line is not None and line.ids[0] == posting_id else (),
        "reranked": said_of_line(moved, language) if moved is not None else (),
        "standing": standing,
    }
    return match.model_copy(update=more)


def _standing(case: Case, k: int) -> Standing:
    rank, lines, posting_id = case.rank, case.there.lines, case.pair.posting.id
    head = case.head
    shown = rank is not None and rank <= k and head == posting_id
    would = _would_rank(case) if rank is None else None
    causes = () if shown else tuple(_causes(case, k))
    lower_than = _line_before(case, shown) if head == posting_id else None
    lower = () if lower_than is None else compare_lines(case, lower_than)
    return Standing(
        shown=shown,
        k=k,
        rank=rank,
        lines=len(lines),
        same_as=None if head == posting_id else head,
        would_rank=would,
        summary=summary(
            shown=shown,
            rank=rank,
            lines=len(lines),
            would=would,
            k=k,
            twin=head != posting_id,
            language=case.language,
        ),
        causes=causes,
        lower_than=lower_than,
        lower_in=lower,
        changes=_changes(case, causes, would, k) if causes else (),
    )


def _would_rank(case: Case) -> int | None:
    """Return the line a posting would have without the conditions that stand in its way."""
    decided = case.there.decided
    if case.exclusion is not None:
        decided = decided.without_exclusion_of(case.exclusion.posting_id)
    there = replace(case.there, decided=decided)
    found = line_up_with(case.matching, there, case.pair.posting.id, case.own, case.way.step)
    return found.place_of(case.pair.posting.id)


def _line_before(case: Case, shown: bool) -> int | None:
    """Return the line to compare with: the one above, else the first the scores decided on."""
    if case.rank is None or case.rank == 1:
        return None
    if shown:
        return case.rank - 1
    first = len(case.there.decided.pins) + 1
    return first if first < case.rank else 1


def _causes(case: Case, k: int) -> Iterator[Cause]:
    """Yield why a posting is not shown, the weightiest first."""
    language, posting = case.language, case.pair.posting
    if case.rank is not None and case.head != posting.id:
        title = as_shown(case.matching.store.postings.get(case.head)).title
        yield cause("duplicate", language, rank=case.rank, title=title)
    elif case.rank is not None:
        yield cause("ranked_lower", language, before=case.rank - 1, k=k)
    else:
        yield from _why_no_line(case)


def _why_no_line(case: Case) -> Iterator[Cause]:
    language, scores = case.language, case.ranked.scores
    closed = status_cause(case.pair.posting, language)
    if closed is not None:
        yield closed
    facts = case.facts
    yield from gate_causes(facts, gate_results(facts, language), case.way.failing)
    if case.exclusion is not None:
        yield Cause(code="excluded", text=shown_control(case.exclusion, language).text)
    if not scores.related[0]:
        is_known = not np.isnan(scores.score[0])
        yield unrelated(case.pair.seeker, is_known=is_known, language=language)
    elif closed is None and not case.way.failing and case.exclusion is None:
        yield _not_searched(case)


def _not_searched(case: Case) -> Cause:
    if row_of(case.there, case.pair.posting.id) is None:
        return cause("not_indexed", case.language)
    count = int((case.there.candidates.found.step == case.way.step).sum())
    return cause("not_found", case.language, count=count)


def _changes(case: Case, causes: Sequence[Cause], would: int | None, k: int) -> tuple[Change, ...]:
    taken_back = case.exclusion.posting_id if case.exclusion else None
    trial = Trial(
        case.matching, case.pair, case.facts, case.there.decided, taken_back, k, case.language
    )
    if case.rank is None:
        return trial.to_be_listed([cause.code for cause in causes], would)
    first = _line_before(case, shown=False)
    if first is None or case.head != case.pair.posting.id:
        return ()
    return trial.to_rise(list(behind(case, first)), case.rank)
