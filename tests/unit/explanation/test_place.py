"""Where the work is: what is asked, met, not met, or not said, and by whom."""

from __future__ import annotations

import pytest

from tests.pairs import (
    HUBEI,
    JINGZHOU,
    JINGZHOU_DISTRICT,
    SHASHI,
    WUHAN,
    explained,
    gate,
    posting,
    seeker,
)

pytestmark = pytest.mark.unit


def about_place(
    person: dict[str, object], job: dict[str, object], language: str = "zh"
) -> tuple[str, str]:
    """Return the code of the reason, or ``unknown``, and its words; empty if nothing is said."""
    found = explained(seeker(**person), posting(**job), language)
    codes = {
        "same_district",
        "near_home",
        "far_from_home",
        "wished_place",
        "part_of_wished_place",
    }
    reasons = [(r.code, r.text) for r in found.reasons if r.code in codes]
    unknowns = [("unknown", u.text) for u in found.open_questions if "place" in u.kinds]
    return next(iter([*reasons, *unknowns]), ("", ""))


HOME, WISH = {"home_region_code": SHASHI}, {"acceptable_region_codes": [SHASHI]}


@pytest.mark.parametrize("person", [HOME, WISH], ids=["home", "wish"])
def test_an_ad_without_a_place_is_asked_about(person: dict[str, object]) -> None:
    assert about_place(person, {}) == ("unknown", "没写在哪里上班，要问单位。")
    assert about_place(person, {}, "en")[1] == (
        "The ad does not say where the work is; ask the employer."
    )
    assert gate(explained(seeker(**person), posting()), "region") == (
        "unknown",
        True,
        "没写在哪里上班。",
    )


def test_an_address_without_a_district_is_quoted() -> None:
    found = about_place(HOME, {"address": "江津路口"})
    assert found == ("unknown", "只写了“江津路口”，不清楚在哪个区县，要问单位。")


@pytest.mark.parametrize(
    ("person", "region", "code", "words"),
    [
        (HOME, SHASHI, "same_district", "就在您住的沙市区。"),
        (HOME, JINGZHOU_DISTRICT, "near_home", "离您住的沙市区大约7公里。"),
        (WISH, SHASHI, "wished_place", "在您想去的沙市区。"),
        (
            {"acceptable_region_codes": [HUBEI, JINGZHOU]},
            SHASHI,
            "part_of_wished_place",
            "在沙市区，属于您想去的荆州市。",
        ),
        (WISH, JINGZHOU, "unknown", "写的地点是荆州市，是不是您想去的沙市区，要问单位。"),
        (HOME, JINGZHOU, "unknown", "写的地点是荆州市，离您住的沙市区多远，要问单位。"),
        (WISH, WUHAN, "", ""),
    ],
)
def test_one_thing_is_said_of_the_place(
    person: dict[str, object], region: str, code: str, words: str
) -> None:
    assert about_place(person, {"region_code": region}) == (code, words)


def test_the_address_says_more_than_a_region_that_is_too_wide() -> None:
    job = {"region_code": JINGZHOU, "address": "荆州开发区深圳大道"}
    assert "“荆州开发区深圳大道”" in about_place(WISH, job)[1]


def test_a_home_that_is_too_wide_is_a_question_to_the_person() -> None:
    person = {"home_region_code": JINGZHOU, "commute_km": 8}
    found = explained(seeker(**person), posting(region_code=SHASHI))
    (asked,) = [u for u in found.open_questions if "place" in u.kinds]
    assert (asked.whom, asked.text) == ("seeker", "您住在荆州市哪个区县？知道了才好算远近。")


@pytest.mark.parametrize(
    ("person", "region", "verdict", "detail"),
    [
        (HOME, JINGZHOU_DISTRICT, "pass", "在荆州区，属于您住的荆州市。"),
        (HOME, WUHAN, "fail", "在武汉市，不在您住的荆州市。"),
        (WISH, JINGZHOU_DISTRICT, "fail", "在荆州区，不在您想去的沙市区。"),
        (
            {**HOME, "commute_km": 8},
            JINGZHOU_DISTRICT,
            "pass",
            "离您住的沙市区大约7公里，您说8公里以内都行。",
        ),
        (
            {**HOME, "commute_km": 5},
            JINGZHOU_DISTRICT,
            "fail",
            "离您住的沙市区大约7公里，超过您要的5公里。",
        ),
    ],
)
def test_the_gate_says_what_it_rests_on(
    person: dict[str, object], region: str, verdict: str, detail: str
) -> None:
    found = explained(seeker(**person), posting(region_code=region))
    assert gate(found, "region") == (verdict, True, detail)


@pytest.mark.parametrize(
    ("region", "verdict", "detail"),
    [
        (JINGZHOU_DISTRICT, "pass", "离您住的沙市区大约7公里，算离家近。"),
        ("421022", "fail", "离您住的沙市区大约30公里，不算离家近。"),
    ],
)
def test_near_home_is_no_number_of_kilometres_that_was_said(
    region: str, verdict: str, detail: str
) -> None:
    person = seeker(home_region_code=SHASHI, constraints={"near_home": True})
    assert gate(explained(person, posting(region_code=region)), "region") == (verdict, True, detail)


def test_of_several_places_any_will_do() -> None:
    person = {"acceptable_region_codes": [SHASHI, JINGZHOU_DISTRICT]}
    job = {"region_code": JINGZHOU}
    assert about_place(person, job)[1] == (
        "写的地点是荆州市，是不是您想去的沙市区或荆州区，要问单位。"
    )
    assert "Shashi District or Jingzhou District" in about_place(person, job, "en")[1]


def test_too_far_is_no_reason() -> None:
    person = {**HOME, "commute_km": 5}
    assert about_place(person, {"region_code": JINGZHOU_DISTRICT}) == ("", "")


def test_who_said_nothing_of_places_was_not_asked_anything() -> None:
    found = explained(seeker(), posting(region_code=SHASHI))
    assert gate(found, "region") == ("unknown", False, "您没有说住在哪里、想去哪里上班。")
