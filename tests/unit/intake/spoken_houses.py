"""The trade and the house it is practised in, whole titles, and what is held or lacking."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

HOUSES = (
    Labelled(
        "我是初中物理老师，想去武汉的学校",
        ("初中物理老师",),
        {"初中物理老师": None},
        places=("420100",),
    ),
    Labelled("护士，想换个医院，宜昌", ("护士",), {"护士": None}, places=("420500",)),
    Labelled("做美甲的，想找个美甲店", ("做美甲",), {"美甲": None}),
    Labelled("学过美容，想去美容院上班", ("美容",)),
    Labelled("想找会计，学校或者医院都行", ("会计",)),
    Labelled("体育老师，想找个小学", ("体育老师",), {"体育老师": None}),
    Labelled("小学毕业，想找个保洁", ("保洁",), education="primary"),
    Labelled("酒店前台干了三年，想换个酒店", ("酒店前台",), {"酒店前台": 3}, years=3),
    Labelled("想进电子厂", ("电子厂",)),
    Labelled("做了八年收银，想进电子厂", ("电子厂",), {"收银": 8}, years=8),
    Labelled("以前是护士，现在想进工厂上班", ("工厂",), {"护士": None}),
    Labelled(
        "我是幼儿园老师，不想再当老师了，想去公司做行政",
        ("行政",),
        {"幼儿园老师": None},
        refuses=("老师",),
    ),
    Labelled("找个临时工，包装厂最好", ("包装厂",), kinds=("temporary",)),
    Labelled("在税务师事务所做了两年审计，想跳到企业做内控", ("内控",), {"审计": 2}, years=2),
    Labelled("卖办公家具的，跑学校跑了三年", past={"卖办公家具": 3}, years=3),
)

TITLES = (
    Labelled("想做托福老师", ("托福老师",)),
    Labelled("想做 TOEFL 老师", ("TOEFL 老师",)),
    Labelled("想当奥数老师", ("奥数老师",)),
    Labelled("想做高中化学老师", ("高中化学老师",)),
    Labelled("做 TikTok 运营三年", past={"TikTok 运营": 3}, years=3),
    Labelled("做 Shopee 运营一年，想做精品，不做铺货", past={"Shopee 运营": 1}, years=1),
    Labelled("想在长沙教小朋友画画", ("教小朋友画画",), places=("430100",)),
    Labelled("想进厂拧螺丝", ("拧螺丝",)),
    Labelled("想进厂打螺丝", ("打螺丝",)),
    Labelled("store and accounts clerk", ("accounts clerk",)),
    Labelled("looking for an accountant internship", ("accountant",), kinds=("intern",)),
)

PLACES = (
    Labelled("想做普工，东莞厚街那边", ("普工",), places=("441900",)),
    Labelled("Any hotel in Guangzhou hiring?", places=("440100",)),
    Labelled("Pastry chef, looking in Hangzhou", ("Pastry chef",), places=("330100",)),
    Labelled("杭州有没有招美容师的", ("美容师",), places=("330100",)),
    Labelled("东莞老家那边"),
)

ABILITIES = (
    Labelled("招聘广告上写着要 CPA，我有初级会计证", papers=("初级会计职称",)),
    Labelled("货车会开，B2会开，A2正在增驾", papers=("驾驶证B2",)),
    Labelled("A2正在增驾还没拿到", no_papers=("驾驶证A2",)),
    Labelled("有电工正", papers=("电工作业证",)),
    Labelled("那里有护工正在招人", ("护工",)),
    Labelled("厂里有员工政策"),
    Labelled("铲车师傅 有操作证", ("铲车师傅",), papers=("装载机操作证",)),
    Labelled("信号工也考了", papers=("起重指挥证Q1",)),
    Labelled("Excel我不大会", no_skills=("Excel",)),
    Labelled("Excel我不怎么会用", no_skills=("Excel",)),
    Labelled("就是不会带小孩", no_skills=("带娃",)),
    Labelled("脚手架的活不干"),
    Labelled("照顾过偏瘫的奶奶三年", can=("老人照护",)),
    Labelled("I can cook, clean and look after a baby", can=("家常菜", "保洁", "婴儿护理")),
)
