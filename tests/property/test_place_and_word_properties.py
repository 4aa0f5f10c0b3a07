"""Laws of the readers of places, shifts, certificates, skills and conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.benefits import find_benefits
from features.certificates import find_certificates, requirement_strength
from features.constraints import read_constraints
from features.parsed import Mention, Span
from features.region import find_regions, parse_region, region_path, within
from features.region.areas import all_regions
from features.region.distance import centroid_deg, distance_km, distances_km
from features.schedule import parse_schedule
from features.skills import find_skills

pytestmark = pytest.mark.property

_WORDS = st.sampled_from(
    [
        "南京",
        "雨花台区",
        "沙市",
        "荆州市",
        "朝阳区",
        "鼓楼区",
        "长安镇",
        "北京路",
        "高新区",
        "不去",
        "住",
        "想在",
        "没有",
        "不会",
        "不需要",
        "优先",
        "须持",
        "叉车证",
        "N1",
        "B2",
        "驾照",
        "健康证",
        "三级",
        "养老护理员",
        "五险一金",
        "包吃",
        "不包住",
        "双休",
        "单休",
        "两班倒",
        "夜班",
        "长白班",
        "可选",
        "也可以",
        "Excel",
        "Java",
        "平车",
        "、",
        "，",
        "。",
        "（",
        "）",
        "和",
        "或",
        "/",
        "·",
        "-",
        "1",
        "２",
        "\u3000",
        "İ",
        "𠮷",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=14).map("".join))
CODES = st.sampled_from(sorted(all_regions()))
LOCATED = st.sampled_from(sorted(c for c in all_regions() if centroid_deg(c) is not None))


def _quotes(text: str, spans: Iterable[Span]) -> bool:
    return all(text[span.start : span.end] == span.text and span.text for span in spans)


@given(TEXTS, st.none() | CODES)
def test_any_text_can_be_read_for_places_and_is_quoted_exactly(text: str, near: str | None) -> None:
    reading = parse_region(text, near)
    assert reading.known == (reading.value is not None)
    assert _quotes(text, [reading.span] if reading.span else [])
    mentions = find_regions(text, near)
    assert _quotes(text, [mention.span for mention in mentions])
    assert all(mention.code in all_regions() for mention in mentions)


@pytest.mark.parametrize("find", [find_skills, find_benefits, find_certificates])
@given(text=TEXTS)
def test_any_text_can_be_searched_and_is_quoted_exactly(
    find: Callable[[str], list[Mention]], text: str
) -> None:
    mentions = find(text)
    spans = [mention.span for mention in mentions]
    assert _quotes(text, spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS)
def test_any_text_can_be_read_for_shifts_and_conditions(text: str) -> None:
    schedule = parse_schedule(text)
    assert _quotes(text, schedule.spans.values())
    assert all(getattr(schedule, name) is not None for name in schedule.spans)
    assert _quotes(text, [mention.span for mention in read_constraints(text).values()])
    for mention in find_certificates(text):
        assert requirement_strength(text, mention) in {"required", "preferred", "unknown"}


@given(CODES)
def test_every_division_is_read_from_its_full_path(code: str) -> None:
    names = [step.name for step in region_path(code)]
    for text in ("".join(names), " ".join(names), "".join(names) + "人民路18号"):
        reading = parse_region(text)
        assert reading.value is not None
        assert reading.value.code == code


@given(CODES, CODES)
def test_places_lie_in_each_other_one_way_only(code: str, other: str) -> None:
    assert within(code, code)
    assert all(within(code, step.code) for step in region_path(code))
    assert code == other or not (within(code, other) and within(other, code))


@given(LOCATED, LOCATED, LOCATED)
def test_distance_is_a_metric(a: str, b: str, c: str) -> None:
    ab, bc, ac = distance_km(a, b), distance_km(b, c), distance_km(a, c)
    assert ab is not None
    assert bc is not None
    assert ac is not None
    assert distance_km(a, a) == 0.0
    assert ab == pytest.approx(distance_km(b, a), rel=1e-5, abs=1e-3)
    assert ac <= ab + bc + 0.01
    assert 0.0 <= ab < 6000.0


@given(LOCATED, st.lists(CODES, max_size=8))
def test_many_distances_equal_single_ones(origin: str, codes: list[str]) -> None:
    many = distances_km(origin, np.array(codes, dtype=np.str_))
    single = [distance_km(origin, code) for code in codes]
    assert [None if np.isnan(km) else float(km) for km in many] == single
