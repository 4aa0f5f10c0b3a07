"""Which texts of a record are embedded and searched, one list for each side."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from features.duties import split_ad
from features.pairs import CHINESE_FROM, LATIN_BIT
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.retrieval.columns import MAX_GRAMS, MAX_REFUSED_GRAMS
from recommender.retrieval.fair_wording import in_fair_words

_RANK = re.compile(
    r"总经理|经理|总监|主管|主任|组长|专员|助理|人员|员工|师傅"
    r"|\b(?:manager|director|supervisor|assistant|staff|worker|officer|specialist)s?\b",
    re.IGNORECASE,
)
_MOST_SKILLS = 12
_SECTION_CHARS = 120
_WORD = re.compile(r"[a-z0-9+#.]+|[\u3400-\u9fff]+")


@dataclass(frozen=True)
class TextField:
    """One embedded field.

    Parameters
    ----------
    name
        Field name in the index.
    kind
        Encoder prompt: what is looked for and titles are queries, sections of ads are passages.
    max_tokens
        Where the encoder stops reading.
    """

    name: str
    kind: Literal["query", "passage"]
    max_tokens: int


POSTING_FIELDS = (
    TextField("title", "query", 32),
    TextField("duties", "passage", 48),
    TextField("requirements", "passage", 48),
)
SEEKER_FIELDS = (
    TextField("wish", "query", 32),
    TextField("experience", "query", 48),
    TextField("skills", "query", 48),
)
# Which field of a person is compared with which of a posting, whoever is looked for.
COMPARED = (
    ("wish", "title"),
    ("wish", "duties"),
    ("experience", "title"),
    ("experience", "duties"),
    ("skills", "requirements"),
)
JOB_FIELD = TextField("job", "query", 32)  # a wish as the occupation linker reads it


def view_name(of_seeker: str, of_posting: str) -> str:
    """Return what the comparison of two fields is called, whoever is looked for."""
    return f"{of_seeker}-{of_posting}"


def posting_texts(posting: JobPosting) -> dict[str, str]:
    """Return the texts of `POSTING_FIELDS`; an empty text has no vector.

    Skills belong to the requirements. In an ad without a section of them they stand with the
    duties, and it has one text fewer: a text of bare skills would make embedding a quarter
    slower and was measured to find nothing more.
    """
    posting = in_fair_words(posting)
    said, skills = split_ad(posting.description), "、".join(posting.skills[:_MOST_SKILLS])
    duties, asked = said.duties[:_SECTION_CHARS], said.requirements[:_SECTION_CHARS]
    return {
        "title": posting.title,
        "duties": duties if asked else _joined(skills, duties),
        "requirements": _joined(skills, asked) if asked else "",
    }


def seeker_texts(seeker: SeekerProfile) -> dict[str, str]:
    """Return the texts of `SEEKER_FIELDS`; without a wish the experience stands for it.

    Experience is the titles held and what was done there: the skills.
    """
    skills = "、".join(seeker.skills[:_MOST_SKILLS])
    held = "、".join(e.title for e in seeker.experiences if e.title)
    meant = _joined("、".join(wish_titles(seeker)), skills)
    certificates = (f"{c.name}{c.level or ''}" for c in seeker.certificates)
    return {
        "wish": "、".join(seeker.desired_titles) or meant,
        "experience": _joined(held, skills),
        "skills": "、".join(filter(None, (skills, *certificates))),
    }


def _joined(*parts: str) -> str:
    return "。".join(filter(None, parts))


def wish_titles(seeker: SeekerProfile) -> tuple[str, ...]:
    """Return the titles somebody wishes for, or, when none is named, those they have held.

    Work that was held and is now refused stands for no wish.
    """
    held = (e.title for e in seeker.experiences if e.title)
    refused = seeker.negated.titles
    return seeker.desired_titles or tuple(t for t in held if not refused_in(t, refused))


def refused_in(title: str, refused: Sequence[str]) -> tuple[str, ...]:
    """Return those of the `refused` titles whose words stand in a title."""
    found = frozenset(_terms_of_title(title))
    return tuple(one for one in refused if (words := refused_terms(one)) and words <= found)


def refused_terms(title: str) -> frozenset[str]:
    """Return the `terms` by which other titles hold a refused one, empty where its class alone can.

    That is where words of rank, which `grams` leave out, belong to what is refused: whoever
    refuses to manage sales may sell.
    """
    found = frozenset(terms(title))
    return frozenset() if _RANK.search(title) or len(found) > MAX_REFUSED_GRAMS else found


def posting_words(posting: JobPosting) -> str:
    """Return what lexical search reads of a posting; the title counts twice."""
    posting = in_fair_words(posting)
    parts = (posting.title, posting.title, " ".join(posting.skills), posting.description[:400])
    return " ".join(p for p in parts if p)


def seeker_words(seeker: SeekerProfile) -> str:
    """Return what lexical search reads of a seeker."""
    wish = " ".join(seeker.desired_titles)
    past = " ".join(e.title for e in seeker.experiences)
    return " ".join(p for p in (wish, wish, past, " ".join(seeker.skills)) if p)


def terms(text: str) -> list[str]:
    """Return lower-case Latin words and Chinese characters in pairs (a lone one as it is)."""
    found: list[str] = []
    for run in _WORD.findall(text.lower()):
        if run[0] < "\u3400" or len(run) == 1:
            found.append(run)
        else:
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
    return found


def grams(title: str) -> NDArray[np.uint32]:
    """Return the distinct hashed `terms` of a title, ``(MAX_GRAMS,)``, 0 padding.

    Words of rank are left out: a sales manager and a leasing manager share none. The
    highest bit says whether a term is Latin, so that titles in two scripts can be told
    from titles with nothing in common.
    """
    hashes = dict.fromkeys(_hashed(term) for term in _terms_of_title(title))
    out = np.zeros(MAX_GRAMS, dtype=np.uint32)
    kept = list(hashes)[:MAX_GRAMS]
    out[: len(kept)] = kept
    return out


def text_grams(text: str, width: int) -> NDArray[np.uint16]:
    """Return the distinct `terms` of a text in 16 bits, ``(width,)``, 0 padding, ascending.

    The lower half of the numbers are Latin words, the upper half Chinese ones. Of a longer
    text the first `width` terms are kept.
    """
    out = np.zeros(width, dtype=np.uint16)
    kept = list(dict.fromkeys(_short_hash(term) for term in terms(text)))[:width]
    out[: len(kept)] = sorted(kept)
    return out


def _short_hash(term: str) -> int:
    number = zlib.crc32(term.encode()) % CHINESE_FROM
    return (number or 1) if term[0] < "\u3400" else number | CHINESE_FROM


def without_rank(title: str) -> str:
    """Return a title without words of rank, which say nothing of the work."""
    return _RANK.sub(" ", title)


def _terms_of_title(title: str) -> list[str]:
    return terms(without_rank(title))


def _hashed(term: str) -> int:
    number = zlib.crc32(term.encode())
    return (number | LATIN_BIT) if term[0] < "\u3400" else (number & ~LATIN_BIT) or 1
