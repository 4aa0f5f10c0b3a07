"""Moving to another encoder while questions are answered: two real models, one small city."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli.main import app as cli
from api.http.app import create_app
from api.http.keeper import Keeper
from features.encoder.build import build_base_model
from features.encoder.delta import pack_change
from features.encoder.identity import model_identity
from features.encoder.published import CARD, DELTA_FILE, PUBLISHED_MANIFEST, WEIGHTS_FILE
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System, open_system
from recommender.services.build_state import building
from recommender.services.publish_model import publish_model
from recommender.settings import Settings
from tests.city import HERE, NOON, POSTINGS, SEEKERS, SENTENCE

pytestmark = [pytest.mark.api, pytest.mark.timeout(900)]
PROJECT = Path(__file__).resolve().parents[2]
NEW, TENSOR = "encoder-0.1", "encoder.layer.11.output.LayerNorm.bias"
FAR_AWAY = {"source": "city", "source_id": "F1", "title": "水手", "region_code": "210200"}
# The first time a machine meets the second model it embeds the names of all occupations.
SWITCHED_S = 600.0

BUILD = """
import os, signal
from recommender.bootstrap import open_system

def die_amid_the_records(stage, done, total):
    if stage == "embed":
        os.kill(os.getpid(), signal.SIGKILL)

