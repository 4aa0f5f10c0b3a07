"""Terms, money, places and years in the many ways people put them."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

NEEDS = (
    Labelled(
        "加班夜班都可以，想做包装工",
        ("包装工",),
        needs={"no_night_shift": False},
    ),
    Labelled("夜班倒班都行", needs={"no_night_shift": False, "no_rotating_shift": False}),
    Labelled("倒班我愿意", needs={"no_rotating_shift": False}),
    Labelled("晚班不肯上，想做收银员", ("收银员",), needs={"no_night_shift": True}),
    Labelled("大夜班不乐意干", needs={"no_night_shift": True}),
    Labelled("别让我整天站着，想做文员", ("文员",), needs={"no_standing_long": True}),
    Labelled("想做普工，吃住要给安排", ("普工",), needs={"board_and_lodging": True}),
    Labelled("weekend必须休，想做会计", ("会计",), needs={"weekend_off": True}),
    Labelled("女儿住校，不用我管，想做保洁", ("保洁",), needs={"child_pickup": False}),
    Labelled("接送都是爷爷奶奶管，想做店员", ("店员",), needs={"child_pickup": False}),
    Labelled("想做保洁，接送有人", ("保洁",), needs={"child_pickup": False}),
    Labelled("packing job, no scaffolding", ("packing",), needs={"no_heights": True}),
    Labelled("I can lift boxes", needs={"no_heavy_lifting": False}),
    Labelled(
        "nights are fine, weekends too", needs={"no_night_shift": False, "weekend_off": False}
    ),
    Labelled("想做保洁，按小时结", ("保洁",), kinds=("part_time",)),
    Labelled("想做钟点工，离家十里路以内", ("钟点工",), km=5.0, kinds=("part_time",)),
)

MONEY = (
    Labelled("想做保洁，一小时不低于三十", ("保洁",), pay=5220),
    Labelled("想做搬运工，一天三百不干，最少三百五", ("搬运工",), pay=7612.5),
    Labelled("想做保姆，一个月怎么也要个六千", ("保姆",), pay=6000),
    Labelled("最多做半天一小时三十块", pay=5220, kinds=("part_time",)),
    Labelled("I pay 2,000 rent, so nothing below 7,000", pay=7000),
    Labelled("I owe 30,000 on my van"),
    Labelled("7k a month is fine", pay=7000),
    Labelled("一小时二十公里"),
)

PLACES = (
    Labelled("跟着儿子搬到汉阳住，想做保洁", ("保洁",), home="420105"),
    Labelled("我带孩子住宜昌，想做文员", ("文员",), home="420500"),
    Labelled("坐标荆门，想做会计", ("会计",), home="420800"),
    Labelled("离我家（硚口）近点，想做保洁", ("保洁",), home="420104", needs={"near_home": True}),
    Labelled(
        "在佛山灯具厂做质检八年，想回荆州做木工",
        ("木工",),
        {"质检": 8},
        years=8,
        places=("421000",),
    ),
)

BEHIND = (
    Labelled("打了十五年工，其中在鞋厂踩针车六年", past={"针车": 6}, years=15),
    Labelled("经验6年，想做车工", ("车工",), years=6),
    Labelled("会开叉车，开了六年", past={"开叉车": 6}, years=6, can=("叉车驾驶",)),
    Labelled("会做账，有证，干了九年", past={"做账": 9}, years=9),
    Labelled("贴砖、抹灰都能做，做了二十年了，想做搬运", ("搬运",), {"贴砖": 20}, years=20),
    Labelled("想做出纳，没有工作经验", ("出纳",), years=0),
    Labelled("looking for work as a cleaner", ("cleaner",)),
    Labelled("自考本科还剩三门，现在是中专", education="vocational_secondary"),
    Labelled("我女儿大专毕业，想让她找个文员的工作", ("文员",), education="junior_college"),
    Labelled("在水产市场搬货三年", past={"搬货": 3}, years=3),
    Labelled("店长 in hotel做过3年，想做 HR", ("HR",), {"店长": 3}, years=3),
)

HELD = (
    Labelled("有六级，想做翻译", ("翻译",), papers=("大学英语六级",)),
    Labelled("焊工证没有，想做普工", ("普工",), no_papers=("焊接与热切割作业证",)),
    Labelled("别让我用Excel，不会", no_skills=("Excel",)),
    Labelled("my licence expired last spring"),
    Labelled("会一点Office", can=("办公软件",)),
    Labelled("会开挖鸡，想做普工", ("普工",), can=("挖掘机操作",)),
)

NOT_SAID = (
    Labelled("前年开始送快递，做了三年多", past={"送快递": 3}, years=3),
    Labelled("没开过挖机，想做小工", ("小工",), no_skills=("挖掘机操作",)),
    Labelled("我外婆是裁缝，想做收银员", ("收银员",)),
    Labelled("爸爸要吃药，一个月两千，想做保洁", ("保洁",)),
    Labelled("没正式工作过，想做文员", ("文员",), years=0),
    Labelled("单休可以，夜班接受不了", needs={"no_night_shift": True, "weekend_off": False}),
    Labelled("周末也不上", needs={"weekend_off": True}),
    Labelled("不要夜班和大小周", needs={"no_night_shift": True, "weekend_off": True}),
    Labelled("高处不敢上", needs={"no_heights": True}),
    Labelled("十二万一年", pay=10000),
    Labelled("want 6,500 with a room", pay=6500, needs={"board_and_lodging": True}),
    Labelled("never worked before, want cleaning", ("cleaning",), years=0),
    Labelled("搬东西不行", needs={"no_heavy_lifting": True}),
    Labelled(
        "做过电工两年、保安四年、现在在超市收银",
        past={"电工": 2, "保安": 4, "超市收银": None},
    ),
    Labelled("一直跟我哥做装修，五年了", past={"装修": 5}, years=5),
    Labelled("叉车证有，开了七年", past={"叉车": 7}, years=7, papers=("叉车证N1",)),
    Labelled("钣金我熟做了六年", past={"钣金": 6}, years=6),
    Labelled("一天一百多单"),
    Labelled("一小时六十箱"),
    Labelled("一小时二十五块以上", pay=4350),
    Labelled("not ok with weekends"),
    Labelled("挖基坑干过三年", past={"挖基坑": 3}, years=3),
)

ROUNDABOUT = (
    Labelled("我做graphic design五年了，想做美工", ("美工",), {"graphic design": 5}, years=5),
    Labelled("做保姆第五个年头了", past={"保姆": 5}, years=5),
    Labelled("做会计的，物流公司待了三年", past={"会计": 3}, years=3),
    Labelled("只会扎钢筋，绑了九年了", past={"扎钢筋": 9}, years=9, can=("钢筋绑扎",)),
    Labelled("drove a van for two and a half years", past={"drove a van": 2.5}, years=2.5),
    Labelled("在便利店收了两年银", past={"收银": 2}, years=2),
    Labelled("自己开了三年茶馆亏了", past={"开茶馆": 3}, years=3),
    Labelled("三年招聘经验，想做文员", ("文员",), {"招聘": 3}, years=3),
    Labelled("any sewing job in Wuhan is fine", ("sewing",), places=("420100",)),
    Labelled("本科护理毕业", education="bachelor"),
    Labelled("初三毕业就出来打工", education="junior_high"),
    Labelled("我是海归master，想做翻译", ("翻译",), education="master"),
    Labelled("我弟弟去年本科毕业，学的是会计，想找出纳", ("出纳",), education="bachelor"),
    Labelled("离我家沙市五公里以内", home="421002", km=5.0),
    Labelled("阿拉苏州人，想做保洁", ("保洁",)),
    Labelled("live in Baoan, Shenzhen", home="440306"),
    Labelled("hope to stay in Wuhan", places=("420100",)),
    Labelled("a small bakery in Xiamen would be great", places=("350200",)),
    Labelled("我妹在超市上班一个月四千，想做保洁", ("保洁",)),
    Labelled("五千往上都中", pay=5000),
    Labelled("四千底薪的销售也能接受", ("销售",), pay=4000),
    Labelled("我是会计，中级职称，想做会计", ("会计",), {"会计": None}, papers=("中级会计职称",)),
    Labelled("教师资格证小学的", papers=("小学教师资格证",)),
    Labelled("my health certificate ran out", no_papers=("健康证",)),
    Labelled("会计从业资格证还在考", no_papers=("会计证",)),
    Labelled("水磨安装做过两年", past={"水磨安装": 2}, years=2),
    Labelled("爬高如今不敢了", needs={"no_heights": True}),
)
