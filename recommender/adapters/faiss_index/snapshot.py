"""Snapshots on disk: written aside, checked, renamed, memory-mapped by every worker.

A folder holds one array a file and a manifest with the identity of the model, the number
of rows, the last change-log number and the checksum of every file. ``CURRENT`` names the
snapshot in use.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any, TypeVar

import faiss
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from recommender.adapters.faiss_index.dense import FieldSegment, build_ivf
from recommender.adapters.faiss_index.state import IndexState, Segment, first_state
from recommender.errors import IndexUnavailable
from recommender.ports import IndexVersion
from recommender.retrieval.columns import Columns
from recommender.retrieval.lexical import LexicalSegment, build_segment, document_counts
from recommender.retrieval.rows import RowBatch

C = TypeVar("C", bound=Columns)
CURRENT = "CURRENT"
FORMAT = 6  # raised whenever a column or a field comes, goes or means something else
KEEP = 2
_ASIDE = ".writing-"


class Manifest(BaseModel):
    """What a snapshot is and what it answers for."""

    format: int
    model: str
    rows: int
    change_seq: int
    fields: dict[str, int]
    dims: int
    taxonomies: str
    checksums: dict[str, str]


def write_snapshot(
    folder: Path, batch: RowBatch[C], *, model: str, taxonomies: str, change_seq: int
) -> str:
    """Write a snapshot and make it current; return its name.

    A reader never sees half of one: the folder is renamed into place when it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear_away(folder)
    aside = folder / f"{_ASIDE}{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    dims = _write_arrays(aside, batch)
    checksums = {p.name: _checksum(p) for p in sorted(aside.iterdir())}
    manifest = Manifest(
        format=FORMAT,
        model=model,
        rows=len(batch.ids),
        change_seq=change_seq,
        fields={name: len(f.vectors) for name, f in batch.fields.items()},
        dims=dims,
        taxonomies=taxonomies,
        checksums=checksums,
    )
    body = manifest.model_dump_json(indent=1)
    _write_durably(aside / "manifest.json", body)
    digest = hashlib.sha256(body.encode()).hexdigest()[:12]
    name = f"snap-{change_seq:010d}-{digest}"
    if (folder / name).exists():
        shutil.rmtree(aside)
    else:
        aside.rename(folder / name)
    _write_durably(folder / f"{CURRENT}.new", name)
    (folder / f"{CURRENT}.new").replace(folder / CURRENT)
    _prune(folder, name)
    return name


def keep_only(folder: Path, name: str | None) -> int:
    """Remove all snapshots but one; return how many went.

    What was erased is still in the files of older ones.

    Parameters
    ----------
    folder
        Where they are.
    name
        The one that stays; ``None``: none does.
    """
    gone = [path for path in folder.glob("snap-*") if path.name != name]
    for path in gone:
        shutil.rmtree(path, ignore_errors=True)
    if name is None:
        (folder / CURRENT).unlink(missing_ok=True)
    return len(gone)


def current_snapshot(folder: Path) -> str | None:
    """Return the name of the snapshot in use, ``None`` when there is none."""
    pointer = folder / CURRENT
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


def is_usable(folder: Path, *, model: str, taxonomies: str) -> bool:
    """Tell whether the snapshot in use is one that `open_snapshot` would take."""
    name = current_snapshot(folder)
    try:
        body = (folder / name / "manifest.json").read_bytes() if name else b""
        manifest = Manifest.model_validate_json(body)
    except (OSError, ValidationError):
        return False
    held = (manifest.format, manifest.model, manifest.taxonomies)
    return held == (FORMAT, model, taxonomies)


