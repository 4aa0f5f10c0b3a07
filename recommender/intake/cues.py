"""The words that say what a job is to the speaker: sought, past, a skill, or refused."""

from __future__ import annotations

import re
from typing import Final, Literal

Standing = Literal["wish", "welcome", "offer", "can", "past", "refused", "nothing", "bare"]
"""``wish`` is sought; ``welcome`` is fine too (保洁也行); ``offer`` and ``can`` are skills told
after and before (分拣都会, 会开叉车); ``nothing`` is a major or someone else's job."""

_YEARS: Final = r"(?:(?:[0-9一二两三四五六七八九十]{1,3}|半|好几|几)(?:多|来|几)?(?:个?半)?(?:年|个月)(?:多|半)?|(?:大?半|一)辈子)"

# 一年十万 and 一个月四千 speak of pay.
_YEARS_TOLD: Final = r"(?<!先做)(?<!先干)(?<!想做)(?<!想干)(?<!再做)(?<!再干)(?:[0-9一二两三四五六七八九十]{1,3}|半|好几|几)(?:多|来|几)?年(?:多|半)?的?(?:工作)?(?:经验的)?(?!薪|\s*(?:工资|薪资|不少于|不低于|至少|到手|能|下来|给|要|有|挣|赚|收入|[0-9一二三四五六七八九十]))"
_WISH: Final = (
    r"(?<![没不])想(?!到(?!$|[^，,。；;]{1,10}$|[^，,。；;]{1,10}?(?:做|干|找|上班|工作|当|卖|试|帮工|打工))|法|起|象|不|过|着|了)(?:要|再|继续|先|找|做|干|当|去|来|从事|学|进|换|在|试)?"
    r"|找(?!不|过|得到|了|人)(?:个|份|一份|一个|点|些)?|应聘|求职|应征|求(?=[个一份])|意向(?:岗位|职位|是)?|希望|期望|盼"
    r"|打算|准备(?=做|找|去|干|学|当|应|回|到)|愿意|期待|目标|还是(?=[做干跑开当])|(?<!不)考虑|能不能|能否|有没有|有没得|有木有|有么子|有啥|有什么"
    r"|(?<![早原])先(?=[做干找])(?![^，,。；;]{0,8}[了过])|往后|今后|接下来|要找|要(?:一)?[个份](?!人)|想要|来应聘|最好是?|优先|可以(?=做|干|去|给|当|看)|转行(?:做)?|改行(?:做)?|转做|换(?:个|成|到|一)"
    r"|(?<!不)招(?:不招|聘)?(?!人|工|聘|呼|数|牌|标|商|生|惹|架|不)|[寻揾搵觅](?:个|份|一个|一份|点|些)|搞(?:个|份)|申请|报名|报考(?:了)?|投(?:的|递)|求(?=职)"
    r"|(?<!not )(?<!n't )(?<!\bdont )(?<!no longer )(?<!never )(?<!nor )(?<!not really )(?<!n't really )\b(?:lookin[g']? (?:for|to|4)|look for|want(?:s|ed)?(?: to)?|would (?:really )?(?:like|love|change|switch|move)|\b(?:i|we|he|she)'?d (?:really |also )?(?:like|love)\b|wanna|hop(?:e|ing) (?:to|for)|seek(?:ing)?|search(?:ing)? for"
    r"|interested in|appl(?:y|ying) (?:for|to)|need(?: a| some)?|prefer(?:ably)?|open to|willing to|wish to|ideally|dream"
    r"|chang(?:e|ing) (?:to|into)|switch(?:ing)? (?:to|into)|transition(?:ing)? (?:to|into)|get into|become|find|maybe|perhaps|(?:career )?from [a-z -]{3,30} to)\b"
)
_PAST: Final = (
    r"(?:前年|去年|前几年|年初|早几年|毕业)[^，,。；;想]{0,3}(?:就|才)?开始|(?<![想要愿])就?(?:跟着|跟了)[^，,。；;想]{1,5}(?:做|干|学(?:做)?)|(?<![没未])(?<!没有)[做干当搞开待教卖种养修跑带打送喂看管烧炒拉]过(?!年|完|去|了年)|刚从|(?<![点半号岁钟天0-9])以前|之前|后来(?!想|可以|再说)|原来(?!想)|原先|从前|曾经?|早年|早先|本来|先前|下岗(?:前|的)?"
    r"|退休前|退休的?老?(?=[\u4e00-\u9fff]|$)(?![了后想年金在人以没还也])|退役|上一?[家份]|老本行|[做干当搞开教卖跑](?:了|惯了?|够了?)|从事(?:过|了)|一直(?:在|做|干|是)?|在职|曾任|担任|干的?是|做的是"
    rf"|{_YEARS_TOLD}|经验(?:是|有)?|做了|干到|当到|前几年|(?:去年|大?前年|上半年|年前|上个?月)(?:还)?(?:在|做|干)|工作经历|退下来|出身"
    r"|\b(?:was|were|used to(?: be| work)?|worked|working (?:as|in)|(?<=\bi )work as|years? (?:as|of|in)|[0-9]+ years?|experience (?:as|in|of|with)"
    r"|(?:at )?my (?:last|previous|old) (?:place|job|company|boss)|have been|has been|i've been|been|former(?:ly)?|previous(?:ly)?|ex-?|laid off|background in|retired|stopped|quit|gave up|(?:career|chang(?:e|ing)|switch(?:ing)?)(?= from)|did|taught|teached|ran|drove)\b"
)
_REFUSED: Final = (
    r"(?<![得了])不(?:想(?!上|熬|倒|值|加|住|出差)(?:再)?|做|要(?!求|学|经验|紧|钱|命|熬|上|夜|倒|加|太)|去|干|找|应聘|接受|考虑|愿意?|当|喜欢|兼|碰|搞|会|希望|打算|准备|乐意|情愿|适合)"
    r"|不是(?:来|要|想|为了)?(?=[找做应当干])[找做当干]?|别(?=做|干|是|给|让|要|叫|安排|派|介绍|推|找)|莫(?=要|做|让|叫|是)|拒绝|除了|除开|厌倦|没(?:有)?[\u4e00-\u9fff]过|没有?做|不(?:太|大|怎么|是很|是特别|是太|再)?想|没(?:有)?(?:打算|考虑|想过)|讨厌|[最真]烦|最怕|受不了|受够|放弃|谢绝|[做干当开骑跑](?:不了|不来|不动|不得)"
    r"|\b(?:not|no|don'?t (?:want|like|wanna)(?: to)?|never|except|without|(?:anything|everything|any job|any work|all) but|other than|apart from|tired of|sick of|hat(?:e|ed|ing)|dislike|avoid)\b"
)
_CAN: Final = (
    r"(?<![机社开约大工协商都学晚])会(?!计|议|员|展|所|馆|长|费|客|场|不会)|(?<![不可功])能$|(?<!不)能(?=[开做干修带写教烧炒吃接管糊穿缝织剪包搬扛砌贴刷焊绣编]|操作)|懂|熟悉|擅长|精通|拿手|熟练|学过|略懂|了解"
    r"|\b(?:can|(?<=\bi )(?:drive|operate|weld|sew|repair|fix)|able to|know(?: how to)?|skilled (?:in|at)|good at|familiar with|proficient in|licen[cs]ed?)\b"
)
_NOTHING: Final = rf"(?:(?<![数化科文大小中同放上开入教])学|读|念|专业(?:是|为)?|主修|修|毕业于|教育背景|degree in|diploma in|major(?:ed)? in|stud(?:y|ied|ying)|msc in|ba in|bsc in|graduated (?:in|from))(?:的是?|了|过)?(?:{_YEARS})?的?\s?$"
# 本来想当老师: wished for once, and no more.
_DROPPED: Final = (
    r"(?:本来|原来|原本|原先|曾经?|以前|之前|当初|当时|小时候|从小)(?:是|也|还|很|都|一直)*(?:想|打算|准备|希望|应聘|求职)(?:过|着)?(?:要|当|做|干|去|应聘|找|学|考|开|个|份)*"
    r"|\b(?:no|zero|without|little|(?:don'?t|didn'?t|haven'?t|never) (?:have |had )?any|(?:don'?t|do not|haven'?t) have) (?:\w+ )?experience (?:as|in|of|with)\b|\bnever worked (?:as|in)\b"
    r"|\b(?:once|originally|always|used to) want(?:ed)? to\b"
)
_STRONG: Final = re.compile(
    f"(?P<dropped>{_DROPPED})|(?P<wish>{_WISH})|(?P<past>{_PAST})|(?P<refused>{_REFUSED})|(?P<can>{_CAN})"
)
_STUDIED: Final = re.compile(_NOTHING)
_LEARN: Final = re.compile(
    r"(?:想|要|愿意|打算|准备)(?:再|去|来)?(?:跟[^，,。]{1,4})?学(?:个|点|一门|一下)?$"
)
# At work there now or then: weaker than any wish before it (想在沙市做保洁).
_AT_WORK: Final = re.compile(
    r"在(?:家里?[种养做开搞]|老家)$|(?:现在|目前|如今)(?:是|在|做|干|还在)?|(?:我|本人|一名|一个|也|就)是个?(?:做|干|开)?|^是(?!不是|否)|在[^在]{1,14}?(?:做|干|当|打|搞|开|上班)|(?:^|我|一直|都)在[^，,家在]{2,8}$|^(?:我|本人)?自己$"
    r"|(?:白天|平时|平常|上午|下午|晚上|目前|现在|我|本人)(?:都|就|还)?在$|是做|从事|做的|任|(?:[厂店院]|公司|单位|学校|工地|食堂|超市|酒店)的?$|\b(?:i am|i'm|am|currently|now)\b"
)
_AFTER_LIST: Final = (
    r"^(?:的?(?:这[种类个])?(?:活儿?|工作|岗位|岗|职位|事情?|之类的?|那种|一类的?|等)?)?\s?"
)
_AFTER_REFUSED: Final = re.compile(
    rf"{_AFTER_LIST}(?:我|就|也|都|可|是)*(?:绝对|坚决|真|实在)?(?:不想(?!放弃)(?:干|做|去|当)?(?!了)|不(?:[干做要去当行开拉跑送碰]|考虑|接受|喜欢)(?!求|了|过|得|完|动)|免谈|除外|不会|没(?:有)?(?:独立|单独|亲自|亲手|自己|正经|真正)?[\u4e00-\u9fff]过|莫|(?:就|还是)?算了|免了|不适合|没(?:有)?兴趣|不感兴趣|勿扰|[干做搞弄]不(?:来|了(?!了))|(?:手慢|老|总)?(?:跟不上|吃不消|受不了|扛不住))"
    r"|^ ?(?:jobs? |work )?(?:is|are) not (?:for|what)|^ ?(?:jobs? |work )?not wanted|^,? no (?:thanks|way)"
)
_AFTER_ENDED: Final = re.compile(
    rf"{_AFTER_LIST}(?:我|就|也|都)*(?:不想再?[干做]了|不[干做开拉跑送卖]了|[干做]不动|[干做]不下去|[干做]不了了|不想再[干做]|(?:上)?退(?:下来|休|役)的?|[干做]腻|[干做]怕|[干做]够|熬不住|下来的|下岗|倒闭|失业|退休|辞)"
)
# 气割 of 电焊、气割都拿得起
_MORE: Final = r"(?:(?:、|和|跟)[\u4e00-\u9fff]{1,6}?){0,3}"
_AFTER_WISH: Final = re.compile(
    rf"^(?:{_MORE}(?=都))?{_AFTER_LIST[1:]}(?:我|也|都|还|就|最|最好|比较|优先|更|应该|要是|的话|我都|也都)*"
    r"(?:可以|可不可以|行(?!业|政|车|李|程|为|情)|成(?!本|品|衣|立|人|都)|好(?![多几吃玩])|能做|能干|会?做得|做得来|愿意|想[做干去试]|考虑|合适|适合|优先|随便|不挑|不嫌|喜欢"
    r"|(?:还)?(?:要|招|收|缺)不?(?:要|招)?(?:人|工)[吗嘛么不]?$|要(?!求|不要|钱|多少|交|收|考|有?证|几)|找|接受|没问题|没得问题|ok|is fine|are fine|is ok|would be|preferred|also fine|too\b|work\b|job\b|jobs\b|position|role|vacanc)"
)
# 别让我干重活看监控最合适: said of this work, whatever was refused before it.
_BEST_AFTER: Final = re.compile(
    rf"{_AFTER_LIST}(?:就|倒|是|对我)*(?:最|更|比较|蛮|挺|很)(?:合适|适合|好)(?![多几])"
)
_AFTER_PAST: Final = re.compile(
    rf"^[ \u4e00-\u9fff]{{1,6}} ?[0-9]+ years?|^ (?:in|at) (?:an? |the )?[a-z]+ ?[做干当](?:过|了)|(?:队|班组|那边)?里?(?:干活|上班|打工|做事|做活)的$|{_AFTER_LIST}上?(?:我|也|都|还|以前|之前|原来|曾经)*(?:是)?(?:从业|(?<!的)(?!的)[\u4e00-\u9fff]{{1,4}}都[做干当搞弄]过|(?:[搞弄]?过)(?=$|[，,。；;\s])|(?:做|干|当|搞|开|教|洗|学|待|呆|帮|打|送|卖|管|带|修|上班)(?:过|了)(?!吧)|(?:也|都)?(?:(?:做|干|当|开|挡|洗|跑|弄|搞)[^,，。]{{0,2}}(?:过|了)?|[\u4e00-\u9fff](?:过|了))有?{_YEARS}|(?:[白夜]班|这[行块]|那[行块])[做干](?:过|了){_YEARS}|有?(?:快|将近|差不多|大概)?{_YEARS}|第[一二两三四五六七八九十0-9]{{1,3}}个?年头?(?=了|$)|出身|的?经验|经历|(?:was|is|has been|used to be) my (?:\w+ )?(?:job|work|trade|profession|career|life)|for (?:\w+ )?\w+ years?|\d+ years?|experience)"
)
_EXPERIENCE: Final = re.compile(rf"{_AFTER_LIST}的?(?:经验|经历)|^ ?experience")
ABLE: Final = r"会(?!计|议|考|去)|能(?![做干去来接够考胜])[\u4e00-\u9fff](?=$|的)|样样(?:都)?(?:会|行|来)|拿得起来?|拿手|拿得出手|不在话下|在行|熟(?!人)|精通"
_AFTER_OFFER: Final = re.compile(
    rf"^{_MORE}(?:这些|那些|(?:那|这)一?(?:套|块|摊)|那些东西)?(?:我|也|都|全|还|就)*(?:很|最)?(?:{ABLE}|能[开修带装上]|有证|持证|(?:方面)?(?:我)?(?:也|都|还)?懂|都来(?=$|[，,。；;\s])"
    r"|[做干](?:得|的)(?:好|来|快|多|久|不错)|(?:蛮|挺|很)(?:快|熟))"
    rf"|^[\u4e00-\u9fff、]{{1,8}}?(?:我)?都(?:很|最|蛮|挺)?(?:{ABLE}|能?[做干修](?=$|的))"
)
# 能做文员吗
_MAY_I: Final = re.compile(r"能(?:不能)?(?:让我|给我)?(?:去|来)?[做当干]个?$")
_ASKED: Final = re.compile(r"的?(?:工作|活|岗位)?[吗嘛么不]?$")
# 3年 SolidWorks 钣金非标都画过: the things a trade deals with.
_DRAWN: Final = re.compile(
    r"[\u4e00-\u9fff、]{0,8}?(?:都|也)?(?:[画绘编写测焊修教开养卖种拆装砌贴刷烧炒拉拍剪绣织洗扫送管搬扛摸]|设计|操作|维修)过(?=$|[，,。；;\s])"
)
_TOLD: Final = re.compile(r"[做干开当][^，,。；;]{1,8}(?:的|年多?)$")
_ABLE_TOO: Final = re.compile(r"(?:我)?(?:也|都|还)会(?!计|议|考|去)")
_ADDED: Final = frozenset(
    {"可以", "考虑", "愿意", "能不能", "能否", "open to", "willing to", "maybe", "perhaps"}
)
_DENIED: Final = re.compile(
    r"(?:不(?:用|需要|必|要)?|无需|没|别|莫|勿|非|(?<!是)不是个?|(?<!有)没(?:有|得)?(?:什么)?|冇得|无)$"
)
# 会做饭打扫卫生带过孩子: what was done has an object of its own.
_OWN_OBJECT: Final = re.compile(
    r"[带看做干送开教卖照]过(?![0-9一二两三四五六七八九十几好半多])[\u4e00-\u9fff](?<![了的吧也都])"
)
_DONE: Final = re.compile(r"\D{0,3}[做干当搞待]过")
_LIVING: Final = re.compile(r"^(?:一直)?(?:做|开|搞|干|跑|卖|修|教|当|送)")
_AFTER_NOTHING: Final = re.compile(
    r"^学的|^(?:我|也|都)*[还正]在学(?=$|[，,。；;\s着呢])|^工?(?:开始)?[做干学]起|^编制?(?:没|考|制|$)|^(?:的)?培训(?:班|课|费|在|怎么|吗|收|多少)|^(?:培训)?(?:要不要|(?:的)?(?:培训)?(?:要|收|交)(?:多少)?(?:钱|费))|^的?(?:师傅|朋友|老乡|同学|熟人|亲戚)(?:介绍|推荐|叫我|带我来)|^(?:(?:还|也|都)*(?:没|在|准备|要)[考拿]|证?(?:我|还|也|都)*考(?:了|过|出来|到|下来|完)|(?:活)?(?:实在|真的|真)?(?:太|好|很)(?:累|苦|脏|辛苦|难)|(?:的)?工资(?:太|有点|给得|实在)?低|(?:这行|这个|这活)?不好[做干](?!吗)|[腰腿眼手颈胳身](?:体|膊|椎|睛)?(?:受不了|吃不消|疼|痛|不行)|都?(?:走了|跑路)|(?:技能)?(?:比赛|大赛|冠军|奖)|(?:类|相关|方面|等)?(?:的)?(?:专业|系(?!统)|毕业|学位|本科|大专|中专|硕士|技校|学院|读了|念了|学校|间(?!断)|培训|老师(?:说|让|讲)|师傅?(?:说|让|带|教)|跑路|走了|跑了(?!\S{0,3}[年月])|换人|(?:们)?(?:说|让|叫|讲|问)(?!的)|\s(?:degree|major|diploma|graduate|school)))"
)
# 做饭还行 speaks of an ability, 保洁还行 of work.
_SO_SO: Final = re.compile(
    r"(?:我|也|都)?(?:还(?:行|可以|凑合|过得去)|没得?问题)(?=$|[，,。；;\s的吧])"
)
_VERB_FIRST: Final = frozenset("做炒开修烧打写画说拉弹唱跳骑养种缝剪搬扛抬")
# At home these are no work: 离异带娃, 回来照顾老人.
_CARE: Final = frozenset(
    {
        "带孩子",
        "带小孩",
        "带娃",
        "带宝宝",
        "看孩子",
        "看小孩",
        "照顾孩子",
        "照顾小孩",
        "照顾老人",
        "照顾病人",
        "照看老人",
        "伺候老人",
    }
)
# 晚上要回家做饭: for the own family.
_AT_HOME: Final = re.compile(
    r"晚上(?:还|都)?[要得]$|(?:回家|回去|回屋|在家|家里|屋里)(?:里|要|得|还|给[^，,。]{1,4})*$|(?<![想找做])给(?:老人|[小孩娃]+子?|老[公婆伴]|[爸妈]{1,2}|孙[子女]|家里?人?|全家|一家人|自己)$"
)
_HOUSEHOLD: Final = re.compile(r"做饭|烧饭|煮饭|做家务|打扫|洗衣|带|照|看[孩小娃]|辅导")
_FOR_PAY: Final = re.compile(r"[做干当]过$|(?:给|帮|替)(?:人|别人|人家|雇主|东家)家?$")
# 带三十人流水线: the size of it, not the work.
_LEADS: Final = re.compile(
    r"带(?:过|着|了)?[0-9一二两三四五六七八九十百几]{1,4}(?:多|来)?[个号名]?人的?$"
)
# 老板让我做领班，我没干
_TOLD_TO: Final = re.compile(
    r"(?:老板|公司|领导|经理|主管|厂里|单位|他们)[^，,。；;不别]{0,3}(?:让|叫|安排|喊|提)我(?:去)?[做当干]$|没想到$"
)
# 可以带孩子上班的: beside the work, not the work.
_WITH_CHILD: Final = re.compile(r"^(?:一起)?(?:上班|去|来|的|做|干|也)")
_ALLOWED: Final = re.compile(r"(?:可以?|能|方便|允许|顺便|边|兼顾|一边)$")
_FAMILY: Final = re.compile(
    r"(?<!跟)(?<!跟我)(?<!跟着)(?<!跟着我)(?<!跟俺)(?:老公|老婆|爱人|丈夫|妻子|媳妇|那口子|当家的|[男女]朋友|女婿|老头|孩子他?爸?|儿子|女儿|姑娘|闺女|孙子|孙女|爸|妈|父亲|母亲|父母|公公|婆婆|老伴|爷爷|奶奶|外公|外婆|姥姥|姥爷|舅舅?|叔叔?|姑姑|姨妈?|表[哥姐弟妹]|堂[哥姐弟妹]|哥|姐|弟|妹|朋友|亲戚|邻居|同学|隔壁|同事|室友|工友|战友|闺蜜|老[王李张刘陈赵周吴杨黄])[^我想找最望求]{0,12}$|(?:^|[，,。；;\s])(?:她|他)们?(?:会|能|也|是|在|以前|做|干|开|现在)[^我想]{0,8}$"
    r"|\b(?:husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|friend)\b(?:(?! i )[^,.;]){0,36}$"
)


