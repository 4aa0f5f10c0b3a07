"""Models: what is published, which encoder is in force, publishing another and going back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.web.account_words import moment_words
from api.web.catalogue import N_, translator
from api.web.operator_words import done_words
from api.web.posting_words import Fact
from api.web.rendering import page_language, render, site_of
from features.encoder.published import CARD
from features.encoder.resolve import BASE
from recommender.domain.audit import AuditEntry
from recommender.domain.base import stable_id
from recommender.errors import InvalidInput, ModelRefused, NotFound
from recommender.services.account_desk import OPERATOR
from recommender.services.choose_model import Choice
from recommender.services.publish_model import publish_model
from recommender.services.published_models import PublishedModel, has_model, published_models

router = APIRouter(
    prefix="/operator/models", include_in_schema=False, dependencies=[Allowed("operator")]
)
TRAINED: Final = "trained"
"""Folder in ZHIQIAO_HOME from which models may be published here."""
MOST_METRICS: Final = 60
Act = Literal["use", "rollback", "publish"]
ACTED: Final[Mapping[str, tuple[str, str]]] = {
    "use": ("model_used", "used"),
    "rollback": ("model_rolled_back", "rolled_back"),
    "publish": ("model_published", "published"),
}
HISTORY: Final = {"use": N_("Chosen"), "rollback": N_("Gone back to")}


@dataclass(frozen=True)
class ModelLine:
    """One model."""

    name: str
    kind: str
    version: str
    published: str
    in_force: bool
    serving: bool
    sealed: bool


@dataclass(frozen=True)
class ModelsPage:
    """All models, what can be published, and what was chosen so far."""

    models: tuple[ModelLine, ...]
    trained: tuple[str, ...]
    folder: str
    history: tuple[str, ...]
    may_go_back: bool
    done: str


@dataclass(frozen=True)
class ModelPage:
    """One model: its facts, metrics and card."""

    name: str
    facts: tuple[Fact, ...]
    metrics: tuple[tuple[str, str], ...]
    card: str
    can_be_used: bool


@dataclass(frozen=True)
class SurePage:
    """The question before something is done with models."""

    act: Act
    name: str
    question: str
    told: str
    yes: str
    error: str = ""


@router.get("")
def show(
    request: Request, door: DoorDep, done: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """Show the models."""
    system, language = door.system, page_language(request)
    history = system.choice.history()
    in_force = system.choice.in_force()
    page = ModelsPage(
        models=tuple(_line(one, in_force, system.model_name) for one in _models(door)),
        trained=_trained(door),
        folder=str(system.settings.home / TRAINED),
        history=tuple(_said(one, language) for one in reversed(history[-20:])),
        may_go_back=len(system.choice.names()) > 1,
        done=done_words(done, language),
    )
    return render("operator/models.html", site_of(request), page)


@router.get("/sure")
def ask(
    request: Request,
    door: DoorDep,
    act: Act,
    name: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """Ask before anything is done."""
    return render("operator/models_sure.html", site_of(request), _sure(request, door, act, name))


@router.get("/{name}")
def show_model(request: Request, door: DoorDep, name: str) -> Response:
    """Show one model."""
    found = next((one for one in _models(door) if one.name == name), None)
    if found is None:
        raise NotFound(kind_zh="模型", kind_en="model", id=name)
    _ = translator(page_language(request))
    card = door.system.settings.models_dir / name / CARD
    facts = {
        _("Kind"): found.kind,
        _("Version"): found.version,
        _("Published on"): found.published,
        _("Data it was trained on"): found.data,
        _("Code it was trained by"): found.code,
        _("Seed"): None if found.seed is None else str(found.seed),
        _("Checksums"): _("Every file has its own") if found.sealed else _("Not sealed"),
    }
    page = ModelPage(
        name=name,
        facts=tuple(Fact(label, text) for label, text in facts.items() if text),
        metrics=tuple(_flat(found.metrics))[:MOST_METRICS],
        card=card.read_text(encoding="utf-8") if card.is_file() else "",
        can_be_used=found.kind == "encoder" and name != door.system.choice.in_force(),
    )
    return render("operator/model.html", site_of(request), page)


@router.post("")
def act_on(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    act: Annotated[Act, Form()],
    name: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Publish a model, choose one, or go back to the one before."""
    site = site_of(request)
    try:
        acted_on = _do(door, act, name)
    except ModelRefused as error:
        page = _sure(request, door, act, name, error.message(site.language))
        return render("operator/models_sure.html", site, page, 422)
    action, done = ACTED[act]
    _note(door, action, acted_on, who.signature(OPERATOR))
    return RedirectResponse(f"{site.base}/operator/models?done={done}", 303)


