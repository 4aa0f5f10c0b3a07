"""All training texts, numbered and cut into tokens, and the streams that draw from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from features.encoder.layout import PASSAGE_PROMPT, QUERY_PROMPT
from training.encoder.chinese import read_csco, trainable_titles, translations
from training.encoder.concepts import (
    Concept,
    bucket,
    is_held_out,
    read_bilingual,
    read_esco,
    read_onet,
)
from training.encoder.recipe import Recipe
from training.encoder.streams import Stream

IntArray = npt.NDArray[np.int64]


class TextBook:
    """Numbers texts; equal texts with the same prefix have the same number."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def names(self, names: Iterable[str]) -> IntArray:
        """Return the numbers of titles."""
        return np.array([self._number(QUERY_PROMPT + name) for name in names], dtype=np.int64)

    def passages(self, passages: Iterable[str]) -> IntArray:
        """Return the numbers of descriptions."""
        return np.array([self._number(PASSAGE_PROMPT + t) for t in passages], dtype=np.int64)

    def digest(self) -> str:
        """Return a hash of all texts in order: the name of the data."""
        return hashlib.sha256("\n".join(self.texts).encode()).hexdigest()[:16]

    def tokens(self, tokenizer: Tokenizer, recipe: Recipe) -> list[IntArray]:
        """Return the token ids of every text, cut to the recipe's lengths."""
        longest = {QUERY_PROMPT: recipe.name_tokens, PASSAGE_PROMPT: recipe.description_tokens}
        encoded = tokenizer.encode_batch(list(self.texts))
        return [
            _cut(encoding.ids, longest[text[: text.index(" ") + 1]])
            for text, encoding in zip(self.texts, encoded, strict=True)
        ]

    def lowered(self) -> IntArray:
        """Return a number that texts share when they differ only in letter case."""
        numbers: dict[str, int] = {}
        found = (numbers.setdefault(text.lower(), len(numbers)) for text in self.texts)
        return np.fromiter(found, np.int64, len(self.texts))

    def _number(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))


@dataclass(frozen=True, slots=True)
class Numbered:
    """Concepts as text ids: names, descriptions, both never empty."""

    keys: list[str]
    names: list[IntArray]
    descriptions: list[IntArray]


@dataclass(frozen=True, slots=True)
class Material:
    """What a training run draws from.

    Parameters
    ----------
    book
        The texts.
    esco, onet, csco
        The concepts trained on.
    streams
        By the names in the recipe.
    title_classes
        Index into `csco` of each concept of the stream of titles.
    """

    book: TextBook
    esco: Numbered
    onet: Numbered
    csco: Numbered
    streams: Mapping[str, Stream]
    title_classes: IntArray


def read_material(data: Path, kept_aside: Sequence[tuple[str, str]], recipe: Recipe) -> Material:
    """Read every source and number its texts.

    Parameters
    ----------
    data
        Folder with ``esco`` and ``onet``; the Chinese sources come with the installation.
    kept_aside
        Pairs of titles whose texts must not occur among the translations.
    recipe
        Shares and counts.

    Raises
    ------
    FileNotFoundError
        A source is missing.
    """
    book = TextBook()
    esco = _number(book, (c for c in read_esco(data / "esco") if not is_held_out(c.key)))
    onet = _number(book, (c for c in read_onet(data / "onet") if not is_held_out(c.key)))
    csco = _number(book, read_csco())
    titles, classes = _titles(book, csco)
    streams = {
        "esco": Stream(esco.names),
        "onet": Stream(onet.names, first_share=recipe.formal_share),
        "csco": Stream(
            [np.append(n, d[0]) for n, d in zip(csco.names, csco.descriptions, strict=True)]
        ),
        "bilingual": _translations(book, kept_aside),
        "titles": titles,
        "esco_described": Stream(esco.names, esco.descriptions),
        "onet_described": Stream(onet.names, onet.descriptions),
        "csco_described": Stream(csco.names, csco.descriptions),
    }
    return Material(book, esco, onet, csco, streams, classes)


def _number(book: TextBook, concepts: Iterable[Concept]) -> Numbered:
    usable = [c for c in concepts if len(c.names) > 1 or c.key.count("-") == 3]
    return Numbered(
        [c.key for c in usable],
        [book.names(c.names) for c in usable],
        [book.passages(c.descriptions) for c in usable],
    )


def _titles(book: TextBook, csco: Numbered) -> tuple[Stream, IntArray]:
    place = {key: i for i, key in enumerate(csco.keys)}
    titles = {key: book.names(found) for key, found in trainable_titles().items()}
    classes = np.array([place[key] for key in titles], dtype=np.int64)
    # The summary is worth as much as all names together: the linker reads both.
    targets: list[IntArray] = [
        np.concatenate([csco.names[i], np.repeat(csco.descriptions[i][:1], len(csco.names[i]))])
        for i in classes
    ]
    return Stream(list(titles.values()), targets), classes


def _translations(book: TextBook, kept_aside: Sequence[tuple[str, str]]) -> Stream:
    pairs = [(zh, en) for zh, en in read_bilingual() if not held_out_pair(zh)]
    groups = translations(pairs, kept_aside)
    return Stream([book.names(zh) for zh, _ in groups], [book.names(en) for _, en in groups])


def held_out_pair(chinese: str) -> bool:
    """Tell whether one of our own translations is kept from training to choose by."""
    return bucket(chinese) == 0


def _cut(ids: list[int], longest: int) -> IntArray:
    kept = ids if len(ids) <= longest else [*ids[: longest - 1], ids[-1]]
    return np.array(kept, dtype=np.int64)