def standing_of(before: str, job: str, after: str, *, is_place: bool = False) -> Standing:
    """Return what a job is to the speaker, from the words around it in its clause.

    Parameters
    ----------
    before
        The clause up to the job (or up to the list it stands in).
    job
        The job or the list.
    after
        The clause from the end of it on.
    is_place
        Only a place of work is named: a place is past only where the words say so.
    """
    if _AFTER_NOTHING.match(after) and not _LEARN.search(before):
        return "nothing"
    if job == "培训" and after.startswith("学"):
        return "nothing"
    if any(said.search(before) for said in (_FAMILY, _LEADS, _TOLD_TO)):
        return "nothing"
    if job in _CARE and _WITH_CHILD.match(after) and _ALLOWED.search(before):
        return "nothing"
    if job in _CARE and _is_unpaid(before, after):
        return "nothing"
    if _AT_HOME.search(before) and _HOUSEHOLD.match(job) and last_cue(before) != "wish":
        return "nothing"
    if _DENIED.search(before) or _AFTER_REFUSED.match(after):
        return "past" if _AFTER_ENDED.match(after) else "refused"
    if _AFTER_ENDED.match(after):
        return "past"
    if job[0] in _VERB_FIRST and _SO_SO.match(after) and last_cue(before) is None:
        return "offer"
    said = _by_what_follows(before, after) or _by_what_precedes(before)
    if said == "bare" and not is_place and _is_present(before, job, after):
        return "past"
    return said


