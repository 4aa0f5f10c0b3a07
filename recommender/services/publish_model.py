"""Take a trained model into the folder of published models, whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from features.caching import aside
from features.encoder.published import CARD, DELTA_FILE
from recommender.errors import ModelRefused
from recommender.services.published_models import (
    MANIFEST,
    RERANKING_FILE,
    RETRIEVAL_FILE,
    SCORER_FILE,
    PublishedModel,
    checksums_of,
    read_model,
)

MOST_BYTES = 15 * 1024 * 1024
# What a model may consist of: numbers and words. Nothing else is let in, so no list of what
# runs code when it is opened has to be complete.
ALLOWED = frozenset({".safetensors", ".npy", ".json", ".yaml", ".md", ".csv", ".txt", ".png"})
REQUIRED = ("version", "published", "license", "data", "code", "seed", "metrics")
_NEEDS = {
    "encoder": (DELTA_FILE, CARD),
    "twin": (CARD,),
    "scorer": (SCORER_FILE, CARD),
    "retrieval": (RETRIEVAL_FILE, CARD),
    "reranking": (RERANKING_FILE, CARD),
}


def publish_model(folder: Path, models_dir: Path, base: str | None) -> tuple[PublishedModel, bool]:
    """Check a model and copy it to its place; return it and whether anything was written.

    The copy carries the checksum of every file. A version is published once: what is there
    is never replaced by something else.

    Parameters
    ----------
    folder
        Of the model, or its place itself, where it is then only sealed.
    models_dir
        Folder of published models.
    base
        Identity of the base model here, which an encoder must belong to.

    Raises
    ------
    ModelRefused
        A field, a file or a checksum is not as it must be, it is too large, holds what is
        neither numbers nor words, or this version was published with another content.
    """
    model = checked_model(folder, base)
    place = models_dir / f"{model.kind}-{model.version}"
    checksums, is_new = checksums_of(folder), not place.is_dir()
    if not is_new:
        there = read_model(place)
        if there.sealed and there.facts["checksums"] == checksums:
            return there, False
    if not is_new and place.resolve() != folder.resolve():
        raise ModelRefused(
            name=place.name,
            detail_zh="这个版本已发布且内容不同，请提高 manifest.json 里的 version",
            detail_en="this version is published with another content; raise `version` in manifest.json",
        )
    with aside(place) as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        sealed = {**model.facts, "kind": model.kind, "checksums": checksums}
        text = json.dumps(sealed, indent=2, ensure_ascii=False) + "\n"
        (copy / MANIFEST).write_text(text, encoding="utf-8")
    return read_model(place), True


def checked_model(folder: Path, base: str | None) -> PublishedModel:
    """Return the model in a folder that may be published; see `publish_model`."""
    if not (folder / MANIFEST).is_file():
        raise _refused(folder, f"没有 {MANIFEST}", f"there is no {MANIFEST}")
    _check_files(folder)
    try:
        model = read_model(folder)
    except ValueError as error:
        raise _refused(folder, str(error), str(error)) from error
    _check_manifest(folder, model, base)
    return model


def _check_files(folder: Path) -> None:
    paths = sorted(p for p in folder.rglob("*") if not p.is_dir() or p.is_symlink())
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or path.suffix not in ALLOWED or not _opens(path):
            raise _refused(
                folder,
                f"{name} 不是可发布的文件（只收数组、权重和文本，不收 pickle 与链接）",
                f"{name} may not be published (arrays, weights and text only, no pickle, no link)",
            )
    size = sum(path.stat().st_size for path in paths)
    if size > MOST_BYTES:
        raise _refused(
            folder,
            f"共 {size / 2**20:.1f} MB，上限 {MOST_BYTES >> 20} MB，请只发布改变了的部分",
            f"{size / 2**20:.1f} MB, at most {MOST_BYTES >> 20} MB: publish only what changed",
        )


def _opens(path: Path) -> bool:
    """Tell whether a file is what its name says; an array of objects would be a pickle."""
    try:
        if path.suffix == ".npy":
            np.load(path, mmap_mode="r", allow_pickle=False)
        elif path.suffix == ".safetensors":
            with safe_open(path, framework="numpy"):
                pass
        elif path.suffix != ".png":
            path.read_text(encoding="utf-8")
    except (ValueError, OSError, SafetensorError):
        return False
    return True


def _check_manifest(folder: Path, model: PublishedModel, base: str | None) -> None:
    required = (*REQUIRED, "base") if model.kind == "encoder" else REQUIRED
    missing = [name for name in required if model.facts.get(name) in (None, "", {})]
    if missing:
        listed = ", ".join(missing)
        raise _refused(
            folder,
            f"{MANIFEST} 缺少 {listed}（metrics 请先用 zhiqiao evaluate titles --model 文件夹 --record 测得）",
            f"{MANIFEST} lacks {listed} (measure metrics first: zhiqiao evaluate titles --model FOLDER --record)",
        )
    absent = [name for name in _NEEDS[model.kind] if not (folder / name).is_file()]
    if absent:
        listed = ", ".join(absent)
        raise _refused(folder, f"缺少文件 {listed}", f"the file {listed} is missing")
    if "checksums" in model.facts and not model.sealed:
        raise _refused(
            folder,
            f"有文件与 {MANIFEST} 中的校验和不符，请重新取得",
            f"a file does not have the checksum in {MANIFEST}; fetch it again",
        )
    if model.kind == "encoder" and base is not None and model.facts["base"] != base:
        of = model.facts["base"]
        raise _refused(
            folder,
            f"属于基础模型 {of}，本机的是 {base}，请在本机的基础模型上重新训练",
            f"it belongs to the base model {of}; here it is {base}: train it anew on that",
        )


def _refused(folder: Path, zh: str, en: str) -> ModelRefused:
    return ModelRefused(name=folder.name, detail_zh=zh, detail_en=en)
