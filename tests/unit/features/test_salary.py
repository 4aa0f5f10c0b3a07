"""Known answers for salary cells and for pay found in free text."""

from __future__ import annotations

import pytest

from features.salary import SalaryReading, find_salary, parse_salary

pytestmark = pytest.mark.unit

Bounds = tuple[float | None, float | None]


def bounds(reading: SalaryReading) -> Bounds:
    return reading.min_cny_month, reading.max_cny_month


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6千-1.2万", (6000, 12000)),
        ("4-6K", (4000, 6000)),
        ("4-6千", (4000, 6000)),
        ("0.8-1.2万", (8000, 12000)),
        ("1.5万-2万", (15000, 20000)),
        ("3.5k-4.5k", (3500, 4500)),
        ("¥4,000-6,000", (4000, 6000)),
        ("4000—6000元", (4000, 6000)),
        ("4000～6000元／月", (4000, 6000)),
        ("５千－８千", (5000, 8000)),
        ("4000元-6000元", (4000, 6000)),
        ("6000一8000", (6000, 8000)),
        ("6000--8000", (6000, 8000)),
        ("4000到6000", (4000, 6000)),
        ("8千-12000", (8000, 12000)),
        ("6000-1.2万", (6000, 12000)),
        ("4500", (4500, 4500)),
        ("4500.0", (4500, 4500)),
        ("4500元/月", (4500, 4500)),
        ("4.5千/月", (4500, 4500)),
        ("1.5-2万/月", (15000, 20000)),
        ("约5000", (5000, 5000)),
        ("5000上下", (5000, 5000)),
        ("薪资：4000-5000", (4000, 5000)),
        ("500-800元/月", (500, 800)),
        ("6000-5000", (5000, 6000)),
    ],
)
def test_monthly_amounts(cell: str, expected: Bounds) -> None:
    assert bounds(parse_salary(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("八千左右", (8000, 8000)),
        ("月薪三千五", (3500, 3500)),
        ("一万二", (12000, 12000)),
        ("1万2", (12000, 12000)),
        ("1万2千", (12000, 12000)),
        ("1万2-1万5", (12000, 15000)),
        ("4千5-6千", (4500, 6000)),
        ("七八千", (7000, 8000)),
        ("三五千", (3000, 5000)),
        ("三千到五千", (3000, 5000)),
        ("三到五千", (3000, 5000)),
        ("两千八到三千二", (2800, 3200)),
        ("五千一个月", (5000, 5000)),
        ("一千八一个月", (1800, 1800)),
        ("工资五千五险一金", (5000, 5000)),
        ("底薪5千6险1金", (5000, None)),
    ],
)
def test_spoken_numerals(cell: str, expected: Bounds) -> None:
    assert bounds(parse_salary(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "period", "expected"),
    [
        ("150元/天", "day", (3262.5, 3262.5)),
        ("200-300/天", "day", (4350, 6525)),
        ("一天180", "day", (3915, 3915)),
        ("日结200", "day", (4350, 4350)),
        ("200元/日结", "day", (4350, 4350)),
        ("100-200元/人/天", "day", (2175, 4350)),
        ("日薪150-200", "day", (3262.5, 4350)),
        ("一百五一天", "day", (3262.5, 3262.5)),
        ("5千/天", "day", (108750, 108750)),
        ("22元/时", "hour", (3828, 3828)),
        ("时薪18-20元", "hour", (3132, 3480)),
        ("20块一小时", "hour", (3480, 3480)),
        ("二十五块一小时", "hour", (4350, 4350)),
        ("120/hour", "hour", (20880, 20880)),
        ("1500元/周", "week", (6500, 6500)),
        ("周薪1500", "week", (6500, 6500)),
        ("年薪8万", "year", (6666.67, 6666.67)),
        ("10-20万/年", "year", (8333.33, 16666.67)),
        ("25万以上/年", "year", (20833.33, None)),
        ("3万及以下/年", "year", (None, 2500)),
        ("年薪12W", "year", (10000, 10000)),
        ("5k-8k/month", "month", (5000, 8000)),
        ("RMB 8,000 per month", "month", (8000, 8000)),
        ("5000 to 8000 yuan monthly", "month", (5000, 8000)),
        ("between 5000 and 7000 a month", "month", (5000, 7000)),
        ("RMB 120,000 per year", "year", (10000, 10000)),
        ("月薪6000--12000/周末双休", "month", (6000, 12000)),
    ],
)
def test_periods_are_converted_to_the_month(cell: str, period: str, expected: Bounds) -> None:
    reading = parse_salary(cell)
    assert bounds(reading) == expected
    assert reading.period == period


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3500起", (3500, None)),
        ("5000元/月起", (5000, None)),
        ("8千及以上", (8000, None)),
        ("8K+", (8000, None)),
        ("6000多", (6000, None)),
        ("不低于4000", (4000, None)),
        ("at least 5000", (5000, None)),
        ("5000~8000不封顶", (5000, None)),
        ("3千及以下", (None, 3000)),
        ("6千以下", (None, 6000)),
        ("5000元以内", (None, 5000)),
        ("不超过5000", (None, 5000)),
        ("up to 8000 per month", (None, 8000)),
        ("最低4000，最高8000", (4000, 8000)),
    ],
)
def test_one_open_bound(cell: str, expected: Bounds) -> None:
    assert bounds(parse_salary(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("底薪3000+提成", (3000, None)),
        ("3000+提成", (3000, None)),
        ("4000-6000加提成", (4000, None)),
        ("底薪4000", (4000, None)),
        ("无责底薪5-8K", (5000, None)),
        ("8k底薪", (8000, None)),
        ("底薪3000+餐补300+全勤200", (3000, None)),
        ("4500/月+餐补300", (4500, None)),
        ("3000+500+提成", (3000, None)),
        ("税后8000", (8000, None)),
        ("到手5000-6000", (5000, None)),
        ("7k+双休", (7000, None)),
        ("4500+五险一金", (4500, 4500)),
        ("5-8K+包吃住", (5000, 8000)),
        ("月薪6000（试用期80%）+提成", (6000, None)),
    ],
)
def test_floors_leave_the_maximum_unknown(cell: str, expected: Bounds) -> None:
    assert bounds(parse_salary(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("试用期3500转正4500", (4500, 4500)),
        ("试用期3000元/月，转正后4500-6000元/月", (4500, 6000)),
        ("3000（试用期），4500（转正）", (4500, 4500)),
        ("试用期3个月，工资4500", (4500, 4500)),
        ("月薪6000（试用期80%）", (6000, 6000)),
        ("底薪3000+提成，综合工资6000-8000", (6000, 8000)),
        ("基本工资2360+加班费，综合5000-6500元", (5000, 6500)),
        ("20元/小时，综合5500-6500", (5500, 6500)),
        ("3000+绩效，3500-6500", (3500, 6500)),
        ("3000+提成 4000-7000", (4000, 7000)),
        ("2600+3%提成，平均4000", (2600, None)),
        ("底薪2600加提成，人均到手5000", (2600, None)),
        ("月薪3000-5000，熟手平均6000", (3000, 5000)),
        ("学满6个月到4000左右", (None, None)),
        ("平均月薪4500", (None, None)),
        ("180元/天，月薪4500-6000", (4500, 6000)),
        ("计件工资6000-8000", (6000, 8000)),
        ("6000-7500计件", (6000, 7500)),
        ("4000/月，忙季5500", (4000, 4000)),
        ("6千多，忙月7500", (6000, None)),
        ("4000-5000，会叉车每月加500", (4000, 5000)),
        ("见习补贴2300元", (2300, 2300)),
        ("月薪5000，年终奖2万", (5000, 5000)),
        ("每单3元，月入8000", (8000, 8000)),
        ("5000-6000元/月，餐补每天15元", (5000, 6000)),
    ],
)
def test_which_figure_counts(cell: str, expected: Bounds) -> None:
    assert bounds(parse_salary(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "months", "expected"),
    [
        ("1.5万-2万·14薪", 14, (15000, 20000)),
        ("8千-1.2万·13薪", 13, (8000, 12000)),
        ("13-15薪 8k-10k", 13, (8000, 10000)),
        ("15-20k*16", 16, (15000, 20000)),
        ("8K-12K15薪", 15, (8000, 12000)),
        ("6000-8000，十三薪", 13, (6000, 8000)),
        ("4000-6000/月，年底双薪", 13, (4000, 6000)),
        ("3千及以下·13薪", 13, (None, 3000)),
        ("4000-6000", None, (4000, 6000)),
    ],
)
def test_months_stay_apart(cell: str, months: int | None, expected: Bounds) -> None:
    reading = parse_salary(cell)
    assert reading.months == months
    assert bounds(reading) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "无",
        "4-6",
        "8-12",
        "150",
        "3元/单",
        "每单3-5元",
        "100-150元/次",
        "50元/课时",
        "计件",
        "500-800元/晚",
        "一晚200",
        "15元/间",
        "0.9元/票",
        "流水300-450元/天（未扣租金）",
        "10-15万",
        "8k到1.6k",
        "8-1.2万",
        "试用期3000",
        "8000港币",
        "$3000/month",
        "2026/11/24",
        "2026年11月",
        "13800138000",
        "普工5000-6000，技工7000-9000",
        "年薪8000",
        "助理3000-4000，主管底薪4500+提成",
        "100元/月",
        "900万/月",
        "餐补300元/月",
        "可达5K以上",
        "想找5000人以上的大公司",
        "底薪1000以下",
    ],
)
def test_unknown_rather_than_wrong(cell: str) -> None:
    reading = parse_salary(cell)
    assert not reading.known
    assert bounds(reading) == (None, None)
    assert reading.period is None


