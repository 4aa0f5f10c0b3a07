"""Say of everybody who meets nobody, or fewer than they should, why that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.domain.fair import Booth, Unplaced, UnplacedCode
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.minors import under_16
from recommender.explanation.names import Name, in_list
from recommender.explanation.questions import questions
from recommender.fairs.problem import Ints
from recommender.ranking.gates import FAIL, GateContext, judge
from recommender.services.matching import Matching
from recommender.services.plan_fair_reading import FairPerson
from recommender.services.plan_fair_scores import Block
from recommender.services.plan_fair_sides import FairSides

_MOST_BOOTHS: Final = 4
_SAID: Final[dict[UnplacedCode, Name]] = {
    "unreadable": Name(
        "报名表这一行读不出来，没有安排。请到服务台登记。",
        "The row of the registration could not be read. Please ask at the service desk.",
    ),
    "no_consent": Name(
        "您没有同意把情况给用人单位看，所以没有安排面谈。同意后可以马上安排。",
        "You did not consent to be introduced to employers, so no meeting was planned. One can "
        "be as soon as you do.",
    ),
    "too_little_known": Name(
        "资料不足，还不知道安排哪家合适。请到服务台说两句：{questions}",
        "Too little is known to plan a meeting. Please tell the service desk: {questions}",
    ),
    "no_such_work": Name(
        "这次来的单位没有招您想做的这类工作。请到服务台登记意向，有了就通知您。",
        "No employer at this fair offers the kind of work you want. Leave your wish at the "
        "service desk and you will be told when there is some.",
    ),
    "conditions": Name(
        "有相近的岗位，但条件对不上：{conditions}。",
        "There is work of this kind, but its conditions do not fit: {conditions}.",
    ),
    "held": Name(
        "相近的岗位广告里有问题，正在核对，暂不安排：{booths}。",
        "The ads for such work are being checked and are not in the plan yet: {booths}.",
    ),
    "capacity_unknown": Name(
        "合适的单位没有写每场能谈几个人，暂时排不了：{booths}。请当场去问。",
        "The employers that fit did not say how many people they can meet: {booths}. Please ask "
        "them on the day.",
    ),
    "full": Name(
        "合适的单位都排满了：{booths}。有人没来时可以补上。",
        "All employers that fit are fully booked: {booths}. A place may come free on the day.",
    ),
    "other_city": Name(
        "您在{city}也报了名，面谈安排在{city}。",
        "You signed up in {city} too; your meetings are planned there.",
    ),
    "few_suitable": Name(
        "合适的单位只有{n}家，都已安排。",
        "Only {n} of the employers fit, and all of them are planned.",
    ),
}
_CONDITIONS: Final = {
    "in_date": Name("招聘已截止", "it has closed"),
    "working_age": Name("未满18周岁不能做", "the law forbids it under 18"),
    "refused_work": Name("是您说过不做的", "you said that you refuse it"),
    "legal_certificate": Name("缺法律规定的证", "a certificate the law asks for is missing"),
    "region": Name("地点太远", "it is too far away"),
    "employment_type": Name("用工形式不合", "the form of employment does not fit"),
    "schedule": Name("班次对不上", "the hours do not fit"),
    "physical": Name("体力要求对不上", "it asks too much of the body"),
}


@dataclass(frozen=True)
class Circumstances:
    """What was planned, as far as reasons rest on it.

    Parameters
    ----------
    booths
        In order.
    booth_of
        ``(n_postings,)``, position of the booth of each posting.
    may
        ``(n_postings,)``, which postings take part.
    suitable
        ``(n_attendees,)``, booths that suit each person, after widening and of those whose
        capacity is known.
    """

    booths: Sequence[Booth]
    booth_of: Ints
    may: NDArray[np.bool_]
    suitable: Ints


def without_pairs(attendee_id: str, profile: SeekerProfile | None) -> Unplaced | None:
    """Return why somebody is not matched at all, ``None`` where they are."""
    if profile is None:
        return _unplaced(attendee_id, "unreadable")
    if profile.working_age == "under_16":
        return Unplaced(
            attendee_id=attendee_id,
            code="under_16",
            reason=under_16("zh"),
            reason_en=under_16("en"),
        )
    if profile.consents_to_introduction is False:
        return _unplaced(attendee_id, "no_consent")
    return None


def barred_of(people: Iterable[FairPerson]) -> dict[str, Unplaced]:
    """Return who is not matched at all, and why.

    Parameters
    ----------
    people
        Everybody.
    """
    found = ((one.id, _elsewhere(one) or without_pairs(one.id, one.profile)) for one in people)
    return {who: why for who, why in found if why is not None}


def _elsewhere(person: FairPerson) -> Unplaced | None:
    city = Name(person.elsewhere, person.elsewhere)
    return _unplaced(person.id, "other_city", city=city) if person.elsewhere else None


def too_few(
    matching: Matching,
    sides: FairSides,
    block: Block,
    seeker: SeekerProfile,
    met: int,
    there: Circumstances,
) -> Unplaced:
    """Return why somebody has only `met` meetings.

    Parameters
    ----------
    matching, sides
        The parts.
    block
        The person with all postings.
    seeker
        The person.
    met
        Meetings they have.
    there
        What was planned.
    """
    scores, near = block.ranked.scores, block.ranked.scores.related
    position = int(block.attendee[0])
    if met and there.suitable[position] <= met:
        return _unplaced(seeker.id, "few_suitable", met, n=Name(str(met), str(met)))
    if np.isnan(scores.score).all():
        asked = [
            " ".join(questions(seeker, asks_certificates=False, language=language))
            for language in ("zh", "en")
        ]
        return _unplaced(seeker.id, "too_little_known", met, questions=Name(*asked))
    if not near.any():
        return _unplaced(seeker.id, "no_such_work", met)
    fitting = near & (block.level >= 0)
    if not fitting.any():
        conditions = _conditions(matching, sides, block, near)
        return _unplaced(seeker.id, "conditions", met, conditions=conditions)
    lawful = fitting & there.may[block.posting]
    if not lawful.any():
        return _unplaced(seeker.id, "held", met, booths=_named(there, block, fitting))
    known = np.array([b.capacity_per_slot is not None for b in there.booths])
    with_room = lawful & known[there.booth_of[block.posting]]
    if not with_room.any():
        return _unplaced(seeker.id, "capacity_unknown", met, booths=_named(there, block, lawful))
    return _unplaced(seeker.id, "full", met, booths=_named(there, block, with_room))


def _conditions(
    matching: Matching, sides: FairSides, block: Block, near: NDArray[np.bool_]
) -> Name:
    """Return the conditions that fail for work of the kind, the most frequent first."""
    columns = sides.seekers[0].take(block.attendee[near])
    offers = sides.postings[0].take(block.posting[near])
    verdicts = judge(columns, offers, GateContext(matching.clock.today().toordinal()))
    failing = Counter({name: int((v == FAIL).sum()) for name, v in verdicts.items()})
    names = [_CONDITIONS[name] for name, n in failing.most_common() if n]
    return Name("、".join(n.zh for n in names), ", ".join(n.en for n in names))


def _named(there: Circumstances, block: Block, rows: NDArray[np.bool_]) -> Name:
    """Return the booths of the best of some pairs."""
    order = np.argsort(-block.ranked.scores.score[rows], kind="stable")
    booths = dict.fromkeys(there.booth_of[block.posting[rows][order]].tolist())
    ids = [there.booths[i].id for i in list(booths)[:_MOST_BOOTHS]]
    return Name(in_list(ids, "zh"), in_list(ids, "en"))


def _unplaced(attendee_id: str, code: UnplacedCode, met: int = 0, **facts: Name) -> Unplaced:
    said = _SAID[code]
    return Unplaced(
        attendee_id=attendee_id,
        code=code,
        reason=said.zh.format(**{name: fact.zh for name, fact in facts.items()}),
        reason_en=said.en.format(**{name: fact.en for name, fact in facts.items()}),
        meetings=met,
    )
