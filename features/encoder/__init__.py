"""The text encoder: built from a package, opened as a SentenceTransformer, run directly."""
