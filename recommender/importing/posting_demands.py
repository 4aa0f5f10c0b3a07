"""Read what a posting asks of the body."""

from __future__ import annotations

import re
from typing import Final

from features.negation import is_negated

_DEMANDS: Final = {
    "heavy_lifting": re.compile(
        r"搬运?重物|搬抬|抬重|重体力|体力活|扛包|扛货|人工(?:搬运|装卸)|手工搬运|搬货|搬箱|卸车|上下货|搬运工|装卸工|heavy lifting"
    ),
    "standing_long": re.compile(
        r"长时间站立?|久站|站立(?:工作|作业|上班)|全程站|站着(?:做|上班|干)|站班|standing for long"
    ),
    "heights": re.compile(
        r"高空(?:作业|施工|安装)?|高处(?:作业|安装)|登高(?:作业)?|爬高|爬(?:电线)?杆|外墙清洗|working at heights?"
    ),
}


def read_demands(text: str) -> dict[str, bool | None]:
    """Return heavy lifting, long standing and work at heights as a text states them.

    Parameters
    ----------
    text
        Title and description.

    Returns
    -------
    dict
        ``True`` where it is asked, ``False`` where the text says it is not, ``None`` where it
        says nothing or both.
    """
    return {name: _asked(words, text) for name, words in _DEMANDS.items()}


def _asked(words: re.Pattern[str], text: str) -> bool | None:
    said = {not is_negated(text, *found.span()) for found in words.finditer(text)}
    return said.pop() if len(said) == 1 else None
