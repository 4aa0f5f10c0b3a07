"""A joint fair of two small cities whose files are dirty in different ways."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import System
from recommender.errors import FileUnreadable, InvalidInput, UsageError
from recommender.importing.joint_cities import read_cities
from tests.tables import Row, csv_text, write_workbook
from tests.web.page import Page

pytestmark = pytest.mark.api
BOOTHS = (
    "展位号",
    "单位名称",
    "岗位名称",
    "岗位要求",
    "薪资",
    "工作地点",
    "每场可面谈人数",
    "可远程",
)
PEOPLE = ("报名号", "姓名", "手机号", "意向岗位", "自我介绍", "学历", "居住地", "期望工作地", "接受远程面试", "特殊需求")  # fmt: skip
JING_WORK: tuple[Row, ...] = (
    ("A01", "甲物流有限公司", "仓库打包员", "手脚快", "4200-5000", "荆州市沙市区", 1, "是"),
    ("A02", "丙建材", "保洁员", "打扫", "2600", "荆州市沙市区", 2, ""),
)
YI_WORK: tuple[Row, ...] = (
    ("A01", "乙财税", "会计", "做账报税", "4000-5500", "宜昌市西陵区", 1, "可以"),
    (None, None, "出纳", "细心", "3500", "宜昌市西陵区", None, None),
    ("A02", "甲物流有限公司", "仓库打包员", "手脚快", "4200-5000", "荆州市沙市区", 1, "是"),
    ("A03", "丁软件", "Java开发", "会Spring", "8000", "宜昌市西陵区", 2, "不接受"),
)
PACKER = ("仓库打包", "在仓库打包三年，手脚快", "高中")
ACCOUNTANT = ("会计", "做账报税五年", "大专")
JING: tuple[Row, ...] = (
    ("BM01", "李一", 13800000001.0, *PACKER, "荆州市沙市区", "", "", "轮椅"),
    ("BM02", "王二", "138 0000 0002", *ACCOUNTANT, "荆州市沙市区", "", "", ""),
    ("BM03", "赵三", "", "会计", "做过两年账", "大专", "荆州市荆州区", "宜昌市", "不接受", ""),
    ("BM04", "孙四", "", "保洁", "扫楼道六年", "小学", "荆州市沙市区", "", "", ""),
    ("", "", "", "", "", "", "", "", "", ""),
    ("BM05", "钱五", "13800000005", "", "", "", "", "", "", ""),
)
YI: tuple[Row, ...] = (
    ("BM01", "周六", "13900000001", *ACCOUNTANT, "宜昌市西陵区", "", "", ""),
    ("BM02", "李一", "１３８００００００01", "打包", "", "", "荆州市沙市区", "", "", ""),
    ("BM03", "吴七", "13900000003", "仓库打包", "打过包，干了三年", "初中", "宜昌市西陵区", "荆州市沙市区", "愿意", ""),
    ("BM09", "郑八", "13900000009", "Java", "写过五年后台", "本科", "宜昌市西陵区", "", "", ""),
)  # fmt: skip
PRIVATE = ("李一", "王二", "赵三", "周六", "吴七", "13800000001", "13900000003", "轮椅", "残疾")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a city: one in GB18030 without merged cells, one a workbook under a title."""
    root = tmp_path_factory.mktemp("cities")
    for city in ("荆州", "宜昌"):
        (root / city).mkdir()
    for name, header, rows in (("参展单位", BOOTHS, JING_WORK), ("报名表", PEOPLE, JING)):
        (root / "荆州" / f"{name}.csv").write_bytes(csv_text(header, rows).encode("gb18030"))
    for name, header, rows in (("参展单位", BOOTHS, YI_WORK), ("报名表", PEOPLE, YI)):
        title = (f"宜昌{name}",)
        write_workbook(root / "宜昌" / f"{name}.xlsx", {"表": [title, header, *rows]})
    for city in ("荆州", "宜昌"):
        said = {"slots": 2, "floor": 1, "day": "2026-12-05", "starts": "09:00"}
        (root / city / "city.yaml").write_text(yaml.safe_dump(said), encoding="utf-8")
    return root


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def opened(city: System) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recommender.bootstrap.open_system", lambda **_: city)
        yield city


