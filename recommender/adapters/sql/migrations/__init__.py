"""Migrations, run by `recommender.adapters.sql.schema`."""