def open_snapshot(
    folder: Path, name: str, columns_type: type[C], *, model: str, taxonomies: str
) -> IndexState[C]:
    """Memory-map a snapshot.

    Raises
    ------
    IndexUnavailable
        It has another format, was built with another model or other dictionaries, or a file
        of it is not there.
    """
    place = folder / name
    try:
        manifest = Manifest.model_validate_json((place / "manifest.json").read_bytes())
        _refuse_foreign(name, manifest, model, taxonomies)
        segment = _read_segment(place, manifest, columns_type)
        counts = np.load(place / "lexical.counts.npy")
    except OSError as error:
        raise IndexUnavailable(detail=f"snapshot {name}: {error}") from error
    version = IndexVersion(model, name, manifest.rows, manifest.change_seq)
    return first_state(segment, counts, version)


def _refuse_foreign(name: str, manifest: Manifest, model: str, taxonomies: str) -> None:
    """Raise unless the columns mean today what they meant when the snapshot was written."""
    for what, held, wanted in (
        ("format", str(manifest.format), str(FORMAT)),
        ("model", manifest.model, model),
        ("dictionaries", manifest.taxonomies, taxonomies),
    ):
        if held != wanted:
            raise IndexUnavailable(detail=f"snapshot {name} has {what} {held}, not {wanted}")


def check_snapshot(folder: Path, name: str) -> list[str]:
    """Return the names of the files of a snapshot whose checksum is wrong."""
    manifest = Manifest.model_validate_json((folder / name / "manifest.json").read_bytes())
    return [f for f, c in manifest.checksums.items() if _checksum(folder / name / f) != c]


def _write_arrays(place: Path, batch: RowBatch[C]) -> int:
    dims = 0
    np.save(place / "ids.npy", batch.ids)
    for name, array in batch.columns.arrays().items():
        np.save(place / f"column.{name}.npy", array)
    for name, field in batch.fields.items():
        dims = field.vectors.shape[1]
        np.save(place / f"field.{name}.vectors.npy", field.vectors)
        np.save(place / f"field.{name}.text_of_row.npy", field.text_of_row)
        ivf = build_ivf(field.vectors)
        if ivf is not None:
            faiss.write_index(ivf, str(place / f"field.{name}.ivf.faiss"))
    lexical = build_segment(batch.words)
    for part in dataclass_fields(LexicalSegment):
        np.save(place / f"lexical.{part.name}.npy", getattr(lexical, part.name))
    np.save(place / "lexical.counts.npy", document_counts(lexical))
    return dims


def _read_segment(place: Path, manifest: Manifest, columns_type: type[C]) -> Segment[C]:
    lexical = LexicalSegment(
        **{p.name: _map(place / f"lexical.{p.name}.npy") for p in dataclass_fields(LexicalSegment)}
    )
    columns = columns_type(
        **{f.name: np.load(place / f"column.{f.name}.npy") for f in dataclass_fields(columns_type)}
    )
    fields = {name: _read_field(place, name) for name in manifest.fields}
    return Segment(np.load(place / "ids.npy"), columns, fields, lexical)


def _read_field(place: Path, name: str) -> FieldSegment:
    path = place / f"field.{name}.ivf.faiss"
    ivf = faiss.read_index(str(path), faiss.IO_FLAG_MMAP) if path.exists() else None
    return FieldSegment(
        vectors=_map(place / f"field.{name}.vectors.npy"),
        text_of_row=np.load(place / f"field.{name}.text_of_row.npy"),
        ivf=ivf,
    )


def _map(path: Path) -> NDArray[Any]:
    array: NDArray[Any] = np.load(path, mmap_mode="r")
    return array


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _clear_away(folder: Path) -> None:
    """Remove what builders left that died; their process numbers name nobody any more."""
    for left in folder.glob(f"{_ASIDE}*"):
        try:
            os.kill(int(left.name.removeprefix(_ASIDE)), 0)
        except ProcessLookupError:
            shutil.rmtree(left, ignore_errors=True)
        except PermissionError:
            continue


def _prune(folder: Path, current: str) -> None:
    """Remove all but the newest snapshots; a reader that has one mapped keeps its pages."""
    names = sorted((p for p in folder.glob("snap-*")), key=lambda p: p.stat().st_mtime)
    for old in [p for p in names if p.name != current][: max(0, len(names) - KEEP)]:
        shutil.rmtree(old, ignore_errors=True)
