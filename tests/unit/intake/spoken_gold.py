"""Forms of speech that the labelled halves showed to be misread; every sentence is another one."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

SENTENCES = (
    Labelled("保安，没有证", ("保安",), no_papers=("any",)),
    Labelled("叉车会开没有证", no_papers=("叉车证N1",), can=("叉车驾驶",)),
    Labelled("no baking please, I can make coffee", no_skills=("烘焙",), can=("咖啡制作",)),
    Labelled("以前是会计，中间开店五年", past={"会计": None, "开店": None}),
    Labelled(
        "I drove lorries for twenty years, class A2 licence",
        past={"drove lorries": 20},
        years=20,
        papers=("驾驶证A2",),
        can=("货车驾驶",),
    ),
    Labelled("我老公会电工，我会做饭", can=("家常菜",)),
    Labelled("月薪之前拿6500，现在5000就可以", pay=5000),
    Labelled("送水工干了三年，一天能送一百桶", past={"送水工": 3}, years=3),
    Labelled("月嫂，做了四年，一个月八千到一万", ("月嫂",), {"月嫂": 4}, years=4, pay=8000),
    Labelled("做了两年房产中介，想转行政文员", ("行政文员",), {"房产中介": 2}, years=2),
    Labelled("短期的，过年前做一个月", kinds=("temporary",)),
    Labelled("有驾驶证，但是C1的，开不了货车", papers=("驾驶证C1",)),
    Labelled("护士执业证有，护师还没考", papers=("护士执业证",)),
    Labelled("一周只能来三天，时间自由的", kinds=("part_time", "flexible")),
    Labelled(
        "昆山太仓都行，不用管住",
        places=("320583", "320585"),
        needs={"board_and_lodging": False},
    ),
    Labelled(
        "周末没问题，夜班不干了，站一天没事",
        needs={"weekend_off": False, "no_night_shift": True, "no_standing_long": False},
    ),
    Labelled(
        "nurse, 3 years, nights are fine, no lifting",
        ("nurse",),
        {"nurse": 3},
        years=3,
        needs={"no_night_shift": False, "no_heavy_lifting": True},
    ),
    Labelled("在广东打了十年工", years=10),
    Labelled("从2015年到2022年在武汉开出租", past={"开出租": 7}, years=7),
)
