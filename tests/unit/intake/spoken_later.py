"""Sentences labelled after the reader was written and read once before anything was changed."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

CHINESE = (
    Labelled("俺想寻个活儿，力气大，搬运装卸都中", ("搬运", "装卸")),
    Labelled("阿姨一名，会烧菜，想做钟点工", ("钟点工",), kinds=("part_time",)),
    Labelled(
        "小伙子肯吃苦，进厂打工，长白班最好",
        ("进厂",),
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled(
        "求职：行政前台，大专，两年经验，可接受4k",
        ("行政前台",),
        education="junior_college",
        years=2,
        pay=4000,
    ),
    Labelled("我想找个学校附近的餐厅服务员，中午能回家", ("餐厅服务员",)),
    Labelled("在沙市开了八年的士，网约车也可以跑", ("网约车",), {"开的士": 8}, years=8),
    Labelled("钣金喷漆五年，想去4S店", ("4S店",), {"钣金喷漆": 5}, years=5),
    Labelled(
        "叉车证N1，仓管叉车都做过，月薪六千以上",
        past={"仓管": None, "叉车": None},
        papers=("叉车证N1",),
        pay=6000,
    ),
    Labelled("没有工作经验，应届本科，想做人力资源", ("人力资源",), education="bachelor", years=0),
    Labelled("宝妈，孩子小，想找能带回家做的手工活", ("手工活",)),
    Labelled("我五十八了，厂里退下来，想找个轻省的看仓库的活", ("看仓库",)),
    Labelled(
        "之前做电话销售压力太大，不想干销售了，想找个文员之类的",
        ("文员",),
        {"电话销售": None},
        refuses=("销售",),
    ),
    Labelled(
        "焊工，氩弧焊二保焊都会，有焊工证，一天三百",
        ("焊工",),
        papers=("焊接与热切割作业证",),
        pay=6525,
        can=("氩弧焊",),
    ),
    Labelled(
        "我是学护理的，中专，有护士执业证，能倒班",
        education="vocational_secondary",
        papers=("护士执业证",),
        needs={"no_rotating_shift": False},
    ),
    Labelled("做了半年骑手，摔了一跤，不想跑了，想进仓库", ("仓库",), {"骑手": 0.5}, years=0.5),
    Labelled(
        "会粤语和英语，想做外贸跟单，佛山或者广州",
        ("外贸跟单",),
        places=("440600", "440100"),
        can=("英语",),
    ),
    Labelled("不识字，手脚快，剥虾择菜都可以", ("剥虾", "择菜")),
    Labelled(
        "电梯维保三年，有特种设备作业证，想去武汉，八千到一万",
        past={"电梯维保": 3},
        years=3,
        places=("420100",),
        pay=8000,
        papers=("特种设备作业人员证",),
    ),
    Labelled("公司倒闭了 之前当仓库主管 现在降薪也可以 5千", past={"仓库主管": None}, pay=5000),
    Labelled("周末兼职家教，教小学数学，一小时80", ("家教",), kinds=("part_time",), pay=13920),
    Labelled("退伍军人，有B2驾照，想开货车，不跑长途", ("开货车",), papers=("驾驶证B2",)),
    Labelled(
        "想找离地铁近的办公室文员 五险一金 双休", ("办公室文员",), needs={"weekend_off": True}
    ),
    Labelled("做美容的，八年了，自己开过店", past={"美容": 8}, years=8),
    Labelled("我妈让我来问问，我大专毕业，计算机专业", education="junior_college"),
    Labelled("来料检验QC，会用卡尺，三年", ("来料检验", "QC"), years=3, can=("量具使用",)),
    Labelled(
        "家住石首，石首公安都行，普工，四千多就干",
        ("普工",),
        home="421081",
        places=("421081",),
        pay=4000,
    ),
    Labelled(
        "不要夜班不要倒班不要加班，文员优先",
        ("文员",),
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled("哪里都行，什么都能干，工资高就行"),
    Labelled(
        "会计证初级，做过两年代账，想找财务", ("财务",), {"代账": 2}, years=2, papers=("会计证",)
    ),
    Labelled("挖机师傅十年，自己带机，工地都跑过", past={"挖机师傅": 10}, years=10),
    Labelled(
        "想找个老板包住的餐饮店，传菜洗碗打荷都可以",
        ("传菜", "洗碗", "打荷"),
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "腿脚不方便，只能坐着做，手工或者客服", ("手工", "客服"), needs={"no_standing_long": True}
    ),
)

ENGLISH = (
    Labelled(
        "Hi, I'm looking for a job as a receptionist in Shanghai",
        ("receptionist",),
        places=("310000",),
    ),
    Labelled(
        "I used to work in a textile factory for 12 years", past={"textile factory": 12}, years=12
    ),
    Labelled(
        "fresh graduate, bachelor in civil engineering, seeking an internship",
        education="bachelor",
        kinds=("intern",),
    ),
    Labelled(
        "truck driver, 10 years experience, salary 8000+",
        ("truck driver",),
        {"truck driver": 10},
        years=10,
        pay=8000,
    ),
    Labelled(
        "I don't want to do sales. Data entry or admin is fine.",
        ("Data entry", "admin"),
        refuses=("sales",),
    ),
    Labelled(
        "Nanny, weekends off, live in Beijing",
        ("Nanny",),
        home="110000",
        needs={"weekend_off": True},
    ),
    Labelled(
        "I taught English in Changsha for 2 years and would like to keep teaching",
        ("teaching",),
        {"taught English": 2},
        years=2,
    ),
    Labelled("no experience, want to learn baking", (), years=0),
)
