"""Tell whether a text says that something it names is absent or not wanted."""

from __future__ import annotations

import re

# How far back a negating word can stand: 不需要有有效的健康证和…
_REACH = 24
_ENGLISH_REACH = 48
_CLAUSE_BREAK = re.compile(
    r"[。！？!?；;，,\n\r]|\.(?=\s|$)|但是|但|不过|可是|而是|只是|然而|\b(?:but|however|though|except)\b"
)

_CUE = (
    r"(?:没有|没得|没(?!问题|事|关系)|暂无|尚无|并无|无(?![锡线人纺机菌尘极缝损障公土忧责刷铅烟须需论心痕])|未(?!来|婚|成年)|还没|尚未|从未"
    r"|不敢|不太敢|没法|没能力|不太会|不怎么会|不大会|一点不会|不会|[勿弗唔]会|[勿弗]懂|唔识|冇得?|[讲说]?[勿弗]来|不懂|不熟悉|不太熟悉|不熟|不擅长|不能|不了解"
    r"|不用|不需要|不需|不必|无需|毋需|无须|不强制|不要求|不硬性要求|不要|莫要|莫|不是"
    r"|不含|不包|不提供|不交|不缴|不买|不发|不给|不设|不安排|不享受|不考虑|不做|不干|不接受|不(?:穿|进|碰|开|带|跑|教|修|卖|送|负责|涉及)"
    r"|不想|不愿意|不愿|拒绝|谢绝|取消"
    r"|不(?:是)?(?:很|太|大|怎么|算)(?:会|懂|熟|擅长|精通|行)|不精通|不具备|(?:愿意|可以|希望|希望能|要|去|来|肯|能)学(?!过|会|了|完|习|历|校|员|生|徒)"
    r"|想学|想考|打算考|准备考|打算学|准备学|正在考|正在学|在考|有无|有没有|是否有|会不会)"
)
# What may stand between the negating word and the thing.
_FILLER = (
    r"(?:的|说|讲|写|看|弄|打|修|骑|画|烧|炒|剪|焊|带|照顾|驾驶|独立|单独|亲自|真正|正经|怎么|任何|相关|有效|什么|啥|考过|考取|考|办理|办|取得|获得|持有|持|拿到|学过|做过|干过|用过"
    r"|接触过|碰过|摸过|开过|学|做|用|使用|操作|要求|强制|必须|需要|有|会|懂|交|缴纳|缴|买|购买"
    r"|提供|包|安排|享受|给|发|接受|参加|证书|证|过|个|本|去|能|具备|具有|掌握|熟练|熟悉)"
)
_ITEM = r"(?:[^、和及与或/，。,；;\s（）()\d]{1,10}(?:、|和|及|与|或者|或|/))"
# Every word of denial has one of these characters.
_DENYING = frozenset("不没无未勿弗唔冇莫毋拒谢取学考否")
_BEFORE = re.compile(rf"(?:{_CUE}{_FILLER}{{0,3}}{_ITEM}{{0,4}}{_FILLER}{{0,2}}|(?<![要好差])不)$")
# 不仅会…, 不但有…, 没问题, 无论… deny nothing; 不是没有… denies the denial.
_NOT_A_CUE = re.compile(
    r"(?:不是|并非|不能|不会)没有?|不是(?:不会|不懂|无)|不干胶|不仅|不但|不光|不只|不止|不得不|没问题|无论|不论|不管|不少|不错|无不"
)
_AFTER = re.compile(
    r"^(?:证书|证|方面)?(?:可以|可|都|也|暂时|目前|还|就|完全|根本|从来|压根|一[句点样]也?都?)?"
    r"(?:没有|没得|没考|没办|没|没(?:[\u4e00-\u9fff]|接触|操作|从事|独立做)过|没来得及(?:去)?[考办拿学]|无要求|不做|不干"
    r"|(?:师傅|老师|人)?没(?:人)?教过?|只会打开|[勿弗唔]会|[勿弗]来"
    r"|不(?:太|怎么|大|很|是很|算|咋)(?:会|懂|熟|擅长|精通|行|好|流利|标准|敢|灵光?)[\u4e00-\u9fff]?"
    r"|不会(?:操作|[\u4e00-\u9fff])?|不敢(?:[\u4e00-\u9fff]{1,2})?|不灵光?|不精|不在行|不拿手|生疏|不沾|搞不懂|[看听说讲写做弄搞][不没][懂清通来]|没(?:独立|亲自|亲手|单独|自己|正经|怎么|真正|系统|真)(?:地)?[\u4e00-\u9fff]{1,2}过|没注册|没入门|没学好|没上手|上不去|上不了|拿不[下动准]|不咋[样地行会]?|不懂|不熟|不(?:用|需要?)(?:自己|本人|亲自|[你您])?(?:动手|干|做|管|负责|操作|弄)?|不要求|不作要求|不做要求|不限"
    r"|不交|不缴|不买|不含|不包|不提供|未取得|未考|过期了|已过期|不标准|不流利|不熟练|不太好|不想干|不想做|做不了|干不了|没过|过了[一二两三四五\d]门|[\u4e00-\u9fff]?(?:不来|不行|不了|不好|不动|不起来|不下来|不利索|不明白)|有没有都|有无都|有无均|可有可无)"
    r"(?=$|[，,。；;、！!？?\s)）/|]|也|都|吧|了|呢|但|的也)"
)
# 没有电工证勿扰 asks for the certificate; 没有健康证的公司帮办 does not waive it.
_REQUIRED_AFTER = re.compile(
    r"^[^。！？!?；;\n]{0,6}?(?:勿扰|勿投|勿来|免谈|不要来|别来|莫来|绕道|不予|不考虑|不录用|不能上岗"
    r"|不得上岗|不行|不收|请勿)"
)
_CONDITIONAL_AFTER = re.compile(
    r"^(?:证书|证)?(?:的|者)[，,]?[^。！？!?；;\n]{0,8}?(?:帮|代|可?(?:入职|到岗|上岗)[前后]|统一|组织|安排|带)"
)
# What may stand between a thing and what denies it: Excel这块我真的不会.
_ASIDE = (
    r"(?:证书|证|我|也|都|还|就|真的?|完全|根本|从来?|一直|暂时|目前|其实|这块|这方面|方面|什么的?|之类的?|那些|这些|这个|水平|基础|的话|呢|嘛|啊"
    r"|实在|确实|是|才|老是?|总是?|基本上?|现在|以前|可是|但是?|倒是?|反正|几乎|考了[一两二三四几]次|[，,]?\s?)*"
)
_END = r"(?=$|[，,。；;、！!？?\s)）]|了|呢|但|吧|啊|的?(?:$|[，,。；;]))"
_AFTER_FAR = re.compile(
    rf"^{_ASIDE.replace('[，,]?', '')}(?:不会[\u4e00-\u9fff]?|不(?:太|怎么|大|很|是很|是太|咋|咋个|啷个)(?:会|懂|熟|擅长|精通|行|敢|灵光?)[\u4e00-\u9fff]?|不敢[\u4e00-\u9fff]{{0,2}}|不灵光?|不精|生疏|没(?:独立|亲自|亲手|单独|自己|正经|怎么|真正)[\u4e00-\u9fff]{{1,2}}过|没注册|没[\u4e00-\u9fff]过|不懂|不行|不熟|不擅长|不精通|不通|不灵|学不会|忘光|忘记|忘|没学会|没学过|没学|没碰过|没摸过|没做过|谈不上会?|零基础|一窍不通|(?:正|还)?在学|只听说过?|没接触过?|[弄搞用做开写说]不(?:得?来|好|转|利索)"
    r"|没(?:有)?(?:去)?(?:考|办|拿|通)?(?:过|到手|到|下来|出来|成|上|着)?|(?:面试|笔试|实操|理论|科目[一二三四])?(?:还)?(?:没过|没通过|挂了?(?:[一两二三四几]+[次回])?|没及格|不及格)|考砸了?|差[一二两三四几]分|考不过|办理中|(?:正|还)?在[办考]|快考|等着?(?:发证?|拿证?|考|出证)|还?差[一两二三四][科门]?|不在有效期内?|(?:要|准备|打算|想|得|还要|需要)去?[办考补]|(?:下个?月|明年|年底|下半年|过段时间|马上|快要?|年后)[去再才]?(?:考|办|拿证?|下来?))"
    rf"{_END}"
)
_BUT_AFTER = re.compile(
    r"^(?:以外|之外|外)?[，,]?(?:我|其[他它]的?|别的|什么|啥)*(?:都|全|也)(?:会|有|行|可以|能|懂|熟)"
)
# Excel是我老公会，我不会.
_NOT_I_AFTER = re.compile(
    r"^(?:是|由|都是)?我?(?:老公|老婆|爱人|丈夫|妻子|媳妇|儿子|女儿|[哥弟姐妹爸妈]|朋友|同事)[^，,。；;]{0,6}[，,]\s?(?:但|可|不过)?我(?:自己|倒|却|可|就|是)*(?:不会|不懂|不行|没有)"
)
# 老公会电工，我不会: whoever else can, the speaker cannot.
_NOT_I = re.compile(
    r"^[，,]?\s*(?:但|可|不过)?(?:我|俺|本人|自己)(?:自己|倒|却|可|就|是)*(?:不会|不懂|不行|没有|不能)(?=$|[，,。；;、！!？?\s])"
)
_ENGLISH = re.compile(r"[A-Za-z]")
_ENGLISH_BEFORE = re.compile(
    r"\b(?:no(?! (?:problem|issue|trouble|limit|matter|longer than)\b)|not(?! (?:only|just|afraid|a problem)\b)|never(?! (?:late|missed|failed)\b)"
    r"|nor|neither|without|lack(?:s|ing)?|can'?t|cannot|unable to|(?:do|does|did|have|has|had|is|are|was)n'?t(?! mind\b)|don'?t(?! mind\b)|poor(?: at| in)?|lost|failed|learning|studying(?: for)?|preparing for|training for|getting my|taking my|(?:want|hope|plan|like|willing|going|need)(?:s|ed|ing)? to (?:learn|study|get|take|obtain|apply for|renew)|weak (?:at|in)|bad at)\b"
    r"(?:(?!\b(?:problem|mind|only|and (?:can|know|have|am|speak|i)|so i)\b)[^.;!?\n]){0,40}$",
    re.I,
)
# No night shifts, can weld: what follows the comma is another clause unless it continues a list.
_NEW_CLAUSE = re.compile(
    r",\s*(?!(?:or|nor|and)\b)(?:[a-z' ]+\b(?:can|know|have|am|do|speak|with)\b|(?:can|know|have|am|do|speak|with|i|we|you|good|fluent|strong|some|basic)\b)|,\s*[^,]*$(?<!or )(?<!nor )",
    re.I,
)
_ENGLISH_AFTER = re.compile(
    r"^\)?\s*:?\s*(?:(?:experience|skills?|knowledge|licen[cs]e|certificate|level|work) )?(?:(?:is|are|was) )?"
    r"(?:not (?:required|needed|necessary|essential|part|my|included|yet)\b|un(?:necessary|needed)\b|expired\b|no(?=$|[.,;!])|not(?=$|[.,;!])|never(?=$|[.,;!])|i (?:can'?t|cannot|don'?t|do not|never)\b)",
    re.I,
)


