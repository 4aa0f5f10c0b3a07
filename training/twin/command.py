"""One call from the encoder in force to a published twin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import torch

from features.encoder.encode import Encoder
from features.encoder.static import PIECE_MARK, StaticEncoder, add_facts, read_facts
from features.progress import Progress, silent
from training.twin.compare import compare
from training.twin.fit import Bags, Check, FloatArray, TwinRun, pair_streams
from training.twin.measure import all_names, choosing_titles, name_ranks
from training.twin.publish import publish_twin, recipe_facts, write_card
from training.twin.recipe import TwinRecipe
from training.twin.teacher import Projection, teacher_vectors
from training.twin.texts import TwinTexts, read_texts
from training.twin.vocabulary import choose_vocabulary


def train_twin(
    encoder: Path,
    data: Path | None,
    work: Path,
    target: Path,
    version: str,
    kept_aside: Sequence[tuple[str, str]],
    gold: Path,
    on: date,
    recipe: TwinRecipe | None = None,
    threads: int = 2,
    progress: Progress = silent,
) -> StaticEncoder:
    """Distil the encoder into a table, publish it and measure both.

    Takes under ten minutes on two free cores whose processor has AVX-512 BF16; most of it
    is the encoder embedding 85,000 texts, which are kept for the next time.

    Parameters
    ----------
    encoder
        Folder of the encoder to imitate.
    data
        Folder with ``esco`` and ``onet``, for more English.
    work
        Where the encoder's vectors are kept (70 MB).
    target
        Folder to publish in.
    version, on
        Of the publication.
    kept_aside
        Pairs of titles that must not be learned as translations.
    gold
        File of titles coded by reading, which are only measured.
    recipe
        The published one by default.
    threads
        Cores that embed with the encoder; the rest takes one, so it comes out the same.
    progress
        Told what is done.

    Raises
    ------
    FileNotFoundError
        `data` lacks a source.
    """
    chosen = recipe or TwinRecipe()
    texts = read_texts(data, kept_aside)
    fast = torch.cpu._is_avx512_bf16_supported()
    teacher = Encoder(encoder, threads, "bfloat16" if fast else "float32")
    vocabulary, run = open_run(teacher, texts, chosen, work, progress)
    table = run.train(progress)
    facts = recipe_facts(chosen, teacher.identity, texts.digest(), run.checks)
    twin = publish_twin(target, version, on, vocabulary, table, facts)
    measured = compare(Encoder(encoder), twin, gold, chosen.seed, progress)
    add_facts(target, metrics=measured.as_json())
    write_card(target, read_facts(target), measured)
    return twin


def open_run(
    teacher: Encoder, texts: TwinTexts, recipe: TwinRecipe, work: Path, progress: Progress = silent
) -> tuple[list[str], TwinRun]:
    """Return the vocabulary, and the run that fits its table.

    Parameters
    ----------
    teacher
        The encoder to imitate.
    texts
        What to learn from.
    recipe
        How.
    work
        Where the encoder's vectors are kept.
    progress
        Told the texts embedded.
    """
    vocabulary, shares = choose_vocabulary(texts.names, texts.passages, recipe.n_terms)
    names = teacher_vectors(teacher, texts.names, "query", work, progress)
    passages = teacher_vectors(teacher, texts.passages, "passage", work, progress)
    own = teacher_vectors(teacher, vocabulary, "query", work, progress)
    projection = Projection.fit(names, recipe.dims)
    weights = recipe.rarity / (recipe.rarity + np.array(shares))
    pieces = np.array([term.startswith(PIECE_MARK) for term in vocabulary])
    weights[pieces] *= recipe.piece_weight
    table = (projection.apply(own) * weights[:, None]).astype(np.float32)
    bags = Bags(vocabulary)
    wanted = np.concatenate([projection.apply(names), projection.apply(passages)])
    numbers = np.array([bags.number(text) for text in (*texts.names, *texts.passages)])
    known = np.array([bags.is_known(number) for number in numbers])
    run = TwinRun(
        recipe=recipe,
        bags=bags,
        table=torch.from_numpy(table),
        streams=pair_streams(texts, bags),
        imitated=numbers[known],
        wanted=wanted[known],
        check=rank_check(bags),
    )
    return vocabulary, run


def rank_check(bags: Bags) -> Check:
    """Return a function from a table to the MRR of the titles that choose when to stop."""
    asked, names = choosing_titles(), all_names()
    titles = [bags.number(title) for title in asked.titles]
    texts = [bags.number(name) for name in names.texts]

    def check(table: FloatArray) -> float:
        left, right = (bags.vectors(table, numbers) for numbers in (titles, texts))
        return float((1 / name_ranks(left @ right.T, asked)).mean())

    return check
