"""Clean the titles of ads and résumés, and split those that name several jobs.

A title is cut into segments at brackets, blanks and punctuation. Phrases that are
never part of a job's name go wherever they stand (急聘, 五险一金); words that may be
part of one (社保 in 社保专员) go only when they make up a whole segment. Places go at
the start and as whole segments.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from features.occupation.noise import is_noise, is_rank_only, without_noise
from features.region.areas import all_regions

_OPEN, _CLOSE = "([{<【《「『〔", ")]}>】》」』〕"
_BRACKETS: Final = re.compile(
    f"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}]*)(?:[{re.escape(_CLOSE)}]|$)"
)
# 招聘 after an employer's name; in 招聘专员 it is the job itself.
_HIRING_JOBS = "专员|主管|经理|顾问|师|官|助理|总监|hr|负责|运营|文员|岗|实习|专家"
_EMPLOYER: Final = re.compile(
    rf"^.*(?:招聘|急招|诚招|诚聘|直聘|直招|招募)(?!{_HIRING_JOBS})(?=[^\s,;!。]{{2}})",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    rf"^(?:招聘(?!{_HIRING_JOBS})|[招聘](?![生商投标聘募采财行银牌调待]))(?=[\u4e00-\u9fff]{{2}})",
    re.IGNORECASE,
)
_KEPT = frozenset("/、,;|&+#.-·'$¥%:~" + _OPEN + _CLOSE)
_MOST_CHARS = 200
_MOST_ROUNDS = 5
_BETWEEN: Final = re.compile(
    r"\s*([/、])\s*|[\s,;|·]+|(?<![cC+])\+(?!\+)|(?<=\w)-+(?=[^\x00-\x7f])|-{2,}|-\s|\s-"
)
_AND: Final = re.compile(r"兼(?!职|容|顾)")
_OR: Final = re.compile(r"[/、]|或者?")
_ROLE_END: Final = re.compile(
    r"(?:[员工师生手长人理管士家嫂姨导监]|会计|出纳|文秘|前台|客服|保洁|保安|收银|采购|司机|文案"
    r"|销售|运营|[a-z])$",
    re.IGNORECASE,
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_PLACE_SUFFIX: Final = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治[区州县旗]|新区|地区|[省市区县旗盟])$"
)
_LOCAL_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:省|市|区|县|镇|街道|大道|路|大街|大厦|广场|商圈|产业园|工业园|开发区"
    r"|地区|分公司|分行|区域)(?:内|附近|周边)?"
)
_URBAN: Final = re.compile(r"^(?:市区|城区|区(?!域))")
_NOT_PLACES: Final = frozenset({"白银", "东方", "和平"})


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
        A title as it was typed; what stands after 200 characters is no title.

    Returns
    -------
    str
        Half-width text in its own letter case; alternatives stay joined by ``/``.
    """
    text = _plain(raw_title)
    return _clean(_EMPLOYER.sub("", text)) or _clean(text)


def settled_title(raw_title: str) -> str:
    """Return what `clean_title` leaves when cleaning again leaves out nothing more.

    Titles that differ in what an ad adds are one (客服8k双休/五险一金 and 客服).
    """
    title = clean_title(raw_title)
    for _ in range(_MOST_ROUNDS):
        again = clean_title(title)
        if again in ("", title):
            break
        title = again
    return title


def title_key(raw_title: str) -> str:
    """Return the name under which a decision on a title is kept; empty if it has no job words."""
    return settled_title(raw_title).lower()


def keys_of(raw_title: str) -> tuple[str, ...]:
    """Return the keys of a title and of each job it names; none where it has no job words."""
    cleaned = clean_title(raw_title)
    if not cleaned:
        return ()
    jobs = split_titles(cleaned)
    return tuple(dict.fromkeys(map(title_key, [cleaned, *jobs])))


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
    jobs = [job for part in _parts(title, _AND) for job in _alternatives(part)]
    return list(dict.fromkeys(jobs)) if all(map(_stands_alone, jobs)) else [title]


def _alternatives(title: str) -> list[str]:
    jobs = [part for part in _parts(title, _OR) if not is_rank_only(part)]
    # In 面包/烘焙师 the first part borrows its ending from the second.
    endings = {bool(_ROLE_END.search(job)) for job in jobs}
    return jobs if len(endings) == 1 and all(map(_stands_alone, jobs)) else [title]


def _parts(title: str, separator: re.Pattern[str]) -> list[str]:
    return [part for part in (part.strip() for part in separator.split(title)) if part]


def _stands_alone(part: str) -> bool:
    return len(_HAN.findall(part)) >= 2 or (part.isascii() and len(part) >= 5)


def _plain(raw_title: str) -> str:
    text = unicodedata.normalize("NFKC", raw_title[:_MOST_CHARS])
    return "".join(c if c.isalnum() or c in _KEPT else " " for c in text).strip()


def _job_words(text: str) -> str:
    segments = _segments(without_noise(text))
    kept = [s for s in segments if not is_noise(s.text) and not _is_place(s.text)]
    words = ""
    for segment in kept:
        joint = "/" if segment.slash else " "
        words += (joint if words else "") + segment.text
    return _VERB.sub("", _without_leading_place(words))


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
def _place_names(leading: bool) -> frozenset[str]:
    # At the start of a title a short name may be part of a word: there only those of
    # provinces and cities count.
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
