"""The spoken sentences, Chinese and English side by side, short enough to read aloud."""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, tuple[str, str]]] = {
    "same_occupation": (
        "正是您想找的工作：{occupation}。",
        "It is the work you asked for: {occupation}.",
    ),
    "near_occupation": (
        "和您想找的工作相近：{occupation}。",
        "It is close to the work you asked for: {occupation}.",
    ),
    "title_words": (
        "岗位名称里有您说的“{words}”。",
        "The title has your words “{words}”.",
    ),
    "title_meaning": (
        "岗位“{title}”和您说的“{wish}”意思接近。",
        "“{title}” means much the same as your “{wish}”.",
    ),
    "body_meaning": (
        "工作内容和您做过、会做的接近。",
        "The duties are close to what you have done.",
    ),
    "shared_skills": ("用得上您会的{skills}。", "It uses what you can do: {skills}."),
    "held_certificates": (
        "要求的{certificates}您已经有了。",
        "You hold the {certificates} it asks for.",
    ),
    "pay_meets": (
        "月薪{pay}，达到您要的{wanted}元。",
        "Pay is {pay} a month; you asked for {wanted}.",
    ),
    "pay_states": ("月薪{pay}。", "Pay is {pay} a month."),
    "same_district": ("就在您住的{place}。", "It is in {place}, where you live."),
    "near_home": (
        "离您住的{home}大约{km}公里。",
        "It is about {km} km from {home}, where you live.",
    ),
    "wished_place": ("在您想去的{place}。", "It is in {place}, where you want to work."),
    "no_night": ("写明不用上夜班。", "The ad says no night shifts."),
    "weekend_off": ("写明双休。", "The ad gives both weekend days off."),
    "experience_met": (
        "要求{asked}年经验，您有{held}年。",
        "It asks for {asked} years; you have {held}.",
    ),
    "experience_none": ("不要求经验。", "No experience is asked for."),
    "education_met": ("学历要求{asked}，您符合。", "It asks for {asked}; you have it."),
    "education_none": ("不限学历。", "No schooling is asked for."),
    "board_and_lodging": ("包吃或包住。", "Meals or a bed are provided."),
}

UNKNOWNS: Final[dict[str, tuple[str, str]]] = {
    "pay": ("工资没有写明，需要问单位。", "Pay is not stated; ask the employer."),
    "place": ("工作地点没有写清楚。", "The place of work is not clear."),
    "schedule": (
        "没写是否上夜班或倒班、怎么休息，需要问单位。",
        "Night shifts, rotas or days off are not stated; ask the employer.",
    ),
    "physical": (
        "没写是否要搬重物、久站或登高，需要问单位。",
        "Lifting, standing or heights are not stated; ask the employer.",
    ),
    "in_date": (
        "没写招聘截止日期，去之前先打电话。",
        "No closing date is given; ring before you go.",
    ),
    "employment_type": (
        "没写是全职还是兼职。",
        "Whether it is full-time or part-time is not stated.",
    ),
    "legal_certificate": (
        "这类工作法律要求有{certificates}，您没有提到。",
        "The law asks for {certificates} in this work; you did not mention it.",
    ),
    "experience": ("没写要求几年经验。", "Years of experience asked for are not stated."),
    "education": ("没写学历要求。", "Schooling asked for is not stated."),
}

GATE_DETAILS: Final[dict[str, dict[int, tuple[str, str]]]] = {
    "in_date": {
        1: ("招聘有效期到{valid_through}", "open until {valid_through}"),
        0: ("没写截止日期", "no closing date given"),
        -1: ("已于{valid_through}截止", "closed on {valid_through}"),
    },
    "legal_certificate": {
        1: ("没有缺少法定证书", "no certificate required by law is missing"),
        0: ("法律要求{certificates}，尚不知道您有没有", "the law asks for {certificates}; unknown"),
        -1: ("法律要求{certificates}，您说没有", "the law asks for {certificates}; you lack it"),
    },
    "region": {
        1: ("工作地点{place}在范围内", "{place} is within reach"),
        0: ("地点或您的住处不够清楚：{place}", "place or home is not clear enough: {place}"),
        -1: ("工作地点{place}不在您要的范围内", "{place} is outside where you would work"),
    },
    "employment_type": {
        1: ("用工形式符合", "the form of employment fits"),
        0: ("没写用工形式", "the form of employment is not stated"),
        -1: ("用工形式不是您要的", "the form of employment is not the one you want"),
    },
    "schedule": {
        1: ("班次和休息符合您的要求", "hours fit what you asked for"),
        0: ("班次没有写全", "hours are not fully stated"),
        -1: ("班次和您的要求冲突", "hours conflict with what you asked for"),
    },
    "physical": {
        1: ("劳动强度没有冲突", "the work asks nothing you cannot do"),
        0: ("劳动强度没有写", "how heavy the work is is not stated"),
        -1: ("劳动强度和您的要求冲突", "the work asks for what you cannot do"),
    },
}

QUESTIONS: Final[dict[str, tuple[str, str]]] = {
    "wish": ("您想做什么工作？以前做过什么？", "What work do you want, or have you done before?"),
    "place": ("您住在哪个区县？愿意去哪里上班？", "Where do you live, and where would you work?"),
    "certificates": (
        "您有什么证书？比如健康证、驾驶证、叉车证。",
        "Which certificates do you hold, such as a driving licence or a forklift licence?",
    ),
    "pay": ("您希望一个月最少挣多少？", "What is the least you want to earn a month?"),
    "schedule": ("能上夜班、倒班吗？", "Can you work nights or rotating shifts?"),
    "education": ("您是什么学历？", "What schooling do you have?"),
    "experience": ("这一行您做了几年？", "How many years have you done this work?"),
}

LEVELS: Final[dict[str, tuple[str, str]]] = {
    "primary": ("小学", "primary school"),
    "junior_high": ("初中", "junior high school"),
    "senior_high": ("高中", "senior high school"),
    "vocational_secondary": ("中专", "vocational secondary school"),
    "junior_college": ("大专", "a junior college diploma"),
    "bachelor": ("本科", "a bachelor's degree"),
    "master": ("硕士", "a master's degree"),
    "doctor": ("博士", "a doctorate"),
}


def say(catalogue: dict[str, tuple[str, str]], code: str, language: str, **facts: object) -> str:
    """Return the sentence `code` in `language` with its facts filled in."""
    zh, en = catalogue[code]
    return (zh if language.startswith("zh") else en).format(**facts)
