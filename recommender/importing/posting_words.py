"""What the words of a posting say: hours, body, benefits, certificates, skills."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from features.benefits import find_benefits
from features.certificates import find_certificates, requirement_strength
from features.parsed import Mention
from features.schedule import Schedule, parse_schedule
from features.skills import find_skills
from recommender.importing.cells import REMEMBERED_TEXTS, is_silent
from recommender.importing.posting_demands import read_demands
from recommender.importing.reading import LONGEST_TEXT, FieldCells

TAG_LINE: Final = "标签："
_LONGEST_SKILL: Final = 12
_LONGEST_CERTIFICATE: Final = 40
_MOST_ITEMS: Final = 40
_SCHEDULE_FIELDS: Final = (
    "night_shift",
    "rotating_shift",
    "weekend_off",
    "one_day_off",
    "day_shift_only",
)
_NO_CERTIFICATE: Final = re.compile(r"不限|不要求|无要求|不需要|无需|不用|没有要求|无")
_SENTENCE: Final = re.compile(r"[，。；！？,;!?会能可有需要]")

_cell_schedule = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_schedule)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _tag(tag: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the benefits and the skills of one tag, and whether it speaks of hours."""
    benefits = tuple(m.name for m in find_benefits(tag) if not m.negated)
    skills = tuple(m.name for m in find_skills(tag) if not m.negated)
    return benefits, skills, bool(parse_schedule(tag).spans)


def word_fields(cells: FieldCells, title: str, description: str) -> dict[str, Any]:
    """Return the fields that are read from words.

    Parameters
    ----------
    cells
        The row.
    title, description
        Of the posting.
    """
    tags = cells.items("tags")
    benefit_text = cells.prose("benefits")
    told = "\n".join(filter(None, (title, "、".join(tags), benefit_text, description)))
    required, preferred = _certificates(cells, description)
    return {
        "schedule": _schedule(cells.text("schedule"), told),
        "demands": read_demands(f"{title}\n{description}"),
        "benefits": _benefits(tags, benefit_text, title, description),
        "certificates_required": required,
        "certificates_preferred": preferred,
        "skills": _skills(cells, tags, description),
        "description": _with_tags(cells, description, tags),
    }


def _schedule(cell: str, told: str) -> dict[str, bool | None]:
    """Return what the column says, and where it is silent what the rest says."""
    stated = _cell_schedule(cell) if cell else Schedule()
    rest = parse_schedule(told)
    answers = {}
    for name in _SCHEDULE_FIELDS:
        answer = getattr(stated, name)
        answers[name] = getattr(rest, name) if answer is None else answer
    return answers


def _benefits(tags: tuple[str, ...], *texts: str) -> tuple[str, ...]:
    """Return what is offered; what one text withholds is not, whatever another says."""
    mentions = [mention for text in texts for mention in find_benefits(text)]
    withheld = {mention.name for mention in mentions if mention.negated}
    names = [name for tag in tags for name in _tag(tag)[0]] + [m.name for m in mentions]
    return tuple(name for name in dict.fromkeys(names) if name not in withheld)[:_MOST_ITEMS]


def _certificates(cells: FieldCells, description: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return certificates asked for, and those that are only welcome.

    One named in a certificate column is asked for unless it says otherwise; one named in
    the text counts when the text says how much it is wanted.
    """
    required: dict[str, None] = {}
    preferred: dict[str, None] = {}
    for item in cells.items("certificates"):
        mentions = [mention for mention in listed_certificates(item) if not mention.negated]
        names = [certificate_name(mention) for mention in mentions] or _unlisted(item)
        welcome = any(requirement_strength(item, m) == "preferred" for m in mentions)
        (preferred if welcome or "优先" in item else required).update(dict.fromkeys(names))
    for mention in find_certificates(description):
        strength = requirement_strength(description, mention)
        if strength != "unknown":
            kept = required if strength == "required" else preferred
            kept[certificate_name(mention)] = None
    return tuple(required), tuple(name for name in preferred if name not in required)


def listed_certificates(item: str) -> list[Mention]:
    """Return the certificates of an item; only where it is a name may a trade stand for one."""
    return find_certificates(item, is_certificate_field=is_skill_name(item))


def certificate_name(mention: Mention) -> str:
    """Return the name of a certificate with the level stated beside it."""
    if mention.level is None or mention.level in mention.name:
        return mention.name
    return f"{mention.name}（{mention.level}）"


def _unlisted(item: str) -> list[str]:
    """Return a certificate that no dictionary knows, as it was written."""
    if _NO_CERTIFICATE.search(item) or len(item) > _LONGEST_CERTIFICATE:
        return []
    return [item]


def _skills(cells: FieldCells, tags: tuple[str, ...], description: str) -> tuple[str, ...]:
    """Return skills by their common names; short items of a skill column also as written."""
    names: list[str] = []
    for item in cells.items("skills"):
        known = _tag(item)[1]
        names += known or ([item] if is_skill_name(item) else [])
    names += [name for tag in tags for name in _tag(tag)[1]]
    names += [mention.name for mention in find_skills(description) if not mention.negated]
    return tuple(dict.fromkeys(names))[:_MOST_ITEMS]


def is_skill_name(item: str) -> bool:
    """Whether an item is a name rather than a sentence."""
    return len(item) <= _LONGEST_SKILL and not _SENTENCE.search(item) and not is_silent(item)


def _with_tags(cells: FieldCells, description: str, tags: tuple[str, ...]) -> str:
    """Return the description with the skills sentence and the tags nothing else holds."""
    sentences = [item for item in cells.items("skills") if not is_skill_name(item)]
    left = [tag for tag in tags if not any(_tag(tag))]
    parts = [description]
    if sentences:
        parts.append("技能要求：" + "；".join(sentences))
    if left:
        parts.append(TAG_LINE + "、".join(left))
    return "\n".join(filter(None, parts))[:LONGEST_TEXT]
