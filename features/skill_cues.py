"""Tell from the words around a name whether it is somebody's skill, and find names split apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from features.dictionary import Dictionary, fold
from features.taxonomy import read_rows

_LIST: Final = r"(?:、|和|与|及|跟|/)"
_ABLE_BEFORE: Final = re.compile(
    r"(?:会(?!计|议|员)|能(?!源|力|够)|懂|熟悉?|精通|熟练|擅长|掌握|负责|自学|[做管写用学跑弄搞开骑办画剪教]过)(?:了)?"
    r"(?:开|骑|做|写|管|用|修|剪|操作|使用|办理|维护|驾驶|配|调|基本的?|简单的?)?"
    rf"(?:[^，,。；;、\s]{{1,8}}{_LIST}){{0,4}}(?:做|写|用|管|开|骑)?\s?$"
    r"|\b(?:can|know how to|able to) (?:[a-z]+(?: [a-z]+)?(?:,(?: and| or)? | and | or )){0,4}$"
    r"|(?:会|能|和|、)做\s?$|\b(?:make|making|bake|baking) (?:an? |the )?$"
)
_NAME_ENDS: Final = re.compile(
    r"(?:$|[，,。；;、！!？?\s/）)]|和|与|及|跟|的|也|都|等|优先|更好|者|[会想找要做])"
)
_ABLE_AFTER: Final = re.compile(
    rf"(?:{_LIST}[^，,。；;、\s]{{1,8}}){{0,4}}(?:我|也|都|还|就|倒是|只|一直|自己|的话|基本|这些)*"
    r"(?:为主(?=$|[，,。；;\s])|不?会(?!计|议|员|场|所|上|展)|精通|熟练|很熟|熟(?!人)|没问题|拿手|不行|都行|(?:不|不敢)?能?[开骑](?=$|[，,。；;\s])|能[开骑修做写配装管用]"
    r"|[开骑做管写跑用办教配装摸碰学剪]过|[做管写跑开骑干][了得]|没(?:[\u4e00-\u9fff]|接触|操作)过|(?:照顾|伺候|护理|带|看)过|不敢开|用得|玩得|都?是我(?:一个人|自己)(?=$|[，,。；;])|(?:都)?是我(?:一个人)?(?:在|去|自己)?[做管跑弄办维负写]|自己[编做写修弄管调]|上不去|看得懂|不敢|不灵|一点不懂|不精|学过|[\u4e00-\u9fff]?(?<!通)过(?:好?几|[一二两三四五六七八九十]|[0-9])|都?是自学)"
)
_ENGLISH_AFTER: Final = re.compile(r"\s(?:yes|no|ok|experience|preferred|skills?)\b")
# 免费培训叉车、焊工: what will be taught.
_TAUGHT: Final = re.compile(
    r"(?:免费|包)(?:岗前|技能)?(?:培训|学习?|教授?|包教)[^，,。；;！!|/\s]{0,12}$"
    r"|(?:提供|享受|赠送|开设)(?:员工)?(?:免费)?[^，,。；;！!\n]{0,10}(?:培训|课程?)[^，,。；;！!\n]{0,8}$"
)
_BETWEEN: Final = re.compile(r"[:：、,，;；/\s。]{1,2}")
_LISTED: Final = re.compile(r"\s?[,、/]|\s(?:and|or)\s")
_LISTED_BEFORE: Final = re.compile(r"[:,、/：]\s?$|\s(?:and|or)\s$")

# 本公司专业销售叉车, 公司在做大模型产品: what a firm does.
_FIRM: Final = re.compile(
    r"(?:^|[，,。；;！!\n])(?:本|我|该|这家|一家)?[^，,。；;！!招聘要需会负责\n|/\s]{0,8}?(?:公司|厂家|集团|企业|工作室|机构)是?(?:一家|家)?"
    r"(?:主要|专业|专门|一直|目前|现|正)*(?:(?:从事|在做|主营|经营|生产|销售|制造|研发|专注于?|代理|承接)[^，,。；;！!招聘要需会\n|/\s]{0,12}|(?<=专业|主要|专门))$"
)
# 我们的产品是数控机床; We sell excavators: what a firm makes or sells.
_SELLS: Final = re.compile(
    r"(?:(?:销售|生产|经营|代理|主推|主要)的?(?:产品|业务|商品|设备)|(?<!负责)产品|主营业务|经营范围|业务范围)(?:主要)?(?:是|为|有|包括|涵盖|涉及)[^。；;！!\n]{0,20}$"
    r"|\b(?:we|our (?:firm|company|factory|shop)|the (?:firm|company|factory|shop)|company|factory) (?:mainly )?(?:sells?|makes?|produces?|exports?|imports?|manufactures?|deals? in|builds?|supplies|supply)\b[^.;!?\n]{0,40}$"
)
# 爱吃川菜, 喜欢唱歌: liking is no ability.
_LIKED: Final = re.compile(
    r"(?:(?<!热)爱[吃喝看听打唱玩]|喜欢|爱好|平时就?是?[看听]|取名|(?:猫|狗|名字|宠物)叫)[^。；;！!，,\n会能懂教]{0,12}$"
)
_RELATIVE: Final = r"(?:老公|老婆|爱人|丈夫|妻子|媳妇|那口子|[男女]朋友|[大小表堂二]?[哥弟姐妹叔]{1,2}|爸爸?|妈妈?|父亲|母亲|舅舅?|姑姑?|姨|儿子|女儿|闺女|朋友|同学|邻居|室友|老乡|同事|师兄)"
# 我哥开挖机的, 她会踩平车: what somebody else does.
_OTHERS: Final = re.compile(
    rf"(?:(?:^|[，,。；;！!\n\s]|我|俺)(?:的)?{_RELATIVE}|(?:^|[，,。；;！!\n\s])(?:他|她)们?|(?:^|[，,。；;！!\n\s])(?:人家|别人))"
    r"(?:他|她|也|都|是|就|以前|现在|原来|一直|在)*(?:(?:会|能|在|做|干|开|当|持|考|懂|学|修|跑|踩|教|有|是个?)[^，,。；;！!？?我\n]{0,10})?$"
    r"|跟着?$|(?:师傅|老师傅|包|免费|手把手)(?:手把手)?[教带][^，,。；;！!]{0,6}$"
    r"|\b(?:husband|wife|brother|sister|father|mother|friend|son|daughter|he|she)\b(?: \w+)? (?:is|can|was|has|works?|knows|drives|does)\b(?:(?! i )[^.;,])*$"
)
# Each pattern and words of which one stands in whatever it finds.
_SAID_OF_OTHERS: Final = (
    (re.compile(r"公司|厂家|集团|企业|工作室|机构"), _FIRM),
    (re.compile(r"免费|包|提供|享受|赠送|开设"), _TAUGHT),
    (re.compile(r"产品|业务|商品|设备|经营|\b(?:we|our|the|company|factory)\b"), _SELLS),
    (re.compile(r"[爱叫]|喜欢|平时|取名"), _LIKED),
    (
        re.compile(
            r"[哥弟姐妹叔爸妈姑姨舅他她教带跟]|老[公婆乡]|爱人|丈夫|妻子|媳妇|那口子|朋友|父亲|母亲|儿子|女儿|闺女|同[学事]|邻居|室友|师兄|人家|别人|i[sn]|can|was|has|work|know|drive|does"
        ),
        _OTHERS,
    ),
)
_CUE_OF_OTHERS: Final = re.compile("|".join(cue.pattern for cue, _ in _SAID_OF_OTHERS))
_YEARS: Final = r"(?:(?:快|有|将近|差不多)?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|好几|几|半)(?:多|来|几)?个?(?:年|月)(?:多|半)?|(?:大?半|一)辈子)"
_AGE: Final = (
    r"(?:[0-9一二两三四五六七八九十半]{1,3}(?:多|来)?(?:岁|个月|周岁)(?:多|半)?|[一两三几]个|新生)"
)
# 做过三年账, 开过货车, 带一岁宝宝: a verb and its object with something between.
_SPLIT: Final = re.compile(
    rf"(?P<verb>[做开烧修换带教养种卖写画剪焊砌贴装洗搬骑拉跑记报炒包编织打放送守看喂收捡摘挖割拆浇接绑刷采])(?:(?:过|了)(?:{_YEARS}|{_AGE})?|{_AGE})的?(?=(?P<object>[\u4e00-\u9fff]{{1,5}}))"
)
# 啥线路都会接, 头发我会剪: the object first.
_SPLIT_AFTER: Final = re.compile(
    r"(?P<object>[\u4e00-\u9fff]{1,3}?)(?:我|俺|也|都|倒是?|还)*(?<!不)(?:会|能)(?P<verb>[做开烧修换养种卖写画剪焊砌贴装洗骑记炒编织缝割拆接绑刷踩调])(?=$|[，,。；;、\s]|的(?:$|[，,。；;、\s]))"
)
# 消控室值了四年班
_ON_DUTY: Final = re.compile(rf"(?P<room>[\u4e00-\u9fff]{{2}}室)值(?:了|过){_YEARS}的?班")
_LONGEST_OBJECT: Final = 5
_LISTED_OBJECT: Final = re.compile(r"(?=(?P<one>[\u4e00-\u9fff]{2,4})[、和跟]?$)")
# 带过十几个宝宝: so many of them were babies.
_BABIES: Final = re.compile(
    r"(?:带|照顾|护理)(?:过|了)(?:[0-9]{1,3}|[一二两三四五六七八九十百几]{1,3}|好几)(?:多|来|几)?个(?:宝宝|婴儿|新生儿)"
)
_BABY_CARE: Final = "照顾婴儿"
# 照顾能自理的老人: whom somebody cares for, with words between.
_CARED_FOR: Final = re.compile(
    r"(?P<verb>照顾|护理|伺候|服侍|照看|照料)(?:[^，,。；;、\s会想找]{1,8}的|[0-9一二两三四五六七八九十]{1,3}[个岁]|过?(?:中风|偏瘫|瘫痪|失能|失智|卧床|生病|年迈|高龄|半自理|不能自理|自理)|过(?:[我俺]家?)?)(?P<object>老人|病人|孩子|小孩|婴儿|(?P<elder>婆婆|公公|爷爷|奶奶|外公|外婆|姥姥|姥爷|老太太|老爷子|老头))"
)
# 带过六个人: people led, however many.
_LED: Final = re.compile(
    r"(?:带过|带(?:了|着)?(?=[^，,。；;]{1,8}(?:团队|小组|班组|队伍)))[0-9一二两三四五六七八九十几]{1,3}(?:多|来|几)?"
    r"(?:个|号|名)?(?:人|员工|店员|工人|组员)(?![民份次家物口生])"
)
_LEADING: Final = "带团队"
# 细纱粗纱都开过车: a loom or a spinning frame is run, not a car.
_MACHINE_RUN: Final = re.compile(r"[纱织锭][^，,。；;]{0,6}$")
_CAR: Final = "车"
_NOT_AN_OBJECT: Final = re.compile(r"[年月天次遍回]|多|几|不|没|就|才|也|都|还|后|又|的")
_OBJECT_ENDS: Final = re.compile(
    r"$|[^\u4e00-\u9fff]|[的了也都和跟就还又没后现想我一二两三四五六七八九十半几]|[\u4e00-\u9fff][过了]"
)
_REACH: Final = 40


class BareName(NamedTuple):
    """A name that is a skill only beside a word of ability; half-open offsets."""

    start: int
    end: int
    code: str


Meaning = tuple[str, re.Pattern[str]]


@cache
def _bare_names() -> tuple[re.Pattern[str], Dictionary[tuple[Meaning, ...]]]:
    """Return how a name can begin, its first two characters, and the names with their meanings."""
    meanings: dict[str, list[Meaning]] = {}
    for row in read_rows("skill_bare_names.csv"):
        meaning = (row["code"], re.compile(row["context"]))
        meanings.setdefault(fold(row["phrase"]), []).append(meaning)
    first, second = ("".join(sorted({name[at] for name in meanings})) for at in (0, 1))
    begins = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")
    return begins, Dictionary([(name, tuple(said)) for name, said in meanings.items()])


def find_bare_names(text: str, folded: str) -> Iterator[BareName]:
    """Yield the names that need a word of ability beside them (货车没开过), where they have one.

    Parameters
    ----------
    text, folded
        The text as given and folded.
    """
    begins, names = _bare_names()
    done = 0
    for begin in begins.finditer(folded):
        hit = names.longest_at(folded, begin.start()) if begin.start() >= done else None
        if hit is None:
            continue
        start, done, meanings = hit
        end = done
        said = next((m for m in meanings if not m[1].pattern or m[1].search(text)), None)
        if said is None:
            continue
        code, context = said
        # A context that the name itself fulfils says nothing.
        is_told = context.pattern and not context.search(text[start:end])
        listed = is_told and _is_listed(folded, start, end)
        if listed or is_able_after(folded, end) or _is_able_before(folded, start, end):
            yield BareName(start, end, code)


def _is_listed(folded: str, start: int, end: int) -> bool:
    if not folded[start].isascii():
        sides = folded[max(0, start - 1) : start] + folded[end : end + 1]
        return "、" in sides and _BETWEEN.fullmatch(sides) is not None
    before = _LISTED_BEFORE.search(folded[max(0, start - 5) : start])
    return bool(before or _LISTED.match(folded, end))


_SAID_AFTER: Final = re.compile(
    r"会(?:开|修|用|做|写|操作|说|一点|一些|$|[，,。；;\s])|不会|[做写管用开骑学][过了]"
)


def is_said_after(folded: str, end: int) -> bool:
    """Tell whether a word of ability begins right behind a name, and no other word (挖掘机会)."""
    return _SAID_AFTER.match(folded, end) is not None


def is_able_after(folded: str, end: int) -> bool:
    """Tell whether the words behind a name say whether somebody can do it (不会, 做过, 管了)."""
    return bool(_ABLE_AFTER.match(folded, end) or _ENGLISH_AFTER.match(folded, end))


def _is_able_before(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - _REACH) : start]
    return bool(_ABLE_BEFORE.search(before) and _NAME_ENDS.match(folded, end))


def is_of_others(folded: str, start: int) -> bool:
    """Tell whether a firm's trade, a liking, or what others can do or teach stands at a position."""
    before = folded[max(0, start - _REACH) : start]
    if not _CUE_OF_OTHERS.search(before):
        return False
    return any(cue.search(before) and said.search(before) for cue, said in _SAID_OF_OTHERS)


