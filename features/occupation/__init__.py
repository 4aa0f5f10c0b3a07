"""Occupations: the national classification, titles as people write them, and the link."""
