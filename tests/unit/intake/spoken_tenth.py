"""Papers told in passing, sums of another kind, half days and nights, and a trade being learnt."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

PAPERS = (
    Labelled(
        "做过保洁，有B2，想开班车", wish=("开班车",), past={"保洁": None}, papers=("驾驶证B2",)
    ),
    Labelled("德语好，有C1，想做翻译", wish=("翻译",), can=("德语",)),
    Labelled("英语六级，C1", papers=("大学英语六级", "驾驶证C1")),
    Labelled("想做育婴员，有四级证", wish=("育婴员",), papers=("育婴员证",)),
    Labelled(
        "大专毕业，有四级证，想做育婴员",
        wish=("育婴员",),
        education="junior_college",
        papers=("大学英语四级",),
    ),
    Labelled("在敬老院做过护理员，有五级证", past={"护理员": None}, papers=("养老护理员证",)),
    Labelled("没有五级证，想做养老护理员", wish=("养老护理员",)),
    Labelled("有初中物理的教师资格证", papers=("初级中学教师资格证",)),
    Labelled("我高中毕业，有教师资格证", education="senior_high", papers=("教师资格证",)),
    Labelled(
        "开网约车的，有从业资格证",
        past={"开网约车": None},
        papers=("网络预约出租汽车驾驶员证",),
        can=("网约车驾驶",),
    ),
    Labelled(
        "以前开出租后来开货车，有从业资格证",
        past={"开出租": None, "开货车": None},
        papers=("道路运输从业资格证",),
    ),
    Labelled(
        "I was a welder for six years and I have the certificate",
        past={"welder": 6.0},
        years=6.0,
        papers=("焊接与热切割作业证",),
    ),
    Labelled(
        "I drove a truck, I don't have the certificate",
        past={"drove a truck": None},
        can=("货车驾驶",),
    ),
)
MONEY = (
    Labelled("之前做美工一个月拿七千，五千我也干", past={"美工": None}, pay=5000.0),
    Labelled("干了一个月三千多的活"),
    Labelled(
        "上家厂欠我六千，三千五四千都行，想做门卫",
        wish=("门卫",),
        pay=3500.0,
    ),
    Labelled("工资三千三千五，找个保洁", wish=("保洁",), pay=3000.0),
    Labelled("焊工，一万五千都行", wish=("焊工",), pay=15000.0),
)
TERMS = (
    Labelled("晚上要陪孩子做作业，不能加班，想做文员", wish=("文员",)),
    Labelled("晚上要照顾老人，想做文员", wish=("文员",), needs={"no_night_shift": True}),
    Labelled("只能做下午半天，想做保洁", wish=("保洁",), kinds=("part_time",)),
    Labelled("想找个九点到四点的活", kinds=("part_time",)),
    Labelled("八点到四点的活"),
    Labelled("想找上夜班的工作", needs={"no_night_shift": False}),
    Labelled("想找个不上夜班的活", needs={"no_night_shift": True}),
    Labelled("上夜班的不做，普工", wish=("普工",), needs={"no_night_shift": True}),
    Labelled("保安，夜班 ok", wish=("保安",), needs={"no_night_shift": False}),
    Labelled("架子上不了，想做门卫", wish=("门卫",), needs={"no_heights": True}),
    Labelled("孩子上学以后，八点半到四点有空"),
    Labelled("高处爬不了，想做门卫", wish=("门卫",), needs={"no_heights": True}),
    Labelled("warehouse work, paid daily", wish=("warehouse",), kinds=("temporary",)),
    Labelled("深圳东莞都OK，普工", wish=("普工",), places=("440300", "441900")),
)
WORK = (
    Labelled("电焊还在学，没出师，先找个小工", wish=("小工",)),
    Labelled("我做客服天天接电话，想换个文员", wish=("文员",), past={"客服": None}),
    Labelled("发传单、做礼仪都干过", past={"发传单": None, "礼仪": None}),
    Labelled(
        "给老板开过三年车，想做保安",
        wish=("保安",),
        past={"开车": 3.0},
        years=3.0,
        can=("小车驾驶",),
    ),
    Labelled("自己开过车，想做保安", wish=("保安",), can=("小车驾驶",)),
    Labelled(
        "我在工地上干了五年，想做保安",
        wish=("保安",),
        past={"工地": 5.0},
        years=5.0,
    ),
    Labelled("想开货车，短途也行", wish=("开货车",)),
    Labelled("想跑长途", wish=("跑长途",)),
    Labelled("想去公立幼儿园", wish=("公立幼儿园",)),
    Labelled("炒鲁菜的，干了六年", past={"炒鲁菜": 6.0}, years=6.0),
    Labelled(
        "三年前端经验，想找前端开发",
        wish=("前端开发",),
        past={"前端": 3.0},
        years=3.0,
    ),
    Labelled("没experience，想做前台", wish=("前台",), years=0.0),
    Labelled("I'd like to sort boxes", wish=("sort boxes",)),
    Labelled("any sort of work in Wuhan", places=("420100",)),
)
ABILITIES = (
    Labelled("做衣服做了五年", past={"做衣服": 5.0}, years=5.0, can=("缝纫",)),
    Labelled("服侍过我公公两年，想做护工", wish=("护工",), can=("老人照护",)),
    Labelled("晚上要辅导作业，会做账", needs={"no_night_shift": True}, can=("做账",)),
)
