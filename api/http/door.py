"""What every handler may ask for: the system, its state, and whether the caller may enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from api.http.keeper import Keeper
from api.http.language import Language, language_of
from api.http.measures import Measures
from recommender.bootstrap import System
from recommender.domain.match import MatchAnswer, SeekerAnswer
from recommender.domain.plan import Plan
from recommender.ports import Store

A = TypeVar("A", MatchAnswer, SeekerAnswer, Plan)


@dataclass(frozen=True)
class Door:
    """The parts that all handlers of one process share."""

    store: Store
    keeper: Keeper
    measures: Measures

    @property
    def system(self) -> System:
        """Return what answers now; take it once an answer, the next may be of another encoder."""
        return self.keeper.system

    def mark(self, answer: A, language: str) -> A:
        """Return the answer, marked as degraded when the index it came from is not kept up."""
        status = self.keeper.status
        if status.error is None:
            return answer
        reasons = (*answer.degraded_reasons, status.error.message(language))
        return answer.model_copy(update={"degraded": True, "degraded_reasons": reasons})


async def door_of(request: Request) -> Door:
    """Return the shared parts."""
    door: Door = request.app.state.door
    return door


async def ready_door(request: Request) -> Door:
    """Return the shared parts once everything is open.

    Raises
    ------
    ZhiqiaoError
        Why it is not: still starting, or what is missing.
    """
    door = await door_of(request)
    status = door.keeper.status
    if not status.warm and status.error is not None:
        raise type(status.error)(**status.error.context)
    return door


async def store_of(request: Request) -> Store:
    """Return the store, which needs neither model nor index."""
    return (await door_of(request)).store


async def caller_language(request: Request) -> Language:
    """Return the language of the caller."""
    return language_of(request)


DoorDep = Annotated[Door, Depends(door_of)]
ReadyDoor = Annotated[Door, Depends(ready_door)]
StoreDep = Annotated[Store, Depends(store_of)]
CallerLanguage = Annotated[Language, Depends(caller_language)]
