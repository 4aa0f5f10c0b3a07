"""Choose the two questions to put to somebody whose words have been read."""

from __future__ import annotations

import re
from typing import Final

from recommender.domain.seeker import SeekerProfile
from recommender.explanation.questions import MOST, questions
from recommender.explanation.sentences import QUESTIONS, say
from recommender.intake.generic import takes_any_work
from recommender.intake.reading import Words
from recommender.retrieval.texts import wish_titles

# Work for which the law or most employers ask for a paper; elsewhere pay is worth more to know.
_CALLS_FOR_PAPERS: Final = re.compile(
    r"司机|驾驶|[开跑]|[货叉吊挖铲校公]车|铲车|挖机|吊|电工|焊|保安|门卫|门岗|护士|护理|护工|医|药|教师|老师|幼师|保育|幼儿园|厨|餐|服务员|洗碗|食堂|面点|烘焙|咖啡|奶茶|早餐"
    r"|外卖|骑手|送餐|配送|美容|美发|理发|导游|消防|电梯|锅炉|制冷|空调|会计|财务|月嫂|育婴|育儿|保姆|家政|带孩子|带小孩|建造|安全员|架子|爆破|押运|救生|教练"
    r"|driv|nurs|teach|chef|cook|barista|guard|electric|weld|forklift|nann|carer|caregiver|wait|kitchen|account|crane|pharmac|doctor|guide"
)
_NEW_TO_WORK: Final = re.compile(
    r"应届|刚毕业|还没毕业|在读|在校|大[一二三四](?:了|学生|在读)?|实习|见习|暑[假期]工|寒假工|没(?:有)?(?:工作|任何|什么)?经验|没上过班|第一次找|零基础|想学|当学徒"
    r"|\b(?:fresh graduate|just graduated|recently graduated|no experience|student)\b"
)


def next_questions(
    text: str, profile: SeekerProfile, language: str | None = None
) -> tuple[str, ...]:
    """Return up to two questions whose answers would help most, the better first.

    Parameters
    ----------
    text
        The person's words.
    profile
        What was read from them.
    language
        ``zh`` or ``en``; that of the words if not given.
    """
    words = Words(text)
    language = language or ("en" if words.is_english else "zh")
    asks_papers = any(_CALLS_FOR_PAPERS.search(title.lower()) for title in wish_titles(profile))
    is_new = _NEW_TO_WORK.search(words.folded) is not None
    known = profile.model_copy(update={"experience_years": 0.0}) if is_new else profile
    asked = questions(known, asks_certificates=asks_papers, language=language)
    wish = say(QUESTIONS, "wish", language)
    if not profile.desired_titles and takes_any_work(words.folded):
        asked = tuple(dict.fromkeys((wish, *asked)))[:MOST]
    if profile.experiences:
        only_wish = say(QUESTIONS, "wish_only", language)
        asked = tuple(only_wish if one == wish else one for one in asked)
    return asked
