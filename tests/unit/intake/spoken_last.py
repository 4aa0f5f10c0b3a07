"""A last set, labelled and read when everything else was done."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

SENTENCES = (
    Labelled(
        "我叫小李，二十六岁，做过五年数控铣床，会看图纸，想找六千以上的",
        past={"数控铣床": 5},
        years=5,
        pay=6000,
    ),
    Labelled(
        "家里老人病了要照顾，想找个下午四点前下班的兼职",
        kinds=("part_time",),
        needs={"no_night_shift": True},
    ),
    Labelled(
        "想找物业前台或者写字楼保洁，住江陵，每天坐车可以",
        ("物业前台", "写字楼保洁"),
        home="421024",
    ),
    Labelled(
        "专科毕业，学的是学前教育，有幼师证，想找幼儿园的工作",
        ("幼儿园",),
        education="junior_college",
        papers=("幼儿园教师资格证",),
    ),
    Labelled(
        "原先在供销社当营业员，后来在家带孙子，现在想打零工",
        past={"营业员": None},
        kinds=("flexible",),
    ),
    Labelled(
        "养老院护理员，夜班能上，三千八起",
        ("养老院护理员",),
        pay=3800,
        needs={"no_night_shift": False},
    ),
    Labelled("开滴滴开了三年 车卖了 想找个给单位开车的", ("开车",), {"开滴滴": 3}, years=3),
    Labelled("没有叉车证但是会开", no_papers=("叉车证N1",)),
    Labelled("我不会用电脑，字也认不全，做保洁没问题", ("保洁",), no_skills=("电脑操作",)),
    Labelled(
        "工厂质检，电子厂做过，汽配厂也做过，八年",
        ("工厂质检",),
        {"电子厂": None, "汽配厂": None},
        years=8,
    ),
    Labelled(
        "应届大专生，会计专业，初级证已考，荆州市区，3000以上，双休",
        education="junior_college",
        places=("421000",),
        pay=3000,
        needs={"weekend_off": True},
    ),
    Labelled(
        "以前在上海做保姆，一个月七千，现在回荆州了，想做育儿嫂",
        ("育儿嫂",),
        {"保姆": None},
        home="421000",
    ),
    Labelled("美发学徒做了一年半，想换家店继续做", past={"美发学徒": 1.5}, years=1.5),
    Labelled(
        "两口子一起找，厂里最好有夫妻房，普工操作工都行",
        ("普工", "操作工"),
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "会电工会焊工，水电安装也会，证都有",
        papers=("电工作业证", "焊接与热切割作业证"),
    ),
    Labelled(
        "公司裁员，我是做Java后端的，七年经验，本科，武汉，15k以上",
        past={"Java后端": 7},
        education="bachelor",
        years=7,
        places=("420100",),
        pay=15000,
    ),
    Labelled(
        "不要体力活，坐办公室的，会Word和Excel", can=("Excel",), needs={"no_heavy_lifting": True}
    ),
    Labelled("招聘会上看到你们招文员，我想报名", ("文员",)),
    Labelled("想找不加班的双休的行政", ("行政",), needs={"weekend_off": True}),
    Labelled("公交车司机退休，身体好，还想干几年，看个门也行", ("看个门",), {"公交车司机": None}),
    Labelled(
        "I have been working as a chef for 15 years, looking for a restaurant in Guangzhou",
        ("restaurant",),
        {"chef": 15},
        years=15,
        places=("440100",),
    ),
    Labelled("mother of two, need flexible hours, can do bookkeeping", kinds=("flexible",)),
    Labelled(
        "senior high school, forklift driver with forklift licence, Jingzhou",
        ("forklift driver",),
        education="senior_high",
        places=("421000",),
        papers=("叉车证N1",),
    ),
    Labelled(
        "Not looking for sales. I want to be a graphic designer.",
        ("graphic designer",),
        refuses=("sales",),
    ),
    Labelled(
        "我在广东电子厂打螺丝打了七年，娃要上学了回来找事，监利县城最好",
        past={"电子厂打螺丝": 7},
        years=7,
        places=("421088",),
    ),
    Labelled("不怕上夜班，就怕工资低，五千以下不考虑", pay=5000, needs={"no_night_shift": False}),
    Labelled("开过行车，烧过锅炉", past={"开行车": None, "烧锅炉": None}),
    Labelled("我是盲人按摩师", past={"按摩师": None}),
    Labelled(
        "会计 中级 双休 沙市",
        ("会计",),
        places=("421002",),
        papers=("中级会计职称",),
        needs={"weekend_off": True},
    ),
    Labelled(
        "想找长白班，住长白县",
        home="220623",
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled("做销售做怕了，别给我推销售", past={"销售": None}),
    Labelled("叉车 有证 沙市", ("叉车",), places=("421002",), papers=("叉车证N1",)),
    Labelled(
        "I want to change career from sales to data analyst", ("data analyst",), {"sales": None}
    ),
    Labelled(
        "nurse, 3 years in a hospital in Yichang, no rotating shifts",
        ("nurse",),
        {"nurse": 3},
        years=3,
        needs={"no_rotating_shift": True},
    ),
    Labelled("I have a C1 licence, live in Gong'an County", home="421022", papers=("驾驶证C1",)),
)
