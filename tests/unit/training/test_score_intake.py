"""Profiles compared with labels by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recommender.domain.seeker import (
    Experience,
    HeldCertificate,
    Negated,
    SeekerConstraints,
    SeekerProfile,
)
from training.evaluate_intake import evaluate_intake, read_sentences
from training.score_intake import FIELDS, FieldScore, bare_title, score_profile, traps_fallen_into

pytestmark = pytest.mark.unit

EXACT = FieldScore(labelled=True, exact=True, invented=False)
NOT_SAID = FieldScore(labelled=False, exact=True, invented=False)
WRONG = FieldScore(labelled=True, exact=False, invented=False)
INVENTED = FieldScore(labelled=False, exact=False, invented=True)
ONE_TOO_MANY = FieldScore(labelled=True, exact=False, invented=True)
FORKLIFT = HeldCertificate(name="叉车证N1", level="N1")
CARER = HeldCertificate(name="育婴员证", level="四级")


def score(field: str, value: Any, expected: Any = None, also: Any = None) -> FieldScore:
    profile = SeekerProfile(id="s", **({field: value} if value is not None else {}))
    labels = {} if expected is None else {field: expected}
    return score_profile(profile, labels, {} if also is None else {field: also})[field]


def test_an_empty_profile_of_a_sentence_that_says_nothing_is_exact() -> None:
    scores = score_profile(SeekerProfile(id="s"), {}, {})
    assert scores == dict.fromkeys(FIELDS, NOT_SAID)


@pytest.mark.parametrize(
    ("field", "value", "expected", "also", "score_of_it"),
    [
        ("salary_min_cny_month", 4500.4, 4500, None, EXACT),
        ("salary_min_cny_month", 4502.0, 4500, None, WRONG),
        ("salary_min_cny_month", None, 4500, None, WRONG),
        ("salary_min_cny_month", 4500.0, None, None, INVENTED),
        ("salary_min_cny_month", None, 2000, [2500, None], EXACT),
        ("experience_years", 3.0, 3, None, EXACT),
        ("experience_years", 0.0, None, [0], NOT_SAID),
        ("experience_years", 1.0, None, [0], FieldScore(False, False, False)),
        ("education", "bachelor", "bachelor", None, EXACT),
        ("education", "master", "bachelor", None, WRONG),
        ("desired_titles", ("打包的",), [["打包", "打包工"]], None, EXACT),
        ("desired_titles", ("保安",), [["打包"]], ["保安"], WRONG),
        ("desired_titles", ("打包", "保安"), [["打包"]], None, ONE_TOO_MANY),
        ("desired_titles", ("打包",), [["打包"], ["保安"]], None, WRONG),
        ("desired_titles", ("保安",), None, None, INVENTED),
        ("employment_types", ("part_time", "flexible"), ["part_time"], ["flexible"], EXACT),
        ("acceptable_region_codes", ("421000",), ["421000", "420100"], None, WRONG),
        ("skills", ("叉车驾驶",), [["reach_truck", "forklift_driving"]], None, EXACT),
        ("skills", ("叉车驾驶",), [["cashier"]], ["forklift_driving"], WRONG),
    ],
)  # fmt: skip
def test_one_field(
    field: str, value: Any, expected: Any, also: Any, score_of_it: FieldScore
) -> None:
    assert score(field, value, expected, also) == score_of_it


@pytest.mark.parametrize(
    ("held", "code", "level", "score_of_it"),
    [
        (CARER, "infant_carer", "四级", EXACT),
        (CARER, "infant_carer", None, WRONG),
        (HeldCertificate(name="育婴员证"), "infant_carer", "四级", WRONG),
        (FORKLIFT, "forklift_n1", None, EXACT),
        (FORKLIFT, "infant_carer", "四级", ONE_TOO_MANY),
    ],
    ids=["level", "level too many", "level missing", "level of the code", "another"],
)
def test_certificates_count_with_their_level(
    held: HeldCertificate, code: str, level: str | None, score_of_it: FieldScore
) -> None:
    assert score("certificates", (held,), [{"code": code, "level": level}]) == score_of_it


@pytest.mark.parametrize(
    ("found", "score_of_it"),
    [
        ([("做早餐的", 4.0)], EXACT),
        ([("早餐", 4.0), ("面点", None)], EXACT),
        ([("早餐", 3.0)], WRONG),
        ([("早餐", None)], WRONG),
        ([("早餐", 4.0), ("保安", 1.0)], ONE_TOO_MANY),
        ([], WRONG),
    ],
)
def test_experiences(found: list[tuple[str, float | None]], score_of_it: FieldScore) -> None:
    done = tuple(Experience(title=title, years=years) for title, years in found)
    expected = [{"titles": ["早餐", "做早餐"], "years": 4}]
    assert score("experiences", done, expected, ["面点"]) == score_of_it


@pytest.mark.parametrize(
    ("flags", "expected", "also", "score_of_it"),
    [
        ({"near_home": True}, {"near_home": True}, {}, EXACT),
        ({"near_home": False}, {"near_home": True}, {}, WRONG),
        ({}, {"near_home": False}, {"near_home": [None]}, EXACT),
        ({"no_heights": True}, {}, {"no_heights": [True]}, NOT_SAID),
        ({"no_heights": True}, {}, {}, INVENTED),
        ({"near_home": True, "no_heights": True}, {"near_home": True}, {}, ONE_TOO_MANY),
    ],
)
def test_constraints(
    flags: dict[str, bool],
    expected: dict[str, bool],
    also: dict[str, Any],
    score_of_it: FieldScore,
) -> None:
    said = score("constraints", SeekerConstraints(**flags), expected or None, also)
    assert said == score_of_it


def test_what_is_lacking_is_compared_by_code() -> None:
    lacking = Negated(skills=("叉车驾驶",), certificates=("any",))
    expected = {"skills": [["forklift_driving"]], "certificates": ["any"]}
    assert score("negated", lacking, expected) == EXACT
    assert score("negated", Negated(skills=("叉车驾驶",)), expected) == WRONG
    assert score("negated", lacking, {"certificates": ["any"]}) == ONE_TOO_MANY


@pytest.mark.parametrize(
    ("claim", "is_made"),
    [
        ("experience_years:49", True),
        ("experience_years:50", False),
        ("salary_min_cny_month", False),
        ("skills:forklift_driving", True),
        ("skills", True),
        ("constraints.near_home", True),
        ("constraints.near_home:true", True),
        ("constraints.near_home:false", False),
        ("constraints.no_heights", False),
        ("certificates:forklift_n1", True),
        ("negated.certificates", True),
        ("negated.skills", False),
        ("experiences:保安", True),
        ("desired_titles:保安", False),
    ],
)
def test_claims_that_nothing_supports(claim: str, *, is_made: bool) -> None:
    profile = SeekerProfile(
        id="s",
        experience_years=49.0,
        skills=("叉车驾驶",),
        experiences=(Experience(title="保安"),),
        certificates=(FORKLIFT,),
        constraints=SeekerConstraints(near_home=True),
        negated=Negated(certificates=("any",)),
    )
    made = traps_fallen_into(profile, {"not_supported": [claim]}, {})
    assert made == ([claim] if is_made else [])


def test_a_field_that_must_be_empty_may_hold_what_would_do() -> None:
    profile = SeekerProfile(id="s", skills=("叉车驾驶",))
    labels = {"not_supported": ["skills"]}
    assert traps_fallen_into(profile, labels, {"skills": ["forklift_driving"]}) == []
    assert traps_fallen_into(profile, labels, {"skills": ["cashier"]}) == ["skills"]


@pytest.mark.parametrize("title", ["洗碗", "洗碗的", "洗 碗 的", "洗碗工作", "洗碗活"])
def test_titles_are_compared_without_blanks_and_tail(title: str) -> None:
    assert bare_title(title) == "洗碗"


def test_a_report_of_a_small_file(tmp_path: Path) -> None:
    good = {"desired_titles": [["保安"]], "not_supported": ["experience_years:40"]}
    bad = {"desired_titles": [["保洁"]], "not_supported": ["desired_titles:保安"]}
    rows = [
        {"id": str(i), "text": "想找保安", "language": "zh", "expected": expected}
        for i, expected in enumerate([good, good, good, bad])
    ]
    text = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "b.jsonl").write_text(text, encoding="utf-8")
    report = evaluate_intake(read_sentences(tmp_path, "b"))
    wishes = report.fields["desired_titles"]
    assert (wishes.labelled, wishes.labelled_exact, wishes.invented) == (4, 3, 1)
    assert wishes.exact.mean == report.whole.mean == report.nothing_invented.mean == 0.75
    assert wishes.exact.low < 0.75 < wishes.exact.high
    assert report.no_field_invented.mean == pytest.approx(1 - 1 / (4 * len(FIELDS)))
    assert (report.traps, report.traps_fallen_into) == (4, 1)
