"""The work list of ten thousand people: how often it asks the database, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import pytest
from starlette.testclient import TestClient

from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System
from recommender.domain.ledger import LedgerEntry
from recommender.domain.notification import CaseloadEntry
from recommender.services.open_session import open_session
from tests.accounts import COOKIE, made_account
from tests.city import JINGZHOU, NOON, SEEKERS, SHASHI, served, small_system
from tests.web.page import Element, Page
from tests.web.pages import Pages
from tests.web.statements import statements

pytestmark = pytest.mark.web
NAME, MANY, FEW = "样例王老师", 10_000, 60
MOST_MS = 300
PAGES = (
    "",
    "?whose=district",
    f"?region={SHASHI}",
    "?due=true",
    "?news=true",
    "?after=s-many-00005",
)


def fill(system: System, first: int, last: int) -> None:
    """Put people into the caseload; every twentieth has a step that is due, every hundredth not."""
    people = [
        SEEKERS[0].model_copy(
            update={"id": f"s-many-{i:05d}", "home_region_code": (SHASHI, JINGZHOU)[i % 2]}
        )
        for i in range(first, last)
    ]
    steps = [
        LedgerEntry(
            id=f"l-{i}-{n}",
            seeker_id=f"s-many-{i:05d}",
            at=NOON,
            kind="guidance",
            by=NAME,
            next_step=None if done else "回访",
            due_on=None if done else NOON.date(),
            step_done=done,
        )
        for i in range(first, last, 20)
        for n, done in enumerate((False, True)[: 1 + (i % 100 == 0)])
    ]
    with system.store.transaction() as tx:
        tx.seekers.put_many(people)
        tx.caseloads.put_many(
            [CaseloadEntry(seeker_id=p.id, counselor=NAME, at=NOON) for p in people]
        )
        tx.ledger.add_many(steps)
    system.seekers.build()


@pytest.fixture(scope="module")
def office(
    encoder: Encoder, linker: OccupationLinker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    system = small_system(tmp_path_factory.mktemp("office"), encoder, linker)
    fill(system, 0, FEW)
    yield system
    system.close()


def entered(system: System, client: TestClient) -> TestClient:
    """Sign the counselor in, the first time with a new account."""
    known = [a for a in system.store.accounts.page() if a.name == NAME]
    account = (
        known[0] if known else made_account(system, "counselor", name=NAME, region_code=SHASHI)
    )
    with system.store.transaction() as tx:
        client.cookies.set(COOKIE, open_session(system.accounts, tx, account, "test").secret)
    return client


def people(page: Page) -> list[str]:
    hrefs = [a.attributes["href"] for th in page.every("th") for a in _links(page, th)]
    return [href.rsplit("/", 1)[1] for href in hrefs]


def _links(page: Page, inside: Element) -> list[Element]:
    return [a for a in page.every("a") if inside in a.up()]


def test_ten_thousand_people_take_no_more_statements_and_little_time(office: System) -> None:
    with served(office) as client:
        entered(office, client)
        few = {path: statements(office, client, f"/counselor{path}") for path in PAGES}
    fill(office, FEW, MANY)
    with served(office) as client:
        entered(office, client)
        many = {path: statements(office, client, f"/counselor{path}") for path in PAGES}
        assert many == few
        assert max(many.values()) < 30
        for path in PAGES:
            took = []
            for _ in range(5):
                start = perf_counter()
                assert client.get(f"/counselor{path}").status_code == 200
                took.append((perf_counter() - start) * 1000)
            assert median(took) < MOST_MS, (path, took)
        seen = _walked(client, "/counselor?due=true")
    due = [f"s-many-{i:05d}" for i in range(0, MANY, 20) if i % 100]
    assert sorted(seen) == due


def _walked(client: TestClient, address: str) -> list[str]:
    """Return everybody on all pages of a list."""
    seen: list[str] = []
    while address:
        page = Pages(client).get(address)
        seen += people(page)
        later = [a.attributes["href"] for a in page.every("a") if a.text == "下一页"]
        address = later[0] if later else ""
    return seen
