"""Laws of the check of ads that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.assistance.legality import ad_of_text, default_rules, screen_ad

pytestmark = pytest.mark.property
PIECES = [text for rule in default_rules().rules for text in (*rule.finds, *rule.leaves)]
ads = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("。".join)
texts = st.one_of(
    ads,
    st.text(max_size=80),
    st.text(alphabet="男女限优先勿扰岁户籍婚育押金费0123（），。 \n", max_size=60),
)


@given(texts)
def test_a_finding_quotes_the_text(text: str) -> None:
    for finding in screen_ad(ad_of_text(text)):
        assert text[finding.start : finding.end] == finding.text
        assert bool(finding.text) == bool(finding.field)


@given(ads)
def test_what_stands_before_only_moves_the_findings(text: str) -> None:
    before = "岗位是理货。\n"
    found, moved = (
        [(f.rule, f.start, f.text) for f in screen_ad(ad_of_text(t)) if f.text]
        for t in (text, before + text)
    )
    assert moved == [(rule, start + len(before), words) for rule, start, words in found]


@given(ads)
def test_full_width_letters_and_signs_change_nothing(text: str) -> None:
    wide = text.replace(":", "：").replace("(", "（").replace("5", "５").replace("-", "—")
    found, of_wide = (
        [(f.rule, f.start, f.end) for f in screen_ad(ad_of_text(t)) if f.text] for t in (text, wide)
    )
    assert of_wide == found


@given(ads)
def test_only_rules_said_to_be_unlawful_are(text: str) -> None:
    severities = {rule.id: rule.severity for rule in default_rules().rules}
    for finding in screen_ad(ad_of_text(text)):
        assert finding.severity == severities.get(finding.rule, finding.severity)
        assert finding.rule != "age" or finding.severity == "discouraged"
