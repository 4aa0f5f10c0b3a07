"""Wording that stands in for protected facts, and words that only look like it."""

from __future__ import annotations

import pytest

from features.protected_wording import (
    protected_stretches,
    title_without_protected_wording,
    without_protected_wording,
)

pytestmark = pytest.mark.unit
PLAIN = "收银、理货。会用电脑，上一天休一天。"
STAND_INS = (
    "限女",
    "限女性",
    "仅限男性",
    "只招女工",
    "女士优先",
    "男士优先",
    "女性优先考虑",
    "男女同等条件男优先",
    "女性勿扰",
    "不要男的",
    "性别：女",
    "女",
    "招形象气质好的女性",
    "35岁以下",
    "３５周岁以下",
    "三十五岁以内",
    "18-40岁",
    "年龄18至45周岁之间",
    "年龄要求45岁以下",
    "年龄不超过50",
    "女55岁以下",
    "90后优先",
    "年轻者优先",
    "本地户口",
    "限本市户籍",
    "要求本市城镇户口",
    "农村户口不考虑",
    "本地人优先",
    "外地人勿扰",
    "限荆州城区户口",
    "少数民族勿扰",
    "限汉族",
    "不要信教的",
    "未婚优先",
    "已婚已育优先",
    "两年内不得生育",
    "残疾勿投",
    "乙肝病毒携带者不招",
    "无残疾",
    "female preferred",
    "under 35 only",
    "local hukou required",
)


@pytest.mark.parametrize("words", STAND_INS)
def test_an_ad_reads_as_if_the_words_were_not_there(words: str) -> None:
    for text in (
        f"{words}。{PLAIN}",
        f"{words}，{PLAIN}",
        f"{PLAIN}{words}。",
        f"{PLAIN}{words}",
        f"收银、理货。{words}，会用电脑，上一天休一天。",
        f"收银、理货。会用电脑，{words}，上一天休一天。",
        f"收银、理货。会用电脑（{words}），上一天休一天。",
        f"收银、理货。会用电脑，上一天休一天，{words}。",
        f"收银、理货。会用电脑，上一天休一天。{words}，限男，45岁以下。",
    ):
        assert without_protected_wording(text) == PLAIN, text


@pytest.mark.parametrize(
    "text",
    [
        "步行街女装店导购，女鞋、男装都卖",
        "男科门诊护士",
        "女子监狱食堂厨师",
        "妇女儿童用品销售，女性用品陈列",
        "销售35岁以下人群保险产品",
        "面向35岁以下客户推广理财",
        "照顾3-6岁幼儿，接送12岁以下孩子",
        "照护60-80岁老人",
        "16-24岁失业青年",
        "年满18周岁，凭身份证报名",
        "男女不限",
        "男、女均可",
        "男部、女部各两名",
        "宝宝11个月，男孩，已经会走",
        "户籍登记、户口簿复印",
        "解决本市户口",
        "欢迎残疾人，优先肢体残疾",
        "残疾人集中就业单位，同工同酬",
        "孕期、哺乳期女职工不安排该岗位",
        "雇主家读初中的女儿，接送上学",
        "无高血压、无呼吸道疾病等职业禁忌",
        "经验35年以上，30-50人团队",
        "要求在3天以内到岗，45天以内转正",
        "服务员、收银员优先录用",
        "under 35 minutes by bus, men's clothing, women's shoes",
    ],
)
def test_words_that_ask_nothing_of_the_applicant_stay(text: str) -> None:
    assert protected_stretches(text) == []
    assert without_protected_wording(text) == text


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("保安员（男）", "保安员"),
        ("项目资料员（限男）", "项目资料员"),
        ("行政前台(见习)限女", "行政前台(见习)"),
        ("电容绕线女工", "电容绕线工"),
        ("女收银员", "收银员"),
        ("急聘女服务员/传菜员", "急聘服务员/传菜员"),
        ("收银员（35岁以下）", "收银员"),
        ("浴池服务员（男部、女部各两名）", "浴池服务员（男部、女部各两名）"),
        ("女装店导购", "女装店导购"),
        ("女工部部长", "女工部部长"),
        ("限女", ""),
    ],
)
def test_titles(title: str, plain: str) -> None:
    assert title_without_protected_wording(title) == plain


def test_facts_may_be_left_alone() -> None:
    text = "限女，16-24岁，本地户口。"
    assert without_protected_wording(text, frozenset({"age", "household"})) == "16-24岁，本地户口。"
