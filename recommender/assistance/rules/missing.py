"""Say what is missing, without saying anything that is known."""

from __future__ import annotations

from typing import Final

from recommender.assistance.rules.case import ProofState
from recommender.assistance.rules.packs import PackHead, Pointer, Rule
from recommender.assistance.rules.result import Missing
from recommender.assistance.rules.vocabulary import Fact, ProofKind

_STATES: Final[dict[ProofState, tuple[str, str]]] = {
    "absent": ("", ""),
    "expired": ("（已过有效期，请出示在有效期内的）", " (no longer valid; bring a current one)"),
    "undated": ("（请核对有效期）", " (check until when it is valid)"),
    "not_yet": ("（尚未生效）", " (not valid yet)"),
}
HOUSEHOLD: Final = Missing(
    kind="household",
    name="household",
    text_zh="家庭成员情况（全部成员，含本人）",
    text_en="the members of the household, all of them, the person included",
)


def fact_missing(fact: Fact, member: int | None = None) -> Missing:
    """Return that a fact is not known, of the person or of the `member`-th of the household."""
    if member is None:
        return Missing(kind="fact", name=fact.name, text_zh=fact.zh, text_en=fact.en)
    return Missing(
        kind="household",
        name=f"member_{member}.{fact.name}",
        text_zh=f"第{member}名家庭成员：{fact.zh}",
        text_en=f"member {member} of the household: {fact.en}",
    )


def proof_missing(proof: ProofKind, state: ProofState) -> Missing:
    """Return that a proof was not seen, or does not count for what `state` says."""
    zh, en = _STATES[state]
    return Missing(kind="proof", name=proof.name, text_zh=proof.zh + zh, text_en=proof.en + en)


def decision_missing(pointer: Pointer) -> Missing:
    """Return that somebody else decides."""
    return Missing(
        kind="decision",
        name="decided_elsewhere",
        text_zh=f"由{pointer.decided_by_zh}决定，以当地规定为准",
        text_en=f"decided by {pointer.decided_by_en}; local rules apply",
    )


def not_in_force(rule: Rule, head: PackHead) -> Missing:
    """Return that a rule, or its pack, cannot be relied on on the day."""
    return Missing(
        kind="pack",
        name=head.name,
        text_zh=f"规则包 {head.name} {head.version} 中的“{rule.title_zh}”在该日不在有效期内，"
        "请核对现行文件并更新规则包",
        text_en=f"“{rule.title_en}” of pack {head.name} {head.version} is not in force on that "
        "day; look up what is, and update the pack",
    )
