"""Eligibility as data: rule packs are read, checked and evaluated to three values."""
