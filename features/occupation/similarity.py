"""How near two occupations stand in the classification."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# Same class, same 小类 (three parts shared), same 中类, same 大类.
SAME_CLASS, SAME_MINOR, SAME_MIDDLE, SAME_MAJOR = 1.0, 0.6, 0.3, 0.1
UNKNOWN_CODE = 0

CodeArray = npt.NDArray[np.int32]


def code_to_int(code: str | None) -> int:
    """Return the seven digits of a code as a number; unknown or malformed gives 0."""
    digits = (code or "").replace("-", "")
    return int(digits) if len(digits) == 7 and digits.isascii() and digits.isdigit() else 0


def int_to_code(number: int) -> str | None:
    """Return the code of a number of `code_to_int`; ``None`` for unknown."""
    if number == UNKNOWN_CODE:
        return None
    digits = f"{number:07d}"
    return f"{digits[0]}-{digits[1:3]}-{digits[3:5]}-{digits[5:]}"


def is_within(code: str, prefix: str) -> bool:
    """Tell whether a code is that of a group, or of a class in it (``6-31`` holds ``6-31-01-03``)."""
    return code == prefix or code.startswith(f"{prefix}-")


def codes_to_ints(codes: list[str | None]) -> CodeArray:
    """Return `code_to_int` of each code, int32, shape ``(n_codes,)``."""
    return np.array([code_to_int(code) for code in codes], dtype=np.int32)


def occupation_similarity(code_a: str | None, code_b: str | None) -> float:
    """Return how near two codes stand, 0 to 1; NaN if either is unknown.

    1 the same class, 0.6 the same 小类, 0.3 the same 中类, 0.1 the same 大类.
    """
    similarity = similarity_of_ints(code_to_int(code_a), code_to_int(code_b))
    return round(float(similarity), 2)


def similarity_of_ints(
    codes_a: CodeArray | int, codes_b: CodeArray | int
) -> npt.NDArray[np.float32]:
    """Return `occupation_similarity` for broadcast arrays of `code_to_int` values.

    Parameters
    ----------
    codes_a, codes_b
        Numbers of `code_to_int`; 0 is unknown.

    Returns
    -------
    ndarray
        float32 of the broadcast shape; NaN where either side is unknown.
    """
    a, b = np.asarray(codes_a, dtype=np.int32), np.asarray(codes_b, dtype=np.int32)
    similarity = np.zeros(np.broadcast_shapes(a.shape, b.shape), dtype=np.float32)
    for divisor, value in (
        (1_000_000, SAME_MAJOR),
        (10_000, SAME_MIDDLE),
        (100, SAME_MINOR),
        (1, SAME_CLASS),
    ):
        similarity[a // divisor == b // divisor] = value
    similarity[(a == UNKNOWN_CODE) | (b == UNKNOWN_CODE)] = np.nan
    return similarity
