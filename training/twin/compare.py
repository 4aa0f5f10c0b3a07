"""The encoder and its twin side by side: the same titles, the same run, one thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.occupation.csco import load_classes
from features.progress import Progress, silent
from recommender.metrics.interval import Interval, bootstrap_interval
from training.twin.measure import (
    Asked,
    Embeds,
    gold_titles,
    held_out_titles,
    rank_titles,
    texts_per_second,
)

N_RESAMPLES = 2000
ENCODER_TITLES, ENCODER_LONG_TEXTS, SECONDS = 400, 40, 5.0
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quality:
    """MRR of both on one set of titles, ranked in one way.

    Parameters
    ----------
    encoder, twin
        With 95% intervals.
    kept
        The twin's divided by the encoder's.
    n_titles
        Behind them.
    """

    encoder: Interval
    twin: Interval
    kept: Interval
    n_titles: int


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts a second of processor time on one thread."""

    encoder: float
    twin: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was measured, of which models.

    Parameters
    ----------
    encoder, twin
        Identities.
    seed
        Of the resamples.
    quality
        By set of titles and what ranked.
    speed
        By kind of text and way of calling.
    """

    encoder: str
    twin: str
    seed: int
    quality: Mapping[str, Quality]
    speed: Mapping[str, Speed]

    def as_json(self) -> dict[str, object]:
        """Return plain values: MRR to four digits, texts a second to one."""
        return {
            "encoder": self.encoder,
            "twin": self.twin,
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            "mrr": {
                name: {
                    "titles": found.n_titles,
                    **{
                        who: {k: round(v, 4) for k, v in getattr(found, who)._asdict().items()}
                        for who in ("encoder", "twin", "kept")
                    },
                }
                for name, found in self.quality.items()
            },
            "texts_per_second": {
                name: {
                    "encoder": round(found.encoder, 1),
                    "twin": round(found.twin, 1),
                    "times": round(found.twin / found.encoder, 1),
                }
                for name, found in self.speed.items()
            },
        }

    def lines(self) -> list[str]:
        """Return the figures as lines to read."""
        ranked = [
            f"{name:<20} MRR encoder {_shown(q.encoder)}  twin {_shown(q.twin)}"
            f"  kept {_shown(q.kept)}  n={q.n_titles}"
            for name, q in self.quality.items()
        ]
        timed = [
            f"{name:<20} texts/s encoder {s.encoder:.1f}  twin {s.twin:.0f}"
            f"  times {s.twin / s.encoder:.0f}"
            for name, s in self.speed.items()
        ]
        return [f"encoder {self.encoder}", f"twin {self.twin}", *ranked, *timed]


def compare(
    encoder: Embeds, twin: Embeds, gold: Path, seed: int = 0, progress: Progress = silent
) -> Comparison:
    """Measure both; takes a minute and a half, nearly all of it the encoder's.

    Parameters
    ----------
    encoder, twin
        The encoder should compute on one thread, or the times compare nothing.
    gold
        File of titles coded by reading; without it only machine-coded ones are ranked.
    seed
        Of the resamples.
    progress
        Told the texts embedded.
    """
    sets = held_out_titles() | ({"gold": gold_titles(gold)} if gold.is_file() else {})
    ranks = [rank_titles(model, sets, progress) for model in (encoder, twin)]
    quality = {
        f"{name} {way}": _quality(ranks[0][name][way], ranks[1][name][way], seed)
        for name in sets
        for way in ranks[0][name]
    }
    return Comparison(encoder.identity, twin.identity, seed, quality, _speeds(encoder, twin, sets))


def _quality(encoder: FloatArray, twin: FloatArray, seed: int) -> Quality:
    own, other = (
        bootstrap_interval(values, np.random.default_rng(seed), N_RESAMPLES)
        for values in (encoder, twin)
    )
    return Quality(own, other, _ratio(twin, encoder, np.random.default_rng(seed)), len(twin))


def _ratio(above: FloatArray, below: FloatArray, rng: np.random.Generator) -> Interval:
    # Both are resampled together: they answered the same titles.
    drawn = rng.integers(len(above), size=(N_RESAMPLES, len(above)))
    low, high = np.quantile(above[drawn].sum(axis=1) / below[drawn].sum(axis=1), [0.025, 0.975])
    return Interval(float(above.sum() / below.sum()), float(low), float(high))


def _speeds(encoder: Embeds, twin: Embeds, sets: Mapping[str, Asked]) -> dict[str, Speed]:
    titles = list(dict.fromkeys(title for asked in sets.values() for title in asked.titles))
    long_texts = [" ".join((c.definition, *c.tasks)) for c in load_classes() if c.tasks]
    return {
        f"{kind} {'in batches' if batch else 'one by one'}": Speed(
            texts_per_second(encoder, _spread(texts, most), batch, SECONDS),
            texts_per_second(twin, texts, batch, SECONDS),
        )
        for kind, texts, most in (
            ("titles", titles, ENCODER_TITLES),
            ("long texts", long_texts, ENCODER_LONG_TEXTS),
        )
        for batch in (False, True)
    }


def _spread(texts: Sequence[str], most: int) -> list[str]:
    return list(texts[:: max(1, len(texts) // most)][:most])


def _shown(interval: Interval) -> str:
    mean, low, high = interval
    return f"{mean:.3f} [{low:.3f}, {high:.3f}]"
