"""The store in a database: SQLite by default, PostgreSQL in production."""

from recommender.adapters.sql.store import SqlStore

__all__ = ["SqlStore"]
