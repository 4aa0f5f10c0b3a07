"""Blank the figures that nobody is promised: averages, and what one may reach after learning."""

from __future__ import annotations

import re
from typing import Final

_FIGURE: Final = (
    r"(?:[0-9][0-9,.]*\s?[千万kw]?|[一二两三四五六七八九十]+[千万][一二三四五六七八九百千]*)"
)
_RANGE: Final = rf"{_FIGURE}(?:元|块)?(?:\s?(?:-|~|至|到|—)\s?{_FIGURE})?"
_ABOUT: Final = r"(?:每?个?月|工资|薪资|收入|待遇|薪水|月薪|都|能|可|可以|拿|拿到|到手|达到?|有|在|约|大约|大概|到|为|是|[:\s])*"
# 平均4000, 人均到手5000; 学满6个月到4000左右, 培训后4500, 熟练后能拿6000.
_PROMISED: Final = re.compile(
    rf"(?:(?:平均|人均|均薪|on average|average of){_ABOUT}"
    rf"|(?:学满|学会|学成|学完|培训(?:期满|结束|合格)?(?:以?后|完)|熟练(?:以?后|了)|上手(?:以?后|了)|熟手|老员工|手快的?|做得好的?)(?:[0-9一二三四五六七八九十半]+个?[月年天])?[^0-9,，。;；一二三四五六七八九十]{{0,6}}?{_ABOUT})"
    rf"(?P<figure>{_RANGE})"
)
_BLANK: Final = "某"


def without_promises(folded: str) -> str:
    """Return the text with such figures blanked, character by character.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    """

    def blank(said: re.Match[str]) -> str:
        start, end = said.start("figure") - said.start(), said.end("figure") - said.start()
        return said[0][:start] + _BLANK * (end - start) + said[0][end:]

    return _PROMISED.sub(blank, folded)
