"""Find jobs that no list of jobs knows, in the words of an English speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recommender.intake.cues import Standing
from recommender.intake.generic import is_generic
from recommender.intake.job_words import JobWord

_ENGLISH_WISH: Final = re.compile(
    r"(?:want|like|hope|wish|prefer|looking) to (?:be|become|work as) an? (?P<a>[a-z][a-z' -]{2,30}?)(?= (?:in|at|near|for|but|and|or|with|because|job|any ?more|again|now|please|instead|if|when|so|from|after|as)\b|$)"
    r"|(?:looking (?:for|4)|seeking|want|need|interested in|apply for|would like|'d like)(?: an?| some)? (?P<b>[a-z][a-z' -]{2,30}?) (?:jobs?|work|positions?|roles?)\b"
    r"|(?:want|like|hope|wish|prefer|looking) to (?P<c>(?:drive|fix|repair|teach|sell|cook|bake|sew|clean|paint|weld|deliver|pack|sort) [a-z' -]{2,24}?)(?= (?:in|at|near|for|but|and|or|with|because|again|now|please|instead)\b|$)"
    r"|\bany (?P<d>[a-z]{4,14}) (?:jobs?|work)\b(?= [^.;]*\b(?:is|are|would be|will be) (?:fine|ok|okay|good|great|welcome)\b)"
)
_ENGLISH_PAST: Final = re.compile(
    r"(?<!to )(?:worked|working|(?<=\bi )work|employed) as an? (?P<a>[a-z][a-z' -]{2,30}?)(?= (?:in|at|for|but|and|or|with|since|until|from)\b|$)"
    r"|\b(?:was|used to be|been) an? (?P<b>[a-z' -]{0,20}?[a-z]{2,}(?:er|or|ist|ant|ian|man|wright|smith))(?= (?:in|at|for|but|and)\b|$)"
    r"|(?<!to )\bworked (?:at|in|for) an? (?!(?:big|small|few|year|lot|company|firm|place|city|school)\b)(?P<c>[a-z' -]{3,24}?)(?= (?:for|from|since|and|until|as)\b|$)"
    r"|\b(?P<d>(?:drove|repaired|fixed|taught|sold|cooked|baked|sewed|cleaned|painted|welded|delivered|packed|sorted|ran|kept|raised|grew|built)(?: an?)? (?!(?:me|us|him|her|it|them|up|down|out|away|my|for|from|to)\b)[a-z' -]{2,24}?)(?= (?:for|from|since|until|in|at|and|as|but|[0-9]{1,2} years?)\b|$)"
    r"|^\s*(?:with |have |i have )?(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) years? (?!(?:of|in|as|at|old|ago|on|with|experience|work|working|now|already|and|or|for|since|here|there|off|out|no|not|but|from|gap|break|married|total|full|part)\b)(?P<g>[a-z][a-z -]{3,20}?)(?: experience| work)?\s*$"
    r"|\bi (?P<f>teach [a-z][a-z' -]{1,24}?)(?= (?:in|at|and|to|for|now|but)\b|$)"
    r"|\bdid (?:an? |some )?(?!(?:any|my|that|this|it|not|well|good|everything)\b)(?P<e>[a-z][a-z' -]{3,24}?)(?= for (?:about |over |nearly )?(?:an?|[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many) (?:years?|months?)\b)"
)
_DENIED_ENGLISH: Final = re.compile(r"(?:n't|\bdont|\bnot|\bnever|\bno longer)(?: \w+)?\s*$")
_OFFICE_HOLDER: Final = re.compile(
    r" (?:clerk|assistant|manager|officer|supervisor|coordinator)s?$"
)
_BRANCHES: Final = frozenset({"warehouse", "store", "office", "kitchen", "shop", "hotel"})
_VAGUE_ENGLISH: Final = re.compile(
    r"^(?:any|some|good|new|nice|decent|full|part|remote|live-in|stable|easy|light|day|night|online|well|the|a|other|different|simple|flexible|local|temporary|permanent|better|more)\b|\btime\b"
)


def find_english_jobs(folded: str) -> Iterator[tuple[int, int, Standing]]:
    """Yield where an English clause names work sought or done, and which of the two.

    Parameters
    ----------
    folded
        A clause from :func:`features.text.fold`; offsets are half-open.
    """
    standings: tuple[tuple[re.Pattern[str], Standing], ...] = (
        (_ENGLISH_WISH, "wish"),
        (_ENGLISH_PAST, "past"),
    )
    for pattern, standing in standings:
        match = pattern.search(folded)
        group = match.lastgroup if match else None
        if match and group and _names_work(folded, match, group):
            yield *match.span(group), standing


def _names_work(folded: str, match: re.Match[str], group: str) -> bool:
    """Tell whether an English phrase names work that is not refused."""
    vague = _VAGUE_ENGLISH.search(match[group]) or is_generic(match[group])
    return not (vague or _DENIED_ENGLISH.search(folded[: match.start()]))


def names_a_branch(folded: str, word: JobWord, last: JobWord) -> bool:
    """Tell whether an English place only tells what a clerk is of: warehouse and logistics clerk."""
    if word.kind != "place" and folded[word.start : word.end] not in _BRANCHES:
        return False
    beside = word.end < last.start and folded[word.end : last.start].strip() == "and"
    return beside and _OFFICE_HOLDER.search(folded[last.start : last.end]) is not None
