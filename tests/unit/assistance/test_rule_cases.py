"""The packs say of their cases what they should, and a case that is wrong is seen."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from textwrap import dedent, indent

import pytest

from recommender.assistance.rules.comparisons import OPERATORS
from recommender.assistance.rules.packs import Pack, Pointer
from recommender.assistance.rules.read_cases import PackCase
from recommender.assistance.rules.try_cases import differences, untried
from recommender.services.rule_packs import RULEPACK_FOLDER, RulePackFolder

pytestmark = pytest.mark.unit

PACKS = {name: RulePackFolder().read(name) for name in ("national", "invented-a", "invented-b")}
CASES = [(pack, case) for pack in PACKS.values() for case in RulePackFolder().cases(pack)]
ITEMS = {
    "hardship",
    "public_welfare",
    "apprenticeship",
    "training",
    "insurance_subsidy",
    "start_up",
    "unemployment_benefit",
    "skill_subsidy",
    "graduate_subsidy",
}
INSURANCE = ("insurance_subsidy", "unemployment_benefit")


@pytest.mark.parametrize(("pack", "case"), CASES, ids=lambda x: getattr(x, "title", ""))
def test_the_case_comes_out_as_it_should(pack: Pack, case: PackCase) -> None:
    assert differences(pack, [case]) == []


def test_there_are_cases_of_every_rule_and_every_verdict() -> None:
    assert len(CASES) >= 60
    assert sorted(PACKS) == RulePackFolder().names()
    for pack in PACKS.values():
        mine = [case for of, case in CASES if of is pack]
        assert untried(pack, mine) == []
        assert {case.expect for case in mine} == {"eligible", "ineligible", "to_verify"}
        assert {rule.item.name for rule, _ in pack.rules} == ITEMS


def test_a_case_that_is_wrong_is_seen() -> None:
    pack, case = next((p, c) for p, c in CASES if c.expect == "eligible" and c.valid_until)
    assert case.valid_until is not None
    wrong = replace(
        case,
        expect="ineligible",
        missing=frozenset({"identity"}),
        valid_until=case.valid_until + timedelta(days=1),
    )
    told = differences(pack, [wrong])
    assert [one.line for one in told] == [case.line] * 3
    assert told[0].zh == "应为不符合，得到符合"
    assert "identity" in told[1].zh
    assert str(case.valid_until) in told[2].zh


def test_whom_provinces_recognise_and_who_is_insured_is_not_decided_nationally() -> None:
    for rule, head in PACKS["national"].rules:
        if rule.item.name in ("hardship", *INSURANCE):
            assert isinstance(rule.demands, Pointer), rule.id
        assert {source.basis for source in rule.sources} <= {"statute", "secondary", "local"}
        assert not head.invented


@pytest.mark.parametrize("name", PACKS)
def test_no_pack_decides_on_social_insurance(name: str) -> None:
    rules = [rule for rule, _ in PACKS[name].rules if rule.item.name in INSURANCE]
    assert len(rules) == 2
    assert all(isinstance(rule.demands, Pointer) for rule in rules)


@pytest.mark.parametrize("name", ["invented-a", "invented-b"])
def test_an_invented_pack_says_so_everywhere(name: str) -> None:
    pack = PACKS[name]
    assert pack.head.invented
    assert "虚构" in pack.head.title_zh
    assert (pack.head.province or "").startswith("9")
    own = [rule for rule, head in pack.rules if head == pack.head]
    assert len(own) >= 14
    assert all("虚构" in rule.summary_zh and "nvented" in rule.summary_en for rule in own)
    assert {source.basis for rule in own for source in rule.sources} == {"invented"}


def test_the_invented_provinces_differ() -> None:
    a, b = (PACKS[name].by_id for name in ("invented-a", "invented-b"))
    differing = [name for name in a if a[name][0].demands != b[name][0].demands]
    assert len(differing) >= 10
    assert b["unemployment_benefit"][1].name == "national"


def test_the_examples_of_the_readme_are_right(tmp_path: Path) -> None:
    page = (RULEPACK_FOLDER / "README.md").read_text(encoding="utf-8")
    blocks = [dedent(block) for block in re.findall(r"(?:^    .+\n)+", page, flags=re.M)]
    rule = next(block for block in blocks if block.startswith("- id: hardship_older"))
    pointer = next(block for block in blocks if block.lstrip().startswith("pointer:"))
    case = next(block for block in blocks if block.startswith("- case:"))
    head = "pack: own\nversion: 2026.11.1\ntitle_zh: 试\ntitle_en: trial\n"
    head += "valid_from: 2026-01-01\nvalid_until: 2027-12-31\n"
    head += "sources:\n  here: {title: 当地, basis: local}\nrules:\n"
    second = rule.split("  when:")[0].replace("hardship_older", "pointing")
    (tmp_path / "own").mkdir()
    shutil.copy(RULEPACK_FOLDER / "vocabulary.yaml", tmp_path)
    text = head + rule.replace("2026-12-31", "2027-12-31") + second + indent(pointer, "  ")
    (tmp_path / "own" / "pack.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "own" / "cases.yaml").write_text(case, encoding="utf-8")
    packs = RulePackFolder(tmp_path)
    pack = packs.read("own")
    cases = packs.cases(pack)
    assert [rule.id for rule, _ in pack.rules] == ["hardship_older", "pointing"]
    assert len(cases) == 1
    assert differences(pack, cases) == []
    for name in OPERATORS:
        assert f"`{name}" in page, name
