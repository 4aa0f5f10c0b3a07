"""From the vault to verdicts: what goes in, what comes out, and what never does."""

from __future__ import annotations

import ast
import logging
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from recommender.adapters.clock import FixedClock
from recommender.adapters.memory import MemoryStore
from recommender.assistance.rules.result import Eligibility, EligibilityAnswer
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import InvalidInput, NotFound, RulePackInvalid, UsageError
from recommender.services.assess_eligibility import (
    AssessmentWish,
    assess_eligibility,
    stated_facts,
)
from recommender.services.rule_packs import RULEPACK_FOLDER, RulePackFolder
from tests.architecture.source import python_files, tree

pytestmark = pytest.mark.unit

CLOCK = FixedClock(datetime(2026, 11, 24, 4, tzinfo=UTC))
DAY = date(2026, 11, 24)
PACKS = RulePackFolder()
WORDS = PACKS.read("national").vocabulary
TOLD = SensitiveFacts(
    seeker_id="s-1",
    birth_date=date(1969, 2, 3),
    sex="male",
    disability="听力二级",
    hukou="沙市区",
    assistance_categories=("大龄", "低保", "登记失业一年以上"),
    household="单亲",
)
SHOWN = "proofs: [unemployment_record, identity]"
# Who may hand verdicts on. None of them ranks.
MAY_ASK = {
    "api/cli/eligibility.py",
    "api/web/counselor_eligibility.py",
    "recommender/services/plan_eligibility.py",
}


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(clock=CLOCK)
    with store.transaction() as tx:
        tx.seekers.put_many(
            [
                SeekerProfile(id="s-1", home_region_code="421002"),
                SeekerProfile(id="s-2"),
            ]
        )
        tx.sensitive.put_many([TOLD])
    return store


def asked(store: MemoryStore, **wish: Any) -> EligibilityAnswer:
    return assess_eligibility(store, CLOCK, PACKS, AssessmentWish(**wish))


def of_rule(answer: EligibilityAnswer, rule: str) -> Eligibility:
    return next(one for one in answer.results if one.rule == rule)


def test_registered_facts_are_used_and_what_is_shown_decides(store: MemoryStore) -> None:
    without = asked(store, seeker_id="s-1", pack="invented-a")
    assert "eligible" not in {one.verdict for one in without.results}
    assert of_rule(without, "public_welfare_post").verdict == "ineligible"  # lives elsewhere
    older = of_rule(without, "hardship_older")
    assert [one.name for one in older.missing] == ["unemployment_record", "identity"]
    shown = asked(store, seeker_id="s-1", pack="invented-a", noted=SHOWN, by="王窗口")
    older = of_rule(shown, "hardship_older")
    assert (older.verdict, older.missing) == ("eligible", ())
    assert (older.assessed_by, older.assessed_on) == ("王窗口", DAY)
    assert (older.pack, older.pack_version) == ("invented-a", "2026.11.1")
    assert older.valid_until == date(2027, 11, 23)


def test_what_was_noted_goes_before_what_is_registered(store: MemoryStore) -> None:
    noted = f"facts: {{birth_date: 1999-02-03}}\n{SHOWN}"
    answer = asked(store, seeker_id="s-1", pack="invented-a", noted=noted)
    assert of_rule(answer, "hardship_older").verdict == "ineligible"
    assert store.sensitive.get("s-1") == TOLD


def test_the_province_chooses_the_pack(store: MemoryStore) -> None:
    here = asked(store, seeker_id="s-1")
    assert here.pack == "national"
    assert "没有本省的规则包" in here.notices_zh[-1]
    moved = asked(store, seeker_id="s-2", noted='facts: {home_region: "990100"}')
    assert moved.pack == "invented-a"
    assert "虚构" in moved.notices_zh[0]
    assert asked(store, seeker_id="s-2").pack == "national"


def test_somebody_who_is_not_registered_can_be_assessed(store: MemoryStore) -> None:
    answer = asked(store, noted="facts: {recognised_hardship: false}")
    assert of_rule(answer, "public_welfare_post").verdict == "ineligible"


