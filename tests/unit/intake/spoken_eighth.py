"""Whose years and papers, what was begun when, papers failed, and what names no trade."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

OTHERS_PAST = (
    Labelled("我爸开了二十年货车，我自己没开过车，想找个保洁", wish=("保洁",)),
    Labelled("我哥焊工证考下来了，我还没有，想找个搬运工", wish=("搬运工",)),
    Labelled(
        "我媳妇有月嫂证，我没有，我做保安四年了",
        past={"保安": 4.0},
        years=4.0,
        no_papers=("母婴护理证",),
    ),
    Labelled("老板干餐饮十几年了，我跟着他做了三年收银", past={"收银": 3.0}, years=3.0),
    Labelled("以前的厂子开了三十年，我做质检两年", past={"质检": 2.0}, years=2.0),
    Labelled("我妹当过五年护士，我做文员三年了", past={"文员": 3.0}, years=3.0),
    Labelled("我爸妈种了一辈子地，我在电子厂做过两年普工", past={"普工": 2.0}, years=2.0),
    Labelled("同学开了三年网店，我只会打包，想找个仓库打包的", wish=("仓库打包",)),
    Labelled("我弟有叉车证，我没有，我想做理货员", wish=("理货员",), no_papers=("叉车证N1",)),
    Labelled(
        "我老公跑了十年货运，我在家带孩子，想找个钟点工", wish=("钟点工",), kinds=("part_time",)
    ),
    Labelled("跟着我爸干了十年木工，想找个木工活", wish=("木工",), past={"木工": 10.0}, years=10.0),
    Labelled("我爸是司机，开了二十年货车，我没开过，想做保安", wish=("保安",)),
    Labelled(
        "我老公是电工，干了十年，我做保洁两年",
        past={"保洁": 2.0},
        years=2.0,
    ),
    Labelled("我爸介绍我做的保安，做了五年", past={"保安": 5.0}, years=5.0),
    Labelled("我妈说我踏实，我做收银三年了", past={"收银": 3.0}, years=3.0),
    Labelled(
        "My brother has worked as an electrician for ten years, I want a job as a cleaner",
        wish=("cleaner",),
    ),
    Labelled(
        "My husband drove a truck for eight years. I worked as a cook for two years.",
        past={"cook": 2.0},
        years=2.0,
    ),
    Labelled(
        "My sister has a nursing certificate, but I want to work as a waitress", wish=("waitress",)
    ),
    Labelled("我们公司办了十五年，我做会计六年", past={"会计": 6.0}, years=6.0),
    Labelled("帮我弟弟找个活，他做过三年焊工", past={"焊工": 3.0}, years=3.0),
)
YEARS = (
    Labelled(
        "I haven't had a job for two years. Before that I was a cashier for five years.",
        past={"cashier": 5.0},
        years=5.0,
    ),
    Labelled("I was a cashier, but I haven't worked for three years", past={"cashier": None}),
    Labelled("I was out of work for three years, I used to be a welder.", past={"welder": None}),
    Labelled("I have not worked for four years, I want a cleaner job", wish=("cleaner",)),
    Labelled("I haven't been working for a year, looking for a driver job", wish=("driver",)),
    Labelled("从2012年住到现在都在东莞"),
    Labelled("2018年结婚到现在都在家带孩子"),
    Labelled("2015年离婚到现在没上过班", years=0.0),
    Labelled("想打个短工，干一个月就走", kinds=("temporary",)),
    Labelled(
        "打包贴单我都干过，两年，夜班不行",
        past={"打包": 2.0},
        years=2.0,
        needs={"no_night_shift": True},
    ),
    Labelled("这些活我都没干过，两年没上班了"),
)
PAPERS = (
    Labelled(
        "执业药师考了两回没过，在药店干了三年",
        past={"药店": 3.0},
        years=3.0,
        no_papers=("执业药师",),
    ),
    Labelled("初级会计考了两次都没过", no_papers=("初级会计职称",)),
    Labelled("二建考了三年才过，现在证在手上", papers=("二级建造师",)),
    Labelled("教师资格证考了没通过，想做助教", wish=("助教",), no_papers=("教师资格证",)),
    Labelled("护士证考了一次就过了", papers=("护士执业证",)),
    Labelled(
        "电工证还没考过，想先做学徒",
        wish=("学徒",),
        kinds=("apprenticeship",),
        no_papers=("电工作业证",),
    ),
    Labelled("I failed the teacher certificate exam twice", no_papers=("教师资格证",)),
    Labelled(
        "教师资格证刚拿到，高中数学的，想去学校", wish=("学校",), papers=("高级中学教师资格证",)
    ),
    Labelled("教师资格证拿到了，初中英语的", papers=("初级中学教师资格证",)),
    Labelled("雅思6.5，想做英语老师", wish=("英语老师",), papers=("雅思成绩",)),
    Labelled("托福95，想找翻译", wish=("翻译",), papers=("托福成绩",)),
    Labelled("雅思没考，英语还行", no_papers=("雅思成绩",)),
    Labelled("雅思2023年考的", papers=("雅思成绩",)),
    Labelled(
        "Forklift driver with a licence, 7 years in warehouses.",
        wish=("Forklift driver",),
        past={"Forklift driver": 7.0},
        years=7.0,
        papers=("叉车证N1",),
    ),
    Labelled(
        "Truck driver with a licence, 6 years, no nights please",
        wish=("Truck driver",),
        past={"Truck driver": 6.0},
        years=6.0,
        papers=("机动车驾驶证",),
        needs={"no_night_shift": True},
    ),
    Labelled(
        "Forklift driver without a licence, two years",
        wish=("Forklift driver",),
        past={"Forklift driver": 2.0},
        years=2.0,
    ),
)
TRADES = (
    Labelled(
        "Chef, Italian and French cuisine, nine years.",
        wish=("Chef",),
        past={"Chef": 9.0},
        years=9.0,
    ),
    Labelled(
        "I speak Italian and French, want a translator job in Shanghai",
        wish=("translator",),
        places=("310000",),
    ),
    Labelled(
        "Cook in a Japanese restaurant for three years",
        wish=("Cook",),
        past={"Cook": 3.0},
        years=3.0,
    ),
    Labelled(
        "之前在商场超市做过三年理货员，想再做理货员",
        wish=("理货员",),
        past={"理货员": 3.0},
        years=3.0,
    ),
    Labelled("在商场超市做过促销两年", past={"促销": 2.0}, years=2.0),
    Labelled("超市、电子厂都做过", past={"超市": None, "电子厂": None}),
    Labelled("大货车开了八年，A2的驾照", past={"大货车": 8.0}, years=8.0, papers=("驾驶证A2",)),
    Labelled("我爱人是护士，我自己开挖机，开了八年", past={"开挖机": 8.0}, years=8.0),
    Labelled("请问你们的电商培训要不要钱，我想找个网店客服做", wish=("网店客服",)),
    Labelled("你们的月嫂培训收费吗，我想做月嫂", wish=("月嫂",)),
    Labelled("保安要多少岁以下，我五十八", wish=("保安",)),
    Labelled(
        "搬货没问题，就是不能上夜班", needs={"no_night_shift": True, "no_heavy_lifting": False}
    ),
    Labelled("在医院食堂做过两年，切菜配菜", past={"医院食堂": 2.0}, years=2.0),
    Labelled("本科英语专业，教师编没考上", education="bachelor"),
    Labelled("本科体育教育，想当健身教练", wish=("健身教练",), education="bachelor"),
    Labelled("小学体育老师想找，我是专科", wish=("小学体育老师",), education="junior_college"),
    Labelled("大专护理专业毕业，护士证有", education="junior_college", papers=("护士执业证",)),
    Labelled(
        "我做焊工的气割也会一点大概六年吧工资最少要七千",
        wish=("焊工",),
        past={"焊工": 6.0},
        years=6.0,
        pay=7000.0,
    ),
    Labelled("我住在南昌青云谱区，想找个洗车的活", wish=("洗车",), home="360104"),
    Labelled("黄冈鄂州的学校都考虑，武汉不考虑", places=("420700", "421100")),
    Labelled("附近有个厂招人，我不想去"),
    Labelled(
        "数空车床五年，会编成，要双修",
        past={"数控车床": 5.0},
        years=5.0,
        needs={"weekend_off": True},
    ),
    Labelled(
        "I'd like a job in a restaurant or a café in Shanghai",
        wish=("restaurant",),
        places=("310000",),
    ),
    Labelled("给六千我就去，五千我不去", pay=6000.0),
    Labelled("我当过学徒，两年，现在能独立修车", past={"学徒": None, "修车": None}, years=2.0),
    Labelled(
        "Accommodation would be good, I worked as a waitress for two years",
        past={"waitress": 2.0},
        years=2.0,
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "I'd like a bookkeeping job, part-time, in Hangzhou",
        wish=("bookkeeping",),
        kinds=("part_time",),
    ),
)
