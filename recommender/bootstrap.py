"""The one place where adapters are chosen and parts are put together."""

from __future__ import annotations

import fcntl
import hashlib
import os
from functools import cached_property
from pathlib import Path

from cryptography.fernet import Fernet

from features.encoder.encode import Encoder
from features.encoder.resolve import built_model, resolve_encoder
from features.occupation.linker import OccupationLinker, open_linker
from features.progress import Progress, silent
from features.taxonomy import TAXONOMY_FOLDER
from recommender.adapters.clock import SystemClock
from recommender.adapters.faiss_index.index import FaissIndex
from recommender.adapters.files.limits import Limits
from recommender.adapters.files.reader import FileTableReader
from recommender.adapters.files.writer import FileTableWriter
from recommender.adapters.sql.store import SqlStore
from recommender.errors import SettingsInvalid
from recommender.ports import Clock
from recommender.ranking.scorer import ScorerConfig, WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.services.embed_texts import TextEmbedder
from recommender.services.index_rows import PostingRows, SeekerRows
from recommender.services.matching import Matching
from recommender.settings import Settings, read_settings


class System:
    """Everything that runs, each part made when first asked for.

    Parameters
    ----------
    settings
        Where things are.
    progress
        Told about long work: building the model, embedding.
    encoder_threads
        Batches embedded at the same time; one serves requests.
    """

    def __init__(
        self, settings: Settings, *, progress: Progress = silent, encoder_threads: int = 1
    ) -> None:
        self.settings, self._progress, self._threads = settings, progress, encoder_threads
        self.clock: Clock = SystemClock()

    @cached_property
    def store(self) -> SqlStore:
        """Return the database, with its schema up to date."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        store = SqlStore(self.settings.store_url, vault_keys=vault_keys(self.settings))
        store.migrate()
        return store

    @cached_property
    def reader(self) -> FileTableReader:
        """Return the reader of files, with the limits of the settings."""
        s = self.settings
        return FileTableReader(
            Limits(
                max_bytes=s.max_file_mb << 20,
                max_rows=s.max_rows,
                max_sheets=s.max_sheets,
                max_unzipped_bytes=s.max_unzipped_mb << 20,
            )
        )

    @cached_property
    def writer(self) -> FileTableWriter:
        """Return the writer of files."""
        return FileTableWriter()

    @cached_property
    def encoder(self) -> Encoder:
        """Return the encoder, building the model into the cache on first use."""
        path = resolve_encoder(self.settings.cache, self.settings.models_dir, self._progress)
        return Encoder(path, threads=self._threads)

    @cached_property
    def linker(self) -> OccupationLinker:
        """Return the occupation linker."""
        return open_linker(self.encoder, self.settings.cache, self._progress)

    @cached_property
    def embedder(self) -> TextEmbedder:
        """Return the encoder with the store's cache in front of it."""
        return TextEmbedder(self.encoder, self.store, self._progress)

    @cached_property
    def postings(self) -> FaissIndex[PostingColumns]:
        """Return the index of open postings."""
        rows = PostingRows(self.store, self.embedder, self.linker)
        folder = self.settings.index_dir / "postings"
        return FaissIndex(
            folder, "posting", rows, self.store.changes, PostingColumns, taxonomies_hash()
        )

    @cached_property
    def seekers(self) -> FaissIndex[SeekerColumns]:
        """Return the index of seekers."""
        rows = SeekerRows(self.store, self.embedder, self.linker)
        folder = self.settings.index_dir / "seekers"
        return FaissIndex(
            folder, "seeker", rows, self.store.changes, SeekerColumns, taxonomies_hash()
        )

    def rebuilt_postings(self, folder: Path) -> FaissIndex[PostingColumns]:
        """Return an index of postings built afresh from the database into `folder`."""
        rows = PostingRows(self.store, self.embedder, self.linker)
        index = FaissIndex(
            folder, "posting", rows, self.store.changes, PostingColumns, taxonomies_hash()
        )
        index.build()
        return index

    def built_encoder(self) -> Encoder | None:
        """Return the encoder if its model is already built, without building it."""
        path = built_model(self.settings.cache, self.settings.models_dir)
        return Encoder(path) if path else None

    @cached_property
    def scorer(self) -> WeightedScorer:
        """Return the scorer in force."""
        path = self.settings.models_dir / "default-scorer" / "scorer.yaml"
        return WeightedScorer(ScorerConfig.read(path))

    @cached_property
    def matching(self) -> Matching:
        """Return the parts that matching shares."""
        return Matching(
            store=self.store,
            postings=self.postings,
            seekers=self.seekers,
            embedder=self.embedder,
            linker=self.linker,
            scorer=self.scorer,
            clock=self.clock,
            near_region=self.settings.near_region,
        )

    def close(self) -> None:
        """Release what is open."""
        if "store" in self.__dict__:
            self.store.close()


def open_system(
    settings: Settings | None = None, *, progress: Progress = silent, encoder_threads: int = 1
) -> System:
    """Return the system of the given settings, or of the environment."""
    return System(settings or read_settings(), progress=progress, encoder_threads=encoder_threads)


def vault_keys(settings: Settings) -> list[bytes]:
    """Return the keys of the protected facts; in development one is made and kept.

    Raises
    ------
    SettingsInvalid
        No key is set in production.
    """
    if settings.vault_keys is not None:
        return [k.encode() for k in settings.vault_keys.get_secret_value().split(",") if k]
    if settings.environment == "production":
        raise SettingsInvalid(detail="ZHIQIAO_VAULT_KEYS must be set in production")
    return [_own_key(settings.home / "vault.key")]


def _own_key(path: Path) -> bytes:
    """Return the key kept at `path`, making it the first time.

    An empty file is what a power failure left of a key that encrypted nothing yet.
    """
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Two processes that start together must not make two keys; closing lets go.
        fcntl.flock(folder, fcntl.LOCK_EX)
        if not path.exists() or not path.read_bytes():
            _write_key(path)
            os.fsync(folder)
    finally:
        os.close(folder)
    return path.read_bytes()


def _write_key(path: Path) -> None:
    """Make a key that appears under its name whole or not at all."""
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)


def taxonomies_hash() -> str:
    """Return a hash of the dictionaries that columns are read with."""
    digest = hashlib.sha256()
    for path in sorted(TAXONOMY_FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
