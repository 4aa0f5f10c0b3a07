"""Tell whether a phrase found in Chinese text is cut out of other words."""

from __future__ import annotations

import rjieba

# Characters segmented on each side: more than the longest word, so the cuts are reliable.
_REACH = 8
# A phrase this long is hardly ever an accident.
_LONG_PHRASE = 4


def cuts_across_words(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` joins pieces of neighbouring words.

    True for the 护工 of 庇护工场 and the 长春 of 超长春节假. Words are those of the segmenter's
    dictionary, so a term it does not know never counts as cut. Phrases of four characters and
    more, or with Latin letters, are taken as they are. Only the surroundings are segmented, so
    the cost does not grow with the text.
    """
    phrase = text[start:end]
    if len(phrase) >= _LONG_PHRASE or any(char.isascii() for char in phrase):
        return False
    offset = max(0, start - _REACH)
    cut, cuts = offset, {offset}
    for word in rjieba.cut(text[offset : end + _REACH], hmm=False):
        cut += len(word)
        cuts.add(cut)
    is_split = any(start < position < end for position in cuts)
    return is_split and not (start in cuts and end in cuts)
