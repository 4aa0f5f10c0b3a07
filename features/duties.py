"""Split what an ad says of the work from what it asks of the person, by its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from features.text import fold

Kind = Literal["duties", "demands", "offers", "fact"]

# All patterns read folded text: full-width signs and letters are plain, letters are small.
# Many ads have lost their line breaks (…客户满意度任职资格:1、大专), so a heading of two words
# is one wherever a colon, a bracket or the first number of a list follows it.
_DUTIES: Final = (
    r"(?:主要|具体|核心|日常)?(?:岗位|职位|职务|工作)(?:核心|主要|具体)?"
    r"(?:职责(?:描述|说明|内容|范围)?|内容(?:描述|说明)?|描述|说明|职能|概述)(?:如下)?"
    r"|(?:主要|具体|核心)职责|职责(?:描述|说明|内容)"
    r"|[你您](?:将会?|要|需要)(?:负责|做)(?:什么|的)?(?:工作|事情?)?"
)
_DEMANDS: Final = (
    r"(?:主要)?(?:岗位|职位|职务|工作|任职|招聘|应聘|报名|入职|录用)(?:任职|基本|能力|技能)?要求(?:如下)?"
    r"|(?:主要)?(?:岗位|职位|任职|招聘|应聘|报名|入职|录用)(?:任职)?(?:资格|条件|需求)(?:要求)?(?:如下)?"
    r"|(?:技能|能力|资格|资质|技术)要求|我们(?:希望|期待|需要)[你您](?:是|具备|有)?"
)
_OFFERS: Final = (
    r"(?:公司|员工|企业|岗位|职位|实习)?(?:福利|薪资|薪酬|工资)(?:待遇|福利|构成|结构|保障)"
    r"|(?:公司|员工|企业)福利|(?:岗位|职位)(?:优势|诱惑|亮点|待遇)"
    r"|(?:我们|公司|企业)(?:将|会)?(?:为[你您])?提供(?:以下福利)?"
    r"|[你您](?:将会?|可以|能)(?:获得|得到|享有|享受到?|收获)"
    r"|(?:公司|企业)(?:介绍|简介)|关于我们|晋升(?:机制|通道|空间)|福利特色"
)
_FACT: Final = (
    r"(?:工作|上班|上下班|作息|面试|办公|公司)(?:时间|地点|地址|流程)|联系(?:方式|电话|人)"
)

# Of one word, or English: a heading only where a sentence could begin.
_BARE: Final[dict[Kind, str]] = {
    "duties": r"职责",
    "demands": (
        r"(?:基本|其他|其它|具体|学历|专业|经验|经历|语言|年龄|证书|综合|工作经验)?(?:能力)?要求"
        r"|(?:优先)?条件|加分项|希望[你您]"
    ),
    "offers": r"福利|待遇",
    "fact": r"薪资|薪酬|工资|时间|地址|地点|晋升|备注",
}
_ENGLISH: Final[dict[Kind, str]] = {
    "duties": (
        r"(?:(?:key|main|core|job|your|primary) +)*(?:responsibilit(?:y|ies)|duties)"
        r"(?: +and +(?:duties|responsibilities))?|(?:job|position|role) +description|the +role"
        r"|what +you(?:'ll| +will) +(?:do|be +doing)"
    ),
    "demands": (
        r"(?:(?:key|main|job|minimum|basic|preferred|required|desired|other|skills?|entry) +)*"
        r"(?:requirements?|qualifications?)(?: +and +(?:skills|experience|requirements))?"
        r"|(?:required|preferred) +skills(?: +and +experience)?|who +you +are|about +you"
        r"|what +(?:you(?:'ll)?|we) +(?:need|bring|are +looking +for)"
    ),
    "offers": (
        r"(?:(?:job|our|company|employee) +)?(?:benefits|perks)(?: +and +(?:perks|benefits))?"
        r"|(?:what +)?we +offer|about +(?:us|the +company)"
    ),
    "fact": r"salary|compensation|how +to +apply|contact|working +hours|(?:work +)?location",
}
_PHRASES: Final[dict[Kind, str]] = {
    "duties": _DUTIES,
    "demands": _DEMANDS,
    "offers": _OFFERS,
    "fact": _FACT,
}


def _any_of(phrases: dict[Kind, str], place: str) -> str:
    return "(?:" + "|".join(f"(?P<{kind}_{place}>{p})" for kind, p in phrases.items()) + ")"


_LEAD: Final = r"(?:[(]?[一二三四五六七八九](?:[)、.]+) *|[【\[〔<《★●■◆▶#*·]+ *)*"
_NOTE: Final = r"(?:\([^()\n]{1,8}\))?"
_SIGN: Final = rf"{_NOTE}(?: *[】\]〕>》★*]+ *:?| *:|(?<=\)))"
_LIST: Final = (
    r"(?=\s*(?:[(]?[1一][、.)](?!\d)|①|1(?=[^\W\d])(?![年个名人月天次周日万千百元位家])))"
)
_CLAUSE: Final = r"(?:^|(?<=[\n。;!?,，、.\s】\])|]))"
_SENTENCE: Final = r"(?:^|(?<=[\n。;!?.】\])]) *)"
# What is written, kept or met is no heading: 制定各岗位职责:…
_OBJECT: Final = (
    r"(?:[制定订写改善修确照据合足各其悉解有对的该]"
    r"|(?:制定|拟定|编制|编写|完善|修订|明确|梳理)[^\n。;,，:]{1,6}?)"
)
_JOINED: Final = r" *[及和与、/&] *(?:任职|岗位|职位|工作)?(?:要求|资格|条件|职责)"
_HEADING: Final = re.compile(
    rf"(?P<none>{_OBJECT}(?:{_DUTIES}|{_DEMANDS})(?:{_JOINED})?(?!{_SIGN}{_LIST}))"
    rf"|{_LEAD}(?P<duties_both>(?:{_DUTIES}|{_DEMANDS}|职责){_JOINED})(?:{_SIGN}|{_LIST})"
    rf"|{_LEAD}{_any_of(_PHRASES, 'within')}(?:{_SIGN}|{_LIST})"
    rf"|{_CLAUSE}{_LEAD}{_any_of(_BARE, 'clause')}{_SIGN}"
    rf"|{_SENTENCE}{_LEAD}{_any_of(_ENGLISH, 'sentence')}{_SIGN}"
    rf"|^{_LEAD}(?:{_any_of(_PHRASES, 'line')}|{_any_of(_BARE, 'line_bare')}"
    rf"|{_any_of(_ENGLISH, 'line_english')}) *$",
    re.MULTILINE,
)
_TAGS: Final = re.compile(r"^标签:", re.MULTILINE)
_LINE_END: Final = re.compile(r"[\n。;]")
_EDGES: Final = " \t\r\n、，,；;：:"


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of an ad; what it offers and says of the employer belongs to neither."""

    duties: str
    requirements: str


