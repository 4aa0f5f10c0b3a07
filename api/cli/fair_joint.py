"""``zhiqiao fair joint``: one fair in several cities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.fair_paper import write_out
from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.joint_fair import JointPlan
    from recommender.services.fair_print import Visit
    from recommender.services.joint_plan import PlannedCity, PlannedJoint

SHOWN = 10
Cities = Annotated[
    Path,
    typer.Option(
        envvar="ZHIQIAO_CITIES",
        exists=True,
        help="cities.yaml，或每个城市一个子文件夹的文件夹。 A YAML file or a folder of folders.",
    ),
]
Out = Annotated[Path, typer.Option(envvar="ZHIQIAO_OUT", help="写到哪个文件夹。 Folder.")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


def joint(cities: Cities, out: Out, output: Output = Format.TABLE) -> None:
    """大中城市联合招聘：几个城市一起排，重复报名的合成一人，各市一份计划，跨市远程面试。

    Plan a fair of several cities: everybody once, a plan a city, interviews across cities.
    """
    from recommender.bootstrap import open_system
    from recommender.importing.joint_cities import REMOTE, read_cities
    from recommender.services.joint_figures import JOINT_FILE, joint_plan
    from recommender.services.joint_sheets import JOINT_WORKBOOK, joint_sheets
    from recommender.services.plan_joint_fair import plan_joint_fair

    spec = read_cities(cities)
    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        made = plan_joint_fair(system.matching, system.reader, spec, progress)
        plan = joint_plan(made)
        out.mkdir(parents=True, exist_ok=True)
        visits = _write_remote(system, out / REMOTE, made)
        for city in made.cities:
            _write_city(system, out / city.spec.name, city, visits)
        system.writer.write_document(out / JOINT_FILE, plan)
        system.writer.write_sheets(out / JOINT_WORKBOOK, joint_sheets(made, plan))
    _tell(plan)
    facts = _facts(plan) | {"plan": str(out / JOINT_FILE), "workbook": str(out / JOINT_WORKBOOK)}
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [list(facts.values())])
    else:
        print_facts(facts)


def _write_remote(system: System, folder: Path, made: PlannedJoint) -> dict[str, tuple[Visit, ...]]:
    """Write the interviews at a distance as a fair of their own; return them by attendee."""
    from recommender.services.fair_print import fair_paper
    from recommender.services.fair_print_meetings import told_meetings

    if not made.remote.plan.meetings:
        return {}
    folder.mkdir(exist_ok=True)
    write_out(system, folder, made.remote, made.remote_hours)
    told = told_meetings(made.remote, system.matching)
    paper = fair_paper(made.remote, told, made.remote_hours)
    return {sheet.attendee_id: sheet.visits for sheet in paper.attendees}


def _write_city(
    system: System, folder: Path, city: PlannedCity, visits: dict[str, tuple[Visit, ...]]
) -> None:
    from recommender.services.fair_folder import write_sources
    from recommender.services.joint_sides import id_in

    folder.mkdir(exist_ok=True)
    people = (person.id for person in city.made.inputs.guests.people)
    remote = {person: visits.get(id_in(city.spec.name, person), ()) for person in people}
    write_out(system, folder, city.made, city.hours, remote)
    spec = city.spec
    write_sources(system.writer, folder, spec.attendees, spec.booths, city.options, city.elsewhere)


def _facts(plan: JointPlan) -> dict[str, Any]:
    return {
        "cities": len(plan.cities),
        "registered": sum(one.registered for one in plan.cities),
        "people": plan.people,
        "merged": len(plan.merged),
        "placed": plan.placed,
        "unplaced": plan.people - plan.placed,
        "meetings": sum(one.meetings for one in plan.cities),
        "remote": len(plan.remote),
        "postings": plan.postings,
        "same_postings": len(plan.same_postings),
    }


def _tell(plan: JointPlan) -> None:
    """Say on stderr what a person should look at; the workbook has all of it."""
    for one in plan.merged[:SHOWN]:
        say(
            f"合并 merged：{one.city} {one.attendee_id}（第 {one.row} 行）与 {one.same_as_city} "
            f"{one.same_as}（第 {one.same_as_row} 行）是同一人 [{one.basis}]，安排在{one.home}"
        )
    if len(plan.merged) > SHOWN:
        say(f"共合并 {len(plan.merged)} 人，见“合并的人”。 More in the workbook.")
    for same in plan.same_postings[:SHOWN]:
        where = "、".join(f"{at.city} {at.booth_id}" for at in same.places)
        say(f"同一岗位 same posting：{same.employer_name} {same.title}（{where}），只算一个")
