"""The handful of postings with courses that open some, placements, and services of all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting
from recommender.domain.service import Service
from tests.city import JINGZHOU, SHASHI, served, small_system

DRIVER = "想在沙市开叉车，没有叉车证。"
DRIVER_EN = "I want to drive a forklift in Shashi, Jingzhou. I have no forklift certificate."
CLEANER = "想在沙市找保洁的活，公益性岗位也行。"
WAGES = "老板拖欠我三个月工资。"
WAGES_AND_WORK = "老板拖欠我三个月工资，还想在沙市找打包的活。"
GROUPS = ("登记失业人员", "低保家庭成员")
LAID_OFF = "就业困难人员"


def _forklift(number: int, pay: float) -> JobPosting:
    return JobPosting(
        id=f"p-lift-{number}",
        source="plan",
        source_id=f"L{number}",
        title=("叉车司机", "仓库叉车工", "叉车操作员")[number % 3],
        employer_name=f"样例叉车{number}号公司",
        region_code=SHASHI,
        employment_type="full_time",
        salary_min_cny_month=pay,
        certificates_required=("N1叉车证",),
        posted_on=date(2026, 11, 10),
        valid_through=date(2026, 12, 31),
    )


POSTINGS = (
    *(_forklift(number, 5000 + 100 * number) for number in range(1, 7)),
    JobPosting(
        id="p-care",
        source="plan",
        source_id="G1",
        kind="public_welfare",
        title="社区保洁（公益性岗位）",
        employer_name="样例社区居委会",
        region_code=SHASHI,
        salary_min_cny_month=2050,
        term_months=36,
        audience=(LAID_OFF,),
        posted_on=date(2026, 11, 10),
    ),
)
COURSES = (
    Course(
        id="c-lift",
        source="plan",
        title="叉车司机N1取证班",
        provider_name="样例职业培训学校",
        certificates=("N1叉车证",),
        days=10,
        cost_cny=1280,
        subsidy_for=GROUPS,
        starts_on=date(2026, 12, 12),
        region_code=SHASHI,
        address="沙市区样例路9号",
        contact="0716-0000101（上午）",
    ),
    Course(
        id="c-clean",
        source="plan",
        title="家政保洁班",
        skills=("保洁", "家电清洗"),
        cost_cny=0,
        region_code=JINGZHOU,
    ),
)
SERVICES = (
    Service(
        id="v-wages",
        source="plan",
        title="拖欠工资投诉",
        kind="rights",
        summary="工地、工厂欠工资都可以投诉。",
        keywords=("老板欠我工资", "拖欠工资", "干了活不给钱"),
        proofs=("身份证", "工资欠条或考勤记录"),
        place="劳动保障监察大队",
        time_limit="60个工作日",
        conditions="被拖欠劳动报酬",
        contact="12333 / 0716-0000522",
        legal_source="保障农民工工资支付条例第三条",
    ),
    Service(
        id="v-jobs",
        source="plan",
        title="求职登记与岗位推荐",
        kind="jobs",
        keywords=("想登记求职", "请窗口推荐岗位"),
        proofs=("身份证",),
        contact="0716-0000501",
    ),
    Service(
        id="v-help",
        source="plan",
        title="公益性岗位申请",
        kind="help",
        keywords=("想申请公益性岗位",),
        proofs=("身份证", "困难认定结果"),
    ),
)


@pytest.fixture(scope="session")
def plan_city(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """A system with something for every list of a plan, which nobody writes to."""
    system = small_system(tmp_path_factory.mktemp("plan_city"), encoder, linker)
    with system.store.transaction() as tx:
        tx.postings.put_many(POSTINGS)
        tx.courses.put_many(COURSES)
        tx.services.put_many(SERVICES)
    system.postings.build()
    yield system
    system.close()


@pytest.fixture(scope="session")
def plan_client(plan_city: System) -> Iterator[TestClient]:
    """A client of the service on `plan_city`."""
    with served(plan_city) as client:
        yield client
