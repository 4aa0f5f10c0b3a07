"""Whether the law on minors concerns a speaker: from their own words, and only when sure."""

from __future__ import annotations

import pytest

from features.text import fold
from recommender.intake.protected import is_protected
from recommender.intake.read import read_intake
from recommender.intake.working_age import read_working_age

pytestmark = pytest.mark.unit

UNDER_16 = (
    "我今年15",
    "我今年15想找暑假工",
    "今年十五，想打工",
    "我15岁，能做什么",
    "十四岁，初中不想读了",
    "快16了",
    "我马上十六岁了，想找活",
    "我还没满16岁",
    "未满16周岁",
    "我不到16岁，可以打工吗",
    "虚岁16，想进厂",
    "男，15岁，想找暑假工",
    "15 男 想找活",
    "15岁半",
    "妈妈病了，我今年14，想挣点钱",
    "帮我儿子问问，他15岁，能做什么",
    "I am 15",
    "I'm fifteen, looking for a summer job",
    "I'm almost 16 and want a job",
    "15 years old, want to work",
)
UNDER_18 = (
    "刚满十六",
    "刚满16岁，想找工作",
    "我16",
    "我十七",
    "17岁",
    "我17岁想找个暑假工",
    "今年17了",
    "今年17岁读中专",
    "十五六岁，能吃苦",
    "我15、6岁",
    "快18了，想进厂",
    "还没满十八",
    "我未成年，想找暑假工",
    "虚岁18，想进厂",
    "17岁女生，想找奶茶店",
    "女，17",
    "我是学生，17岁，想找兼职",
    "我妹妹十岁，我十七岁，想找活",
    "给我弟弟找个活，今年17",
    "I am 17",
    "I am a 17 year old girl and want to be a cook",
    "I just turned 16, want to work",
    "I'm not yet 18, looking for warehouse work",
)
SAYS_NOTHING = (
    "",
    "我今年18",
    "刚满18岁，想找工作",
    "十七八岁",
    "虚岁19",
    "我今年45，儿子15岁",
    "我今年四十五岁了",
    "我儿子15岁，我想找离家近的保洁",
    "孩子上初三，15岁了，想找能接送孩子的活",
    "有个15岁的孩子",
    "我女儿今年17",
    "15岁出来打工，做过厨师",
    "我十六岁就进厂了",
    "我16岁那年学的理发",
    "17岁的时候做过保安",
    "从15岁开始做缝纫",
    "刚满十六就出来打工了",
    "十六岁就出来打工，现在四十了",
    "17岁，做了十五年电工",
    "做了15年仓管",
    "我15号有空",
    "我16号到沙市，想找保洁",
    "我17年毕业的",
    "今年15万工资",
    "我17楼住着",
    "住16栋，离家15公里以内",
    "时薪15，我要16",
    "工龄满16年",
    "限16-40岁",
    "16岁以上都行",
    "公司今年16了",
    "给孩子找学校，15岁",
    "I am 15 minutes from Shashi",
    "I have 16 years of experience",
    "when I was 16 I was a cook",
    "my son is 15, I want a cleaning job",
    "I am 45 and have a 15 year old son",
)


@pytest.mark.parametrize("text", UNDER_16)
def test_who_says_they_are_under_16(text: str) -> None:
    assert read_working_age(fold(text)) == "under_16"


@pytest.mark.parametrize("text", UNDER_18)
def test_who_says_they_are_16_or_17(text: str) -> None:
    assert read_working_age(fold(text)) == "under_18"


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_adults_others_and_silence_say_nothing(text: str) -> None:
    assert read_intake(text).profile.working_age is None


@pytest.mark.parametrize("text", [*UNDER_16, *UNDER_18])
def test_the_age_itself_is_not_kept(text: str) -> None:
    found = read_intake(text)
    assert found.profile.working_age is not None
    kept = found.contract_json()
    assert kept.pop("working_age") == found.profile.working_age
    assert "working_age" not in found.spans
    assert [left for left in found.not_understood if is_protected(fold(left))] == []
    told = f"{kept}"
    for age in ("14", "15", "16", "17", "18", "十四", "十五", "十六", "十七", "十八", "fifteen"):
        assert age not in told


def test_years_of_work_that_no_minor_has_contradict_an_age() -> None:
    assert read_working_age("我今年17") == "under_18"
    assert read_working_age("我今年17", worked_years=2) == "under_18"
    assert read_working_age("我今年17", worked_years=8) is None


def test_a_profile_does_not_show_it_where_it_is_printed() -> None:
    assert "under_16" not in repr(read_intake("我今年15").profile)
