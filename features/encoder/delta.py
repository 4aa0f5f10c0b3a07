"""A change of weights in 4 bits: a tenth of a model's size, and nothing lost that is seen.

Matrices are cut into blocks of 64 values, each stored as an fp16 scale and nibbles minus
8; a change, unlike a weight, has no outliers. Vectors are stored as fp16.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

NIBBLES, SCALES, CHANGE = ".nibbles", ".scales", ".change"
BLOCK = 64
_MOST = 7

FloatArray = npt.NDArray[np.float32]
HalfArray = npt.NDArray[np.float16]
ByteArray = npt.NDArray[np.uint8]
Tensors = Mapping[str, npt.NDArray[np.generic]]


def quantise(values: FloatArray) -> tuple[ByteArray, HalfArray]:
    """Return nibbles, two a byte, and scales of a matrix.

    Parameters
    ----------
    values
        Any shape; a multiple of 64 values.
    """
    blocks = values.reshape(-1, BLOCK).astype(np.float32)
    scales: HalfArray = (np.abs(blocks).max(axis=1) / _MOST).astype(np.float16)
    steps = np.where(scales > 0, scales, 1).astype(np.float32)[:, None]
    levels = (np.clip(np.round(blocks / steps), -_MOST, _MOST) + _MOST + 1).astype(np.uint8)
    half = BLOCK // 2
    nibbles: ByteArray = levels[:, :half] | (levels[:, half:] << np.uint8(4))
    return nibbles, scales


def dequantise(nibbles: ByteArray, scales: HalfArray) -> FloatArray:
    """Return the values of `quantise`, flat."""
    levels = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
    values: FloatArray = (levels - (_MOST + 1)) * scales.astype(np.float32)[:, None]
    return values.reshape(-1)


def pack_change(
    before: FloatArray, after: FloatArray, name: str
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the tensors that store how `name` changed."""
    change = after - before
    if change.ndim == 1:
        return {f"{name}{CHANGE}": change.astype(np.float16)}
    nibbles, scales = quantise(change)
    return {f"{name}{NIBBLES}": nibbles, f"{name}{SCALES}": scales}


def is_changed(stored: Tensors, name: str) -> bool:
    """Tell whether `stored` holds a change of the tensor `name`."""
    return f"{name}{CHANGE}" in stored or f"{name}{NIBBLES}" in stored


def unpack_change(stored: Tensors, name: str, shape: tuple[int, ...]) -> FloatArray:
    """Return the change of the tensor `name`, float32 of `shape`.

    Raises
    ------
    KeyError
        `stored` holds no change of it.
    """
    if f"{name}{CHANGE}" in stored:
        return stored[f"{name}{CHANGE}"].astype(np.float32)
    nibbles = stored[f"{name}{NIBBLES}"].astype(np.uint8)
    return dequantise(nibbles, stored[f"{name}{SCALES}"].astype(np.float16)).reshape(shape)
