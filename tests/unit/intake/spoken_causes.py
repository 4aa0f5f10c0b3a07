"""Sentences by the cause of a wrong reading, with those in which the rule must stay quiet."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

TRADES = (
    Labelled(
        "机械设计 3年 SolidWorks 钣金非标都画过。想在苏州找个机械工程师",
        ("机械工程师",),
        {"机械设计": 3},
        years=3,
        places=("320500",),
        can=("钣金", "SolidWorks"),
    ),
    Labelled("海报都画过，钣金也做过两年", past={"钣金": 2}, years=2, can=("海报设计", "钣金")),
    Labelled("模具画过，现在想做模具钳工", ("模具钳工",), can=("模具",)),
    Labelled("保安保洁都干过，想找个轻松的", past={"保安": None, "保洁": None}),
    Labelled("电焊都焊过，管道没焊过，想去船厂", ("船厂",), can=("电焊",)),
    Labelled("做了二十年瓦工，贴砖抹灰都行", past={"瓦工": 20}, years=20, can=("贴砖", "抹灰")),
    Labelled("做了十年保安，扫地看门都行", ("扫地", "看门"), {"保安": 10}, years=10),
    Labelled(
        "焊工，有证，氩弧焊，想出国也行", ("焊工",), papers=("焊接与热切割作业证",), can=("氩弧焊",)
    ),
    Labelled("有没有招焊工的，气保焊氩弧焊都行", ("焊工",), can=("二保焊", "氩弧焊")),
    Labelled("想找保安，扫地看门都行", ("保安", "扫地", "看门")),
    Labelled("服务员，洗碗，保洁", ("服务员", "洗碗", "保洁")),
    Labelled("收银，理货，导购都可以", ("收银", "理货", "导购")),
    Labelled("想做家教，教数学", ("家教",)),
    Labelled("做过保安，教英语", past={"保安": None, "教英语": None}),
    Labelled("做过家教，教英语", past={"家教": None}),
    Labelled("厨房里打荷切配都干过，炒菜也会点", past={"打荷": None, "切配": None}, can=("炒锅",)),
    Labelled("物业做过三年客服，想找前台", ("前台",), {"客服": 3}, years=3),
    Labelled(
        "水电工，干了十二年，家装都做过",
        ("水电工",),
        {"水电工": 12},
        years=12,
    ),
    Labelled("绑过钢筋，浇过混凝土", past={"绑钢筋": None}, can=("钢筋绑扎",)),
    Labelled("没绑过钢筋，想学"),
    Labelled("洗衣机空调都修过，学徒做了一年", past={"学徒": 1}, years=1),
    Labelled("收银机会用，想做收银", ("收银",)),
    Labelled("看车库的活有没有", ("看车库",)),
    Labelled("能糊纸盒穿珠子，在家干的有没有", can=("糊盒",)),
)

WISHES = (
    Labelled("本来想应聘司机的，驾照被扣了，现在干装卸", past={"装卸": None}),
    Labelled("本来在做司机，现在想换个白班的", past={"司机": None}, needs={"no_night_shift": True}),
    Labelled("原来应聘过保安没要我"),
    Labelled("渣土车不开，危险品也不拉"),
    Labelled("叉车不开了，眼睛不行", past={"叉车": None}),
    Labelled("做饭还行，想找个保姆", ("保姆",), can=("家常菜",)),
    Labelled("中午要回去给老人做饭，想找半天的", kinds=("part_time",)),
    Labelled("想给老人做饭，一天做两顿", ("做饭",)),
    Labelled("I don't wanna drive, want to cook", ("cook",)),
    Labelled("dont wanna do sales, cashier is fine", ("cashier",), refuses=("sales",)),
    Labelled("I drive a truck and cook", can=("货车驾驶",)),
    Labelled(
        "assembly line is OK, need a dorm", ("assembly line",), needs={"board_and_lodging": True}
    ),
    Labelled("做过三年前台，想继续做这个", ("前台",), {"前台": 3}, years=3),
    Labelled("做过三年前台，不想再做这行了", past={"前台": 3}, years=3),
    Labelled("做过前台，也做过文员，想继续做这个", past={"前台": None, "文员": None}),
    Labelled("希望培训月嫂，学完能上岗", ("月嫂",)),
    Labelled("想找个包住的，在厂里做包装", needs={"board_and_lodging": True}),
    Labelled("在厂里做包装，想换个近的", past={"包装": None}),
    Labelled("洗碗打扫都行，想找个管饭的", ("洗碗", "打扫")),
)

PAST = (
    Labelled("后来带娃就没上班，现在想做保洁", ("保洁",)),
    Labelled("以前给人家带孩子，带了三年", past={"带孩子": 3}, years=3),
    Labelled("想带孩子，时间短点的", ("带孩子",)),
    Labelled("装修队干活的，想找个近的", past={"装修": None}),
    Labelled("超市上班的，想换个双休的", past={"超市": None}, needs={"weekend_off": True}),
    Labelled("想找个上班近点的", needs={"near_home": True}),
    Labelled("在鞋厂刷胶刷了七年胶味道受不了", past={"鞋厂刷胶": 7}, years=7),
    Labelled("排队排了两年没排上"),
    Labelled("住院住了一年，想找轻活"),
    Labelled("读书读了九年，想找普工", ("普工",)),
    Labelled("在老家摆了三年摊", past={"摆摊": 3}, years=3),
    Labelled("种地种了一辈子，想看门", ("看门",), {"种地": None}, can=("种植",)),
    Labelled("在深圳打工八年，做过品检", past={"品检": None}, years=8),
    Labelled("在深圳做品检八年", past={"品检": 8}, years=8),
    Labelled("以前是小学老师，教了二十年数学", past={"教数学": 20}, years=20),
    Labelled("退休前是检验员，做了三十年质检", past={"质检": 30}, years=30),
    Labelled("带过工地二十几号人，想找施工员", ("施工员",)),
    Labelled("去年在工地摔了，想找看门的", ("看门",)),
    Labelled("带三十人流水线，想去佛山", places=("440600",)),
    Labelled("在工地干过，想找施工员", ("施工员",), {"工地": None}),
    Labelled("隔壁老王做保安三千二，我也想干保安", ("保安",)),
    Labelled("2015年到2021年在顺丰分拣，分拣也行仓管也行", ("分拣", "仓管"), {"分拣": 6}, years=6),
    Labelled("2015年到2018年在职校读书，想找仓管", ("仓管",)),
    Labelled("也在医院陪护过，主要想近点", past={"医院陪护": None}, needs={"near_home": True}),
    Labelled("快递分拣夜班干过半年", past={"快递分拣": 0.5}, years=0.5),
    Labelled("卖过保险，也干过保险", past={"卖保险": None}),
)

MONEY = (
    Labelled("想换个工作，现在在酒店前台一个月四千二", past={"酒店前台": None}),
    Labelled("现在工资五千，想找六千以上的", pay=6000),
    Labelled("现在五千就干", pay=5000),
    Labelled("boss之前给15k，现在13k也ok", pay=13000),
    Labelled("期望12k，不要加班", pay=12000),
    Labelled("现在找个一个月四千的", pay=4000),
    Labelled("我在这边做房产中介，一个月底薪两千，想找个稳定点的", past={"房产中介": None}),
    Labelled("做美团众包，一个月四五千，想找个交社保的", kinds=("flexible",)),
    Labelled("做保洁，一个月三千就行，在沙市", ("保洁",), pay=3000, places=("421002",)),
    Labelled("同学在工厂上班，一个月七千，我也想进"),
    Labelled("同学一个月一万，我有六千就行", pay=6000),
    Labelled("老公一个月六千，我想找个三千的", pay=3000),
    Labelled("I would be fine with 7k", pay=7000),
    Labelled("no more than 10 km from home", km=10),
)

PLACES = (
    Labelled("现在回南昌了，想找个保洁", ("保洁",), home="360100"),
    Labelled("过年要回武汉了，先干到腊月", places=("420100",)),
    Labelled("准备回长沙了，找个文员", ("文员",), places=("430100",)),
    Labelled("现在回老家监利了", home="421088"),
    Labelled("想回老家监利找个厂", places=("421088",)),
    Labelled("嫁到宜昌来的，会做饭", home="420500", can=("家常菜",)),
    Labelled("现在来嘉兴了，住在南湖区这边", home="330402"),
    Labelled("老公在惠州上班，我想过去跟他一起", places=("441300",)),
    Labelled("老公在惠州上班，我不想过去"),
    Labelled("住汉口，想在光谷找个文员", ("文员",), home="420100", places=("420100",)),
    Labelled("汉口路上的酒店做过前台", past={"前台": None}),
    Labelled("想去虎门或者小榄", places=("441900", "442000")),
    Labelled("a job in Suzhou or somewhere in Shenzhen", places=("320500", "440300")),
)

PAPERS = (
    Labelled("电工证快到期了，想去物业", ("物业",), papers=("电工作业证",)),
    Labelled("叉车证被骗了，没办下来，开还是会开的"),
    Labelled("没证没学历，力气有", no_papers=("any",)),
    Labelled("没证没关系，可以考"),
    Labelled("会计证没有，初级在考，想当出纳", ("出纳",)),
    Labelled("什么证都没有，想当保安", ("保安",), no_papers=("any",)),
    Labelled("测量员，中级职称", ("测量员",), papers=("专业技术职称",)),
    Labelled("会计，中级职称", ("会计",), papers=("中级会计职称",)),
    Labelled("数学物理都教过，初中的", can=("物理教学",)),
    Labelled("我初中的，想找保洁", ("保洁",), education="junior_high"),
    Labelled("I was a teacher in a primary school for ten years", past={"teacher": 10}, years=10),
)

TERMS = (
    Labelled("想找个那种坐着的", needs={"no_standing_long": True}),
    Labelled("梯子也不敢爬", needs={"no_heights": True}),
    Labelled("工钱当天结最好", kinds=("temporary",)),
    Labelled("每个礼拜能出来三四天", kinds=("part_time",)),
    Labelled("学徒工资三千多也行", ("学徒",), pay=3000, kinds=("apprenticeship",)),
    Labelled("happy to start as an apprentice", kinds=("apprenticeship",)),
    Labelled(
        "7000 a month, day shift only",
        pay=7000,
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled("最好夫妻能住一起的宿舍", needs={"board_and_lodging": True}),
)
