"""Near-duplicate postings: found and linked, never deleted."""
