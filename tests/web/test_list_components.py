"""Components that show: tables, pages of lists, tabs, chips, progress, figures."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from markupsafe import Markup

from api.web.charts.figure import Figure
from api.web.posting_words import Fact
from api.web.tables import Answer, Column, Tab, sortable, with_query
from tests.web.components import made
from tests.web.faults import faults_of
from tests.web.page import Page

pytestmark = pytest.mark.web
COLUMNS = (Column("title", "岗位"), Column("pay", "工资", number=True))


@dataclass(frozen=True)
class Line:
    title: str
    pay: str


LINES = (Line("电工", "5000"), Line('<焊工>"', "不详"))


def test_a_table_names_its_rows_and_repeats_headings_for_narrow_screens() -> None:
    page = made("data_table", '{{ data_table("岗位", c, rows) }}', c=COLUMNS, rows=LINES)
    assert faults_of(page, whole=False) == []
    assert page.one("caption").text == "岗位"
    rows = [th.text for th in page.every("th") if th.attributes["scope"] == "row"]
    assert rows == ["电工", '<焊工>"']
    assert [td.attributes["data-label"] for td in page.every("td")] == ["工资", "工资"]
    # Cards of a narrow screen are no table to a browser: the roles keep it one to readers.
    roles = {e.tag: e.attributes["role"] for e in page.all if "role" in e.attributes}
    assert roles["table"] == "table"
    assert roles["td"] == "cell"


def test_cells_can_be_made_by_the_page() -> None:
    call = (
        '{% call(row, key) data_table("岗位", c, rows, hide_caption=True) %}'
        '{% if key == "title" %}<a href="/p">{{ row.title }}</a>{% else %}{{ row[key] }}{% endif %}'
        "{% endcall %}"
    )
    page = made("data_table", call, c=COLUMNS, rows=LINES)
    assert [a.text for a in page.every("a")] == ["电工", '<焊工>"']
    assert page.one("caption").attributes["class"] == "hidden"


def test_a_table_without_rows_says_so() -> None:
    call = '{{ data_table("岗位", c, (), empty=said) }}'
    assert made("data_table", call, c=COLUMNS, said="没有").one("p").text == "没有"
    assert made("data_table", call, c=COLUMNS, said="").one("p").text == "这里还没有内容。"


def test_headings_sort_there_and_back_and_begin_at_the_first_page() -> None:
    query = {"status": "open", "cursor": "x", "sort": "pay"}
    title, pay = sortable(COLUMNS, {"pay"}, "/list", query, "pay")
    assert (title.href, title.order) == ("", "")
    assert (pay.href, pay.order) == ("/list?status=open&sort=-pay", "ascending")
    (_, back) = sortable(COLUMNS, {"pay"}, "/list", {}, "-pay")
    assert (back.href, back.order) == ("/list?sort=pay", "descending")
    page = made("data_table", '{{ data_table("岗位", c, rows) }}', c=(title, pay), rows=LINES)
    heads = [th.attributes for th in page.every("th") if th.attributes["scope"] == "col"]
    assert [h.get("aria-sort") for h in heads] == [None, "ascending"]
    assert page.one("a").attributes["href"] == "/list?status=open&sort=-pay"


def test_an_address_keeps_its_choices_and_drops_empty_ones() -> None:
    assert with_query("/x", {"a": "1", "b": "电 工"}, a="") == "/x?b=%E7%94%B5+%E5%B7%A5"
    assert with_query("/x", {}) == "/x"


def test_a_list_leads_on_and_back() -> None:
    page = made("pager", '{{ pager("/x?e", "/x?l") }}')
    assert [a.attributes["href"] for a in page.every("a")] == ["/x?e", "/x?l"]
    assert made("pager", "{{ pager() }}").every("nav") == []


def test_tabs_are_links_of_which_one_is_here() -> None:
    tabs = (Tab("/a", "待处理", current=True, count=0), Tab("/b", "全部"))
    page = made("tabs", '{{ tabs("列表", t) }}', t=tabs)
    assert [a.attributes.get("aria-current") for a in page.every("a")] == ["page", None]
    assert [a.text for a in page.every("a")] == ["待处理 0", "全部"]


def test_a_state_is_a_word() -> None:
    tag = made("status_tag", '{{ status_tag("已开放", "good") }}').one("span")
    assert (tag.text, tag.attributes["class"]) == ("已开放", "tag good")


def test_chips_can_be_taken_away_one_by_one() -> None:
    call = (
        '{{ chips("标签", (("a", "电工证"), ("b", "夜班")), "/x", (("csrf", "t"),), name="tag") }}'
    )
    page = made("chips", call)
    assert faults_of(page, whole=False) == []
    assert [page.form_data(f) for f in page.every("form")] == [
        {"csrf": "t", "tag": "a"}, {"csrf": "t", "tag": "b"},
    ]  # fmt: skip
    assert page.every("button")[0].text == "× 去掉 电工证"
    assert made("chips", '{{ chips("标签", ("一",)) }}').every("form") == []
    assert made("chips", '{{ chips("标签", ()) }}').every("div") == []


def test_a_part_asks_again_until_it_is_over() -> None:
    call = '{% call live_part("job", "/x", over) %}<p>三成</p>{% endcall %}'
    page = made("live_part", call, over=False)
    part = page.by_id("job").attributes
    assert (part["hx-get"], part["hx-trigger"], part["hx-select"]) == ("/x", "every 3s", "#job")
    assert page.one("a").attributes["href"] == "/x"
    over = made("live_part", call, over=True)
    assert "hx-get" not in over.by_id("job").attributes
    assert over.every("a") == []


def test_progress_is_said_and_never_more_than_all() -> None:
    page = made("progress_bar", '{{ progress_bar("读取", 30, 20) }}')
    assert page.one("progress").attributes["value"] == "20"
    assert page.one("p").text == "读取 30 / 20"
    assert (
        "max"
        not in made("progress_bar", '{{ progress_bar("读取", 0, none) }}')
        .one("progress")
        .attributes
    )


def test_answers_can_be_changed() -> None:
    page = made("answer_list", "{{ answer_list(a) }}", a=(Answer("学历", "初中", "/1"), Answer("年龄段", "不详")))  # fmt: skip
    assert page.one("a").text == "修改 学历"
    assert [d.text for d in page.every("dd")] == ["初中", "修改 学历", "不详"]


def test_tiles_are_pairs() -> None:
    page = made("number_tiles", "{{ number_tiles(f) }}", f=(Fact("岗位", "1,024"),))
    assert (page.one("dt").text, page.one("dd").text) == ("岗位", "1,024")


def test_a_picture_stands_beside_its_table() -> None:
    svg = Markup('<svg class="chart" role="img" aria-label="图"><desc></desc></svg>')
    figure = Figure("图", svg, ("名称", "数"), (("甲", "3"),), "附注")
    page = made("chart_figure", "{{ chart_figure(f) }}", f=figure)
    assert faults_of(page, whole=False) == []
    assert [e.text for e in page.every("tr")] == ["名称 数", "甲 3"]
    assert "附注" in page.visible
    empty = made("chart_figure", "{{ chart_figure(f) }}", f=Figure("图", svg, ("名称", "数"), ()))
    assert empty.every("svg") == []
    assert "还没有可以显示的数据。" in empty.visible
    bare = page.html.split("<div")[0] + "</figure>"
    assert "a picture without its table" in faults_of(Page(bare), whole=False)


def test_what_is_done_is_said() -> None:
    assert made("done_notice", '{{ done_notice("已保存") }}').one("div").text == "已保存"
    assert made("done_notice", '{{ done_notice("") }}').every("div") == []


def test_steps_lead_back_but_not_ahead() -> None:
    steps = (("文件", "/1"), ("核对", "/2"), ("完成", "/3"))
    page = made("stepper", '{{ stepper("导入", s, 2) }}', s=steps)
    assert [a.attributes["href"] for a in page.every("a")] == ["/1"]
    assert [li.attributes.get("aria-current") for li in page.every("li")] == [None, "step", None]


def test_more_is_behind_a_press() -> None:
    page = made("more", '{% call more("详情", "电工") %}<p>内容</p>{% endcall %}')
    assert page.one("summary").text == "详情 电工"
    assert "open" not in page.one("details").attributes


def test_the_way_here_ends_here() -> None:
    page = made("trail", '{{ trail((("工作台", "/counselor"),), "张某", "/en") }}')
    assert page.one("a").attributes["href"] == "/en/counselor"
    assert page.every("span")[-1].attributes["aria-current"] == "page"


def test_a_link_that_looks_like_a_button() -> None:
    call = '{{ link_button("/x", "去", "second") }}'
    assert made("link_button", call).one("a").attributes["class"] == "button second"
