"""``zhiqiao plan``: one intake, one plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.eligibility import Facts, PackName, RegisteredSeeker, noted_in_file
from api.cli.match import Language, Output, one_of, who
from api.cli.output import Format, print_csv, print_json, print_match, say
from api.cli.progress import bars
from api.cli.rules import Folder, packs_in

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.plan import CourseOffer, Plan

HEADER = ("list", "rank", "id", "title", "opens", "text")


def plan(
    text: Annotated[str | None, typer.Argument(help="一句话说说自己 / a sentence")] = None,
    profile: Annotated[
        Path | None, typer.Option(help="SeekerProfile 的 JSON 文件", envvar="ZHIQIAO_PROFILE")
    ] = None,
    seeker: RegisteredSeeker = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="岗位几条", envvar="ZHIQIAO_K")] = 10,
    facts: Facts = None,
    pack: PackName = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="存档（限已登记求职者）", envvar="ZHIQIAO_KEEP")
    ] = False,
    by: Annotated[str, typer.Option(help="谁做的", envvar="ZHIQIAO_BY")] = "counselor",
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """为一个人做一份方案：岗位、培训、见习和公益性岗位、服务事项，都有理由。

    Make one plan for a person: postings, courses, apprenticeships and services, with reasons.
    """
    from recommender.bootstrap import open_system
    from recommender.errors import UsageError
    from recommender.services.make_plan import PlanWish, make_plan
    from recommender.services.refresh_index import refresh

    one_of(text=text, profile=profile, seeker=seeker)
    if keep and seeker is None:
        raise UsageError(
            detail_zh="只有已登记求职者的方案能存档，请用 --seeker",
            detail_en="only the plan of a registered seeker can be kept: use --seeker",
        )
    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        refresh([system.postings])
    person, not_understood, words = who(system, text, profile, seeker)
    wish = PlanWish(
        seeker=person,
        seeker_id=seeker,
        words=words,
        not_understood=not_understood,
        noted=noted_in_file(facts) if facts is not None else None,
        noted_in=str(facts),
        pack=pack,
        k=k,
        language=language,
    )
    made = make_plan(system.matching, system.planning, packs_in(folder), wish)
    if keep:
        _keep(system, made, by)
    if output is Format.JSON:
        print_json(made.model_dump(mode="json"))
    elif output is Format.CSV:
        print_csv(HEADER, _rows(made))
    else:
        _print(made, language)


def _keep(system: System, made: Plan, by: str) -> None:
    from recommender.services.keep_plan import keep_plan

    kept, new = keep_plan(system.store, system.clock, made, by)
    say(f"已存档 {kept.id}" if new else f"与上次存档的方案相同 {kept.id}")


def _rows(made: Plan) -> list[tuple[object, ...]]:
    jobs = [
        ("postings", m.rank, m.posting.id, m.posting.title, "", " ".join(r.text for r in m.reasons))
        for m in made.postings
    ]
    courses = [
        (
            "courses",
            offer.rank,
            offer.course.id,
            offer.course.title,
            offer.opens.count,
            " ".join((*(r.text for r in offer.reasons), offer.cost.text)),
        )
        for offer in made.courses
    ]
    places = [
        (
            "apprenticeships",
            place.match.rank,
            place.match.posting.id,
            place.match.posting.title,
            "",
            " ".join(place.terms),
        )
        for place in made.apprenticeships
    ]
    services = [
        ("services", n, item.service.id, item.service.title, "", item.text)
        for n, item in enumerate(made.services, 1)
    ]
    return [*jobs, *courses, *places, *services]


def _print(made: Plan, language: str) -> None:
    zh = language == "zh"
    for notice in made.notices:
        say(notice)
    _head("还差什么" if zh else "What is missing", len(made.gaps))
    for gap in made.gaps:
        print(f" △ {gap.text}")
    _head("岗位" if zh else "Postings", len(made.postings))
    for found in made.postings:
        print_match(found, language)
    _head("培训" if zh else "Courses", len(made.courses))
    for offer in made.courses:
        _print_course(offer)
    verdicts = dict.fromkeys(o.cost.entitlement.text for o in made.courses if o.cost.entitlement)
    for text in verdicts:
        print(f" · {text}")
    _head("见习和公益性岗位" if zh else "Apprenticeships", len(made.apprenticeships))
    for place in made.apprenticeships:
        print_match(place.match, language)
        for term in (*place.terms, *((place.entitlement.text,) if place.entitlement else ())):
            print(f"   · {term}")
    _head("服务" if zh else "Services", len(made.services))
    for item in made.services:
        print(f" {item.service.title}  {item.service.contact or ''}  {item.service.id}")
        print(f"   {item.text}")
        if item.service.proofs:
            print(f"   {'带上' if zh else 'Bring'}: {'、'.join(item.service.proofs)}")
    for footnote in made.footnotes:
        say(footnote)
    for question in made.questions:
        say(f"{'还想问' if zh else 'To ask'}: {question}")
    if made.not_understood:
        say(f"{'没听懂' if zh else 'Not understood'}: {' / '.join(made.not_understood)}")


def _head(title: str, n: int) -> None:
    print(f"\n== {title}（{n}）")


def _print_course(offer: CourseOffer) -> None:
    course = offer.course
    print(f"{offer.rank}. {course.title}｜{course.provider_name or '—'}  {course.id}")
    for reason in offer.reasons:
        print(f"   ✓ {reason.text}")
    print(f"   ¥ {offer.cost.text}")
    for question in offer.to_ask:
        print(f"   ? {question}")
