"""Clean the titles of ads and résumés, and split those that name several jobs.

A title is cut into segments at brackets, blanks and punctuation. Phrases that are
never part of a job's name go wherever they stand (急聘, 五险一金); words that may be
part of one (社保 in 社保专员) go only when they make up a whole segment. Places go at
the start and as whole segments. Source of the phrases: ``data/taxonomies/title_noise.csv``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from features.region.areas import all_regions
from features.taxonomy import read_rows

_NUMBER = r"(?:\d+(?:[.,]\d+)?|[一二两三四五六七八九十百几]+)"
_UNIT = r"(?:[kw千万]|元|块)"
_PERIOD = r"(?:(?:每|一|/|per|an?)?\s*(?:小?时|天|日|个?月|年|单|hr?|hour|day|week|month|year)\b)"
_EARN = r"(?:综合|平均|可达|工资|收入|薪资|底薪|保底|提成|[年月日周时][入薪均收]|到手|[入薪均])"
_PRAISED = r"(?:无责任?|有责|永久|高)"
_PATTERNS: Final = (
    rf"{_PRAISED}*{_EARN}+(?:高?达|过|破|超)?\s*[$¥]?{_NUMBER}\s*{_UNIT}?(?:[-~至到]{_NUMBER}{_UNIT}?)?",
    rf"{_EARN}+(?:高?达|过|破|超)?[万千](?![\u4e00-\u9fff])|{_EARN}+(?:过|破|超)[万千]",
    rf"[$¥]\s*\d[\d,.]*k?(?:\s*-\s*[$¥]?\d[\d,.]*k?)?\s*{_PERIOD}?",
    rf"{_NUMBER}{_UNIT}?\s*[-~至到]\s*{_NUMBER}\s*{_UNIT}{_PERIOD}?|\d{{4,}}\s*[-~至到]\s*\d{{4,}}",
    rf"\d[\d.]*\s*{_UNIT}?\s*{_PERIOD}|\d[\d.]*\s*(?:[kw千万](?![a-z\u4e00-\u9fff])|元|块)|\d{{2,3}}%",
    rf"(?:[上做干早]\s*{_NUMBER}\s*[天点]?)\s*[休晚]\s*{_NUMBER}\s*[天点]?|朝九晚[五六]",
    rf"[周月]?休(?:{_NUMBER}天?)(?![\u4e00-\u9fff])|[周月]休(?:{_NUMBER}(?:[-~至到]{_NUMBER})?天?)?|{_NUMBER}休{_NUMBER}",
    rf"\d{{1,2}}(?:[:点]\d{{0,2}})\s*[-~至到]\s*\d{{1,2}}[:点]?\d{{0,2}}|\d{{1,2}}小时(?:工作)?制?",
    rf"招?{_NUMBER}\s*[-~]?\s*\d*\s*(?:名|人以上|位|岁以[上下内]?|岁)|[12]\d届|20\d\d届",
    rf"{_NUMBER}(?:[-~至到]{_NUMBER})?年(?:以上)?(?:相关)?(?:工作)?经验|(?:世界|全球|中国)?\d{{3}}强",
    r"熟练(?=[\u4e00-\u9fff]{2})(?!工)",
    r"(?<![a-z])[a-z]{1,4}\d{5,}(?!\d)|\d{5,}|[年月日时]\s*\d{3,}",
    r"(?:工作|上班)?地[点址]\s*[:是在]?\s*[\u4e00-\u9fff]+",
    r"\b(?:(?:urgently |now |immediately )?(?:hiring|wanted|needed|required)|vacanc(?:y|ies))\b",
    r"\b(?:(?:full|part)[- ]time|[mwf]/[mwf](?:/[dx])?|remote|onsite|hybrid|asap|urgent(?:ly)?)\b",
    r"\b(?:no experience(?: needed| required)?|immediate start|competitive salary|great pay)\b",
)
_OPEN, _CLOSE = "([{<【《「『〔", ")]}>】》」』〕"
_BRACKETS: Final = re.compile(f"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}]*)(?:[{re.escape(_CLOSE)}]|$)")
# 招聘 after an employer's name; in 招聘专员 it is the job itself.
_HIRING_JOBS = "专员|主管|经理|顾问|师|官|助理|总监|hr|负责|运营|文员|岗|实习|专家"
_EMPLOYER: Final = re.compile(
    rf"^.*(?:招聘|急招|诚招|诚聘|直聘|直招|招募)(?!{_HIRING_JOBS})(?=[^\s,;!。]{{2}})", re.IGNORECASE
)
_VERB: Final = re.compile(
    rf"^(?:招聘(?!{_HIRING_JOBS})|[招聘](?![生商投标聘募采财行银牌调待]))(?=[\u4e00-\u9fff]{{2}})",
    re.IGNORECASE,
)
_KEPT_SIGNS = "/、,;|&+#.-·'"
_BETWEEN: Final = re.compile(r"\s*([/、])\s*|[\s,;|·]+|(?<![cC+])\+(?!\+)|(?<=\w)-+(?=[^\x00-\x7f])|-{2,}|-\s|\s-")
_SPLIT: Final = re.compile(r"[/、]|兼(?!职|容|顾)|或者?")
_ROLE_END: Final = re.compile(r"[员工师生手长人理管士家嫂姨导监]$|[a-z]$", re.IGNORECASE)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_PLACE_SUFFIX: Final = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治[区州县旗]|新区|地区|[省市区县旗盟])$")
_LOCAL_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:省|市|区|县|镇|街道|大道|路|大街|大厦|广场|商圈|产业园|工业园|开发区|地区|分公司|分行|区域)(?:内|附近|周边)?"
)
_URBAN: Final = re.compile(r"^(?:市区|城区|区(?!域))")
_NOT_PLACES: Final = frozenset({"白银", "东方", "和平"})
_GENERIC: Final = frozenset(
    "经理 主管 总监 助理 专员 代表 顾问 主任 组长 班长 队长 领班 副经理 副总 负责人 储备干部 管培生"
    " 实习生 学徒 学徒工 徒工 师傅 工人 员工 技术员 工程师 技工 小工 大工 中工 老师 教师 教练 司机"
    " 驾驶员 操作工 操作员 普工 熟练工 作业员 人员 业务员 内勤 外勤 设计师 专家 总经理 合伙人 岗位"
    " 研发 技师 副主任 副总监 销售 manager assistant engineer specialist worker operator driver"
    " technician trainee intern staff".split()
)


class _Segment(NamedTuple):
    text: str
    slash: bool


def clean_title(raw_title: str) -> str:
    """Return the job words of an ad's title; empty if there are none.

    Pay, benefits, shifts, praise, head counts, places, reference numbers, emoji and
    the employer before 招聘 are left out. A bracket's content is kept only where the
    title would otherwise name no occupation (工程师(软件) gives 软件 工程师).

    Parameters
    ----------
    raw_title
        A title as it was typed.

    Returns
    -------
    str
        Half-width text in its own letter case; alternatives stay joined by ``/``.
    """
    text = _plain(raw_title)
    return _clean(_EMPLOYER.sub("", text)) or _clean(text)


def _clean(text: str) -> str:
    main = _job_words(_BRACKETS.sub(" ", text))
    if main and not is_rank_only(main):
        return main
    insides = (_job_words(inside) for inside in _BRACKETS.findall(text))
    inside = next((words for words in insides if words and not is_rank_only(words)), "")
    return f"{inside} {main}".strip()


def split_titles(title: str) -> list[str]:
    """Return the jobs that one cleaned title names, at least the title itself.

    ``电工/焊工`` and ``文员兼出纳`` name two. A part that is only a rank or too short to
    be a job does not count (``销售主管/经理``, ``UI/UX设计师``).
    """
    parts = [part.strip() for part in _SPLIT.split(title)]
    jobs = [part for part in dict.fromkeys(parts) if not is_rank_only(part)]
    roles = {bool(_ROLE_END.search(job)) for job in jobs}
    # In 面包/烘焙师 the first part borrows its ending from the second.
    return jobs if len(roles) == 1 and all(map(_stands_alone, jobs)) else [title]


def is_rank_only(title: str) -> bool:
    """Tell whether a cleaned title is a rank or role that fits any occupation (学徒, 主管)."""
    return title.lower() in _GENERIC


def _stands_alone(part: str) -> bool:
    return len(_HAN.findall(part)) >= 2 or (part.isascii() and len(part) >= 5)


def _plain(raw_title: str) -> str:
    text = unicodedata.normalize("NFKC", raw_title)
    kept = (c if _is_kept(c) else " " for c in text)
    return "".join(kept).strip()


def _is_kept(char: str) -> bool:
    return char.isalnum() or char in _KEPT_SIGNS or char in _OPEN or char in _CLOSE or char in "$¥%:~"


def _job_words(text: str) -> str:
    segments = _segments(_noise_anywhere().sub(" ", text))
    kept = [s for s in segments if not _noise_alone().fullmatch(s.text) and not _is_place(s.text)]
    words = ""
    for segment in kept:
        joint = "/" if segment.slash else " "
        words += (joint if words else "") + segment.text
    return _without_leading_place(words)


def _segments(text: str) -> list[_Segment]:
    segments = []
    at, slash = 0, False
    for gap in _BETWEEN.finditer(text):
        segments.append(_Segment(_trim(text[at : gap.start()]), slash))
        at, slash = gap.end(), gap.group(1) is not None
    segments.append(_Segment(_trim(text[at:]), slash))
    return [segment for segment in segments if segment.text]


def _trim(segment: str) -> str:
    bare = segment.strip("-&.%:~$¥'").lstrip("+")
    return _VERB.sub("", bare if bare.endswith("++") else bare.rstrip("+"))


@cache
def _noise_anywhere() -> re.Pattern[str]:
    phrases = [re.escape(row["phrase"]) for row in _noise_rows("anywhere")]
    return re.compile("|".join((*_PATTERNS, *phrases)), re.IGNORECASE)


@cache
def _noise_alone() -> re.Pattern[str]:
    phrases = "|".join(re.escape(row["phrase"]) for row in _noise_rows("alone"))
    return re.compile(rf"(?:{phrases}|[\d.:%~+-])+")


def _noise_rows(where: str) -> list[dict[str, str]]:
    return [row for row in read_rows("title_noise.csv") if row["where"] == where]


@cache
def _place_names(leading: bool) -> frozenset[str]:
    """Return full names of divisions and short ones; at the start of a title, where a
    short name may be part of a word, only those of provinces and cities."""
    regions = all_regions().values()
    short = {_PLACE_SUFFIX.sub("", r.name) for r in regions if r.level != "district" or not leading}
    names = {r.name for r in regions} | {name for name in short if len(name) >= 2}
    return frozenset(names - _NOT_PLACES)


def _is_place(segment: str) -> bool:
    rest = _without_leading_place(segment, keep=0)
    return rest in _place_names(False) or not rest or bool(_LOCAL_PLACE.fullmatch(rest))


def _without_leading_place(words: str, keep: int = 2) -> str:
    for length in range(min(8, len(words) - keep), 1, -1):
        if words[:length] in _place_names(True):
            return _URBAN.sub("", words[length:]).strip()
    return words
