"""Laws of explanations that hold for every pair, checked without the code that makes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.pairs import FAR_ABOVE
from features.taxonomy import read_rows
from recommender.adapters.files.limits import Limits
from recommender.adapters.files.reader import FileTableReader
from recommender.adapters.files.writer import FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.explain import Explanation
from recommender.explanation.sentences import REASONS
from recommender.services.load_sample import load_sample
from tests.pairs import PROJECT, FromModels, explained, said

pytestmark = pytest.mark.property

# What each reason is about. Certificates and skills are many: they are told apart by name.
SUBJECTS = {
    "wished_work": "work",
    "same_occupation": "work",
    "higher_rank": "work",
    "lower_rank": "work",
    "near_occupation": "work",
    "done_before": "work",
    "same_as_before": "work",
    "near_before": "work",
    "title_words": "work",
    "title_meaning": "work",
    "distant_work": "work",
    "duties": "duties",
    "shared_skills": "names",
    "held_certificates": "names",
    "preferred_certificates": "names",
    "form_met": "form",
    "pay_meets": "pay",
    "pay_can_meet": "pay",
    "pay_states": "pay",
    "same_district": "place",
    "near_home": "place",
    "far_from_home": "place",
    "wished_place": "place",
    "part_of_wished_place": "place",
    "hours_met": "hours",
    "weekend_off": "weekend",
    "demands_met": "demands",
    "board_and_lodging": "board",
    "experience_met": "experience",
    "experience_none": "experience",
    "education_met": "education",
    "education_none": "education",
}
HOURS = {
    "night": ("不上夜班", "上不上夜班"),
    "rotating": ("不倒班", "倒不倒班"),
    "weekend": ("双休", "是不是双休"),
    "heavy": ("不搬重物", "搬不搬重物"),
    "standing": ("不用久站", "要不要久站"),
    "heights": ("不登高", "要不要登高"),
}
CHINESE = re.compile(r"[\u3400-\u9fff]")
QUOTED = re.compile(r"“[^”]*”")
LONGEST = {"zh": 60, "en": 180}

CERTIFICATES = [row["name_zh"] for row in read_rows("certificates.csv")]
SKILLS = [row["name_zh"] for row in read_rows("skills.csv")]
REGIONS = ["421002", "421003", "421000", "420000", "420100", "110105"]
LEVELS = ["primary", "senior_high", "vocational_secondary", "junior_college", "bachelor"]
FORMS = ["full_time", "part_time", "temporary", "flexible"]
TITLES = [
    "厨师",
    "厨师长",
    "低压电工",
    "幼儿园教师",
    "叉车司机",
    "仓库打包员",
    "Java工程师",
    "保安",
]
OCCUPATIONS = ["4-03-02-01", "6-31-01-03", "2-08-03-03", "6-30-05-01", "4-07-05-01", None]
maybe = st.none() | st.booleans()


def some(values: list[str], most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def one(values: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


pay = st.none() | st.integers(1000, 20000)
years = st.none() | st.sampled_from([0, 0.5, 1, 1.5, 3, 10])
people = st.builds(
    lambda **known: SeekerProfile.model_validate({"id": "s", **known}),
    desired_titles=some(TITLES, 2),
    skills=some(SKILLS),
    certificates=some(CERTIFICATES).map(lambda names: [{"name": n} for n in names]),
    negated=st.fixed_dictionaries(
        {
            "skills": some(SKILLS, 2),
            "certificates": some([*CERTIFICATES, "any"], 2),
            "titles": some(TITLES, 2),
        }
    ),
    working_age=st.sampled_from([None, None, "under_18", "under_16"]),
    education=one(LEVELS),
    experience_years=years,
    home_region_code=one(REGIONS),
    acceptable_region_codes=some(REGIONS, 2),
    commute_km=st.none() | st.sampled_from([3, 10, 50]),
    salary_min_cny_month=pay,
    employment_types=some(FORMS, 2),
    constraints=st.fixed_dictionaries(
        dict.fromkeys(
            (
                "no_night_shift",
                "no_rotating_shift",
                "no_heavy_lifting",
                "no_standing_long",
                "no_heights",
                "weekend_off",
                "near_home",
                "board_and_lodging",
                "child_pickup",
            ),
            maybe,
        )
    ),
)


@st.composite
def postings(draw: st.DrawFn) -> JobPosting:
    low, high = draw(pay), draw(pay)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    known = {
        "region_code": draw(one(REGIONS)),
        "address": draw(one(["开发区一路1号"])),
        "salary_text": draw(one(["16元/时", "20-28万/年", "3500-4500元/月"])),
        "salary_min_cny_month": low,
        "salary_max_cny_month": high,
        "salary_negotiable": draw(st.booleans()),
        "education_min": draw(one(LEVELS)),
        "experience_min_years": draw(years),
        "asks_nothing_of": draw(some(["education", "experience"], 2)),
        "skills": draw(some(SKILLS)),
        "certificates_required": draw(some([*CERTIFICATES, "园长任职资格证", "没证也行"])),
        "certificates_preferred": draw(some(CERTIFICATES, 2)),
        "employment_type": draw(one(FORMS)),
        "schedule": {n: draw(maybe) for n in ("night_shift", "rotating_shift", "weekend_off")},
        "demands": {n: draw(maybe) for n in ("heavy_lifting", "standing_long", "heights")},
        "benefits": draw(some(["五险", "包吃住", "包住", "工作餐", "住房公积金"])),
        "valid_through": draw(st.none() | st.just(date(2026, 12, 31))),
    }
    title = draw(st.sampled_from(TITLES))
    return JobPosting.model_validate({"id": "p", "source": "x", "title": title, **known})


extra = st.fixed_dictionaries(
    {
        "occupation": st.sampled_from(OCCUPATIONS),
        "linked": st.sampled_from([(), (("4-03-02-01", 0.9),), (("6-31-01-03", 0.6),)]),
        "refused": st.sampled_from([(), (), ("4-03-02-01",), ("6-31-01-03",)]),
        "title": st.sampled_from([float("nan"), 0.2, 0.9]),
        "body": st.sampled_from([float("nan"), 0.2, 0.9]),
    }
)
pairs = given(people, postings(), extra)


@pairs
@settings(max_examples=300)
def test_one_fact_stands_in_one_list(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    found = explained(person, job, **more)
    repeated = [subject for subject, n in Counter(subjects_of(found)).items() if n > 1]
    assert repeated == []


def subjects_of(found: Explanation) -> Iterator[str]:
    """Yield the subject of everything that is said; certificates and skills by their names."""
    for reason in found.reasons:
        yield from _subjects_of_reason(reason.code, reason.text)
    for gap in found.gaps:
        yield gap.name if gap.kind in ("certificate", "skill") else gap.kind
    for question in found.open_questions:
        yield from question.about or question.kinds


def _subjects_of_reason(code: str, text: str) -> Iterator[str]:
    subject = SUBJECTS[code]
    if subject == "names":
        body = re.sub(r"^(要求的|用得上您会的|有)|(，您都?有。|的优先，您都?有。|等?。)$", "", text)
        yield from body.split("、")
    elif subject in ("hours", "demands"):
        yield from (key for key, (met, _) in HOURS.items() if met in re.split("[明、。]", text))
    else:
        yield subject


def test_every_reason_has_a_subject() -> None:
    assert set(SUBJECTS) == set(REASONS)


@pairs
@settings(max_examples=300)
def test_english_has_no_chinese_but_what_is_quoted(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    assert chinese_in(explained(person, job, "en", **more), person, job) == []


def chinese_in(found: Explanation, person: SeekerProfile, job: JobPosting) -> list[str]:
    """Return sentences with Chinese outside quotes, or with a quote nobody has written."""
    written = f"{person.model_dump_json()}{job.model_dump_json()}"
    faults = [g.name for g in found.gaps if CHINESE.search(QUOTED.sub("", g.name))]
    for sentence in [*said(found), *(gate.detail for gate in found.gates)]:
        quotes = QUOTED.findall(sentence)
        if CHINESE.search(QUOTED.sub("", sentence)) or any(
            quote[1:-1] not in written for quote in quotes
        ):
            faults.append(sentence)
    return faults


@pairs
def test_both_languages_say_the_same(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    zh, en = (explained(person, job, language, **more) for language in ("zh", "en"))
    assert [(r.code, r.weight) for r in zh.reasons] == [(r.code, r.weight) for r in en.reasons]
    assert [(g.kind, g.required) for g in zh.gaps] == [(g.kind, g.required) for g in en.gaps]
    assert [(q.kinds, q.whom) for q in zh.open_questions] == [
        (q.kinds, q.whom) for q in en.open_questions
    ]
    assert [(g.name, g.verdict, g.asked) for g in zh.gates] == [
        (g.name, g.verdict, g.asked) for g in en.gates
    ]


@pairs
def test_a_sentence_is_whole_and_short(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    for language, ends in (("zh", "。？"), ("en", ".?")):
        found = explained(person, job, language, **more)
        for sentence in [*said(found), *(gate.detail for gate in found.gates)]:
            assert sentence[-1] in ends
            assert not re.search(r"[{}]|\bNone\b|\bnan\b|  |，，|、、|“”", sentence)
            assert language == "zh" or sentence[0].isupper() or sentence[0] == "“"


@pairs
def test_pay_meets_only_with_its_least(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    wish = person.salary_min_cny_month
    low, high = job.salary_min_cny_month, job.salary_max_cny_month
    found = explained(person, job, **more)
    codes, gaps = {r.code for r in found.reasons}, {g.kind for g in found.gaps}
    meets = wish is not None and low is not None and low >= wish
    far_above = wish is not None and low is not None and low > FAR_ABOVE * wish > 0
    assert ("pay_meets" in codes) is (meets and not far_above)
    assert ("pay" in gaps) is (wish is not None and high is not None and high < wish)


@pairs
def test_what_a_gate_leaves_open_is_asked_about(
    person: SeekerProfile, job: JobPosting, more: FromModels
) -> None:
    kinds = {
        "in_date": {"in_date"},
        "working_age": {"working_age"},
        "refused_work": {"refused_work"},
        "legal_certificate": {"certificate"},
        "region": {"place"},
        "employment_type": {"form"},
        "schedule": {"night", "rotating", "weekend"},
        "physical": {"heavy", "standing", "heights"},
    }
    found = explained(person, job, **more)
    asked = {kind for question in found.open_questions for kind in question.kinds}
    # What is got within days is no question: that it is lacking is known, and told as a gap.
    asked |= {gap.kind for gap in found.gaps if gap.required == "law"}
    for gate in found.gates:
        if gate.verdict == "unknown" and gate.asked:
            assert kinds[gate.name] & asked, gate
        if gate.verdict == "fail":
            assert gate.asked


@pytest.fixture(scope="module")
def sample() -> MemoryStore:
    """The sample city, read in but not linked."""
    store, limits = MemoryStore(), Limits()
    load_sample(
        store,
        FileTableReader(limits),
        FileTableWriter(),
        PROJECT / "data" / "sample",
        date(2026, 11, 24),
    )
    return store


def test_the_sample_city_is_explained_in_english(sample: MemoryStore) -> None:
    people, jobs = sample.seekers.page(limit=100), sample.postings.page(limit=1000)
    faults, n_pairs = [], 0
    for i, person in enumerate(people):
        for job in jobs[i % 40 :: 40]:
            occupation = OCCUPATIONS[(i + n_pairs) % len(OCCUPATIONS)]
            found = explained(person, job, "en", occupation=occupation)
            faults += chinese_in(found, person, job)
            n_pairs += 1
    assert n_pairs > 900
    assert faults == []


def test_the_sample_city_is_short_enough_to_read_aloud(sample: MemoryStore) -> None:
    people, jobs = sample.seekers.page(limit=100), sample.postings.page(limit=1000)
    for i, person in enumerate(people):
        for job in jobs[i % 80 :: 80]:
            for language, most in LONGEST.items():
                assert max(map(len, said(explained(person, job, language)))) <= most
