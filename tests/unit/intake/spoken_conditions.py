"""More sentences: places, schooling, papers, conditions, long and dictated speech, English."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

PLACES = (
    Labelled("住荆州区，想在沙市上班", home="421003", places=("421002",)),
    Labelled("家在公安县斗湖堤镇", home="421022"),
    Labelled("想去深圳或者东莞", places=("440300", "441900")),
    Labelled("人在武汉，想回荆州", home="420100", places=("421000",)),
    Labelled("不去外地，就在监利", places=("421088",)),
    Labelled("我是洪湖人，武汉也可以去", places=("420100",)),
    Labelled("在广州打了八年工，想回松滋找事做", years=8, places=("421087",)),
    Labelled("户口在石首，住江陵县", home="421024"),
    Labelled("女儿在上海，我就在本地找"),
    Labelled("离家五公里以内的保洁", ("保洁",), km=5),
    Labelled("通勤不超过10公里", km=10),
    Labelled("不想去武汉"),
    Labelled("跑过长沙专线"),
    Labelled("沙市区找个收银", ("收银",), places=("421002",)),
)

SCHOOLING = (
    Labelled("初中毕业", education="junior_high"),
    Labelled("高中没毕业"),
    Labelled("大专学历，会计专业", education="junior_college"),
    Labelled("本科在读，想找实习", kinds=("intern",)),
    Labelled("中专毕业，女儿上高中", education="vocational_secondary"),
    Labelled("硕士研究生，想做研发", ("研发",), education="master"),
    Labelled("没读过书，小学都没毕业"),
    Labelled("教过十年初中数学", past={"教初中数学": 10}, years=10),
)

PAPERS = (
    Labelled("有电工证和焊工证", papers=("电工作业证", "焊接与热切割作业证")),
    Labelled("没有健康证", no_papers=("健康证",)),
    Labelled("有驾照C1，没有叉车证", papers=("驾驶证C1",), no_papers=("叉车证N1",)),
    Labelled("什么证都没有", no_papers=("any",)),
    Labelled("没证", no_papers=("any",)),
    Labelled("正在考教师资格证"),
    Labelled("会开叉车，没证", no_papers=("叉车证N1",), can=("叉车驾驶",)),
    Labelled("三级养老护理员证", papers=("养老护理员证",)),
    Labelled("不会电脑，会开车", no_skills=("电脑操作",), can=("小车驾驶",)),
    Labelled("会用Excel和PS", can=("Excel", "Photoshop")),
    Labelled("英语四级，口语还可以", papers=("大学英语四级",)),
    Labelled("不懂英语，不会打字", no_skills=("英语", "打字")),
    Labelled("想学PLC"),
)

CONDITIONS = (
    Labelled("不能上夜班，要接孩子", needs={"no_night_shift": True, "child_pickup": True}),
    Labelled("夜班也可以", needs={"no_night_shift": False}),
    Labelled(
        "搬不动重东西，也不能久站", needs={"no_heavy_lifting": True, "no_standing_long": True}
    ),
    Labelled("恐高，不能爬高", needs={"no_heights": True}),
    Labelled("要双休，不接受倒班", needs={"weekend_off": True, "no_rotating_shift": True}),
    Labelled("最好包吃住", needs={"board_and_lodging": True}),
    Labelled("只想上白班", needs={"no_night_shift": True, "no_rotating_shift": True}),
    Labelled("全职兼职都可以", kinds=("full_time", "part_time")),
    Labelled("寒假工", kinds=("temporary",)),
    Labelled("五十二岁，女，高血压，想找轻松的活"),
    Labelled("刑满释放，想重新开始"),
    Labelled("残疾人，想做客服", ("客服",)),
    Labelled("离异带娃，要离家近", needs={"near_home": True}),
)

DICTATED = (
    Labelled(
        "我之前在酒店做了四年客房服务员现在想找个不上夜班的保洁工资三千五以上最好在沙市",
        ("保洁",),
        {"客房服务员": 4},
        years=4,
        places=("421002",),
        pay=3500,
        needs={"no_night_shift": True},
    ),
    Labelled(
        "我今年四十五高中毕业以前是公交司机有A1驾照想找个小车司机的活",
        ("小车司机",),
        {"公交司机": None},
        education="senior_high",
        papers=("驾驶证A1",),
    ),
    Labelled(
        "你好我想问一下有没有招普工的厂子包吃住的那种一个月四千以上就行",
        ("普工",),
        pay=4000,
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "我屋里在监利 初中文化 在外头做了七八年缝纫 回来带伢 现在想就近找个服装厂",
        ("服装厂",),
        {"缝纫": 7},
        education="junior_high",
        years=7,
        home="421088",
        needs={"near_home": True},
    ),
    Labelled(
        "护士 有执业证 在三甲医院干了六年 想去社区医院 不想再倒班了",
        ("护士",),
        {"护士": 6},
        years=6,
        papers=("护士执业证",),
        needs={"no_rotating_shift": True},
    ),
    Labelled(
        "本人男，38岁，中专，数控车工十年，期望薪资7000以上，现住荆州区，可接受沙市区",
        past={"数控车工": 10},
        education="vocational_secondary",
        years=10,
        home="421003",
        places=("421002",),
        pay=7000,
    ),
    Labelled(
        "么子活都行 就是莫上夜班 腰不好 重的搬不得",
        needs={"no_night_shift": True, "no_heavy_lifting": True},
    ),
    Labelled(
        "大学毕业两年，做过新媒体运营，会剪视频和PS，想在武汉找，6k起",
        past={"新媒体运营": None},
        education="bachelor",
        places=("420100",),
        pay=6000,
        can=("视频剪辑", "Photoshop"),
    ),
)

ENGLISH = (
    Labelled("I want to be a cleaner", ("cleaner",)),
    Labelled("Looking for a part time cashier job", ("cashier",), kinds=("part_time",)),
    Labelled("I worked as a welder for 6 years", past={"welder": 6}, years=6),
    Labelled("Used to be a nurse, want office work", ("office work",), {"nurse": None}),
    Labelled("I live in Wuhan and want to move to Chengdu", home="420100", places=("510100",)),
    Labelled(
        "warehouse packer, no night shift, at least 5000 a month",
        ("warehouse packer",),
        pay=5000,
        needs={"no_night_shift": True},
    ),
    Labelled("bachelor degree, 3 years of experience in accounting", education="bachelor", years=3),
    Labelled(
        "I have a driving licence but no forklift licence",
        papers=("机动车驾驶证",),
        no_papers=("叉车证N1",),
    ),
    Labelled(
        "I can't lift heavy things and I can't work nights",
        needs={"no_heavy_lifting": True, "no_night_shift": True},
    ),
    Labelled("back-end developer (Golang), Shenzhen", ("back-end developer",), places=("440300",)),
    Labelled("I am 52 years old and married"),
    Labelled(
        "English teacher, 8 years teaching, moving to Hangzhou",
        ("English teacher",),
        {"teaching": 8},
        years=8,
        places=("330100",),
    ),
    Labelled(
        "want a job near home with weekends off", needs={"near_home": True, "weekend_off": True}
    ),
    Labelled("My husband is a driver. I want to work in a hotel.", ("hotel",)),
)
