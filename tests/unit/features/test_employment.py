"""Known answers for kinds of employment."""

from __future__ import annotations

import pytest

from features.employment import EMPLOYMENT_TYPES, parse_employment_type

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全职", "full_time"),
        ("全职（聘用制）", "full_time"),
        ("full-time", "full_time"),
        ("兼职", "part_time"),
        ("小时工", "part_time"),
        ("非全日制,每天4小时内", "part_time"),
        ("日结兼职", "part_time"),
        ("临时工", "temporary"),
        ("季节工", "temporary"),
        ("日结", "temporary"),
        ("暑假工", "temporary"),
        ("劳务派遣", "dispatch"),
        ("实习", "intern"),
        ("会计实习生（可转全职岗）", "intern"),
        ("就业见习", "apprenticeship"),
        ("新型学徒制", "apprenticeship"),
        ("学徒", "apprenticeship"),
        ("灵活就业", "flexible"),
        ("白天零工", "flexible"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert parse_employment_type(text).value == kind
    assert kind in EMPLOYMENT_TYPES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "住家",
        "全职/兼职",
        "专兼职均可",
        "全职/临时",
        "全职妈妈转行首选",
        "全日制本科",
        "有实习经验优先",
        "提供实习证明",
        "客服（接受实习生）",
        "接受大专实习",
        "非劳务派遣",
        "劳务派遣公司业务员",
        "兼职勿扰",
        "完成临时任务",
        "弹性工作",
        "日结月结都可以",
    ],
)
def test_unknown_rather_than_wrong(text: str) -> None:
    assert not parse_employment_type(text).known
