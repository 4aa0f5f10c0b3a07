"""What each list of the search finds by itself, and what is missing without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from recommender.ports import Query
from recommender.services.search_queries import query_for_postings
from training.judgements.pooling import Ranking
from training.judgements.rankers import Asked

MERGED: Final = "all lists"


def merged_lists(asked: Asked, depth: int) -> Mapping[str, Ranking]:
    """Return the best `depth` postings of the search as it is, of each list, and without each.

    Searched are all postings that are open and in date: gates are not the search's doing.

    Parameters
    ----------
    asked
        The person's search.
    depth
        Postings a ranking.
    """
    query = query_for_postings(asked.matching, asked.seeker, asked.columns, asked.vectors)
    names = [view.name for view in query.dense]
    names += ["lexical"] if query.words else []
    names += ["occupation"] if query.occupations else []
    found = {MERGED: _searched(asked, query, depth)}
    for name in names:
        found[f"only {name}"] = _searched(asked, _only(query, name), depth)
        found[f"without {name}"] = _searched(asked, _without(query, name), depth)
    return found


def _only(query: Query, name: str) -> Query:
    return replace(
        query,
        dense=tuple(view for view in query.dense if view.name == name),
        words=query.words if name == "lexical" else "",
        occupations=query.occupations if name == "occupation" else (),
    )


def _without(query: Query, name: str) -> Query:
    return replace(
        query,
        dense=tuple(view for view in query.dense if view.name != name),
        words="" if name == "lexical" else query.words,
        occupations=() if name == "occupation" else query.occupations,
    )


def _searched(asked: Asked, query: Query, depth: int) -> Ranking:
    hits = asked.matching.postings.search(asked.view, query, asked.usable, depth)
    found: Ranking = asked.view.ids[hits.rows].tolist()
    return found
