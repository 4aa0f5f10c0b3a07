"""Mend slips of speech: 三年 哦不对 四年了 is taken back, 有焊工正 misheard."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"[0-9一二两三四五六七八九十百千万半.]{1,6}"
_UNIT: Final = r"(?:个?(?:年|月|天)|岁|块钱?|元|公里|千米|k|w)?"
_BACK: Final = (
    r"[，,。.、…\s]*(?:哦|噢|啊|呃|额|哎|唉|欸|嗯|呀|[，,、\s])*"
    r"(?:不对|不是|说错了?|讲错了?|记错了?|搞错了?|口误|纠正一下|sorry|i mean|no)"
    r"(?:不对|不是|[，,。、…\s]|应该|是|有|哦|噢|啊|呃|我想想|it's)*"
)
_TAKEN_BACK: Final = re.compile(
    rf"(?P<first>{_NUMBER}(?P<unit>{_UNIT})(?:了|多)?{_BACK})(?={_NUMBER}(?P=unit))"
)
# 有焊工正: dictated, 证 comes out as a character that sounds alike.
_MISHEARD_PAPER: Final = re.compile(
    r"(?<=有)[\u4e00-\u9fff]{1,4}[工员师]作?[正政症](?=$|[，,。；;、\s会能也都我和想])"
)


# Dictated, a word of work comes out as one that sounds alike: 会开挖鸡, 会做表哥.
_MISHEARD: Final = (
    (re.compile(r"挖(?:鸡|基(?!坑|础|槽|地))"), "挖机"),
    (re.compile(r"(?<=[做用])表哥"), "表格"),
    (re.compile(r"(?<=[的份个])共作"), "工作"),
    (re.compile(r"公资(?=$|[0-9一二两三四五六七八九高低不要最至])"), "工资"),
    (re.compile(r"(?<![\u4e00-\u9fff])电?汗工"), "焊工"),
    (re.compile(r"(?<=[开会])插车"), "叉车"),
    (re.compile(r"(?:数空|树控|数孔)(?=[车铣机磨加镗]|编程|编成)"), "数控"),
    (re.compile(r"(?<=[会懂学控])编成(?=$|[，,。；;、\s])"), "编程"),
    (re.compile(r"(?<=[要有想，,])双修(?=$|[，,。；;、\s的])"), "双休"),
    (re.compile(r"(?:电|焊|木|瓦|钳)公(?=证|$|[，,。；;\s])"), "工"),
)


def without_slips(folded: str, text: str) -> str:
    """Return the words with blanks for a number that the next one corrects, and 证 where it was misheard.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    text
        The same words as given; every other character stays in its place.
    """
    kept = list(text)
    for found in _MISHEARD_PAPER.finditer(folded):
        kept[found.end() - 1] = "证"
    for pattern, meant in _MISHEARD:
        for found in pattern.finditer(folded):
            kept[found.end() - len(meant) : found.end()] = meant
    for found in _TAKEN_BACK.finditer(folded):
        start, end = found.span("first")
        kept[start:end] = " " * (end - start)
    return "".join(kept)
