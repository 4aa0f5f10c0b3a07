"""Certificates named in English, and those whose name needs its surroundings."""

from __future__ import annotations

import pytest

from features.certificates import find_certificates, requirement_strength

pytestmark = pytest.mark.unit

Found = list[tuple[str, str, str | None]]


def read(text: str) -> Found:
    return [(m.code, m.span.text, m.level) for m in find_certificates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an N1 licence", [("forklift_n1", "N1 licence", "N1")]),
        ("a forklift certificate (N1)", [("forklift_n1", "forklift certificate (N1)", "N1")]),
        ("driver with C1 licence", [("driving_c1", "C1 licence", "C1")]),
        ("Driving licence C2, automatic", [("driving_c2", "Driving licence C2", "C2")]),
        ("I drove a truck (B2)", [("driving_b2", "B2", "B2")]),
        ("a driver's license", [("driving_licence", "driver's license", None)]),
        ("Japanese N2 or above", [("japanese_jlpt", "Japanese N2", "N2")]),
        ("health certificate needed", [("health_certificate", "health certificate", None)]),
        ("low-voltage certificate", [("electrician_low_voltage", "low-voltage certificate", None)]),
        ("we sell car licence plates and C1 cables", []),
    ],
)
def test_english_names(text: str, expected: Found) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1A3都有", [("driving_a1", "A1", "A1"), ("driving_a3", "A3", "A3")]),
        ("安全员须有C证", [("safety_abc_c", "C证", "C")]),
        ("日语N2，N1优先", [("japanese_jlpt", "日语N2", "N2"), ("japanese_jlpt", "N1", "N1")]),
        ("电工证低压的", [("electrician_low_voltage", "电工证", None)]),
        ("游泳教练持教练证上岗", [("swimming_coach", "教练证", None)]),
        ("驾校教练持教练证", [("driving_coach", "教练证", None)]),
        ("人力资源三级，做过招聘", [("hr_manager", "人力资源三级", "三级")]),
        ("电商高级数据分析师", []),
    ],
)
def test_names_that_need_their_surroundings(text: str, expected: Found) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("CPA preferred; strong Excel", "preferred"),
        ("CPA is a plus.", "preferred"),
        ("We ask for a CPA. SAP is a plus.", "unknown"),
    ],
)
def test_how_strongly_an_english_ad_asks(text: str, strength: str) -> None:
    (found,) = find_certificates(text)
    assert requirement_strength(text, found) == strength
