"""Known answers for the education asked for and the education held."""

from __future__ import annotations

import pytest

from features.education import (
    EDUCATION_LEVELS,
    GB_T_4658_LEVELS,
    education_rank,
    find_education,
    highest_education,
    parse_education,
)
from features.parsed import State

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("小学", "primary"),
        ("小学以上，识字", "primary"),
        ("初中毕业", "junior_high"),
        ("初中文化", "junior_high"),
        ("高中", "senior_high"),
        ("高中/中专", "senior_high"),
        ("高中（中专）及以上", "senior_high"),
        ("中专/高中", "vocational_secondary"),
        ("技工", "vocational_secondary"),
        ("职高", "vocational_secondary"),
        ("technical school", "vocational_secondary"),
        ("大专及以上", "junior_college"),
        ("专科", "junior_college"),
        ("高职", "junior_college"),
        ("大专或本科", "junior_college"),
        ("本专科均可", "junior_college"),
        ("土木类大专", "junior_college"),
        ("园林、园艺大专以上", "junior_college"),
        ("大专以上，本科优先", "junior_college"),
        ("统招本科", "bachelor"),
        ("本科法学", "bachelor"),
        ("本科,985/211毕业生优先", "bachelor"),
        ("大学本科及以上", "bachelor"),
        ("大学毕业", "bachelor"),
        ("985", "bachelor"),
        ("bachelor degree", "bachelor"),
        ("Bachelor's degree or above", "bachelor"),
        ("研究生", "master"),
        ("硕士及以上", "master"),
        ("Master", "master"),
        ("博士", "doctor"),
        ("PhD", "doctor"),
        ("high school", "senior_high"),
        ("仓管专员·大专", "junior_college"),
        ("女，高中", "senior_high"),
        ("采购助理（本科）", "bachelor"),
    ],
)
def test_cells(text: str, level: str) -> None:
    parsed = parse_education(text)
    assert parsed.value == level
    assert parsed.state is State.VALUE


@pytest.mark.parametrize(
    "text",
    [
        "不限",
        "学历不限",
        "无要求",
        "不限学历",
        "无学历要求",
        "不限,认得字就行",
        "学历不限，本科优先",
    ],
)
def test_not_limited_is_none(text: str) -> None:
    assert parse_education(text).state is State.NONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "专科医院",
        "高中老师",
        "小学语文教师",
        "初中数学",
        "本科目",
        "硕士点",
        "大学路",
        "大学城",
        "本科院校附近",
        "本科班主任老师",
        "硕士学位津贴",
        "高中物理教师资格证",
        "本科优先",
        "初中及以下",
        "大专在读",
        "中专/大专在读",
        "大专以大二为主",
        "高职高考",
        "不需要本科",
        "可放宽至高中/中专",
        "高级技工",
        "职高烘焙专业教师",
        "成教本科专职老师",
        "音乐讲师（本科）",
        "高中心理教师",
        "初中-物理老师",
        "小学、初中、各科",
        "小学至高中",
        "初高中",
        "硕士试用一个月",
        "博士、硕士组成",
        "硕士为佳",
        "在读研究生",
        "本科7千起",
        "舞蹈专业",
        "primary school teacher wanted",
    ],
)
def test_unknown_rather_than_wrong(text: str) -> None:
    assert not parse_education(text).known


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("任职要求：1、大专及以上学历，2年以上工作经验，会计专业优先", "junior_college"),
        ("招聘高中数学老师，要求本科以上学历，有教师资格证", "bachelor"),
        ("大专及以上学历，有经验者学历可放宽至高中", "junior_college"),
        ("统招本科学历以上，优秀者大专学历亦可，能出差", "bachelor"),
        ("硕士1年以上或本科生3年以上相关工作经验，能吃苦", "bachelor"),
        ("我们需要：中专以上，普通话清楚，会打字，愿意开口", "vocational_secondary"),
        ("本科及以上学历，具有初级中学及以上教师资格证，普通话二乙", "bachelor"),
        ("学历要求：中专；年龄四十五岁以下；能上夜班", "vocational_secondary"),
        ("平台运营专员-五险一金-包吃住-本科", "bachelor"),
        ("行政前台/近地铁站口/大专/月休八天", "junior_college"),
        ("理货主管+有宿舍有食堂+本科+早班", "bachelor"),
        ("商务代表大专应届生底薪加提成包吃包住", "junior_college"),
        ("设备工程师：硕士学历（能力突出者本科也可）", "master"),
        ("诚聘内勤一名，本科，有驾照，能接受出差，双休", "bachelor"),
    ],
)
def test_requirement_in_free_text(text: str, level: str) -> None:
    assert find_education(text).value == level
    assert parse_education(text).value == level


@pytest.mark.parametrize(
    "text",
    [
        "电子商务专业专职教师（自考本科）五险一金双休",
        "诚聘置业顾问（本科9千起）近地铁带薪培训",
        "可免费报名大专学历进修，包吃包住，月休四天",
        "我们是一家专科医院，招聘护士数名，要求护理专业毕业",
        "教师|高中|语文|中专|五险一金|带薪寒暑假",
        "团队由知名高校的博士、硕士组成，一起探索新方向吧",
        "在读本科生每天100元，研究生试用一周后有机会涨薪",
    ],
)
def test_no_requirement_in_free_text(text: str) -> None:
    assert not find_education(text).known


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("高三毕业就出来打工了", "senior_high"),
        ("高中毕业，没读过大学", "senior_high"),
        ("女，45岁，初中，做过保洁", "junior_high"),
        ("只读过小学", "primary"),
        ("大专（自考）", "junior_college"),
        ("大专学历，准备专升本", "junior_college"),
        ("中专毕业后又读了大专", "junior_college"),
        ("不是本科，是大专", "junior_college"),
        ("想找初中数学老师的工作，师范本科", "bachelor"),
        ("硕士研究生", "master"),
        ("没有大学文凭，高中毕业", "senior_high"),
        ("I have a bachelor degree", "bachelor"),
    ],
)
def test_highest_education_held(text: str, level: str) -> None:
    assert highest_education(text).value == level


@pytest.mark.parametrize(
    "text",
    [
        "屋里伢上初中了",
        "高三毕业班的老师",
        "没上过大学",
        "初中没毕业",
        "职高肄业",
        "本科在读",
        "正在读大专",
        "想考本科",
        "高中读了一年就辍学",
        "孩子在读高中，我想找白班",
        "教过小学",
        "以前在初中食堂做饭",
        "人家都要求本科",
        "博士不考虑了",
        "they need bachelor",
        "文盲",
    ],
)
def test_levels_not_held(text: str) -> None:
    assert not highest_education(text).known


def test_codes_are_read_only_through_a_table() -> None:
    assert not parse_education("21").known
    assert parse_education(" 21 ", GB_T_4658_LEVELS).value == "bachelor"
    assert parse_education("61", {"61": "senior_high"}).value == "senior_high"


def test_a_code_missing_from_the_table_stays_unknown() -> None:
    assert not parse_education("10", GB_T_4658_LEVELS).known
    assert not parse_education("211", GB_T_4658_LEVELS).known
    assert parse_education("本科", GB_T_4658_LEVELS).value == "bachelor"


def test_ranks_rise_and_vocational_equals_senior_high() -> None:
    ranks = [education_rank(level) for level in EDUCATION_LEVELS]
    assert ranks == sorted(ranks)
    assert education_rank("senior_high") == education_rank("vocational_secondary")
    with pytest.raises(ValueError, match="not a level"):
        education_rank("college")
