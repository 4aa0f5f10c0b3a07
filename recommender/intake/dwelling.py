"""Find the places that only the words around them make a home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from features.region import parse_region, within
from recommender.intake.cues import wish_cue_end
from recommender.intake.reading import Words

PROVINCE: Final = "0000"
"""How the code of a province ends."""
# 离我这里（汉阳）五公里: the place in brackets says where that is.
_HERE: Final = re.compile(
    r"(?:(?:我|我们)(?:这里|这边|这儿|家|屋里|住的?(?:地方|那里)?)\s?[(（]\s?"
    r"|离我们?(?:家|屋里)(?:在)?(?=[\u4e00-\u9fff]{2,6}?[0-9一二两三四五六七八九十]{1,3}(?:多|来)?个?(?:公里|里|千米|站)))"
    r"(?P<place>[\u4e00-\u9fff]{2,10})"
)
# 跟着女儿过来武昌住: whoever moved to live somewhere lives there.
_MOVED: Final = re.compile(
    r"(?:过来|搬[来到过]|嫁[来到]|(?<![想要])[来到])(?P<place>[\u4e00-\u9fff]{2,8}?)(?:这边|那边|这里|那里)?(?:住(?!宿|厂|家|院)|定居|安家|租房)"
)
# 在嘉兴租房住了五年
_HOUSED: Final = re.compile(
    r"(?:(?<=^)|(?<=[，,。；;\s]))(?:我|人|现在|目前|如今|一直|就|都)*在(?P<place>[\u4e00-\u9fff]{2,8}?)(?:这边|那边|这里|那里)?(?:(?:租|买)(?:了|的)?(?:个|套)?房子?)?住(?!院|厂|校|宿|家|不|过)"
)
_LIVES_WITHIN: Final = re.compile(r"(?:住在?|家在)(?P<city>[\u4e00-\u9fff]{2,4}?)市?$")


def dwelt_in(words: Words) -> Iterator[tuple[str, int, int]]:
    """Yield places that only the words around them make a home: 离我这里（汉阳）, 过来武昌住."""
    for pattern in (_HERE, _MOVED, _HOUSED):
        for said in pattern.finditer(words.folded):
            clause = words.clause_at(said.start())
            if wish_cue_end(words.folded[clause.start : said.start("place")]) is not None:
                continue
            start, whole = said.start("place"), words.text[said.start("place") : said.end("place")]
            # A quarter may follow: 汉阳王家湾.
            for size in range(len(whole), 1, -1):
                place = parse_region(whole[:size], words.near)
                if place.value is not None and not place.value.code.endswith(PROVINCE):
                    yield place.value.code, start, start + size
                    break


def lives_within(before: str, code: str) -> bool:
    """Tell whether a quarter is named right behind the city somebody lives in: 住在南昌青云谱区."""
    said = _LIVES_WITHIN.search(before)
    city = parse_region(said["city"] + "市").value if said else None
    return city is not None and within(code, city.code)
