"""Columns, words and fusion: what a search is made of."""
