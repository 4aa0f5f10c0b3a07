"""``zhiqiao match`` and ``zhiqiao explain``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_gate, print_json, print_match, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.match import MatchAnswer, SeekerAnswer
    from recommender.domain.seeker import SeekerProfile

Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


def match(
    text: Annotated[str | None, typer.Argument(help="一句话说说自己 / a sentence")] = None,
    profile: Annotated[
        Path | None, typer.Option(help="SeekerProfile 的 JSON 文件", envvar="ZHIQIAO_PROFILE")
    ] = None,
    seeker: Annotated[
        str | None, typer.Option(help="已登记求职者编号", envvar="ZHIQIAO_SEEKER")
    ] = None,
    posting: Annotated[
        str | None, typer.Option(help="反向：为岗位找人", envvar="ZHIQIAO_POSTING")
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, envvar="ZHIQIAO_K")] = 10,
    non_personalized: Annotated[
        bool,
        typer.Option("--non-personalized", help="只用输入的词", envvar="ZHIQIAO_NON_PERSONALIZED"),
    ] = False,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """为一个人找岗位（或用 --posting 为岗位找人），每条都有理由。

    Rank postings for a person, or people for a posting, each with its reasons.
    """
    from recommender.bootstrap import open_system
    from recommender.services.apply_control import match_registered
    from recommender.services.match_posting import match_posting
    from recommender.services.match_seeker import match_seeker
    from recommender.services.refresh_index import refresh

    one_of(text=text, profile=profile, seeker=seeker, posting=posting)
    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        refresh([system.seekers if posting is not None else system.postings])
    if posting is not None:
        print_people(match_posting(system.matching, posting, k=k, language=language), output)
        return
    person, not_understood, _ = who(system, text, profile, seeker)
    rank = match_seeker if seeker is None else match_registered
    answer = rank(
        system.matching, person, k=k, language=language, non_personalized=non_personalized
    )
    answer = answer.model_copy(update={"not_understood": not_understood})
    print_answer(answer, output, language)


def explain(
    seeker: Annotated[str, typer.Option(help="求职者编号", envvar="ZHIQIAO_SEEKER")],
    posting: Annotated[str, typer.Option(help="岗位编号", envvar="ZHIQIAO_POSTING")],
    k: Annotated[
        int, typer.Option("-k", min=1, max=100, help="本人看到几条", envvar="ZHIQIAO_K")
    ] = 10,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """说明某岗位为什么排在这里、为什么没有显示、怎样才会显示。

    Explain any pair, shown or not: its place, why no higher, and what would change it.
    """
    from recommender.bootstrap import open_system
    from recommender.services.explain_standing import explain_standing
    from recommender.services.refresh_index import refresh
    from recommender.services.working_age import registered_seeker

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        refresh([system.postings])
    person = registered_seeker(system.store, seeker, system.clock.today())
    found = explain_standing(
        system.matching, person, posting, registered=True, k=k, language=language
    )
    if output is Format.JSON:
        print_json(found.model_dump(mode="json"))
        return
    print_match(found, language)
    for gate in found.gates:
        print_gate(gate)


def one_of(**given: object) -> None:
    """Raise `UsageError` unless exactly one of the options is given."""
    from recommender.errors import UsageError

    if sum(value is not None for value in given.values()) != 1:
        names = ", ".join(given)
        raise UsageError(detail=f"exactly one of {names} / 四者选一")


def who(
    system: System, text: str | None, profile: Path | None, seeker: str | None
) -> tuple[SeekerProfile, tuple[str, ...], str]:
    """Return the person meant, what of a typed text was not understood, and that text."""
    from recommender.services.read_seeker import read_profile_file, read_text
    from recommender.services.working_age import registered_seeker

    if text is not None:
        words = sys.stdin.read() if text == "-" else text
        intake = read_text(words, system.clock.today(), system.settings.near_region)
        return intake.profile, intake.not_understood, words
    if profile is not None:
        return read_profile_file(profile), (), ""
    return registered_seeker(system.store, seeker or "", system.clock.today()), (), ""


def print_answer(answer: MatchAnswer, output: Format, language: str) -> None:
    """Print ranked postings."""
    from recommender.explanation.sentences import relaxed_sentence

    if output is Format.JSON:
        print_json(answer.model_dump(mode="json"))
        return
    if output is Format.CSV:
        header = ("rank", "posting_id", "title", "employer_name", "score", "reasons", "control")
        print_csv(
            header,
            (
                (
                    m.rank,
                    m.posting.id,
                    m.posting.title,
                    m.posting.employer_name or "",
                    m.score,
                    " ".join(r.text for r in m.reasons),
                    m.control.text if m.control else "",
                )
                for m in answer.matches
            ),
        )
        return
    for notice in answer.notices:
        say(notice)
    for found in answer.matches:
        print_match(found, language)
    if not (answer.matches or answer.notices):
        say(
            "没有合适的岗位，或资料不足。"
            if language == "zh"
            else "Nothing fits, or too little is known."
        )
    zh = language == "zh"
    for control in answer.excluded_controls:
        say(f"{control.text}  {control.posting_id}")
    for step in answer.relaxed:
        say(relaxed_sentence(step, language))
    for question in answer.questions:
        say(f"{'还想问' if zh else 'To ask'}: {question}")
    if answer.not_understood:
        say(f"{'没听懂' if zh else 'Not understood'}: {' / '.join(answer.not_understood)}")


def print_people(answer: SeekerAnswer, output: Format) -> None:
    """Print ranked seekers; none of their protected facts is here to print."""
    if output is Format.JSON:
        print_json(answer.model_dump(mode="json"))
        return
    rows = [
        (
            m.rank,
            m.seeker.id,
            "、".join(m.seeker.desired_titles),
            m.score,
            " ".join(r.text for r in m.reasons),
        )
        for m in answer.matches
    ]
    if output is Format.CSV:
        print_csv(("rank", "seeker_id", "desired_titles", "score", "reasons"), rows)
        return
    for row in rows:
        print("  ".join(str(cell) for cell in row))
