"""Known answers for folding and cleaning text."""

from __future__ import annotations

import pytest

from features.text import clean_text, fold, quote

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ａｂ９～１０：／％", "ab9-10:/%"),
        ("4000—6000〜8000–9000", "4000-6000-8000-9000"),
        ("月薪\u3000￥8\u200b000", "月薪 ¥8 000"),
        ("底薪3000，200餐补", "底薪3000，200餐补"),
        ("兩萬丨經驗", "两万|经验"),
        ("K/W", "k/w"),
        ("a\r\nb", "a\n\nb"),
    ],
)
def test_fold_maps_one_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  月薪\u3000 ８０００ ", "月薪 8000"),
        ("第一行 \r\n\r\n\n 第二行", "第一行\n第二行"),
        ("看\u200b不\ufeff见\x07", "看不见"),
        ("", ""),
    ],
)
def test_clean_text(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_quote_leaves_out_blanks() -> None:
    span = quote("a  月薪 b", 1, 6)
    assert (span.start, span.end, span.text) == (3, 5, "月薪")
