"""Sentences by cause: whose years, pay, place and paper is meant, and when it is not."""

from __future__ import annotations

from tests.unit.intake.labels import Labelled

YEARS = (
    Labelled("跑了六年半挂，想找仓库的活", ("仓库",), {"半挂": 6}, years=6),
    Labelled("护士，市二医院儿科待了六年", ("护士",), {"护士": 6}, years=6),
    Labelled("在北京待了五年"),
    Labelled("保安干了六年，前面还做过四年小工", past={"保安": 6, "小工": 4}),
    Labelled("一共做了九年，服务员三年，领班六年", past={"服务员": 3, "领班": 6}, years=9),
    Labelled("我做木工有二十个年头了", ("木工",), {"木工": 20}, years=20),
    Labelled("一年干八个月，绑钢筋的", ("绑钢筋",)),
    Labelled("驾龄十年，A2", papers=("驾驶证A2",)),
    Labelled("五年结构设计", past={"结构设计": 5}, years=5),
    Labelled("三年大专", education="junior_college"),
    Labelled("想先做一年保安再说", ("保安",)),
    Labelled("four years of jig design", past={"jig design": 4}, years=4),
    Labelled("three years of marriage"),
    Labelled("钢筋工，跟着老乡干了七八年", ("钢筋工",), {"钢筋工": 7}, years=7),
)
MONEY = (
    Labelled("七千以上咱们好谈", pay=7000),
    Labelled("工资低于六千真不够用", pay=6000),
    Labelled("没有六千我不考虑", pay=6000),
    Labelled("五千到七千之间", pay=5000),
    Labelled("三千二三就中", pay=3200),
    Labelled("欠了三万块钱，一个月得还两千"),
    Labelled("以前一天两百，现在要三百", pay=6525),
    Labelled("Got 35 an hour before, would take 30 now", pay=5220),
    Labelled("三十五一个钟", pay=6090),
    Labelled("听说一个月八千"),
)
PLACES = (
    Labelled("苏州和昆山两个地方都想试试", places=("320500", "320583")),
    Labelled("人已经回襄阳，住樊城区", home="420606"),
    Labelled("老家阜阳的，在嘉兴租房住了五年了", home="330400"),
    Labelled("以前在嘉兴住过"),
    Labelled("住处在萧山", home="330109"),
    Labelled("I'm based in Nanshan, Shenzhen", home="440305"),
    Labelled("anywhere in Hangzhou except Xiaoshan", places=("330100",)),
)
PAPERS = (
    Labelled("消控证有，初级的", papers=("消防设施操作员证",)),
    Labelled("会计大专，初级职称已经考下来", education="junior_college", papers=("初级会计职称",)),
    Labelled("安全员C证，二建在考", papers=("安全生产考核合格证C证",)),
    Labelled("日语N2，在考N1", papers=("日语能力考试",)),
    Labelled("健康证可以办"),
    Labelled("低压证到期了还没复审", no_papers=("低压电工作业证",)),
    Labelled("小学念到三年级就不念了"),
    Labelled("dropped out of high school"),
    Labelled("人家要本科，我只有大专", education="junior_college"),
    Labelled("我女儿今年本科毕业，帮她问问幼师", ("幼师",), education="bachelor"),
)
CONDITIONS = (
    Labelled("架子我是不得上了", needs={"no_heights": True}),
    Labelled("别再叫我爬高", needs={"no_heights": True}),
    Labelled("通宵免谈", needs={"no_night_shift": True}),
    Labelled("夜班、倒班都没关系", needs={"no_night_shift": False, "no_rotating_shift": False}),
    Labelled("夜里值班也中", needs={"no_night_shift": False}),
    Labelled("nights I am done with", needs={"no_night_shift": True}),
    Labelled("医生讲二十斤以上不让提", needs={"no_heavy_lifting": True}),
    Labelled("坐起的活路", needs={"no_standing_long": True}),
    Labelled("周末上班OK的", needs={"weekend_off": False}),
    Labelled("周末休不了也行", needs={"weekend_off": False}),
    Labelled("礼拜天得歇", needs={"weekend_off": True}),
    Labelled("包不包住无所谓", needs={"board_and_lodging": False}),
    Labelled("he needs a room with the job", needs={"board_and_lodging": True}),
    Labelled("mornings only", kinds=("part_time",)),
)
WORK = (
    Labelled("老师您好，想找保洁", ("保洁",)),
    Labelled("现在想到药店卖药", ("药店卖药",)),
    Labelled("没想到保安也要证"),
    Labelled("求职：行政前台", ("行政前台",)),
    Labelled("想带初中数学的家教", ("家教",)),
    Labelled("工地开塔吊的师傅介绍我来的"),
    Labelled("老板让我做领班，我没干"),
    Labelled("想做住家保姆不要求学历", ("住家保姆",)),
    Labelled("深圳华强北干过五年", years=5),
    Labelled("替我妹妹问一下她在幼儿园当过保育员两年", past={"保育员": 2}, years=2),
    Labelled("电脑是一点不会", no_skills=("电脑操作",)),
)
