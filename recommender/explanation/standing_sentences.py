"""The sentences on where a posting stands: the place, why no better, what would change it.

``{n}`` is the line it is compared with. A difference has up to three wordings: ``worse`` where
both are known, ``unsaid`` where only the other is, ``alone`` where only this one is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.explanation.names import Name

SUMMARIES: Final[Mapping[str, Name]] = {
    "shown": Name("排在第{rank}条，一共{lines}条。", "It is number {rank} of {lines}."),
    "only": Name("只有这一条，排在第1条。", "It is the only one."),
    "duplicate": Name(
        "没有单独列出：和第{rank}条是同一份工作，合在那一条里。",
        "It has no line of its own: it is the same work as number {rank}, which stands for it.",
    ),
    "lower": Name(
        "没有显示：排在第{rank}条，只显示前{k}条。",
        "It is not shown: it is number {rank}, and only the first {k} are shown.",
    ),
    "would": Name(
        "没有显示。不看下面这些限制，它排第{would}条。",
        "It is not shown. But for what is said below it would be number {would}.",
    ),
    "not_shown": Name("没有显示。", "It is not shown."),
}

CAUSES: Final[Mapping[str, Name]] = {
    "closed": Name("这个岗位已经关闭，不再招人。", "This posting is closed."),
    "held": Name(
        "这个岗位暂停或者在待审，现在谁都看不到。",
        "This posting is paused or waits to be checked; nobody is shown it now.",
    ),
    "too_little_known": Name(
        "还不知道您想做什么、做过什么，没法比。",
        "We do not know what work you want or have done, so we cannot compare.",
    ),
    "too_little_said": Name(
        "能拿来和您想做的比的内容太少，没法比。",
        "Too little in it can be compared with what you want.",
    ),
    "not_related_wished": Name(
        "看岗位名称、职业分类和工作内容，和您想找的{work}都离得远。",
        "By its title, occupation and duties it is far from what you want: {work}.",
    ),
    "not_related_done": Name(
        "看岗位名称、职业分类和工作内容，和您做过的{work}都离得远。",
        "By its title, occupation and duties it is far from what you have done: {work}.",
    ),
    "not_indexed": Name(
        "刚登记或刚改过，还没有编进检索，过一会儿再看。",
        "It is new or was just changed and cannot be searched yet; look again in a moment.",
    ),
    "not_found": Name(
        "检索时有{count}个岗位更接近，没有轮到它。",
        "The search found {count} postings that are closer and did not come to it.",
    ),
    "duplicate": Name(
        "和第{rank}条“{title}”是同一份工作，不重复列。",
        "It is the same work as number {rank}, “{title}”, and is not listed twice.",
    ),
    "ranked_lower": Name(
        "前面有{before}条更合适，只显示前{k}条。",
        "{before} others suit better, and only the first {k} are shown.",
    ),
}

LOWER: Final[Mapping[str, Mapping[str, Name]]] = {
    "pay": {
        "worse": Name(
            "工资不如第{n}条：这条{own}，第{n}条{other}。",
            "The pay is {own} a month; number {n} offers {other}.",
        ),
        "unsaid": Name(
            "工资没写清，第{n}条写明{other}。",
            "The pay is not clear; number {n} states {other} a month.",
        ),
        "alone": Name(
            "工资{own}，您要{wanted}元；第{n}条没写工资。",
            "The pay is {own} and you want {wanted} yuan; number {n} does not state any.",
        ),
    },
    "distance": {
        "worse": Name(
            "离家大约{own}公里，第{n}条大约{other}公里。",
            "It is about {own} km from home; number {n} is about {other} km.",
        ),
        "unsaid": Name(
            "离家多远算不出来，第{n}条大约{other}公里。",
            "How far it is from home cannot be told; number {n} is about {other} km.",
        ),
        "alone": Name(
            "离家大约{own}公里，第{n}条离家多远还不清楚。",
            "It is about {own} km from home; how far number {n} is cannot be told.",
        ),
    },
    "place": {
        "worse": Name(
            "地点不合您的要求，第{n}条合。", "The place is not one you asked for; number {n} is."
        ),
        "unsaid": Name(
            "地点合不合您的要求还不清楚，第{n}条合。",
            "Whether the place is one you asked for is not clear; number {n} is.",
        ),
        "alone": Name(
            "地点不合您的要求，第{n}条还不清楚。",
            "The place is not one you asked for; that of number {n} is not clear.",
        ),
    },
    "employment": {
        "worse": Name(
            "用工形式不是您要的，第{n}条是。",
            "The form of work is not one you want; number {n} is.",
        ),
        "unsaid": Name(
            "没写用工形式，第{n}条写明是您要的。",
            "The form of work is not stated; number {n} is as you want.",
        ),
        "alone": Name(
            "用工形式不是您要的，第{n}条没写。",
            "The form of work is not one you want; number {n} does not state it.",
        ),
    },
    "text": {
        "worse": Name(
            "广告里的字眼，第{n}条和您说的更像。",
            "The words of number {n} are more like your own.",
        ),
    },
    "entry": {
        "worse": Name(
            "这是招学徒、见习的，第{n}条不是。",
            "It is a post for learners; number {n} is none, or suits you better as one.",
        ),
        "alone": Name(
            "这是招学徒、见习的，第{n}条不是。", "It is a post for learners; number {n} is not."
        ),
    },
    "level": {
        "worse": Name(
            "级别和您想找的不一样，第{n}条更合。",
            "The rank is not the one you look for; number {n} is nearer to it.",
        ),
    },
    "occupation": {
        "worse": Name(
            "按职业分类，第{n}条离您{work}的更近。",
            "By occupation, number {n} is closer to the work you {work}.",
        ),
        "unsaid": Name(
            "归到哪一类职业还不清楚，第{n}条清楚。",
            "Which occupation it belongs to is not clear; that of number {n} is.",
        ),
    },
    "title": {
        "worse": Name(
            "第{n}条的岗位名称，意思离您{work}的更近。",
            "The title of number {n} is closer in meaning to the work you {work}.",
        ),
    },
    "words": {
        "worse": Name(
            "您说的词，第{n}条的岗位名称里更多。",
            "The title of number {n} has more of your words.",
        ),
    },
    "body": {
        "worse": Name(
            "第{n}条的工作内容离您说的更近。",
            "The duties of number {n} are closer to what you describe.",
        ),
        "unsaid": Name(
            "没写清做什么，第{n}条写了，和您说的接近。",
            "The duties are not stated; those of number {n} are, and are close to what you "
            "describe.",
        ),
    },
    "skills": {
        "worse": Name("您会的，第{n}条用得上的更多。", "Number {n} uses more of what you can do."),
        "unsaid": Name(
            "没提到您会的技能，第{n}条提到了。",
            "It names none of your skills; number {n} does.",
        ),
    },
    "experience": {
        "worse": Name("按经验要求，第{n}条更合您。", "Number {n} suits your experience better."),
        "unsaid": Name(
            "经验够不够还不清楚，第{n}条够。",
            "Whether your experience is enough is not clear; for number {n} it is.",
        ),
    },
    "education": {
        "worse": Name("按学历要求，第{n}条更合您。", "Number {n} suits your schooling better."),
        "unsaid": Name(
            "学历够不够还不清楚，第{n}条够。",
            "Whether your schooling is enough is not clear; for number {n} it is.",
        ),
    },
    "certificates": {
        "worse": Name(
            "按证书要求，第{n}条更合您。", "Number {n} suits the certificates you hold better."
        ),
        "unsaid": Name(
            "证书够不够还不清楚，第{n}条够。",
            "Whether your certificates are enough is not clear; for number {n} they are.",
        ),
    },
    "schedule": {
        "unsaid": Name(
            "没写清班次和休息，第{n}条写明合您的要求。",
            "Hours and days off are not clear; number {n} states them as you asked.",
        ),
    },
    "freshness": {
        "worse": Name("登出来的日子比第{n}条早。", "It was posted earlier than number {n}."),
    },
}

# Where the order is not that of the scores.
ORDER: Final[Mapping[str, Name]] = {
    "pinned": Name("第{n}条是就业专员置顶的。", "Number {n} was put there by a counselor."),
    "had_its_turn": Name(
        "第{n}条往前放了一些，让不同的单位和工作都能排上。",
        "Number {n} was moved up a little, so that different employers and work get their turn.",
    ),
    "as_good": Name("和第{n}条不相上下。", "It is about as good as number {n}."),
}

# What would be otherwise, to stand after 要是 or 除非, and after "if".
CONDITIONS: Final[Mapping[str, Name]] = {
    "closed": Name("单位重新开放这个岗位", "the employer opened it again"),
    "held": Name("这个岗位审好了、开放了", "it were checked and opened"),
    "in_date": Name("单位还在招、延长了日期", "the employer still hires and moved the date"),
    "excluded": Name("就业专员取消排除", "the counselor took the exclusion back"),
    "refused_work": Name(
        "您本人改变主意、愿意做{titles}", "you changed your mind and would do {titles}"
    ),
    "legal_certificate": Name(
        "您取得了{names}", "you obtained the certificate asked for ({names})"
    ),
    "certificates": Name("您有{names}", "you held the certificate asked for ({names})"),
    "commute": Name("通勤从{was}公里放宽到{km}公里", "you would travel {km} km instead of {was}"),
    "near_home": Name("离家{km}公里也行", "{km} km from home would do"),
    "place": Name("您也愿意去{where}上班", "you would also work in {where}"),
    "employment_type": Name("{form}也行", "you would also take this form of work ({form})"),
    "schedule": Name("您能接受{hours}", "you could accept {hours}"),
    "physical": Name("单位能安排{demands}的活", "the employer could arrange work with {demands}"),
    "wish": Name("您也想做“{title}”", "you would also do “{title}”"),
    "pay": Name("{amount}元也行", "{amount} yuan a month would do"),
}
ACCEPTED: Final[Mapping[str, Name]] = {
    "night": Name("上夜班", "night shifts"),
    "rotating": Name("倒班", "rotating shifts"),
    "weekend": Name("不双休", "working weekends"),
}

EFFECTS: Final[Mapping[str, Name]] = {
    "shown": Name(
        "要是{conditions}，就能看到，排第{rank}条。", "It would be number {rank} if {conditions}."
    ),
    "listed": Name(
        "要是{conditions}，就能排到第{rank}条。", "It would be number {rank} if {conditions}."
    ),
    "among_others": Name(
        "{said}那时也会多出别的岗位。", "{said} Other postings would come up with it."
    ),
    "rises": Name(
        "要是{conditions}，就能从第{was}条升到第{rank}条。",
        "It would rise from number {was} to {rank} if {conditions}.",
    ),
    "unless": Name(
        "除非{conditions}，才会排在第{rank}条。",
        "Only if {conditions}, it would be number {rank}.",
    ),
    "not_to_be_forced": Name(
        "身体条件不要勉强。{said}", "Do not overrule what your body tells you. {said}"
    ),
}

QUOTED: Final = Name("广告里写的是“{text}”。", " The ad says: “{text}”.")