def split_ad(text: str) -> Sections:
    """Return the duties and the requirements of an ad, in its own words.

    Without headings everything is duties, unchanged. What stands before the first heading is
    duties, and so is a section that says it holds both. A list of tags (标签：) speaks of the
    work too. Of a fact (工作地点：) the rest of its line belongs to neither part.
    """
    folded = fold(text)
    headings = [m for m in _HEADING.finditer(folded) if m.lastgroup != "none"]
    if not headings:
        return Sections(text, "")
    parts: dict[str, list[str]] = {"duties": [], "demands": [], "offers": []}
    for kind, start, end in _parts(folded, headings):
        if part := text[start:end].strip(_EDGES):
            parts[kind].append(part)
    return Sections("\n".join(parts["duties"]), "\n".join(parts["demands"]))


def _parts(folded: str, headings: Sequence[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield the kind of each stretch of text with its start and end."""
    marks = [(m.start(), m.end(), str(m.lastgroup).partition("_")[0]) for m in headings]
    marks += [(m.start(), m.start(), "duties") for m in _TAGS.finditer(folded)]
    marks.sort()
    around, start = "duties", 0
    for at, after, kind in marks:
        yield around, start, at
        start = after
        if kind == "fact":
            end = _LINE_END.search(folded, after)
            start = end.end() if end else len(folded)
        else:
            around = kind
    yield around, start, len(folded)
