"""The search index: FAISS for vectors, an inverted file for words, arrays for attributes."""
