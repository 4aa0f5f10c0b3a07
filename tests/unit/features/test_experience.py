"""Known answers for the experience asked for and the years a person has."""

from __future__ import annotations

import pytest

from features.experience import YearsRange, find_experience, parse_experience, person_years
from features.parsed import State

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3年以上", 3, None),
        ("3年（含）以上", 3, None),
        ("5~10年+", 5, None),
        ("至少5年", 5, None),
        ("三年", 3, None),
        ("十年", 10, None),
        ("2年左右", 2, None),
        ("3", 3, None),
        ("0", 0, None),
        ("1-3年", 1, 3),
        ("一到两年", 1, 2),
        ("五六年", 5, 6),
        ("半年", 0.5, None),
        ("一年半", 1.5, None),
        ("1.5年", 1.5, None),
        ("18个月", 1.5, None),
        ("1年以内", 0, 1),
        ("1年以下", 0, 1),
        ("2 years", 2, None),
        ("3+ years", 3, None),
        ("0-2 years", 0, 2),
        ("one or two years", 1, 2),
        ("餐饮2年", 2, None),
        ("8年以上，其中护士长3年", 8, None),
        ("1年以上，优秀应届可", 1, None),
        ("钣金3年", 3, None),
        ("2年电焊工", 2, None),
        ("质检员（应届）", 0, 0),
        ("人事实习生", 0, 0),
        ("实习药剂师", 0, 0),
        ("2-3年经验或优秀应届生", 0, 3),
        ("应届生或2年以上经验", 0, None),
        ("应届", 0, 0),
        ("应届生", 0, 0),
        ("应届毕业生", 0, 0),
        ("26届", 0, 0),
        ("2026届毕业生", 0, 0),
        ("在校/应届", 0, 0),
        ("应届毕业生（管培岗）", 0, 0),
        ("应届生、仓储助理", 0, 0),
        ("质检岗（2026届）", 0, 0),
        ("fresh graduate", 0, 0),
    ],
)
def test_cells(text: str, low: float, high: float | None) -> None:
    assert parse_experience(text).value == YearsRange(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "不限",
        "经验不限",
        "无需经验",
        "无",
        "应届亦可",
        "应届生亦可",
        "欢迎应届生",
        "接受应届",
        "接受26届",
        "应届生/往届生",
        "应届、往届均可",
        "fresh graduates welcome",
        "零基础",
        "不限，有装配经验优先",
        "无经验可带教",
        "熟手优先，生手可学",
        "1年以上经验者优先，无经验可培训",
        "no experience required",
        "质检员/0经验/包住",
        "仓管（零经验）",
        "前台+小白可",
        "可接收实习生",
    ],
)
def test_none_asked(text: str) -> None:
    parsed = parse_experience(text)
    assert parsed.state is State.NONE
    assert parsed.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "有经验优先",
        "3年以上经验优先",
        "合同3年",
        "成立20年",
        "2年内",
        "3年制",
        "驾龄3年",
        "三年以上驾龄",
        "B2满三年",
        "2022年",
        "中工2年，大工5年",
        "2年，小工不限",
        "半年以上，没经验先做辅助工",
        "带过孩子即可",
        "18年专业机构",
        "26年老品牌",
        "30年行业沉淀",
        "半年提薪",
        "一年里",
        "一年三次旅游",
        "外包，1年1签",
        "实习三个月",
        "至少实习半年以上",
        "不接受小白",
        "不接受应届生",
        "非应届生",
        "优秀应届生",
        "应届生优先",
        "26届优先",
        "应届生，有经验者优先",
        "第26届",
        "不考虑在校生、实习生",
        "实习证明",
        "实习指导员",
        "店长，带实习生",
        "零基础英语课老师",
        "2026年11月3日",
    ],
)
def test_unknown_rather_than_wrong(text: str) -> None:
    assert not parse_experience(text).known


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("任职要求：1、大专以上，3年以上仓库管理经验，会开叉车优先", 3, None),
        ("任职要求：1.大专及以上学历；2.3年以上财务相关工作经验", 3, None),
        ("岗位要求：1、本科；2、3年以上数据分析经验；3、会表格", 3, None),
        ("工作年限3年以上，英语流利，能接受短期出差", 3, None),
        ("从事设备维修工作1-3年，熟悉低压电气", 1, 3),
        ("5年以上工作经验，其中3年以上团队管理经验", 5, None),
        ("一年以上管理经验，三年以上餐饮工作经验", 3, None),
        ("研究生1年以上或本科生2年以上相关工作经验", 1, None),
        ("2年以上大型企业、集团公司出纳经验，会做表", 2, None),
        ("3年品牌推广经验，能独立写方案，能出差", 3, None),
        ("我们招质检，1到3年检验经验或者应届毕业生，会用卡尺", 0, 3),
        ("设备维护助理+六险一金+年假+双休+应届生", 0, 0),
        ("二〇二六年秋季 / 仓储管理应届毕业生 / 包吃住", 0, 0),
        ("连续15年盈利的工厂，要求从业经验5年以上", 5, None),
    ],
)
def test_experience_in_free_text(text: str, low: float, high: float | None) -> None:
    assert find_experience(text).value == YearsRange(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "公司成立20年，劳动合同一签3年，满一年有年假",
        "19年专业机构，老师经验丰富，带薪培训",
        "十五年经验的师傅手把手带你，包吃包住",
        "公司有实习生宿舍，应届生有房补，欢迎咨询了解详情，电话面谈",
        "近3年销售额翻倍，现招聘会计一名",
        "3年保底45W的教师岗位，带薪培训",
        "入职满1年以上可免费体检，五险一金",
        "面向24年毕业生，专业不限，提供住宿",
        "任职资格：1.5年以上数据治理经验，能出差",
    ],
)
def test_no_experience_in_free_text(text: str) -> None:
    assert not find_experience(text).known


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("卖房卖了一年没开几单", 1),
        ("带过五年孩子", 5),
        ("干了十年", 10),
        ("做会计8年", 8),
        ("会计，八年经验", 8),
        ("女，35岁，大专，会计8年", 8),
        ("从事销售5年", 5),
        ("开了6年叉车", 6),
        ("在服装厂踩了12年缝纫机", 12),
        ("工作了五六年", 5),
        ("干了二十多年", 20),
        ("工龄十年", 10),
        ("只干了半年", 0.5),
        ("2.5年", 2.5),
        ("27", 27),
        ("0", 0),
        ("8年工作经验，其中5年管理", 8),
        ("先做了3年收银，又做了2年会计", 5),
        ("做过两年服务员，三年保安", 5),
        ("在家带孩子3年，以前做过2年收银", 2),
        ("5 years of experience in sales", 5),
        ("nine years of experience in sales", 9),
    ],
)
def test_years_a_person_has(text: str, years: float) -> None:
    assert person_years(text).value == years


@pytest.mark.parametrize(
    "text",
    [
        "歇了一年没上班",
        "照顾老人三年",
        "10年没上班",
        "失业2年",
        "结婚10年",
        "毕业3年",
        "来北京5年",
        "10年前在工地干过",
        "学了2年美容",
        "当过3年兵",
        "想再干5年",
        "合同还有2年",
        "社保交了10年",
        "我有15年驾龄",
        "想找3年以上经验的岗位",
        "第二家只做了两个月",
        "找个临时工做两个月",
        "实习过三个月",
        "干了小半年",
        "",
    ],
)
def test_years_that_are_no_work(text: str) -> None:
    assert not person_years(text).known
