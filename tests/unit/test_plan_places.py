"""Which apprenticeships and public-welfare posts are somebody's, and which are for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pytest

from recommender.domain.match import Gap, GateResult, Match, MatchAnswer, ModelInfo
from recommender.domain.plan import Entitlement
from recommender.domain.posting import JobPosting
from recommender.services.plan_places import DISABLED, RULES, plan_places
from tests.unit.assistance.plan.fields import person, posting
from tests.unit.assistance.plan.test_gaps_and_worth import CONFIG

pytestmark = pytest.mark.unit
MODEL = ModelInfo(
    encoder="e", scorer="s", retrieval="r", reranking="r", index="i", index_rows=1, change_seq=1
)
Verdict = Literal["eligible", "ineligible", "to_verify"]


def match(place: JobPosting, score: float | None = 0.5, *gaps: Gap) -> Match:
    return Match(
        rank=1,
        posting=place,
        score=score,
        evidence_coverage=1,
        gates=(),
        reasons=(),
        gaps=gaps,
        unknowns=(),
    )


def said(verdict: Verdict) -> Entitlement:
    return Entitlement(
        item="x",
        verdict=verdict,
        text=verdict,
        pack="t",
        pack_version="1",
        rule="x",
        valid_until=date(2027, 1, 1),
    )


def offered(
    matches: Sequence[Match], *, apprentice: Verdict = "to_verify", welfare: Verdict = "to_verify",
    disabled: Verdict = "to_verify", **seeker: object,
) -> list[str]:  # fmt: skip
    answer = MatchAnswer(
        matches=tuple(matches),
        relaxed=(),
        questions=(),
        degraded=False,
        non_personalized=False,
        model=MODEL,
    )
    told = {
        RULES["apprenticeship"]: said(apprentice),
        RULES["public_welfare"]: said(welfare),
        DISABLED: said(disabled),
    }
    found = plan_places(person(**seeker), answer, told, CONFIG, "zh")
    return [place.match.posting.id for place in found]


TRAINEE = posting(1, kind="apprenticeship", audience=("离校2年内未就业高校毕业生",))
ADULT = posting(2, kind="apprenticeship", audience=("未继续升学初高中毕业生(满18周岁)", "农村青年"))
WELFARE = posting(3, kind="public_welfare", audience=("就业困难人员",))
HOLDERS = posting(4, kind="public_welfare", audience=("限持有效残疾人证", "登记失业人员"))
ALL = [match(one) for one in (HOLDERS, TRAINEE, ADULT, WELFARE)]


def test_a_place_of_which_nothing_is_known_stays_and_one_for_holders_alone_is_last() -> None:
    assert offered(ALL) == ["p-1", "p-2", "p-3", "p-4"]


def test_the_rules_take_out_and_order_nothing() -> None:
    assert offered(ALL, apprentice="ineligible") == ["p-3", "p-4"]
    assert offered(ALL, welfare="ineligible") == ["p-1", "p-2"]
    assert offered(ALL, welfare="eligible", apprentice="eligible") == offered(ALL)


def test_a_place_for_holders_of_a_certificate_alone_is_not_for_others() -> None:
    assert offered(ALL, disabled="ineligible") == ["p-1", "p-2", "p-3"]


def test_many_years_of_work_are_no_two_years_out_of_school() -> None:
    assert offered(ALL, experience_years=5) == ["p-2", "p-3", "p-4"]
    assert "p-1" in offered(ALL, experience_years=1)


def test_a_place_for_adults_is_not_for_minors() -> None:
    assert "p-2" not in offered(ALL, working_age="under_18")


def test_what_hardly_fits_or_asks_for_more_schooling_is_left_out() -> None:
    gap = Gap(kind="education", name="大专")
    assert offered([match(TRAINEE, 0.01), match(ADULT, None), match(WELFARE, 0.5, gap)]) == []
    many = [match(posting(i, kind="public_welfare")) for i in range(20)]
    assert len(offered(many)) == CONFIG.most_places


def test_what_is_out_of_the_asked_reach_says_so_and_comes_after() -> None:
    far = match(posting("far", kind="public_welfare"), 0.9).model_copy(
        update={"gates": (GateResult(name="region", verdict="fail", detail="在沙市区。"),)}
    )
    near = match(posting("near", kind="public_welfare"), 0.3)
    answer = MatchAnswer(
        matches=(far, near),
        relaxed=("whole_city",),
        questions=(),
        degraded=False,
        non_personalized=False,
        model=MODEL,
    )
    found = plan_places(person(), answer, {}, CONFIG, "zh")
    assert [place.match.posting.id for place in found] == ["p-near", "p-far"]
    assert found[1].terms[0] == "在沙市区。"
    assert "在沙市区。" not in found[0].terms
