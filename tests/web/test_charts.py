"""Pictures of numbers: as long, as high and as far as the numbers, whole in the table beside."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.http.language import Language
from api.web.charts.bars import BarRow, bar_chart
from api.web.charts.figure import Figure
from api.web.charts.line import line_figure
from api.web.charts.pictures import (
    course_opens,
    fairness,
    growth,
    pay_distance,
    supply_demand,
)
from api.web.charts.scale import round_scale
from api.web.charts.svg import WIDTH, fitted, width_of
from tests.web.components import made
from tests.web.faults import faults_of
from tests.web.page import Page

pytestmark = pytest.mark.web
DAYS = ((date(2026, 1, 1), 100), (date(2026, 3, 1), 400), (date(2026, 3, 31), 400))
MANY = tuple((i, f"岗位{i}", 3000.0 + 500 * i, 2.5 * i) for i in range(1, 6))


def five(language: Language) -> dict[str, Figure]:
    """The five pictures of the product, with something unknown in most."""
    return {
        "supply": supply_demand(language, (("电工", 30, 12), ("保安", None, 40), ("纺织", 0, 9))),
        "pay": pay_distance(
            language, (*MANY, (6, "面议岗位", None, 3.0), (7, "外地", 9000.0, None))
        ),
        "opens": course_opens(language, (("叉车班", 12, 19), ("没有数的班", 12, None))),
        "fair": fairness(language, (("女", 0.31, 1200), ("男", 0.33, 1100), ("50岁以上", None, 7))),
        "growth": growth(language, DAYS),
    }


def svg(figure: Figure) -> Page:
    return Page(str(figure.picture))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(five("zh")))
def test_a_picture_is_named_stands_beside_its_table_and_keeps_within_its_frame(
    name: str, language: Language
) -> None:
    figure = five(language)[name]
    page = made("chart_figure", "{{ chart_figure(f) }}", f=figure)
    assert faults_of(page, whole=False) == []
    assert page.one("svg").attributes["aria-label"] == figure.title == page.one("figcaption").text
    assert not re.search(r'style=|<style|<script|href|on\w+="', str(figure.picture))
    assert {len(row) for row in figure.rows} == {len(figure.columns)}
    _, _, width, height = map(float, page.one("svg").attributes["viewbox"].split())
    assert width == WIDTH
    for drawn in page.every("rect") + page.every("text") + page.every("circle"):
        at = {k: float(v) for k, v in drawn.attributes.items() if k in ("x", "y", "cx", "cy")}
        assert 0 <= at.get("x", at.get("cx", 0)) <= width
        assert 0 <= at.get("y", at.get("cy", 0)) <= height
        if drawn.tag == "rect":
            assert at["x"] + float(drawn.attributes["width"]) <= width


def test_the_words_are_those_of_the_reader() -> None:
    assert five("zh")["growth"].title == "索引增长"
    assert five("en")["growth"].title == "Growth of the index"
    assert five("zh")["growth"].rows[0] == ("2026年3月31日", "400")


def test_bars_are_as_long_as_their_numbers_and_what_is_unknown_has_none() -> None:
    page = svg(five("zh")["supply"])
    wide = [float(r.attributes["width"]) for r in page.every("rect")]
    legend, (wanted, people, guards, cloth) = wide[:2], wide[2:]
    assert len(legend) == 2
    assert people / wanted == pytest.approx(12 / 30, rel=0.01)
    assert guards > wanted
    assert cloth / guards == pytest.approx(9 / 40, rel=0.02)
    assert five("zh")["supply"].rows[1] == ("保安", "不清楚", "40")
    assert five("zh")["supply"].note == "没有条形的：不清楚。"
    assert course_opens("zh", (("班", 1, 2),)).note == ""


def test_series_differ_without_colour() -> None:
    one, other = (r.attributes for r in svg(five("zh")["supply"]).every("rect")[:2])
    assert ("stroke" in one, "stroke" in other) == (False, True)


def test_shares_are_of_the_whole() -> None:
    page = svg(fairness("zh", (("甲", 0.5, 10), ("乙", 1.0, 10))))
    half, whole = (float(r.attributes["width"]) for r in page.every("rect"))
    assert half / whole == pytest.approx(0.5, abs=0.01)
    assert fairness("zh", (("甲", 0.5, 1234),)).rows == (("甲（1,234 人）", "50%"),)


def test_points_lie_where_pay_and_distance_are_and_the_unknown_lie_nowhere() -> None:
    figure = five("zh")["pay"]
    dots = svg(figure).every("circle")
    assert len(dots) == len(MANY)
    assert len(figure.rows) == len(MANY) + 2
    assert figure.rows[-2:] == (("6. 面议岗位", "3", "不清楚"), ("7. 外地", "不清楚", "9,000"))
    assert figure.note == "有 2 个岗位的工资或距离不清楚，只列在表里。"
    places = [(float(d.attributes["cx"]), float(d.attributes["cy"])) for d in reversed(dots)]
    steps = [(b[0] - a[0], a[1] - b[1]) for a, b in pairwise(places)]
    assert all(right > 0 and up > 0 for right, up in steps)
    assert max(right for right, _ in steps) - min(right for right, _ in steps) < 0.3


def test_growth_keeps_its_height_until_the_next_day() -> None:
    path = next(
        p for p in svg(growth("zh", DAYS)).every("path") if p.attributes["class"] == "curve"
    )
    drawn = path.attributes["d"]
    ((x0, y0), (x1, y1), (x2, y2)) = re.findall(r"[MH]([\d.]+)(?: |V)([\d.]+)", drawn)
    assert drawn == f"M{x0} {y0}H{x1}V{y1}H{x2}V{y2}"
    assert y1 == y2
    assert float(y1) < float(y0)
    # 59 days, then 30.
    assert (float(x1) - float(x0)) / (float(x2) - float(x0)) == pytest.approx(59 / 89, abs=0.01)
    line = line_figure("t", ("日", "数"), DAYS)
    assert "L" in str(line.picture).split('class="curve"')[1]


def test_nothing_known_yet_is_no_fault() -> None:
    assert supply_demand("zh", ()).rows == ()
    assert pay_distance("zh", ()).rows == ()
    assert growth("zh", ()).rows == ()
    assert "circle" in str(growth("zh", DAYS[:1]).picture)
    assert svg(supply_demand("zh", (("电工", 0, None),))).every("rect")[2:] == []
    assert svg(pay_distance("zh", ((1, "一", 3000.0, 0.0),))).every("circle")


def test_words_are_text_and_are_cut_to_their_room() -> None:
    long = "很" * 40
    figure = course_opens("zh", (('<b>"&', 1, 2), (long, 1, 2)))
    assert "<b>" not in str(figure.picture)
    assert figure.rows[1][0] == long
    shown = fitted(long, WIDTH)
    assert shown.endswith("…")
    assert width_of(shown) <= WIDTH
    assert fitted("短", WIDTH) == "短"


def test_a_long_number_has_room_beside_its_bar() -> None:
    chart = bar_chart("t", [BarRow("a", (1.0,), ("很长的一个说明文字",))])
    (drawn,) = chart.rows[0].bars
    assert drawn.width + width_of(drawn.shown) <= WIDTH


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_a_scale_holds_both_ends_at_round_marks(least: float, more: float) -> None:
    scale = round_scale(least, least + more, 0, 100)
    assert scale.low <= least + 1e-6
    assert scale.high >= least + more - 1e-6
    assert 2 <= len(scale.marks) <= 12
    assert scale.at(scale.low) == 0
    assert scale.at(scale.high) == pytest.approx(100)
