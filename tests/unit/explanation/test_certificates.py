"""Certificates: held, lacking or open, and each in one list only."""

from __future__ import annotations

import pytest

from recommender.explanation.explain import Explanation
from recommender.explanation.questions import asks_for_certificates, questions
from tests.pairs import explained, gate, posting, said, seeker

pytestmark = pytest.mark.unit

COOK, FORKLIFT, ELECTRICIAN = "4-03-02-01", "6-30-05-01", "6-31-01-03"
TRUCKS = "4-02-02-07"
HEALTH = {"certificates": [{"name": "健康证"}]}
SAYS_NO_HEALTH = {"negated": {"certificates": ["健康证"]}}
SAYS_NONE = {"negated": {"certificates": ["any"]}}


def cook(language: str = "zh", **known: object) -> Explanation:
    """Explain a cook's post, in which the law asks for a health certificate."""
    return explained(seeker(**known), posting("厨师"), language, occupation=COOK)


def test_silence_on_what_the_law_asks_is_a_question_and_no_gap() -> None:
    found = cook()
    assert [g for g in found.gaps if g.kind == "certificate"] == []
    (asked,) = [u for u in found.open_questions if "certificate" in u.kinds]
    assert (asked.whom, asked.about) == ("seeker", ("健康证",))
    assert asked.text == "法律规定这份工作要有健康证，您有没有？"
    assert gate(found, "legal_certificate") == (
        "unknown",
        True,
        "法律规定要有健康证，您有没有还不清楚。",
    )


@pytest.mark.parametrize("known", [SAYS_NO_HEALTH, SAYS_NONE], ids=["named", "any"])
def test_lacking_what_the_law_asks_is_a_gap_and_no_question(known: dict[str, object]) -> None:
    found = cook(**known)
    (gap,) = [g for g in found.gaps if g.kind == "certificate"]
    assert (gap.name, gap.required) == ("健康证", "law")
    assert [u for u in found.open_questions if "certificate" in u.kinds] == []
    verdict, asked, detail = gate(found, "legal_certificate")
    assert (verdict, asked) == ("unknown", True), "an examination gives it within days"
    assert "几天就能办好" in detail


def test_holding_what_the_law_asks_is_a_reason() -> None:
    found = cook(**HEALTH)
    assert "要求的健康证，您有。" in said(found)
    assert gate(found, "legal_certificate") == ("pass", True, "法律规定要有健康证，您有。")
    assert "You hold the certificate it asks for: Health certificate." in said(cook("en", **HEALTH))


def test_where_the_law_asks_nothing_the_gate_says_nothing_was_asked() -> None:
    verdict, asked, detail = gate(explained(seeker(), posting()), "legal_certificate")
    assert (verdict, asked) == ("pass", False)
    assert "没查到" in detail


def test_what_is_held_but_not_asked_for_is_not_mentioned() -> None:
    found = explained(seeker(certificates=[{"name": "叉车证N1"}], skills=["叉车驾驶"]), posting())
    assert not any("叉车" in sentence for sentence in said(found))


def test_what_the_ad_asks_and_nobody_named_is_a_question() -> None:
    job = posting(certificates_required=("保安员证",))
    assert "要求有保安员证，您有没有？" in said(explained(seeker(), job))
    found = explained(seeker(**SAYS_NONE), job)
    assert [(g.name, g.required) for g in found.gaps] == [("保安员证", "ad")]
    assert "要求的保安员证，您有。" in said(
        explained(seeker(certificates=[{"name": "保安员证"}]), job)
    )


def test_what_is_only_preferred_helps() -> None:
    job = posting(certificates_preferred=("保安员证",))
    (gap,) = explained(seeker(), job).gaps
    assert (gap.required, gap.text) == ("helps", "有保安员证的优先。")
    assert "有保安员证的优先，您有。" in said(
        explained(seeker(certificates=[{"name": "保安员证"}]), job)
    )


def test_a_certificate_that_stands_for_another_takes_its_place() -> None:
    job = posting("电工", certificates_required=("低压电工作业证",))
    found = explained(seeker(), job, occupation=ELECTRICIAN)
    (asked,) = [u for u in found.open_questions if "certificate" in u.kinds]
    assert asked.about == ("低压电工作业证",)
    assert asked.text.startswith("法律规定")
    assert gate(found, "legal_certificate")[2] == "法律规定要有电工作业证，您有没有还不清楚。"


def test_a_higher_class_that_is_asked_for_is_not_met_by_the_licence_as_such() -> None:
    job = posting("牵引车司机", certificates_required=("驾驶证A2",))
    found = explained(seeker(certificates=[{"name": "驾驶证B2"}]), job, occupation=TRUCKS)
    assert [r.text for r in found.reasons if r.code == "held_certificates"] == []
    (asked,) = [u for u in found.open_questions if "certificate" in u.kinds]
    assert asked.about == ("驾驶证A2",)
    held = explained(seeker(certificates=[{"name": "驾驶证A2"}]), job, occupation=TRUCKS)
    assert "要求的驾驶证A2，您有。" in said(held)


def test_a_preferred_certificate_is_never_made_one_the_law_asks() -> None:
    job = posting("电工", certificates_preferred=("高压电工作业证",))
    found = explained(seeker(), job, occupation=ELECTRICIAN)
    (asked,) = [u for u in found.open_questions if "certificate" in u.kinds]
    assert asked.about == ("电工作业证",)
    assert [(g.name, g.required) for g in found.gaps] == [("高压电工作业证", "helps")]


def test_two_that_are_asked_for_are_spoken_of_together() -> None:
    job = posting(certificates_required=("保安员证", "健康证"))
    assert "要求有保安员证、健康证，您有没有？" in said(explained(seeker(), job))
    both = seeker(certificates=[{"name": "保安员证"}, {"name": "健康证"}])
    assert "要求的保安员证、健康证，您都有。" in said(explained(both, job))
    english = said(explained(seeker(), job, "en"))
    assert (
        "It asks for these certificates: Security guard certificate and Health certificate. "
        "Do you hold them?" in english
    )


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("园长任职资格证", True),
        ("没证也行", False),
        ("包拿证", False),
        ("残疾人证", False),
        ("一年内考中级", False),
    ],
)
def test_what_the_dictionary_does_not_know_is_quoted_if_it_is_surely_a_certificate(
    words: str, is_one: bool
) -> None:
    for language in ("zh", "en"):
        sentences = said(explained(seeker(), posting(certificates_required=(words,)), language))
        assert any(f"“{words}”" in s for s in sentences) is is_one
        assert any(words in s for s in sentences) is is_one


def test_a_certificate_called_like_a_job_is_named_as_a_certificate() -> None:
    job = posting(certificates_required=("执业药师",))
    assert "要求有执业药师证书，您有没有？" in said(explained(seeker(), job))


def test_the_one_question_on_certificates_stays_while_postings_ask_for_them() -> None:
    assert not asks_for_certificates([])
    person = seeker(desired_titles=("保安",), home_region_code="421002")
    open_ones = questions(person, asks_certificates=True, language="zh")
    assert any("证书" in question for question in open_ones)
