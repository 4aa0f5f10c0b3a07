"""How the state of a case is printed, for staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.cli.output import Format, print_csv

if TYPE_CHECKING:
    from recommender.domain.assessment import AssessmentState
    from recommender.services.show_case import CaseStatus


def print_status(case: CaseStatus, language: str, output: Format) -> None:
    """Print where a case stands, a fact a line, as CSV or for people."""
    facts = list(_facts(case, zh=language == "zh"))
    if output is Format.CSV:
        print_csv(("what", "told"), facts)
        return
    for what, told in facts:
        print(f"{what}  {told}")


def _facts(case: CaseStatus, *, zh: bool) -> Iterator[tuple[str, str]]:
    yield ("责任人" if zh else "counselor"), case.counselor or "—"
    yield ("台账" if zh else "ledger"), f"{case.entries} 条" if zh else f"{case.entries} lines"
    if case.next_step is not None:
        due = f"（{case.next_step.due_on}）" if case.next_step.due_on else ""
        yield ("下一步" if zh else "next step"), f"{case.next_step.next_step}{due}"
    yield from _counts(case, zh=zh)
    if case.plan_id is not None:
        yield ("方案" if zh else "plan"), case.plan_id
    for one in case.complaints:
        by = f"{one.due_on} 前答复" if zh else f"reply by {one.due_on}"
        yield ("待答复" if zh else one.kind), f"{one.id}  {by}"
    yield from _rating(case, zh=zh)
    for state in case.assessments:
        yield _assessment(state, zh=zh)


def _counts(case: CaseStatus, *, zh: bool) -> Iterator[tuple[str, str]]:
    from recommender.domain.ledger import LEDGER_KINDS_ZH

    if case.period is None:
        told = "没有开始；受理时用 --pattern 写明" if zh else "none; name a --pattern at an intake"
        yield ("服务次数" if zh else "counts"), told
        return
    for one in case.period.counts:
        kinds = "/".join(LEDGER_KINDS_ZH[kind] if zh else kind for kind in one.kinds)
        mark = "△" if one.missing else "✓"
        upto = f"至 {case.period.until}" if zh else f"until {case.period.until}"
        yield f"{case.period.pattern} {kinds}", f"{mark} {one.done}/{one.at_least}  {upto}"


def _rating(case: CaseStatus, *, zh: bool) -> Iterator[tuple[str, str]]:
    from recommender.domain.feedback import LEVELS_ZH

    if case.rating is not None:
        level = LEVELS_ZH[case.rating.level] if zh else case.rating.level
        yield ("满意度" if zh else "rating"), f"{level} {case.rating.comment}".rstrip()


def _assessment(state: AssessmentState, *, zh: bool) -> tuple[str, str]:
    from recommender.assistance.rules.result import VERDICTS_ZH

    one = state.assessment
    force = ("有效" if zh else "in force") if state.in_force else ("已失效" if zh else "ended")
    verdict = VERDICTS_ZH[one.verdict] if zh else one.verdict
    title = one.title_zh if zh else one.title_en
    who = f"{one.assessed_by} {one.assessed_on}"
    upto = f"至 {one.valid_until}" if zh else f"until {one.valid_until}"
    missing = ("、" if zh else ", ").join(m.text_zh if zh else m.text_en for m in one.missing)
    lacks = (f"  还缺：{missing}" if zh else f"  missing: {missing}") if missing else ""
    pack = f"[{one.rule}｜{one.pack} {one.pack_version}｜{who}]"
    return ("资格预判" if zh else "assessment"), f"{verdict} {title}  {force} {upto}  {pack}{lacks}"
