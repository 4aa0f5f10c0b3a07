"""Sentences in which something was once read that nobody had said."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

WORK = (
    Labelled("不怎么想做销售", left=(), refuses=("销售",)),
    Labelled("只要不是销售都行", left=(), refuses=("销售",)),
    Labelled("非销售岗都可以", refuses=("销售",)),
    Labelled("保安就算了，保洁还行", ("保洁",), left=(), refuses=("保安",)),
    Labelled("对保险销售没兴趣，客服可以聊", ("客服",), refuses=("保险销售",)),
    Labelled("没有销售经验"),
    Labelled("没有做保安的经历，但身体好"),
    Labelled("I have no experience in sales but I learn fast"),
    Labelled("学过两年护理，想做护工", ("护工",), can=("护理",)),
    Labelled("以前卖保险，后来开网约车，现在都不想干了", past={"卖保险": None, "开网约车": None}),
    Labelled("有没有那种可以带孩子上班的工作"),
    Labelled("老公开货车，我想找个固定的活"),
    Labelled("手机修过，电脑也会修"),
    Labelled("请问有没有夜间兼职 白天在厂里上班", past={"厂里上班": None}, kinds=("part_time",)),
    Labelled("是不是招保安", ("保安",)),
    Labelled("我做不了保安，晚上要睡觉", left=("晚上要睡觉",), refuses=("保安",)),
    Labelled("公司会计跑路了，想找个文员", ("文员",)),
    Labelled("want to switch from teaching to HR", ("HR",), {"teaching": None}),
    Labelled("暑假想打工，超市奶茶店都可以", ("超市", "奶茶店"), kinds=("temporary",)),
    Labelled("火锅店寒假工", ("火锅店",), kinds=("temporary",)),
    Labelled(
        "做直播的中控场控都做过，主播没做过也不想做",
        past={"场控": None},
        left=("主播没做过也不想做",),
    ),
    Labelled("I don't really want an office job. Gardening would be great", ("Gardening",)),
)

PAPERS_AND_SKILLS = (
    Labelled("叉车证在考，月底出证，先找个仓库搬运", ("仓库搬运",)),
    Labelled("保安证办下来了，消防证还在等", papers=("保安员证",)),
    Labelled("会打点滴算不算护士证，我以前是村医", past={"村医": None}),
    Labelled("会计证早就取消了，还能找会计吗", ("会计",)),
    Labelled(
        "my forklift licence expired, warehouse work", ("warehouse",), no_papers=("叉车证N1",)
    ),
    Labelled("不会说普通话也不识字", no_skills=("普通话",)),
    Labelled("晚上没公交，我不会骑电动车", no_skills=("骑电动车",)),
)

TERMS = (
    Labelled("周一到周五上班，周末想找个兼职", kinds=("part_time",)),
    Labelled("挖藕的活季节性的，平时闲着，想在镇上找个长期工"),
    Labelled("可以兼职也可以全职", kinds=("part_time", "full_time")),
    Labelled("全职没法干，只能做兼职", kinds=("part_time",)),
    Labelled("不做兼职保洁", left=("不做兼职保洁",)),
    Labelled("不想干兼职了想找全职", kinds=("full_time",)),
    Labelled("临时工不干", left=("临时工不干",)),
    Labelled("Does anyone need a gardener? Mondays and Thursdays only", ("gardener",)),
    Labelled("过年前找个临时工做两个月，包装厂最好", ("包装厂",), kinds=("temporary",)),
    Labelled("羽绒服旺季来做三个月，缝纫", ("缝纫",)),
    Labelled(
        "I just moved from Lagos to Guangzhou, I sold phones for 4 years",
        past={"sold phones": 4},
        years=4,
        home="440100",
    ),
)