def _do(door: Door, act: Act, name: str) -> str:
    system = door.system
    if act == "rollback":
        return system.choice.roll_back().name
    if act == "use":
        # Opened before it is chosen: a damaged one is refused here and not in the background.
        _ = system.beside(system.choice.known(name)).encoder.identity
        return system.choice.use(name).name
    if name not in _trained(door):
        raise InvalidInput(
            detail_zh=f"没有训练好的模型 {name}，请把它的文件夹放到 {TRAINED} 里",
            detail_en=f"there is no trained model {name}; put its folder into {TRAINED}",
        )
    folder = system.settings.home / TRAINED / name
    model, _ = publish_model(folder, system.settings.models_dir, system.base_identity())
    return model.name


def _sure(request: Request, door: Door, act: Act, name: str, error: str = "") -> SurePage:
    _ = translator(page_language(request))
    now = door.system.choice.in_force()
    words = {
        "rollback": (
            _("Go back to the encoder before?"),
            _("Now in force: %(name)s.") % {"name": now},
            _("Yes, go back"),
        ),
        "use": (
            _("Put %(name)s in force?") % {"name": name},
            _("Now in force: %(name)s.") % {"name": now},
            _("Yes, put it in force"),
        ),
        "publish": (
            _("Publish %(name)s?") % {"name": name},
            _("It is checked first: what it holds, its checksums, its size and its metrics."),
            _("Yes, publish it"),
        ),
    }
    return SurePage(act, name, *words[act], error)


def _models(door: Door) -> list[PublishedModel]:
    """Return what is published, and the base model, which is built and not published."""
    try:
        published = published_models(door.system.settings.models_dir)
        return [*published, PublishedModel(BASE, "encoder", "")]
    except ValueError as error:
        raise ModelRefused(name="models", detail=str(error)) from error


def _trained(door: Door) -> tuple[str, ...]:
    folder: Path = door.system.settings.home / TRAINED
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(one.name for one in found if one.is_dir() and has_model(one))


def _line(one: PublishedModel, in_force: str, serving: str) -> ModelLine:
    is_encoder = one.kind == "encoder"
    return ModelLine(
        name=one.name,
        kind=one.kind,
        version=one.version or "—",
        published=one.published or "—",
        in_force=not is_encoder or one.name == in_force,
        serving=not is_encoder or one.name == serving,
        sealed=one.sealed,
    )


def _said(one: Choice, language: Language) -> str:
    _ = translator(language)
    return f"{moment_words(one.at, language)} · {_(HISTORY[one.action])} {one.name} ← {one.before}"


def _flat(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield figures by their path; an interval is one figure."""
    for name, value in values.items():
        path = f"{above} {name}".strip()
        if isinstance(value, dict) and {"mean", "low", "high"} <= value.keys():
            yield path, f"{value['mean']} [{value['low']}, {value['high']}]"
        elif isinstance(value, dict):
            yield from _flat(value, path)
        else:
            yield path, str(value)


def _note(door: Door, action: str, name: str, by: str) -> None:
    at = door.system.clock.now()
    entry = AuditEntry(
        id=stable_id("x", action, name, at.isoformat(), str(len(door.system.choice.history()))),
        at=at,
        actor=by,
        action=action,
        record_kind="model",
        record_id=name,
    )
    door.store.audit.add(entry)
