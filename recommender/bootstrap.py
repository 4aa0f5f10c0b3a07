"""The one place where adapters are chosen and parts are put together."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Final

from safetensors import SafetensorError

from features.encoder.encode import Encoder
from features.encoder.identity import is_complete, model_identity
from features.encoder.resolve import BASE, built_model, model_path, resolve_encoder
from features.occupation.linker import OccupationLinker, open_linker
from features.progress import Progress, silent
from features.taxonomy import taxonomies_hash
from recommender.adapters.clock import SystemClock
from recommender.adapters.faiss_index.index import FaissIndex
from recommender.adapters.faiss_index.snapshot import current_snapshot, is_usable, keep_only
from recommender.adapters.files.fair_log import FileFairLog
from recommender.adapters.files.limits import Limits
from recommender.adapters.files.reader import FileTableReader
from recommender.adapters.files.writer import FileTableWriter
from recommender.adapters.jobs.environment import keep_to_ourselves
from recommender.adapters.key_file import own_key
from recommender.adapters.passwords import Argon2Passwords, SystemRandomness
from recommender.adapters.ray.actors import RayActors
from recommender.adapters.sentences import EncodedSentences
from recommender.adapters.shards.processes import LocalProcesses
from recommender.adapters.sql.store import SqlStore
from recommender.errors import ModelRefused, SettingsInvalid
from recommender.ports import Clock, IdentityProvider, PasswordHasher
from recommender.ports.jobs import Jobs
from recommender.ports.shards import ShardEngine
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.services.account_desk import AccountDesk
from recommender.services.choose_model import ModelChoice
from recommender.services.decide_titles import TitleDesk
from recommender.services.embed_texts import TextEmbedder
from recommender.services.forget_models import forget_indexes, forget_vectors
from recommender.services.index_rows import PostingRows, SeekerRows
from recommender.services.learned_linker import LearnedLinker
from recommender.services.matching import Matching
from recommender.services.prepare_index import embed_rows, prepare_index
from recommender.services.refresh_index import link_occupations
from recommender.services.released_weights import ReleasedWeights
from recommender.services.rule_packs import RulePackFolder
from recommender.settings import Settings, read_settings

JOBS_SCHEMA: Final = "zhiqiao_jobs"


class System(ReleasedWeights):
    """Everything that runs, each part made when first asked for.

    Parameters
    ----------
    settings
        Where things are.
    progress
        Told about long work: building the model, embedding.
    encoder_threads
        Batches embedded at the same time; one serves requests.
    model
        Name of the encoder. By default the one in force, or as long as that has no whole
        index, the one that served before it.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        progress: Progress = silent,
        encoder_threads: int = 1,
        model: str | None = None,
    ) -> None:
        super().__init__(settings.models_dir)
        self.settings, self._progress, self._threads = settings, progress, encoder_threads
        self._model, self._keys = model, dict[str, str]()
        self.clock: Clock = SystemClock()
        self.passwords: PasswordHasher = Argon2Passwords()

    @property
    def choice(self) -> ModelChoice:
        """Return which encoder is in force, and the means to change it."""
        return ModelChoice(self.settings.home, self.settings.models_dir, self.clock)

    @cached_property
    def model_name(self) -> str:
        """Return the name of the encoder that everything here is made with."""
        return self._model or self.serving_name()

    def serving_name(self) -> str:
        """Return the encoder in force, or what served before it until its index is whole."""
        names = self.choice.candidates()
        return next((name for name in names if self.is_ready(name)), names[0])

    def is_ready(self, name: str) -> bool:
        """Tell whether an encoder is built and both its indexes can be opened."""
        path = self.settings.cache / self._key(name)
        if not is_complete(path):
            return False
        identity, taxonomies = model_identity(path), taxonomies_hash()
        folders = (self.index_folder(kind, name) for kind in ("postings", "seekers"))
        return all(is_usable(f, model=identity, taxonomies=taxonomies) for f in folders)

    def index_folder(self, kind: str, name: str) -> Path:
        """Return the folder of the index of one kind of record made with an encoder."""
        return self.settings.index_dir / kind / self._key(name)

    def build_place(self, name: str) -> Path:
        """Return the file that tells who builds the indexes of an encoder, and how far it is."""
        return self.settings.index_dir / f"{self._key(name)}.building"

    def _key(self, name: str) -> str:
        if name not in self._keys:  # it hashes what was published
            path = model_path(self.settings.cache, self.settings.models_dir, name)
            self._keys[name] = path.name
        return self._keys[name]

    def beside(self, name: str, progress: Progress = silent) -> System:
        """Return a system on the same store with another encoder and its own indexes."""
        other = System(self.settings, progress=progress, encoder_threads=self._threads, model=name)
        other.clock, other.store = self.clock, self.store
        return other

    def embed_rows(self) -> int:
        """Put the vectors of all records into the cache; return how many titles were linked."""
        linked = link_occupations(self.store, self.linker)
        embed_rows((self.posting_rows, self.seeker_rows), self._progress)
        return linked

    def prepare(self) -> None:
        """Embed and index everything with this encoder, as far as it is not done yet."""
        rows, indexes = (self.posting_rows, self.seeker_rows), (self.postings, self.seekers)
        prepare_index(self.store, self.linker, rows, indexes, self._progress)

    def forget_models(self, steps_back: int) -> dict[str, int]:
        """Remove vectors and indexes of all encoders but this one and what can come back.

        Parameters
        ----------
        steps_back
            How many rollbacks shall find everything in place.
        """
        names = dict.fromkeys([self.model_name, *self.choice.kept(steps_back)])
        folders = [self.settings.index_dir / kind for kind in ("postings", "seekers")]
        indexes = forget_indexes(folders, {self._key(name) for name in names})
        cache, published = self.settings.cache, self.settings.models_dir
        built = [built_model(cache, published, name) for name in names]
        # A model that is not built here has an unknown identity, and its vectors may be there.
        kept = {model_identity(path) for path in built if path is not None}
        vectors = forget_vectors(self.store, kept) if None not in built else 0
        return {"forgotten_indexes": indexes, "forgotten_vectors": vectors}

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
    def jobs(self) -> Jobs:
        """Return the jobs, written down in the store's database or in a file beside it."""
        keep_to_ourselves()
        from recommender.adapters.jobs.durable import DbosJobs

        s = self.settings
        s.home.mkdir(parents=True, exist_ok=True)
        url, schema = jobs_place(s.store_url, s.home)
        return DbosJobs(url, schema, s.home / "jobs", self.clock)

    def shard_engine(self, workers: int | None, ray: str | None) -> ShardEngine | None:
        """Return what shares out large work, ``None`` for this process alone.

        Parameters
        ----------
        workers
            Processes on this machine; with Ray, actors.
        ray
            Address of a cluster of Ray, or ``local``.
        """
        root = self.settings.home / "shards"
        if ray is not None:
            return RayActors(ray, root, workers)
        return LocalProcesses(workers, root) if workers is not None and workers > 1 else None

    @cached_property
    def writer(self) -> FileTableWriter:
        """Return the writer of files."""
        return FileTableWriter()

    @cached_property
    def provider(self) -> IdentityProvider | None:
        """Return the provider of sign-ins, ``None`` when none is set."""
        given = self.settings.oidc
        if given is None:
            return None
        from recommender.adapters.oidc import OidcConfig, OidcProvider

        return OidcProvider(OidcConfig(**given), self.clock, SystemRandomness())

    @property
    def rule_packs(self) -> RulePackFolder:
        """Return the rule packs, those that stewards saved here before the ones of the release."""
        return RulePackFolder(own=self.settings.home / "rulepacks")

    @property
    def accounts(self) -> AccountDesk:
        """Return the parts that signing in needs."""
        return AccountDesk(self.store, self.clock, self.passwords, SystemRandomness())

    def fair_log(self, folder: Path) -> FileFairLog:
        """Return the log of the fair in a folder."""
        return FileFairLog(folder)

    @cached_property
    def encoder(self) -> Encoder:
        """Return the encoder, building the model into the cache on first use."""
        cache, published = self.settings.cache, self.settings.models_dir
        try:
            path = resolve_encoder(cache, published, self._progress, self.model_name)
        except (ValueError, SafetensorError) as error:
            raise ModelRefused(name=self.model_name, detail=str(error)) from error
        return Encoder(path, threads=self._threads)

    @cached_property
    def published_linker(self) -> OccupationLinker:
        """Return the occupation linker as released."""
        return open_linker(self.encoder, self.settings.cache, self._progress)

    @cached_property
    def linker(self) -> LearnedLinker:
        """Return the occupation linker with what stewards decided."""
        return LearnedLinker(self.published_linker, self.store, self.embedder)

    @cached_property
    def title_desk(self) -> TitleDesk:
        """Return the parts that working through titles needs."""
        return TitleDesk(self.store, self.embedder, self.linker, self.clock)

    @cached_property
    def embedder(self) -> TextEmbedder:
        """Return the encoder with the store's cache in front of it."""
        return TextEmbedder(self.encoder, self.store, self._progress)

    @cached_property
    def sentences(self) -> EncodedSentences:
        """Return what reads whole sentences: the base model, which was not trained on titles."""
        cache, published = self.settings.cache, self.settings.models_dir
        path = resolve_encoder(cache, published, self._progress, BASE)
        return EncodedSentences(Encoder(path, threads=self._threads), cache, self._progress)

    @cached_property
    def posting_rows(self) -> PostingRows:
        """Return what the index of postings holds."""
        return PostingRows(self.store, self.embedder, self.linker)

    @cached_property
    def seeker_rows(self) -> SeekerRows:
        """Return what the index of seekers holds."""
        return SeekerRows(self.store, self.embedder, self.linker)

    @cached_property
    def postings(self) -> FaissIndex[PostingColumns]:
        """Return the index of open postings."""
        return self._posting_index(self.index_folder("postings", self.model_name))

    @cached_property
    def seekers(self) -> FaissIndex[SeekerColumns]:
        """Return the index of seekers."""
        folder, rows = self.index_folder("seekers", self.model_name), self.seeker_rows
        return FaissIndex(
            folder, "seeker", rows, self.store.changes, SeekerColumns, taxonomies_hash()
        )

    def rebuilt_postings(self, folder: Path) -> FaissIndex[PostingColumns]:
        """Return an index of postings built afresh from the database into `folder`."""
        index = self._posting_index(folder)
        index.build()
        return index

    def _posting_index(self, folder: Path) -> FaissIndex[PostingColumns]:
        rows, changes = self.posting_rows, self.store.changes
        return FaissIndex(folder, "posting", rows, changes, PostingColumns, taxonomies_hash())

    def forget_erased(self) -> int:
        """Take people who were erased out of all snapshots; return how many were removed.

        The index in use is written anew, without encoding anything; older snapshots, and
        those of other encoders, go. Without a usable one all go, and the next build makes one.
        """
        kind = self.settings.index_dir / "seekers"
        folder, usable = self.index_folder("seekers", self.model_name), False
        if current_snapshot(folder) is not None and self.is_ready(self.model_name):
            self.seekers.build()
            usable = True
        gone = forget_indexes([kind], {folder.name})
        return gone + keep_only(folder, current_snapshot(folder) if usable else None)

    def built_encoder(self) -> Encoder | None:
        """Return the encoder if its model is already built, without building it."""
        path = built_model(self.settings.cache, self.settings.models_dir, self.model_name)
        return Encoder(path) if path else None

    def base_identity(self) -> str:
        """Return the identity of the base model, building it if it is not there."""
        cache, published = self.settings.cache, self.settings.models_dir
        return model_identity(resolve_encoder(cache, published, self._progress, BASE))

    @cached_property
    def matching(self) -> Matching:
        """Return the parts that matching shares."""
        return Matching(
            store=self.store,
            postings=self.postings,
            seekers=self.seekers,
            embedder=self.embedder,
            sentences=self.sentences,
            linker=self.linker,
            scorer=self.scorer,
            fusion=self.fusion,
            reranking=self.reranking,
            clock=self.clock,
            near_region=self.settings.near_region,
        )

    def close(self) -> None:
        """Release what is open."""
        if "store" in self.__dict__:
            self.store.close()
        if "jobs" in self.__dict__:
            self.jobs.close()


def open_system(
    settings: Settings | None = None,
    *,
    progress: Progress = silent,
    encoder_threads: int = 1,
    in_force: bool = False,
) -> System:
    """Return the system of the given settings, or of the environment.

    Parameters
    ----------
    settings, progress, encoder_threads
        See `System`.
    in_force
        Take the encoder in force even where it has no index yet: to make one.
    """
    system = System(settings or read_settings(), progress=progress, encoder_threads=encoder_threads)
    if in_force:
        system.model_name = system.choice.in_force()
    return system


def jobs_place(store_url: str, home: Path) -> tuple[str, str]:
    """Return the database of the jobs, and their schema there where it is PostgreSQL.

    A store that lives in a schema of its own has its jobs in one beside it.
    """
    if store_url.startswith("sqlite"):
        return f"sqlite:///{home / 'jobs.db'}", JOBS_SCHEMA
    found = re.search(r"search_path(?:=|%3D)(\w+)", store_url)
    return store_url, f"{found[1]}_jobs" if found else JOBS_SCHEMA


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
    return [own_key(settings.home / "vault.key")]
