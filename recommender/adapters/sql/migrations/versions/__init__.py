"""One module a migration; they never import the tables of today."""