@pytest.fixture(scope="module")
def out(opened: System, files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joint") / "out"
    ran = run("fair", "joint", "--cities", files, "--out", folder, "--format", "json")
    (folder / "said.txt").write_text(ran.stderr, encoding="utf-8")
    return folder


def joint(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "joint.json").read_bytes())
    return found


def plan(out: Path, city: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / city / "plan.json").read_bytes())
    return found


def test_everybody_is_once_in_the_pool_and_merges_are_told(out: Path) -> None:
    made = joint(out)
    merged = made["merged"]
    # BM01 and BM03 of both cities are different people: each city counts its own.
    assert [(m["city"], m["attendee_id"], m["same_as"], m["basis"]) for m in merged] == [
        ("荆州", "BM01", "BM02", "phone")
    ]
    assert merged[0]["home"] == "荆州"  # nearer to where they live
    registered = {one["city"]: one["registered"] for one in made["cities"]}
    assert registered == {"荆州": 5, "宜昌": 4}
    assert made["people"] == 8
    assert "BM02（第 4 行）" in (out / "said.txt").read_text("utf-8")


def test_nobody_is_lost(out: Path) -> None:
    for city, numbers in (("荆州", {r[0] for r in JING if r[0]}), ("宜昌", {r[0] for r in YI})):
        made = plan(out, city)
        met = {m["attendee_id"] for m in made["meetings"]}
        assert met | {one["attendee_id"] for one in made["unplaced"]} == numbers
    told = {one["attendee_id"]: one for one in plan(out, "宜昌")["unplaced"]}
    assert told["BM02"]["code"] == "other_city"
    assert "荆州" in told["BM02"]["reason"]


def test_who_has_too_few_or_asks_talks_across_and_who_refuses_does_not(out: Path) -> None:
    remote = joint(out)["remote"]
    who = {(m["attendee_city"], m["attendee_id"]): m for m in remote}
    assert ("荆州", "BM02") in who  # an accountant where nobody wants one
    assert who["荆州", "BM02"]["booth_city"] == "宜昌"
    assert who["荆州", "BM02"]["for_floor"] is True
    assert ("荆州", "BM03") not in who  # would work there, but does not talk at a distance
    assert all(m["booth_city"] != m["attendee_city"] for m in remote)
    assert "A03" not in {m["booth_id"] for m in remote if m["booth_city"] == "宜昌"}
    slots = Counter((m["attendee_city"], m["attendee_id"], m["slot"]) for m in remote)
    places = Counter((m["booth_city"], m["booth_id"], m["slot"]) for m in remote)
    capacities = joint(out)["remote_capacities"]
    assert max(slots.values()) == 1
    assert all(n <= capacities[city][booth] for (city, booth, _), n in places.items())


def test_an_employer_in_two_cities_is_met_once_and_its_posting_counts_once(out: Path) -> None:
    made = joint(out)
    assert [(s["title"], len(s["places"])) for s in made["same_postings"]] == [("仓库打包员", 2)]
    assert made["postings"] == len(JING_WORK) + len(YI_WORK) - 1
    packers = {m["attendee_id"] for m in plan(out, "荆州")["meetings"] if m["booth_id"] == "A01"}
    across = {m["attendee_id"] for m in made["remote"] if m["attendee_city"] == "荆州"
              and (m["booth_city"], m["booth_id"]) == ("宜昌", "A02")}  # fmt: skip
    assert "BM01" in packers
    assert not packers & across


def test_the_page_of_a_person_tells_of_the_hall_and_of_the_distance(out: Path) -> None:
    page = Page((out / "荆州" / "print" / "attendees.html").read_text("utf-8"))
    (mine,) = (s.text for s in page.every("section") if "BM02" in s.text)
    assert "远程面试" in mine
    assert "宜昌-A01" in mine
    assert "还没有给您安排面谈" not in mine
    booths = (out / "远程面试" / "print" / "booths.html").read_text("utf-8")
    assert "荆州-BM02" in booths
    assert booths.count("远程面试") >= 1