open_system(in_force=True, progress=die_amid_the_records).embed_rows()
"""


@pytest.fixture(scope="module")
def trained(cache_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that differs from the base in one small vector, as training would leave it."""
    base, folder = build_base_model(cache_dir), tmp_path_factory.mktemp("trained")
    before = load_file(base / WEIGHTS_FILE)[TENSOR]
    change = np.random.default_rng(1).normal(0, 0.02, before.shape).astype(np.float32)
    save_file(pack_change(before, before + change, TENSOR), folder / DELTA_FILE)
    manifest = {
        "version": "0.1",
        "base": model_identity(base),
        "published": date(2026, 11, 24).isoformat(),
        "license": "Apache-2.0",
        "data": "0" * 16,
        "code": "0" * 16,
        "seed": 1,
        "metrics": {"mrr": 0.7},
    }
    (folder / PUBLISHED_MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    (folder / CARD).write_text("# A small change\n", encoding="utf-8")
    return folder


@pytest.fixture
def office(tmp_path: Path, cache_dir: Path, trained: Path) -> Iterator[System]:
    """The city, indexed with the base model, and another model to choose."""
    models = tmp_path / "models"
    for name in ("default-scorer", "default-retrieval", "default-reranking"):
        shutil.copytree(PROJECT / "models" / name, models / name)
    system = open_system(Settings(home=tmp_path / "home", models=models, cache=cache_dir))
    system.clock = FixedClock(NOON)
    with system.store.transaction() as tx:
        tx.postings.put_many(POSTINGS)
        tx.seekers.put_many(SEEKERS)
    system.prepare()
    publish_model(trained, models, system.base_identity())
    system.choice.use("base")
    yield system
    system.close()


def ask(client: TestClient) -> tuple[str, str, list[str]]:
    """Return encoder, snapshot and postings of an answer that was not degraded."""
    answer = client.post("/v1/matches", json={"text": SENTENCE, "k": 20}).json()
    assert answer["degraded"] is False
    found = [match["posting"]["id"] for match in answer["matches"]]
    return answer["model"]["encoder"], answer["model"]["index"], found


def serves(keeper: Keeper, identity: str) -> bool:
    """Wait until the keeper answers with an encoder and nothing else is under way."""
    return keeper.wait_until(lambda s: s.model == identity and s.switch is None, SWITCHED_S)


def test_the_old_one_answers_until_the_new_one_is_whole_and_back(office: System) -> None:
    old = office.encoder.identity
    app = create_app(office)
    with TestClient(app, client=HERE) as client:
        keeper: Keeper = app.state.door.keeper
        assert keeper.wait_until(lambda s: s.warm, 120)
        before = ask(client)
        with building(office.build_place(NEW), wait=False) as report:
            assert report is not None
            report("rows", 3, 33)
            office.choice.use(NEW)
            assert keeper.wait_until(lambda s: s.switch is not None and s.switch.done == 3, 20)
            assert ask(client) == before
            told = client.get("/readyz").json()
            assert told["switch"] == {
                "to": NEW,
                "stage": "records",
                "done": 3,
                "total": 33,
                "error": None,
            }
            assert client.post(f"/v1/postings/{before[2][0]}/close").status_code == 200
            last = office.store.changes.last_seq()
            assert keeper.wait_until(lambda s: s.change_seq == last, 20)
            closed = ask(client)
            assert before[2][0] not in closed[2]
        seen = {ask(client)[:2]}
        while keeper.status.model == old:
            assert keeper.status.switch is None or keeper.status.switch.error is None
            seen.add(ask(client)[:2])
            keeper.wait_until(lambda s: s.model != old, 0.5)
        new = keeper.system.encoder.identity
        assert serves(keeper, new)
        after = ask(client)
        assert after[:2] == (new, keeper.system.postings.view().version.snapshot)
        assert seen <= {before[:2], after[:2]}
        assert before[2][0] not in after[2]

        # While the way back is waited for, the new one is kept up like any other.
        with building(office.build_place("base"), wait=False) as held:
            assert held is not None
            office.choice.roll_back()
            assert keeper.wait_until(lambda s: s.switch is not None, 20)
            assert client.post("/v1/postings", json=FAR_AWAY).status_code == 201
            last = office.store.changes.last_seq()
            assert keeper.wait_until(lambda s: s.change_seq == last and s.changes_behind == 0, 20)
            assert keeper.status.error is None
            assert ask(client) == after
        assert serves(keeper, old)
        assert ask(client) == closed


def test_a_builder_that_is_killed_leaves_the_old_one_serving(office: System) -> None:
    environment = {
        "ZHIQIAO_HOME": str(office.settings.home),
        "ZHIQIAO_MODELS": str(office.settings.models),
        "ZHIQIAO_CACHE": str(office.settings.cache),
        "OMP_WAIT_POLICY": "PASSIVE",
    }
    office.choice.use(NEW)
    command = [sys.executable, "-c", BUILD]
    killed = subprocess.run(command, check=False, cwd=PROJECT, env=environment)
    assert killed.returncode == -signal.SIGKILL
    again = open_system(office.settings)
    again.clock = office.clock
    assert (again.choice.in_force(), again.model_name) == (NEW, "base")
    assert not again.is_ready(NEW)
    identity = again.beside(NEW).encoder.identity
    assert identity in again.store.embeddings.models()
    app = create_app(again)
    with TestClient(app, client=HERE) as client:
        keeper: Keeper = app.state.door.keeper
        assert keeper.wait_until(lambda s: s.warm, 120)
        assert ask(client)[0] in (office.encoder.identity, identity)
        assert serves(keeper, identity)
        assert ask(client)[0] == identity
    again.close()
    assert open_system(office.settings).model_name == NEW


def test_one_that_cannot_be_opened_is_told_and_the_old_one_serves(office: System) -> None:
    delta = office.settings.models / NEW / DELTA_FILE
    delta.write_bytes(b"nothing of the kind")
    office.choice.use(NEW)
    app = create_app(office)
    with TestClient(app, client=HERE) as client:
        keeper: Keeper = app.state.door.keeper
        assert keeper.wait_until(lambda s: s.switch is not None and s.switch.error is not None, 120)
        assert ask(client)[0] == office.encoder.identity
        assert NEW in client.get("/readyz").json()["switch"]["error"]
        office.choice.roll_back()
        assert serves(keeper, office.encoder.identity)


def test_vectors_of_a_model_that_can_come_back_are_kept(office: System) -> None:
    identity, cache = office.encoder.identity, office.store.embeddings
    cache.put_many("zhiqiao-encoder-0.0-forgotten", {"k": np.ones(2, np.float16)})
    cache.put_many("another-kind-of-model", {"k": np.ones(2, np.float16)})
    legacy = office.settings.index_dir / "postings" / "encoder-0.0-forgotten"
    legacy.mkdir()
    office.choice.use(NEW)
    office.choice.use("base")
    _ = office.beside(NEW).encoder
    assert office.forget_models(1) == {"forgotten_indexes": 1, "forgotten_vectors": 1}
    assert cache.models() == ["another-kind-of-model", identity]
    assert office.is_ready("base")


def test_the_command_line_lists_publishes_chooses_and_goes_back(
    office: System, trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIQIAO_HOME", str(office.settings.home))
    monkeypatch.setenv("ZHIQIAO_MODELS", str(office.settings.models))
    monkeypatch.setenv("ZHIQIAO_CACHE", str(office.settings.cache))
    monkeypatch.setenv("ZHIQIAO_FORMAT", "json")

    def run(*words: str) -> dict[str, object]:
        done = CliRunner().invoke(cli, ["models", *words])
        assert done.exit_code == 0, done.output
        told: dict[str, object] = json.loads(done.stdout)
        return told

    assert run("publish", str(trained))["written"] is False
    assert run("use", NEW) == {"in_force": NEW, "before": "base", "action": "use"}
    listed = run("list")["models"]
    assert isinstance(listed, list)
    marks = {m["name"]: (m["kind"], m["in_force"], m["serving"], m["sealed"]) for m in listed}
    assert marks == {
        "default-scorer": ("scorer", True, True, False),
        "default-retrieval": ("retrieval", True, True, False),
        "default-reranking": ("reranking", True, True, False),
        NEW: ("encoder", True, False, True),
        "base": ("encoder", False, True, False),
    }
    assert run("rollback")["in_force"] == "base"
    doctor = json.loads(CliRunner().invoke(cli, ["doctor"]).stdout)
    assert (doctor["model_in_force"], doctor["model_serving"]) == ("base", "base")
    path = CliRunner().invoke(cli, ["models", "path", NEW]).stdout.strip()
    assert model_identity(Path(path)).startswith("zhiqiao-encoder-0.1-")
