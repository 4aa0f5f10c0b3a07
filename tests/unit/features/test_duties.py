"""Duties and requirements by the headings of ads, and words that look like headings."""

from __future__ import annotations

import pytest

from features.duties import Sections, split_ad

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "duties", "requirements"),
    [
        (
            "岗位职责：\n1、整理货架\n2、盘点\n任职要求：\n1、初中以上\n2、能上早班",
            "1、整理货架\n2、盘点",
            "1、初中以上\n2、能上早班",
        ),
        (
            "工作内容：给客户送水。岗位要求：有C1驾照，会开面包车。",
            "给客户送水。",
            "有C1驾照，会开面包车。",
        ),
        ("【岗位职责】洗碗择菜【任职资格】手脚麻利", "洗碗择菜", "手脚麻利"),
        ("一、职位描述：缝纫\n二、任职要求：会用平车", "缝纫", "会用平车"),
        ("岗位职责\n送货\n任职要求\n能吃苦", "送货", "能吃苦"),
        ("工作职责1、裁布2、熨烫任职资格1、两年经验", "1、裁布2、熨烫", "1、两年经验"),
        ("岗位职责(车间)1.焊接\n技能要求（主要）1.会氩弧焊", "1.焊接", "1.会氩弧焊"),
        ("负责门店收银，要求：识字，能站", "负责门店收银", "识字，能站"),
        ("带看房源。\n学历要求：高中\n经验要求：一年", "带看房源。", "高中\n一年"),
        ("任职要求：会做账\n岗位职责：记账报税", "记账报税", "会做账"),
        ("一、职责：1.巡检\n二、报名条件：会开车\n三、时间：白班", "1.巡检", "会开车"),
        ("我们希望你：细心\n你将负责：校对书稿", "校对书稿", "细心"),
        (
            "Responsibilities:\n- Pack orders\nRequirements:\n- Can lift 15 kg",
            "- Pack orders",
            "- Can lift 15 kg",
        ),
        (
            "Key Responsibilities: answer calls. Minimum Qualifications: fluent English.",
            "answer calls.",
            "fluent English.",
        ),
        ("What you'll do\nTeach children\nWho you are\nPatient", "Teach children", "Patient"),
        ("岗位职责：Teach English\nRequirements：TEFL", "Teach English", "TEFL"),
    ],
)
def test_sections_by_their_headings(text: str, duties: str, requirements: str) -> None:
    assert split_ad(text) == Sections(duties, requirements)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "负责仓库收发货，要求细心，能吃苦",
        "制定各岗位职责，完善任职要求",
        "1、制定各部门岗位职责：含考核",
        "按照客户的要求：逐件检查",
        "根据岗位要求调整班次",
        "熟悉本店工作内容，听从安排",
        "对接业务要求，整理成文档",
        "岗位要求1年以上开车经验的司机",
        "Gather business requirements: talk to users, write them down",
        "You meet the requirements and take on responsibilities",
        "标签：细心、能吃苦",
        "  分拣快递\n标签：五险  ",
    ],
)
def test_without_a_heading_everything_is_duties_unchanged(text: str) -> None:
    assert split_ad(text) == Sections(text, "")


@pytest.mark.parametrize(
    "offers",
    [
        "福利待遇：包吃住\n五险一金",
        "【公司福利】包吃住",
        "我们提供：1、包吃住",
        "薪资待遇1、底薪三千",
        "Benefits:\nFree meals",
        "What we offer: free meals",
        "公司简介：本店开业十年",
    ],
)
def test_what_is_offered_belongs_to_neither(offers: str) -> None:
    text = f"岗位职责：炒菜\n任职要求：有健康证\n{offers}"
    assert split_ad(text) == Sections("炒菜", "有健康证")


def test_after_a_fact_its_section_goes_on() -> None:
    text = "岗位职责：\n工作地点：东门店\n炒菜\n任职要求：\n工作时间：早九晚六；有健康证"
    assert split_ad(text) == Sections("炒菜", "有健康证")


def test_tags_after_the_requirements_speak_of_the_work() -> None:
    text = "岗位职责：炒菜\n任职要求：有健康证\n标签：川菜、小炒"
    assert split_ad(text) == Sections("炒菜\n标签：川菜、小炒", "有健康证")


@pytest.mark.parametrize(
    "heading", ["岗位职责及任职要求：", "【职责与要求】", "工作内容、任职资格："]
)
def test_a_section_of_both_is_duties(heading: str) -> None:
    assert split_ad(f"{heading}跟单，会英语") == Sections("跟单，会英语", "")


def test_what_stands_before_the_first_heading_is_duties() -> None:
    assert split_ad("招焊工\n任职要求：有焊工证") == Sections("招焊工", "有焊工证")