def test_no_file_names_anybody_or_a_need(out: Path) -> None:
    texts = {
        path.relative_to(out).as_posix(): path.read_text("utf-8")
        for path in out.rglob("*")
        if path.suffix in (".json", ".html", ".ics") and path.name != "checklist.html"
    }
    for path in out.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            cells = (str(cell) for row in sheet.values for cell in row)
            texts[f"{path.relative_to(out)}/{sheet.title}"] = "\n".join(cells)
    assert len(texts) > 20
    found = {(name, word) for name, text in texts.items() for word in PRIVATE if word in text}
    assert found == set()
    book = openpyxl.load_workbook(out / "joint.xlsx")
    assert book.sheetnames == ["总览", "远程面试", "合并的人", "同一岗位", "仍未安排"]
    assert {cell.data_type for s in book for row in s.iter_rows() for cell in row} <= {"s", "n"}


def test_a_city_is_bent_on_its_day_and_takes_nobody_from_another(out: Path) -> None:
    gone = out / "gone.csv"
    gone.write_text("报名号\nBM01\n", encoding="utf-8")
    run("fair", "replan", "--plan", out / "宜昌", "--no-shows", gone)
    after = json.loads((out / "宜昌" / "replan-1" / "plan.json").read_bytes())
    assert "BM02" not in {m["attendee_id"] for m in after["meetings"]}
    assert {o["attendee_id"]: o["code"] for o in after["unplaced"]}["BM02"] == "other_city"
    assert after["no_shows"] == ["BM01"]


def test_two_people_are_kept_apart_where_the_list_says_so(
    opened: System, files: Path, tmp_path: Path
) -> None:
    cities = [
        {"name": name, "attendees": str(next((files / name).glob("报名表*"))),
         "booths": str(next((files / name).glob("参展单位*"))), "slots": 2}
        for name in ("荆州", "宜昌")
    ]  # fmt: skip
    cities[1]["keep_apart"] = ["BM02"]
    path = tmp_path / "cities.yaml"
    path.write_text(yaml.safe_dump({"cities": cities}, allow_unicode=True), encoding="utf-8")
    ran = run("fair", "joint", "--cities", path, "--out", tmp_path / "out", "--format", "json")
    facts = json.loads(ran.stdout)
    assert (facts["merged"], facts["people"]) == (0, 9)


def spec(folder: Path, said: object) -> Path:
    path = folder / "cities.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return path


def test_a_list_that_does_not_say_what_is_needed_is_refused(files: Path, tmp_path: Path) -> None:
    one = {"name": "荆州", "attendees": "a.csv", "booths": "b.csv"}
    with pytest.raises(InvalidInput, match="at least two cities"):
        read_cities(spec(tmp_path, {"cities": [one]}))
    with pytest.raises(InvalidInput, match=r"cities\.0\.booths"):
        read_cities(spec(tmp_path, {"cities": [{k: one[k] for k in ("name", "attendees")}, one]}))
    with pytest.raises(InvalidInput, match="GB/T 2260"):
        read_cities(spec(tmp_path, {"cities": [{**one, "region": "999999"}, one]}))
    with pytest.raises(InvalidInput, match="cities"):
        read_cities(spec(tmp_path, "荆州"))
    (tmp_path / "cities.yaml").unlink()
    with pytest.raises(FileUnreadable):
        read_cities(tmp_path / "cities.yaml")
    assert [city.region for city in read_cities(files).cities] == ["420500", "421000"]


def test_interviews_while_a_hall_is_open_are_refused(
    opened: System, files: Path, tmp_path: Path
) -> None:
    cities = [city.model_dump(mode="json") for city in read_cities(files).cities]
    remote = {"slots": 2, "day": "2026-12-05", "starts": "09:30"}
    path = spec(tmp_path, {"cities": cities, "remote": remote})
    with pytest.raises(UsageError, match="overlap"):
        run("fair", "joint", "--cities", path, "--out", tmp_path / "out")
