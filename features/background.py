"""What a text's cosines to everything look like, to read one cosine against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.pairs import Curves
from features.products import row_products

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Background:
    """Mean and covariance of many vectors, enough to know how cosines to them spread.

    Parameters
    ----------
    mean
        ``(dims,)``.
    covariance
        ``(dims, dims)``.
    curves
        How far above it a cosine must stand to count, by the field that is compared.
    """

    mean: Floats
    covariance: Floats
    curves: Curves

    @classmethod
    def of(cls, vectors: Floats, curves: Curves) -> Background:
        """Return the background that ``(n, dims)`` vectors make."""
        exact = vectors.astype(np.float64)
        covariance = np.cov(exact, rowvar=False, bias=True)
        return cls(exact.mean(axis=0).astype(np.float32), covariance.astype(np.float32), curves)

    def spread(self, vectors: Floats) -> tuple[Floats, Floats]:
        """Return mean and standard deviation ``(n,)`` of each vector's cosines to them all."""
        variance = np.einsum("ij,ij->i", row_products(vectors, self.covariance), vectors)
        return row_products(vectors, self.mean[None])[:, 0], np.sqrt(np.maximum(variance, 0.0))
