"""Find service items by the words of their titles and keywords."""

from __future__ import annotations

from collections.abc import Iterator

from recommender.domain.service import Service
from recommender.ports import Store
from recommender.retrieval.texts import terms

TITLE_WEIGHT = 2.0
CHUNK = 500


def find_services(store: Store, words: str, *, k: int = 10) -> list[Service]:
    """Return up to `k` open services that share most character pairs with `words`.

    Words only, no meaning: a pair in the title counts twice one in the keywords or the
    summary. Without words every service is returned, in the order of ids.

    Parameters
    ----------
    store
        Holds the services; all open ones are read.
    words
        What somebody says they need; kept nowhere.
    k
        Services wanted.
    """
    services = list(_open_services(store))
    asked = frozenset(terms(words))
    if not asked:
        return services[:k] if not words.strip() else []
    scored = [(_overlap(asked, service), service) for service in services]
    found = sorted((pair for pair in scored if pair[0] > 0), key=lambda p: (-p[0], p[1].id))
    return [service for _, service in found[:k]]


def _overlap(asked: frozenset[str], service: Service) -> float:
    title = asked.intersection(terms(service.title))
    rest = asked.intersection(terms("。".join((*service.keywords, service.summary)))) - title
    return TITLE_WEIGHT * len(title) + len(rest)


def _open_services(store: Store) -> Iterator[Service]:
    after = ""
    while page := store.services.page(after_id=after, limit=CHUNK, status="open"):
        yield from page
        after = page[-1].id
