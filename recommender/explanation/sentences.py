"""The spoken sentences, Chinese and English side by side, short enough to read aloud.

Names of places, certificates, skills and levels come in the language of the sentence; what
an ad or a person has written stands between quotation marks, as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.explanation.names import Name

REASONS: Final[Mapping[str, Name]] = {
    "wished_work": Name("正是您想找的“{wish}”。", "It is the work you want: “{wish}”."),
    "same_occupation": Name(
        "按职业分类，和您想找的{work}是同一类。", "It is classed as the same occupation as {work}."
    ),
    "higher_rank": Name(
        "和您想找的{work}是同一行，级别高一些。",
        "It is the same occupation as {work}, in a higher post.",
    ),
    "lower_rank": Name(
        "和您想找的{work}是同一行，级别低一些。",
        "It is the same occupation as {work}, in a lower post.",
    ),
    "near_occupation": Name("按职业分类，和您想找的{work}相近。", "It is classed close to {work}."),
    "done_before": Name("正是您做过的“{wish}”。", "It is work you have done: “{wish}”."),
    "same_as_before": Name(
        "按职业分类，和您做过的{work}是同一类。", "It is classed as the same occupation as {work}."
    ),
    "near_before": Name("按职业分类，和您做过的{work}相近。", "It is classed close to {work}."),
    "title_words": Name("岗位名称里有您说的“{words}”。", "The title has your words “{words}”."),
    "title_meaning": Name(
        "“{title}”和您说的“{wish}”意思相近。",
        "“{title}” is close in meaning to your “{wish}”.",
    ),
    "distant_work": Name(
        "和您说的工作只有一点关系。", "It has only a little to do with the work you describe."
    ),
    "duties": Name("工作内容和您说的差不多。", "The duties are close to what you describe."),
    "shared_skills": Name("用得上您会的{skills}。", "It uses what you can do: {skills}."),
    "held_certificates": Name(
        "要求的{names}，您{all}有。", "You hold the {certificates} it asks for: {names}."
    ),
    "preferred_certificates": Name(
        "有{names}的优先，您{all}有。", "You hold the {certificates} it prefers: {names}."
    ),
    "pay_meets": Name("{pay}，达到您要的{wanted}元。", "{pay}, which meets the {wanted} you want."),
    "pay_can_meet": Name(
        "{pay}，能到您要的{wanted}元，但最低是{low}元。",
        "{pay}: it can reach the {wanted} you want, but the lowest offered is {low}.",
    ),
    "pay_states": Name("{pay}。", "{pay}."),
    "same_district": Name("就在您住的{where}。", "It is in {where}, where you live."),
    "near_home": Name(
        "离您住的{home}大约{km}公里。", "It is about {km} km from {home}, where you live."
    ),
    "far_from_home": Name(
        "在{where}，离您住的{home}大约{km}公里。",
        "It is in {where}, about {km} km from {home}, where you live.",
    ),
    "wished_place": Name("在您想去的{where}。", "It is in {where}, where you want to work."),
    "part_of_wished_place": Name(
        "在{where}，属于您想去的{wish}。",
        "It is in {where}, part of {wish}, where you want to work.",
    ),
    "hours_met": Name("写明{hours}。", "The ad says: {hours}."),
    "weekend_off": Name("写明双休。", "The ad gives both weekend days off."),
    "demands_met": Name("写明{demands}。", "The ad says: {demands}."),
    "form_met": Name("写明是您要的{form}。", "The ad says {form}, as you want."),
    "board_and_lodging": Name("{board}。", "{board}."),
    "experience_met": Name(
        "要求{asked}经验，您工作过{held}。",
        "It asks for {asked} of experience; you have worked for {held}.",
    ),
    "experience_none": Name("不要求经验。", "No experience is asked for."),
    "education_met": Name(
        "学历要求{asked}，您符合。", "It asks for {asked}; your schooling is enough."
    ),
    "education_none": Name("不限学历。", "No schooling is asked for."),
}

GAPS: Final[Mapping[str, Name]] = {
    "certificate_law": Name(
        "法律规定这份工作要有{name}，您说没有。",
        "The law asks for this certificate in such work, and you say you do not hold it: {name}.",
    ),
    "certificate_ad": Name(
        "要求有{name}，您说没有。",
        "It asks for this certificate, and you say you do not hold it: {name}.",
    ),
    "certificate_helps": Name(
        "有{name}的优先。", "It prefers people who hold this certificate: {name}."
    ),
    "skill_ad": Name(
        "要会{name}，您说不会。", "It asks for this, and you say you cannot do it: {name}."
    ),
    "skill_helps": Name("会{name}更好。", "It would help to know this: {name}."),
    "education": Name("学历要求{asked}，您是{held}。", "It asks for {asked}; yours is {held}."),
    "experience": Name(
        "要求{asked}经验，您工作过{held}。",
        "It asks for {asked} of experience; you have worked for {held}.",
    ),
    "experience_new": Name(
        "要求{asked}经验，您还没有工作经验。",
        "It asks for {asked} of experience; you have none yet.",
    ),
    "pay": Name("{pay}，不到您要的{wanted}元。", "{pay}, less than the {wanted} you want."),
}

UNKNOWNS: Final[Mapping[str, Name]] = {
    "working_age": Name(
        "未满18周岁不能做重活、登高和危险的活，这份有没有，要先问单位。",
        "Under 18 the law forbids heavy, high and dangerous work; ask the employer first whether "
        "there is any.",
    ),
    "refused_work": Name(
        "您说过不做{titles}，这份算不算，要问单位。",
        "You refuse {titles}; ask the employer whether this is such work.",
    ),
    "legal_certificate": Name(
        "法律规定这份工作要有{names}，您有没有？",
        "The law asks for {these} in such work: {names}. Do you hold {it}?",
    ),
    "certificate": Name(
        "要求有{names}，您有没有？", "It asks for {these}: {names}. Do you hold {it}?"
    ),
    "pay": Name("工资没有写，要问单位。", "Pay is not stated; ask the employer."),
    "pay_unclear": Name(
        "工资写的是“{text}”，一个月有多少，要问单位。",
        "Pay is given as “{text}”; ask the employer what that makes a month.",
    ),
    "pay_negotiable": Name(
        "工资写的是面议，要问单位。", "Pay is to be agreed; ask the employer how much."
    ),
    "pay_open_top": Name(
        "{pay}，能不能到您要的{wanted}元，要问单位。",
        "{pay}; ask the employer whether it can reach the {wanted} you want.",
    ),
    "pay_far_above": Name(
        "{pay}，比您要的{wanted}元高太多，先问清真假。",
        "{pay}, far above the {wanted} you want; ask first whether it is true.",
    ),
    "pay_open_floor": Name(
        "{pay}，最少给多少没写，要问单位。",
        "{pay}; the least is not stated, ask the employer.",
    ),
    "place_unstated": Name(
        "没写在哪里上班，要问单位。", "The ad does not say where the work is; ask the employer."
    ),
    "place_address_only": Name(
        "只写了{where}，不清楚在哪个区县，要问单位。",
        "The ad says only {where}; ask the employer which district that is in.",
    ),
    "place_vague_named": Name(
        "写的地点是{where}，是不是您想去的{wish}，要问单位。",
        "The place is given as {where}; ask the employer whether that is in {wish}.",
    ),
    "place_vague_home": Name(
        "写的地点是{where}，离您住的{home}多远，要问单位。",
        "The place is given as {where}; ask the employer how far that is from {home}.",
    ),
    "place_unmeasured": Name(
        "地点是{where}，离您住的{home}多远算不出来，要问单位。",
        "It is in {where}; how far that is from {home} we cannot tell, ask the employer.",
    ),
    "home_district": Name(
        "您住在{home}哪个区县？知道了才好算远近。",
        "Which district of {home} do you live in? Without it we cannot tell how far it is.",
    ),
    "hours": Name("没写{hours}，要问单位。", "The ad does not say {hours}; ask the employer."),
    "demands": Name(
        "没写{demands}，要问单位。", "The ad does not say {demands}; ask the employer."
    ),
    "board": Name(
        "没写包不包吃住，要问单位。",
        "The ad does not say whether meals or a bed are provided; ask the employer.",
    ),
    "child_pickup": Name(
        "下班赶不赶得上接孩子，要问单位。",
        "Ask the employer whether the hours let you fetch your child.",
    ),
    "form": Name(
        "没写是不是{wanted}，要问单位。",
        "The ad does not say whether it is {wanted}; ask the employer.",
    ),
    "form_open_hours": Name(
        "是{offered}，是不是按{wanted}上班，要问单位。",
        "It is {offered}; ask the employer whether the hours are {wanted}.",
    ),
    "in_date": Name(
        "没写招到哪天，去之前先打电话。", "No closing date is given; ring before you go."
    ),
    "held_experience": Name(
        "要求{asked}经验，您做过几年？",
        "It asks for {asked} of experience; how long have you worked?",
    ),
    "held_education": Name(
        "学历要求{asked}，您是什么学历？", "It asks for {asked}; what schooling do you have?"
    ),
    "experience": Name("没写要不要经验。", "The ad does not say whether experience is needed."),
    "education": Name("没写学历要求。", "The ad does not say what schooling is needed."),
    "experience_and_education": Name(
        "经验和学历要求都没写。", "The ad does not say what experience or schooling is needed."
    ),
}

QUESTIONS: Final[Mapping[str, Name]] = {
    "wish": Name(
        "您想做什么工作？以前做过什么？", "What work do you want, or have you done before?"
    ),
    "wish_only": Name("您现在想做什么工作？", "What work do you want now?"),
    "place": Name(
        "您住在哪个区县？愿意去哪里上班？", "Where do you live, and where would you work?"
    ),
    "certificates": Name(
        "您有什么证书？比如健康证、驾驶证、叉车证。",
        "Which certificates do you hold, such as a driving licence or a forklift licence?",
    ),
    "pay": Name("您希望一个月最少挣多少？", "What is the least you want to earn a month?"),
    "schedule": Name("能上夜班、倒班吗？", "Can you work nights or rotating shifts?"),
    "education": Name("您是什么学历？", "What schooling do you have?"),
    "experience": Name("这一行您做了几年？", "How many years have you done this work?"),
}

RELAXED: Final[Mapping[str, Name]] = {
    "commute_doubled": Name(
        "合您要求的不多，路程放宽到两倍。", "Little fits, so we looked up to twice as far."
    ),
    "whole_city": Name(
        "合您要求的不多，放宽到全市。", "Little fits, so we looked in the whole city."
    ),
    "any_employment_type": Name(
        "全职、兼职、临时的都算上了。", "Full-time, part-time and temporary work all counted."
    ),
    "whole_province": Name(
        "合您要求的不多，放宽到全省。", "Little fits, so we looked in the whole province."
    ),
    "anywhere": Name(
        "合您要求的不多，放宽到全国。", "Little fits, so we looked in the whole country."
    ),
}


def say(catalogue: Mapping[str, Name], code: str, language: str, **facts: object) -> str:
    """Return the sentence `code` in `language` with its facts filled in."""
    return catalogue[code].in_language(language).format(**facts)


def relaxed_sentence(step: str, language: str) -> str:
    """Return what was widened in one step of relaxation, as a sentence."""
    return say(RELAXED, step, language)
