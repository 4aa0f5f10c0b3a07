"""Read the level of a post off its title: learner, worker, team leader, manager, director."""

from __future__ import annotations

import re
from typing import Final

LEARNER, WORKER, LEADER, MANAGER, DIRECTOR = 1, 2, 3, 4, 5

# Called manager, yet nobody reports to them.
_IN_NAME_ONLY: Final = re.compile(
    r"(?:客户|产品|理财|大堂|楼层|项目|销售|渠道|区域|招商|招聘|社群|采购)经理|account manager|product manager",
    re.IGNORECASE,
)
_RULES: Final = (
    (DIRECTOR, r"总监|总经理|总裁|副总|首席|总工(?!会)|厂长|院长|园长|校长|director|head of|chief"),
    (
        LEARNER,
        r"学徒|实习|见习|助理|助教|储备|培训生|管培|学工|intern|trainee|assistant|apprentice",
    ),
    (MANAGER, r"经理|厨师长|行政总厨|部长|科长|manager"),
    (
        LEADER,
        r"主管|组长|班长|领班|主任(?!医师|护师)|店长|车间主任|负责人|队长|supervisor|team lead",
    ),
)
_COMPILED: Final = tuple((level, re.compile(p, re.IGNORECASE)) for level, p in _RULES)


def seniority(title: str) -> int:
    """Return the level of a title, `LEARNER` 1 to `DIRECTOR` 5; `WORKER` when it names none.

    An assistant is one whoever is assisted: 总经理助理 is no director.
    """
    plain = _IN_NAME_ONLY.sub("", title)
    if re.search(r"助理$|assistant$", plain.strip(), re.IGNORECASE):
        return LEARNER
    return next((level for level, rule in _COMPILED if rule.search(plain)), WORKER)
