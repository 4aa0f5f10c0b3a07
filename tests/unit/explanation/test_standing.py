"""Causes, comparisons and changes in words, without a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from recommender.domain.match import Cause
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.changes import After, Fix, change, fixes
from recommender.explanation.gates import gate_results
from recommender.explanation.names import Name
from recommender.explanation.standing import (
    gate_causes,
    lower_in,
    spoken_cause,
    status_cause,
    summary,
    unrelated,
)
from recommender.explanation.standing_sentences import LOWER, SUMMARIES
from recommender.ranking.pair_features import CONDITIONS, DIRECTION
from tests.pairs import (
    JINGZHOU,
    JINGZHOU_DISTRICT,
    SHASHI,
    TODAY,
    WUHAN,
    FromModels,
    facts_of,
    posting,
    seeker,
)

pytestmark = pytest.mark.unit
NIGHTS = posting("夜班保安", description="三班倒。", schedule={"night_shift": True})


def causes(person: SeekerProfile, job: JobPosting, *failing: str) -> list[Cause]:
    facts = facts_of(person, job)
    return list(gate_causes(facts, gate_results(facts, "zh"), failing))


def fix(
    code: str, person: SeekerProfile, job: JobPosting, models: FromModels | None = None
) -> list[Fix]:
    return list(fixes(code, facts_of(person, job, **(models or {})), TODAY))


def differences(
    own: JobPosting, other: JobPosting, gains: Mapping[str, float], language: str = "zh"
) -> list[str]:
    person = seeker(desired_titles=("打包员",), home_region_code=SHASHI, salary_min_cny_month=4000)
    pairs = facts_of(person, own), facts_of(person, other)
    return [reason.text for reason in lower_in(*pairs, gains, 2, language)]


def test_the_weightiest_gate_comes_first_with_the_words_of_the_ad() -> None:
    person = seeker(
        constraints={"no_night_shift": True},
        employment_types=("full_time",),
        negated={"titles": ("保安",)},
    )
    job = NIGHTS.model_copy(update={"employment_type": "part_time", "title": "夜班保安（兼职）"})
    found = causes(person, job, "schedule", "employment_type", "refused_work")
    assert [(c.code, c.evidence) for c in found] == [
        ("refused_work", "夜班保安（兼职）"),
        ("employment_type", "兼职"),
        ("schedule", "三班倒"),
    ]
    assert spoken_cause(found[2], "zh") == "写明要上夜班，和您的要求不合。广告里写的是“三班倒”。"
    assert spoken_cause(found[2], "en").endswith(" The ad says: “三班倒”.")


def test_hours_that_the_words_do_not_hold_are_not_quoted() -> None:
    silent = posting("保安", schedule={"night_shift": True})
    (found,) = causes(seeker(constraints={"no_night_shift": True}), silent, "schedule")
    assert found.evidence is None
    assert spoken_cause(found, "zh") == found.text


def test_a_closed_and_a_held_posting_have_their_own_words() -> None:
    said = {s: status_cause(posting(status=s), "zh") for s in ("open", "closed", "held")}
    assert said["open"] is None
    assert said["closed"] is not None
    assert said["closed"].text == "这个岗位已经关闭，不再招人。"
    assert said["held"] is not None
    assert said["held"].code == "held"


@pytest.mark.parametrize(
    ("person", "known", "code", "words"),
    [
        (seeker(desired_titles=("会计",)), True, "not_related", "您想找的“会计”"),
        (seeker(experiences=({"title": "会计"},)), True, "not_related", "您做过的“会计”"),
        (seeker(), False, "no_evidence", "还不知道您想做什么"),
        (seeker(desired_titles=("会计",)), False, "no_evidence", "能拿来"),
    ],
)
def test_other_work_is_told_from_too_little_known(
    person: SeekerProfile, known: bool, code: str, words: str
) -> None:
    found = unrelated(person, is_known=known, language="zh")
    assert found.code == code
    assert words in found.text


def test_every_feature_can_be_spoken_of() -> None:
    assert set(LOWER) == {*DIRECTION, *CONDITIONS}


def test_a_difference_of_pay_names_both_figures_or_what_is_missing() -> None:
    low, high = posting(salary_min_cny_month=3000), posting(salary_min_cny_month=4500)
    assert differences(low, high, {"pay": 0.1}) == ["工资不如第2条：这条3000元起，第2条4500元起。"]
    assert differences(posting(), high, {"pay": 0.1}) == ["工资没写清，第2条写明4500元起。"]
    assert differences(low, posting(), {"pay": 0.1}) == [
        "工资3000元起，您要4000元；第2条没写工资。"
    ]


def test_the_heaviest_two_differences_are_said_and_equal_distances_are_not() -> None:
    near, far = posting(region_code=SHASHI), posting(region_code=JINGZHOU_DISTRICT)
    gains = {"distance": 0.3, "title": 0.2, "words": 0.1, "body": 0.05}
    said = differences(far, near, gains, "en")
    assert len(said) == 2
    assert said[0].startswith("It is about")
    assert not any("km" in text for text in differences(near, near, gains, "en"))


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("shown", {"shown": True, "rank": 3}),
        ("only", {"shown": True, "rank": 1, "lines": 1}),
        ("lower", {"rank": 12}),
        ("duplicate", {"rank": 2, "twin": True}),
        ("would", {"would": 4}),
        ("not_shown", {}),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_standing_has_a_sentence(code: str, given: dict[str, int], language: str) -> None:
    facts: dict[str, Any] = {
        "shown": False,
        "rank": None,
        "lines": 20,
        "would": None,
        "twin": False,
        **given,
    }
    said = summary(**facts, k=10, language=language)
    start = SUMMARIES[code].in_language(language).split("{")[0]
    assert said.startswith(start)
    assert "{" not in said
    assert "None" not in said


def test_a_longer_commute_is_as_long_as_the_way_and_not_where_it_is_far() -> None:
    person = seeker(home_region_code=SHASHI, commute_km=3)
    near = fix("region", person, posting(region_code=JINGZHOU_DISTRICT))
    km = near[0].seeker["commute_km"]
    assert isinstance(km, float)
    assert 3 < km < 30
    assert near[1].seeker == {"acceptable_region_codes": [SHASHI, JINGZHOU_DISTRICT]}
    (far,) = fix("region", person, posting(region_code=WUHAN))
    assert far.sentence == "place"


def test_one_more_place_leaves_those_that_were_named() -> None:
    named = seeker(acceptable_region_codes=(SHASHI,))
    (found,) = fix("region", named, posting(region_code=WUHAN))
    assert found.seeker == {"acceptable_region_codes": [SHASHI, WUHAN]}
    (found,) = fix("region", seeker(home_region_code=SHASHI), posting(region_code=WUHAN))
    assert found.seeker == {"acceptable_region_codes": [JINGZHOU, WUHAN]}


def test_hours_are_accepted_and_the_body_is_spared() -> None:
    rotating = posting(schedule={"night_shift": True, "weekend_off": False})
    wishes = seeker(constraints={"no_night_shift": True, "weekend_off": True})
    (found,) = fix("schedule", wishes, rotating)
    assert found.seeker == {"constraints": {"no_night_shift": False, "weekend_off": False}}
    heavy = posting(demands={"heavy_lifting": True})
    (found,) = fix("physical", seeker(constraints={"no_heavy_lifting": True}), heavy)
    assert (found.seeker, found.posting) == ({}, {"demands": {"heavy_lifting": False}})
    said = change([found], After(2), 10, "zh")
    assert said.text == "身体条件不要勉强。要是单位能安排不搬重物的活，就能看到，排第2条。"


def test_a_certificate_is_obtained_and_the_refusal_of_it_stays() -> None:
    driver: FromModels = {"occupation": "6-30-05-01"}
    person = seeker(negated={"certificates": ("any",)})
    found = fix("legal_certificate", person, posting("叉车司机"), driver)
    assert [list(f.seeker) for f in found] == [["certificates"]]
    assert "您取得了" in change(found, After(1), 10, "zh").text
    assert fix("legal_certificate", seeker(), posting("叉车司机"), driver) == []


def test_nobody_is_told_to_be_older() -> None:
    young = seeker(working_age="under_18")
    assert fix("working_age", young, posting(demands={"heavy_lifting": True})) == []


def test_what_is_refused_needs_a_change_of_mind() -> None:
    person = seeker(negated={"titles": ("保安", "销售"), "skills": ("电脑",)})
    first, *_ = fix("refused_work", person, posting("小区保安"))
    assert first.seeker == {"negated": {"titles": ["销售"], "skills": ["电脑"], "certificates": []}}
    commute = Fix("region", "commute", figures={"was": "5", "km": 12}, seeker={"commute_km": 12})
    said = change([commute, first], After(4), 10, "zh")
    assert said.text == (
        "除非您本人改变主意、愿意做“保安”，并且通勤从5公里放宽到12公里，才会排在第4条。"
    )
    assert said.codes == ("refused_work", "region")
    english = change([commute, first], After(4), 10, "en").text
    assert english.startswith("Only if you changed your mind and would do “保安”")


def test_less_pay_is_not_talked_into_far_below_the_wish() -> None:
    person = seeker(salary_min_cny_month=4000)
    (found,) = fix("pay", person, posting(salary_min_cny_month=3500))
    assert found.seeker == {"salary_min_cny_month": 3500.0}
    assert fix("pay", person, posting(salary_min_cny_month=2000)) == []
    assert fix("pay", person, posting(salary_min_cny_month=4000)) == []


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (After(4), "就能看到，排第4条。"),
        (After(4, alone=4), "就能看到，排第4条。"),
        (After(6, alone=4), "排第6条。那时也会多出别的岗位。"),
        (After(14), "就能排到第14条。"),
        (After(4, was=15), "就能从第15条升到第4条。"),
    ],
)
def test_a_change_says_what_then_happens(after: After, words: str) -> None:
    form = Fix("employment_type", "employment_type", names={"form": (Name("兼职", "part-time"),)})
    said = change([form], after, 10, "zh")
    assert said.text.startswith("要是兼职也行，")
    assert said.text.endswith(words)
    assert said.shown is (after.rank <= 10)
