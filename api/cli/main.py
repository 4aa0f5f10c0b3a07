"""The command ``zhiqiao``: one module a command, heavy imports inside them."""

from __future__ import annotations

import os
import sys

# Before numpy loads: spinning OpenMP threads slow a shared machine many times over.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import typer

from api.cli import (
    accounts,
    caseload,
    casework,
    check_posting,
    control,
    demo,
    doctor,
    eligibility,
    erase,
    evaluate,
    events,
    fair,
    held,
    import_export,
    index,
    intake,
    jobs,
    match,
    models,
    normalize,
    notifications,
    occupations,
    plan,
    rules,
    serve,
    services,
    tags,
    train,
)

app = typer.Typer(
    name="zhiqiao",
    help="职桥：公共就业服务的岗位匹配与就业帮扶推荐。\n\n"
    "Zhiqiao: job matching and employment assistance for public employment services.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(import_export.importing, name="import")
app.add_typer(import_export.exporting, name="export")
app.add_typer(normalize.app, name="normalize")
app.add_typer(occupations.app, name="occupations")
app.add_typer(events.app, name="events")
app.add_typer(tags.app, name="tags")
app.add_typer(control.app, name="control")
app.add_typer(held.app, name="held")
app.add_typer(caseload.app, name="caseload")
app.add_typer(accounts.app, name="accounts")
app.add_typer(fair.app, name="fair")
app.add_typer(jobs.app, name="jobs")
app.add_typer(casework.app, name="casework")
app.add_typer(notifications.app, name="notifications")
app.add_typer(rules.app, name="rules")
app.add_typer(index.app, name="index")
app.add_typer(models.app, name="models")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(train.app, name="train")
app.command(name="demo")(demo.demo)
app.command(name="intake")(intake.intake)
app.command(name="match")(match.match)
app.command(name="plan")(plan.plan)
app.command(name="eligibility")(eligibility.eligibility)
app.command(name="erase")(erase.erase)
app.command(name="services")(services.services)
app.command(name="explain")(match.explain)
app.command(name="check-posting")(check_posting.check_posting)
app.command(name="serve")(serve.serve)
app.command(name="doctor")(doctor.doctor)


def run() -> None:
    """Run the command line; an error we know exits with its own code and one sentence."""
    from api.cli.output import fail
    from recommender.errors import ZhiqiaoError

    try:
        app()
    except ZhiqiaoError as error:
        sys.exit(fail(error))