def is_negated(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is said to be absent, not needed or not offered.

    A list shares its negation (没有叉车证和电工证). A wish to learn (想考电工证) counts as
    absent. 没有电工证勿扰 does not: there the thing is demanded.

    Parameters
    ----------
    text
        The whole text; offsets are half-open.
    """
    before = text[max(0, start - _REACH) : start]
    if before.endswith("不") and text.startswith(("定期", "但", "仅", "光", "只"), start):
        return False
    breaks = list(_CLAUSE_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    after = text[end : end + _REACH]
    if not _DENYING.isdisjoint(clause) and _BEFORE.search(_NOT_A_CUE.sub("", clause)):
        return not (_REQUIRED_AFTER.match(after) or _CONDITIONAL_AFTER.match(after))
    if any(said.match(after) for said in (_AFTER, _AFTER_FAR, _NOT_I, _NOT_I_AFTER)):
        return True
    if clause.endswith(("除了", "除开")) and _BUT_AFTER.match(after):
        return True
    return _is_denied_in_english(text, start, end)


# 想学电焊, 打算考叉车证: neither mastered nor lacking, but wished for.
_WISHED = re.compile(
    r"(?:想要?|愿意?|希望(?:能够?|可以|有机会)?|打算|准备|计划|将来|以后|有意)(?:再|去|来|要|能|多|先|跟着?人?)?"
    r"(?:学(?!过|会|了|完|历|校|员|生|徒)习?|报?考(?!过|了|勤|核)取?|报名[学考]?|拿个|办个|了解一下)(?:一?[下个门点些])?[^，,。；;！!？?\n]{0,8}$"
    r"|\b(?:want|would like|'d like|hop(?:e|ing)|plan(?:ning)?|willing|eager|keen|happy|ready|interested)(?: in| to)? (?:learn(?:ing)?|study(?:ing)?|tak(?:e|ing)|get(?:ting)?|obtain)\b[^.;,!?\n]{0,24}$",
    re.I,
)


_WISH = re.compile(r"想|愿|希望|打算|准备|计划|将来|以后|有意|learn|study|tak[ei]|get|obtain")


def has_wish(folded: str) -> bool:
    """Tell whether a folded text can hold what :func:`is_wished` looks for."""
    return _WISH.search(folded) is not None


def is_wished(text: str, start: int) -> bool:
    """Tell whether what begins at ``text[start]`` is what somebody wants to learn or to get.

    Parameters
    ----------
    text
        The whole text.
    """
    return _WISHED.search(text[max(0, start - _ENGLISH_REACH) : start]) is not None


def _is_denied_in_english(text: str, start: int, end: int) -> bool:
    """Tell whether an English clause denies what it names: no baking, Java I never used."""
    before, after = text[max(0, start - _ENGLISH_REACH) : start], text[end : end + _ENGLISH_REACH]
    if not _ENGLISH.search(before[-_REACH:]) and not _ENGLISH.match(after.lstrip(" ):")):
        return False
    breaks = [m.end() for m in _CLAUSE_BREAK.finditer(before) if m[0] != ","]
    clause = before[breaks[-1] :] if breaks else before
    said = _ENGLISH_BEFORE.search(clause)
    if said and not _NEW_CLAUSE.search(clause, said.start()):
        return True
    return _ENGLISH_AFTER.match(after) is not None
