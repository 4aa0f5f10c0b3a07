"""Find service items for what somebody says, by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import numpy as np

from recommender.domain.service import RIGHTS, FoundServices, Service, is_rights_matter
from recommender.ports import Floats, Store
from recommender.retrieval.service_search import Sayings, Scores, nearness, shared_words
from recommender.retrieval.service_texts import (
    MOST_CHARS,
    SERVICE_FIELD,
    ServiceSearchConfig,
    clauses,
    grams,
    sayings,
)
from recommender.services.embed_texts import TextEmbedder, as_kept

CHUNK: Final = 500
STORES_REMEMBERED: Final = 2
NOTHING_NEAR: Final = {
    "zh": "服务事项里没有找到对得上的。请拨 12333 问人工，或者到窗口说一说。",
    "en": "No service item here fits what was said. Please call 12333, or ask at the window.",
}


def find_services(
    store: Store,
    embedder: TextEmbedder | None,
    words: str,
    *,
    k: int = 10,
    language: str = "zh",
) -> FoundServices:
    """Return up to `k` open services that fit what somebody says, best first.

    Every title, keyword and clause of a summary is compared on its own, and the best of a
    service counts. A service stays only if it is near enough and stands above the matters
    of other offices, one about a right also above what people say who look for work; where
    none is left the answer is empty and points to 12333. Without words every service is
    returned, in the order of ids.

    Parameters
    ----------
    store
        Holds the services; all open ones are read.
    embedder
        Compares meanings. The texts of services stay in its cache, those of `words` do not;
        ``None`` leaves words alone to be compared, and the answer is marked as degraded.
    words
        What somebody says they need; kept nowhere.
    k
        Services wanted.
    language
        Of the notices.
    """
    services = list(_open_services(store))
    if not words.strip():
        return FoundServices(services=tuple(services[:k]))
    found = _fitting(services, embedder, words[:MOST_CHARS])[:k]
    return FoundServices(
        services=tuple(found),
        rights_matter=is_rights_matter(found),
        abstained=not found,
        notices=() if found else (NOTHING_NEAR["en" if language == "en" else "zh"],),
        degraded=embedder is None,
    )


def embed_services(store: Store, embedder: TextEmbedder) -> int:
    """Put the texts of all open services into the cache; return how many services there are."""
    services = tuple(one for one in _open_services(store) if sayings(one))
    embedder.field_vectors(_prepared(services)[1], SERVICE_FIELD)
    return len(services)


@cache
def search_config() -> ServiceSearchConfig:
    """Return weights, thresholds and words of the street as released."""
    return ServiceSearchConfig.read()


def _fitting(
    services: Sequence[Service], embedder: TextEmbedder | None, words: str
) -> list[Service]:
    """Return the services near enough to some words, best first."""
    config = search_config()
    question = config.plain(words)
    services = [service for service in services if sayings(service)]
    if not services or not grams(question):
        return []
    table, texts = _prepared(tuple(services))
    scores = config.words * shared_words(table, question)
    if embedder is not None:
        scores += config.meaning * _nearness(table, texts, question, embedder)
    *own, wishes, elsewhere = scores.tolist()
    least = 0.0 if embedder is None else max(config.least_score, elsewhere + config.least_lead)
    least_of_rights = max(least, wishes + config.least_lead_of_rights)
    order = np.argsort(-np.round(own, 6), kind="stable")
    floors = [least_of_rights if one.kind == RIGHTS else least for one in services]
    return [services[i] for i in order if own[i] > floors[i]]


def _nearness(
    table: Sayings, texts: Sequence[str], question: str, embedder: TextEmbedder
) -> Scores:
    held = embedder.field_vectors(texts, SERVICE_FIELD)
    vectors: Floats = held.vectors[held.text_of_row]
    asked = embedder.queries([(clause, SERVICE_FIELD) for clause in clauses(question)])
    return nearness(table, vectors, as_kept(asked))


@lru_cache(maxsize=STORES_REMEMBERED)
def _prepared(services: tuple[Service, ...]) -> tuple[Sayings, list[str]]:
    """Return what services, wishes for work and matters of other offices are found by."""
    config = search_config()
    said = (*map(sayings, services), config.wishes, config.elsewhere)
    groups = [tuple(map(config.plain, texts)) for texts in said]
    return Sayings.of(groups), [text for texts in groups for text in texts]


def _open_services(store: Store) -> Iterator[Service]:
    after = ""
    while page := store.services.page(after_id=after, limit=CHUNK, status="open"):
        yield from page
        after = page[-1].id
