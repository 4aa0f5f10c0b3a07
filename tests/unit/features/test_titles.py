"""Titles of ads without what recruiters add to them."""

from __future__ import annotations

import time

import pytest

from features.occupation.noise import is_rank_only
from features.occupation.titles import clean_title, split_titles

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("电工", "电工"),
        ("急聘：保洁阿姨，包吃住！！！💰💰", "保洁阿姨"),
        ("【武汉】诚聘 普工 6000-8000元/月 长白班", "普工"),
        ("高薪招聘司机", "司机"),
        ("销售经理（底薪5000+提成）双休", "销售经理"),
        ("课程顾问 月入过万", "课程顾问"),
        ("课程顾问（无责底薪）五险一金", "课程顾问"),
        ("月薪8000招叉车工", "叉车工"),
        ("沙市区招收银员", "收银员"),
        ("招文员一名", "文员"),
        ("日结120元/天 临时搬运工", "临时搬运工"),
        ("仓库打包员+包食宿+综合工资6000", "仓库打包员"),
        ("保安 做六休一 年龄50岁以下", "保安 年龄"),
        ("某某物业有限公司招聘保洁", "保洁"),
        ("数据标注员/双休/包餐", "数据标注员"),
        ("焊工（荆州市沙市区）", "焊工"),
        ("贵阳——线上销售", "线上销售"),
        ("质检员(J10865)", "质检员"),
        ("ＣＮＣ操作员　８小时", "CNC操作员"),
        ("熟练车位", "车位"),
        ("Hiring: Forklift Driver (full-time) $18/hour", "Forklift Driver"),
    ],
)
def test_only_the_job_is_left(raw: str, clean: str) -> None:
    assert clean_title(raw) == clean


@pytest.mark.parametrize(
    "title",
    [
        "招生老师",
        "招商主管",
        "招聘专员",
        "招投标专员",
        "社保专员",
        "福利院护工",
        "班车司机",
        "体检医生",
        "企业培训师",
        "住院医师",
        "宿舍管理员",
        "白银冶炼工",
        "C++开发工程师",
        "C#程序员",
        "3D设计师",
        "5G工程师",
        "二手车评估师",
        "三维动画师",
        "百货导购",
        "食堂厨师",
        "提成核算员",
        "工资核算员",
        "月嫂",
        "日语翻译",
        "年糕加工工",
        "nurse",
        "back-end developer",
    ],
)
def test_words_of_the_job_stay(title: str) -> None:
    assert clean_title(title) == title


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("工程师(软件)", "软件 工程师"),
        ("（德阳）教师（英语）", "英语 教师"),
        ("急招【人事专员】", "人事专员"),
        ("电工（高压）", "电工"),
    ],
)
def test_a_bracket_counts_where_the_rest_names_no_occupation(raw: str, clean: str) -> None:
    assert clean_title(raw) == clean


@pytest.mark.parametrize(
    "raw", ["", "   ", "😀", "+", "（）", "五险一金", "高薪福利+带薪培训+带薪年假", "月入过万 双休"]
)
def test_a_title_without_a_job_is_empty(raw: str) -> None:
    assert clean_title(raw) == ""


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_title("急招！沙市区XX酒店招聘客房服务员/洗碗工，包吃住 3500-4000")
    assert once == "客房服务员/洗碗工"
    assert clean_title(once) == once


@pytest.mark.parametrize(
    ("title", "jobs"),
    [
        ("电工", ["电工"]),
        ("电工/焊工", ["电工", "焊工"]),
        ("会计、出纳", ["会计", "出纳"]),
        ("文员兼出纳", ["文员", "出纳"]),
        ("保安或保洁", ["保安", "保洁"]),
        ("电工/电工", ["电工"]),
        ("welder/fitter", ["welder", "fitter"]),
        ("销售主管/经理", ["销售主管"]),
        ("软件工程师/技术员", ["软件工程师"]),
        ("UI/UX设计师", ["UI/UX设计师"]),
        ("面包/烘焙师", ["面包/烘焙师"]),
        ("经理/主管", ["经理/主管"]),
        ("兼职会计", ["兼职会计"]),
    ],
)
def test_titles_that_name_several_jobs_are_split(title: str, jobs: list[str]) -> None:
    assert split_titles(title) == jobs


@pytest.mark.parametrize(("title", "rank"), [("学徒", True), ("Trainee", True), ("焊工", False)])
def test_ranks_are_known(title: str, rank: bool) -> None:
    assert is_rank_only(title) is rank


@pytest.mark.parametrize("part", ["急", "工资", "有限", "（", "月入", "1", "招聘", "/", "一"])
def test_a_hostile_title_takes_no_time(part: str) -> None:
    started = time.process_time()
    clean_title(part * 5000 + "x")
    assert time.process_time() - started < 0.5
