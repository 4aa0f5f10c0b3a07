"""Tell every meeting of a plan with the records behind it, for whoever writes it down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from features.occupation.csco import class_names, load_classes
from features.occupation.similarity import int_to_code
from recommender.domain.fair import Booth, Meeting
from recommender.domain.posting import JobPosting
from recommender.explanation.explain import Explanation, explain_pair
from recommender.explanation.sentences import relaxed_sentence
from recommender.ranking.gates import GateContext, judge
from recommender.retrieval.fair_wording import as_shown
from recommender.services.describe_pairs import pair_facts
from recommender.services.matching import Matching
from recommender.services.plan_fair import PlannedFair
from recommender.services.plan_fair_scores import block_of

# Of a wish only a class of the national classification leaves the organizer's desk: a wish is
# free words, in which people write what they are ill with or which aid they get. Below this
# confidence it is better asked at the table.
SURE_OF_WISH: Final = 0.8
_QUOTED: Final = re.compile("“([^”]*)”")
# True, and told elsewhere, but nobody comes for it.
_NO_REASON: Final = frozenset({"far_from_home", "lower_rank", "higher_rank"})
_OTHER_WORK: Final = "没有您想做的这类岗位，先安排条件合适的"
_TALK_FIRST: Final = "不一定是您想做的，条件合适，先谈谈看。"
Basis = Literal["wanted", "near", "done", "near_done", "able", "other", "conditions"]
"""What a meeting rests on, as an employer may read it.

They want this work, or work near it; they have done it, or work near it; they have skills or
certificates for it, or know its duties; it is other work than they asked for, planned so that
they meet somebody; nothing speaks for the work itself, only the conditions fit.
"""
# By the reasons of an explanation, what says most first.
_BASES: Final[tuple[tuple[Basis, frozenset[str]], ...]] = (
    ("wanted", frozenset({"wished_work", "same_occupation", "higher_rank", "lower_rank"})),
    ("done", frozenset({"done_before", "same_as_before"})),
    ("near", frozenset({"near_occupation", "title_words", "title_meaning"})),
    ("near_done", frozenset({"near_before"})),
    ("able", frozenset({"held_certificates", "preferred_certificates", "shared_skills", "duties"})),
)


@dataclass(frozen=True)
class Told:
    """A meeting with what can be said of the pair.

    Parameters
    ----------
    meeting
        Of the plan.
    booth
        Where.
    posting
        What about, as seekers are shown it.
    occupation
        CSCO code of the posting.
    wish
        Name of the class of work the person wants, empty where that is not sure.
    said
        Reasons, gaps and what is not known.
    """

    meeting: Meeting
    booth: Booth
    posting: JobPosting
    occupation: str | None
    wish: str
    said: Explanation

    @property
    def widened(self) -> str:
        """Return what gave way for it, in sentences."""
        return " ".join(
            _OTHER_WORK if step == "other_work" else relaxed_sentence(step, "zh")
            for step in self.meeting.widened
        )

    @property
    def basis(self) -> Basis:
        """Return what the meeting rests on: a fact, not a judgement, and no word of anybody's."""
        if "other_work" in self.meeting.widened:
            return "other"
        said = {one.code for one in self.said.reasons}
        return next((basis for basis, codes in _BASES if codes & said), "conditions")

    @property
    def reason(self) -> str:
        """Return what says why they meet: what gave way, else the work, else the conditions.

        What the person alone has said is not repeated: paper lies on tables and is read over
        shoulders, and a wish may say what somebody is ill with.
        """
        if self.widened:
            return self.widened
        codes = next((codes for basis, codes in _BASES if basis == self.basis), frozenset())
        said = [one for one in self.said.reasons if one.code not in _NO_REASON]
        of_work = [one for one in said if one.code in codes]
        told = [self._without_own_words(one.text) for one in of_work or said[:1]]
        return told[0] if of_work else _TALK_FIRST + "".join(told)

    def _without_own_words(self, text: str) -> str:
        """Return a sentence with each quotation that is no public word left out."""
        public = (self.posting.title, self.posting.salary_text or "")
        for quoted in _QUOTED.findall(text):
            if quoted not in _trade_names() and not any(quoted in words for words in public):
                text = text.replace(f"“{quoted}”", "")
        return text


@cache
def _trade_names() -> frozenset[str]:
    """Return what occupations are called: public words, whoever uses them."""
    classes = load_classes()
    return frozenset(name for one in classes for name in (one.name, *one.aliases))


def told_meetings(made: PlannedFair, matching: Matching) -> tuple[Told, ...]:
    """Return the meetings in the order of the plan, explained from the numbers that ranked them.

    Costs about half a millisecond a meeting.

    Parameters
    ----------
    made
        The plan.
    matching
        The parts that explain pairs.
    """
    return tuple(_told(made, matching)) if len(made.met) else ()


def wishes_of(made: PlannedFair) -> tuple[str | None, ...]:
    """Return the CSCO code of what each seeker wants most, ``None`` where no class is sure.

    Parameters
    ----------
    made
        The plan.
    """
    columns = made.sides.seekers[0]
    best = zip(
        columns.occupations[:, 0].tolist(),
        columns.occupation_confidence[:, 0].tolist(),
        strict=True,
    )
    return tuple(int_to_code(number) if sure >= SURE_OF_WISH else None for number, sure in best)


def _told(made: PlannedFair, matching: Matching) -> Iterator[Told]:
    block = block_of(matching, made.sides, made.met.attendee, made.met.posting)
    columns = made.sides.seekers[0].take(made.met.attendee)
    offers = made.sides.postings[0].take(made.met.posting)
    verdicts = judge(columns, offers, GateContext(matching.clock.today().toordinal()))
    booths = {booth.id: booth for booth in made.inputs.offer.booths}
    wishes, names = wishes_of(made), class_names()
    rows = zip(
        made.plan.meetings, made.met.attendee.tolist(), made.met.posting.tolist(), strict=True
    )
    for place, (meeting, attendee, number) in enumerate(rows):
        posting = made.inputs.offer.postings[number]
        facts = pair_facts(
            made.seekers[attendee],
            posting,
            made.sides.occupations[number],
            {name: float(values[place]) for name, values in block.ranked.features.items()},
            {name: int(values[place]) for name, values in verdicts.items()},
            matching.scorer.config,
        )
        yield Told(
            meeting,
            booths[meeting.booth_id],
            as_shown(posting),
            made.sides.occupations[number],
            names.get(wishes[attendee] or "", ""),
            explain_pair(facts, "zh"),
        )
