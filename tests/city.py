"""A handful of invented postings, and a whole system that serves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.adapters.clock import PLACE, FixedClock
from recommender.bootstrap import System, open_system
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting, WorkDemands, WorkSchedule
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service
from recommender.settings import Settings

NOON = datetime(2026, 11, 24, 12, tzinfo=PLACE)
SHASHI, JINGZHOU, WUHAN = "421002", "421003", "420100"
HERE = ("127.0.0.1", 50000)
SENTENCE = "做过三年仓库打包，想在沙市区找个不上夜班的活，四千以上。"
ENGLISH = "I want to work as a warehouse packer in Jingzhou, no night shifts; I did it for 3 years."


def _posting(number: int, title: str, **more: object) -> JobPosting:
    given: dict[str, object] = {
        "id": f"p-city-{number:02d}",
        "source": "city",
        "source_id": f"C{number:02d}",
        "title": title,
        "employer_name": f"样例{number:02d}号公司",
        "region_code": SHASHI,
        "employment_type": "full_time",
        "openings": 2,
        "posted_on": date(2026, 11, 10),
        "valid_through": date(2026, 12, 31),
    }
    return JobPosting.model_validate({**given, **more})


DAYS = WorkSchedule(night_shift=False, rotating_shift=False, weekend_off=True)
NIGHTS = WorkSchedule(night_shift=True, rotating_shift=True, weekend_off=False)
POSTINGS = (
    _posting(
        1,
        "仓库打包员",
        description="按单拣货、打包、贴单。\n站着做，不搬重物。",
        salary_text="4200-5000元/月",
        salary_min_cny_month=4200,
        salary_max_cny_month=5000,
        asks_nothing_of=("education", "experience"),
        schedule=DAYS,
        benefits=("五险", "包午餐"),
        address="沙市区样例路1号",
    ),
    _posting(2, "仓库打包员", employer_name="样例01号公司", salary_min_cny_month=4100),
    _posting(3, "打包工（夜班）", schedule=NIGHTS, salary_min_cny_month=5500),
    _posting(4, "仓管员", salary_min_cny_month=4500, experience_min_years=1, schedule=DAYS),
    _posting(5, "叉车司机", salary_min_cny_month=5200, certificates_required=("N1叉车证",)),
    _posting(6, "保洁员", salary_min_cny_month=2600, asks_nothing_of=("education",)),
    _posting(7, "会计", education_min="junior_college", salary_min_cny_month=4000, schedule=DAYS),
    _posting(8, "幼儿园教师", region_code=JINGZHOU, education_min="junior_college"),
    _posting(9, "细纱挡车工", schedule=NIGHTS, salary_min_cny_month=4500),
    _posting(10, "快递分拣员", region_code=JINGZHOU, salary_min_cny_month=4300),
    _posting(11, "厨师", salary_text="工资面议", salary_negotiable=True),
    _posting(12, "保安员", certificates_required=("保安员证",), salary_min_cny_month=3000),
    _posting(
        13,
        "行政助理（就业见习）",
        kind="apprenticeship",
        term_months=6,
        retention_share=0.5,
        audience=("离校两年内未就业毕业生",),
    ),
    _posting(14, "社区保洁（公益性岗位）", kind="public_welfare", salary_min_cny_month=2300),
    _posting(15, "搬运工", demands=WorkDemands(heavy_lifting=True), salary_min_cny_month=6000),
    _posting(16, "仓库打包员", region_code=WUHAN, salary_min_cny_month=5000, schedule=DAYS),
    _posting(17, "客服专员", status="closed"),
    *(
        _posting(number, title, salary_min_cny_month=4000 + 20 * number, schedule=DAYS)
        for number, title in enumerate(
            (
                "电商打包员",
                "服装打包员",
                "成品打包工",
                "仓库包装工",
                "食品包装工",
                "图书打包员",
                "仓库打包发货",
                "药品打包员",
                "打包工（白班）",
                "茶叶打包员",
                "家具打包工",
                "仓库分拣打包",
            ),
            start=19,
        )
    ),
    _posting(18, "打包员", valid_through=date(2026, 11, 1), posted_on=date(2026, 9, 1)),
)
SEEKERS = (
    SeekerProfile(
        id="s-city-1",
        desired_titles=("仓库打包",),
        summary="这句话只给本人看",
        home_region_code=SHASHI,
        consents_to_introduction=True,
    ),
    SeekerProfile(id="s-city-2", desired_titles=("保洁",), home_region_code=SHASHI),
)
COURSES = tuple(
    Course(id=f"c-city-{i}", source="city", title=title)
    for i, title in enumerate(("叉车司机取证班", "家政服务员培训", "电工初级班"), start=1)
)
SERVICES = (
    Service(id="v-1", source="city", title="失业登记", keywords=("下岗了", "厂子关门了")),
    Service(id="v-2", source="city", title="创业担保贷款", keywords=("想开个店", "没有本钱")),
    Service(id="v-3", source="city", title="社保补贴", keywords=("交不起社保",), status="closed"),
)


def small_system(home: Path, encoder: Encoder, linker: OccupationLinker) -> System:
    """Return a system of its own with everything above in it, indexed."""
    system = open_system(Settings(home=home))
    system.clock = FixedClock(NOON)
    vars(system).update(encoder=encoder, published_linker=linker)
    with system.store.transaction() as tx:
        tx.postings.put_many(POSTINGS)
        tx.seekers.put_many(SEEKERS)
        tx.courses.put_many(COURSES)
        tx.services.put_many(SERVICES)
        tx.duplicates.set_many({"p-city-01": "p-city-01", "p-city-02": "p-city-01"})
    system.postings.build()
    system.seekers.build()
    return system


@contextmanager
def served(system: System, address: tuple[str, int] = HERE) -> Iterator[TestClient]:
    """Serve a system in this process until the block ends, from when it is warm."""
    app = create_app(system)
    with TestClient(app, "http://localhost", client=address, follow_redirects=False) as client:
        assert app.state.door.keeper.wait_until(lambda status: status.warm, 60)
        yield client


def titles(matches: Iterable[dict[str, dict[str, str]]]) -> list[str]:
    """Return the titles of matches of an answer, in order."""
    return [match["posting"]["title"] for match in matches]


@pytest.fixture(scope="session")
def city(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """The system that tests read and never write to."""
    system = small_system(tmp_path_factory.mktemp("city"), encoder, linker)
    yield system
    system.close()


@pytest.fixture(scope="session")
def client(city: System) -> Iterator[TestClient]:
    """A client of the service on `city`."""
    with served(city) as client:
        yield client


@pytest.fixture
def own_system(encoder: Encoder, linker: OccupationLinker, tmp_path: Path) -> Iterator[System]:
    """A system that one test may write to."""
    system = small_system(tmp_path, encoder, linker)
    yield system
    system.close()


@pytest.fixture
def own_client(own_system: System) -> Iterator[TestClient]:
    """A client of the service on `own_system`."""
    with served(own_system) as client:
        yield client
