"""The store in memory: the shipped twin of the database, for demos and tests."""

from recommender.adapters.memory.store import MemoryStore

__all__ = ["MemoryStore"]
