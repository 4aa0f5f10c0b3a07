"""Sentences for patterns that many ways of speaking share; written for the patterns."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

TERMS = (
    Labelled("夜里不能上班", needs={"no_night_shift": True}),
    Labelled("晚上必须回屋做饭", needs={"no_night_shift": True}),
    Labelled("大夜班不干", needs={"no_night_shift": True}),
    Labelled("唔返夜班", needs={"no_night_shift": True}),
    Labelled("night shift 不可以", needs={"no_night_shift": True}),
    Labelled("不是不肯上夜班", needs={"no_night_shift": False}),
    Labelled("夜班一个月最多四个", needs={"no_night_shift": False}),
    Labelled("三班倒没得事", needs={"no_rotating_shift": False}),
    Labelled("出力气的活也不怵", needs={"no_heavy_lifting": False}),
    Labelled("can lift heavy", needs={"no_heavy_lifting": False}),
    Labelled("上架子不虚", needs={"no_heights": False}),
    Labelled("成天站着，腿肿", needs={"no_standing_long": True}),
    Labelled("站一天腿不疼"),
    Labelled("要有夫妻间", needs={"board_and_lodging": True}),
    Labelled("下午要 pick up 女儿", needs={"child_pickup": True}),
    Labelled("派遣的也没关系", kinds=("dispatch",)),
    Labelled("只做上午的班", kinds=("part_time",)),
    Labelled("离学府近点就行"),
)

WORK = (
    Labelled("不想再跑外卖了", past={"跑外卖": None}, refuses=("跑外卖",)),
    Labelled("想应聘育婴师照顾小孩", ("育婴师",)),
    Labelled("别派我去当保安", refuses=("保安",)),
    Labelled("网店美工我都拿手"),
    Labelled("自己开了一家小面馆，想去食堂帮厨", ("食堂帮厨",), {"开面馆": None}),
    Labelled("物业工程部维修", ("物业工程部维修",)),
    Labelled("想进康复中心"),
    Labelled("值班室也坐得住"),
    Labelled("退休电工，想看大门", ("看大门",), {"电工": None}),
    Labelled("收银文员都可以", ("收银", "文员")),
    Labelled("在宾馆当过行李生，想做保安", ("保安",)),
    Labelled("找个日结工", kinds=("temporary",)),
    Labelled("在长沙工作五年，想做文员", ("文员",), years=5),
    Labelled("离商场近，文员或者前台", ("文员", "前台")),
    Labelled("服务员酒廊都做过", past={"服务员": None}),
    Labelled("UI 设计师", ("UI 设计师",)),
    Labelled("I did telemarketing for three years", past={"telemarketing": 3}, years=3),
)

MONEY_AND_PLACES = (
    Labelled("人工六千五", pay=6500),
    Labelled("工钱不低于五千", pay=5000),
    Labelled("五千五加", pay=5500),
    Labelled("在饭店做洗碗一天一百三，想换个保洁", ("保洁",), {"洗碗": None}),
    Labelled("想返佛山", places=("440600",)),
    Labelled("湖南湖北都去", places=("430000", "420000")),
    Labelled("荆州区内", places=("421003",)),
    Labelled("在宜昌跑外卖，想做保安", ("保安",), {"跑外卖": None}),
)

TAKEN_BACK = (
    Labelled("干了六年啊说错了七年保安", past={"保安": 7}, years=7),
    Labelled("工资四千五，不对，五千五", pay=5500),
)