def _is_unpaid(before: str, after: str) -> bool:
    """Tell whether care is told as part of one's life (后来带娃), not as work (给人家带娃)."""
    if _AFTER_WISH.match(after):
        return False
    return last_cue(before) is None or (last_cue(before) == "past" and not _FOR_PAY.search(before))


def _by_what_follows(before: str, after: str) -> Standing | None:
    if _MAY_I.search(before) and _ASKED.match(after):
        return "wish"
    last = last_cue(before)
    if last == "refused" and _EXPERIENCE.match(after):
        return "refused"
    if last in (None, "past") and _DRAWN.match(after):
        return "offer"
    if last == "can" and _OWN_OBJECT.match(after):
        return last
    if _AFTER_PAST.match(after):
        return "wish" if last == "wish" and not _DONE.match(after) else "past"
    if _AFTER_OFFER.match(after):
        # 想先做仓管，电脑录单也会, 做焊工的氩弧焊也会: run on without a comma.
        able = _ABLE_TOO.match(after) and (last in (None, "wish") or _TOLD.search(before))
        return "offer" if able else last or "offer"
    if _BEST_AFTER.match(after):
        return "wish" if last == "wish" else "welcome"
    # I can do cleaning work.
    if last == "can" and re.match(r" (?:work|jobs?)\b", after):
        return "can"
    if _AFTER_WISH.match(after) and last not in ("past", "refused"):
        return last if last == "wish" else "welcome"
    return None


