"""Tests: a folder a tier."""
