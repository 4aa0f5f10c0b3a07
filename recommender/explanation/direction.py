"""Whether it is the kind of work somebody asks for, said once, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from features.occupation.similarity import SAME_MINOR
from features.seniority import seniority
from recommender.domain.match import Reason
from recommender.explanation.names import in_list, is_chinese
from recommender.explanation.pair import PairFacts
from recommender.explanation.statement import Statement, reason
from recommender.retrieval.texts import wish_titles, without_rank

CLEAR: Final = 0.75  # from which a feature is worth a sentence
SAME: Final = 0.99
LONGEST_QUOTE: Final = 32  # in Latin letters; a Chinese character takes the room of two
_KIND_OF_WORK: Final = ("occupation", "title", "words")
_ALL_OF_IT: Final = (*_KIND_OF_WORK, "body", "skills", "text")
_SAYS_NOTHING: Final = frozenset({"工作", "岗位", "职位", "相关"})
_RUN: Final = re.compile(r"[a-z0-9+#.]+|[\u3400-\u9fff]+", re.IGNORECASE)


def direction(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield at most one reason on the kind of work, then on the duties and on skills."""
    code, seeker = _code(facts), facts.seeker
    if code is not None:
        yield _kind_of_work(facts, code, language)
    is_said = code in ("done_before", "same_as_before", "near_before")
    has_described = bool(seeker.desired_titles or seeker.experiences or seeker.skills)
    if facts.features.get("body", 0.0) >= CLEAR and has_described and not is_said:
        yield reason(facts, "duties", language, "body")
    if facts.shared_skills:
        names = [skill.in_language(language) for skill in facts.shared_skills]
        skills = in_list(names, language, most=3)
        yield reason(facts, "shared_skills", language, "skills", skills=skills)


def distant(facts: PairFacts, language: str) -> Reason | None:
    """Return what a posting is shown for when nothing else speaks for it."""
    if not facts.is_related:
        return None
    return reason(facts, "distant_work", language, *_ALL_OF_IT)


def _kind_of_work(facts: PairFacts, code: str, language: str) -> Statement:
    wish = meant(facts)
    given = {
        "title": facts.posting.title,
        "wish": wish,
        "words": "”“".join(shared_words(facts)),
        "work": _work(wish, bool(facts.seeker.desired_titles), language),
    }
    return reason(facts, code, language, *_KIND_OF_WORK, **given)


def _work(wish: str, is_wished: bool, language: str) -> str:
    """Return the work somebody means; without their words, what stands for it."""
    if is_chinese(language):
        return f"“{wish}”" if wish else ""
    if not wish:
        return "the work you want" if is_wished else "the work you did"
    return f"your “{wish}”" if is_wished else f"the “{wish}” that you did"


def _code(facts: PairFacts) -> str | None:
    """Return which sentence says best why it is the kind of work that is wanted."""
    wished, fit = bool(facts.seeker.desired_titles), facts.features.get("occupation", 0.0)
    wish = meant(facts)
    if fit >= SAME and wish and _names(facts, wish):
        return "wished_work" if wished else "done_before"
    if fit >= SAME and wished and _steps_up(facts):
        return "higher_rank" if _steps_up(facts) > 0 else "lower_rank"
    if fit >= SAME:
        return "same_occupation" if wished else "same_as_before"
    if fit >= SAME_MINOR:
        return "near_occupation" if wished else "near_before"
    if shared_words(facts):
        return "title_words"
    if wish and facts.features.get("title", 0.0) >= CLEAR:
        return "title_meaning"
    return None


def _names(facts: PairFacts, wish: str) -> bool:
    """Whether the title is of the same rank and has the whole wish in it."""
    return _steps_up(facts) == 0 and _holds(facts.posting.title, wish)


def _steps_up(facts: PairFacts) -> int:
    """Return by how many ranks the post is above the highest that is wished for."""
    wished = max((seniority(title) for title in wish_titles(facts.seeker)), default=0)
    return seniority(facts.posting.title) - wished


def meant(facts: PairFacts) -> str:
    """Return the wish a posting answers, empty when none is clearly meant or short enough."""
    wishes, title = wish_titles(facts.seeker), facts.posting.title
    if len(wishes) > 1:
        found = [w for w in wishes if _common_run(w, title)]
        wishes = tuple(sorted(found, key=lambda w: -len(_common_run(w, title))))
    return wishes[0] if wishes and _width(wishes[0]) <= LONGEST_QUOTE else ""


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def shared_words(facts: PairFacts) -> list[str]:
    """Return up to two runs of words that the wishes and the title have in common."""
    runs = [_common_run(wish, facts.posting.title) for wish in wish_titles(facts.seeker)]
    return list(dict.fromkeys(run for run in runs if run))[:2]


def _common_run(wish: str, title: str) -> str:
    """Return the longest run of characters, or whole Latin word, in both; else nothing."""
    found = [
        run
        for part in _RUN.findall(without_rank(wish))
        for run in _runs(part)
        if _holds(title, run)
    ]
    return max(found, key=len, default="")


def _runs(part: str) -> list[str]:
    """Return a Latin word as it is, and every run of two or more Chinese characters."""
    if part.isascii():
        return [part] if len(part) > 1 else []
    pairs = ((i, j) for i in range(len(part)) for j in range(i + 2, len(part) + 1))
    return [part[i:j] for i, j in pairs if part[i:j] not in _SAYS_NOTHING]


def _holds(title: str, words: str) -> bool:
    """Whether a title has these words; Latin ones only as a whole (Java is not JavaScript)."""
    if not words.isascii():
        return words.lower() in title.lower()
    whole = rf"(?<![a-z0-9]){re.escape(words.lower())}(?![a-z0-9])"
    return re.search(whole, title.lower()) is not None
