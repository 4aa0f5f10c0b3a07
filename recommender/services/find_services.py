"""Find service items for what somebody says, by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final

import numpy as np

from recommender.domain.service import RIGHTS, FoundServices, Service, is_rights_matter
from recommender.ports import SentenceReader, Store
from recommender.retrieval.service_search import N_OTHERS, SayingModel, Scores
from recommender.retrieval.service_texts import (
    MOST_CHARS,
    ServiceSearchConfig,
    has_words,
    parts,
    sayings,
    told_apart,
)

CHUNK: Final = 500
STORES_REMEMBERED: Final = 2
NOTHING_NEAR: Final = {
    "zh": "服务事项里没有找到对得上的。请拨 12333 问人工，或者到窗口说一说。",
    "en": "No service item here fits what was said. Please call 12333, or ask at the window.",
}


def find_services(
    store: Store,
    reader: SentenceReader | None,
    words: str,
    *,
    k: int = 10,
    language: str = "zh",
) -> FoundServices:
    """Return up to `k` open services that fit what somebody says, best first.

    What is said of a service are its title, its keywords and the clauses of its summary. A
    service stays only if it is likely enough and stands above the matters of other offices
    and above wishes for work; where none is left the answer is empty and points to 12333. Without words every service is returned, in the order of ids.

    Parameters
    ----------
    store
        Holds the services; all open ones are read.
    reader
        Embeds. The vectors of what is said of services are kept, those of `words` are not;
        ``None`` leaves characters alone to be compared, and the answer is marked as degraded.
    words
        What somebody says they need; kept nowhere.
    k
        Services wanted.
    language
        Of the notices.
    """
    if not words.strip():
        return FoundServices(services=tuple(islice(_open_services(store), k)))
    return find_for_each(store, reader, [words], k=k, language=language)[0]


def find_for_each(
    store: Store,
    reader: SentenceReader | None,
    questions: Sequence[str],
    *,
    k: int = 10,
    language: str = "zh",
) -> list[FoundServices]:
    """Return what `find_services` does for each of some questions, read and embedded together.

    Parameters
    ----------
    store, reader, k, language
        See `find_services`.
    questions
        What is asked; words without anything to compare find nothing.
    """
    config = search_config()
    services = tuple(service for service in _open_services(store) if sayings(service))
    plain = [config.plain(words[:MOST_CHARS]) for words in questions]
    found = [one[:k] for one in _fitting(services, reader, plain)]
    nothing = NOTHING_NEAR["en" if language == "en" else "zh"]
    return [
        FoundServices(
            services=tuple(one),
            rights_matter=is_rights_matter(one),
            abstained=not one,
            notices=() if one else (nothing,),
            degraded=reader is None,
        )
        for one in found
    ]


def prepare_services(store: Store, reader: SentenceReader) -> int:
    """Embed and fit what is said of all open services; return how many there are."""
    services = tuple(one for one in _open_services(store) if sayings(one))
    if services:
        _model(services, reader)
    return len(services)


@cache
def search_config() -> ServiceSearchConfig:
    """Return weights, thresholds and words of the street as released."""
    return ServiceSearchConfig.read()


def _fitting(
    services: tuple[Service, ...], reader: SentenceReader | None, questions: Sequence[str]
) -> list[list[Service]]:
    """Return for each question the services near enough to it, best first.

    Where nothing fits the whole, as with a wish for work, a right told in one clause is found.
    """
    asked = [parts(question) if has_words(question) else () for question in questions]
    clauses = [
        told_apart(question) if one else () for question, one in zip(questions, asked, strict=True)
    ]
    flat = [text for one in (*asked, *clauses) for text in one]
    if not services or not flat:
        return [[] for _ in questions]
    vectors = None if reader is None else reader.asked(flat)
    scores = _model(services, reader).scores(flat, vectors)
    ends = np.cumsum([len(one) for one in (*asked, *clauses)])[:-1]
    of_each = np.split(scores, ends)
    found = []
    for whole, apart in zip(of_each[: len(asked)], of_each[len(asked) :], strict=True):
        fitting = _above_floors(services, whole.max(axis=0)) if len(whole) else []
        found.append(fitting or _in_passing(services, apart))
    return found


def _in_passing(services: Sequence[Service], clauses: Scores) -> list[Service]:
    """Return the right that is told most surely in one clause, if there is one.

    Parameters
    ----------
    services
        All of them.
    clauses
        ``(n_clauses, n_services + 2)`` scores.
    """
    rights = np.array([one.kind == RIGHTS for one in services])
    if not len(clauses) or not rights.any():
        return []
    config = search_config()
    own = np.where(rights, clauses[:, :-N_OTHERS], -np.inf)
    others = np.where(rights, -np.inf, clauses[:, :-N_OTHERS]).max(axis=1)
    lead = own.max(axis=1) - np.maximum(others, clauses[:, -N_OTHERS:].max(axis=1))
    sure = np.where(lead >= config.least_lead_of_passing, own.max(axis=1), -np.inf)
    best = int(sure.argmax())
    if sure[best] < config.least_passing:
        return []
    return [services[int(own[best].argmax())]]


def _above_floors(services: Sequence[Service], scores: Scores) -> list[Service]:
    config = search_config()
    *own, wishes, elsewhere = scores.tolist()
    least = max(
        config.least_score, elsewhere + config.least_lead, wishes + config.least_lead_of_work
    )
    least_of_rights = max(least, wishes + config.least_lead_of_rights)
    order = np.argsort(-np.round(own, 6), kind="stable")
    floors = [least_of_rights if one.kind == RIGHTS else least for one in services]
    return [services[i] for i in order if own[i] > floors[i]]


@lru_cache(maxsize=STORES_REMEMBERED)
def _model(services: tuple[Service, ...], reader: SentenceReader | None) -> SayingModel:
    """Return the model of what is said of services, fitted once for the same services."""
    config = search_config()
    said = (*map(sayings, services), config.wishes, config.elsewhere)
    groups = [tuple(map(config.plain, texts)) for texts in said]
    texts = [text for group in groups for text in group]
    return SayingModel(groups, None if reader is None else reader.kept(texts))


def _open_services(store: Store) -> Iterator[Service]:
    after = ""
    while page := store.services.page(after_id=after, limit=CHUNK, status="open"):
        yield from page
        after = page[-1].id