def find_split(folded: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield verbs with their object, apart in the text: where they stand, and names to look up.

    做过三年账 gives 做账. The longest name comes first; `end` belongs to it, and each shorter
    name ends one character before.
    """
    for said in _SPLIT.finditer(folded):
        words = said["object"]
        if _NOT_AN_OBJECT.match(words):
            continue
        if words[0] == _CAR and _MACHINE_RUN.search(folded[: said.start()]):
            continue
        names = [
            said["verb"] + words[:length] if _OBJECT_ENDS.match(folded, said.end() + length) else ""
            for length in range(len(words), 0, -1)
        ]
        yield said.start(), said.end() + len(words), names
    for said in _SPLIT_AFTER.finditer(folded):
        words = said["object"]
        for length in range(len(words), 0, -1):
            yield said.end("object") - length, said.end(), [said["verb"] + words[-length:]]
        # 发动机变速箱都能修
        for before in _LISTED_OBJECT.finditer(
            folded, max(0, said.start("object") - _LONGEST_OBJECT), said.start("object")
        ):
            yield before.start(), before.end("one"), [said["verb"] + before["one"]]
    for said in _ON_DUTY.finditer(folded):
        yield said.start(), said.end(), [said["room"] + "值班"]
    for said in _CARED_FOR.finditer(folded):
        whom = "老人" if said["elder"] else said["object"]
        yield said.start(), said.end(), [said["verb"] + whom]
    for said in _BABIES.finditer(folded):
        yield said.start(), said.end(), [_BABY_CARE]
    for said in _LED.finditer(folded):
        yield said.start(), said.end(), [_LEADING]
