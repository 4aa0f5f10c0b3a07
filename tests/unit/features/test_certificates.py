"""Known answers of finding certificates and of what the law demands."""

from __future__ import annotations

import pytest

from features.certificates import (
    certificate_covers,
    certificates_required_by_law,
    find_certificates,
    requirement_strength,
)
from features.taxonomy import read_rows, split_cell

pytestmark = pytest.mark.unit


def _found(text: str) -> list[tuple[str, str | None, bool]]:
    return [(m.code, m.level, m.negated) for m in find_certificates(text)]


CASES = {
    "有叉车证N1，没有电工证": [("forklift_n1", "N1", False), ("electrician_operation", None, True)],
    "三级养老护理员证": [("elderly_carer", "三级", False)],
    "育婴员四级、健康证": [("infant_carer", "四级", False), ("health_certificate", None, False)],
    "消防设施操作员（四级）": [("fire_facility_operator", "四级", False)],
    "高级育婴师": [("infant_carer", "三级", False)],
    "小学教师资格证 普通话二甲": [
        ("teacher_primary", None, False),
        ("mandarin", "二级甲等", False),
    ],
    "驾照 C1": [("driving_c1", "C1", False)],
    "驾驶证A1/A3": [("driving_a1", "A1", False), ("driving_a3", "A3", False)],
    "开前移叉需N1": [("forklift_n1", "N1", False)],
    "日语N1以上": [("japanese_jlpt", "N1", False)],
    "中级会计师": [("accounting_intermediate", "中级", False)],
    "健康证过期了": [("health_certificate", None, True)],
    "税务师过了三门": [("tax_adviser", None, True)],
    "有无叉车证均可": [("forklift_n1", "N1", True)],
    "一建优先": [("constructor_first", "一级", False)],
    "高中化学的教师资格证": [("teacher_senior", None, False)],
    "高中学历，教师资格证": [("teacher", None, False)],
    "开出租的，从业资格证有": [("taxi_driver", None, False)],
    "开过出租，车卖了，从业资格证有": [("transport_qualification", None, False)],
    "我做保安五年，带班两年，也有C1，会用对讲机": [("driving_c1", "C1", False)],
    "我在深圳做法语翻译五年了，有C1，会用各种软件": [],
    "法语翻译，C1": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_finds_certificates(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有证也行",
        "无证可培训",
        "养老护理员2名",
        "A1栋3楼",
        "B2B销售经验",
        "雅思教师",
        "统一建设",
        "数据标注监管",
        "依托业务",
    ],
)
def test_leaves_out_what_is_no_certificate(text: str) -> None:
    assert _found(text) == []


def test_in_a_certificate_field_an_occupation_is_its_certificate() -> None:
    found = find_certificates("养老护理员、内审员", is_certificate_field=True)
    assert [m.code for m in found] == ["elderly_carer", "quality_inspector"]


@pytest.mark.parametrize("text", ["英语C1", "法语B2", "德语B2证书", "雅思教师", "C1栋", "统一建设"])
def test_in_a_certificate_field_other_things_stay_what_they_are(text: str) -> None:
    assert find_certificates(text, is_certificate_field=True) == []


STRENGTHS = {
    "须持低压电工证": "required",
    "持焊工证上岗": "required",
    "没有电工证勿扰": "required",
    "上岗必须有健康证": "required",
    "有会计证者优先": "preferred",
    "有高压证更好": "preferred",
    "最好有叉车证": "preferred",
    "资料员证优先，没证也行": "preferred",
    "入职半年内考低压电工证": "unknown",
    "不需要健康证": "unknown",
    "健康证": "unknown",
}


@pytest.mark.parametrize(("text", "strength"), STRENGTHS.items())
def test_tells_demands_from_preferences(text: str, strength: str) -> None:
    (mention,) = find_certificates(text)
    assert requirement_strength(text, mention) == strength


def test_one_certificate_covers_others() -> None:
    assert {"driving_b2", "driving_c1", "driving_licence"} <= certificate_covers("driving_a2")
    assert "driving_a2" not in certificate_covers("driving_b2")
    assert "electrician_operation" in certificate_covers("electrician_low_voltage")
    assert certificate_covers("unheard_of") == {"unheard_of"}


@pytest.mark.parametrize(
    ("occupation", "title", "expected"),
    [
        ("6-18-02-04", "焊工", ["welding_cutting"]),
        ("6-30-05-01", "叉车司机", ["forklift_n1"]),
        ("6-30-05-01", "装卸机械操作工", []),
        ("4-07-05-01", "保安员", ["security_guard"]),
        ("4-07-05-01", "门卫", []),
        ("6-31-01-03", "电工学徒", []),
        ("4-03-02-01", "厨师学徒", ["health_certificate"]),
        ("2-05-08-01", "护士", ["nurse_practice"]),
        ("2-06-07-05", "会计", []),
        ("", "", []),
    ],
)
def test_what_the_law_demands(occupation: str, title: str, expected: list[str]) -> None:
    assert certificates_required_by_law(occupation, title) == expected


def test_every_legal_demand_names_its_source() -> None:
    for row in read_rows("certificates.csv"):
        assert not row["law_required_for"] or row["legal_source"], row["code"]


@pytest.mark.parametrize("table", ["certificates.csv", "skills.csv", "benefits.csv"])
def test_codes_and_aliases_are_unambiguous(table: str) -> None:
    rows = read_rows(table)
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    owners: dict[str, str] = {}
    for row in rows:
        for name in {row["name_zh"].lower(), *(a.lower() for a in split_cell(row["aliases"]))}:
            assert owners.setdefault(name, row["code"]) == row["code"], name


def test_certificates_refer_to_each_other_by_code() -> None:
    codes = {row["code"] for row in read_rows("certificates.csv")}
    for row in read_rows("certificates.csv"):
        assert set(split_cell(row["covers"])) <= codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("护理员证件齐全", []),
        ("可开具焊工证明", []),
        ("有养老护理员证，三级", [("elderly_carer", "三级")]),
        ("中控证我也有四级的", [("fire_facility_operator", "四级")]),
        ("有健康证，三级医院上过班", [("health_certificate", None)]),
        (
            "低压高压证都有",
            [("electrician_low_voltage", None), ("electrician_high_voltage", None)],
        ),
        ("开装载机的，有操作证", []),
        ("有操作证", [("special_operation", None)]),
        ("在工地跑运输很多年了，B2能开", [("driving_b2", "B2")]),
        ("在税务师事务所上班", []),
        ("想做 TOEFL 老师", []),
        ("有资产评估师证", [("asset_appraiser", None)]),
    ],
)
def test_what_stands_beside_a_paper(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(m.code, m.level) for m in find_certificates(text)] == found
