"""What a course teaches and gives, from the cells of its row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.importing.course_rows import read_course
from recommender.importing.course_skills import taught_skills
from recommender.importing.drafts import Draft
from recommender.importing.headers import find_headers
from recommender.importing.reading import Reading
from recommender.importing.source import SourceRow
from tests.tables import source_table

pytestmark = pytest.mark.unit


def course(**cells: str) -> Draft:
    given: dict[str, Any] = {"课程名称": "叉车取证班"} | cells
    mapping = find_headers(source_table(tuple(given)), "courses").mapping
    return read_course(SourceRow("", 2, given), Reading(mapping, None, date(2026, 11, 24)))


@pytest.mark.parametrize(
    ("title", "item", "read"),
    [
        ("育婴员初级", "婴儿喂养", "婴儿喂养"),  # not 养殖
        ("鱼糕制作技艺", "打浆", "打浆"),  # not 造纸
        ("中式面点师初级", "发酵", "发酵"),  # not 酿酒
        ("植保无人机飞手", "日常维修", "日常维修"),  # not 物业维修
        ("保育师(五级)", "生活护理", "生活护理"),  # not 老人照护
        ("保育师(五级)", "午睡巡视", "午睡巡视"),  # not 安保巡逻
        ("保育师(五级)", "配合教学", "配合教学"),  # not 授课
        ("美容师(五级)", "面部清洁护理", "面部清洁护理"),  # not 护理
        ("普通话强化", "朗读", "朗读"),  # not 配音播音
        ("中式面点师初级", "和面", "面点"),
        ("叉车司机(N1)取证班", "叉车驾驶", "叉车驾驶"),
        ("缝纫工五级(平车/锁边/整烫)", "锁边", "拷边"),
        ("零基础学电脑(Word/Excel/打字)", "Excel表格", "Excel"),
        ("电工四级", "PLC编程入门", "PLC"),
    ],
)
def test_a_step_of_a_lesson_is_no_skill_of_another_trade(title: str, item: str, read: str) -> None:
    assert taught_skills(title, [item]) == (read,)


def test_several_skills_of_one_trade_bear_each_other_out() -> None:
    items = ["翻身拍背", "失智照护", "压疮预防", "心肺复苏"]
    found = taught_skills("养老护理员五级", items)
    assert found == ("翻身拍背", "认知症照护", "压疮护理", "心肺复苏")
    assert taught_skills("养老护理员五级", ["失智照护"]) == ("失智照护",)


def test_a_skill_denied_and_a_sentence_are_left_out() -> None:
    assert taught_skills("叉车班", ["不会叉车驾驶也能学，学会为止", "叉车驾驶", "叉车驾驶"]) == (
        "叉车驾驶",
    )


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("车工(数控车床)职业技能等级证书", ("车工职业技能等级证",)),
        ("保育师职业技能等级证书", ("保育师证",)),
        ("缝纫工职业技能等级证书", ("缝纫工职业技能等级证书",)),
        ("消防设施操作员四级证", ("消防设施操作员证（四级）",)),
        ("大学英语四级证书", ("大学英语四级",)),
        ("结业证(可另报保安员证、消防设施操作员)", ("结业证",)),
        ("民用无人驾驶航空器操控员执照(视距内)", ("民用无人机操控员执照",)),
        ("特种作业操作证(制冷与空调设备运行操作作业)", ("特种作业操作证(制冷与空调设备运行操作作业)",)),
        ("机动车驾驶证(准驾车型B2)", ("驾驶证B2",)),
        ("专项职业能力证书(挖掘机操作)", ("专项职业能力证书(挖掘机操作)",)),
    ],
)  # fmt: skip
def test_the_certificates_at_the_end(cell: str, names: tuple[str, ...]) -> None:
    assert course(取得证书=cell).fields["certificates"] == names


@pytest.mark.parametrize("fee", ["0(保证金299)", "免费，押金200元", "1280（含定金300）"])
def test_a_fee_beside_a_deposit_is_not_known_and_the_words_stay(fee: str) -> None:
    draft = course(费用元=fee, 简介="天天开班")
    assert draft.fields["cost_cny"] is None
    assert draft.fields["description"] == f"天天开班\n费用：{fee}"


def test_a_fee_alone_adds_no_words() -> None:
    draft = course(费用元="1280", 简介="天天开班")
    assert (draft.fields["cost_cny"], draft.fields["description"]) == (1280.0, "天天开班")
