"""Longer texts to pair with names: invented advertisements, and our own sample postings.

In an advertisement most words say nothing of the work: what the firm expects of anybody
and what it offers. An invented one has the tasks of a class among such phrases, so that
the twin learns which words to pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from features.occupation.csco import OccupationClass
from features.occupation.titles import clean_title
from features.taxonomy import TAXONOMY_FOLDER, named_rows, read_rows

_SAMPLE_FOLDER = TAXONOMY_FOLDER.parent / "sample"
_POSTING_FILES = (
    "apprenticeships.jsonl",
    "postings_production.jsonl",
    "postings_services.jsonl",
    "public_welfare.jsonl",
)
_MOST_TASKS, _MOST_WISHES, _MOST_OFFERS = 5, 9, 5
_DUTIES = ("岗位职责：", "工作内容：", "职位描述：", "主要职责：", "岗位描述：", "工作职责：", "")
_WISHES_HEADS = ("任职要求：", "岗位要求：", "任职资格：", "要求：", "应聘条件：")
_OFFER_HEADS = ("福利待遇：", "我们提供：", "薪资福利：", "公司福利：", "待遇：")
_WISHES = (
    "本科及以上学历",
    "大专及以上学历",
    "统招本科",
    "高中、中专以上学历",
    "初中以上文化，男女不限",
    "相关专业优先",
    "专业不限",
    "两年以上相关工作经验",
    "三年以上同行业工作经验",
    "5年以上从业经验者优先",
    "有相关经验者优先考虑",
    "无经验可培训",
    "应届毕业生亦可",
    "年龄18-45岁",
    "身体健康，无不良嗜好",
    "吃苦耐劳",
    "责任心强，工作认真细致",
    "具有良好的沟通能力和协调能力",
    "具有良好的团队合作精神",
    "学习能力强，思维敏捷",
    "有较强的分析问题和解决问题的能力",
    "能承受一定的工作压力",
    "服从公司安排",
    "能适应加班和出差",
    "普通话标准，形象气质佳",
    "熟练使用办公软件",
    "熟练使用Word、Excel、PPT等软件",
    "具备良好的职业道德和敬业精神",
    "执行力强，能独立完成工作",
    "条件优秀者可适当放宽",
    "能尽快到岗者优先",
    "英语四级以上",
    "良好的书面表达能力",
    "热爱本职工作，有上进心",
    "性格开朗，积极主动",
    "持有相关证书者优先",
    "完成领导交办的其他工作",
    "协助部门完成其他相关工作",
    "负责与相关部门沟通协调",
    "定期汇报工作进展",
    "按时完成公司下达的任务",
    "严格遵守公司各项规章制度",
)
_OFFERS = (
    "入职即缴纳社会保险",
    "每周双休，法定节假日休息",
    "月休四天",
    "上班时间9:00-18:00",
    "提供住宿、工作餐",
    "年终奖金、绩效奖金",
    "定期体检、节日礼品",
    "带薪年假、婚假、产假",
    "广阔的晋升空间",
    "完善的培训体系",
    "每年一次调薪机会",
    "团队氛围好，年轻有活力",
    "工资每月15日准时发放",
    "薪资面议，上不封顶",
    "综合工资5000-8000元",
    "试用期三个月",
    "公司成立于2010年，是一家专业从事相关产品研发、生产、销售的高新技术企业",
    "因业务发展需要，现诚聘以下人员",
    "有意者请投递简历",
    "工作地点可就近安排",
)


def invent_ads(occupation: OccupationClass, n_ads: int, rng: np.random.Generator) -> list[str]:
    """Return advertisements for a class that never name it; none if nothing is known of it.

    Parameters
    ----------
    occupation
        Its definition and tasks are used.
    n_ads
        How many.
    rng
        Draws tasks and phrases.
    """
    said = [text for text in (occupation.definition, *occupation.tasks) if text]
    return [_invent(said, rng) for _ in range(n_ads)] if said else []


def _invent(said: Sequence[str], rng: np.random.Generator) -> str:
    parts = (
        (_DUTIES, _draw(said, 1, _MOST_TASKS, rng)),
        (_WISHES_HEADS, _draw(_WISHES, 0, _MOST_WISHES, rng)),
        (_OFFER_HEADS, _draw([*_OFFERS, *_phrases()], 0, _MOST_OFFERS, rng)),
    )
    return " ".join(
        str(rng.choice(heads)) + "；".join(f"{i}、{text}" for i, text in enumerate(texts, 1))
        for heads, texts in parts
        if texts
    )


def _draw(texts: Sequence[str], least: int, most: int, rng: np.random.Generator) -> list[str]:
    wanted = int(rng.integers(min(least, len(texts)), min(most, len(texts)) + 1))
    return [texts[i] for i in rng.permutation(len(texts))[:wanted]]


def _phrases() -> list[str]:
    noise = [row["phrase"] for row in read_rows("title_noise.csv")]
    return [*noise, *(name for name, _ in named_rows("benefits.csv"))]


def sample_postings(folder: Path = _SAMPLE_FOLDER) -> Iterator[tuple[str, str]]:
    """Yield the cleaned title and the description of each sample posting."""
    for name in _POSTING_FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            title, description = clean_title(row.get("岗位名称", "")), row.get("工作内容", "")
            if title and description:
                yield title, description
