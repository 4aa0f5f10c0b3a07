"""``zhiqiao plan`` and ``POST /v1/plans``, from outside."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import System
from recommender.domain.seeker import HeldCertificate, SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import FileUnreadable, NotFound, RulePackInvalid, UsageError
from tests.city import SENTENCE, SHASHI, served
from tests.plan_city import COURSES, DRIVER, DRIVER_EN, POSTINGS, SERVICES, WAGES

pytestmark = pytest.mark.api
WHO = "s-city-1"
LISTS = ("postings", "courses", "apprenticeships", "services", "gaps", "questions")
FACTS = """\
facts: {registered_unemployed: true, course_in_catalogue: true, course_subsidy_full: true,
        trainings_subsidised_this_year: 0}
proofs: [unemployment_record, course_notice]
"""
DRIVER_PROFILE = SeekerProfile(
    id="s-driver", desired_titles=("叉车司机",), home_region_code=SHASHI, salary_min_cny_month=4000
)


@pytest.fixture
def office(own_system: System, monkeypatch: pytest.MonkeyPatch) -> System:
    """A system with courses that the command line opens in place of its own."""
    with own_system.store.transaction() as tx:
        tx.postings.put_many(POSTINGS)
        tx.courses.put_many([c.model_copy(update={"subsidy_share": 1.0}) for c in COURSES])
        tx.services.put_many(SERVICES)
        tx.seekers.put_many([DRIVER_PROFILE])
    own_system.postings.build()
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)
    return own_system


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["plan", *words], input=stdin, catch_exceptions=False)


def shown(*words: str, stdin: str | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run(*words, "--format", "json", stdin=stdin).stdout)
    return made


def opened(made: dict[str, Any]) -> dict[str, int]:
    return {offer["course"]["id"]: offer["opens"]["count"] for offer in made["courses"]}


@pytest.mark.usefixtures("office")
def test_a_sentence_gets_four_lists_on_one_gap_analysis() -> None:
    made = shown(DRIVER)
    assert set(LISTS) <= set(made)
    lift = made["courses"][0]
    assert (lift["course"]["id"], lift["direction"]) == ("c-lift", "wish")
    assert lift["opens"]["count"] == len(lift["opens"]["posting_ids"]) == 7
    assert lift["opens"]["median_salary_cny_month"] == 5300.0
    assert lift["cost"]["verdict"] == "to_verify"
    assert [gap["standing"] for gap in made["gaps"] if gap["kind"] == "certificate"] == ["lacking"]
    assert made["seeker_id"] is None
    assert shown("-", stdin=DRIVER)["id"] == made["id"]


@pytest.mark.usefixtures("office")
def test_a_profile_and_a_registered_person_get_the_same_courses(tmp_path: Path) -> None:
    file = tmp_path / "profile.json"
    file.write_bytes(DRIVER_PROFILE.to_json())
    typed, registered = shown("--profile", str(file)), shown("--seeker", "s-driver")
    assert opened(typed) == opened(registered) == {"c-lift": 7}
    assert (typed["seeker_id"], registered["seeker_id"]) == (None, "s-driver")
    assert len(shown("--seeker", "s-driver", "-k", "2")["postings"]) == 2


@pytest.mark.usefixtures("office")
def test_facts_noted_at_the_desk_decide_what_is_free(tmp_path: Path) -> None:
    noted = tmp_path / "facts.yaml"
    noted.write_text(FACTS, encoding="utf-8")
    pack = ("--pack", "invented-a")
    cost = shown(DRIVER, "--facts", str(noted), *pack)["courses"][0]["cost"]
    assert (cost["verdict"], cost["entitlement"]["rule"]) == ("free", "training_free")
    by_stdin = shown(DRIVER, "--facts", "-", *pack, stdin=FACTS)["courses"][0]["cost"]
    assert by_stdin == cost
    barred = FACTS.replace("course_in_catalogue: true", "course_in_catalogue: false")
    cost = shown(DRIVER, "--facts", "-", *pack, stdin=barred)["courses"][0]["cost"]
    assert cost["verdict"] == "full"
    told = run(DRIVER, "--facts", "-", *pack, stdin=FACTS)
    assert "所用规则包是虚构的示例，不得用于真实的人。" in told.stderr
    with pytest.raises(RulePackInvalid):
        run(DRIVER, "--facts", "-", stdin="facts: {birth: 1990-01-01}")
    with pytest.raises(FileUnreadable):
        run(DRIVER, "--facts", str(tmp_path / "none.yaml"))
    with pytest.raises(NotFound):
        run(DRIVER, "--pack", "nowhere")


def test_a_plan_is_kept_once_and_nothing_of_the_moment_with_it(office: System) -> None:
    facts = SensitiveFacts(seeker_id="s-driver", birth_date=date(2009, 6, 1))
    with office.store.transaction() as tx:
        tx.sensitive.put_many([facts])
    first, again = (run("--seeker", "s-driver", "--keep", "--by", "王老师") for _ in range(2))
    (kept,) = office.store.plans.of_seeker("s-driver")
    assert kept.id in first.stderr
    assert f"与上次存档的方案相同 {kept.id}" in again.stderr
    assert kept.by == "王老师"
    assert kept.content()["id"].startswith("plan-")
    assert "working_age" not in kept.content()["profile"]
    assert "under_18" not in kept.payload
    assert "change_seq" not in kept.payload
    assert kept.versions["planning"] == "default-plan-2"
    held = (HeldCertificate(name="叉车证N1", level="N1"),)
    changed = DRIVER_PROFILE.model_copy(update={"certificates": held})
    with office.store.transaction() as tx:
        tx.seekers.put_many([changed])
    run("--seeker", "s-driver", "--keep")
    assert len(office.store.plans.of_seeker("s-driver")) == 2


@pytest.mark.usefixtures("office")
def test_only_a_registered_person_has_a_plan_kept_and_one_person_at_a_time() -> None:
    with pytest.raises(UsageError):
        run(DRIVER, "--keep")
    with pytest.raises(UsageError):
        run(DRIVER, "--seeker", WHO)
    with pytest.raises(UsageError):
        run()
    with pytest.raises(NotFound):
        run("--seeker", "s-none")


@pytest.mark.usefixtures("office")
def test_rows_and_words() -> None:
    rows = list(csv.DictReader(io.StringIO(run(DRIVER, "--format", "csv").stdout)))
    assert {row["list"] for row in rows} == {"courses", "services"}
    packing = list(csv.DictReader(io.StringIO(run(SENTENCE, "--format", "csv").stdout)))
    assert (packing[0]["list"], packing[0]["title"]) == ("postings", "仓库打包员")
    (lift,) = (row for row in rows if row["id"] == "c-lift")
    assert (lift["opens"], lift["title"]) == ("7", "叉车司机N1取证班")
    told = run(DRIVER)
    for head in ("还差什么", "岗位", "培训", "见习和公益性岗位", "服务"):
        assert f"== {head}（" in told.stdout
    assert "拿到叉车证N1，您找的这类活就多7个岗位可以应聘。" in told.stdout
    english = run(DRIVER_EN, "--language", "en").stdout
    assert "With Forklift certificate N1, 7 more postings of the work you want" in english


def ask(client: TestClient, **body: object) -> Any:
    return client.post("/v1/plans", json=body)


def test_a_plan_over_http(plan_client: TestClient) -> None:
    made = ask(plan_client, text=DRIVER, k=3).json()
    assert set(LISTS) <= set(made)
    assert len(made["postings"]) <= 3
    assert made["courses"][0]["opens"]["count"] == 7
    assert ask(plan_client, text=DRIVER, k=3).json() == made
    english = ask(plan_client, text=DRIVER, language="en").json()
    assert english["courses"][0]["gives"] == ["Forklift certificate N1"]
    assert english["id"] != made["id"]


def test_a_matter_of_rights_comes_first_over_http(plan_client: TestClient) -> None:
    made = ask(plan_client, text=WAGES).json()
    assert made["services"][0]["service"]["id"] == "v-wages"
    assert "维权" in made["notices"][0]


def test_a_child_is_offered_no_work_no_course_and_no_counter_for_jobs(
    plan_client: TestClient,
) -> None:
    made = ask(plan_client, text="我15岁，想在沙市开叉车").json()
    assert (made["postings"], made["courses"], made["apprenticeships"]) == ([], [], [])
    assert not any(item["service"]["kind"] == "jobs" for item in made["services"])
    assert made["notices"]


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({}, 422, "invalid_input"),
        ({"text": DRIVER, "seeker_id": WHO}, 422, "invalid_input"),
        ({"text": DRIVER, "k": 0}, 422, "invalid_input"),
        ({"text": DRIVER, "facts": {}}, 422, "invalid_input"),
        ({"profile": {"id": "x", "age": 40}}, 422, "invalid_input"),
        ({"seeker_id": "s-none"}, 404, "not_found"),
    ],
)
def test_what_is_no_question_is_refused(
    plan_client: TestClient, body: dict[str, object], status: int, error: str
) -> None:
    refused = ask(plan_client, **body)
    assert (refused.status_code, refused.json()["error"]) == (status, error), refused.text


def test_registered_people_are_planned_for_only_on_this_machine(plan_city: System) -> None:
    with served(plan_city, ("192.0.2.1", 50000)) as stranger:
        assert ask(stranger, seeker_id=WHO).status_code == 403
        assert ask(stranger, text=DRIVER).status_code == 200


def test_protected_facts_change_no_order_and_are_in_no_plan(office: System) -> None:
    """Verdicts stand beside courses; what opens and in which order is the same for everybody."""
    before = shown("--seeker", "s-driver")
    facts = SensitiveFacts(
        seeker_id="s-driver",
        birth_date=date(1971, 3, 2),
        sex="female",
        disability="肢体三级",
        hukou="江陵县",
        assistance_categories=("登记失业人员", "低保"),
    )
    with office.store.transaction() as tx:
        tx.sensitive.put_many([facts])
    after = shown("--seeker", "s-driver")
    for name in ("postings", "gaps", "open_now", "near_wish"):
        assert after[name] == before[name]
    assert [(o["course"]["id"], o["opens"]) for o in after["courses"]] == [
        (o["course"]["id"], o["opens"]) for o in before["courses"]
    ]
    text = json.dumps({**after, "courses": [], "services": [], "apprenticeships": []})
    assert not any(word in text for word in ("1971", "female", "肢体", "江陵县", "低保"))
