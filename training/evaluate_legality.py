"""Measure how well ads are checked, on labelled ads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from recommender.assistance.legality import ad_of_text, screen_ad
from recommender.domain.legality import Finding
from recommender.metrics.interval import Interval, bootstrap_of_sums
from training.halves import Half, read_half
from training.score_legality import COUNTED, Label, count_severity, overlap

SEVERITIES: Final = ("unlawful", "suspicious", "discouraged")
N_RESAMPLES: Final = 2000
_AT: Final = {name: i for i, name in enumerate(COUNTED)}
# Figure: what is counted as right, and out of what.
_FIGURES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "ad_recall": ("ads_found", ("ads",)),
    "ad_precision": ("ads_right", ("ads_right", "ads_wrong")),
    "recall": ("found", ("labels",)),
    "precision": ("right", ("right", "wrong")),
    "clause_right": ("clauses_right", ("clauses",)),
}
Sums = npt.NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class LabelledAd:
    """A labelled ad; `incomplete` are facts it lacks, `incomplete_optional` those in doubt."""

    id: str
    text: str
    labels: tuple[Label, ...]
    incomplete: frozenset[str]
    incomplete_optional: frozenset[str]


@dataclass(frozen=True, slots=True)
class SeverityFigures:
    """Sums by name, and the figures with their 95% intervals."""

    counts: Mapping[str, int]
    figures: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class LegalityReport:
    """What was measured.

    Parameters
    ----------
    seed
        Of the resamples.
    n_ads
        Ads measured.
    severities
        Figures of each severity, over ads and over findings.
    ages, ages_unlawful
        Age limits in the ads, and those called unlawful.
    missing_labels, missing_found, missing_wrong
        Facts that ads lack, those that were said to be lacking, and those wrongly so.
    faults
        Ids of ads with what was missed or wrong in them.
    """

    seed: int
    n_ads: int
    severities: Mapping[str, SeverityFigures]
    ages: int
    ages_unlawful: int
    missing_labels: int
    missing_found: int
    missing_wrong: int
    faults: Mapping[str, tuple[str, ...]]

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        return {
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            "ads": self.n_ads,
            "severities": {
                name: {
                    **{k: _rounded(v) for k, v in measured.figures.items()},
                    "counts": dict(measured.counts),
                }
                for name, measured in self.severities.items()
            },
            "age_limits": self.ages,
            "age_limits_called_unlawful": self.ages_unlawful,
            "missing": {
                "labels": self.missing_labels,
                "found": self.missing_found,
                "wrong": self.missing_wrong,
            },
            "faults": {name: list(faults) for name, faults in self.faults.items()},
        }

    def lines(self) -> Iterator[str]:
        """Yield the report in words."""
        for name, measured in self.severities.items():
            figures = "  ".join(
                f"{k} {v.mean:.3f} [{v.low:.3f}, {v.high:.3f}]" for k, v in measured.figures.items()
            )
            counts = measured.counts
            yield f"{name:<12} {figures}  labels {counts['labels']}  ads {counts['ads']}/{self.n_ads}"
        yield f"age limits called unlawful: {self.ages_unlawful} of {self.ages}"
        yield (
            f"facts missing: found {self.missing_found} of {self.missing_labels}, "
            f"wrongly said to be missing {self.missing_wrong}"
        )
        yield from (f"{name}: {'; '.join(faults)}" for name, faults in self.faults.items())


def _rounded(interval: Interval) -> dict[str, float]:
    return {k: round(v, 4) for k, v in interval._asdict().items()}


def read_ads(folder: Path, half: Half = "all") -> list[LabelledAd]:
    """Return the labelled ads of a half, or of both, as `read_half` takes them."""
    return [_ad(row) for row in read_half(folder, half)]


def _ad(row: dict[str, Any]) -> LabelledAd:
    labels = tuple(
        Label(
            label["start"],
            label["end"],
            label["rule"],
            label["severity"],
            label["clause"],
            tuple(label.get("also", ())),
            bool(label.get("optional")),
        )
        for label in row["findings"]
    )
    lacking, doubtful = frozenset(row["incomplete"]), frozenset(row["incomplete_optional"])
    return LabelledAd(row["id"], row["text"], labels, lacking, doubtful)


def evaluate_legality(ads: Sequence[LabelledAd], seed: int = 1) -> LegalityReport:
    """Measure the check of ads on labelled ads.

    Parameters
    ----------
    ads
        At least one.
    seed
        Of the resamples, over ads, that give the intervals.
    """
    found = [screen_ad(ad_of_text(ad.text)) for ad in ads]
    pairs = list(zip(ads, found, strict=True))
    severities = {name: _figures(pairs, name, seed) for name in SEVERITIES}
    said = [{f.rule.removeprefix("no_") for f in fs if f.severity == "incomplete"} for fs in found]
    ages = [(ad, label) for ad in ads for label in ad.labels if label.rule == "age"]
    return LegalityReport(
        seed,
        len(ads),
        severities,
        len(ages),
        sum(_age_called_unlawful(ad, findings) for ad, findings in pairs),
        sum(len(ad.incomplete) for ad in ads),
        sum(len(ad.incomplete & names) for ad, names in zip(ads, said, strict=True)),
        sum(
            len(names - ad.incomplete - ad.incomplete_optional)
            for ad, names in zip(ads, said, strict=True)
        ),
        {ad.id: faults for ad, findings in pairs if (faults := tuple(_faults(ad, findings)))},
    )


def _figures(
    pairs: Sequence[tuple[LabelledAd, Sequence[Finding]]], severity: str, seed: int
) -> SeverityFigures:
    table = np.array(
        [count_severity(ad.labels, findings, severity).row() for ad, findings in pairs],
        dtype=np.int64,
    )
    rng = np.random.default_rng(seed)
    figures = {
        name: bootstrap_of_sums(table, _share(*parts), rng, N_RESAMPLES)
        for name, parts in _FIGURES.items()
    }
    return SeverityFigures(dict(zip(COUNTED, table.sum(axis=0).tolist(), strict=True)), figures)


def _share(part: str, whole: tuple[str, ...]) -> Callable[[Sums], npt.NDArray[np.float64]]:
    """Return what computes a share from sums; 1 where there is nothing to be right about."""

    def share(sums: Sums) -> npt.NDArray[np.float64]:
        below = np.sum([sums[:, _AT[name]] for name in whole], axis=0).astype(np.float64)
        above = sums[:, _AT[part]].astype(np.float64)
        shares: npt.NDArray[np.float64] = np.ones_like(above)
        np.divide(above, below, out=shares, where=below > 0)
        return shares

    return share


def _age_called_unlawful(ad: LabelledAd, findings: Sequence[Finding]) -> int:
    ages = [label for label in ad.labels if label.rule == "age"]
    others = [label for label in ad.labels if label.severity == "unlawful"]
    unlawful = [
        f
        for f in findings
        if f.severity == "unlawful" and not any(overlap(f, label) for label in others)
    ]
    return sum(any(overlap(f, label) for f in unlawful) for label in ages)


def _faults(ad: LabelledAd, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what was missed and what was wrongly found, without quoting the ad."""
    given = [f for f in findings if f.severity != "incomplete"]
    for label in ad.labels:
        rules = (label.rule, *label.also)
        if not label.optional and not any(f.rule in rules and overlap(f, label) for f in given):
            yield f"missed {label.rule} {label.start}-{label.end}"
    for f in given:
        near = [label for label in ad.labels if overlap(f, label)]
        if not any(label.optional or f.rule in (label.rule, *label.also) for label in near):
            yield f"wrong {f.rule} {f.start}-{f.end}"
