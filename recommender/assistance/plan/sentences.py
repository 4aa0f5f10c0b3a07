"""The spoken sentences of a plan, Chinese and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.explanation.names import Name

COURSES: Final[Mapping[str, Name]] = {
    "opens": Name(
        "拿到{names}，您找的这类活就多{n}个岗位可以应聘。",
        "With {names}, {n} more postings of the work you want are open to you.",
    ),
    "opens_other": Name(
        "拿到{names}，您要的地方就多{n}个岗位可以应聘；和您说的活不大一样，是另一条路。",
        "With {names}, {n} more postings where you want to work are open to you; it is not quite "
        "the work you spoke of but another direction.",
    ),
    "after_first": Name("要先学“{first}”，再学这门。", "It comes after the course “{first}”."),
    "pay_more": Name(
        "这些岗位起薪在{median}元上下，您现在能应聘的在{now}元上下。",
        "They start at about {median} a month; those open to you now at about {now}.",
    ),
    "pay_one": Name("起薪{median}元。", "It starts at {median} a month."),
    "pay_below_wish": Name("比您要的{wanted}元少。", "That is less than the {wanted} you want."),
    "pay": Name("这些岗位起薪在{median}元上下。", "They start at about {median} a month."),
    "nearest": Name("最近的离您住的地方约{km}公里。", "The nearest is about {km} km from home."),
    "nearest_here": Name("最近的就在您住的区县。", "The nearest is in your own district."),
    "helps": Name(
        "您想找的活里有{n}个写着要会{skills}，这门课教。",
        "{n} postings near your wish ask for what it teaches: {skills}.",
    ),
    "unsaid": Name(
        "您没说有没有{names}；如果已经有，这些岗位现在就能应聘，不用再学。",
        "You did not say whether you hold {names}; if you do, you can apply now without it.",
    ),
    "overlaps": Name(
        "这一期开班时前一门还没学完，要问有没有下一期。",
        "It starts before the course that comes first is over; ask for a later one.",
    ),
    "when": Name("{parts}。", "{parts}."),
    "days": Name("学{days}天", "it takes {days} days"),
    "starts": Name("{date}开班", "it starts on {date}"),
    "seats": Name("还剩{n}个名额", "{n} places are left"),
    "starts_unsaid": Name(
        "开班日期没有写，要打电话问。", "No starting date is given; ring and ask."
    ),
    "seats_unsaid": Name("还有没有名额，要打电话问。", "Ask whether places are left."),
    "entry": Name(
        "入学条件写的是：“{text}”，请当面核对。", "Conditions of entry: “{text}”; check."
    ),
    "entry_unlawful": Name(
        "入学条件里有不合法的要求，可以向窗口反映。",
        "Its conditions of entry hold an unlawful demand; tell the window.",
    ),
    "heights": Name(
        "这些岗位里有{n}个要登高，先想好能不能做。",
        "{n} of these postings are work at heights; consider whether you can.",
    ),
    "online": Name("在网上学。", "It is taught online."),
    "way": Name("上课离您住的地方约{km}公里。", "It is taught about {km} km from home."),
    "here": Name("就在您住的区县上课。", "It is taught in your own district."),
}

COSTS: Final[Mapping[str, Name]] = {
    "no_fee": Name("写明不收学费。", "It asks no fee."),
    "no_fee_for": Name(
        "面向{groups}，写明不收学费；您是不是，要先核实。",
        "It asks no fee of: {groups}. Whether you are one must be checked.",
    ),
    "free": Name(
        "按规则预判，{fee}元学费由补贴出，您不用交钱；以窗口核定为准。",
        "By the rules as read so far the subsidy pays the fee of {fee}; the window decides.",
    ),
    "partly": Name(
        "学费{fee}元，按规则预判可以补贴，补多少以窗口核定为准。",
        "The fee is {fee}; by the rules as read so far part is subsidised; the window decides.",
    ),
    "to_verify": Name(
        "学费{fee}元。{groups}可以申请补贴；您是不是，要先核实。",
        "The fee is {fee}. A subsidy is for: {groups}; whether you are one must be checked.",
    ),
    "ineligible": Name(
        "学费{fee}元，按规则预判您不符合补贴条件，要自己出。",
        "The fee is {fee}; by the rules as read so far you get no subsidy and pay it yourself.",
    ),
    "full": Name("学费{fee}元，没有写补贴，要自己出。", "The fee is {fee}; no subsidy is stated."),
    "unknown": Name("学费没有写，要打电话问。", "No fee is given; ring and ask."),
    "deposit": Name(
        "要先交保证金或押金，问清什么时候退，再报名。",
        "A deposit is asked for: ask when it is paid back before you enrol.",
    ),
}

GAPS: Final[Mapping[str, Name]] = {
    "certificate_law_lacking": Name(
        "{n}个岗位按法律要有{name}，您说没有。",
        "The law asks for {name} in {n} postings, and you say you do not hold it.",
    ),
    "certificate_law_unsaid": Name(
        "{n}个岗位按法律要有{name}，您没说有没有。",
        "The law asks for {name} in {n} postings; you have not said whether you hold it.",
    ),
    "certificate_ad_lacking": Name(
        "{n}个岗位要求有{name}，您说没有。",
        "{n} postings ask for {name}, and you say you do not hold it.",
    ),
    "certificate_ad_unsaid": Name(
        "{n}个岗位要求有{name}，您没说有没有。",
        "{n} postings ask for {name}; you have not said whether you hold it.",
    ),
    "skill_helps_lacking": Name(
        "{n}个岗位要会{name}，您说不会。", "{n} postings ask for {name}, and you say you cannot."
    ),
    "skill_helps_unsaid": Name(
        "{n}个岗位提到{name}，您没说会不会。",
        "{n} postings name {name}; you have not said whether you can.",
    ),
    "education_ad_lacking": Name(
        "{n}个岗位的学历要求比您的高，最低要{name}。",
        "{n} postings ask for more schooling than yours, at least {name}.",
    ),
    "experience_ad_lacking": Name(
        "{n}个岗位要的工作年限比您的长，最少要{name}。",
        "{n} postings ask for more years of work than yours, at least {name}.",
    ),
}

NOTICES: Final[Mapping[str, Name]] = {
    "opens_nothing": Name(
        "照您现在想找的活，眼下没有哪门课能多打开岗位：缺的不是证。",
        "For the work you want no course opens more postings now: certificates are not what is "
        "missing.",
    ),
    "opens_nothing_alone": Name(
        "照您现在想找的活，眼下没有哪门课能多打开岗位：还差的不只是证。",
        "For the work you want no course opens more postings now: what is missing is more than a "
        "certificate.",
    ),
    "none_near": Name(
        "您要的地方和条件里，眼下没有这类普通岗位，上课也打不开。",
        "Where and how you want to work there is no ordinary posting of the kind now, and no "
        "course opens one.",
    ),
    "no_course_for_it": Name(
        "您想找的活里，还有{n}个岗位要您没说有的证；眼下没有一门课考了就能应聘。",
        "{n} postings of the work you want ask for certificates you have not named, and no course "
        "on its own leads to one of them now.",
    ),
    "rights_first": Name(
        "您说的像是维权的事，先看下面的服务；找工作的事可以同时办。",
        "What you describe may be about your rights: see the services first; work can be looked for "
        "at the same time.",
    ),
    "no_record": Name(
        "没有找到对应的服务事项，可以打12333问。",
        "No service item fits what you say; ring 12333 and ask.",
    ),
}

PLACES: Final[Mapping[str, Name]] = {
    "apprenticeship": Name("就业见习", "apprenticeship"),
    "enterprise_apprentice": Name("企业新型学徒制", "enterprise apprenticeship"),
    "public_welfare": Name("公益性岗位", "public-welfare post"),
    "not_a_job": Name(
        "这是{label}，不是普通招聘。", "This is no ordinary job but a place of the kind: {label}."
    ),
    "audience": Name("面向：{groups}。", "It is for: {groups}."),
    "term": Name("期限{months}个月。", "It lasts {months} months."),
    "longest": Name("最长{months}个月。", "It lasts {months} months at most."),
    "term_too_long": Name(
        "就业见习一般3到12个月，这个写的更长，要先问清。",
        "Such places last 3 to 12 months as a rule; this says more: ask first.",
    ),
    "subsidy_too_long": Name(
        "公益性岗位补贴一般不超过3年，这个写的更长，要先问清。",
        "Such posts are subsidised for 3 years at most as a rule; this says more: ask first.",
    ),
    "term_unsaid": Name("期限没有写，要问。", "How long it lasts is not said; ask."),
    "allowance": Name("补贴每月{pay}元。", "The allowance is {pay} a month."),
    "allowance_unsaid": Name("补贴多少没有写，要问。", "The allowance is not stated; ask."),
    "retention": Name("写明期满留用{share}%。", "It says that {share}% are kept on at the end."),
}

VERDICTS: Final[Mapping[str, Name]] = {
    "eligible": Name(
        "按规则预判符合“{title}”，由经办人员认定。",
        "By the rules as read so far: eligible for “{title}”; a member of staff decides.",
    ),
    "ineligible": Name(
        "按规则预判不符合“{title}”；情况有出入可以当面说明。",
        "By the rules as read so far: not eligible for “{title}”; say so if the facts differ.",
    ),
    "to_verify": Name(
        "“{title}”待核：还要核实{missing}。", "“{title}” is to be verified: {missing}."
    ),
}

SERVICES: Final[Mapping[str, Name]] = {
    "said": Name("您说的情况对得上这一项。", "It fits what you say."),
    "for_training": Name("报补贴培训从这一项办起。", "Subsidised training begins with this."),
    "for_apprenticeship": Name("就业见习从这一项办起。", "An apprenticeship begins with this."),
    "for_public_welfare": Name(
        "公益性岗位从这一项办起。", "A public-welfare post begins with this."
    ),
    "for_jobs": Name(
        "登记求职、约见单位从这一项办起。", "Registration and introductions begin here."
    ),
}

# What is looked for among the service items when another list of the plan needs one.
NEEDS: Final[Mapping[str, Name]] = {
    "for_training": Name("想报名参加政府补贴的技能培训", "I want to take a subsidised course"),
    "for_apprenticeship": Name("想申请就业见习", "I want an apprenticeship place"),
    "for_public_welfare": Name("想申请公益性岗位", "I want a public-welfare post"),
    "for_jobs": Name("想登记求职，请窗口推荐岗位", "I want to register as looking for work"),
}
