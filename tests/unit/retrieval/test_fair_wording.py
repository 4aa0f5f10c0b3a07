"""Two ads that differ in nothing but whom they keep out are one to matching."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from recommender.domain.posting import JobPosting
from recommender.retrieval.fair_wording import UNNAMED, as_shown, in_fair_words
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.texts import posting_texts, posting_words

pytestmark = pytest.mark.unit
DUTIES = "收银、理货、盘点，" * 20 + "会用电脑。"


def ad(**more: Any) -> JobPosting:
    given = {"id": "p", "source": "s", "title": "收银员", "description": DUTIES}
    return JobPosting.model_validate({**given, **more})


WORDED = (
    ad(title="女收银员"),
    ad(title="收银员（限女）"),
    ad(description=f"限女，35岁以下，本地户口。{DUTIES}"),
    ad(description=f"{DUTIES}男士优先，少数民族勿扰。"),
    ad(skills=("限女性",), description=f"{DUTIES}未婚优先"),
    ad(certificates_required=("本地户口",)),
)


@pytest.mark.parametrize("worded", WORDED)
def test_nothing_that_ranks_differs(worded: JobPosting) -> None:
    plain = ad()
    assert in_fair_words(worded) == plain
    assert posting_texts(worded) == posting_texts(plain)
    assert posting_words(worded) == posting_words(plain)
    ours, theirs = (posting_columns([p], ["4-01-02-03"], {}).arrays() for p in (worded, plain))
    for name, column in ours.items():
        np.testing.assert_array_equal(column, theirs[name], err_msg=name)


def test_an_ad_without_such_words_is_left_as_it_is() -> None:
    plain = ad(description="女装店，男女不限，年满18周岁。")
    assert in_fair_words(plain) is plain
    assert as_shown(plain) is plain


def test_a_title_that_says_nothing_else_says_nothing() -> None:
    assert in_fair_words(ad(title="限女")).title == UNNAMED


def test_whom_a_programme_is_for_by_law_is_shown_and_not_ranked() -> None:
    welfare = ad(kind="public_welfare", audience=("限男性，40-55岁，本市户籍",))
    assert as_shown(welfare).audience == ("40-55岁，本市户籍",)
    assert in_fair_words(welfare).audience == ()
    assert as_shown(ad(audience=("限男性，40-55岁",))).audience == ()