def test_facts_are_in_no_answer_and_in_no_log(
    store: MemoryStore, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = asked(store, seeker_id="s-1", pack="invented-b", noted=SHOWN)
    printed = capsys.readouterr()
    everywhere = answer.model_dump_json() + caplog.text + printed.out + printed.err
    for fact in ("1969", "male", "听力", "沙市", "单亲", "s-1", "421002"):
        assert fact not in everywhere, fact
    assert repr(answer) == "EligibilityAnswer(…)"
    assert repr(answer.results[0]) == str(answer.results[0]) == "Eligibility(…)"


def test_complaints_of_what_was_noted_do_not_repeat_it(store: MemoryStore) -> None:
    noted = 'facts: {sex: 女性, birth_date: 19690203, home_region: "42", public_welfare_months: x1}'
    with pytest.raises(RulePackInvalid) as told:
        asked(store, noted=noted, noted_in="甲.yaml")
    both = told.value.message("zh") + told.value.message("en")
    assert told.value.context["count"] == 4
    assert [word for word in ("女性", "19690203", "“42”", "x1") if word in both] == []
    assert "甲.yaml 第1行" in both


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"seeker_id": "s-9"}, NotFound),
        ({"seeker_id": "s-1", "pack": "nowhere"}, NotFound),
        ({"seeker_id": "s-1", "pack": "../sample"}, NotFound),
        ({}, UsageError),
        ({"seeker_id": "s-1", "by": " "}, InvalidInput),
    ],
)
def test_what_cannot_be_asked_is_refused(
    store: MemoryStore, wish: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        asked(store, **wish)


@pytest.mark.parametrize(
    ("facts", "disabled"),
    [
        ({"disability": "听力一级"}, True),
        ({"disability": "肢体一级（脊髓损伤）"}, True),
        ({"disability": "无"}, False),
        ({"disability": "无（有病历）"}, None),
        ({"disability": "职业病（工伤七级），没办残疾证"}, None),
        ({"assistance_categories": ("残疾",)}, True),
        ({"assistance_categories": ("残疾",), "disability": "无"}, None),
        ({"assistance_categories": ("残疾",), "disability": "没办残疾证"}, None),
        ({"assistance_categories": ("残疾",), "disability": "腿不好"}, True),
        ({}, None),
    ],
)
def test_words_on_disability_are_read_only_where_they_are_clear(
    facts: dict[str, Any], disabled: bool | None
) -> None:
    told = stated_facts(SensitiveFacts(seeker_id="s", **facts), None, WORDS)
    assert told.get("disabled") is disabled


def test_a_category_states_its_fact_and_denies_no_other() -> None:
    told = stated_facts(TOLD, "421002", WORDS)
    assert told == {
        "birth_date": date(1969, 2, 3),
        "sex": "male",
        "home_region": "421002",
        "disabled": True,
        "minimum_living_allowance": True,
        "registered_unemployed": True,
    }
    assert stated_facts(None, None, WORDS) == {}


def test_a_province_without_a_pack_in_force_is_not_assessed_by_the_old_one(tmp_path: Path) -> None:
    shutil.copytree(RULEPACK_FOLDER, tmp_path, dirs_exist_ok=True)
    packs = RulePackFolder(tmp_path)
    old = tmp_path / "invented-a" / "pack.yaml"
    text = old.read_text(encoding="utf-8")
    (tmp_path / "invented-new").mkdir()
    new = text.replace("pack: invented-a", "pack: invented-new")
    new = new.replace("valid_from: 2026-01-01", "valid_from: 2028-01-01")
    new = new.replace("valid_until: 2027-12-31", "valid_until: 2029-12-31")
    (tmp_path / "invented-new" / "pack.yaml").write_text(new, encoding="utf-8")
    chosen = [packs.of_place("990100", date(year, 6, 1)).head.name for year in (2027, 2028, 2031)]
    assert chosen == ["invented-a", "invented-new", "invented-new"]
    wish = AssessmentWish(noted='facts: {home_region: "990100"}', day=date(2031, 6, 1))
    answer = assess_eligibility(MemoryStore(clock=CLOCK), CLOCK, packs, wish)
    assert {one.verdict for one in answer.results} == {"to_verify"}


def test_a_broken_pack_stops_the_choice_by_place_and_not_the_others(tmp_path: Path) -> None:
    shutil.copytree(RULEPACK_FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "invented-b" / "pack.yaml").write_text("pack: [", encoding="utf-8")
    packs = RulePackFolder(tmp_path)
    assert packs.read("invented-a").head.name == "invented-a"
    with pytest.raises(RulePackInvalid, match=r"invented-b/pack\.yaml line 1"):
        packs.of_place("421002", DAY)


def test_verdicts_go_to_nothing_that_ranks() -> None:
    asking = {
        path.as_posix()
        for path in python_files("recommender", "api", "training")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and node.module == "recommender.services.assess_eligibility"
    }
    assert asking == MAY_ASK
