"""Decide how bytes become text: byte-order mark, strict UTF-8, strict GB18030, or ask."""

from __future__ import annotations

import codecs
from typing import Final

from recommender.errors import EncodingUndecided

# The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PREVIEW_LENGTH: Final = 40


def decode_text(data: bytes, file: str) -> str:
    """Return the text of a whole file.

    Guessing by statistics takes short GB18030 files for Korean, so nothing is guessed:
    an encoding is accepted when every byte of the file obeys it.

    Parameters
    ----------
    data
        All bytes.
    file
        Name to show.

    Returns
    -------
    str
        Without a byte-order mark.

    Raises
    ------
    EncodingUndecided
        Neither UTF-8 nor GB18030, or it holds null characters.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    failed_at = 0
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            failed_at = max(failed_at, error.start)
        else:
            if "\0" not in text:
                return text
            failed_at = max(failed_at, data.find(b"\0"))
            break
    raise _undecided(data, failed_at, file)


def _undecided(data: bytes, failed_at: int, file: str) -> EncodingUndecided:
    line_start = data.rfind(b"\n", 0, failed_at) + 1
    preview = data[line_start:].split(b"\n", 1)[0][: 4 * _PREVIEW_LENGTH]
    shown = "".join(c for c in preview.decode("gb18030", "replace") if c.isprintable())
    return EncodingUndecided(
        file=file, line=data.count(b"\n", 0, failed_at) + 1, preview=shown[:_PREVIEW_LENGTH]
    )
