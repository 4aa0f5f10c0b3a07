"""Sentences as varied as the people who say them: dialects, slips, gaps, two languages."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

PACKING_AND_RETURNING = (
    Labelled("打包工", ("打包工",)),
    Labelled("会装箱贴标，想进仓库", ("仓库",)),
    Labelled("装箱也好打包也好，两班倒都干", ("装箱", "打包"), needs={"no_rotating_shift": False}),
    Labelled(
        "想找一个工作地点在沙市或者荆州区的仓库打包，长白班，计件也可以，到手五千",
        ("仓库打包",),
        places=("421002", "421003"),
        pay=5000,
        needs={"no_night_shift": True, "no_rotating_shift": True},
    ),
    Labelled("十年没做了，还想回来做会计", ("会计",)),
    Labelled("歇了三年想重新开出租", ("开出租",)),
    Labelled("带了六年孩子现在想出来上班，以前在商场卖衣服", past={"商场卖衣服": None}),
    Labelled("I stopped nursing in 2015 and want to go back to it", past={"nursing": None}),
)

DIALECT = (
    Labelled("俺是河南嘞，来荆州恁些年了，木工瓦工都中", ("木工", "瓦工"), home="421000"),
    Labelled("侬好，阿拉想寻份生活做做，门卫、车库管理员侪可以", ("门卫", "车库管理员")),
    Labelled("唔该，我想揾份工，茶餐厅洗碗都得", ("茶餐厅洗碗",)),
    Labelled("我莫得啥子文化，小学都没读完，就想找个扫地的", ("扫地",)),
    Labelled("俺就寻思找个烧锅炉的活儿，原先在粮库烧过两年", ("烧锅炉",), {"粮库": 2}, years=2),
    Labelled("种了半辈子田，啥技术没得，就有把子力气", past={"种田": None}),
    Labelled("退伍的，开过坦克，现在想开大车，A2本儿", ("开大车",), papers=("驾驶证A2",)),
    Labelled("伢们都大了 我就想寻个事做下子 莫太远", needs={"near_home": True}),
)

DICTATED = (
    Labelled(
        "我是江陵郝穴的今年四十八了屋里两个老人要照看以前在东莞鞋厂做针车做了十一年会电车平车"
        "现在就想在县城附近找个服装厂或者鞋厂都行工资三千多就行莫上夜班",
        ("服装厂", "鞋厂"),
        {"针车": 11},
        years=11,
        home="421024",
        pay=3000,
        needs={"no_night_shift": True},
    ),
    Labelled(
        "我以前开过三年挖机后来工地停了就没做了现在想找个开铲车的活包住最好一个月要有六千",
        ("开铲车",),
        {"开挖机": 3},
        years=3,
        pay=6000,
        needs={"board_and_lodging": True},
    ),
    Labelled(
        "那个我姑娘在武汉读大学我自己小学毕业想在家门口找个手工活",
        ("手工活",),
        education="primary",
        needs={"near_home": True},
    ),
)

SLIPS = (
    Labelled("我想找分工作，以前做过收银员和仓官", past={"收银员": None}),
    Labelled("想做抱洁", ("抱洁",)),
    Labelled("bao jie, bao an dou xing"),
    Labelled("保洁保洁保洁", ("保洁",)),
    Labelled("电工 有证 监利", ("电工",), places=("421088",), papers=("电工作业证",)),
    Labelled("护理员 48小时在岗 工资6千", ("护理员",), pay=6000),
    Labelled(
        "Im a plumer, 12 yrs exp, looking 4 plumbing work in yichang",
        ("plumbing",),
        years=12,
        places=("420500",),
    ),
)

TRAPS = (
    Labelled("上一份工作是前台，五险一金交了三年，公司搬去武汉了，我走不开", past={"前台": None}),
    Labelled("老板拖欠工资三万，一分钱没拿到，现在想找个靠谱的电焊活", ("电焊",)),
    Labelled("一个月房租八百，孩子学费一年两万，工资起码五千才够", pay=5000),
    Labelled("我驾照被扣了，送不了外卖，想进工厂做普工", ("普工",)),
    Labelled("电工证去年过期了，还想干电工", ("电工",), no_papers=("电工作业证",)),
    Labelled("我可以出差可以加班可以应酬，要的是提成高"),
    Labelled("刚毕业没工作过，学的电气自动化，想做自动化调试", ("自动化调试",), years=0),
)

TWO_LANGUAGES = (
    Labelled(
        "之前做 barista 两年多，English OK，想去咖啡店或者 hotel front desk",
        ("咖啡店", "hotel front desk"),
        {"barista": 2},
        years=2,
        can=("英语",),
    ),
    Labelled("PHP后端，3年，remote优先，15k+", ("PHP后端",), {"PHP后端": 3}, years=3, pay=15000),
    Labelled("我想做 UI designer，会 Figma 和 PS", ("UI designer",), can=("Photoshop",)),
)
