"""Protected facts change nothing: every sample seeker with other ones gets the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pytest

from recommender.bootstrap import System
from recommender.domain.match import Match, MatchAnswer
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.services.load_sample import SAMPLE_REGION
from recommender.services.match_posting import match_posting
from recommender.services.match_seeker import match_seeker
from recommender.services.read_seeker import read_text
from recommender.services.working_age import registered_seeker
from tests.city import NOON
from tests.sample import N_PEOPLE

pytestmark = pytest.mark.api
TODAY = NOON.date()
YOUNG_WOMAN = partial(
    SensitiveFacts,
    sex="female",
    birth_date=date(2006, 3, 1),
    disability="听力一级",
    hukou="湖南岳阳农村户口",
    assistance_categories=("残疾", "低保"),
    household="零就业家庭",
)
OLD_MAN = partial(
    SensitiveFacts, sex="male", birth_date=date(1963, 9, 9), disability="无", hukou="沙市区"
)
NOTHING_KNOWN = SensitiveFacts
ONE_BY_ONE: tuple[dict[str, Any], ...] = (
    {"sex": "female"},
    {"sex": "male"},
    {"birth_date": date(2008, 11, 24)},
    {"birth_date": date(1960, 1, 1)},
    {"disability": "视力一级"},
    {"hukou": "新疆喀什，维吾尔族"},
    {"assistance_categories": ("刑释人员", "大龄")},
    {"household": "单亲，抚养两个孩子"},
)


def everybody(city: System) -> list[str]:
    people: list[str] = city.store.seekers.ids()
    assert len(people) == N_PEOPLE
    return people


def answers(city: System, people: list[str]) -> dict[str, Any]:
    """Return all that is answered to each, as it is sent."""
    profiles = {person: registered_seeker(city.store, person, TODAY) for person in people}
    return {
        person: match_seeker(city.matching, profile).model_dump(mode="json")
        for person, profile in profiles.items()
    }


def swap(city: System, people: list[str], facts: Callable[..., SensitiveFacts]) -> None:
    with city.store.transaction() as tx:
        tx.sensitive.put_many([facts(seeker_id=person) for person in people])


def test_everybody_gets_the_same_answer_whoever_they_are(
    sample_city: System, own_sample_city: System, sample_answers: Mapping[str, MatchAnswer]
) -> None:
    people = everybody(own_sample_city)
    told = {person: sample_city.store.sensitive.get(person) for person in people}
    assert sum(facts is not None for facts in told.values()) > 100
    # What the law says of minors is another test's.
    young = [p for p in people if (facts := told[p]) is not None and _is_young(facts)]
    swap(own_sample_city, young, NOTHING_KNOWN)
    as_they_are = {p: sample_answers[p].model_dump(mode="json") for p in people}
    as_they_are |= answers(own_sample_city, young)
    assert sum(bool(answer["matches"]) for answer in as_they_are.values()) > 100
    for world in (YOUNG_WOMAN, OLD_MAN):
        swap(own_sample_city, people, world)
        found = answers(own_sample_city, people)
        assert [p for p in people if found[p] != as_they_are[p]] == [], world


def _is_young(facts: SensitiveFacts) -> bool:
    return facts.birth_date is not None and TODAY.year - facts.birth_date.year <= 18


@pytest.mark.parametrize("fact", ONE_BY_ONE, ids=lambda fact: next(iter(fact)))
def test_no_single_fact_reaches_what_matching_sees(
    own_sample_city: System, fact: dict[str, Any]
) -> None:
    people = everybody(own_sample_city)
    swap(own_sample_city, people, NOTHING_KNOWN)
    before = [registered_seeker(own_sample_city.store, person, TODAY) for person in people]
    swap(own_sample_city, people, partial(SensitiveFacts, **fact))
    assert [registered_seeker(own_sample_city.store, p, TODAY) for p in people] == before


def test_the_vault_is_read_for_the_law_on_minors_alone(own_sample_city: System) -> None:
    (person, *_) = everybody(own_sample_city)
    swap(own_sample_city, [person], partial(SensitiveFacts, birth_date=date(2011, 11, 25)))
    assert answers(own_sample_city, [person])[person]["matches"] == []
    swap(own_sample_city, [person], partial(SensitiveFacts, birth_date=date(2008, 11, 25)))
    assert registered_seeker(own_sample_city.store, person, TODAY).working_age == "under_18"
    swap(own_sample_city, [person], NOTHING_KNOWN)


def test_a_posting_finds_the_same_people_whoever_they_are(own_sample_city: System) -> None:
    people, postings = (
        everybody(own_sample_city),
        own_sample_city.store.postings.ids(status="open")[::16],
    )
    found = []
    for world in (YOUNG_WOMAN, OLD_MAN):
        swap(own_sample_city, people, world)
        asked = [match_posting(own_sample_city.matching, p, k=10) for p in postings]
        found.append([[(m.seeker.id, m.score, m.reasons) for m in a.matches] for a in asked])
    assert found[0] == found[1]
    assert any(found[0])


@pytest.mark.parametrize(
    "words", ["女，35岁，湖北人，残疾。", "我是男的 45 岁。", "我是女的，今年52岁，回族。"]
)
def test_what_people_say_of_themselves_is_dropped(own_sample_city: System, words: str) -> None:
    differ = []
    for person in own_sample_city.store.seekers.get_many(everybody(own_sample_city)):
        if not person.summary:
            continue
        plain, said = (
            read_text(text, TODAY, SAMPLE_REGION).profile
            # Something is added either way: that a sentence goes on may be read, what is
            # said of the protected facts may not.
            for text in (f"{person.summary.rstrip('。')}。{added}" for added in ("谢谢。", words))
        )
        if _as_matched(said) != _as_matched(plain):
            differ.append(person.source_id)
    assert differ == []


def _as_matched(profile: SeekerProfile) -> dict[str, Any]:
    return profile.model_dump(exclude={"summary"})


@pytest.mark.parametrize("words", ["女，35岁，湖北人，残疾，", "我是男的 45 岁，"])
def test_a_sentence_with_them_is_answered_alike(own_sample_city: System, words: str) -> None:
    asked = ("想找会计，沙市区，四千以上。", "做过三年仓库打包，不上夜班。", "会开叉车，有N1证。")
    for text in asked:
        plain, said = (read_text(t, TODAY, SAMPLE_REGION).profile for t in (text, words + text))
        ours = match_seeker(own_sample_city.matching, said).matches
        theirs = match_seeker(own_sample_city.matching, plain).matches
        assert [_told(m) for m in ours] == [_told(m) for m in theirs]
        assert len(ours) == 10


def _told(match: Match) -> tuple[Any, ...]:
    return match.posting.id, match.score, match.reasons, match.gaps, match.gates, match.unknowns


def test_columns_hold_no_more_than_the_law_on_minors_needs(own_sample_city: System) -> None:
    columns = own_sample_city.seekers.view().columns
    assert not {"sex", "age", "disability", "hukou", "ethnicity"} & columns.arrays().keys()
    assert (np.unique(columns.working_age) == [-1]).all()
