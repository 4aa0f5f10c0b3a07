"""Set how far above its background a cosine must stand to count, for a new encoder.

What the scorer calls half alike was read off the sample city with the base encoder. Any
other encoder spreads its cosines differently, so the curves are moved until as many pairs
of unrelated work lie above them as before; what is alike may then stand higher.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.encoder.encode import Encoder
from features.occupation.aliases import load_extra_aliases
from features.occupation.linker import OccupationLinker
from features.pairs import Curve, Curves
from recommender.retrieval.texts import POSTING_FIELDS

_FILES = ("postings_production.jsonl", "postings_services.jsonl")
_TITLE, _DUTIES = "岗位名称", "工作内容"
_BODY_CHARS = 120
_NAMES = 1500
_GROUP_CHARS = 7  # 小类: the first three parts of a code
_SEED = 3
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FarRates:
    """Shares of unrelated pairs above a curve's centre, and one width below and above it."""

    below: float
    centre: float
    above: float


# Of the base encoder, at the curves that its file holds.
TITLE_RATES = FarRates(0.0066, 0.0022, 0.0007)
BODY_RATES = FarRates(0.036, 0.0067, 0.0011)


def fit_curves(encoder: Encoder, linker: OccupationLinker, sample: Path) -> Curves:
    """Return the curves of an encoder by names of occupations against the sample's postings.

    Parameters
    ----------
    encoder, linker
        Whose cosines are read, and where their background comes from.
    sample
        Folder of the sample city.

    Raises
    ------
    FileNotFoundError
        The sample's postings are not there.
    """
    rows = [row for name in _FILES for row in _read(sample / name)]
    titles = [row[_TITLE] for row in rows]
    bodies = [row.get(_DUTIES, "")[:_BODY_CHARS] for row in rows]
    codes = [found[0].code if found else "" for found in linker.link(titles, k=1)]
    names, name_codes = _some_names(set(codes))
    vectors = encoder.encode(names, "query", max_tokens=POSTING_FIELDS[0].max_tokens)
    mean, std = linker.background.spread(vectors)
    far = _unrelated(name_codes, codes)
    fitted = [
        curve_at(((vectors @ field.T - mean[:, None]) / std[:, None])[far], rates)
        for field, rates in zip(
            _vectors(encoder, titles, bodies), (TITLE_RATES, BODY_RATES), strict=True
        )
    ]
    return Curves(*fitted)


def curve_at(unrelated: FloatArray, rates: FarRates) -> Curve:
    """Return the curve above which these shares of unrelated pairs lie.

    Parameters
    ----------
    unrelated
        Standardised cosines, any shape.
    rates
        Falling from `below` to `above`.
    """
    low, centre, high = np.quantile(
        unrelated, [1 - rate for rate in (rates.below, rates.centre, rates.above)]
    )
    return Curve(round(float(centre), 2), round(float(high - low) / 2, 2))


def _vectors(
    encoder: Encoder, titles: Sequence[str], bodies: Sequence[str]
) -> tuple[FloatArray, ...]:
    return tuple(
        encoder.encode(list(texts), field.kind, max_tokens=field.max_tokens)
        for field, texts in zip(POSTING_FIELDS[:2], (titles, bodies), strict=True)
    )


def _unrelated(left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.bool_]:
    groups = np.array([code[:_GROUP_CHARS] for code in right])
    own = np.array([code[:_GROUP_CHARS] for code in left])
    unrelated: npt.NDArray[np.bool_] = (own[:, None] != groups[None]) & (groups != "")[None]
    return unrelated


def _some_names(codes: set[str]) -> tuple[list[str], list[str]]:
    pairs = [(alias, code) for alias, code in load_extra_aliases() if code in codes]
    rng = np.random.default_rng(_SEED)
    chosen = rng.choice(len(pairs), min(_NAMES, len(pairs)), replace=False)
    return [pairs[i][0] for i in chosen], [pairs[i][1] for i in chosen]


def _read(path: Path) -> Iterable[dict[str, str]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
