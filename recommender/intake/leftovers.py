"""Say what was not understood, without protected facts and empty words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from recommender.intake.protected import is_protected
from recommender.intake.reading import Offsets, Words, overlaps

_EMPTY: Final = re.compile(
    r"你好|您好|大家好|老师好|各位|领导|哈喽|谢谢|多谢|感谢|麻烦(?:你们?|您|了)?|请问(?:一下)?|请|帮(?:我|忙)?(?:看看|看一下|看哈|找找|找|问问|问一下|介绍)?(?:一下|下|哈)?|拜托|那个|这个|就是(?:说)?|然后|反正|其实"
    r"|嗯+|呃+|啊|哦|哎|唉|吧|呢|呀|嘛|哈+|喽|咯|的话|我先说清楚|我跟你(?:们)?说|不好意思|没(?:有)?别的(?:要求)?|没什么要求|就这些?|就这样|可以吗|行吗|好吗|可不可以|有没有|有没得|合适的?|什么"
    r"|想(?:找|要|做|上班)?|找(?:个|份|一份|点|一下)?|工作|上班|的?活儿?|岗位?|事情?|做|干|目前|现在|一个|一份|我们?|本人|自己|你们?|的|了|也|都|还|就|在|有|是|最好|希望|要|能|会|可以|都可以|都行|行|好|个|和|或者?|因为|所以|但是?|不过|以前|之前|原来|不|随便|随意|啥子?|么子|任何|别的|其他的?|考虑|适合我?|差不多|如果|成|中"
    r"|\b(?:hi|hello|hey|please|thanks?|thank you|dear|sir|madam|i|am|i'm|a|an|the|to|and|or|for|of|me|my|work|jobs?|looking|want|would|like|need|find|help|have|has|is|it|in|at|with|can|but|ok|lol|so|just|any|some|anything|whatever|asap|kind|such|again)\b"
)
_LEAST_HAN: Final = 2
_CONTENT: Final = re.compile(r"[\u3400-\u9fff]|[a-z0-9]{3,}")


def not_understood(
    words: Words,
    read: Sequence[Offsets],
    refused: Sequence[Offsets] = (),
    ages: Sequence[Offsets] = (),
) -> tuple[str, ...]:
    """Return the clauses from which nothing was read, and what is refused, as they were given.

    Parameters
    ----------
    words
        The person's words.
    read
        Every stretch something was read from.
    refused
        Where work is spoken of with a no that is no clear refusal.
    ages
        Where ages are told.
    """
    left = []
    for clause in words.clauses:
        folded = words.clause_text(clause)
        if is_protected(folded) or overlaps(clause.start, clause.end, ages):
            continue
        if overlaps(clause.start, clause.end, read):
            within = [(a, b) for a, b in refused if clause.start <= a and b <= clause.end]
            left += [words.quote(a, b).text for a, b in within if not overlaps(a, b, read)]
            continue
        if len(_CONTENT.findall(_EMPTY.sub(" ", folded))) >= (
            1 if folded.isascii() else _LEAST_HAN
        ):
            left.append(words.quote(clause.start, clause.end).text)
    return tuple(dict.fromkeys(left))


def without_protected(words: Words, ages: Sequence[Offsets] = ()) -> str:
    """Return the clauses that touch on no protected fact, those of `ages` among them, in one line."""
    kept = [
        c
        for c in words.clauses
        if not (is_protected(words.clause_text(c)) or overlaps(c.start, c.end, ages))
    ]
    return "，".join(words.quote(c.start, c.end).text for c in kept)
