"""Read where somebody lives and where they would work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from features.region import find_regions, parse_region, within
from recommender.intake.clauses import Clause
from recommender.intake.cues import has_past_cue, wish_cue_end
from recommender.intake.dwelling import PROVINCE, dwelt_in, lives_within
from recommender.intake.english_places import find_english_places
from recommender.intake.jobs import SpokenJob
from recommender.intake.kin import KIN
from recommender.intake.place_words import EITHER, HIRES_AFTER, NEAR_PLACE, QUARTER, WISHED_AFTER
from recommender.intake.reading import SIGHT, Reading, Words, overlaps

Role = Literal["home", "target", "elsewhere"]

# Household registration and birthplace do not say where somebody lives.
_REGISTERED: Final = re.compile(
    r"(?:户口|户籍|籍贯|执业地|注册地|注册|(?<!回)老家|祖籍)[^，,。]{0,3}$"
)
_REGISTERED_AFTER: Final = re.compile(r"^(?:的?户口|的?户籍|户)")
_LIVES: Final = re.compile(
    r"(?:住(?:处|址|的地方)?(?:[就都]?[在是:])?|坐标[:：]?|定居在?|落户在?|家在|家就?在|租房在|我家|屋里在|\b(?:live|lives|living|based|stay|staying|reside|residing|home|house|married(?: here)?|here|settled|moved(?: from [a-z]+)?|i(?:'m| am) in|currently|now)(?: is| are)?(?: in| at| near| to)?)\s*$"
)
_BACK_HOME: Final = re.compile(r"回老家$")
_WANTS: Final = re.compile(
    r"(?:在|去|到|回|返|来|想|就|常?驻|回老家)$|\b(?:somewhere|anywhere|mov(?:e|ing)|relocat\w+|go(?:ing)?(?: back)?|return\w*|com(?:e|ing) back|prefer|near|around|close to|open to|willing to|work|jobs?|position|looking|searching|hunting|seeking|available)\b[^.;]{0,24}$"
)
_WAS: Final = re.compile(
    r"\b(?:was|were|worked|taught|teached|lived|studied|graduated|been|used to|came|years?)\b[^.;]{0,40}$"
)
_WORKED_THERE: Final = re.compile(
    r"^[^，,。]{0,8}?(?:[做干当烧打待开]了|[做干当打待]过|(?!住)[\u4e00-\u9fff](?:了|过)(?:快|有|将近|差不多|大概)?(?:[0-9一二两三四五六七八九十]{1,3}|好?几|半)(?:多|来)?个?[年月]|上过班|打过?工|工作[了过]|读|毕业|大学)"
)
_WORKED_BEFORE: Final = re.compile(
    r"(?:跑过?|去过|到过|来自|从|本来在|原来在|以前在|之前在|毕业于)$"
)
# 在武汉送快递: where the work at hand is done.
_AT_WORK_THERE: Final = re.compile(r"^(?:我|本人|俺|一直|现在|目前|还|就)*在$")
_WORKS_AFTER: Final = re.compile(
    r"(?:这边|那边)?(?:[做干当送跑卖教带修搞帮开](?!的)|打工|上班|工作(?=[0-9一二两三四五六七八九十几好半]))(?![^，,。；;]{0,8}(?:行|可以|都好|优先))"
)
_GONE_BACK: Final = re.compile(r"(?:^|人|我|已经?|刚|现在|都)(?:已经?|都|刚|现在)回到?$")
_TERMS: Final = re.compile(
    r"[0-9一二两三四五六七八九十半](?:多|来)?(?:年|千|百|万|块|k|天)|一天|一个?月|日结|[白夜]班|[双单]休|[包管][吃住]"
)
# 前年回宿迁带孩子了
_RETURNED: Final = re.compile(
    r"(?:[前去今]年|上个?月|年[前初底]|刚刚?|后来)(?:就|才|又)?[回搬]到?$"
)
_THEN_STAYED: Final = re.compile(r"^(?!.*[想找])(?:.*了)?$")
_EXCEPT: Final = re.compile(r"\b(?:except|but not|other than|not)(?: for| in)?\s$")
_FAMILY: Final = re.compile(
    rf"(?<![带陪跟随])(?<!跟着)(?<!随着)(?<!陪着)(?<!带着)(?:{KIN}|家人)[^，,。]{{0,4}}$"
)
_ASIDE: Final = re.compile(
    r"(?:听说|据说|看到)[^，,。]{0,6}$|(?:公司|厂子?|单位|店|老板|总部|学校)[^，,。我想]{0,6}(?:搬|迁|转移?|挪)[^，,。]{0,3}$"
)
# 来荆州三年了: whoever came years ago lives there.
_SETTLED: Final = re.compile(
    r"(?:搬[到来去]|嫁[到来去]|落户|(?<![要想就快])(?<!准备)(?<!打算)(?<!马上)回(?:老家)?[到来]?|(?:现在|目前|如今|刚刚?|已经)(?:来|到|来到))$"
)
_CAME: Final = re.compile(r"(?:来|到|搬[来到]|嫁[来到]|落户)$")
_IS_THERE: Final = re.compile(r"^(?:我|人|我人|本人)?(?:就|现在|目前|一直)*在$")
_DWELLS_AFTER: Final = re.compile(
    r"(?:这边|那边|这里|那里)?(?:住(?!家|厂|宿)|租(?:了|的)?房|买(?:了|的)?房|安(?:了)?家|定居)|(?:过?来的?|了)(?=$|[，,。；;\s])"
)
_ARRIVED: Final = frozenset({"了", "来", "来的", "过来", "过来的"})
_FOR_YEARS: Final = re.compile(r"(?:都|已经|也|快|有)*[^，,。、去找做干]{0,5}年(?:多|头)?了")
# 在东莞鞋厂踩针车十一年: years told of work there.
_YEARS_THERE: Final = re.compile(
    r"^(?!.{0,14}(?:住|定居|安家|生活|待|呆))[^，,。；;]{2,14}?(?:[0-9一二两三四五六七八九十]{1,3}|好?几)(?:多|来)?年(?!内|以?后|级)"
)
_AND: Final = re.compile(r"|、|和|或者?|及|/|跟|与|or|and|还有|,|，")
_MYSELF: Final = re.compile(r"(?:(?:我|本人|俺|阿拉|咱)?是?|偶|我们是)")
_STAYS_ON: Final = re.compile(
    r"\b(?:like|want|hope|hoping|prefer|wish|love|plan)\b(?: to)? (?:stay|remain)(?: on)?(?: in| near| around)\s*$"
)
_NICE_AFTER: Final = re.compile(
    r"^ (?:would be|will be|might be|would also be|will also be|might also be|is|are|is also) (?:\w+ )?(?:nice|great|ideal|perfect|good|best|fine|ok|okay)\b"
)
# 老公在惠州上班，我想过去: where a relative is, the speaker would go.
_FOLLOWS: Final = re.compile(
    r"[^。；;我]{0,16}[，,\s]?我?(?:也|就|们)*(?:想|要|打算|准备|希望)(?:也|跟着?|带[^，,。]{0,4})*(?:过去|去(?:他|她|那)|到那边|跟(?:他|她|过去))"
)


class _Named(NamedTuple):
    code: str
    start: int
    end: int
    role: Role | None


def read_places(words: Words, jobs: Sequence[SpokenJob], reading: Reading) -> None:
    """Read the home and the places somebody would go to, from their own words.

    Parameters
    ----------
    words
        The person's words.
    jobs
        The jobs they name: a place beside one they wish for is where they want it.
    reading
        Gets ``home_region_code`` and ``acceptable_region_codes``.
    """
    places = list(_places(words))
    named = [_judged(words, place, places, jobs) for place in places]
    settled = _share_roles(words, named)
    homes = [place for place in settled if place.role == "home"]
    targets = [place for place in settled if place.role == "target"]
    # 在昆山，想去太仓也行: whoever is here and would go there lives here.
    elsewhere = [p for p in targets if not _is_there(words, p)]
    homes = homes or [p for p in targets if _is_there(words, p) and elsewhere][:1]
    if homes:
        # 现在来嘉兴了，住在南湖区: the nearer of the two.
        home = [place for place in homes if within(place.code, homes[0].code)][-1]
        reading.note("home_region_code", home.code, [words.quote(home.start, home.end)])
    if targets:
        codes = tuple(dict.fromkeys(place.code for place in targets))
        spans = [words.quote(place.start, place.end) for place in targets]
        reading.note("acceptable_region_codes", codes, spans)


def _places(words: Words) -> Iterator[_Named]:
    """Yield the places named, with the role the words right beside them give.

    长白 in 找长白班 is no county.
    """
    found = [
        _Named(m.code, m.span.start, m.span.end, m.role)
        for m in find_regions(words.text, words.near)
        if not m.negated and words.folded[m.span.end : m.span.end + 1] != "班"
    ]
    homes = [_Named(*found, "home") for found in dwelt_in(words)]
    taken = [(place.start, place.end) for place in homes]
    found = homes + [p for p in found if not overlaps(p.start, p.end, taken)]
    # 南宁青秀区 is one place, though only its quarter was found in it.
    taken = [(q.start, q.end) for q in found]
    alone = [
        p for p in _alone(words) if not overlaps(p.start, p.end, taken) or _is_fuller(p, found)
    ]
    whole = [(p.start, p.end) for p in alone]
    found = alone + [q for q in found if not overlaps(q.start, q.end, whole)]
    english = find_english_places(words.text, words.folded, words.near)
    found += [_Named(p.code, p.start, p.end, None) for p in english]
    yield from sorted(found, key=lambda place: place.start)


def _is_fuller(place: _Named, found: Sequence[_Named]) -> bool:
    """Tell whether a place is the only one found in it, in more words."""
    inside = [other for other in found if overlaps(other.start, other.end, [place[1:3]])]
    return all(o.code == place.code and o.end - o.start < place.end - place.start for o in inside)


def _alone(words: Words) -> Iterator[_Named]:
    """Yield places that make up a whole clause, or follow 住 or 家在, where no list of words helps."""
    for clause in words.clauses:
        said = words.text[clause.start : clause.end]
        lead = re.match(
            r"\s*(?:我?(?:现在)?(?:家)?(?:就)?(?:住在?|家在)|我家(?:就?[在是])?|在|去|到)?\s*",
            words.clause_text(clause),
        )
        at = lead.end() if lead else 0
        place = parse_region(said[at:].rstrip("的吧啊"), words.near)
        if place.value is None or place.span is None or place.span.start:
            continue
        if NEAR_PLACE.fullmatch(said[at + place.span.end :]):
            start = clause.start + at
            yield _Named(place.value.code, start, start + place.span.end, None)


def _judged(
    words: Words, place: _Named, places: Sequence[_Named], jobs: Sequence[SpokenJob]
) -> _Named:
    clause = words.clause_at(place.start)
    before = words.folded[max(clause.start, place.start - SIGHT) : place.start]
    after = words.folded[place.end : min(clause.end, place.end + SIGHT)]
    wished = _wished_there(words, place, jobs)
    if _FAMILY.search(before) and _FOLLOWS.match(words.folded, place.end):
        return place._replace(role="target")
    role = None if _is_origin(words, place, clause) else _role(place, before, after, wished)
    if role is None and _is_origin(words, place, clause):
        return place._replace(role="elsewhere")
    if role is None and _is_all(words, clause, places):
        role = "target"
    return place._replace(role=role)


def _is_all(words: Words, clause: Clause, places: Sequence[_Named]) -> bool:
    """Tell whether a clause names places and nothing else: 佛山或者广州都行."""
    rest = words.clause_text(clause)
    if len(rest) > SIGHT:
        return False
    for place in reversed(places):
        if clause.start <= place.start < clause.end:
            at = place.start - clause.start
            rest = f"{rest[:at]} {rest[at + place.end - place.start :]}"
    return any(said.fullmatch(rest) for said in (NEAR_PLACE, EITHER, QUARTER))


def _wished_there(words: Words, place: _Named, jobs: Sequence[SpokenJob]) -> tuple[SpokenJob, ...]:
    clause = words.clause_at(place.start)
    return tuple(j for j in jobs if j.standing == "wish" and clause.start <= j.start < clause.end)


def _is_there(words: Words, place: _Named) -> bool:
    clause = words.clause_at(place.start)
    lead = words.folded[clause.start : place.start].strip()
    return not words.folded[place.end : clause.end].strip() and bool(_IS_THERE.match(lead))


def _dwells(before: str, after: str) -> bool:
    """Tell whether somebody lives or has settled in a place: 在武汉租房, 嫁到荆州了."""
    said = _DWELLS_AFTER.match(after)
    if said is None or wish_cue_end(before) is not None:
        return False
    return _SETTLED.search(before) is not None if said[0] in _ARRIVED else True


def _is_origin(words: Words, place: _Named, clause: Clause) -> bool:
    """Tell whether a clause says where somebody is from, and no more: 河南周口的."""
    lead = words.folded[clause.start : place.start].strip()
    tail = words.folded[place.end : clause.end].strip()
    number = words.clauses.index(clause) if clause in words.clauses else 0
    last = words.clause_text(words.clauses[number - 1]) if number else ""
    asked = wish_cue_end(last) is not None
    # 日结，贵阳的: where the work is to be, not where somebody is from.
    asked = asked or (not lead and _TERMS.search(last) is not None)
    said = _MYSELF.fullmatch(lead) is not None and tail in ("的", "人", "的人", "嘞")
    return said and not (asked and tail == "的")


def _role(place: _Named, before: str, after: str, wished: Sequence[SpokenJob]) -> Role | None:
    if _is_elsewhere(before, after):
        return "elsewhere"
    if place.role == "home" and place.code.endswith(PROVINCE):
        return None
    if _RETURNED.search(before) and _THEN_STAYED.search(after):
        return "home"
    if _dwells(before, after) or (_GONE_BACK.search(before) and not after.strip()):
        return "home"
    if _BACK_HOME.search(before):
        return "target"
    if _STAYS_ON.search(before) or _NICE_AFTER.match(after):
        return "target"
    if place.role or _LIVES.search(before) or lives_within(before, place.code):
        return place.role or "home"
    if _CAME.search(before) and _FOR_YEARS.match(after):
        return "home"
    wishes = wish_cue_end(before) is not None
    if has_past_cue(before) and not wishes:
        return "elsewhere"
    if not wishes and not wished and _AT_WORK_THERE.search(before) and _WORKS_AFTER.match(after):
        return "elsewhere"
    if not before.strip() and WISHED_AFTER.match(after):
        return "target"
    if wishes or wished or _WANTS.search(before) or HIRES_AFTER.match(after):
        return "target"
    return None


def _is_elsewhere(before: str, after: str) -> bool:
    """Tell whether a place is a birthplace, another's home, hearsay or where work was done."""
    if any(
        words.search(before) for words in (_REGISTERED, _FAMILY, _ASIDE, _WORKED_BEFORE, _EXCEPT)
    ):
        return True
    if _REGISTERED_AFTER.match(after):
        return True
    wishes = wish_cue_end(before) is not None
    spent = before.endswith("在") and _YEARS_THERE.match(after)
    return not wishes and bool(spent or _WORKED_THERE.match(after) or _WAS.search(before))


def _share_roles(words: Words, places: list[_Named]) -> list[_Named]:
    """Give a place without a role that of its neighbour in a list (荆州或者沙市都行)."""
    shared = list(places)
    for i in range(1, len(shared)):
        # 武汉 长沙 after 跑过: what looks alone belongs to the list before it.
        loose = shared[i].role is None or shared[i - 1].role == "elsewhere"
        if loose and _listed(words, shared[i - 1], shared[i]):
            shared[i] = shared[i]._replace(role=shared[i - 1].role)
    for i in range(len(shared) - 1, 0, -1):
        if shared[i - 1].role is None and _listed(words, shared[i - 1], shared[i]):
            shared[i - 1] = shared[i - 1]._replace(role=shared[i].role)
    return shared


def _listed(words: Words, first: _Named, second: _Named) -> bool:
    between = words.folded[first.end : second.start].strip()
    return _AND.fullmatch(between) is not None
