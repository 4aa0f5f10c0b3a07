"""A wrong pack is refused, with the line of every mistake and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import NotFound, RulePackInvalid
from recommender.services.rule_packs import RulePackFolder

pytestmark = pytest.mark.unit

WORDS = """\
items:
  help: {zh: 帮助, en: help}
facts:
  born: {kind: date, zh: 出生日期, en: date of birth}
  poor: {kind: yes_no, zh: 困难, en: in need}
  months: {kind: number, zh: 月数, en: months}
  sex: {kind: word, words: [female, male], zh: 性别, en: sex}
member_facts:
  employed: {kind: yes_no, zh: 就业, en: at work}
proofs:
  card: {zh: 证件, en: a card}
"""
GOOD = """\
pack: mine
version: 2026.11.1
title_zh: 试
title_en: trial
valid_from: 2026-01-01
valid_until: 2026-12-31
sources:
  here: {title: 当地, basis: local}
rules:
  - id: one
    item: help
    title_zh: 一
    title_en: one
    summary_zh: 一
    summary_en: one
    sources: [here]
    when:
      all:
        - {fact: born, passed_at_least: 40 years, proof: card}
        - {fact: poor, is: true}
"""
POOR = "        - {fact: poor, is: true}\n"


def with_last(line: str) -> str:
    return GOOD.replace(POOR, f"        {line}\n")


# What is wrong, the text, its line, words of the complaint and of the remedy.
BROKEN = {
    "brackets": (GOOD.replace("[here]", "[here"), 17, "YAML", "括号"),
    "tab": (GOOD.replace("    item", "\titem"), 11, "YAML", "空格"),
    "control character": (GOOD.replace("试", "\x01"), 3, "YAML", "缩进"),
    "empty": ("# nothing\n", 1, "是空的", "README"),
    "alias": (GOOD.replace("[here]", "&a [here]"), 16, "别名 a", "原样"),
    "too deep": (with_last("- " + "{not: " * 50 + "{}" + "}" * 50), 20, "太深", "拆成"),
    "unknown key": (GOOD.replace("version:", "verison:"), 2, "verison", "version"),
    "duplicate key": (GOOD.replace("title_en: trial", "title_zh: 二"), 4, "写了两次", "只留一个"),
    "missing key": (GOOD.replace("    item: help\n", ""), 10, "缺少“item”", "补上"),
    "blank": (GOOD.replace("title_zh: 试", "title_zh:"), 3, "没有内容", "填上"),
    "list for a text": (GOOD.replace("title_zh: 试", "title_zh: [试]"), 3, "一个值", "只写"),
    "text for a list": (GOOD.replace("[here]", "here"), 16, "列表", "- "),
    "text for a mapping": (GOOD.replace("{title: 当地, basis: local}", "x"), 8, "名称", "冒号"),
    "bad name": (GOOD.replace("id: one", "id: 一"), 10, "“一”不能作名称", "小写字母"),
    "version": (GOOD.replace("2026.11.1", "1.10"), 2, "“1.10”", "2026.11.1"),
    "folder": (GOOD.replace("pack: mine", "pack: yours"), 1, "文件夹名“mine”", "同一个"),
    "date": (GOOD.replace("2026-12-31", "2026-11-31"), 6, "“2026-11-31”不是日期", "核对该日"),
    "order of days": (GOOD.replace("2026-12-31", "2025-12-31"), 6, "早于", "核对"),
    "rule beyond its pack": (
        GOOD.replace("    sources: [here]", "    valid_until: 2027-01-01\n    sources: [here]"),
        16,
        "超出了规则包",
        "缩短",
    ),
    "province": (GOOD + 'province: "129999"\n', 21, "“129999”不是", "查对代码"),
    "district for a province": (GOOD + 'province: "421002"\n', 21, "“421002”不是", "查对"),
    "invented code in earnest": (GOOD + 'province: "990000"\n', 21, "“990000”", "invented"),
    "invented with a real code": (
        GOOD.replace("local", "invented") + 'province: "420000"\ninvented: true\n',
        21,
        "真实的行政区划代码",
        "90 到 99",
    ),
    "invented source in earnest": (GOOD.replace("local", "invented"), 8, "invented", "basis"),
    "basis": (GOOD.replace("local", "hearsay"), 8, "“hearsay”", "statute"),
    "no such parent": (GOOD + "extends: nothing\n", 21, "没有名为“nothing”", "extends"),
    "item": (GOOD.replace("item: help", "item: halp"), 11, "事项", "是不是“help”"),
    "source": (GOOD.replace("[here]", "[hear]"), 16, "来源", "是不是“here”"),
    "fact": (with_last("- {fact: poorr, is: true}"), 20, "没有名为“poorr”的事实", "是不是“poor”"),
    "proof": (GOOD.replace("proof: card", "proof: crad"), 19, "证明", "是不是“card”"),
    "operator": (with_last("- {fact: poor, at_least: 3}"), 20, "“at_least”不能", "可用：is"),
    "no operator": (with_last("- {fact: poor}"), 20, "只写一个", "留下一个"),
    "two operators": (with_last("- {fact: months, at_least: 1, at_most: 2}"), 20, "只写", "留下"),
    "two conditions": (with_last("- {fact: poor, is: true, any: []}"), 20, "只写一个", "留下"),
    "slip in a condition": (with_last("- {fakt: poor, is: true}"), 20, "“fakt”", "是不是“fact”"),
    "duration": (GOOD.replace("40 years", "40"), 19, "“40”不是时长", "18 months"),
    "number": (with_last("- {fact: months, at_least: many}"), 20, "“many”不是数", "数字"),
    "yes or no": (with_last("- {fact: poor, is: maybe}"), 20, "“maybe”不是“困难”", "true"),
    "word": (with_last("- {fact: sex, is: 男}"), 20, "“男”不是“性别”", "female, male"),
    "empty all": (with_last("- {all: []}"), 20, "没有内容", "至少写一项"),
    "negated proof": (with_last("- {not: {proof: card}}"), 20, "not 里面", "外面"),
    "proof of a member": (
        with_last("- {members: {fact: employed, is: true, proof: card}, at_most: 0}"),
        20,
        "members 里面不能要求证明",
        "旁边",
    ),
    "members of members": (
        with_last("- {members: {members: {fact: employed, is: true}, at_least: 1}, at_least: 1}"),
        20,
        "不能再数",
        "两个条件",
    ),
    "fact of the person asked of a member": (
        with_last("- {members: {fact: poor, is: true}, at_least: 1}"),
        20,
        "没有名为“poor”的家庭成员事实",
        "登记",
    ),
    "count without a bound": (with_last("- {members: {fact: employed, is: true}}"), 20, "只写", ""),
    "count below zero": (
        with_last("- {members: {fact: employed, is: true}, at_least: -1}"),
        20,
        "小于 0",
        "整数",
    ),
    "nothing to show": (GOOD.replace(", proof: card", ""), 18, "不出示任何证明", "pointer"),
    "one way without a proof": (
        GOOD.replace("all:", "any:"),
        18,
        "不出示任何证明",
        "每条能成立的路径",
    ),
    "neither when nor pointer": (GOOD.split("    when:")[0], 10, "when, pointer", "留下一个"),
    "the same id": (GOOD + GOOD.split("rules:\n")[1], 21, "用了两次", "换一个"),
    "a word with two meanings": (
        GOOD + "facts:\n  poor: {kind: number, zh: 穷, en: poor}\n",
        22,
        "已有意思",
        "换一个名称",
    ),
    "kind of fact": (GOOD + "facts:\n  x: {kind: bool, zh: 甲, en: x}\n", 22, "“bool”", "yes_no"),
}


def folder(path: Path, text: str, words: str = WORDS) -> RulePackFolder:
    (path / "mine").mkdir()
    (path / "vocabulary.yaml").write_text(words, encoding="utf-8")
    (path / "mine" / "pack.yaml").write_text(text, encoding="utf-8")
    return RulePackFolder(path)


def test_the_pack_that_the_broken_ones_are_made_from_is_right(tmp_path: Path) -> None:
    assert [rule.id for rule, _ in folder(tmp_path, GOOD).read("mine").rules] == ["one"]


@pytest.mark.parametrize(("text", "line", "wrong", "remedy"), BROKEN.values(), ids=list(BROKEN))
def test_a_mistake_is_told_with_its_line_and_its_remedy(
    tmp_path: Path, text: str, line: int, wrong: str, remedy: str
) -> None:
    with pytest.raises(RulePackInvalid) as told:
        folder(tmp_path, text).read("mine")
    assert text != GOOD
    here = [one for one in told.value.message("zh").splitlines() if f"第{line}行" in one]
    assert any(wrong in one and remedy in one for one in here), told.value.message("zh")
    assert f"mine/pack.yaml line {line}: " in told.value.message("en")
    assert "<" not in told.value.message("en")


def test_all_mistakes_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = GOOD.replace("40 years", "40").replace("2026.11.1", "1").replace("[here]", "[hear]")
    with pytest.raises(RulePackInvalid) as told:
        folder(tmp_path, text).read("mine")
    assert told.value.context["count"] == 3
    lines = [part.split("行：")[0] for part in told.value.message("zh").splitlines()[1:]]
    assert lines == ["mine/pack.yaml 第2", "mine/pack.yaml 第16", "mine/pack.yaml 第19"]


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD)
    (tmp_path / "mine" / "pack.yaml").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(RulePackInvalid, match="line 3: the file is not UTF-8"):
        packs.read("mine")


def test_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD + "extends: yours\n")
    (tmp_path / "yours").mkdir()
    other = GOOD.replace("pack: mine", "pack: yours") + "extends: mine\n"
    (tmp_path / "yours" / "pack.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(RulePackInvalid, match="mine → yours → mine"):
        packs.read("mine")


def test_a_pack_in_earnest_does_not_extend_an_invented_one(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD + "extends: tale\n")
    (tmp_path / "tale").mkdir()
    tale = GOOD.replace("pack: mine", "pack: tale").replace("local", "invented")
    (tmp_path / "tale" / "pack.yaml").write_text(tale + "invented: true\n", encoding="utf-8")
    with pytest.raises(RulePackInvalid, match=r"line 21: .*extends the invented tale"):
        packs.read("mine")


def test_wrong_shared_words_are_refused_as_themselves(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD, WORDS.replace("kind: number", "kind: bool"))
    with pytest.raises(RulePackInvalid, match=r"vocabulary.yaml line 6: .*yes_no"):
        packs.read("mine")


def test_a_pack_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as told:
        folder(tmp_path, GOOD).read("other")
    assert told.value.message("zh").startswith("找不到规则包：other")


def test_cases_are_read_as_strictly(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD)
    wrong = """\
- case: 甲
  rule: two
  on: 2026-11-24
  facts: {poor: perhaps, borm: 1980-01-01}
  proofs: [crad, {proof: card, until: 2026-01-01}]
  household: {members: [{poor: true}]}
  expect: 也许
"""
    (tmp_path / "mine" / "cases.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(RulePackInvalid) as told:
        packs.cases(packs.read("mine"))
    message = told.value.message("zh")
    for line, words in ((2, "two"), (4, "perhaps"), (4, "borm"), (5, "crad"), (5, "until")):
        assert any(f"第{line}行" in one and words in one for one in message.splitlines()), message
    assert "第6行：没有名为“poor”的事实" in message
    assert "第7行：“也许”不是" in message