def _by_what_precedes(before: str) -> Standing:
    if _LEARN.search(before):
        return "wish"
    if _STUDIED.search(before):
        return "nothing"
    return last_cue(before) or "bare"


def _is_present(before: str, job: str, after: str) -> bool:
    """Tell whether the job is what the speaker does now or did then: 我是电工, 开货车的."""
    living = _LIVING.match(before or job) and after.strip() in ("的", "的人")
    living = living or job.startswith(("taught", "teached"))
    return bool(living or _AT_WORK.search(before))


def last_cue(before: str) -> Standing | None:
    """Return what the last cue in the words says; a skill after a wish belongs to the wish."""
    last: Standing | None = None
    for found in _STRONG.finditer(before):
        kind = found.lastgroup
        if kind == "wish":
            last = "welcome" if found[0] in _ADDED else "wish"
        elif kind == "past":
            last = "past"
        elif kind in ("refused", "dropped"):
            last = "refused"
        elif last in (None, "past", "refused"):
            last = "can"
    return last


def last_no(before: str) -> re.Match[str] | None:
    """Return the last cue in the words if it is a no (不想, 没做过, no), not one of the past."""
    cues = list(_STRONG.finditer(before))
    return cues[-1] if cues and cues[-1].lastgroup == "refused" else None


def refused_stretch(before: str, job: str, after: str) -> tuple[int, int]:
    """Return where a refused job is refused: 不想做销售, or 销售不做.

    Parameters
    ----------
    before, job, after
        The clause up to the job, the job, and the clause from its end on.

    Returns
    -------
    tuple of int
        Half-open offsets into the clause.
    """
    start, end = len(before), len(before) + len(job)
    cues = [m for m in _STRONG.finditer(before) if m.lastgroup in ("refused", "dropped")]
    if cues:
        return cues[-1].start(), end
    said = _AFTER_REFUSED.match(after)
    return start, end + (said.end() if said else 0)


def wish_cue_end(clause: str) -> int | None:
    """Return where the words after the last wish of a clause begin, ``None`` without one."""
    ends = [m.end() for m in _STRONG.finditer(clause) if m.lastgroup == "wish"]
    return ends[-1] if ends else None


def has_past_cue(clause: str) -> bool:
    """Tell whether a clause speaks of work done before."""
    return any(m.lastgroup == "past" for m in _STRONG.finditer(clause))
