"""Change a rule pack: check what was written, try it on its cases, keep it as a new version."""

from __future__ import annotations

from pathlib import Path

from recommender.assistance.rules.packs import Pack
from recommender.assistance.rules.read_cases import read_cases
from recommender.assistance.rules.try_cases import differences, untried
from recommender.domain.audit import AuditEntry
from recommender.domain.base import stable_id
from recommender.errors import InvalidInput, RulePackInvalid
from recommender.ports import Clock, Store
from recommender.services.check_rules import PackCheck
from recommender.services.rule_packs import (
    CASES_FILE,
    PACK_FILE,
    RulePackFolder,
    read_text,
    refuse,
)


def pack_texts(packs: RulePackFolder, name: str) -> tuple[str, str]:
    """Return the text of a pack and of its cases, as they stand; empty without cases.

    Raises
    ------
    NotFound
        There is no pack of that name.
    """
    folder = packs.folder_of(name)
    if name not in packs.names():
        packs.read(name)
    cases = folder / CASES_FILE
    return read_text(folder / PACK_FILE), read_text(cases) if cases.is_file() else ""


def check_draft(packs: RulePackFolder, name: str, text: str, cases_text: str) -> PackCheck:
    """Return what a check of a draft finds; nothing is kept.

    Parameters
    ----------
    packs, name
        Where the pack is.
    text, cases_text
        What it is to be.
    """
    try:
        pack = packs.read_draft(name, text)
        cases, mistakes = read_cases(cases_text, pack) if cases_text.strip() else ([], [])
        refuse(f"{name}/{CASES_FILE}", mistakes)
    except RulePackInvalid as error:
        return PackCheck(name, refused=error)
    return PackCheck(
        name,
        pack.head,
        len(pack.rules),
        len(cases),
        differences=tuple(differences(pack, cases)),
        untried=tuple(untried(pack, cases)),
    )


def save_draft(
    packs: RulePackFolder,
    store: Store,
    clock: Clock,
    name: str,
    texts: tuple[str, str],
    by: str,
) -> PackCheck:
    """Keep a draft as the version in force; the one before it stays beside it.

    Parameters
    ----------
    packs
        With a folder of its own to save into.
    store, clock
        For the line in the audit trail.
    name
        Of the pack.
    texts
        The pack, and its cases.
    by
        Who saves.

    Raises
    ------
    RulePackInvalid
        It is wrong.
    InvalidInput
        A case comes out otherwise, its version is not above the one in force, or packs cannot
        be saved here.
    """
    check = check_draft(packs, name, *texts)
    if check.refused is not None:
        raise check.refused
    if check.differences:
        raise InvalidInput(
            detail_zh=f"有 {len(check.differences)} 个案例与预期不符，请先改规则或案例",
            detail_en=f"{len(check.differences)} cases come out otherwise; "
            "correct the rules or the cases first",
        )
    now = packs.read(name)
    draft = packs.read_draft(name, texts[0])
    if packs.own is None or _number(draft) <= _number(now):
        raise InvalidInput(
            detail_zh=f"请把 version 改得比 {now.head.version} 大，例如当天的日期加序号",
            detail_en=f"raise `version` above {now.head.version}, such as the day and a number",
        )
    _write(packs.own / name, pack_texts(packs, name), now.head.version, keep=True)
    _write(packs.own / name, texts, draft.head.version, keep=False)
    _note(store, clock, name, draft.head.version, by)
    return check


def _number(pack: Pack) -> tuple[int, ...]:
    return tuple(int(part) for part in pack.head.version.split("."))


def _write(folder: Path, texts: tuple[str, str], version: str, *, keep: bool) -> None:
    """Write both files; what is kept for the record lies a folder deeper, where none is read."""
    place = folder / "versions" / version if keep else folder
    place.mkdir(parents=True, exist_ok=True)
    # The cases first: a pack is there from the moment its own file is.
    for file, text in ((CASES_FILE, texts[1]), (PACK_FILE, texts[0])):
        aside = place / f".{file}.new"
        aside.write_text(text, encoding="utf-8")
        aside.rename(place / file)


def _note(store: Store, clock: Clock, name: str, version: str, by: str) -> None:
    at = clock.now()
    store.audit.add(
        AuditEntry(
            id=stable_id("x", "rules_saved", name, version, at.isoformat()),
            at=at,
            actor=by,
            action="rules_saved",
            record_kind="rule_pack",
            record_id=f"{name} {version}",
        )
    )