@pytest.mark.parametrize(
    "cell", ["面议", "薪资面议", "面谈", "工资协商", "negotiable", "待遇详谈，联系13800138000"]
)
def test_negotiable_pay_is_not_known(cell: str) -> None:
    reading = parse_salary(cell)
    assert reading.negotiable
    assert not reading.known
    assert reading.span is not None


def test_negotiable_beside_a_figure_keeps_both() -> None:
    reading = parse_salary("5000-8000元/月（面议）")
    assert reading.negotiable
    assert bounds(reading) == (5000, 8000)


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [
        ("4000～6000元／月", "4000～6000元／月"),
        ("底薪3000+提成", "底薪3000"),
        ("包吃住，年薪 ８万", "年薪 ８万"),
        ("面议", "面议"),
        ("5000元/月（税后）", "5000元/月（税后）"),
        ("RMB 8,000 per month", "RMB 8,000 per month"),
    ],
)
def test_span_quotes_the_text_as_given(cell: str, quoted: str) -> None:
    span = parse_salary(cell).span
    assert span is not None
    assert span.text == quoted == cell[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工资4500包吃住月休四天", (4500, 4500)),
        ("want 6000 a month", (6000, 6000)),
        ("salary 5000-7000 per month, 8 hours a day", (5000, 7000)),
        ("年龄45岁，工资3000左右，白班", (3000, 3000)),
        ("想找个四千左右的活", (4000, 4000)),
        ("想要5000以上，双休", (5000, None)),
        ("最少要6000，能照顾孩子", (6000, None)),
        ("工资不能低于4000", (4000, None)),
        ("干了十年会计，要求五千以上", (5000, None)),
        ("一个月五千就行", (5000, 5000)),
        ("每个月能挣八千左右", (8000, 8000)),
        ("期望薪资：5000-6000", (5000, 6000)),
        ("日结150，当天结算", (3262.5, 3262.5)),
        ("诚聘质检员6-8k双休", (6000, 8000)),
        ("质检员7k+双休+五险一金", (7000, None)),
        ("试用期三个月，试用期工资3500，转正后4500-6000", (4500, 6000)),
        ("底薪3000+提成+五险一金，月收入5000-8000元", (5000, 8000)),
        ("待遇：底薪2400+全勤100+奖金（5000-10000不封顶）", (2400, None)),
        ("薪资福利：1、5-6K，绩效占比20%", (5000, 6000)),
        ("我2018年毕业，现在拿4500，想要6000", (6000, 6000)),
        ("押金2000元，月薪8000", (8000, 8000)),
        ("之前工资8000，现在要求6000以上", (6000, None)),
        ("月薪3k以下不考虑", (3000, None)),
        ("一个月至少给四千五", (4500, None)),
        ("工资要求不高，3000多就行", (3000, None)),
        ("能有四千块钱就行", (4000, 4000)),
        ("会计，8000以上，双休", (8000, None)),
        ("房贷每月3000，工资得5000以上", (5000, None)),
    ],
)
def test_pay_found_in_free_text(text: str, expected: Bounds) -> None:
    assert bounds(find_salary(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026年招聘50人",
        "每周工作40小时",
        "年龄18-45岁，身高160",
        "联系电话13800138000",
        "厂房3000平米，500强企业",
        "早8点到晚6点，月休4天",
        "带薪年假13天",
        "会拍摄4K视频",
        "以前在工厂一个月拿六千多",
        "2015-2018，在工厂上班",
        "社保交了10年，月交1000",
        "有10万粉丝的账号",
        "想找5000人以上的大公司",
        "要求：1、有1688、抖店运营经验",
        "缴纳500元押金",
        "餐补15元/天",
        "出差补助外地120/天",
        "转正后享受当地1000/月的生活补贴",
        "满一年每月100元工龄工资",
        "培训津贴50元/天",
        "负责营业额50万/月的门店",
        "学费3万/年",
        "眼睛好手快的一个月多拿一千",
        "会示教编程的每月加1500",
        "出差一天补80",
        "住宿一天15块",
        "每天20元生活补助",
        "走路多，一天两万步",
        "师傅带的期间每天发80",
        "工资按2000版标准",
        "成立于2010年，注册资本500万元",
        "",
    ],
)
def test_numbers_without_a_context_of_pay(text: str) -> None:
    assert not find_salary(text).known


def test_a_long_cell_is_read_as_free_text() -> None:
    duties = "负责社区店铺1688平台运营、日常维护与客户沟通，配合完成领导交办的其他任务，能吃苦"
    assert not parse_salary(duties).known
    assert bounds(parse_salary(duties + "，月薪4500")) == (4500, 4500)
    assert bounds(
        parse_salary("3000-5000，包吃住，月休四天，五险一金，节日福利，生日福利，带薪年假")
    ) == (
        3000,
        5000,
    )


def test_face_to_face_is_about_pay_only_beside_a_pay_word() -> None:
    assert find_salary("有意者到店面谈").negotiable is False
    assert find_salary("薪资可面谈").negotiable is True
