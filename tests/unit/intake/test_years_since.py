"""Work told by the year it began needs the year the words are said in."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("从2016年跑网约车跑到现在，想找个送货的", 10.0),
        ("2018年开始做保洁，一直做到现在", 8.0),
        ("从2019年在电子厂干到现在，想换个近的", 7.0),
        ("2021年3月开始在超市上班到现在", 5.0),
        ("Working as a cook since 2020, I'd like to stay in Nanjing.", 6.0),
        ("I have been driving a van since 2018", 8.0),
        ("从2012年住到现在都在东莞", None),
        ("2018年结婚到现在都在家带孩子", None),
        ("从2017年带孩子带到现在，想找个保洁", None),
        ("I've lived in Suzhou since 2015, looking for a cleaner job", None),
        ("I've been married since 2014 and want a cleaner job", None),
        ("I have been out of work since 2022", None),
    ],
)
def test_years_since_a_year(said: str, years: float | None) -> None:
    assert read_intake(said, this_year=2026).profile.experience_years == years


def test_the_year_said_in_counts() -> None:
    said = "从2016年跑网约车跑到现在"
    assert read_intake(said, this_year=2030).profile.experience_years == 14.0
