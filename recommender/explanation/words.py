"""Spoken words for levels, forms of work, hours, demands on the body, years and days."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from recommender.explanation.names import Name, is_chinese

LEVELS: Final[dict[str, Name]] = {
    "primary": Name("小学", "primary school"),
    "junior_high": Name("初中", "junior high school"),
    "senior_high": Name("高中", "senior high school"),
    "vocational_secondary": Name("中专", "vocational secondary school"),
    "junior_college": Name("大专", "a junior college diploma"),
    "bachelor": Name("本科", "a bachelor's degree"),
    "master": Name("硕士", "a master's degree"),
    "doctor": Name("博士", "a doctorate"),
}

FORMS: Final[dict[str, Name]] = {
    "full_time": Name("全职", "full-time"),
    "part_time": Name("兼职", "part-time"),
    "temporary": Name("临时工", "temporary"),
    "dispatch": Name("劳务派遣", "through a labour-dispatch company"),
    "intern": Name("实习", "an internship"),
    "apprenticeship": Name("学徒或见习", "an apprenticeship"),
    "flexible": Name("灵活用工", "flexible"),
}


class Wish(NamedTuple):
    """How one wish on hours, or one limit of the body, is spoken of.

    Parameters
    ----------
    met
        What the ad says when the wish is met.
    unstated
        What the ad leaves open.
    against
        What the ad says when it goes against the wish.
    """

    met: Name
    unstated: Name
    against: Name


HOURS: Final[dict[str, Wish]] = {
    "night": Wish(
        Name("不上夜班", "no night shifts"),
        Name("上不上夜班", "whether there are night shifts"),
        Name("要上夜班", "there are night shifts"),
    ),
    "rotating": Wish(
        Name("不倒班", "no rotating shifts"),
        Name("倒不倒班", "whether shifts rotate"),
        Name("要倒班", "shifts rotate"),
    ),
    "weekend": Wish(
        Name("双休", "both weekend days off"),
        Name("是不是双休", "whether both weekend days are off"),
        Name("不是双休", "weekends are not both off"),
    ),
}

DEMANDS: Final[dict[str, Wish]] = {
    "heavy": Wish(
        Name("不搬重物", "nothing heavy to carry"),
        Name("搬不搬重物", "whether there are heavy things to carry"),
        Name("要搬重物", "there are heavy things to carry"),
    ),
    "standing": Wish(
        Name("不用久站", "no long hours on your feet"),
        Name("要不要久站", "whether you are on your feet for long"),
        Name("要久站", "you are on your feet for long"),
    ),
    "heights": Wish(
        Name("不登高", "no work at height"),
        Name("要不要登高", "whether there is work at height"),
        Name("要登高", "there is work at height"),
    ),
}


def spoken_years(years: float, language: str) -> str:
    """Return a number of years as one says it: 半年, 1年半, 3年; ``half a year``, ``3 years``."""
    if is_chinese(language):
        return _years_zh(years)
    if years == 0.5:
        return "half a year"
    if years < 1:
        return f"{round(years * 12)} months"
    return "1 year" if years == 1 else f"{years:g} years"


def _years_zh(years: float) -> str:
    whole, rest = divmod(years, 1)
    if rest == 0.5:
        return f"{whole:.0f}年半" if whole else "半年"
    return f"{round(years * 12)}个月" if years < 1 else f"{years:g}年"


def spoken_day(day: date, language: str) -> str:
    """Return a day as one says it in Chinese, as one writes it everywhere else."""
    return f"{day.year}年{day.month}月{day.day}日" if is_chinese(language) else day.isoformat()
