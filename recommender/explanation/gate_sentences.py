"""What each gate rests on, in words: met, against, not said by the ad, or not asked at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.explanation.names import Name

DATES: Final[Mapping[str, Name]] = {
    "pass": Name("招到{day}。", "It is open until {day}."),
    "unknown": Name("没写招到哪天。", "No closing date is given."),
    "fail": Name("{day}已经截止。", "It closed on {day}."),
}

AGE: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "法律对上班年龄的规定，这里没有要问的。",
        "The law on working age asks nothing here.",
    ),
    "under_16": Name(
        "劳动法第十五条规定，未满16周岁不能招用。可以先上学、学技能，看看培训课程；有难处打12333问。",
        "Labour Law article 15 forbids employers to take on anybody under 16. School and training "
        "courses are open to you; ring 12333 if you need help.",
    ),
    "pass": Name(
        "没有未满18周岁不能做的活。",
        "There is no work in it that the law forbids under 18.",
    ),
    "unknown": Name(
        "未满18周岁不能做重活、登高和危险的活，有没有还不清楚。",
        "Under 18 the law forbids heavy, high and dangerous work; whether there is any is not clear.",
    ),
    "fail": Name(
        "未满18周岁不能做这样的活：{work}（{law}）。",
        "The law forbids such work under 18: {work} ({law}).",
    ),
}

REFUSED: Final[Mapping[str, Name]] = {
    "not_asked": Name("您没有说不做哪种活。", "You named no work that you refuse."),
    "pass": Name(
        "职业分类和岗位名称都不是您说过不做的{titles}。",
        "Neither its occupation nor its title is what you refuse: {titles}.",
    ),
    "unknown": Name(
        "您说过不做{titles}，这份算不算还不清楚。",
        "You refuse {titles}; whether this is such work is not clear.",
    ),
    "fail": Name("您说过不做{titles}。", "You said that you refuse {titles}."),
}

LEGAL: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "没查到这份工作有法律规定必须有的证。",
        "No certificate was found that the law asks for in such work.",
    ),
    "pass": Name(
        "法律规定要有{names}，您{all}有。", "You hold the {certificates} the law asks for: {names}."
    ),
    "unknown": Name(
        "法律规定要有{names}，您有没有还不清楚。",
        "The law asks for {these}, and whether you hold {it} is not clear: {names}.",
    ),
    "quickly_got": Name(
        "法律规定要有{names}，您说没有；体检合格几天就能办好，上岗前办。",
        "The law asks for {these}, which you say you do not hold: {names}. An examination gives "
        "{it} within days; get {it} before you start.",
    ),
    "fail": Name(
        "法律规定要有{names}，您说没有。",
        "The law asks for {these}, which you say you do not hold: {names}.",
    ),
}

REGION: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "您没有说住在哪里、想去哪里上班。", "You did not say where you live or want to work."
    ),
    "unstated": Name("没写在哪里上班。", "The ad does not say where the work is."),
    "address_only": Name(
        "只写了{where}，不清楚在哪个区县。", "The ad says only {where}, not which district."
    ),
    "same_district": Name("就在您住的{where}。", "It is in {where}, where you live."),
    "wished_place": Name("在您想去的{where}。", "It is in {where}, where you want to work."),
    "part_of_wished_place": Name(
        "在{where}，属于您想去的{wish}。",
        "It is in {where}, part of {wish}, where you want to work.",
    ),
    "vague_named": Name(
        "写的地点是{where}，是不是您想去的{wish}，还不清楚。",
        "The place is given as {where}; whether that is in {wish} is not clear.",
    ),
    "outside_named": Name(
        "在{where}，不在您想去的{wish}。",
        "It is in {where}, not in {wish}, where you want to work.",
    ),
    "vague_home": Name(
        "写的地点是{where}，离您住的{home}多远，还不清楚。",
        "The place is given as {where}; how far that is from {home} is not clear.",
    ),
    "unmeasured": Name(
        "在{where}，离您住的{home}多远算不出来。",
        "It is in {where}; how far that is from {home} cannot be told.",
    ),
    "home_district": Name(
        "在{where}；您住{home}哪个区县没有说，算不出远近。",
        "It is in {where}; you did not say which district of {home} you live in.",
    ),
    "inside_commute": Name(
        "离您住的{home}大约{km}公里，您说{limit}公里以内都行。",
        "It is about {km} km from {home}; up to {limit} km is what you asked for.",
    ),
    "outside_commute": Name(
        "离您住的{home}大约{km}公里，超过您要的{limit}公里。",
        "It is about {km} km from {home}; you asked for up to {limit} km.",
    ),
    "inside_near": Name(
        "离您住的{home}大约{km}公里，算离家近。",
        "It is about {km} km from {home}, which is near home.",
    ),
    "outside_near": Name(
        "离您住的{home}大约{km}公里，不算离家近。",
        "It is about {km} km from {home}, which is not near home.",
    ),
    "inside_city": Name(
        "在{where}，属于您住的{city}。", "It is in {where}, part of {city}, where you live."
    ),
    "outside_city": Name(
        "在{where}，不在您住的{city}。", "It is in {where}, not in {city}, where you live."
    ),
}

FORM: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "您没有说要全职还是兼职。", "You did not say whether you want full-time or part-time work."
    ),
    "pass": Name("是您要的{offered}。", "It is {offered}, as you asked."),
    "unknown": Name("没写是不是{wanted}。", "The ad does not say whether it is {wanted}."),
    "open_hours": Name(
        "是{offered}，算不算您要的{wanted}要问清。",
        "It is {offered}; whether that is {wanted}, as you asked, must be asked.",
    ),
    "fail": Name("是{offered}，您要的是{wanted}。", "It is {offered}; you asked for {wanted}."),
}

HOURS: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "您没有提夜班、倒班、休息的要求。",
        "You asked for nothing about nights, shifts or days off.",
    ),
    "pass": Name("写明{met}，合您的要求。", "The ad says: {met}, as you asked."),
    "unknown": Name("没写{unstated}。", "The ad does not say {unstated}."),
    "fail": Name("写明{against}，和您的要求不合。", "The ad says: {against}; you asked otherwise."),
}

DEMANDS: Final[Mapping[str, Name]] = {
    "not_asked": Name(
        "您没有提搬重、久站、登高方面的要求。",
        "You asked for nothing about lifting, standing or heights.",
    ),
    "pass": HOURS["pass"],
    "unknown": HOURS["unknown"],
    "fail": HOURS["fail"],
}
