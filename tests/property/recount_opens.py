"""Count again what every course of a plan opens, from exported records alone.

It shares no code with the plan, nor with the gates of ranking: rules are written out in plain
Python, one posting and one person at a time. Of the product it takes what is no part of the
count: names of certificates, the places, and what is asked of the scorer and the linker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from features.certificates import certificate_covers, certificates_required_by_law
from features.certificates import find_certificates as named
from features.minors import barred_by_trade
from features.region.distance import distance_km
from features.taxonomy import read_rows

Json = Mapping[str, Any]
LEVELS = ("primary", "junior_high", "senior_high", "junior_college", "bachelor", "master", "doctor")
GRADES = {"五级": 1, "四级": 2, "三级": 3, "二级": 4, "一级": 5}
GRADED = {row["code"] for row in read_rows("certificates.csv") if row["level_scheme"] == "grades"}
OF_NO_TRADE = {"skill_grade", "special_operation"}
HEALTH = "health_certificate"
ABOVE_WORKERS = re.compile(
    r"总监|总经理|总裁|副总|首席|总工(?!会)|厂长|院长|园长|校长|经理|厨师长|行政总厨|部长|科长"
    r"|主管|组长|班长|领班|主任(?!医师|护师)|店长|负责人|队长|director|chief|manager|supervisor|head of",
    re.IGNORECASE,
)
IN_NAME_ONLY = re.compile(
    r"(?:客户|产品|理财|大堂|楼层|项目|销售|渠道|区域|招商|招聘|社群|采购)经理|(?:account|product) manager",
    re.IGNORECASE,
)
LEARNERS = re.compile(
    r"学徒|实习|见习|助理|助教|储备|培训生|管培|学工|assistant|intern|trainee", re.I
)
RANKS = re.compile(r"总经理|经理|总监|主管|主任|组长|专员|助理|人员|员工|师傅")


@dataclass(frozen=True)
class World:
    """What is the same for all people: records, and what the linker says of them.

    Parameters
    ----------
    postings, courses
        Exported records by id.
    occupations
        Code of the occupation of each posting, where there is one.
    clusters
        Cluster of those postings that have near-duplicates.
    today
        The day.
    """

    postings: Mapping[str, Json]
    courses: Mapping[str, Json]
    occupations: Mapping[str, str | None]
    clusters: Mapping[str, str]
    today: date


@dataclass(frozen=True)
class Person:
    """One person.

    Parameters
    ----------
    profile
        The record.
    near, related
        Ids of the postings that are near the wish, and that have to do with it: the scorer's.
    wished, refused
        Occupations that are wished for and refused, as the linker is sure of.
    """

    profile: Json
    near: frozenset[str]
    related: frozenset[str]
    wished: frozenset[str]
    refused: tuple[str, ...]


def recount(world: World, person: Person, plan: Json) -> list[str]:
    """Return every figure of a plan that is not what the records say, in words."""
    faults = []
    papers, grades = held_papers(person.profile)
    here = [p for p in world.postings.values() if in_reach(world, person, p)]
    now = {p["id"] for p in here if papers_suffice(world, person, p, papers, grades)}
    suited = {
        "wish": [p for p in here if suits_wish(person, p)],
        "other": [p for p in here if suits_otherwise(person, p)],
    }
    open_now = one_of_each(world, [p["id"] for p in suited["wish"] if p["id"] in now])
    if list(plan["open_now"]["posting_ids"]) != open_now or plan["open_now"]["count"] != len(
        open_now
    ):
        faults.append(f"open_now {plan['open_now']['posting_ids']} is {open_now}")
    near = one_of_each(world, [p["id"] for p in here if p["id"] in person.near])
    if plan["near_wish"] != len(near):
        faults.append(f"near_wish {plan['near_wish']} is {len(near)}")
    for offer in plan["courses"]:
        taken = [world.courses[one] for one in (*offer["first"], offer["course"]["id"])]
        papers_then, grades_then = papers, grades
        for course in taken:
            papers_then, grades_then = with_course(course, papers_then, grades_then)
        found = [
            p["id"]
            for p in suited[offer["direction"]]
            if p["id"] not in now
            and not is_twin_of_any(world, p["id"], now)
            and papers_suffice(world, person, p, papers_then, grades_then)
        ]
        opened = one_of_each(world, found)
        said = list(offer["opens"]["posting_ids"])
        if said != opened or offer["opens"]["count"] != len(opened):
            faults.append(f"{offer['course']['title']} opens {said}, is {opened}")
    return faults


def held_papers(profile: Json) -> tuple[frozenset[str], dict[str, int | None]]:
    """Return the certificates held with all they stand for, and the grades that are known."""
    papers: set[str] = set()
    grades: dict[str, int | None] = {}
    for one in profile["certificates"]:
        for mention in named(f"{one['name']}{one['level'] or ''}"):
            if not mention.negated:
                papers |= certificate_covers(mention.code)
                keep_highest(grades, mention.code, mention.level)
    return frozenset(papers), grades


def with_course(
    course: Json, papers: frozenset[str], grades: Mapping[str, int | None]
) -> tuple[frozenset[str], dict[str, int | None]]:
    """Return what somebody holds after a course."""
    after, known = set(papers), dict(grades)
    for code, level in course_papers(course):
        after |= certificate_covers(code)
        keep_highest(known, code, level)
    return frozenset(after), known


def course_papers(course: Json) -> list[tuple[str, str | None]]:
    """Return code and grade of the certificates a course ends with."""
    found = [m for name in course["certificates"] for m in named(name, is_certificate_field=True)]
    if found and all(m.code in OF_NO_TRADE for m in found):
        of_title = named(f"{course['title']}证", is_certificate_field=True)
        found = [m for m in of_title if m.code not in OF_NO_TRADE] or found
    if any(m.code not in OF_NO_TRADE for m in found):
        found = [m for m in found if m.code not in OF_NO_TRADE]
    if "英语" not in course["title"]:
        found = [m for m in found if not m.code.startswith("english")]
    whole = next((g for g in GRADES if g in (course["certificate_level"] or "")), None)
    return [(m.code, m.level if m.level in GRADES else whole) for m in found if not m.negated]


def keep_highest(grades: dict[str, int | None], code: str, level: str | None) -> None:
    """Note the grade of a paper and of what it stands for; one that nobody knows stays unknown."""
    for covered in certificate_covers(code):
        stated = GRADES.get(level or "") if covered == code and code in GRADED else None
        before = grades.get(covered, 0)
        grades[covered] = None if stated is None or before is None else max(stated, before)


def papers_suffice(
    world: World,
    person: Person,
    posting: Json,
    papers: frozenset[str],
    grades: Mapping[str, int | None],
) -> bool:
    """Tell whether every certificate that the law or the ad asks for is held, in its grade."""
    for name in posting["certificates_required"]:
        for mention in named(name):
            if mention.negated or mention.code == HEALTH:
                continue
            if mention.code not in papers:
                return False
            asked = GRADES.get(mention.level or "") if mention.code in GRADED else None
            held = grades.get(mention.code)
            if asked is not None and held is not None and held < asked:
                return False
    occupation = world.occupations.get(posting["id"])
    by_law = certificates_required_by_law(occupation, posting["title"]) if occupation else []
    return all(code == HEALTH or code in papers for code in by_law)


def in_reach(world: World, person: Person, posting: Json) -> bool:
    """Tell whether a job is open and no condition but certificates speaks against it."""
    if posting["kind"] != "job" or posting["status"] != "open":
        return False
    last = posting["valid_through"]
    if last is not None and date.fromisoformat(str(last)) < world.today:
        return False
    profile = person.profile
    return (
        may_at_this_age(world, profile, posting)
        and not is_refused(world, person, posting)
        and is_near_enough(profile, posting)
        and has_the_form(profile, posting)
        and can_be_borne(profile, posting)
    )


def may_at_this_age(world: World, profile: Json, posting: Json) -> bool:
    """Tell whether the law lets somebody of that age do it."""
    age = profile.get("working_age")
    if age == "under_16":
        return False
    if age is None:
        return True
    hazards = posting["demands"]["heavy_lifting"], posting["demands"]["heights"]
    barred = barred_by_trade(world.occupations.get(posting["id"]), posting["title"])
    return not (True in hazards or barred)


def is_refused(world: World, person: Person, posting: Json) -> bool:
    """Tell whether it is work that somebody said they will not do."""
    if world.occupations.get(posting["id"]) in person.refused[:8]:
        return True
    title = pairs_of(RANKS.sub(" ", posting["title"]))
    worded = [
        words
        for one in person.profile["negated"]["titles"]
        if not RANKS.search(one) and 0 < len(words := pairs_of(one)) <= 8
    ]
    return any(words <= title for words in worded[:8])


def pairs_of(text: str) -> set[str]:
    """Return Latin words, and Chinese characters in pairs; a lone one as it is."""
    found: set[str] = set()
    for run in re.findall(r"[a-z0-9+#.]+|[\u3400-\u9fff]+", text.lower()):
        if run[0] < "\u3400" or len(run) == 1:
            found.add(run)
        else:
            found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return found


def is_near_enough(profile: Json, posting: Json) -> bool:
    """Tell whether it is not known to be outside the places or the way that somebody asked for."""
    where, home = posting["region_code"], profile["home_region_code"]
    if where is None:
        return True
    named_places = profile["acceptable_region_codes"][:8]
    if named_places:
        return any(holds(place, where) or holds(where, place) for place in named_places)
    if home is None or (holds(where, home) and where != home):
        return True
    km = profile["commute_km"]
    if km is None and profile["constraints"]["near_home"]:
        km = 10.0
    if km is not None:
        distance = distance_km(home, where)
        if distance is not None:
            return distance <= km
    return holds(home[:4] + "00", where)


def holds(outer: str, inner: str) -> bool:
    """Tell whether a place is another, or holds it."""
    if outer.endswith("0000"):
        return outer[:2] == inner[:2]
    return outer[:4] == inner[:4] if outer.endswith("00") else outer == inner


def has_the_form(profile: Json, posting: Json) -> bool:
    """Tell whether a form of employment that was not asked for is not stated."""
    wanted, form = profile["employment_types"], posting["employment_type"]
    return not wanted or form in (None, "dispatch", "flexible") or form in wanted


def can_be_borne(profile: Json, posting: Json) -> bool:
    """Tell whether hours and burdens are not stated that somebody cannot bear."""
    said, hours, body = profile["constraints"], posting["schedule"], posting["demands"]
    clashes = (
        (said["no_night_shift"], hours["night_shift"] is True),
        (said["no_rotating_shift"], hours["rotating_shift"] is True),
        (said["weekend_off"], hours["weekend_off"] is False),
        (said["no_heavy_lifting"], body["heavy_lifting"] is True),
        (said["no_standing_long"], body["standing_long"] is True),
        (said["no_heights"], body["heights"] is True),
    )
    return not any(wish is True and clash for wish, clash in clashes)


def level(name: str | None) -> int | None:
    """Return the rank of a level of schooling; vocational and senior high school are equal."""
    if name is None:
        return None
    return LEVELS.index("senior_high" if name == "vocational_secondary" else name)


def schooling_suffices(person: Person, posting: Json) -> bool:
    """Tell whether the schooling asked for is reached, or one of the two is not known."""
    if "education" in posting["asks_nothing_of"]:
        return True
    asked, held = level(posting["education_min"]), level(person.profile["education"])
    return asked is None or held is None or held >= asked


def years_asked(posting: Json) -> float | None:
    """Return the years of work asked for; 0 where the ad asks for none, ``None`` unknown."""
    if "experience" in posting["asks_nothing_of"]:
        return 0.0
    years: float | None = posting["experience_min_years"]
    return years


def suits_wish(person: Person, posting: Json) -> bool:
    """Tell whether it is near the wish, with schooling and years enough where both are known."""
    if posting["id"] not in person.near or not schooling_suffices(person, posting):
        return False
    asked, years = years_asked(posting), person.profile["experience_years"]
    return not asked or years is None or years >= asked


def suits_otherwise(person: Person, posting: Json) -> bool:
    """Tell whether it is other work that somebody could begin with."""
    schooled = level(person.profile["education"])
    much = schooled is not None and schooled > LEVELS.index("senior_high")
    return (
        posting["id"] not in person.near
        and (posting["id"] in person.related or not much)
        and schooling_suffices(person, posting)
        and not years_asked(posting)
        and not leads(posting["title"])
    )


def leads(title: str) -> bool:
    """Tell whether a title is of somebody whom others report to."""
    plain = IN_NAME_ONLY.sub("", title).strip()
    is_learner = LEARNERS.search(plain) and not re.search(r"总监|总经理|厂长|园长|校长|院长", plain)
    return bool(ABOVE_WORKERS.search(plain)) and not is_learner


def one_of_each(world: World, ids: Iterable[str]) -> list[str]:
    """Return ids in order, of near-duplicates the first."""
    seen: set[str] = set()
    kept = []
    for one in sorted(ids):
        cluster = world.clusters.get(one)
        if cluster is None or cluster not in seen:
            kept.append(one)
        if cluster is not None:
            seen.add(cluster)
    return kept


def is_twin_of_any(world: World, one: str, others: Iterable[str]) -> bool:
    """Tell whether a near-duplicate of a posting is among others."""
    cluster = world.clusters.get(one)
    return cluster is not None and any(world.clusters.get(other) == cluster for other in others)
