"""``zhiqiao demo``: load the sample city and answer five people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_json, print_match, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System

PEOPLE = (
    "做过三年仓库打包，想在沙市区找个不上夜班的活，4000以上",
    "会开叉车，有N1证，住荆州区，想要包吃",
    "下岗挡车工，四十多了，想找离家近的保洁，住沙市",
    "会计专业大专毕业，想找双休的财务工作，4000左右，荆州",
    "I want to work as a kindergarten teacher in Jingzhou, I have a teaching certificate",
)


def demo(
    k: Annotated[int, typer.Option("-k", min=1, max=20, envvar="ZHIQIAO_K")] = 1,
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """装入样例城市，建索引，并为五个人找岗位。

    Load the sample city, build the index and match five people.
    """
    from recommender.bootstrap import open_system
    from recommender.services.find_services import prepare_services
    from recommender.services.load_sample import FILES, SAMPLE_REGION, load_sample
    from recommender.services.match_seeker import match_seeker
    from recommender.services.read_seeker import read_text
    from recommender.services.refresh_index import link_occupations, refresh

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        loaded = load_sample(
            system.store,
            system.reader,
            system.writer,
            system.settings.sample_dir,
            system.clock.today(),
        )
        link_occupations(system.store, system.linker)
        refresh([system.postings, system.seekers])
        prepare_services(system.store, system.sentences)
    held = system.store.postings.count(status="held")
    jobs = sum(loaded[name] for name, kind in FILES if kind == "postings")
    say(
        f"样例城市（荆州，单位和人都是虚构的）：岗位 {jobs}、求职者 {loaded['seekers.jsonl']}、"
        f"课程 {loaded['courses.jsonl']}、服务 {loaded['services.jsonl']}。\n"
        f"其中 {held} 个岗位的广告违法、收费或可疑，暂缓展示，见 zhiqiao held list。\n"
        "五个人各说一句话，下面是给每人的第一个岗位：✓ 理由，△ 差距，? 还不清楚的。\n"
        f"An invented sample city; {held} postings are held back for what their ads say.\n"
        "Five people say a sentence; below is the first posting for each."
    )
    answers = []
    for text in PEOPLE:
        person = read_text(text, system.clock.today(), SAMPLE_REGION).profile
        answer = match_seeker(system.matching, person, k=k, language=_language(text))
        answers.append({"text": text, **answer.model_dump(mode="json")})
        if output is not Format.JSON:
            print(f"\n「{text}」")
            for found in answer.matches:
                print_match(found, _language(text))
    say(
        "\n再试试 Try next:\n"
        '  .venv/bin/zhiqiao plan "想找仓库的活，没有叉车证，住沙市区，4000以上"\n'
        '  .venv/bin/zhiqiao services "老板拖着三个月工资没给"'
    )
    _show_accounts(system)
    if output is Format.JSON:
        print_json(answers)


def _show_accounts(system: System) -> None:
    """Say how to sign in, in development."""
    from recommender.services.demo_accounts import demo_accounts

    home, environment = system.settings.home, system.settings.environment
    if environment != "development":
        return
    told = demo_accounts(system.accounts, home, environment)
    lines = "".join(f"\n  {login:<16} {password}" for login, password in told.items())
    say(f"\n在 /sign-in 用样例账号登录 Sign in at /sign-in:{lines}")


def _language(text: str) -> str:
    return "en" if text.isascii() else "zh"
