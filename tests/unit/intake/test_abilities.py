"""Skills that a sentence claims, and those a careless reader would add."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("在养老院做过三年护理员，想找个养老院", set()),
        ("会护理老人，做过护工", {"老人照护"}),
        ("物业做过五年客服，想找前台", set()),
        ("我会客服，打字快", {"客户服务", "打字"}),
        ("焊工，氩弧焊二保焊都会", {"氩弧焊", "二保焊"}),
        ("注塑调机师傅，十一年", {"注塑调机"}),
        ("welder, tig and mig 8 years", {"氩弧焊", "二保焊"}),
        ("给猪打针接生都会", {"动物防疫"}),
        ("产房接生我都会", {"产科护理助产"}),
        ("assembly line is OK", set()),
        ("I can do assembly line work", {"流水线作业"}),
        ("Excel is fine, PowerPoint too", {"Excel", "PPT"}),
        ("anything with social insurance", set()),
        ("so I can only work 9 to 2, cleaning or cashier", set()),
        ("带过十几个宝宝，有证", {"婴儿护理"}),
        ("接了四年电话", {"接听电话"}),
        ("家装工装都做过", set()),
        ("修车修了九年，会修发动机", {"汽车维修", "发动机维修"}),
        ("洗碗打扫都行，想找个管饭的", set()),
        ("想先做仓管电脑录单也会", {"电脑操作", "订单处理"}),
    ],
)
def test_a_sentence_claims_these_skills_and_no_others(text: str, skills: set[str]) -> None:
    assert set(read_intake(text).profile.skills) == skills
