"""What the twin learns from: texts to imitate the encoder on, and names that mean the same.

Nothing here comes from labelled sets to measure on. Of machine-coded ad titles only those
that the encoder may train on are used; of the classes whose titles choose when to stop, no
text is paired.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from features.occupation.csco import load_classes
from features.taxonomy import named_rows, read_rows
from training.encoder.chinese import (
    read_csco,
    titles_choose,
    trainable_titles,
    translations,
)
from training.encoder.concepts import (
    Concept,
    is_held_out,
    read_bilingual,
    read_esco,
    read_onet,
)
from training.encoder.material import held_out_pair
from training.twin.ads import invent_ads, sample_postings

_NAMED_TABLES = ("skills.csv", "certificates.csv", "benefits.csv")
_JOB_WORDS = "job_words.csv"
# English has far more names than Chinese here, and is the smaller part of the work.
_MOST_FOREIGN_NAMES = 6
_ADS_A_CLASS = 4
Groups = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TwinTexts:
    """The texts and what is known of them.

    Parameters
    ----------
    names, passages
        Distinct short and longer texts, to be embedded as queries and as passages.
    csco
        Names and descriptions of each class that may be paired.
    titles
        Ad titles with the names of their class.
    english
        English names of each occupation of ESCO and O*NET; empty without their files.
    bilingual
        Chinese and English names that translate each other.
    ads
        Names with longer texts on the work.
    """

    names: tuple[str, ...]
    passages: tuple[str, ...]
    csco: Groups
    titles: list[tuple[tuple[str, ...], tuple[str, ...]]]
    english: Groups
    bilingual: list[tuple[tuple[str, ...], tuple[str, ...]]]
    ads: list[tuple[tuple[str, ...], tuple[str, ...]]]

    def digest(self) -> str:
        """Return a hash of all texts and pairings: the name of the data."""
        parts = [getattr(self, name) for name in self.__dataclass_fields__]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def read_texts(data: Path | None, kept_aside: Sequence[tuple[str, str]]) -> TwinTexts:
    """Read every source.

    Parameters
    ----------
    data
        Folder with ``esco`` and ``onet``; without it English is learned from our own lists.
    kept_aside
        Pairs of titles that must not be learned as translations.

    Raises
    ------
    FileNotFoundError
        `data` is given and lacks a source.
    """
    csco = read_csco()
    foreign = [] if data is None else [*_foreign(data)]
    found = trainable_titles()
    own = [pair for pair in read_bilingual() if not held_out_pair(pair[0])]
    bilingual = translations(own, kept_aside)
    names = [
        *(name for concept in [*csco, *foreign] for name in concept.names),
        *(title for titles in found.values() for title in titles),
        *(text for group in bilingual for side in group for text in side),
        *_dictionary(),
    ]
    passages = [text for concept in [*csco, *foreign] for text in concept.descriptions]
    return TwinTexts(
        names=tuple(dict.fromkeys(names)),
        passages=tuple(dict.fromkeys(passages)),
        csco=[(*c.names, *c.descriptions[:2]) for c in csco if not titles_choose(c.key)],
        titles=[(tuple(found[c.key]), c.names) for c in csco if c.key in found],
        english=[concept.names for concept in foreign if len(concept.names) > 1],
        bilingual=bilingual,
        ads=[*_ads({c.key: c.names for c in csco})],
    )


def _ads(names: dict[str, tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    # The data has one name whatever the seed of a run: the ads are always the same.
    rng = np.random.default_rng(0)
    for occupation in load_classes():
        ads = invent_ads(occupation, _ADS_A_CLASS, rng)
        if ads and not titles_choose(occupation.code):
            yield names[occupation.code], tuple(ads)
    for title, description in sample_postings():
        yield (title,), (description,)


def _foreign(data: Path) -> Iterator[Concept]:
    for concept in (*read_esco(data / "esco"), *read_onet(data / "onet")):
        if not is_held_out(concept.key):
            names, descriptions = concept.names, concept.descriptions
            yield Concept(concept.key, names[:_MOST_FOREIGN_NAMES], descriptions[:1])


def _dictionary() -> Iterator[str]:
    for table in _NAMED_TABLES:
        for name, row in named_rows(table):
            yield name
            yield row["name_en"]
    yield from (row["phrase"] for row in read_rows(_JOB_WORDS))
