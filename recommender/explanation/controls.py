"""Say what a counselor decided about a posting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.domain.control import COUNSELOR, Control, ShownControl
from recommender.domain.moment import day_of

_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "pin": (
        "就业专员已置顶：{reason}（{who}{day}）",
        "Pinned by a counselor: {reason} ({who}{day})",
    ),
    "exclude": (
        "就业专员已排除，不向本人展示：{reason}（{who}{day}）",
        "Excluded by a counselor and not shown: {reason} ({who}{day})",
    ),
    "note": ("就业专员备注：{reason}（{who}{day}）", "Noted by a counselor: {reason} ({who}{day})"),
}
_WITHHELD: Final = (
    "置顶的岗位中有{n}个已关闭、过期或依法不能做，没有显示。",
    "{n} of the pinned postings are closed, out of date or barred by law, and are not shown.",
)


def shown_control(control: Control, language: str) -> ShownControl:
    """Return a control with the sentence that says it."""
    zh = language.startswith("zh")
    who = "" if control.by == COUNSELOR else control.by + ("，" if zh else ", ")
    sentence = _SENTENCES[control.action][0 if zh else 1]
    return ShownControl(
        posting_id=control.posting_id,
        action=control.action,
        reason=control.reason,
        by=control.by,
        at=control.at,
        text=sentence.format(reason=control.reason, who=who, day=day_of(control.at)),
    )


def withheld_pins(n_pins: int, language: str) -> str:
    """Return the notice that pinned postings can no longer be shown."""
    return _WITHHELD[0 if language.startswith("zh") else 1].format(n=n_pins)
