"""Wishes as people leave them open, refuse them, or tie them to terms, with what each says."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

ANY_WORK = (
    Labelled("随便什么活都行，能挣钱就行"),
    Labelled("只要有活干，啥都中"),
    Labelled("帮我找个工作吧"),
    Labelled("找份工 沙市的", places=("421002",)),
    Labelled("做过五年保安，现在么子事都做得", past={"保安": 5}, years=5),
    Labelled("想找个差不多的岗位，四千块左右", pay=4000),
    Labelled("有没有适合我的岗位"),
    Labelled("想找个不用说话的活，戴着耳机做的那种"),
    Labelled(
        "I was a seamstress for nine years and would like such work again",
        past={"seamstress": 9},
        years=9,
    ),
    Labelled("any job, no nights please", needs={"no_night_shift": True}),
    Labelled("need work asap, I live in Jingzhou", home="421000"),
    Labelled(
        "Looking for something similar to my old job, I was a dental assistant",
        past={"dental assistant": None},
    ),
)

ON_TERMS = (
    Labelled("兼职的淘宝客服", ("淘宝客服",), kinds=("part_time",)),
    Labelled("想找个兼职", kinds=("part_time",)),
    Labelled("不要兼职", kinds=("full_time",)),
    Labelled("不要兼职，要全职的会计", ("会计",), kinds=("full_time",)),
    Labelled("暑假工有没有，我是大二学生", kinds=("temporary",)),
    Labelled("要长期的，不做临时工", left=("要长期的", "不做临时工")),
    Labelled("长期兼职，下午两点以后有空", kinds=("part_time",)),
    Labelled("全职兼职都行 最好是收银", ("收银",), kinds=("full_time", "part_time")),
    Labelled("part-time babysitter, mornings only", ("babysitter",), kinds=("part_time",)),
    Labelled(
        "放寒假了想打工，短期的，端盘子发传单都可以",
        ("端盘子", "发传单"),
        kinds=("temporary",),
    ),
    Labelled("工资日结月结都可以，做得动的我都做"),
    Labelled("周一到周五，九点到五点，坐班", needs={"weekend_off": True}),
)

REFUSED = (
    Labelled("不想再做销售了", past={"销售": None}, left=(), refuses=("销售",)),
    Labelled("做了八年销售不想再做了想换文员", ("文员",), {"销售": 8}, years=8, refuses=("销售",)),
    Labelled("保洁不做 洗碗不做 看孩子可以", ("看孩子",), left=(), refuses=("保洁", "洗碗")),
    Labelled("除了电话销售和保险，别的都考虑", left=(), refuses=("电话销售", "保险")),
    Labelled("anything but sales", left=(), refuses=("sales",)),
    Labelled(
        "I don't want to be a waiter any more, I prefer warehouse jobs",
        ("warehouse",),
        refuses=("waiter",),
    ),
    Labelled(
        "别给我介绍直播带货，我要正经的行政文员", ("行政文员",), left=(), refuses=("直播带货",)
    ),
    Labelled("餐馆太累了不去餐馆，服装厂可以", ("服装厂",)),
    Labelled("不考虑外卖骑手、快递员、跑腿", left=(), refuses=("外卖骑手", "快递员", "跑腿")),
    Labelled("以前是老师，现在不想教书了", past={"老师": None}, refuses=("教书",)),
    Labelled(
        "sales was my job for 10 years but I hate it, so no sales, maybe reception",
        ("reception",),
        {"sales": 10},
        years=10,
        refuses=("sales",),
    ),
    Labelled("不想做销售想做人事", ("人事",), left=(), refuses=("销售",)),
)
