"""The two tables of a fair as dirty as life: nothing is lost, everything is told."""

from __future__ import annotations

from datetime import date

import pytest

from recommender.importing.fair_attendees import ReadRegistrations, read_registrations
from recommender.importing.fair_booths import ReadBooths, read_booths
from recommender.importing.fair_same_person import Person, same_people
from tests.tables import Row, source_table

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)
BOOTH_HEADER = ("展位号", "单位名称", "岗位名称", "招聘人数", "每场可面谈人数", "区域/备注")
PEOPLE_HEADER = ("报名号", "姓名", "电话", "意向岗位", "自我介绍", "学历", "工作年限", "期望薪资", "居住地")  # fmt: skip


def booths(*rows: Row) -> ReadBooths:
    return read_booths(source_table(("某某招聘会参展单位",), BOOTH_HEADER, *rows), TODAY, "421000")


def people(*rows: Row) -> ReadRegistrations:
    return read_registrations(source_table(("报名表",), PEOPLE_HEADER, *rows), TODAY, "421000")


def same(read: ReadRegistrations) -> dict[int, tuple[int, str]]:
    kept = [Person(one, one.profile) for one in read.registrations if one.profile]
    return dict(same_people(kept))


def test_a_booth_goes_on_below_its_merged_cells() -> None:
    read = booths(
        ("Ａ０１", "甲厂", "普工", "四", "１２人", "A区 纺织"),
        (None, None, "电工", "3-5", None, None),
        ("a 02", "乙店", "收银", "若干", "8", "包吃住"),
        ("合计", "2家", None, 12, 20, None),
    )
    assert [(b.id, b.employer_name, b.capacity) for b in read.booths] == [
        ("A01", "甲厂", 12),
        ("A02", "乙店", 8),
    ]
    first = [posting for _, posting in read.booths[0].postings]
    assert [(p.id, p.title, p.employer_name, p.openings) for p in first] == [
        ("A01-1", "普工", "甲厂", 4),
        ("A01-2", "电工", "甲厂", 3),
    ]
    assert (read.n_rows, dict(read.left_out), read.problems) == (3, {"total": 1}, [])


def test_a_remark_on_the_table_in_the_hall_is_no_part_of_the_ad() -> None:
    read = booths(
        ("A1", "甲", "普工", 1, 3, "手语服务 无障碍"), ("A2", "乙", "普工", 1, 3, "包吃住")
    )
    ads = [posting for booth in read.booths for _, posting in booth.postings]
    assert [ad.description for ad in ads] == ["", "包吃住"]
    assert read.booths[0].notes == ["手语服务 无障碍"]


@pytest.mark.parametrize(
    ("row", "ids", "codes"),
    [
        (("A01", "乙店", "收银", 1, 5, None), ["A01", "A01-2"], ["booth_shared"]),
        ((None, "乙店", "收银", 1, 5, None), ["A01", "R4"], ["booth_unnumbered"]),
        (("A02", "乙店", "收银", 1, "待定", None), ["A01", "A02"], ["capacity_unknown"]),
        (("A01", "甲厂", "收银", 1, 5, None), ["A01"], ["capacity_differs"]),
        (("A02", "乙店", None, 1, 5, None), ["A01", "A02"], ["no_title"]),
        (("A02", "乙店", "门卫", 1, 0, None), ["A01", "A02"], []),
    ],
)
def test_what_is_odd_about_a_booth_is_told(row: Row, ids: list[str], codes: list[str]) -> None:
    read = booths(("A01", "甲厂", "普工", 4, 6, None), row)
    assert [booth.id for booth in read.booths] == ids
    assert [problem.code for problem in read.problems] == codes
    assert {problem.row for problem in read.problems} <= {3, 4}
    assert all(problem.remedy_zh and problem.remedy_en for problem in read.problems)


def test_a_capacity_that_is_not_known_is_no_number() -> None:
    read = booths(("A01", "甲厂", "普工", 4, None, None), ("A02", "乙", "门卫", 1, 0, None))
    assert [booth.capacity for booth in read.booths] == [None, 0]


def test_two_employers_at_one_booth_keep_their_own_rows() -> None:
    read = booths(
        ("A01", "甲厂", "普工", 4, 6, None),
        ("A01", "乙店", "收银", 1, 5, None),
        ("A01", "乙店", "店长", 1, 5, None),
        ("A01", "甲厂", "电工", 1, 6, None),
    )
    assert [len(booth.postings) for booth in read.booths] == [2, 2]


def test_an_empty_registration_is_a_person() -> None:
    read = people(
        ("bm 0001", None, 13800000000.0, None, None, None, None, None, None),
        ("ＢＭ０００２", None, None, "保洁", None, None, None, None, None),
    )
    assert [one.number for one in read.registrations] == ["BM0001", "BM0002"]
    assert [(problem.row, problem.code) for problem in read.problems] == [(3, "nothing_said")]
    assert read.registrations[0].identity.phone == "13800000000"


def test_a_row_with_nothing_but_a_number_is_a_person_and_a_note_is_none() -> None:
    read = people(
        ("BM0001", *[None] * 8),
        ("BM0002", "某某", *[None] * 7),
        ("备注：请携带身份证", *[None] * 8),
        ("本表由劳动保障所填写", *[None] * 8),
    )
    assert [one.number for one in read.registrations] == ["BM0001", "BM0002"]
    assert dict(read.left_out) == {"note": 2}


A = ("BM1", None, None, "叉车司机", "开发区食品库干过三年，三吨电叉", "高中", 3, "5500", "沙市区")
B = (
    "BM9",
    None,
    None,
    "开叉车",
    "食品库干过三年 三吨电叉也行",
    "高中毕业",
    "３年",
    "5500左右",
    "沙市",
)


@pytest.mark.parametrize(
    ("one", "two", "basis"),
    [
        (A, B, "facts"),
        (A, (*B[:5], "初中", *B[6:]), None),
        (A, (*B[:4], "洗碗", *B[5:]), None),
        (("BM1", "甲", *A[2:]), ("BM9", "乙", *B[2:]), None),
        (("BM1", None, "138 0000 0001", *A[3:]), ("BM9", None, 13800000001, "普工", *A[4:]), "phone"),
        (("BM1", None, "13800000001", *A[3:]), ("BM9", None, "13800000002", *B[3:]), None),
        (A, ("bm 1", None, None, "叉车", *[None] * 5), "registration"),
        (A, ("BM1", None, None, "护士", *[None] * 5), None),
        (
            ("BM8", None, None, "电焊", None, "初中", None, "6000", "沙市区"),
            ("BM9", None, None, "电焊（氩弧）", "烧了12年", "初中", 12, "6000", "沙市区"),
            "part",
        ),
        (
            ("BM8", None, None, "电焊", "会看图", "初中", None, "6000", "沙市区"),
            ("BM9", None, None, "电焊（氩弧）", "烧了12年", "初中", 12, "6000", "沙市区"),
            None,
        ),
    ],
)  # fmt: skip
def test_one_person_is_found_and_two_are_kept_apart(one: Row, two: Row, basis: str | None) -> None:
    assert same(people(one, two)) == ({} if basis is None else {1: (0, basis)})


def test_the_same_identity_number_settles_it() -> None:
    header = ("报名号", "身份证号", "意向岗位")
    rows = [
        ("1", "11010519491231002x", "保洁"),
        ("2", "11010519491231002X", "门卫"),
        ("3", 1.1010519491231e17, "门卫"),
    ]
    read = read_registrations(source_table(header, *rows), TODAY)
    assert same(read) == {1: (0, "id_number")}
    assert "1101" not in repr(read.registrations)
