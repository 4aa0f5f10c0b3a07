"""Build the base encoder from the installed package, once a machine.

Nothing is downloaded. Without torch or transformers in the process a build takes
about two seconds and the memory of the vocabulary.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from features.caching import aside, exclusive
from features.encoder.container import PACKAGE, PackagedWeights, packaged_weights, read_container
from features.encoder.identity import is_complete, write_manifest
from features.encoder.layout import write_layout
from features.encoder.tokenizer import build_tokenizer, kept_piece_ids
from features.encoder.weights import plan_tensors, write_safetensors
from features.progress import Progress, silent

BUILDER_VERSION = 2
MODEL_NAME = "multilingual-e5-small-zh-en"
_KEY_CHARS = 10


def base_model_path(folder: Path) -> Path:
    """Return where the base model of the installed package belongs in `folder`.

    The name carries the package version, our builder's version and the hash of the
    packaged weights, so an upgrade builds anew beside the old one.
    """
    return folder / f"base-e5-small-zh-en-{_key(packaged_weights())}"


def build_base_model(folder: Path, progress: Progress = silent) -> Path:
    """Return the base model's folder, building it there first if it is missing.

    Parameters
    ----------
    folder
        Cache folder outside the repository; created if missing. Needs 300 MB.
    progress
        Told the bytes written.

    Returns
    -------
    Path
        A folder that plain ``SentenceTransformer(path)`` opens.

    Raises
    ------
    ValueError
        The package's weight file is missing or not readable.
    """
    weights = packaged_weights()
    final = base_model_path(folder)
    if is_complete(final):
        return final
    with exclusive(folder):
        if not is_complete(final):
            with aside(final) as building:
                _write_model(building, weights, progress)
    return final


def _key(weights: PackagedWeights) -> str:
    text = f"{weights.version}|{BUILDER_VERSION}|{weights.digest}"
    return hashlib.sha256(text.encode()).hexdigest()[:_KEY_CHARS]


def _write_model(folder: Path, weights: PackagedWeights, progress: Progress) -> None:
    container = read_container(weights.path)
    kept_ids = kept_piece_ids(container.pieces)
    vocabulary = [(container.pieces[i], float(container.scores[i])) for i in kept_ids]
    build_tokenizer(vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    write_safetensors(folder / "model.safetensors", plan_tensors(container, kept_ids), progress)
    source = f"{PACKAGE} {weights.version}"
    write_layout(folder, MODEL_NAME, source, container.shape, len(kept_ids))
    write_manifest(
        folder,
        MODEL_NAME,
        package=source,
        package_digest=weights.digest,
        builder_version=BUILDER_VERSION,
        license="MIT",
    )
