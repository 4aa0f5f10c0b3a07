"""Read what a person cannot or will not do at work, and what they need."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from features.dictionary import fold
from features.parsed import Mention, Span

_NOT: Final = (
    r"(?:除了?|唔(?:想|返|要)?|不(?:想|愿意?|能|要|可以|用|接受|考虑|得|太能|便|方便)?|莫|没法|无法|拒绝|别|受不了|熬不了|怕|干不了|做不了)"
    r"(?:要)?(?:再|让我|叫我|喊我|安排我?|长时间|长期|经常|老|总|天天){0,3}"
)
_CANNOT_AFTER: Final = r"(?:[^，,。；;！!？?\s]{0,4}?|\s)(?:不行|不可以|不能|免谈|勿扰|别叫|莫叫|别找我|莫找我|就算了|不得[上做干倒爬去站熬]|不中|搞不成|顶不住|扛不住|不得行|不来|不乐意|不情愿|不肯|不爱[干做上搞]|不了|吃不消|受不了|熬不住|不接受|不考虑|不方便|干不了|做不了|不想|不愿|不[干做上倒跑去来要接值](?=$|[，,。；;\s]))"


class _Constraint(NamedTuple):
    code: str
    name: str
    pattern: re.Pattern[str]


def _constraint(code: str, name: str, *patterns: str) -> _Constraint:
    return _Constraint(code, name, re.compile("|".join(f"(?:{p})" for p in patterns)))


# What the constraints say no to; used again to see whether the person says yes to it.
# Words that say a thing is no trouble, in many mouths.
_FINE: Final = r"(?:没事|没得事|没问题|没得问题|没关系|没得关系|不要紧|不碍事|不虚|不怵|不怕|不嫌|无所谓|随便|随意|[干做上搞吃]得|搞得来|ok(?![a-z])|不是问题|能克服|能接受|接受得了|扛得住|顶得住)"
# 不是不能 is a yes.
_NOT_UNABLE: Final = r"不是(?:说)?(?:不能|不肯|不愿意?|不想|不可以)(?:上|做|干|搬|站)?"
_NIGHT: Final = r"(?:大?夜班|熬夜|通宵|晚班|上夜|夜里上班|(?<![a-z])night shifts?|nights(?![a-z]))"
_ROTATING: Final = r"(?:倒班|[两三四]班[倒转]|轮班|翻班|倒夜班|(?<![a-z])(?:rotating )?shift work)"
# 夜班倒班都能上: what is said after a list is said of each.
_LISTED: Final = r"(?:[、和跟与/]?(?:大?夜班|倒班|白班|加班|晚班|中班|早班|[两三四]班倒|轮班)){1,3}"
_WILL: Final = r"(?:我|也|都|我都|全)*(?:可以|行|成|能(?:上|做|干|接受|适应)(?!不)|接受(?!不)|愿意|习惯|不怕|不挑|上得)"
_HEAVY: Final = r"(?:重物|重东西|重活|重体力|体力活|搬运|搬货|搬东西|扛包|抬重|搬重|搬搬(?:扛扛|抬抬)的?|太重的|重的东西|很重的|卸货|装卸|扛东西|力气活|提重|下(?:大)?力(?:气)?的?活路?|出(?:大)?力(?:气)?的?活)"
_STANDING: Final = r"(?:久站|站久|长站|站着做|站一天|站一整天|长时间站|站太久|站班|一直站)"
_ON_FEET: Final = r"(?:(?:天天|整天|一天到晚|成天|老是|一直|从早)[^，,。；;]{0,4}站|站(?:着|一天|一整天|得?太久|久))"
_SORE: Final = (
    r"(?:腿|膝盖|脚|腰|身体|人)[^，,。；;不]{0,4}(?:受不了|吃不消|扛不住|顶不住|疼|痛|肿|不行)"
)
_HEIGHTS: Final = r"(?:登高|爬高|高空|高处|上高|爬架子|爬梯子|上架子)"

_CONSTRAINTS: Final = (
    _constraint(
        "no_rotating_shift",
        "不倒班",
        rf"{_NOT}(?:上|倒|做|搞)?{_ROTATING}",
        rf"{_ROTATING}{_CANNOT_AFTER}",
        r"(?:\bno |不要)倒班|不倒班|长白班|只(?:想|能)?上?白班|固定白班|固定班|no rotating shifts?",
    ),
    _constraint(
        "no_night_shift",
        "不上夜班",
        rf"{_NOT}(?:上|做|值|倒|搞)?{_NIGHT}",
        rf"{_NIGHT}{_CANNOT_AFTER}",
        r"熬不得(?:夜|$|[，,。；;])|(?:晚上|夜里)[七八九十0-9]{1,2}点(?:以后|之后|过后)(?:我|就|都|也)*(?:不行|不能|不可以|没法|不上|不干|不做)",
        r"\bnights?(?: shifts?)? (?:that )?i(?:'m| am) (?:done|finished|through) with|\b(?:done|finished|fed up|tired|sick|enough) (?:with|of) (?:working |doing )?(?:the )?night(?:s| shifts?| work)",
        rf"上不了{_NIGHT}|{_NIGHT}(?:就|都|我)?(?:不要|不上|不接|别)|不接{_NIGHT}|[熬上]不了(?:夜|大夜)|不上大夜|夜里不行|晚上不上班|只(?:能|想|上)(?:上|做|干)?白(?:天|班)|正常白班|(?:^|[，,。；;\s])白天的|晚上[^，,。；;]{{0,2}}要(?:陪|照顾|看|辅导|管)(?![^，,。；;]{{0,8}}[，,](?:所以)?(?:我)?(?:也|就)?(?:不能?|没法|没办法|不想)加班)|晚上[五六七八九56789]点(?:半)?(?:以?前|之前)?要?(?:能)?(?:下班|回家|到家)",
        rf"{_NIGHT}[^，,。；;\s]{{0,3}}(?:[干做上熬]?怕了[，,]?(?:再也|再|都)?不|不[干上做]了?(?=$|[，,。；;\s])|[干上熬做]不[了动])",
        r"(?:晚上|夜里|夜间|晚间|半夜)(?:我|就|都|也)*(?:不能|不可以|没法|没办法|不想|不愿意?|不方便|不)(?:再)?(?:上班|上工|干活|做事|做工)",
        r"(?:不|没法|不想)加夜班|(?:没有|无|\bno )夜班的?|长白班|只(?:想|能)?上?白班|晚上(?:必须|一定|得|要)+(?:能)?(?:回|在家|带)|no night shifts?",
        r"(?:下午|晚上)?[三四五六345六6]点(?:半)?(?:前|之前|以前)(?:要|得|能)?(?:下班|回家|到家)",
    ),
    _constraint(
        "no_heavy_lifting",
        "不搬重物",
        rf"{_NOT}(?:搬|提|扛|抬|做|干|拿|搞)?(?:不动)?(?:什么|太|很)?{_HEAVY}",
        rf"{_HEAVY}{_CANNOT_AFTER}",
        r"(?:搬|提|扛|抬|拿|弄|抱|背|拎|端|挑)不(?:动|得|了|起来?)(?:重|东西|货)?|(?:没|没有|没什么|没多少)力气|力气(?:小|不大|不够)|手(?:上)?使不上劲|不要(?:太|很)?(?:累|重)的|不能(?:受累|太累|累着|使劲|用力|负重|弯腰)",
        r"不(?:让|许)(?:我)?(?:再)?(?:提|搬|扛|抬|拎|干|做|拿|碰)(?:太|什么|很)?重",
        r"(?:斤|公斤|kg)以上(?:的)?(?:东西)?(?:我)?(?:莫|不能|不要|别|不可以|不让|不敢|不许|[提搬拿扛拎]不[动了得])(?:提|搬|拿|扛|拎)?|不搬货|不搬东西|不扛|no heavy lifting",
    ),
    _constraint(
        "no_standing_long",
        "不能久站",
        rf"{_NOT}{_STANDING}",
        r"(?:不|别|莫)(?:用|要|想|能|让我|叫我)?(?:一直|老|总|天天|整天)?站着(?!不|也|都|没)",
        rf"{_STANDING}(?:了|会|就|腿|脚)?{_CANNOT_AFTER}",
        rf"{_ON_FEET}[^。；;！!？?]{{0,6}}?{_SORE}",
        r"站久了?(?:不行|腿疼|脚疼|腰疼|会疼|受不了)|站不(?:久|住|了|得)|(?:^|[，,、；;\s])坐着的(?=$|[，,。、；;\s])|(?:要|想|找|最好|能)(?:能)?坐(?:着)?(?:干|做|上班)?(?:的)?(?=$|[，,。；;\s])|坐着(?:干|做|上班)的|不要站着的|站久了?(?:就|会)?(?:腿|脚|腰|痛|疼)|坐着(?:干|做|上班)?的活|(?:只能|要|想|最好)(?:找)?坐着(?:做|上班|干)|坐着做的",
        r"(?<![站不别莫])(?<!不要)(?<!不想)坐(?:着|起|[到倒]起?)的(?:活[儿路]?|工作|岗位?|班)?(?=$|[，,。；;\s])|(?:要|想|最好|能|可以)(?:能|是)?坐[着起到](?:干活|做事|做活|上班)(?=$|[，,。；;\s的])",
        r"no (?:long )?standing",
    ),
    _constraint(
        "no_heights",
        "不登高",
        r"\b(?:no|not|never|can'?t|cannot|avoid|afraid of|scared of)(?: (?:do|climb|climbing|on|work on|go up|working on|going up)){0,2} (?:ladders?|scaffold\w*|rooftops?)",
        rf"{_NOT}(?:干|做|上|搞|去)?{_HEIGHTS}",
        r"(?:架子|外架|梯子|屋顶|房顶|高头|高的?地方|高处)(?:上)?的?(?:活)?(?:我|是|现在|如今|也|就|都)*(?:(?:不得|不能|不敢|不想|没法)(?:再)?(?:上|爬|去|干|站|登)|[上爬去待站]不[了得])",
        r"(?:高的?地方|高处|上高|登高|爬高)[^，,。；;不]{0,4}(?:腿软|腿抖|发抖|头晕|发晕|发慌|害怕)|上(?:屋顶|房顶)的?(?:活)?(?:我)?(?:不|莫|别)",
        rf"{_HEIGHTS}(?:作业|的|活)?{_CANNOT_AFTER}",
        rf"{_HEIGHTS}(?:的|作业)?(?:现在|如今|我|是|也|就)*(?:不[做干上去爬]|不敢(?:去|上|爬|做|站|干|待)?了?)(?=$|[，,。；;\s])|不上(?:脚手架|架子|屋顶|梯子)|高的地方不敢",
        r"(?<!不)恐高|怕高|no heights",
    ),
    _constraint(
        "weekend_off",
        "周末休息",
        r"weekends?\s?(?:要|得|想|必须|最好|能)+(?:能)?(?:休|off)",
        r"(?:要|想|希望|最好|必须|只要|要求|能)(?:是|有|能)?(?:周末)?双休|双休(?:的|必须|一定|最好|优先|就行|就好)",
        r"周末(?:要|得|想|必须|能|最好)?(?:能)?休息?|(?:周|星期|礼拜)[六日天末](?:必须|一定)?(?:要|得)(?:能)?(?:休|歇|在家|陪|带)|(?:周六周日|周六日|周末)(?:都)?不上班|法定节假日(?:要)?休|不(?:接受|要|想要|考虑)(?:夜班|加班|倒班)?[和、或跟]?(?:单休|大小周)|(?:单休|大小周)的?(?:我|就|也|都)*(?:不(?:要|干|去|来|考虑|接受)(?=$|[，,。；;\s])|免谈)|周末(?:也|都|我)*不(?:上|来|干|做)(?!课|了课)",
        r"(?:^|[，,、。；;\s])(?:周末|要求)?双休(?=$|[，,。、；;\s])|周末(?:不能|不想|不)(?:上班|加班)|weekends? off|\b(?:can'?t|cannot|won'?t|unable to) (?:do|work) (?:on )?weekends",
    ),
    _constraint(
        "near_home",
        "离家近",
        r"(?:离家|离屋|离我家|离住的地方|离学校)(?:要|得|最好)?(?:近|不远|不要太远)|(?:家|屋里|屋)(?:门口|附近|跟前|旁边|周边)",
        r"就近|近一?点(?:的|就)?(?=$|[，,。；;\s]|好|行|最好)|附近(?:找|上班|做|有(?![一个家人朋])|就行|的)|(?:不想|不要|别|莫|不能)(?:跑|走)(?:得)?(?:太|那么)?远|(?:不要|莫|别)(?:跑|走)?太远|走路(?:能|可以)到"
        r"|骑车(?:能|可以)到|每天(?:要|得)?(?:能)?回家|晚上要回屋里?|不出远门|(?:跑|走|去)?(?:太|得)?远(?:了|的)(?:也)?(?:不方便|不行|不去|不考虑|不要|跑不动|去不了|来不及)|不离开(?:家|本地)|顾(?:得上|到)家|near home|close to home",
    ),
    _constraint(
        "board_and_lodging",
        "要包吃住",
        r"\bneeds? (?:a |some )?(?:room|place to (?:stay|live|sleep)|somewhere to (?:stay|live|sleep))\b",
        r"(?:住宿|吃住|食宿|住处|住的?(?:问题|地方))(?:问题)?(?:要|得|必须|需要|最好|希望)(?:能|给|帮|帮忙)*(?:解决|安排|提供|包)",
        r"(?:要|想|希望|最好|必须|得|需要|能|求)(?:能|有|是)?(?:包|管|提供)(?:吃|住|食宿|吃住|住宿)[包管]?[吃住]?",
        r"夫妻(?:房|间|宿舍)(?!都?不)|(?:包|管)吃(?:包|管)?住|(?:包|管)住|(?:有|要|能)(?:有)?个?(?:地方|宿舍|住宿|住的地方)(?:住|睡)?|能住厂里?|包食宿|管食宿|(?<!不)(?<!住)住家的(?!不|也|都)|提供(?:食宿|住宿)|有吃有住|(?:能|可以)(?:提供|安排)?住宿|包中饭包住|要住宿|board and lodging",
    ),
    _constraint(
        "child_pickup",
        "接送孩子",
        r"(?:要|得|需要?|可以|方便|能|去|负责)?(?:接送?|送)(?:一下|[两二三]个|我家|家里的?|大的|小的|老[大二三])?(?:小孩|孩子|娃儿?|伢|儿子|女儿|孙子|孙女|外孙|小朋友|学生娃|崽|宝宝)(?:上下?学|放学|上学)?",
        r"(?:孩子|小孩|娃|伢|儿子|女儿|孙子|孙女|宝宝)[^。；;！!？?]{0,20}?(?:要|得|去)(?:我)?(?:去)?接|放学(?:要|得|我要|我得)?(?:去)?接|(?:孩子|小孩|娃|伢)没人接|(?:校门口|学校|幼儿园)(?:门口)?[^，,。；;]{0,2}接(?!待|单|线)|接送上下学|接放学",
        r"接[^，,。；;]{0,3}放学|(?:接送?|送)(?:大的|小的|老[大二三])(?:上下?学|放学)?",
        r"(?:pick|collect|fetch|drop|take)(?:ing)? (?:up |off )?(?:them|him|her) (?:up )?(?:from|to|at) (?:school|kindergarten|nursery)",
        r"(?:pick(?:ing)? up|collect|drop off|接送?)\s?(?:我的?|我家|my |the )?\s?(?:孩子|小孩|娃|儿子|女儿|宝宝|kids?|child(?:ren)?|son|daughter)",
        r"pick(?:ing)? up (?:my |the )?(?:kids?|child(?:ren)?)",
    ),
)
# 不能上夜班 is no yes, nor is 除了夜班都行.
_YES: Final = r"(?:不怕|(?<![不没])(?:能|可以?|接受|愿意|敢))"
_SAVE: Final = r"(?<!除)(?<!除了)"
_ALSO: Final = r"(?:我|也|都|偶尔|我也|我都|其实|是)?\s?"
_ACCEPTS: Final = {
    "no_night_shift": rf"{_NOT_UNABLE}{_NIGHT}|{_SAVE}{_NIGHT}{_LISTED}{_ALSO}{_FINE}|{_NIGHT}中(?=$|[，,。；;\s])|(?:夜里|晚上|夜间|半夜)(?:值班|上班|干活|值守|守夜|看门)(?:我|他|她|也|都)*(?:中|行|可以|没问题|没事|没关系|不怕|愿意|能行|ok)(?=$|[，,。；;\s的他她我])|{_SAVE}{_NIGHT}{_LISTED}{_WILL}|{_NIGHT}(?:一(?:周|个?星期|个?礼拜|个?月))?(?:最多|顶多|偶尔|少量)[^，,。；;不]{{0,8}}(?=$|[，,。；;\s])|{_SAVE}{_NIGHT}{_ALSO}{_FINE}|(?:^|[，,。；;\s我就也只还])(?:想|愿意|打算|找)(?:找|做|干)?(?:个|份|点|些)?(?:能|可以)?(?:上|做|干|值)(?:大?夜班)(?:的(?!(?:我|就|都|也)*(?:不|免|别|莫))|$|[，,。；;])|夜班(?:最好|优先)|不挑班次|晚上班?也(?:可以|行)|{_SAVE}{_NIGHT}{_ALSO}(?:可以|能上|行|不怕|没问题|接受(?!不)|无所谓|习惯|(?<=[也都])(?:[干做上]|成|中)(?![过不了怕够烦得]))|{_YES}(?:上)?{_NIGHT}|没有就(?:两班|三班)?倒班?|没有就(?:两班倒|三班倒)|nights?(?: shifts?| work)? (?:(?:is|are|would be) )?(?:also )?(?:fine|ok|okay|no problem|welcome|good)|(?<!not )(?<!n't )(?:fine|ok|okay) with nights?|(?<!not )\bcan (?:do|work) nights?|don'?t mind nights?",
    "no_rotating_shift": rf"{_NOT_UNABLE}{_ROTATING}|{_SAVE}{_ROTATING}{_LISTED}{_ALSO}{_FINE}|{_SAVE}{_ROTATING}{_LISTED}{_WILL}|{_SAVE}{_ROTATING}{_WILL}|{_SAVE}{_ROTATING}{_ALSO}{_FINE}|{_ROTATING}习惯|{_SAVE}{_ROTATING}{_ALSO}(?:可以|行|不怕|没问题|接受(?!不)|无所谓|惯了|倒惯了|(?<=[也都])(?:[干做上倒]|成|中)(?![过不了怕够烦得]))|{_YES}(?:上)?{_ROTATING}|(?:没有|不行)(?:的话)?就{_ROTATING}|(?:rotating|shift) (?:shifts?|work) (?:(?:is|are) )?(?:fine|ok|okay|no problem)|(?:fine|ok|okay) with (?:rotating )?shifts|don'?t mind (?:rotating )?shifts|(?<!not )\bcan (?:do|work) (?:rotating )?shifts",
    "no_heavy_lifting": rf"(?<!not )(?<!n't )\bcan\b(?!'?t| ?not)(?:(?!\bno[t]?\b|n't)[^.;]){{0,24}}\blift (?:things|stuff|boxes|heavy|weights?|anything)|(?<!not )\bcan (?:lift|carry|do) (?:anything )?heavy|{_NOT_UNABLE}{_HEAVY}|{_SAVE}{_HEAVY}{_ALSO}{_FINE}|{_HEAVY}{_ALSO}(?:能|干得了|干得动)|{_YES}(?:搬|扛|做|干)?{_HEAVY}|{_SAVE}{_HEAVY}{_ALSO}(?:可以|行|不怕|没问题|没事|扛得住|无所谓)|有(?:的是|把)?力气|重活(?:、|和)?(?:累活|脏活|苦活)?(?:也|都)?(?:能干|能做|干得了|不怕)|(?:heavy )?lifting (?:(?:is|are) )?(?:fine|ok|okay|no problem)",
    "no_standing_long": rf"{_SAVE}{_STANDING}{_ALSO}{_FINE}|{_YES}{_STANDING}|{_SAVE}{_STANDING}{_ALSO}(?:可以|行|不怕|没问题|没事|习惯|能行|不累|没关系|受得了)|站得住|站着(?:也|都)?(?:没问题|可以|行|没事)|(?:^|[，,。；;\s])能站(?=$|[，,。；;\s])|站(?:着|一天|久)[^，,。；;]{{0,4}}(?:没事|没问题|不怕|习惯|无所谓)",
    "no_heights": rf"(?:{_HEIGHTS}){{1,2}}{_ALSO}{_FINE}|{_HEIGHTS}(?:作业|的)?(?:也|都)?(?:没问题|没事|能做|能干)|{_YES}(?:干|做|上)?{_HEIGHTS}|{_SAVE}{_HEIGHTS}{_ALSO}(?:可以|行|不怕|没问题)|不恐高|不怕高",
    "weekend_off": r"周末(?:休不了|不休|没得?休|没休)(?:我|也|都)*(?:行|可以|没事|成|好|没关系|没问题)|(?:一周|一?个?星期|一个礼拜|每周)(?:能|有)?休息?[一1]天?(?:也|都|就)(?:行|可以|好|够)|(?<!not )(?<!n't )\b(?:ok|okay|fine|no problem|happy to)\b[^.;]{0,16}\bweekends? (?:too|as well|also)\b|周末上班(?:也|都|我)*(?:可以|行|没问题|没事|没关系|能接受|不介意|无所谓|ok(?![a-z]))|(?<!not )\b(?:happy|glad|willing|able) to (?:work|do) (?:on )?(?:nights and )?weekends|不(?:要求|一定要?|需要)双休|双休不双休|周末(?<!不)(?:也|都|可以|能)(?:可以)?(?:上班?|加班|做)|接受(?:单休|大小周|月休)|(?:单休|月休[一二三四两0-9]天?|大小周|做[五六]休[一二]|休不休)(?:都|也|就)?(?:可以|行|能接受|接受|没问题|没关系|无所谓|成)|双休(?:不指望|不强求|不要求|无所谓|随便|不敢想|没有也行|不双休)|周末(?:都|也|我)?(?:有空|有时间|没问题|能来|可以(?=\s?[a-z来干做去上]))|周[六末](?:周?日|周日)?[^，,。；;]{0,2}(?:全天|能上|可以上|能来)|weekends only|only weekends|不(?:用|非得?|必)双休|weekends? (?:(?:is|are|work) )?(?:also )?(?:fine|ok|okay|no problem|welcome)|(?<!not )(?<!n't )(?:fine|ok|okay) with weekends?|\bcan (?:do|work) weekends|don'?t mind weekends?",
    "near_home": r"(?:去哪里?|去哪儿|去什么地方)(?:都|也)(?:可以|行|去)|出省(?:也|都)?(?:可以|行)|(?:远|外地)(?:一?点)?(?:也|都)?(?:可以|行|没关系|无所谓|不怕)|不怕远|不在乎远近|远近(?:都|不|无所谓|随便|我)|多远都|不嫌远|will travel|anywhere is (?:fine|ok)|distance (?:is )?no problem",
    "board_and_lodging": r"包不包(?:吃住|吃|住)(?:我|都|也)*(?:行|可以|没关系|没事|无所谓|随便)|有没有(?:宿舍|住宿|住的地方)(?:我|都|也)*(?:行|可以|没关系|没事|无所谓|随便)|不(?:包|管)(?:吃|住|吃住|食宿)(?:也|都)(?:行|可以|没关系|没事|无所谓)|不(?:需要|用|要|要求|一定)(?:包|管|提供)?(?:吃住|住宿|食宿|包吃住|包住|包吃)|(?:不住厂|不住宿(?!舍)|住自己家|自己租房|自己有(?:房|住|地方))|(?:吃住|食宿|住宿)(?:都|我|可以)?(?:自理|自己解决|自己(?:来|管)|不用管)|不(?:用|需要|要)(?:管|包|提供|安排)(?:吃|住|宿舍)|(?<!住)(?<!家)不住家(?!都|也)|住家(?:的)?(?:不行|不要|不做|不考虑|做不了)|不(?:能|想|要|做|接受)住家|(?:no|don'?t need)(?: any)? (?:accommodation|housing|dorm)",
    "child_pickup": r"(?:孩子|小孩|娃|伢)(?:由|有|归|是|都)?(?:他|她)?(?:奶奶|爷爷|外婆|外公|姥姥|公婆|婆婆|公公|老人|老公|爸爸?)(?:来|去|负责|会|在)?(?:接送?|带)(?=$|[，,。；;\s])|不(?:需要|用|要|必)(?:我|我们)(?:去|来)?接送?(?!货|料|餐|件|人|客|单|电)|接送(?:都|也|是|由)*(?:不用我|不归我|有人|(?:他|她|孩子|娃)?的?(?:爸妈|爷爷奶奶|公公婆婆|公婆|婆婆|公公|外公外婆|老人|老公|爸爸?|家里人?)(?:来|去|在|都|会)?(?:弄|管|负责|接|包|搞))|(?:孩子|小孩|娃|伢|儿子|女儿)(?:都|已经)?(?:住校|寄宿|住读)[^。；;]{0,4}?(?:不用|不要|不需要)(?:我)?(?:管|接|操心|带|照顾)|不(?:需要|用|要)(?:去)?接(?:送)?(?:小孩|孩子|娃|伢)|(?:孩子|小孩|娃|伢)(?:大了|不用我?接|有(?:老人|爷爷|奶奶|人|公婆|婆婆|老公)[^，,。]{0,3}接|有人接)",
}
_ACCEPT_PATTERNS: Final = {code: re.compile(pattern) for code, pattern in _ACCEPTS.items()}


def read_constraints(text: str) -> dict[str, Mention]:
    """Return the conditions a seeker sets, by code.

    Parameters
    ----------
    text
        A seeker's own words or the field for special wishes.

    Returns
    -------
    dict of str to Mention
        Keys among ``no_night_shift no_rotating_shift no_heavy_lifting no_standing_long
        no_heights weekend_off near_home board_and_lodging child_pickup``. ``negated`` means
        the person says the opposite (夜班也可以): then it is no constraint. A text that says
        both gives no entry; silence gives none either.
    """
    folded = fold(text)
    found: dict[str, Mention] = {}
    for code, name, pattern in _CONSTRAINTS:
        accepted = _ACCEPT_PATTERNS[code].search(folded)
        rest = _blank(folded, accepted) if accepted else folded
        demanded = pattern.search(rest)
        if bool(accepted) == bool(demanded):
            continue
        match = demanded or accepted
        if match is not None:
            span = Span(match.start(), match.end(), text[match.start() : match.end()])
            found[code] = Mention(code, name, span, negated=demanded is None)
    return found


def _blank(text: str, match: re.Match[str]) -> str:
    """Return the text with one match replaced by as many placeholders."""
    return text[: match.start()] + "\0" * (match.end() - match.start()) + text[match.end() :]
