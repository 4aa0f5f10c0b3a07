"""Sentences labelled before any reader had seen them, then kept with the mends they asked for."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

CHINESE = (
    Labelled("给我找个班上就行 别的不讲究"),
    Labelled("我想干点正经营生，别是传销就行"),
    Labelled("有手就能干的活来一个"),
    Labelled("不愿意做客服，打字可以，声音不好听", can=("打字",), refuses=("客服",)),
    Labelled("本来想当老师，没考上编，现在愿意做辅导班的助教", ("助教",)),
    Labelled("我不是来找保安的，我是电梯维修工", past={"电梯维修工": None}),
    Labelled(
        "打包装箱干了小半年，腰受不了换个坐着的",
        past={"打包装箱": None},
        needs={"no_standing_long": True},
    ),
    Labelled("全职太太十年，想重新上班，以前做过出纳", past={"出纳": None}),
    Labelled("兼职全职无所谓 离万达近就行", kinds=("part_time", "full_time")),
    Labelled("临时顶几天班也可以，餐饮服务员做过", past={"餐饮服务员": None}, kinds=("temporary",)),
    Labelled("不找临时工 要签合同交社保的 仓管", ("仓管",)),
    Labelled("找个能长期干的，库管或者统计", ("库管", "统计")),
    Labelled(
        "晚上七点以后有空，想做份兼职代驾，C1驾龄八年",
        ("代驾",),
        kinds=("part_time",),
        papers=("驾驶证C1",),
    ),
    Labelled("儿媳妇让我来登记，我会带小孩会烧饭，白天八小时"),
    Labelled(
        "干过建筑架子工，现在恐高不上架子了，地面的活都行",
        past={"架子工": None},
        needs={"no_heights": True},
    ),
    Labelled(
        "在义乌跑了五年快递，回来盖房子，房子盖好了想就近跑快递",
        ("快递",),
        {"快递": 5},
        years=5,
        needs={"near_home": True},
    ),
    Labelled("学的汽车检测，中专，在修理厂实习过三个月", education="vocational_secondary"),
    Labelled(
        "我家那口子会做木工，我会做饭，两个人包吃住的厂",
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "有健康证，早餐店、食堂、快餐店帮厨都可以，凌晨四点起得来",
        ("早餐店", "食堂", "快餐店帮厨"),
        papers=("健康证",),
    ),
    Labelled("工资2800到3500之间，朝八晚五，文员统计录入", ("文员", "统计"), pay=2800),
    Labelled("离婚了，一个人带娃，送完孩子八点半到下午四点能上班"),
    Labelled("没念过书 种菜卖菜养鸡都会 城里的活不晓得能搞么子"),
    Labelled(
        "大学学的日语，N2，想找日企文员或者翻译，武汉苏州都可以",
        ("日企文员", "翻译"),
        places=("420100", "320500"),
        papers=("日语能力考试",),
    ),
    Labelled("做过淘宝客服两年抖音客服一年", past={"淘宝客服": 2, "抖音客服": 1}),
    Labelled("想找数控，编程不会，只会操作，三年了", ("数控",), years=3, no_skills=("数控编程",)),
    Labelled(
        "不上夜班不倒班不加班，钱少点没关系，前台收银超市促销哪样都行",
        ("前台收银", "超市促销"),
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled("帮我问下纺织厂还招不招挡车工，我姐在里面", ("挡车工",)),
    Labelled("之前一直在外面飘，没个固定工作，啥都干过一点"),
    Labelled("我要找工作我要找工作我要找工作"),
    Labelled("叉车会开，证没有，愿意去考", no_papers=("叉车证N1",)),
)

ENGLISH = (
    Labelled("Need a job, whatever pays"),
    Labelled(
        "I'd like to work part time as a barista in Wuhan",
        ("barista",),
        kinds=("part_time",),
        places=("420100",),
    ),
    Labelled("no more factory work for me, I want to drive a taxi", ("drive a taxi",)),
    Labelled(
        "Worked two years at a call centre and hated it. Prefer something outdoors.",
        past={"call centre": 2},
        years=2,
    ),
    Labelled(
        "temporary work over the summer, waitress or cashier",
        ("waitress", "cashier"),
        kinds=("temporary",),
    ),
    Labelled("My daughter needs a job as a nurse, not me", ("nurse",)),
    Labelled(
        "I can't do nights or weekends because of school run",
        needs={"no_night_shift": True, "weekend_off": True, "child_pickup": True},
    ),
    Labelled(
        "ex soldier, strong, willing to do security or warehouse, 5k",
        ("security", "warehouse"),
        pay=5000,
    ),
    Labelled("我 speak English 很好, want to be 前台 in hotel", ("前台",), can=("英语",)),
    Labelled("graduated in accounting last year, no experience yet, any office will do", years=0),
)
