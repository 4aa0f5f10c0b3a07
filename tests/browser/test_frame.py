"""The frame in a browser: every component without a fault, large letters, what asks again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from api.web.posting_words import Fact
from api.web.rendering import Site, environment
from api.web.tables import Answer, Column, Tab, sortable
from api.web.viewer import Viewer
from tests.browser.test_accessibility import NARROW, WIDE, too_small, too_wide, violations
from tests.web.test_charts import five

pytestmark = pytest.mark.browser
NAMES = [
    "action_form",
    "answer_list",
    "chart_figure",
    "check_field",
    "check_group",
    "chips",
    "confirm_form",
    "data_table",
    "date_field",
    "done_notice",
    "fact_list",
    "file_field",
    "filter_form",
    "form_errors",
    "link_button",
    "live_part",
    "more",
    "notice",
    "number_tiles",
    "pager",
    "progress_bar",
    "radio_group",
    "search_field",
    "select_field",
    "status_tag",
    "stepper",
    "tabs",
    "text_area",
    "text_field",
    "trail",
]
ALL = (
    '{% extends "layout/base.html" %}'
    + "".join(f'{{% from "components/{name}.html" import {name} %}}' for name in NAMES)
    + """
{% block title %}x{% endblock %}
{% block width %}full{% endblock %}
{% block trail %}{{ trail((("工作台", "/rules"),), "样例", "") }}{% endblock %}
{% block scripts %}{% with refresh_seconds=10 %}{% include "layout/refreshing.html" %}{% endwith %}{% endblock %}
{% block main %}
{{ form_errors({"day": "请写日期", "shift": "请选"}) }}
<h1>样例</h1>
{{ done_notice("已保存") }}{{ stepper("导入", (("一", "/1"), ("二", "/2"), ("三", "/3")), 2) }}
{{ tabs("列表", t) }}
{% call filter_form("/x", "/x") %}{{ search_field("q", "名称") }}{{ select_field("s", "状态", o) }}{% endcall %}
{% call(row, key) data_table("名单", c, rows) %}
{% if key == "do" %}{{ action_form("/x", "去掉", about=row.name) }}
{% elif key == "state" %}{{ status_tag(row.state, "warning") }}{% else %}{{ row[key] }}{% endif %}
{% endcall %}
{{ pager("/e", "/l", "/f") }}{{ number_tiles(f) }}{{ chips("标签", ("电工证", "夜班"), "/x") }}
<form action="/x" method="post" enctype="multipart/form-data">
{{ text_field("a", "称呼", hint="可不写") }}{{ text_area("b", "备注") }}
{{ date_field("day", "日期", error="请写日期") }}{{ check_field("yes", "同意") }}
{{ radio_group("shift", "班次", o, error="请选") }}{{ check_group("other", "可以", o) }}
{{ file_field("file", "文件") }}<button type="submit">保存</button></form>
{% call live_part("job", "/job") %}{{ progress_bar("读取", 3, 10) }}{% endcall %}
{{ answer_list(a) }}{{ fact_list(f) }}
{% call notice("好", "good") %}<p>内容</p>{% endcall %}
{% call notice("错", "wrong") %}<p>内容</p>{% endcall %}
{% call confirm_form("/x", "删除", "/y", danger=True) %}<p>会删掉。</p>{% endcall %}
{% call more("详情") %}<p>内容</p>{% endcall %}
<p>{{ link_button("/x", "去") }} {{ link_button("/x", "回", "second") }}</p>
{% for one in figures %}{{ chart_figure(one) }}{% endfor %}
{% endblock %}"""
)


def components(large: bool = False) -> str:
    """Return a page with every component, as somebody signed in sees it."""
    columns = (Column("name", "姓名"), Column("pay", "工资", number=True), Column("state", "状态"))
    columns = sortable((*columns, Column("do", "操作")), {"pay"}, "/x", {}, "-pay")
    viewer = Viewer("样例", ("counselor",), "t", large)
    site = Site("zh", "", "/en/x", viewer=viewer, path="/counselor/walk-ups", large_print=large)
    return (
        environment("zh")
        .from_string(ALL)
        .render(
            site=site,
            page=None,
            t=(Tab("/a", "待处理", True, 3), Tab("/b", "全部")),
            o=(("a", "白班"), ("b", "夜班")),
            c=columns,
            rows=[{"name": f"样例{i}", "pay": "4000", "state": "到期"} for i in range(3)],
            f=(Fact("岗位", "1,024"), Fact("今天到期", "3")),
            a=(Answer("学历", "初中", "/1"),),
            figures=five("zh").values(),
        )
    )


def serve(page: Page, path: str, body: str) -> None:
    """Let an address answer with a page of this test."""

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"**{path}", answer)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_no_component_has_a_fault(chromium: Browser, address: str, size: ViewportSize) -> None:
    page = chromium.new_page(viewport=size)
    found = {}
    for large in (False, True):
        serve(page, "/components", components(large))
        page.goto(f"{address}/components")
        found[large] = (violations(page), too_wide(page), too_small(page))
        page.unroute("**/components")
    page.close()
    assert found == dict.fromkeys(found, ([], 0, []))


def test_a_table_is_cards_on_a_narrow_screen_and_paper_has_no_buttons(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page(viewport=NARROW)
    serve(page, "/components", components())
    page.goto(f"{address}/components")
    row = page.locator(".data tbody tr").first
    assert row.evaluate("e => getComputedStyle(e).display") == "block"
    before = "e => getComputedStyle(e, '::before').content"
    assert "工资" in row.locator("td").first.evaluate(before)
    expect(page.locator(".data thead a")).to_be_visible()
    page.set_viewport_size(WIDE)
    assert row.evaluate("e => getComputedStyle(e).display") == "table-row"
    page.emulate_media(media="print")
    for gone in (".menu", ".trail", ".filter", ".pager", ".data form", ".top form"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".chart").first).to_be_visible()
    page.close()


def test_a_part_asks_again_with_scripts_and_the_page_without(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    serve(page, "/components", components())
    over = components().replace('hx-trigger="every 3s"', "").replace("读取", "完成")
    serve(page, "/job", over)
    page.goto(f"{address}/components")
    expect(page.locator("#job")).to_contain_text("完成", timeout=8000)
    assert page.url.endswith("/components")
    page.close()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    body = components().replace('content="10"', 'content="1"')
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    serve(page, "/components", body)
    page.goto(f"{address}/components")
    page.wait_for_event("request", lambda r: r.is_navigation_request(), timeout=8000)
    assert sum(url.endswith("/components") for url in asked) == 2
    context.close()


def test_letters_become_large_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/rules")
    assert page.locator("body").evaluate("e => getComputedStyle(e).fontSize") == "18px"
    page.click(".switch-letters button")
    expect(page.locator("html.large")).to_be_visible()
    assert page.url.endswith("/rules")
    assert page.locator("body").evaluate("e => getComputedStyle(e).fontSize") == "24px"
    assert too_wide(page) == 0
    context.close()
