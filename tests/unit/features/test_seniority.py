"""Levels read off titles."""

from __future__ import annotations

import pytest

from features.seniority import DIRECTOR, LEADER, LEARNER, MANAGER, WORKER, seniority

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("会计", WORKER),
        ("财务总监", DIRECTOR),
        ("财务经理", MANAGER),
        ("总经理助理", LEARNER),
        ("客户经理", WORKER),
        ("项目经理助理", LEARNER),
        ("车间班长", LEADER),
        ("注塑学徒", LEARNER),
        ("副主任护师", WORKER),
        ("Warehouse Supervisor", LEADER),
        ("Account Manager", WORKER),
    ],
)
def test_seniority(title: str, expected: int) -> None:
    assert seniority(title) == expected
