"""What the characters right beside a figure say, when no listed word does."""

from __future__ import annotations

import re
from typing import Final

# A figure followed by one of these counts people, days, metres..., not money.
_MEASURE: Final = re.compile(
    r"\s?(?:人(?!均|民|性)|名|位|家|平|㎡|米|亩|岁|年(?!终|底|薪|假|入)|月(?!休|结|薪|度|均|入"
    r"|末|底)"
    r"|号|日(?!结|薪|班)|点(?!薪)|时(?!薪)|分|秒|%|强|个(?!税|人|体)|只|台|套|件|桶|袋|箱|瓶|筐|趟|盘|碗|单(?!休|双"
    r"|位)|次|篇|字"
    r"|页|份(?!额)|张|楼|层|栋|幢|路|度|届|期(?!间)|级|条|项|款|种|类|门|科|班(?!车)|倍|折"
    r"|公里|公斤|吨|斤"
    r"|克|升(?!职)|步|股(?!份)|粉|赞|户|间|座|辆|版|小时|天(?!薪)|周(?!末|结|休|薪)"
    r"|多(?:人|名|家|平|个)|余(?:人|名|家|平|个)|世纪)"
    r"|\s?(?:kg|km|cm|mm|gb|mb|hz|hours|people|staff)\b|[a-z]"
)
_SHOWN_IN_4K: Final = re.compile(
    r"\s?(?:\+|以上)?(?:视频|高清|超清|电视|显示|屏|画质|摄|投影|分辨率|拍|片|跑|run|race)"
)
_ADDED: Final = re.compile(
    r"\s?(?:[^\s,，。;；、/|+0-9]{0,4}?)"
    r"(?:提成|绩效|奖|佣|分红|计件|补|津贴|加班费|全勤|抽成|bonus|comm)"
)
_JOINED: Final = re.compile(
    r"\s?(?:[五六七八九]险|五金|社保|公积金|包|食宿|管|住|双休|单休|单双休|提供|带薪|周末|免费"
    r"|餐|吃)"
)
_ALLOWANCE_WORD: Final = r"(?:补贴|补助|津贴|奖金|奖励|红包|押金|工龄)"
_NAMED_ALLOWANCE: Final = re.compile(
    rf"\s?(?:/|每|一)?个?[月年天日]?的[^\s,，。;；、0-9]{{0,6}}?{_ALLOWANCE_WORD}"
)
_ALLOWANCE: Final = re.compile(rf"(?<=[元块])[^\s,，。;；、+0-9]{{0,4}}?{_ALLOWANCE_WORD}")
_EXTRA: Final = re.compile(
    r"(?:(?<![差很最太许])多(?:拿|给|发|挣|赚)?|(?<![薪参])加|补|涨|扣|(?<![至最不])少(?:拿|给|发)|另给"
    r"|提高|照发|照拿|罚)\s?$"
)
_EXTRA_SIGHT: Final = 4
_SENTENCE_GOES_ON: Final = re.compile(
    r"\s*(?:$|[,，。;；、!?\n)/|+]|的|就|吧|呢|包|管|双休|元|块|和|并|也|可以|then|and)"
)

_IS_ENOUGH: Final = re.compile(
    r"\s?(?:左右|上下|以上|的)*\s?(?:就行|就可以|就好|就成|就够|即可|也行|也可以|能接受|可以接受|包吃|管吃|包住)"
)
_REFUSED: Final = re.compile(
    r"\s?(?:的|就|都)*(?:不考虑|不要|不去|不干|不来|不做|免谈|勿扰|没兴趣)"
)
_OPENS_CLAUSE: Final = re.compile(r"(?:^|[,，。;；、\s])$")
_CLOSES_CLAUSE: Final = re.compile(r"\s*(?:$|[,，。;；、])")


def is_enough(folded: str, at: int) -> bool:
    """Whether the amount before here is called enough: 3000多就行, 四千块包吃住.

    Parameters
    ----------
    folded
        The folded text.
    at
        Offset just after the figure and its bound.

    Returns
    -------
    bool
        True when a person says what would do.
    """
    return _IS_ENOUGH.match(folded, at) is not None


def is_refused(folded: str, at: int) -> bool:
    """Whether less than the amount before here is refused: 3k以下不考虑.

    Parameters
    ----------
    folded
        The folded text.
    at
        Offset just after 以下.

    Returns
    -------
    bool
        True when the figure is a minimum.
    """
    return _REFUSED.match(folded, at) is not None


def is_a_clause(folded: str, start: int, end: int) -> bool:
    """Whether a figure stands alone between commas: 会计，5000以上，双休.

    Parameters
    ----------
    folded
        The folded text.
    start, end
        Half-open offsets of the figure and its bound.

    Returns
    -------
    bool
        True when nothing else is in the clause.
    """
    opens = _OPENS_CLAUSE.search(folded, max(0, start - 1), start) is not None
    return opens and _CLOSES_CLAUSE.match(folded, end) is not None


def counts_something(folded: str, end: int) -> bool:
    """Whether the figure that ends here counts something other than money.

    Parameters
    ----------
    folded
        The folded text.
    end
        Offset just after the figure, which has no currency.

    Returns
    -------
    bool
        True for 40小时, 50人, 3000平 and also for 4K视频.
    """
    shown = folded[end - 1] == "k" and _SHOWN_IN_4K.match(folded, end)
    return bool(shown or _MEASURE.match(folded, end))


def is_named_allowance(folded: str, end: int) -> bool:
    """Whether the figure that ends here is called an allowance: 1000/月的生活补贴.

    Parameters
    ----------
    folded
        The folded text.
    end
        Offset just after the figure.

    Returns
    -------
    bool
        True when the figure is no salary, whatever stands before it.
    """
    return _NAMED_ALLOWANCE.match(folded, end) is not None


def is_allowance(folded: str, end: int) -> bool:
    """Whether an allowance follows the figure that ends here: 每天20元生活补助.

    Parameters
    ----------
    folded
        The folded text.
    end
        Offset just after the figure.

    Returns
    -------
    bool
        True when the figure is no salary, unless a pay word stands before it.
    """
    return _ALLOWANCE.match(folded, end) is not None


def is_extra(folded: str, start: int) -> bool:
    """Whether the figure that starts here comes on top of pay or off it: 每月加500, 一天补80.

    Parameters
    ----------
    folded
        The folded text.
    start
        Offset of the figure.

    Returns
    -------
    bool
        True when the figure is a difference, not pay.
    """
    return _EXTRA.search(folded, max(0, start - _EXTRA_SIGHT), start) is not None


def adds_pay(folded: str, at: int) -> bool:
    """Whether more pay is added here: 提成, 绩效, 餐补 and the like.

    Parameters
    ----------
    folded
        The folded text.
    at
        Offset just after the plus sign.

    Returns
    -------
    bool
        True when the figure before the plus is a floor.
    """
    return _ADDED.match(folded, at) is not None


def joins_benefit(folded: str, at: int) -> bool:
    """Whether the plus sign before here only joins a list: 6000+双休.

    Parameters
    ----------
    folded
        The folded text.
    at
        Offset just after the plus sign.

    Returns
    -------
    bool
        True when what follows adds no pay.
    """
    return _JOINED.match(folded, at) is not None


def ends_a_wish(folded: str, at: int) -> bool:
    """Whether a wish for an amount may end here: 想要5000, 四千左右的活.

    Parameters
    ----------
    folded
        The folded text.
    at
        Offset just after the figure and its bound.

    Returns
    -------
    bool
        False when the figure goes on to count something unlisted.
    """
    return _SENTENCE_GOES_ON.match(folded, at) is not None
