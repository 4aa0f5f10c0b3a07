"""Words that run on, work told by its verb, houses and trades, what is fine, and whose facts."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

RUN_ON = (
    Labelled(
        "我以前在纺织厂挡车挡了十几年后来厂子关了现在想找个打扫卫生的活一个月三千块就行",
        wish=("打扫卫生",),
        past={"纺织厂挡车": 10.0},
        years=10.0,
        pay=3000.0,
    ),
    Labelled(
        "给人家带过孩子也做过饭前前后后八年吧有健康证想找个住家保姆六千五",
        wish=("住家保姆",),
        past={"带孩子": None, "做饭": None},
        years=8.0,
        pay=6500.0,
        papers=("健康证",),
        can=("带娃", "家常菜"),
    ),
    Labelled(
        "我不想做保安我想做护工在养老院照顾过老人两年一个月四千",
        wish=("护工",),
        past={"照顾老人": 2.0},
        years=2.0,
        pay=4000.0,
        refuses=("保安",),
        can=("老人照护",),
    ),
)
DONE = (
    Labelled("出纳做过，报表没独立做过", past={"出纳": None}),
    Labelled("焊工做过，刷漆没正经干过", past={"焊工": None}),
    Labelled(
        "想在合肥的超市做收银，之前做过两年",
        wish=("收银",),
        past={"收银": 2.0},
        years=2.0,
        places=("340100",),
        can=("收银",),
    ),
    Labelled("还是做缝纫吧，以前做过三年", wish=("缝纫",), past={"缝纫": 3.0}, years=3.0),
    Labelled(
        "剪过两年头发，送过一年外卖",
        past={"剪头发": 2.0, "送外卖": 1.0},
        can=("剪发", "外卖配送"),
    ),
    Labelled("贴墙纸贴了六年", past={"贴墙纸": 6.0}, years=6.0, can=("贴墙纸",)),
    Labelled(
        "卖过房卖过保险，现在想卖车",
        wish=("卖车",),
        past={"卖房": None, "卖保险": None},
        can=("房产销售", "保险销售"),
    ),
    Labelled("带过四年孩子，想找个育儿嫂", wish=("育儿嫂",), past={"带孩子": 4.0}, years=4.0),
    Labelled("我在家带孩子带了五年，想找个保洁", wish=("保洁",)),
    Labelled(
        "带过几个宝宝，前后加起来六年，想做育儿嫂",
        wish=("育儿嫂",),
        past={"带宝宝": 6.0},
        years=6.0,
    ),
    Labelled(
        "房产中介做了一年没开几单，想找个内勤",
        wish=("内勤",),
        past={"房产中介": 1.0},
        years=1.0,
    ),
    Labelled("当了五年兵，想做保安", wish=("保安",)),
    Labelled(
        "高中毕业，啥活都没干过，想做服务员", wish=("服务员",), education="senior_high", years=0.0
    ),
    Labelled("扛水泥那种干不了，刮大白我能刮，干了八年", past={"刮大白": 8.0}, years=8.0),
)
TRADES = (
    Labelled(
        "叉车开过五年，想在惠州找个仓库开叉车",
        wish=("开叉车",),
        past={"叉车": 5.0},
        years=5.0,
        places=("441300",),
    ),
    Labelled(
        "木工，家具公司干了九年，五千五以上",
        wish=("木工",),
        past={"木工": 9.0},
        years=9.0,
        pay=5500.0,
    ),
    Labelled("想找红木家具厂", wish=("红木家具厂",)),
    Labelled("平车、锁边都能踩，想去常熟", places=("320581",), can=("平车", "拷边")),
    Labelled(
        "焊了八年，氩弧焊、气割都拿得起，想去芜湖",
        years=8.0,
        places=("340200",),
        can=("氩弧焊", "气割"),
    ),
    Labelled(
        "做过一年前台，接待、接电话都没问题，能做文员吗",
        wish=("文员",),
        past={"前台": 1.0},
        years=1.0,
        can=("接听电话",),
    ),
    Labelled("传菜、洗碗都行，两样都干过", wish=("传菜", "洗碗"), can=("传菜", "洗碗")),
    Labelled("老师好，学校食堂要人吗", wish=("学校食堂",)),
    Labelled("夜班不跑，想开班车", wish=("开班车",), needs={"no_night_shift": True}),
    Labelled("工资月结的就行，想找搬运", wish=("搬运",), left=("工资月结的就行",)),
)
WHOSE = (
    Labelled("我舅在你们这登记过，开吊车的，我也想学开吊车", wish=("开吊车",)),
    Labelled("老伴做了一辈子木匠，我想找个保洁", wish=("保洁",)),
    Labelled("屋里伢上初中了，早餐店做过两年", past={"早餐店": 2.0}, years=2.0),
    Labelled("驾照扣满十二分了在重新学，先找个仓库的活", wish=("仓库",)),
    Labelled("叉车证到期了还没换，会开", no_papers=("叉车证N1",)),
    Labelled("教师资格证没考下来，想去托管班", wish=("托管班",), no_papers=("教师资格证",)),
)
PLACES = (
    Labelled("宜昌周边都中，普工", wish=("普工",), places=("420500",)),
    Labelled("南昌的家政单子都接", wish=("家政",), places=("360100",)),
    Labelled(
        "搬货，一百八一天，日结，贵阳的",
        wish=("搬货",),
        places=("520100",),
        pay=3915.0,
        kinds=("temporary",),
    ),
    Labelled("我和老公一起，河南信阳的，想去嘉兴", places=("330400",)),
    Labelled(
        "去年回南充照顾老人了，想在高坪区找个收银",
        wish=("收银",),
        home="511300",
        places=("511303",),
    ),
    Labelled("想找个文员，南宁青秀区", wish=("文员",), places=("450103",)),
)
TERMS = (
    Labelled("头两个月两千五够了，想学修车", wish=("修车",), pay=2500.0),
    Labelled("想找个组长，公资五千", wish=("组长",), pay=5000.0),
    Labelled("电焊，能给六千不", wish=("电焊",), pay=6000.0),
    Labelled("工资四千五中不中，保安", wish=("保安",), pay=4500.0),
    Labelled("我现在一个月拿四千，想找个五千五的", pay=5500.0),
    Labelled("钟点工，三十二一小时", wish=("钟点工",), pay=5568.0, kinds=("part_time",)),
    Labelled("I earn 6k now, looking for 7.5k, cashier", wish=("cashier",), pay=7500.0),
    Labelled("I drive a van, would like a bakery job", wish=("bakery",), can=()),
    Labelled("小孩我要去校门口接，想找保洁", wish=("保洁",), needs={"child_pickup": True}),
    Labelled("大小周的不要，想做出纳", wish=("出纳",), needs={"weekend_off": True}),
    Labelled("一天三四个小时，想做保洁", wish=("保洁",), kinds=("part_time",)),
    Labelled("想学理发，能不能先从学徒做起", wish=("理发",), kinds=("apprenticeship",)),
)
